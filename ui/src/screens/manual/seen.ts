// Tells which passage is open, where facility and user have turned it on that this is recorded; nothing is told otherwise.
import { call } from "../../lib/backend";
import { desk } from "../../lib/session.svelte";

const isOn = (): boolean => desk.settings.passage_use_allowed && desk.settings.passage_use;

function tell(caseId: string, passage: string, edition: string): void {
  // What is not recorded is no loss that anybody must hear of.
  void call("passage_seen", { case_id: caseId, passage, edition }).catch(() => undefined);
}

/** A passage is being read: beside a case, or with an empty case in the manual. */
export function sees(caseId: string, passage: string, edition: string): void {
  if (isOn()) tell(caseId, passage, edition);
}

/** The manual is left: no passage of it is open any more. */
export function leaves(): void {
  if (isOn() && desk.state?.phase === "open") tell("", "", "");
}
