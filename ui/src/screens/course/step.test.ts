import { describe, expect, it } from "vitest";
import type { CourseChapter } from "../../lib/backend";
import { nextStep } from "./step";

const line = (id: string, next: string, done: boolean): CourseChapter => ({ id, next, done }) as CourseChapter;

describe("the next step of the course", () => {
  it("reads the first chapter that is not done, then tests it, then goes on", () => {
    const second = line("b", "b.one", false);
    expect(nextStep([line("a", "a.two", false), second])).toMatchObject({ is: "read", chapter: { id: "a" } });
    expect(nextStep([line("a", "", false), second])).toMatchObject({ is: "check", chapter: { id: "a" } });
    expect(nextStep([line("a", "", true), second])).toMatchObject({ is: "read", chapter: { id: "b" } });
    expect(nextStep([line("a", "", true)])).toEqual({ is: "done" });
  });

  it("offers nothing before the plan is known", () => {
    expect(nextStep([])).toEqual({ is: "none" });
  });
});
