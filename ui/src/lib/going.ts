// To the place that a line leads to, from whichever list it stands in.
import { aim } from "./aim.svelte";
import { opening, type Placed, type Step } from "./line";
import { overlay } from "./overlay.svelte";
import { router } from "./router.svelte";

/** Opens a date of the calendar: in its case, or on 今日 where it belongs to none. */
export function openDate(line: Placed): void {
  if (line.case_id === "") router.go({ at: "today" });
  goTo(opening(line));
}

/** Opens the record, its case or the dialog in which it stands; a note leads nowhere. */
export function goTo(step: Step): void {
  if (step.go === "memo") overlay.memo = { id: step.id, answered: step.answered, draft: null };
  else if (step.go === "todo") overlay.todo = { id: step.id, caseId: "" };
  else if (step.go === "talk") overlay.talk = { caseId: step.caseId, step: "after" };
  else if (step.go === "case") {
    aim.at = step.aim;
    router.go({ at: "case", id: step.caseId, tab: step.tab });
  }
}
