import { describe, expect, it } from "vitest";
import { Trail } from "./trail.svelte";

describe("Trail", () => {
  it("goes back and forward, and forgets what lay ahead of a new step", () => {
    const trail = new Trail();
    for (const id of ["a", "b", "c"]) trail.visit(id);
    expect(trail.back()).toBe("b");
    expect(trail.back()).toBe("a");
    expect(trail.canBack).toBe(false);
    expect(trail.back()).toBe("a");
    expect(trail.forward()).toBe("b");
    trail.visit("d");
    expect(trail.canForward).toBe(false);
    expect(trail.back()).toBe("b");
  });

  it("does not count the same passage twice", () => {
    const trail = new Trail();
    trail.visit("a");
    trail.visit("a");
    expect(trail.canBack).toBe(false);
    trail.visit("");
    expect(trail.now).toBe("a");
  });
});
