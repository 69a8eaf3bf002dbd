// On which tab the fact behind a date is recorded.
import type { TabId } from "../../lib/router.svelte";

const TABS: Record<string, TabId> = {
  follow_up_3: "outcome",
  follow_up_6: "outcome",
  follow_up_12: "outcome",
  followup_on: "activities",
  next_visit: "illness",
  opinion_until: "opinion",
  opinion_waiting: "opinion",
  plan_review: "opinion",
  measure_review: "opinion",
  leave_limit: "work",
  leave_limit_counted: "work",
  leave_limit_absence: "work",
  contract_until: "work",
  consent_until: "consent",
  benefit_ends: "benefits",
  benefit_renewal: "benefits",
  handbook_renewal: "benefits",
  handbook_benefit_renewal: "benefits",
  certificate_renewal: "benefits",
  pension_renewal: "benefits",
  sick_pay_end: "benefits",
  sick_pay_calendar: "benefits",
  measure_until: "opinion",
  paid_leave_until: "work",
  paid_leave_counted: "work",
  voluntary_insurance: "work",
  unemployment_year: "work",
  assessment_day: "illness",
  assessment_day_dialysis: "illness",
  assessment_day_implant: "illness",
  assessment_day_stroke: "illness",
  assessment_day_stoma: "illness",
};

/** The tab for a rule; a rule that is not known leads to 経過. */
export function tabOfRule(rule: string): TabId {
  return TABS[rule] ?? "activities";
}
