import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Draft } from "../backend";

const calls: { name: string; request: Draft }[] = [];
let refuse = false;
let hold: Promise<void> | null = null;

vi.mock("../backend/tauri", () => ({
  invokeApi: async (name: string, request: Draft) => {
    calls.push({ name, request: structuredClone(request) });
    if (hold) await hold;
    if (refuse) throw { code: "disk_full" };
    if (name === "draft_put") return { ...request, id: request.id || "d1", at: "2026-11-24T00:00:00Z" };
    if (name === "draft_list") return [{ id: "d7", screen: "activity", case_id: "c1", record_id: "", base_rev: 0, body: { text: "前回" }, title: "", at: "x" }];
    return {};
  },
  invokeShell: async () => null,
  onShell: () => () => undefined,
}));

const { DraftKeeper } = await import("./draft.svelte");
const { flushAll } = await import("../flush");
const puts = (): typeof calls => calls.filter((c) => c.name === "draft_put");
let text = "";
const keeper = (): InstanceType<typeof DraftKeeper> =>
  new DraftKeeper({
    screen: "activity",
    caseId: () => "c1",
    recordId: () => "",
    baseRev: () => 0,
    title: () => text,
    body: () => ({ text }),
  });

beforeEach(() => {
  vi.useFakeTimers();
  calls.length = 0;
  refuse = false;
  hold = null;
  text = "";
});
afterEach(() => vi.useRealTimers());

describe("a draft", () => {
  it("is written within a second of typing, even when the typing never pauses", async () => {
    const draft = keeper();
    for (let n = 0; n < 30; n += 1) {
      text += "あ";
      draft.touch();
      await vi.advanceTimersByTimeAsync(100);
      if (n === 9) expect(puts().length).toBeGreaterThanOrEqual(1);
    }
    expect(puts().length).toBeGreaterThanOrEqual(3);
    await vi.advanceTimersByTimeAsync(1000);
    expect(puts().at(-1)?.request.body).toEqual({ text });
    draft.close();
  });

  it("is not written when nothing was typed", async () => {
    const draft = keeper();
    await vi.advanceTimersByTimeAsync(5000);
    await draft.flush();
    expect(puts()).toHaveLength(0);
    draft.close();
  });

  it("is written at once by a flush, under the same id, and only once", async () => {
    const draft = keeper();
    text = "電話";
    draft.touch();
    await flushAll();
    expect(puts()).toHaveLength(1);
    text = "電話した";
    draft.touch();
    await flushAll();
    expect(puts().map((c) => c.request.id)).toEqual(["", "d1"]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(puts()).toHaveLength(2);
    draft.close();
  });

  it("keeps what was typed while a write was under way", async () => {
    const draft = keeper();
    let release = (): void => undefined;
    hold = new Promise((done) => (release = done));
    text = "一";
    draft.touch();
    await vi.advanceTimersByTimeAsync(700);
    expect(puts()).toHaveLength(1);
    text = "一二";
    draft.touch();
    const flushed = draft.flush();
    hold = null;
    release();
    await flushed;
    expect(puts().at(-1)?.request).toMatchObject({ id: "d1", body: { text: "一二" } });
    draft.close();
  });

  it("says when it could not be written, and tries again", async () => {
    const draft = keeper();
    refuse = true;
    text = "満杯";
    draft.touch();
    await vi.advanceTimersByTimeAsync(700);
    expect(draft.error?.code).toBe("disk_full");
    refuse = false;
    await draft.flush();
    expect(draft.error).toBeNull();
    expect(draft.id).toBe("d1");
    draft.close();
  });

  it("comes back with its id, and goes with a drop", async () => {
    const draft = keeper();
    const kept = await draft.restore();
    expect(kept?.body).toEqual({ text: "前回" });
    expect(draft.id).toBe("d7");
    await draft.drop();
    expect(calls.at(-1)).toMatchObject({ name: "draft_drop", request: { id: "d7" } });
    expect(draft.id).toBe("");
    draft.close();
  });
});
