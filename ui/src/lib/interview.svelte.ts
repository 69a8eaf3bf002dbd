// 面談モード: one person beside the screen, and nothing of anybody else on it. The program refuses what the window should
// not ask; here the window does not ask.
import { call } from "./backend";
import { flushAll } from "./flush";
import { overlay } from "./overlay.svelte";
import { router, type Place } from "./router.svelte";
import { desk } from "./session.svelte";

/** Is this place about the one person, or about nobody? */
export function allowed(place: Place, caseId: string): boolean {
  return caseId === "" || (place.at === "case" && place.id === caseId) || place.at === "manual";
}

/** Starts for a case: what is being typed is kept, every dialog closes, and only this case remains. */
export async function startInterview(caseId: string): Promise<void> {
  await flushAll();
  overlay.clear();
  const begun = await call("interview_start", { id: caseId });
  router.swap({ at: "case", id: begun.case_id, tab: "activities" });
  await desk.look();
}

/** The key and the button: starts on the case that is shown, asks before it ends. */
export function turnInterview(): void {
  if (desk.interview !== "") overlay.leaveInterview = true;
  else if (router.place.at === "case") void startInterview(router.place.id).catch(() => undefined);
}
