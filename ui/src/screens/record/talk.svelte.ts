// The form after the talk: the activity, the next appointment and the promises, journalled as one draft, saved as one.
import { call, errorOf, type Activity, type ApiError, type Case, type Finding, type PromiseRow, type Saved } from "../../lib/backend";
import { DraftKeeper } from "../../lib/form/draft.svelte";
import { desk } from "../../lib/session.svelte";
import { words } from "../../lib/vocabulary.svelte";

type Body = { activity: Record<string, unknown>; followup_on: string; next_steps: string; promises: PromiseRow[] };

/** What the form starts with: today, in person, not yet in the chart. */
export function begun(row: Case, today: string, staff: string): Body {
  return {
    activity: { ...words.blank<Activity>("activity"), case_id: row.id, on_date: today, staff, channel: "in_person", partners: ["self"], chart_note: "todo" },
    // An appointment that has come is over with the talk: the next one is asked for.
    followup_on: row.followup_on <= today ? "" : row.followup_on,
    next_steps: row.next_steps,
    promises: [{ text: "", on: "" }],
  };
}

export class TalkForm {
  body = $state<Body>({ activity: {}, followup_on: "", next_steps: "", promises: [] });
  findings = $state.raw<Finding[]>([]);
  error = $state.raw<ApiError | null>(null);
  saving = $state(false);
  restored = $state(false);
  readonly draft: DraftKeeper;

  constructor(row: Case, name: string) {
    this.body = begun(row, desk.today, desk.session?.user.id ?? "");
    this.draft = new DraftKeeper({
      screen: "talk",
      caseId: () => row.id,
      recordId: () => "",
      baseRev: () => 0,
      title: () => `${name} ${String(this.body.activity.text ?? "").slice(0, 60)}`,
      body: () => ({ ...this.body }),
    });
  }

  async restore(): Promise<void> {
    const kept = await this.draft.restore();
    if (kept === null) return;
    this.body = { ...this.body, ...(kept.body as Body) };
    this.restored = true;
  }

  touch(): void {
    this.draft.touch();
  }

  add(): void {
    this.body.promises.push({ text: "", on: "" });
    this.touch();
  }

  remove(n: number): void {
    this.body.promises.splice(n, 1);
    this.touch();
  }

  /** Findings of the activity and the case, or of one row of promises. */
  of(field: string): Finding[] {
    return this.findings.filter((f) => f.field === field);
  }

  async save(): Promise<Saved | null> {
    if (this.saving) return null;
    this.saving = true;
    this.error = null;
    this.findings = [];
    try {
      const draft = await this.draft.settle();
      const made = await call("talk_save", { ...($state.snapshot(this.body) as unknown as Body & { activity: Activity }), draft });
      this.draft.saved();
      return made.value;
    } catch (thrown) {
      const error = errorOf(thrown);
      if (error.code === "invalid") this.findings = error.findings;
      else this.error = error;
      this.draft.touch();
      return null;
    } finally {
      this.saving = false;
    }
  }

  close(): void {
    this.draft.close();
  }
}
