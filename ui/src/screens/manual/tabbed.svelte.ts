// The tabs as the screen uses them: what a press opens, where each was scrolled, and when they are kept.
import { tick } from "svelte";
import { onFlush } from "../../lib/flush";
import { kept } from "../../lib/kept.svelte";
import { desk } from "../../lib/session.svelte";
import { tabsText as t } from "../../lib/text/reading";
import { isSave } from "../../lib/ime";
import { tabs as all, type Tab, type Tabs } from "./tabs.svelte";

export class Tabbed {
  /** What has happened, for the ear. */
  told = $state("");
  readonly tabs: Tabs = all;
  readonly #passage: () => string;
  readonly #article: () => HTMLElement | undefined;
  readonly #go: (to: string) => void;
  readonly #titleOf: (address: string) => string;
  readonly #stop: () => void;
  /** What is pressed now opens in a new tab. */
  #fresh = false;
  /** Where the text that is on its way is put; null = it is there. */
  #pending: number | null = null;
  /** Where the next one is put, when it is that of another tab. */
  #next: number | null = null;
  #ready = false;
  /** The address that arrived last. */
  #shown: string | null = null;
  /** The address that is on its way: what arrives before it belongs to a tab that was left again. */
  #going: string | null = null;

  constructor(passage: () => string, article: () => HTMLElement | undefined, go: (to: string) => void, titleOf: (address: string) => string) {
    this.#passage = passage;
    this.#article = article;
    this.#go = go;
    this.#titleOf = titleOf;
    this.#stop = onFlush(() => this.keep());
    void this.#read();
  }

  get current(): Tab {
    return all.current;
  }

  /** The tabs of the user; the address that was asked for comes first. */
  async #read(): Promise<void> {
    await kept.need();
    all.load(kept.value);
    this.#ready = true;
    const asked = this.#passage();
    if (asked !== "") {
      const at = all.list.findIndex((tab) => tab.trail.now === asked);
      if (at >= 0) all.pick(at);
      else if (all.list.length > 1 && all.add()) all.current.trail.visit(asked);
      else all.current.trail.visit(asked);
      all.current.title = this.#titleOf(asked);
      this.#pending = all.current.scroll;
      this.#put();
    } else if (all.list.length > 1 && all.current.trail.now !== "") {
      this.#next = all.current.scroll;
      this.#go(all.current.trail.now);
    }
  }

  /** The address has changed. */
  arrive(address: string): void {
    // The router tells the same place twice, once by itself and once by the window: the second time changes nothing.
    if (address === this.#shown && this.#next === null) return;
    this.#shown = address;
    if (this.#going !== null && address !== this.#going) return;
    this.#going = null;
    if (this.#ready && address !== "" && address !== all.current.trail.now) {
      all.current.trail.visit(address);
      all.current.title = this.#titleOf(address);
    }
    this.#pending = this.#next ?? 0;
    this.#next = null;
    this.#put();
    this.#note();
  }
  /** The text of the address has come. */
  appear(title: string): void {
    if (all.current.title !== title) all.current.title = title;
    if (this.#pending === null) return;
    void tick().then(() => {
      this.#put();
      this.#pending = null;
    });
  }

  /** Does this press open a new tab? Then it has. */
  opens(address: string): boolean {
    if (!this.#fresh || address === "") return false;
    const title = this.#titleOf(address);
    this.told = all.open(address, title) ? t.opened(title === "" ? address : title) : t.full;
    this.#note();
    return true;
  }
  press(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey) this.#asFresh();
  }
  middle(event: MouseEvent): void {
    const button = event.button === 1 && event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    if (!button) return;
    event.preventDefault();
    this.#asFresh();
    button.click();
  }
  enter(event: KeyboardEvent): void {
    if (!isSave(event)) return;
    const at = event.target;
    if (!(at instanceof HTMLButtonElement) && !(at instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#asFresh();
    // In the search it is the confirm key that opens a hit.
    if (at instanceof HTMLButtonElement) at.click();
    else at.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true }));
  }
  #asFresh(): void {
    this.#fresh = true;
    setTimeout(() => (this.#fresh = false));
  }

  show(at: number): void {
    this.#turn(() => all.pick(at));
  }
  close(at: number): void {
    const tab = all.list[at];
    this.#turn(() => all.close(at));
    if (tab) this.told = t.closed(tab.title);
  }
  add(): void {
    this.#turn(() => {
      if (!all.add()) this.told = t.full;
    });
  }
  /** The one beside, round and round. */
  step(by: number): void {
    this.#turn(() => all.step(by));
  }
  reopen(): void {
    this.#turn(() => all.reopen());
  }
  /** Moves the one that is shown. */
  move(by: number): void {
    all.move(by);
    this.#note();
  }

  #turn(change: () => void): void {
    this.#remember();
    change();
    this.#note();
    const to = all.current.trail.now;
    this.#next = all.current.scroll;
    if (to !== (this.#going ?? this.#passage())) {
      this.#going = to;
      return this.#go(to);
    }
    if (this.#going !== null) return;
    // The same passage in another tab: only the place is another one.
    [this.#pending, this.#next] = [this.#next, null];
    this.#put();
    this.#pending = null;
  }

  /** What scrolls: the text, or in a narrow window the whole screen. */
  get #scroller(): Element | null {
    const article = this.#article();
    if (!article) return null;
    return getComputedStyle(article.closest(".manual") ?? article).overflowY === "visible" ? article.closest("main") : article;
  }
  #remember(): void {
    if (this.#ready && this.#pending === null) all.current.scroll = this.#scroller?.scrollTop ?? 0;
  }
  #put(): void {
    this.#scroller?.scrollTo({ top: this.#pending ?? 0 });
  }
  #note(): void {
    if (this.#ready) kept.change(all.kept);
  }

  /** Keeps what is open. */
  async keep(): Promise<void> {
    this.#remember();
    this.#note();
    await kept.flush();
  }
  /** The screen goes away. */
  leave(): void {
    this.#stop();
    // At a lock it was kept before; what follows belongs to somebody else.
    if (desk.session !== null && !desk.covered) void this.keep();
    all.load({ tabs: [], current: 0, offers_closed: false, speed: 0 });
  }
}
