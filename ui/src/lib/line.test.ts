import { describe, expect, it } from "vitest";
import type { TodayLine } from "./backend";
import { opening, settling, snoozeDays } from "./line";

const place = (noun: string, record = "r1", field = "f"): TodayLine["place"] => ({ tab: "opinion", noun, record_id: record, field });
const line = (over: Partial<TodayLine>): TodayLine =>
  ({ case_id: "c1", rule: "opinion_waiting", place: place("opinion"), settle: { by: "record", place: place("opinion", "r1", "received_on"), fresh: false, value: "2026-11-24", noted: false }, ...over }) as TodayLine;

describe("a line of 今日", () => {
  it("opens the record, and D opens the field that settles it with the day filled in", () => {
    expect(opening(line({}))).toMatchObject({ go: "case", tab: "opinion", aim: { noun: "opinion", record: "r1", value: "" } });
    expect(settling(line({}))).toMatchObject({ aim: { field: "received_on", value: "2026-11-24" } });
  });
  it("leads to a memo, a to-do, the screen after the talk, or is noted", () => {
    expect(opening(line({ place: place("memo") }))).toEqual({ go: "memo", id: "r1", answered: "" });
    expect(opening(line({ place: place("todo") }))).toEqual({ go: "todo", id: "r1" });
    expect(settling(line({ settle: { by: "talk", place: place(""), fresh: false, value: "", noted: false } }))).toEqual({ go: "talk", caseId: "c1" });
    expect(settling(line({ settle: { by: "note", place: place(""), fresh: false, value: "", noted: false } }))).toEqual({ go: "note" });
  });
});

describe("a date of the calendar", () => {
  it("opens the tab where its fact is recorded, or the dialog in which it stands", () => {
    const date = { case_id: "c1", rule: "leave_limit", place: { tab: "work", noun: "employment", record_id: "r1", field: "leave_limit_on" } };
    expect(opening(date)).toMatchObject({ go: "case", caseId: "c1", tab: "work", aim: { record: "r1" } });
    expect(opening({ ...date, rule: "todo_promise", place: place("todo") })).toEqual({ go: "todo", id: "r1" });
  });
});

describe("days to put off to", () => {
  it("names each day once", () => {
    // 2026-11-24 is a Tuesday.
    expect(snoozeDays("2026-11-24").map((d) => d.on)).toEqual(["2026-11-25", "2026-11-27", "2026-11-30", "2026-12-01"]);
    expect(snoozeDays("2026-11-23").map((d) => d.on)).toEqual(["2026-11-24", "2026-11-26", "2026-11-30"]);
    expect(snoozeDays("2026-11-29").map((d) => d.id)).toEqual(["tomorrow", "three", "week"]);
    expect(snoozeDays("")).toEqual([]);
  });
});
