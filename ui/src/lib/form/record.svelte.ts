// A record that is being edited: what changed, what is wrong with it, and the conflict when somebody else was faster.
import { call, errorOf, type Api, type ApiError, type Changed, type Draft, type Finding, type Noun, type Saved } from "../backend";
import { DraftKeeper } from "./draft.svelte";

/** Any record: an id, a revision, and declared fields. */
export type Row = { id: string; rev: number } & Record<string, unknown>;

/** What stands in the way of a save, field by field. */
export type Clash = { theirs: Row; user: string; at: string; fields: string[] };

/** What the caller may give besides the record. */
export type EditOptions = { caseId?: () => string; title?: () => string; saved?: (saved: Saved) => void };

const text = (value: unknown): string => JSON.stringify(value ?? null);

/** Copies a record so that it may be changed. */
export function copyRow(row: object): Row {
  return structuredClone($state.snapshot(row)) as Row;
}

/** One form over one record of a noun. */
export class RecordEdit {
  readonly noun: Noun;
  value = $state<Row>({ id: "", rev: 0 });
  findings = $state.raw<Finding[]>([]);
  error = $state.raw<ApiError | null>(null);
  clash = $state.raw<Clash | null>(null);
  saving = $state(false);
  restored = $state(false);
  /** When the last save of this form ended (UTC), empty = none. */
  savedAt = $state("");
  readonly draft: DraftKeeper;
  #base = $state.raw<Row>({ id: "", rev: 0 });
  #options: EditOptions;

  constructor(noun: Noun, row: object, options: EditOptions = {}) {
    this.noun = noun;
    this.#options = options;
    this.#base = copyRow(row);
    this.value = copyRow(row);
    this.draft = new DraftKeeper({
      screen: noun,
      caseId: () => options.caseId?.() ?? String(this.value.case_id ?? ""),
      recordId: () => this.#base.id,
      baseRev: () => this.#base.rev,
      title: () => options.title?.() ?? "",
      body: () => this.value,
    });
  }

  get changed(): string[] {
    return Object.keys(this.value).filter((name) => text(this.value[name]) !== text(this.#base[name]));
  }

  get dirty(): boolean {
    return this.changed.length > 0;
  }

  /** A field was changed by the person. */
  touch(): void {
    this.draft.touch();
  }

  /** The record came anew from the program: taken over unless something was typed. */
  refresh(row: object): void {
    if (this.dirty || this.saving || text(row) === text(this.#base)) return;
    this.#base = copyRow(row);
    this.value = copyRow(row);
  }

  /** Goes on with the kept draft of this record, if there is one. */
  async restore(): Promise<void> {
    const kept = await this.draft.restore();
    if (kept !== null) this.resume(kept);
  }

  /** Goes on with this draft. */
  resume(kept: Draft): void {
    this.draft.adopt(kept);
    this.value = { ...copyRow(this.#base), ...(kept.body as Row), id: this.#base.id, rev: kept.base_rev };
    this.restored = this.dirty;
  }

  /** Back to what is saved. */
  async reset(): Promise<void> {
    this.value = copyRow(this.#base);
    this.findings = [];
    this.error = null;
    this.clash = null;
    this.restored = false;
    await this.draft.drop();
  }

  /** Saves; true when it is saved. */
  async save(): Promise<boolean> {
    if (this.saving) return false;
    this.saving = true;
    this.error = null;
    this.findings = [];
    try {
      const draft = await this.draft.settle();
      const record = copyRow(this.value);
      const name = `${this.noun}_save` as "person_save";
      const changed = (await call(name, { record, draft } as unknown as Api["person_save"][0])) as Changed<Saved>;
      this.#took(record, changed.value);
      return true;
    } catch (thrown) {
      this.#refused(errorOf(thrown));
      return false;
    } finally {
      this.saving = false;
    }
  }

  #took(record: Row, saved: Saved): void {
    this.#base = { ...record, id: saved.id, rev: saved.rev };
    // What was typed while the save was under way stays in the form.
    this.value.id = saved.id;
    this.value.rev = saved.rev;
    this.clash = null;
    this.restored = false;
    this.savedAt = saved.at;
    this.draft.saved();
    if (this.dirty) this.draft.touch();
    this.#options.saved?.(saved);
  }

  #refused(error: ApiError): void {
    if (error.code === "invalid") this.findings = error.findings;
    if (error.code === "conflict") {
      const theirs = copyRow(error.theirs);
      const fields = this.changed.filter(
        (name) => name !== "id" && name !== "rev" && text(theirs[name]) !== text(this.value[name]),
      );
      this.clash = { theirs, user: error.user, at: error.at, fields };
    } else {
      this.error = error;
    }
    this.draft.touch();
  }

  /** Decides a conflict: fields named keep what was typed here, all others take what is saved. */
  resolve(mine: readonly string[]): void {
    if (this.clash === null) return;
    const typed = copyRow(this.value);
    const theirs = this.clash.theirs;
    this.#base = copyRow(theirs);
    this.value = copyRow(theirs);
    for (const name of mine) this.value[name] = typed[name];
    this.clash = null;
    this.draft.touch();
  }

  close(): void {
    this.draft.close();
  }
}
