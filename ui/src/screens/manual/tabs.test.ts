import { describe, expect, it } from "vitest";
import { MOST, Tabs } from "./tabs.svelte";

const open = (...ids: string[]): Tabs => {
  const tabs = new Tabs();
  tabs.current.trail.visit(ids[0] ?? "");
  for (const id of ids.slice(1)) tabs.open(id, id);
  return tabs;
};
const shown = (tabs: Tabs): string[] => tabs.list.map((tab) => tab.trail.now);

describe("Tabs", () => {
  it("opens behind the one that is read, one after another", () => {
    const tabs = open("a", "b", "c");
    expect([shown(tabs), tabs.at]).toEqual([["a", "b", "c"], 0]);
    tabs.pick(1);
    tabs.open("d", "d");
    expect(shown(tabs)).toEqual(["a", "b", "d", "c"]);
  });

  it("keeps a trail for each", () => {
    const tabs = open("a", "b");
    tabs.pick(1);
    tabs.current.trail.visit("c");
    tabs.step(-1);
    expect(tabs.current.trail.canBack).toBe(false);
    tabs.step(-1);
    expect(tabs.current.trail.back()).toBe("b");
  });

  it("tells what was opened before, the newest first and each once", () => {
    const tabs = open("a", "x");
    for (const id of ["b", "a", "c"]) tabs.current.trail.visit(id);
    expect(tabs.before).toEqual(["a", "b", "x"]);
  });

  it("closes, reopens where it was, and never has none", () => {
    const tabs = open("a", "b", "c");
    tabs.pick(2);
    tabs.close(1);
    expect([shown(tabs), tabs.current.trail.now]).toEqual([["a", "c"], "c"]);
    tabs.close(1);
    expect(tabs.current.trail.now).toBe("a");
    tabs.close(0);
    expect(shown(tabs)).toEqual([""]);
    tabs.close(0);
    expect(tabs.list).toHaveLength(1);
    tabs.reopen();
    tabs.reopen();
    tabs.reopen();
    expect(shown(tabs).sort()).toEqual(["", "a", "b", "c"]);
    expect(tabs.canReopen).toBe(false);
  });

  it("moves the current one and stays inside", () => {
    const tabs = open("a", "b", "c");
    tabs.move(1);
    tabs.move(1);
    tabs.move(1);
    expect([shown(tabs), tabs.at]).toEqual([["b", "c", "a"], 2]);
  });

  it("is kept as addresses and comes back, an older edition with its mark", () => {
    const tabs = open("a", "b~2026-11");
    tabs.pick(1);
    tabs.current.trail.visit("c~2026-11");
    tabs.current.scroll = 120.4;
    const kept = tabs.kept;
    expect(kept).toEqual({
      tabs: [
        { trail: ["a"], at: 0, scroll: 0, title: "" },
        { trail: ["b~2026-11", "c~2026-11"], at: 1, scroll: 120, title: "" },
      ],
      current: 1,
    });
    const back = new Tabs();
    back.load({ ...kept, offers_closed: false, speed: 100 });
    expect([shown(back), back.at, back.current.scroll]).toEqual([["a", "c~2026-11"], 1, 120]);
    expect(back.current.trail.back()).toBe("b~2026-11");
  });

  it("stops at a number that a row can show", () => {
    const tabs = open("a");
    for (let n = 1; n < MOST; n += 1) expect(tabs.open(`p${n}`, "")).toBe(true);
    expect(tabs.open("more", "")).toBe(false);
    expect(tabs.add()).toBe(false);
  });
});
