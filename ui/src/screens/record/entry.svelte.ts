// A new 経過: what the kind proposes is filled in until the person has chosen otherwise.
import type { Activity } from "../../lib/backend";
import { RecordEdit, type EditOptions } from "../../lib/form/record.svelte";
import { desk } from "../../lib/session.svelte";
import { words } from "../../lib/vocabulary.svelte";

const PROPOSED = ["channel", "link", "partners"] as const;
type Proposed = (typeof PROPOSED)[number];

// The way of contact of the last 経過 of this user, until the program is closed: whoever telephones all morning does
// not say so each time. What the kind proposes comes before it.
let lately = { user: "", channel: "" };

/** Remembers the way of contact of what was just recorded. */
export function remember(edit: RecordEdit): void {
  lately = { user: desk.session?.user.id ?? "", channel: String(edit.value.channel ?? "") };
}

function latelyUsed(): string {
  const known = words.entries("channel", desk.today).some((entry) => entry.code === lately.channel);
  return known && lately.user === desk.session?.user.id ? lately.channel : "";
}

/** Starts a new activity of a case. */
export function newEntry(caseId: string, onDate: string, options: EditOptions): RecordEdit {
  const blank = words.blank<Activity>("activity");
  return new RecordEdit(
    "activity",
    {
      ...blank,
      case_id: caseId,
      on_date: onDate === "" ? desk.today : onDate,
      staff: desk.session?.user.id ?? "",
      channel: latelyUsed(),
      chart_note: blank.chart_note === "" ? "todo" : blank.chart_note,
    },
    { ...options, caseId: () => caseId },
  );
}

/** Follows what the person chose by hand, and fills in the rest after the first kind. */
export class Proposals {
  #byHand = new Set<string>();

  /** A field was changed by the person. */
  chosen(field: string, row: Record<string, unknown>): void {
    if (field !== "kinds") {
      this.#byHand.add(field);
      return;
    }
    const kinds = row.kinds as string[];
    const entry = words.entry("kind", kinds[0] ?? "");
    if (entry === undefined) return;
    for (const name of PROPOSED) this.#fill(name, entry[`default_${name}`], row);
  }

  #fill(name: Proposed, value: unknown, row: Record<string, unknown>): void {
    if (this.#byHand.has(name) || value === undefined || value === "") return;
    row[name] = Array.isArray(value) ? [...(value as string[])] : value;
  }

  /** A draft came back: what it holds was chosen. */
  keep(row: Record<string, unknown>): void {
    for (const name of PROPOSED) {
      const value = row[name];
      if (Array.isArray(value) ? value.length > 0 : value !== "") this.#byHand.add(name);
    }
  }
}

const BY_MESSAGE = ["phone", "letter", "mail"];
const CAUTION = ["self", "family"];

/** Is the way of contact one where a slip does harm (phone, letter, mail; the person, the family, the company)? */
export function needsCaution(edit: RecordEdit): boolean {
  if (BY_MESSAGE.includes(String(edit.value.channel))) return true;
  const partners = (edit.value.partners ?? []) as string[];
  return partners.some((code) => CAUTION.includes(code) || words.entry("partner", code)?.company === true);
}
