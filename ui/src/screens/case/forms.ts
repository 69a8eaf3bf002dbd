// Which fields stand together on which tab; the few that are used most come first.
import type { Group } from "../../parts/RecordForm.svelte";
import type { Noun } from "../../lib/backend";
import { caseText } from "../../lib/text/case";

const g = caseText.groups;

export const personGroups: Group[] = [
  { title: g.identity, fields: ["name", "kana", "birth_date", "sex", "chart_number"] },
  { title: g.contact, fields: ["contact_numbers", "contact_hours", "contact_naming", "contact_voicemail", "contact_post", "family_contact"] },
  { title: g.told, fields: ["told_person", "told_family", "told_company"], more: true },
  { fields: ["initials", "address", "language", "interpreter", "initials_only"], more: true },
];
export const caseGroups: Group[] = [
  { title: g.summary, fields: ["work_line", "illness_line", "chief", "wish", "wish_withhold"] },
  { title: g.care, fields: ["department", "doctor", "care_setting", "referral", "opened_on"] },
  { title: g.staff, fields: ["lead_user", "deputy_user", "path"], more: true },
  { fields: ["hospital", "hospital_name", "admitted_on", "discharged_on"], more: true },
];
export const leaveGroups: Group[] = [{ fields: ["leave_from", "return_on", "on_leave", "job_conditions"] }];
export const followGroups: Group[] = [{ fields: ["followup_on", "next_steps"] }];

/** Groups of the nouns that a tab lists. */
export const listGroups: Partial<Record<Noun, Group[]>> = {
  employment: [
    { title: g.employer, fields: ["status", "kind", "employer", "section", "job_title", "site_size"] },
    { title: g.work, fields: ["duties", "work_items", "work_items_note"] },
    { title: g.hours, fields: ["hours_from", "hours_to", "days_per_week", "shift", "overtime"] },
    { title: g.commute, fields: ["commute_minutes", "commute"] },
    { title: g.leaveLimit, fields: ["absence_from", "absence_months", "leave_began_on", "leave_months", "leave_limit_on"] },
    { title: g.systems, fields: ["paid_leave_days", "paid_leave_granted_on", "paid_leave_until", "systems"] },
    { title: g.physician, fields: ["has_physician", "physician_name", "contact_name", "contact_section", "contact_phone"] },
    { fields: ["industry", "occupation", "company_size", "hired_on", "contract_until", "until"], more: true },
    { fields: ["break_minutes", "trips", "systems_note", "sick_pay_note", "contact_address", "main", "note"], more: true },
  ],
  treatment: [
    { title: g.disease, fields: ["disease", "disease_name", "nanbyo", "certificate", "main"] },
    { title: g.symptoms, fields: ["symptoms", "symptoms_note"] },
    { title: g.treatment, fields: ["next_visit_on", "visit_frequency", "schedule", "side_effects"] },
    { title: g.wave, fields: ["good_day", "bad_day", "pattern", "emergency"], more: true },
    { fields: ["icd10", "onset_on", "first_visit_on", "assessment_event", "assessment_event_on", "course"], more: true },
    { title: g.prognosis, fields: ["prognosis", "infection"], more: true },
  ],
  insurance: [
    { fields: ["kind", "standard_pay", "income_band", "cause", "sick_pay_from", "employment_insurance"] },
    { fields: ["since", "handbook", "handbook_note", "handbook_renewal_on", "note"], more: true },
  ],
  consent: [
    { fields: ["purpose", "answer", "on_date", "form", "hearer", "parties", "items"] },
    { fields: ["until", "withdrawn_on", "withdrawn_reason", "excluded", "note"], more: true },
  ],
  opinion: [
    // In the order of the paper, so that what came back is typed from top to bottom.
    { fields: ["kind", "requested_on", "received_on", "doctor", "judgement", "measures", "other", "from_date", "to_date"] },
    { fields: ["work_info_on", "drafted_on", "confirmed_on", "delivered_on", "chart_copy_on", "note"], more: true },
  ],
  plan: [
    { fields: ["kind", "version", "made_on", "made_by", "return_on", "review_on", "rows"] },
    { fields: ["followup", "note"], more: true },
  ],
  measure: [
    { fields: ["code", "nature", "from_date", "to_date", "review_on", "agreed_with", "text"] },
    { fields: ["note"], more: true },
  ],
  benefit: [
    { fields: ["resource", "state", "explained_on", "applied_on", "started_on", "ends_on", "renewal_on"] },
    { fields: ["note"], more: true },
  ],
  sick_pay: [
    { fields: ["kind", "from_date", "to_date"] },
    { fields: ["illness", "note"], more: true },
  ],
  outcome: [
    { fields: ["code", "on_date", "work_style", "reason"] },
    { fields: ["follow3_on", "follow3", "follow6_on", "follow6", "follow12_on", "follow12"], more: true },
    { fields: ["hard", "worked"], more: true },
  ],
  fee_check: [
    { title: g.feeService, fields: ["service_on", "turn", "setting", "eligible", "requested_on", "guided"] },
    { title: g.feeWork, fields: ["work_info_kind", "confirmed_by", "confirmed_on"] },
    { title: g.feeReceiver, fields: ["receiver", "physician_appointed", "informed_by", "in_chart"] },
    { title: g.feeOutside, fields: ["doctor_is_physician", "same_capital", "charged", "other_fee"] },
    { title: g.feeStaff, fields: ["consulted", "attended_by", "dedicated", "attended_profession", "attended_trained"] },
    { title: g.feeOffice, fields: ["office", "office_on"] },
    { fields: ["advice_on", "replanned_on", "note"], more: true },
  ],
  activity: [
    { fields: ["on_date", "at_time", "minutes", "channel", "link", "kinds", "partners", "text"] },
    { fields: ["subjective", "objective", "assessment", "plan", "finding"], more: true },
    { fields: ["promised", "promised_on", "staff", "chart_note"], more: true },
  ],
};

/** Fields that a record cannot do without, for the mark beside the label. */
export const requiredFields: Partial<Record<Noun, string[]>> = {
  activity: ["on_date", "channel"],
  consent: ["purpose", "answer", "on_date"],
  measure: ["code"],
  benefit: ["resource"],
  outcome: ["code", "on_date"],
  fee_check: ["service_on", "turn"],
  sick_pay: ["kind", "from_date"],
};

/** Where a 未確認の項目 is entered. */
export const placeOfItem: Record<string, { noun: Noun; field: string }> = {
  contact: { noun: "person", field: "contact_numbers" },
  wish: { noun: "case", field: "wish" },
  work_line: { noun: "case", field: "work_line" },
  illness_line: { noun: "case", field: "illness_line" },
  consent_support: { noun: "consent", field: "purpose" },
  company_consent: { noun: "consent", field: "purpose" },
  disease: { noun: "treatment", field: "disease" },
  symptoms: { noun: "treatment", field: "symptoms" },
  next_visit: { noun: "treatment", field: "next_visit_on" },
  employment: { noun: "employment", field: "employer" },
  work_items: { noun: "employment", field: "work_items" },
  hours: { noun: "employment", field: "hours_from" },
  commute: { noun: "employment", field: "commute" },
  systems: { noun: "employment", field: "systems" },
  physician: { noun: "employment", field: "has_physician" },
  leave_limit: { noun: "employment", field: "leave_limit_on" },
  company_contact: { noun: "employment", field: "contact_name" },
  work_info: { noun: "opinion", field: "work_info_on" },
  job_conditions: { noun: "case", field: "job_conditions" },
  return_on: { noun: "case", field: "return_on" },
  opinion: { noun: "opinion", field: "received_on" },
  opinion_period: { noun: "opinion", field: "from_date" },
  measures: { noun: "measure", field: "code" },
  plan: { noun: "plan", field: "kind" },
  followup_date: { noun: "case", field: "followup_on" },
  outcome: { noun: "outcome", field: "code" },
};

/** 支援の基本情報 of a case. A line that 勤務情報 or 病状・治療 tells in full is not asked twice, unless it is written or wanted. */
export function basicGroups(told: { work: boolean; illness: boolean }, record: Record<string, unknown>, wanted: string): Group[] {
  const twice = (field: string): boolean => (field === "work_line" && told.work) || (field === "illness_line" && told.illness);
  return caseGroups.map((group) => ({ ...group, fields: group.fields.filter((field) => !twice(field) || field === wanted || filled(record[field])) }));
}

/** What is only asked where there is an employer. */
const companyFields: Partial<Record<Noun, readonly string[]>> = {
  person: ["told_company"],
  opinion: ["work_info_on"],
  employment: [
    "kind",
    "employer",
    "section",
    "site_size",
    "company_size",
    "has_physician",
    "physician_name",
    "contact_name",
    "contact_section",
    "contact_phone",
    "contact_address",
    "hired_on",
    "contract_until",
    "systems",
    "systems_note",
    "absence_from",
    "absence_months",
    "leave_began_on",
    "leave_months",
    "leave_limit_on",
    "paid_leave_days",
    "paid_leave_granted_on",
    "paid_leave_until",
    "sick_pay_note",
  ],
};
const filled = (value: unknown): boolean => value !== null && value !== undefined && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0);

/** The groups without what only a company is asked for; what is already written stays in sight. */
export function fitting(noun: Noun, groups: readonly Group[], record: Record<string, unknown>): Group[] {
  const company = companyFields[noun] ?? [];
  return groups
    .map((group) => ({ ...group, fields: group.fields.filter((field) => !company.includes(field) || filled(record[field])) }))
    .filter((group) => group.fields.length > 0);
}
