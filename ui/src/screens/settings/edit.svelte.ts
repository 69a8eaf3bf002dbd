// The settings as they are being changed. What another section or user saved meanwhile is kept:
// only the fields changed here are laid over it.
import type { Settings } from "../../lib/backend";

type Store = { load: () => Promise<Settings>; save: (settings: Settings) => Promise<Settings> };
type Key = keyof Settings;

export class SettingsEdit {
  #stored = $state.raw<Settings | null>(null);
  #changes = $state.raw<Partial<Settings>>({});
  /** Has something been saved since the section was shown? */
  saved = $state(false);
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async load(): Promise<void> {
    this.#stored = await this.#store.load();
  }
  get ready(): boolean {
    return this.#stored !== null;
  }
  get dirty(): boolean {
    return Object.keys(this.#changes).length > 0;
  }

  get<K extends Key>(key: K): Settings[K] {
    if (!this.#stored) throw new Error("settings are read before they are loaded");
    return (key in this.#changes ? this.#changes[key] : this.#stored[key]) as Settings[K];
  }

  set<K extends Key>(key: K, value: Settings[K]): void {
    const changes = { ...this.#changes };
    if (this.#stored && this.#stored[key] === value) delete changes[key];
    else changes[key] = value;
    this.#changes = changes;
    this.saved = false;
  }

  revert(): void {
    this.#changes = {};
  }

  /** Saves the changes over what is stored now. */
  async save(): Promise<Settings> {
    const mine = this.#changes;
    const stored = await this.#store.save({ ...(await this.#store.load()), ...mine });
    this.#stored = stored;
    const rest: Partial<Settings> = {};
    for (const key of Object.keys(this.#changes) as Key[]) {
      if (this.#changes[key] !== mine[key]) Object.assign(rest, { [key]: this.#changes[key] });
    }
    this.#changes = rest;
    this.saved = true;
    return stored;
  }
}

/** A whole number in the range as it was typed, in any width; null when it is none. */
export function wholeNumber(typed: string, least: number, most: number): number | null {
  const digits = typed.normalize("NFKC").trim();
  if (!/^\d{1,6}$/.test(digits)) return null;
  const n = Number(digits);
  return n >= least && n <= most ? n : null;
}
