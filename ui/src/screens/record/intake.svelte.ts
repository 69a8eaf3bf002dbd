// A reception that is being written: person, case, and perhaps the first activity, with one draft for all.
import {
  call,
  errorOf,
  type Activity,
  type ApiError,
  type Case,
  type CaseRef,
  type Consultation,
  type Draft,
  type Duplicate,
  type Finding,
  type Person,
  type Treatment,
} from "../../lib/backend";
import { DraftKeeper } from "../../lib/form/draft.svelte";
import { desk } from "../../lib/session.svelte";
import { intakeText } from "../../lib/text/record";
import { words } from "../../lib/vocabulary.svelte";

type Values = Record<string, unknown>;

export class Reception {
  person = $state<Values>(words.blank("person"));
  case = $state<Values>({
    ...words.blank<Values>("case"),
    opened_on: desk.today,
    lead_user: desk.session?.user.id ?? "",
  });
  activity = $state<Values>({
    ...words.blank<Values>("activity"),
    on_date: desk.today,
    staff: desk.session?.user.id ?? "",
    chart_note: "todo",
  });
  treatment = $state<Values>(words.blank("treatment"));
  withActivity = $state(false);
  consultationId = $state("");
  /** Name of the person who exists already, empty = a new one. */
  existing = $state("");
  duplicates = $state.raw<Duplicate[]>([]);
  findings = $state.raw<Finding[]>([]);
  error = $state.raw<ApiError | null>(null);
  busy = $state(false);
  restored = $state(false);
  readonly draft: DraftKeeper;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.draft = new DraftKeeper({
      screen: "intake",
      caseId: () => "",
      recordId: () => "",
      baseRev: () => 0,
      title: () => String(this.person.initials_only ? this.person.initials : this.person.name),
      body: () => ({
        person: this.person,
        case: this.case,
        activity: this.activity,
        treatment: this.treatment,
        withActivity: this.withActivity,
        consultationId: this.consultationId,
        existing: this.existing,
      }),
    });
  }

  /** Goes on with a kept draft. */
  resume(draft: Draft): void {
    this.draft.adopt(draft);
    const body = draft.body as Partial<{
      person: Values;
      case: Values;
      activity: Values;
      treatment: Values;
      withActivity: boolean;
      consultationId: string;
      existing: string;
    }>;
    Object.assign(this.person, body.person);
    Object.assign(this.case, body.case);
    Object.assign(this.activity, body.activity);
    Object.assign(this.treatment, body.treatment);
    this.withActivity = body.withActivity ?? false;
    this.consultationId = body.consultationId ?? "";
    this.existing = body.existing ?? "";
    this.restored = true;
    this.askDuplicates();
  }

  /** Takes over what a 単発相談 already holds. */
  take(from: Consultation): void {
    this.consultationId = from.id;
    this.person.name = from.name;
    this.case.opened_on = from.on_date;
    this.case.chief = [from.topics.length > 0 ? intakeText.topics(words.labels("consult_topic", from.topics)) : "", from.text].filter(Boolean).join("\n");
    this.treatment.disease = from.disease;
    this.withActivity = true;
    Object.assign(this.activity, {
      on_date: from.on_date,
      minutes: from.minutes,
      channel: from.channel,
      text: from.text,
      partners: from.consulted_by === "self" || from.consulted_by === "family" ? [from.consulted_by] : [],
      kinds: ["first_interview"],
    });
    this.draft.touch();
    this.askDuplicates();
  }

  /** Something was typed. */
  touch(): void {
    this.draft.touch();
    this.askDuplicates();
  }

  askDuplicates(): void {
    clearTimeout(this.#timer);
    const mine = ++this.#turn;
    this.#timer = setTimeout(() => {
      const p = this.person as unknown as Person;
      void call("duplicates", {
        name: p.name,
        kana: p.kana,
        birth_date: p.birth_date,
        sex: p.sex,
        chart_number: p.chart_number,
        except: p.id,
      })
        .then((found) => {
          if (mine === this.#turn) this.duplicates = found;
        })
        .catch(() => undefined);
    }, 250);
  }

  /** This person is known: only the episode is made. */
  use(found: Duplicate): void {
    this.existing = found.name;
    this.person.id = found.person_id;
    this.draft.touch();
  }

  /** No, somebody else. */
  forget(): void {
    this.existing = "";
    this.person.id = "";
    this.draft.touch();
  }

  /** What is wrong with one of the records, under the names of its own fields. */
  findingsOf(noun: string): Finding[] {
    const head = `${noun}.`;
    return this.findings.filter((f) => f.field.startsWith(head)).map((f) => ({ ...f, field: f.field.slice(head.length) }));
  }

  /** Sends it; the new case, or null when it was refused. */
  async save(): Promise<CaseRef | null> {
    if (this.busy) return null;
    this.busy = true;
    this.error = null;
    this.findings = [];
    try {
      const draft = await this.draft.settle();
      const made = await call("intake", {
        person: $state.snapshot(this.person) as unknown as Person,
        case: $state.snapshot(this.case) as unknown as Case,
        activity: this.withActivity ? ($state.snapshot(this.activity) as unknown as Activity) : null,
        treatment: this.treatment.disease ? ($state.snapshot(this.treatment) as unknown as Treatment) : null,
        consultation_id: this.consultationId,
        draft,
      });
      this.draft.saved();
      return made.value;
    } catch (thrown) {
      const error = errorOf(thrown);
      if (error.code === "invalid") this.findings = error.findings;
      else this.error = error;
      this.draft.touch();
      return null;
    } finally {
      this.busy = false;
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    this.draft.close();
  }
}
