// One table on its way in: file, columns, words, trial, writing. A change further up takes back what came after it.
import { SvelteMap } from "svelte/reactivity";
import { Act } from "../../../lib/act.svelte";
import { call, type ImportChecked, type ImportProgress, type ImportValue, type ImportView } from "../../../lib/backend";

export class TableImport {
  path = $state("");
  view = $state.raw<ImportView | null>(null);
  values = $state.raw<ImportValue[] | null>(null);
  checked = $state.raw<ImportChecked | null>(null);
  progress = $state.raw<ImportProgress | null>(null);
  stopped = $state(false);
  restSaved = $state(false);
  without = $state(false);
  readonly targets = new SvelteMap<number, string>();
  readonly codes = new SvelteMap<string, string>();
  readonly choices = new SvelteMap<number, string>();
  readonly act = new Act();
  #stop = false;

  get columns(): { column: number; target: string }[] {
    return [...this.targets].filter(([, target]) => target !== "").map(([column, target]) => ({ column, target }));
  }
  /** Words without a decision. */
  get open(): number {
    return (this.values ?? []).filter((value) => this.code(value) === "").length;
  }
  get undecided(): number {
    return (this.checked?.twins ?? []).filter((twin) => !this.choices.has(twin.row)).length;
  }
  /** Rows that would be written. */
  get rows(): number {
    const twins = (this.checked?.twins ?? []).filter((twin) => (this.choices.get(twin.row) ?? "skip") !== "skip");
    return (this.checked?.ready ?? 0) + twins.length;
  }
  get writing(): boolean {
    return this.progress !== null && !this.progress.whole;
  }

  #key(value: ImportValue): string {
    return `${value.target} ${value.said}`;
  }
  code(value: ImportValue): string {
    return this.codes.get(this.#key(value)) ?? value.code;
  }
  decide(value: ImportValue, code: string): void {
    this.codes.set(this.#key(value), code);
    this.#back();
  }
  /** A column becomes a field; a field that is filled once leaves the column that it had. */
  map(column: number, target: string): void {
    const many = this.view?.targets.find((one) => one.target === target)?.many ?? false;
    if (target !== "" && !many) for (const [other, has] of this.targets) if (has === target) this.targets.set(other, "");
    this.targets.set(column, target);
    this.values = null;
    this.#back();
  }
  #back(): void {
    this.checked = null;
    this.progress = null;
    this.without = false;
    this.restSaved = false;
    this.stopped = false;
    this.choices.clear();
  }

  async read(sheet = "", encoding = "", headerRow = 0): Promise<void> {
    this.values = null;
    this.#back();
    this.codes.clear();
    await this.act.run(async () => {
      this.view = null;
      const view = await call("import_open", { path: this.path, sheet, encoding, header_row: headerRow });
      this.targets.clear();
      for (const column of view.columns) this.targets.set(column.column, column.target);
      this.view = view;
    });
  }
  async words(): Promise<void> {
    const id = this.view?.id;
    if (id === undefined) return;
    await this.act.run(async () => {
      this.values = await call("import_values", { id, columns: this.columns });
      this.codes.clear();
    });
  }
  async check(): Promise<void> {
    const id = this.view?.id;
    if (id === undefined) return;
    this.#back();
    await this.act.run(async () => {
      const values = (this.values ?? []).map((value) => ({ target: value.target, said: value.said, code: this.code(value) }));
      this.checked = await call("import_check", { id, columns: this.columns, values });
    });
  }
  async saveRest(path: string): Promise<void> {
    const id = this.view?.id;
    if (id === undefined) return;
    this.restSaved = (await this.act.run(() => call("import_rest", { id, path }))) !== undefined;
  }
  async write(): Promise<void> {
    const id = this.view?.id;
    if (id === undefined) return;
    this.#stop = false;
    this.stopped = false;
    await this.act.run(async () => {
      const choices = [...this.choices].map(([row, choice]) => ({ row, choice }));
      try {
        this.progress = await call("import_start", { id, without_wrong: this.without, choices });
        while (this.writing) {
          if (this.#stop) {
            await call("import_stop", { id });
            this.progress = null;
            this.stopped = true;
            return;
          }
          this.progress = await call("import_step", { id });
        }
      } catch (thrown) {
        this.progress = null;
        throw thrown;
      }
    });
  }
  stop(): void {
    this.#stop = true;
  }
}
