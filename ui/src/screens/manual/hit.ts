// Where a passage is opened that a search found: at the heading or the paragraph that answers, not at its top.
import { tick } from "svelte";
import type { Find } from "./find.svelte";
import { saidIn } from "./said";

export type Stretch = { text: string; is: "heading" | "lead" | "other" };

const flat = (text: string): string => text.normalize("NFKC").replace(/\s/g, "").toLowerCase();

/**
 * Number of the stretch that says most of what was looked for; -1 = the top. What the search showed of the passage counts
 * most. Of equals a heading goes first, since it tells what follows, and the lead stands at the top anyway.
 */
export function best(stretches: readonly Stretch[], words: readonly string[], excerpt: string): number {
  const shown = flat(excerpt.replace(/^…|…$/g, ""));
  const wanted = [...new Set(words.map(flat))].filter((word) => word !== "");
  let [at, most] = [-1, 0];
  stretches.forEach(({ text, is }, n) => {
    const own = flat(text);
    const worth = wanted.filter((word) => own.includes(word)).reduce((sum, word) => sum + word.length, 0);
    if (worth === 0) return;
    const told = shown !== "" && own.includes(shown) ? 2 : 1;
    const score = worth * told * (is === "heading" ? 1.5 : 1);
    if (score > most) [at, most] = [is === "lead" ? -1 : n, score];
  });
  return at;
}

/** Brings what answers into sight; false when the passage is best read from its top. */
export function reveal(body: Element, words: readonly string[], excerpt: string): boolean {
  const blocks = new Map<Element, string>();
  for (const { node, block } of saidIn(body)) blocks.set(block, (blocks.get(block) ?? "") + node.data);
  const all = [...blocks];
  const kind = (block: Element): Stretch["is"] => (/^H[1-6]$/.test(block.tagName) ? "heading" : block.matches(".lead") ? "lead" : "other");
  const at = best(all.map(([block, text]) => ({ text, is: kind(block) })), words, excerpt);
  const found = all[at]?.[0];
  if (!found) return false;
  // A paragraph right below its heading is read with it.
  const above = all[at - 1]?.[0];
  const target = kind(found) !== "heading" && above && kind(above) === "heading" ? above : found;
  target.scrollIntoView({ block: kind(target) === "heading" ? "start" : "center" });
  return true;
}

/** The hit that is on its way into sight. */
export class Aim {
  #id = "";
  readonly #find: Find;
  readonly #body: () => Element | undefined;

  constructor(find: Find, body: () => Element | undefined) {
    this.#find = find;
    this.#body = body;
  }

  /** A hit is opened; `shown` is the passage that is there already. */
  take(id: string, shown: string): void {
    this.#id = id;
    if (shown === id) this.#reach(id);
  }
  /** A passage has come: after the tab has put it where it was read last, the hit goes first. */
  arrived(shown: string): void {
    if (this.#id !== "") void tick().then(tick).then(() => this.#reach(shown));
  }
  #reach(shown: string): void {
    const [body, hit] = [this.#body(), this.#find.hits.find((line) => line.id === this.#id)];
    if (shown === this.#id && body && hit) reveal(body, this.#find.found, hit.excerpt);
    this.#id = "";
  }
}
