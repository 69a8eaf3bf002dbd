// The search over people, activities, manual and own documents: four groups, and one choice that moves over all of them.
import { Asking } from "../../lib/asking.svelte";
import type { SearchFound, SearchHit } from "../../lib/backend";

export type GroupName = "cases" | "activities" | "passages" | "documents";
export const GROUPS: readonly GroupName[] = ["cases", "activities", "passages", "documents"];

/** A row that can be chosen: a hit, or the line that shows more of its group. */
export type Row = { group: GroupName; is: "hit"; hit: SearchHit } | { group: GroupName; is: "more"; rest: number };

const FIRST = 6;
const MORE = 100;

export class Finder extends Asking<SearchFound> {
  chosen = $state(0);
  #wide = $state.raw<readonly GroupName[]>([]);

  constructor(ask: (text: string, limit: number) => Promise<SearchFound>) {
    super((text) => ask(text, this.#wide.length > 0 ? MORE : FIRST));
  }

  protected override fresh(when: "asked" | "answered"): void {
    if (when === "asked") this.#wide = [];
    else this.chosen = 0;
  }

  /** The rows in the order in which they stand on the screen. */
  get rows(): Row[] {
    const found = this.answer;
    if (!found) return [];
    return GROUPS.flatMap((group): Row[] => {
      const { hits, total } = found[group];
      const wide = this.#wide.includes(group);
      const shown = wide ? hits : hits.slice(0, FIRST);
      const rows: Row[] = shown.map((hit) => ({ group, is: "hit", hit }));
      if (total > shown.length && !wide) rows.push({ group, is: "more", rest: total - shown.length });
      return rows;
    });
  }

  /** All hits of the groups. */
  get total(): number {
    const found = this.answer;
    return found ? GROUPS.reduce((sum, group) => sum + found[group].total, 0) : 0;
  }

  /** Shows up to a hundred of one group. */
  async widen(group: GroupName): Promise<void> {
    if (!this.#wide.includes(group)) this.#wide = [...this.#wide, group];
    await this.now();
  }

  /** Moves the choice, round at the ends. */
  move(by: number): void {
    const count = this.rows.length;
    if (count > 0) this.chosen = (((this.chosen + by) % count) + count) % count;
  }

  /** Moves to the first row of the next (or previous) group that has rows. */
  moveGroup(by: 1 | -1): void {
    const rows = this.rows;
    const starts = rows.map((row, i) => (i === 0 || rows[i - 1]?.group !== row.group ? i : -1)).filter((i) => i >= 0);
    if (starts.length === 0) return;
    const now = starts.filter((i) => i <= this.chosen).length - 1;
    this.chosen = starts[(now + by + starts.length) % starts.length] ?? 0;
  }
}
