import { describe, expect, it } from "vitest";
import { back, step } from "./months";

describe("months", () => {
  it("step over the turn of the year", () => {
    expect(step("2026-01", -1)).toBe("2025-12");
    expect(step("2025-12", 1)).toBe("2026-01");
    expect(step("2026-11", -24)).toBe("2024-11");
  });
  it("go back from the newest", () => {
    expect(back("2026-02", 3)).toEqual(["2026-02", "2026-01", "2025-12"]);
  });
});
