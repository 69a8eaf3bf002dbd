// What comes next in the course: the first chapter that is not done is read to its end, then tested.
import type { CourseChapter } from "../../lib/backend";

export type Step = { is: "read" | "check"; chapter: CourseChapter } | { is: "done" } | { is: "none" };

/** The next step through the chapters of the base. */
export function nextStep(base: readonly CourseChapter[]): Step {
  const open = base.find((line) => !line.done);
  if (open) return { is: open.next === "" ? "check" : "read", chapter: open };
  return { is: base.length === 0 ? "none" : "done" };
}
