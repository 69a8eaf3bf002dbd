import { describe, expect, it } from "vitest";
import type { PassphraseJudged } from "../../lib/backend";
import { Judge } from "./passphrase.svelte";

describe("Judge", () => {
  it("keeps the answer to what was typed last", async () => {
    const waiting: ((j: PassphraseJudged) => void)[] = [];
    const judge = new Judge(() => new Promise((done) => waiting.push(done)));
    const first = judge.look("ab", false, []);
    const second = judge.look("aonoumi2026kaze", false, []);
    waiting[1]?.({ weakness: null, length: 15, needed: 13 });
    await second;
    waiting[0]?.({ weakness: "too_short", length: 2, needed: 13 });
    await first;
    expect(judge.good).toBe(true);
  });

  it("does not call an empty box good, nor one that could not be judged", async () => {
    const judge = new Judge(async () => ({ weakness: null, length: 0, needed: 13 }));
    await judge.look("", false, []);
    expect(judge.good).toBe(false);
    const deaf = new Judge(() => Promise.reject(new Error("locked")));
    await deaf.look("aonoumi2026kaze", false, []);
    expect(deaf.good).toBe(false);
  });
});
