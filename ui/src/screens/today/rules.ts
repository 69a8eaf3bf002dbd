// On which tab the fact behind a date is recorded.
import type { TabId } from "../../lib/router.svelte";

const TABS: Record<string, TabId> = {
  follow_up: "outcome",
  followup_on: "activities",
  next_visit: "illness",
  opinion_until: "opinion",
  opinion_waiting: "opinion",
  plan_review: "opinion",
  measure_review: "opinion",
  leave_limit: "work",
  contract_until: "work",
  consent_until: "consent",
  benefit_ends: "benefits",
  benefit_renewal: "benefits",
  handbook_renewal: "benefits",
};

/** The tab for a rule; a rule that is not known leads to 経過. */
export function tabOfRule(rule: string): TabId {
  return TABS[rule] ?? "activities";
}
