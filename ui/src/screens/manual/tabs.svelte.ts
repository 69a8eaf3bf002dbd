// The open tabs of the manual. Each has a trail and a place of its own; what is kept of them are addresses of passages.
import type { ManualTab, ManualTabs } from "../../lib/backend";
import { Trail } from "./trail.svelte";

/** Tabs at most. */
export const MOST = 40;

let made = 0;

export class Tab {
  readonly key = (made += 1);
  readonly trail: Trail;
  title = $state("");
  /** How far it is scrolled. */
  scroll = 0;

  constructor(list: readonly string[] = [], at = list.length - 1) {
    this.trail = new Trail(list, at);
  }
}

export class Tabs {
  list = $state.raw<readonly Tab[]>([new Tab()]);
  #at = $state(0);
  /** Opened since another tab was shown. */
  readonly #fresh = new Set<number>();
  #gone: { tab: Tab; at: number }[] = [];

  get at(): number {
    return this.#at;
  }
  get current(): Tab {
    return this.list[this.#at] ?? (this.list[0] as Tab);
  }

  /** The tabs of a user, as they were kept. */
  load(all: ManualTabs): void {
    this.#gone = [];
    const list = all.tabs.map((one) => {
      const tab = new Tab(one.trail, one.at);
      tab.title = one.title;
      tab.scroll = one.scroll;
      return tab;
    });
    this.list = list.length === 0 ? [new Tab()] : list;
    this.#at = Math.min(all.current, this.list.length - 1);
  }
  /** What is kept of them. */
  get kept(): Pick<ManualTabs, "tabs" | "current"> {
    const one = (tab: Tab): ManualTab => ({ trail: [...tab.trail.list], at: tab.trail.at, scroll: Math.max(0, Math.round(tab.scroll)), title: "" });
    return { tabs: this.list.map(one), current: this.#at };
  }

  /** What was opened before in any tab, the newest of this one first, each once; without what is shown now. */
  get before(): string[] {
    const trails = [this.current, ...this.list.filter((tab) => tab !== this.current)].flatMap((tab) => [...tab.trail.list].reverse());
    return [...new Set(trails)].filter((id) => id !== this.current.trail.now);
  }

  /** Opens a passage in a new tab right of this one, behind it; false when there are too many. */
  open(address: string, title: string): boolean {
    if (this.list.length >= MOST) return false;
    const tab = new Tab(address === "" ? [] : [address]);
    tab.title = title;
    // One after another, in the order in which they were opened.
    let place = this.#at + 1;
    while (this.#fresh.has(this.list[place]?.key ?? -1)) place += 1;
    this.#fresh.add(tab.key);
    this.list = [...this.list.slice(0, place), tab, ...this.list.slice(place)];
    return true;
  }

  /** Opens an empty tab and goes there. */
  add(): boolean {
    if (this.list.length >= MOST) return false;
    this.list = [...this.list, new Tab()];
    this.pick(this.list.length - 1);
    return true;
  }

  pick(at: number): void {
    if (at < 0 || at >= this.list.length) return;
    this.#at = at;
    this.#fresh.clear();
  }
  /** Goes round. */
  step(by: number): void {
    const count = this.list.length;
    this.pick((this.#at + by + count) % count);
  }

  /** Closes one; the last one is emptied instead. */
  close(at: number): void {
    const tab = this.list[at];
    if (!tab) return;
    if (this.list.length === 1) {
      if (tab.trail.now === "") return;
      this.#gone.push({ tab, at });
      this.list = [new Tab()];
      return;
    }
    this.#gone.push({ tab, at });
    this.list = this.list.filter((one) => one !== tab);
    if (this.#at > at || this.#at === this.list.length) this.#at -= 1;
  }
  get canReopen(): boolean {
    return this.#gone.length > 0 && this.list.length < MOST;
  }
  /** Brings back the one that was closed last, and goes there. */
  reopen(): void {
    if (!this.canReopen) return;
    const last = this.#gone.pop();
    if (!last) return;
    const at = Math.min(last.at, this.list.length);
    this.list = [...this.list.slice(0, at), last.tab, ...this.list.slice(at)];
    this.pick(at);
  }

  /** Moves the current one. */
  move(by: number): void {
    const to = this.#at + by;
    const tab = this.list[this.#at];
    if (!tab || to < 0 || to >= this.list.length) return;
    const rest = this.list.filter((one) => one !== tab);
    this.list = [...rest.slice(0, to), tab, ...rest.slice(to)];
    this.#at = to;
  }
}

/** One for the window: leaving the manual and coming back keeps the place. */
export const tabs = new Tabs();
