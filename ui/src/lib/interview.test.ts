import { describe, expect, it } from "vitest";
import { allowed } from "./interview.svelte";

describe("面談モード", () => {
  it("allows the case of the person and the manual, and nothing else", () => {
    expect(allowed({ at: "case", id: "c1", tab: "work" }, "c1")).toBe(true);
    expect(allowed({ at: "manual", passage: "" }, "c1")).toBe(true);
    expect(allowed({ at: "case", id: "c2", tab: "work" }, "c1")).toBe(false);
    expect(allowed({ at: "today" }, "c1")).toBe(false);
    expect(allowed({ at: "cases" }, "c1")).toBe(false);
    expect(allowed({ at: "settings", section: "" }, "c1")).toBe(false);
  });
  it("allows everything while it is off", () => {
    expect(allowed({ at: "today" }, "")).toBe(true);
  });
});
