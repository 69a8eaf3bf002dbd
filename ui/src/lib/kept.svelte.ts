// How a user reads the manual, kept with the user's settings: the open tabs, the speed of reading aloud, whether the offers
// in forms are folded in. Passage ids and numbers, nothing about a person.
import { call, type ManualTabs } from "./backend";

const PAUSE_MS = 800;
const NOTHING: ManualTabs = { tabs: [], current: 0, offers_closed: false, speed: 100 };

export class Kept {
  value = $state.raw<ManualTabs>(NOTHING);
  #read: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dirty = false;
  #saving: Promise<unknown> = Promise.resolve();
  readonly #get: () => Promise<ManualTabs>;
  readonly #put: (all: ManualTabs) => Promise<unknown>;

  constructor(get: () => Promise<ManualTabs>, put: (all: ManualTabs) => Promise<unknown>) {
    this.#get = get;
    this.#put = put;
  }

  /** Reads it once; what cannot be read is as if nothing were kept. */
  need(): Promise<void> {
    this.#read ??= this.#saving.then(() => this.#get()).then(
      (value) => {
        if (!this.#dirty) this.value = { ...value, speed: value.speed === 0 ? 100 : value.speed };
      },
      () => undefined,
    );
    return this.#read;
  }

  /** Changes a part of it; it is stored after a pause. */
  change(part: Partial<ManualTabs>): void {
    this.value = { ...this.value, ...part };
    this.#dirty = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Stores what is not stored yet. A place that was not kept costs nobody any work: it is told nowhere. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#dirty) {
      this.#dirty = false;
      const all = this.value;
      this.#saving = this.#saving.then(() => this.#put(all)).catch(() => undefined);
    }
    await this.#saving;
  }

  /** Forgets everything: somebody else may unlock next. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#dirty = false;
    this.#read = null;
    this.value = NOTHING;
  }
}

export const kept = new Kept(
  () => call("manual_tabs", {}),
  (all) => call("manual_tabs_save", all),
);
