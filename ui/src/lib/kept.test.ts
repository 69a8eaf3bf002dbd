import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ManualTabs } from "./backend";
import { Kept } from "./kept.svelte";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const stored: ManualTabs = { tabs: [{ trail: ["a"], at: 0, scroll: 0, title: "" }], current: 0, offers_closed: true, speed: 0 };

describe("Kept", () => {
  it("is read once, and stored once after a pause with everything that changed", async () => {
    const get = vi.fn(async () => stored);
    const put = vi.fn(async () => ({}));
    const kept = new Kept(get, put);
    await Promise.all([kept.need(), kept.need()]);
    expect(get).toHaveBeenCalledTimes(1);
    expect(kept.value).toEqual({ ...stored, speed: 100 });
    kept.change({ speed: 125 });
    kept.change({ offers_closed: false });
    expect(put).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect(put.mock.calls).toEqual([[{ ...stored, speed: 125, offers_closed: false }]]);
  });

  it("does not overwrite what was changed while it was read, and goes on after a failure", async () => {
    let answer: (all: ManualTabs) => void = () => undefined;
    let broken = true;
    const put = vi.fn(async () => {
      if (broken) throw new Error("locked");
    });
    const kept = new Kept(() => new Promise((done) => (answer = done)), put);
    const read = kept.need();
    await vi.advanceTimersByTimeAsync(0);
    kept.change({ speed: 150 });
    answer(stored);
    await read;
    expect(kept.value.speed).toBe(150);
    await kept.flush();
    broken = false;
    kept.change({ speed: 75 });
    await kept.flush();
    expect(put).toHaveBeenCalledTimes(2);
  });

  it("forgets everything for whoever comes next", async () => {
    const get = vi.fn(async () => stored);
    const kept = new Kept(get, async () => ({}));
    await kept.need();
    kept.clear();
    expect(kept.value.tabs).toEqual([]);
    await kept.need();
    expect(get).toHaveBeenCalledTimes(2);
  });
});
