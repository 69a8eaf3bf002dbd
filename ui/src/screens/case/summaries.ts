// One line for each record of a list.
import type { Benefit, Consent, Employment, FeeCheck, Insurance, Measure, Noun, Opinion, Outcome, Plan, SickPay, Treatment } from "../../lib/backend";
import { shortDate } from "../../lib/format";
import { caseText as text } from "../../lib/text/case";
import { words } from "../../lib/vocabulary.svelte";

export type Line = { title: string; sub: string };
const join = (...parts: string[]): string => parts.filter((p) => p !== "").join("・");
const label = (list: string, code: string): string => (code === "" ? "" : words.label(list, code));
const range = (from: string, to: string): string => (from === "" && to === "" ? "" : `${shortDate(from)}〜${shortDate(to)}`);

const lines: { [N in Noun]?: (row: never) => Line } = {
  employment: (r: Employment) => ({
    title: r.employer || join(label("industry", r.industry), r.job_title) || label("employment_status", r.status),
    sub: join(label("employment_kind", r.kind), r.job_title, label("site_size", r.site_size)),
  }),
  treatment: (r: Treatment) => ({
    title: (r.disease_name || label("disease", r.disease)) + (r.main ? text.mainDisease : ""),
    sub: join(label("disease", r.disease), words.labels("symptom", r.symptoms)),
  }),
  insurance: (r: Insurance) => ({ title: label("insurance_kind", r.kind), sub: join(label("income_band", r.income_band), label("cause", r.cause)) }),
  consent: (r: Consent) => ({
    title: join(label("consent_purpose", r.purpose), label("consent_answer", r.answer)),
    sub: join(
      shortDate(r.on_date),
      words.labels("consent_party", r.parties),
      r.until === "" ? "" : text.until(shortDate(r.until)),
      r.withdrawn_on === "" ? "" : text.withdrawn(shortDate(r.withdrawn_on)),
    ),
  }),
  opinion: (r: Opinion) => ({
    title: join(label("opinion_kind", r.kind), label("opinion_judgement", r.judgement)),
    sub: join(
      r.received_on === "" ? (r.requested_on === "" ? "" : text.requested(shortDate(r.requested_on))) : text.received(shortDate(r.received_on)),
      range(r.from_date, r.to_date),
      r.doctor,
    ),
  }),
  plan: (r: Plan) => ({
    title: join(label("plan_kind", r.kind), r.version === null ? "" : text.version(r.version)),
    sub: join(shortDate(r.made_on), r.made_by),
  }),
  measure: (r: Measure) => ({ title: join(label("measure", r.code), r.text), sub: join(label("measure_nature", r.nature), range(r.from_date, r.to_date), r.agreed_with) }),
  benefit: (r: Benefit) => ({
    title: label("benefit", r.resource),
    sub: join(label("benefit_state", r.state), range(r.started_on, r.ends_on)),
  }),
  fee_check: (r: FeeCheck) => ({ title: join(shortDate(r.service_on), label("fee_turn", r.turn)), sub: join(label("fee_receiver", r.receiver), label("fee_office", r.office)) }),
  sick_pay: (r: SickPay) => ({ title: label("sick_pay_kind", r.kind), sub: join(range(r.from_date, r.to_date), r.illness) }),
  outcome: (r: Outcome) => ({ title: label("outcome", r.code), sub: join(shortDate(r.on_date), r.work_style) }),
};

/** The line of a record. */
export function lineOf(noun: Noun, row: object): Line {
  const made = (lines[noun] as ((row: object) => Line) | undefined)?.(row) ?? { title: "", sub: "" };
  if (made.title === "") return { ...made, title: text.records.untitled };
  return made.title.startsWith(made.sub) ? { ...made, sub: "" } : made;
}
