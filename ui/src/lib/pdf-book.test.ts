import { describe, expect, it } from "vitest";
import { dense } from "./pdf-book";

describe("dense", () => {
  it("leaves a page of paper as sharp as it is asked for", () => {
    expect(dense(2, { width: 595, height: 842 })).toBe(2);
  });

  it("draws a page that is narrow and endless coarser", () => {
    const long = { width: 1, height: 14_400 };
    expect(dense(860, long) * long.height).toBeCloseTo(16_384, 0);
    const wide = { width: 10_000, height: 10_000 };
    expect((dense(2, wide) * wide.width) ** 2).toBeCloseTo(32_000_000, 0);
  });
});
