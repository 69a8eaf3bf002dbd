import { describe, expect, it } from "vitest";
import { unique } from "./unique";

describe("keys of a list", () => {
  it("are never the same twice, and stay what they are when alone", () => {
    const keys = unique(["a", "b", "a", "a", "c"]);
    expect(new Set(keys).size).toBe(5);
    expect([keys[0], keys[1], keys[4]]).toEqual(["a", "b", "c"]);
  });
});
