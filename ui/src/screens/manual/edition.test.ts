import { describe, expect, it } from "vitest";
import { address, at } from "./edition";

describe("the address of a passage", () => {
  it.each([
    ["liver.judgement", "liver.judgement", ""],
    ["liver.judgement~2026-11", "liver.judgement", "2026-11"],
    ["~2026-11", "", "2026-11"],
    ["", "", ""],
  ])("reads back what it writes: %s", (text, id, edition) => {
    expect(at(text)).toEqual({ id, edition });
    expect(address(id, edition)).toBe(text);
  });
});
