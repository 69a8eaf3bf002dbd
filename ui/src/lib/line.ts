// What the confirm key and D do with a line of 今日. The rules come with the line; nothing is decided here but where to go.
import type { LinePlace, TodayLine } from "./backend";
import { FIRST_MISSING, type AimAt } from "./aim.svelte";
import { tabOf, type TabId } from "./router.svelte";

export type Step =
  | { go: "memo"; id: string; answered: string }
  | { go: "todo"; id: string }
  | { go: "talk"; caseId: string }
  | { go: "case"; caseId: string; tab: TabId; aim: AimAt | null }
  | { go: "note" };

/** What has a place in a case: a line of 今日, or a date of the calendar. */
export type Placed = Pick<TodayLine, "case_id" | "rule" | "place">;

function at(line: Placed, place: LinePlace, value: string, fresh: boolean): Step {
  const caseId = line.case_id;
  if (place.noun === "memo") return { go: "memo", id: place.record_id, answered: value };
  if (place.noun === "todo") return { go: "todo", id: place.record_id };
  const tab = tabOf(place.tab);
  if (line.rule === "missing") {
    return { go: "case", caseId, tab, aim: { caseId, noun: FIRST_MISSING, record: "", field: "", value: "", fresh: false } };
  }
  // An activity stands in its timeline; it has no form of its own to lead to.
  if (place.noun === "" || place.noun === "activity") return { go: "case", caseId, tab, aim: null };
  return { go: "case", caseId, tab, aim: { caseId, noun: place.noun, record: place.record_id, field: place.field, value, fresh } };
}

/** The place where the line stands. */
export function opening(line: Placed): Step {
  return at(line, line.place, "", false);
}

/** What settles it. */
export function settling(line: TodayLine): Step {
  if (line.settle.by === "note") return { go: "note" };
  if (line.settle.by === "talk") return { go: "talk", caseId: line.case_id };
  return at(line, line.settle.place, line.settle.value, line.settle.fresh);
}

/** Days to put a line off to: tomorrow, in three days, next Monday, in a week; each day once. */
export function snoozeDays(today: string): { id: "tomorrow" | "three" | "monday" | "week"; on: string }[] {
  const from = new Date(`${today}T00:00:00Z`);
  if (Number.isNaN(from.getTime())) return [];
  const after = (days: number): string => new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const monday = (8 - from.getUTCDay()) % 7 || 7;
  const all = [
    { id: "tomorrow" as const, on: after(1) },
    { id: "three" as const, on: after(3) },
    { id: "monday" as const, on: after(monday) },
    { id: "week" as const, on: after(7) },
  ];
  return all.filter((one, n) => all.findIndex((other) => other.on === one.on) === n);
}
