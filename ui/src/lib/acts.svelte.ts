// Working off the list: opening, done, put off, and taking the last act back.
import { Act } from "./act.svelte";
import { call, type TodayLine } from "./backend";
import { monthDay } from "./format";
import { goTo } from "./going";
import { opening, settling, type Step } from "./line";
import { desk } from "./session.svelte";
import { lineText as text } from "./text/today";

class Acts extends Act {
  /** What was done last, and the mark that takes it back. */
  last = $state.raw<{ said: string; mark: string } | null>(null);
  /** The line that is being put off. */
  putting = $state.raw<TodayLine | null>(null);

  open(line: TodayLine): void {
    this.#go(opening(line), line);
  }

  settle(line: TodayLine): void {
    this.#go(settling(line), line);
  }

  /** Done, with nothing to record. */
  note(line: TodayLine): void {
    void this.#note(line);
  }

  /** Lists of items are put out one by one in their case; only lines with a day can be put off. */
  snooze(line: TodayLine): void {
    if (line.rule !== "missing") this.putting = line;
  }

  #go(step: Step, line: TodayLine): void {
    if (step.go === "note") void this.#note(line);
    else goTo(step);
  }

  async #note(line: TodayLine): Promise<void> {
    const made = await this.run(() => call("task_done", { key: line.key, label: line.label }));
    if (made) this.last = { said: text.settled(line.label), mark: made.value.id };
  }

  /** Puts the chosen line off; true when it is. */
  async put(until: string, reason: string): Promise<boolean> {
    const line = this.putting;
    if (line === null) return false;
    const made = await this.run(() => call("task_snooze", { key: line.key, label: line.label, until, reason }));
    if (!made) return false;
    this.last = { said: text.put(line.label, monthDay(until, desk.today)), mark: made.value.id };
    this.putting = null;
    return true;
  }

  forget(): void {
    this.last = null;
    this.putting = null;
    this.clear();
  }

  async undo(mark: string): Promise<void> {
    if (await this.run(() => call("task_undo", { id: mark }))) this.last = null;
  }
}

export const acts = new Acts();
