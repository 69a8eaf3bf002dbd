import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Note } from "./note.svelte";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("Note", () => {
  it("saves once after a pause in typing", async () => {
    const save = vi.fn(async () => undefined);
    const note = new Note(save);
    note.show("a.b", "");
    note.typed("主");
    note.typed("主治医");
    expect(save).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect(save.mock.calls).toEqual([["a.b", "主治医"]]);
    expect(note.state).toBe("saved");
    expect(note.dirty).toBe(false);
  });

  it("saves again what was typed during a save", async () => {
    let release: () => void = () => undefined;
    const texts: string[] = [];
    const note = new Note((_, text) => {
      texts.push(text);
      return new Promise<void>((done) => (release = done));
    });
    note.show("a.b", "");
    note.typed("一");
    const done = note.flush();
    note.typed("一二");
    release();
    await vi.advanceTimersByTimeAsync(0);
    release();
    await done;
    expect(texts).toEqual(["一", "一二"]);
    expect(note.state).toBe("saved");
  });

  it("keeps the text when the save fails, and saves it on the next try", async () => {
    let broken = true;
    const note = new Note(async () => {
      if (broken) throw new Error("disk_full");
    });
    note.show("a.b", "前のメモ");
    note.typed("新しいメモ");
    await note.flush();
    expect(note.state).toBe("failed");
    expect(note.text).toBe("新しいメモ");
    note.show("a.b", "前のメモ");
    expect(note.text).toBe("新しいメモ");
    broken = false;
    await note.flush();
    expect(note.state).toBe("saved");
  });
});
