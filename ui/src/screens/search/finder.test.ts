import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SearchFound, SearchHit } from "../../lib/backend";
import { Finder } from "./finder.svelte";

const hit = (id: string): SearchHit => ({ id, case_id: id, title: id, sub: "", excerpt: "", spans: [], title_spans: [], page: 0 });
const group = (prefix: string, total: number, limit: number) => ({
  total,
  hits: Array.from({ length: Math.min(total, limit) }, (_, i) => hit(`${prefix}${i}`)),
});
const answer = (limit: number, cases = 2, activities = 9, passages = 1, documents = 0): SearchFound => ({
  cases: group("c", cases, limit),
  activities: group("a", activities, limit),
  passages: group("p", passages, limit),
  documents: group("d", documents, limit),
  empty_query: false,
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("Finder", () => {
  it("asks once for what was typed last", async () => {
    const ask = vi.fn(async (_: string, limit: number) => answer(limit));
    const finder = new Finder(ask);
    finder.typed("か");
    finder.typed("かん");
    await vi.runAllTimersAsync();
    expect(ask.mock.calls.map((c) => c[0])).toEqual(["かん"]);
    expect(finder.total).toBe(12);
  });

  it("never asks while composing, and asks when the conversion is confirmed", async () => {
    const ask = vi.fn(async (_: string, limit: number) => answer(limit));
    const finder = new Finder(ask);
    finder.typed("肝");
    finder.compositionStarts();
    finder.typed("肝こ");
    finder.typed("肝こう");
    await vi.runAllTimersAsync();
    await finder.now();
    expect(ask).not.toHaveBeenCalled();
    finder.compositionEnds("肝硬変");
    await vi.runAllTimersAsync();
    expect(ask.mock.calls.map((c) => c[0])).toEqual(["肝硬変"]);
  });

  it("drops an answer that comes after a newer question", async () => {
    const waiting: ((f: SearchFound) => void)[] = [];
    const finder = new Finder(() => new Promise((done) => waiting.push(done)));
    finder.text = "肝";
    const first = finder.now();
    finder.text = "肝硬変";
    const second = finder.now();
    waiting[1]?.(answer(6, 1, 0, 0));
    await second;
    waiting[0]?.(answer(6, 5, 5, 5));
    await first;
    expect(finder.asked).toBe("肝硬変");
    expect(finder.total).toBe(1);
    expect(finder.asking).toBe(false);
  });

  it("drops an answer that comes after the box was emptied", async () => {
    let done: (f: SearchFound) => void = () => undefined;
    const finder = new Finder(() => new Promise((d) => (done = d)));
    finder.text = "肝";
    const first = finder.now();
    finder.clear();
    done(answer(6));
    await first;
    expect(finder.answer).toBeNull();
  });

  it("shows six of a group and a line for the rest, which widens only that group", async () => {
    const finder = new Finder(async (_, limit) => answer(limit));
    finder.text = "復職";
    await finder.now();
    expect(finder.rows.map((r) => (r.is === "hit" ? r.hit.id : `+${r.rest}`))).toEqual(["c0", "c1", "a0", "a1", "a2", "a3", "a4", "a5", "+3", "p0"]);
    await finder.widen("activities");
    expect(finder.rows).toHaveLength(12);
    expect(finder.rows.every((r) => r.is === "hit")).toBe(true);
  });

  it("moves over rows and groups, round at the ends", async () => {
    const finder = new Finder(async (_, limit) => answer(limit, 2, 3, 1));
    finder.text = "復職";
    await finder.now();
    finder.move(-1);
    expect(finder.chosen).toBe(5);
    finder.move(1);
    expect(finder.chosen).toBe(0);
    finder.moveGroup(1);
    expect(finder.chosen).toBe(2);
    finder.moveGroup(1);
    finder.moveGroup(1);
    expect(finder.chosen).toBe(0);
    finder.moveGroup(-1);
    expect(finder.chosen).toBe(5);
  });

  it("offers pages of own documents last, and counts them", async () => {
    const finder = new Finder(async (_, limit) => answer(limit, 1, 0, 1, 2));
    finder.text = "休職";
    await finder.now();
    expect(finder.rows.map((r) => r.group)).toEqual(["cases", "passages", "documents", "documents"]);
    expect(finder.total).toBe(4);
  });

  it("keeps the last result beside the error when a search fails", async () => {
    let broken = false;
    const finder = new Finder(async (_, limit) => {
      if (broken) throw { code: "internal", log: "1" };
      return answer(limit);
    });
    finder.text = "肝";
    await finder.now();
    broken = true;
    finder.text = "肝硬";
    await finder.now();
    expect(finder.error).toEqual({ code: "internal", log: "1" });
    expect(finder.asked).toBe("肝");
  });
});
