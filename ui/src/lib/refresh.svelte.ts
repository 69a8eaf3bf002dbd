// Queries that reload when a save says that it touched what they show.
import { errorOf, type ApiError, type Touched } from "./backend";

const marks = $state<Record<Touched, number>>({
  case: 0,
  lists: 0,
  consultations: 0,
  drafts: 0,
  manual: 0,
  settings: 0,
  backups: 0,
  exchange: 0,
  logs: 0,
});

/** Reloads every query that shows one of these. */
export function touch(touched: readonly Touched[]): void {
  for (const name of touched) marks[name] += 1;
}

/** What a query has now. The last value stays while a newer one is on its way. */
export class Query<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<ApiError | null>(null);
  loading = $state(true);
  #turn = 0;
  #load: (() => Promise<T>) | null = null;

  run(load: () => Promise<T>): void {
    this.#load = load;
    const turn = ++this.#turn;
    this.loading = true;
    load().then(
      (value) => {
        if (turn !== this.#turn) return;
        this.value = value;
        this.error = null;
        this.loading = false;
      },
      (thrown: unknown) => {
        if (turn !== this.#turn) return;
        this.error = errorOf(thrown);
        this.loading = false;
      },
    );
  }

  /** Loads once more. */
  again(): void {
    if (this.#load) this.run(this.#load);
  }
}

/**
 * A query that belongs to the component that makes it. What `load` reads before its first await and what
 * `on` names are followed: a change loads again.
 */
export function watch<T>(load: () => Promise<T>, on: readonly Touched[]): Query<T> {
  const query = new Query<T>();
  $effect(() => {
    for (const name of on) void marks[name];
    query.run(load);
  });
  return query;
}
