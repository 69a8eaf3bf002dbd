import { describe, expect, it, vi } from "vitest";
import { japanese, Reader, spoken, type Voice } from "./speech";

const voice = (name: string, lang: string, localService: boolean, isDefault = false): Voice => ({ name, lang, localService, default: isDefault });

describe("the voice", () => {
  it("is a Japanese one of this PC, never one of a remote service", () => {
    const english = voice("a", "en-US", true, true);
    const remote = voice("b", "ja-JP", false, true);
    expect(japanese([english, remote])).toBeNull();
    expect(japanese([])).toBeNull();
    const [one, two] = [voice("c", "ja", true), voice("d", "ja_JP", true, true)];
    expect(japanese([english, remote, one])?.name).toBe("c");
    expect(japanese([remote, one, two])?.name).toBe("d");
    expect(japanese([voice("e", "jav", true)])).toBeNull();
  });
});

describe("what is said", () => {
  const terms = [
    { term: "休職", reading: "きゅうしょく" },
    { term: "休職期間", reading: "きゅうしょくきかん" },
    { term: "eGFR", reading: "いーじーえふあーる" },
    { term: "リワーク", reading: "りわーく" },
  ];
  it("has the readings of the terms, the longest first, and leaves kana alone", () => {
    expect(spoken("休職期間と休職とリワーク。", terms)).toBe("きゅうしょくきかんときゅうしょくとリワーク。");
    expect(spoken("eGFRが下がる", terms)).toBe("いーじーえふあーるが下がる");
    expect(spoken("XeGFRとeGFR2", terms)).toBe("XeGFRとeGFR2");
    expect(spoken("休職", [{ term: "休職", reading: "" }])).toBe("休職");
  });
});

describe("Reader", () => {
  const make = () => {
    const ends: (() => void)[] = [];
    const fails: ((why: Error) => void)[] = [];
    const said: string[] = [];
    const told: string[] = [];
    const hush = vi.fn();
    const reader = new Reader(
      (text) => {
        said.push(text);
        return new Promise((end, fail) => {
          ends.push(end);
          fails.push(fail);
        });
      },
      hush,
      (state, at) => told.push(`${state} ${at}`),
    );
    const turn = async (): Promise<void> => {
      ends.shift()?.();
      fails.shift();
      await Promise.resolve();
      await Promise.resolve();
    };
    return { reader, said, told, hush, turn, fails };
  };

  it("says one sentence after another and ends", async () => {
    const { reader, said, told, turn } = make();
    const done = reader.start(["一", "二"]);
    await turn();
    await turn();
    await done;
    expect(said).toEqual(["一", "二"]);
    expect(reader.state).toBe("idle");
    expect(told.at(-1)).toBe("idle 0");
    expect(told).toContain("reading 1");
  });

  it("begins the sentence again after a pause, and says nothing after it was stopped", async () => {
    const { reader, said, hush, turn } = make();
    void reader.start(["一", "二", "三"]);
    await turn();
    reader.pause();
    // The engine ends the hushed sentence late: it does not lead on.
    await turn();
    expect([reader.state, said]).toEqual(["paused", ["一", "二"]]);
    void reader.resume();
    expect(said).toEqual(["一", "二", "二"]);
    reader.stop();
    await turn();
    expect(said).toHaveLength(3);
    expect(hush).toHaveBeenCalledTimes(2);
  });

  it("stops and tells when the voice fails", async () => {
    const { reader, fails } = make();
    const done = reader.start(["一"]);
    fails[0]?.(new Error("audio"));
    await expect(done).rejects.toThrow("audio");
    expect(reader.state).toBe("idle");
  });
});
