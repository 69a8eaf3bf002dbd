import { describe, expect, it } from "vitest";
import { Find } from "./find.svelte";

const hit = (n: number) => ({
  id: `p${n}`, case_id: "", title: "運転と仕事", sub: "", excerpt: "安全運転相談とフォークリフト",
  spans: [{ start: 2, end: 4 }], title_spans: [{ start: 0, end: 2 }], page: 0,
});

describe("Find", () => {
  it("asks for more only when asked to, and starts small for another word", async () => {
    const limits: number[] = [];
    const find = new Find(async (_, limit) => {
      limits.push(limit);
      return { total: 30, facets: [], suggestions: [], hits: Array.from({ length: Math.min(30, limit) }, (_x, i) => hit(i)) };
    });
    find.text = "運転";
    await find.now();
    expect(find.canWiden).toBe(true);
    await find.widen();
    expect(find.hits).toHaveLength(30);
    expect(find.canWiden).toBe(false);
    find.text = "高所";
    await find.now();
    expect(limits).toEqual([20, 100, 20]);
  });

  it("hands over the words that were found, once each", async () => {
    const find = new Find(async () => ({ total: 2, facets: [], suggestions: [], hits: [hit(1), hit(2)] }));
    find.text = "うんてん";
    await find.now();
    expect(find.found).toEqual(["運転"]);
  });

  it("moves over the hits and stays inside", async () => {
    const find = new Find(async () => ({ total: 2, facets: [], suggestions: [], hits: [hit(1), hit(2)] }));
    find.text = "運転";
    await find.now();
    expect(find.chosen).toBe(-1);
    find.move(1);
    find.move(1);
    find.move(1);
    expect(find.chosen).toBe(1);
    find.move(-5);
    expect(find.chosen).toBe(0);
  });

  it("narrows by what is picked, and forgets it with another question", async () => {
    const asked: string[] = [];
    const find = new Find(async (text, _, facets) => {
      asked.push([text, ...facets.map((f) => f.code)].join(" "));
      return { total: 0, hits: [], facets: [], suggestions: [] };
    });
    await find.ask("運転");
    await find.pick("disease", "heart");
    await find.pick("chapter", "heart");
    await find.pick("disease", "heart");
    await find.ask("休職");
    expect(asked).toEqual(["運転", "運転 heart", "運転 heart heart", "運転 heart", "休職"]);
  });
});
