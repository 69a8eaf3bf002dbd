import { describe, expect, it, vi } from "vitest";
import { flushAll, onFlush } from "./flush";

describe("what is typed but not stored", () => {
  it("is stored by all, even when one of them fails, and waited for", async () => {
    const stored: string[] = [];
    const stops = [
      onFlush(async () => Promise.reject(new Error("disk_full"))),
      onFlush(async () => {
        await Promise.resolve();
        stored.push("note");
      }),
    ];
    await flushAll();
    expect(stored).toEqual(["note"]);
    for (const stop of stops) stop();
  });

  it("is not asked for any more when its screen is gone", async () => {
    const store = vi.fn(async () => undefined);
    onFlush(store)();
    await flushAll();
    expect(store).not.toHaveBeenCalled();
  });
});
