import { beforeEach, expect, test } from "vitest";
import { openDate } from "./going";
import type { Placed } from "./line";
import { overlay } from "./overlay.svelte";
import { router } from "./router.svelte";

const line = (caseId: string, noun: string): Placed => ({
  case_id: caseId,
  rule: noun === "memo" ? "callback" : noun === "todo" ? "todo" : "next_visit",
  place: { tab: noun === "treatment" ? "illness" : "activities", noun, record_id: "one", field: "on_date" },
});

beforeEach(() => {
  overlay.clear();
  router.go({ at: "calendar" });
});

test("what belongs to no case opens on 今日, with its record", () => {
  openDate(line("", "todo"));
  expect(router.place).toEqual({ at: "today" });
  expect(overlay.todo).toEqual({ id: "one", caseId: "" });
  overlay.clear();
  openDate(line("", "memo"));
  expect(router.place).toEqual({ at: "today" });
  expect(overlay.memo?.id).toBe("one");
});

test("what belongs to a case opens there, or over the calendar", () => {
  openDate(line("k", "treatment"));
  expect(router.place).toEqual({ at: "case", id: "k", tab: "illness" });
  router.go({ at: "calendar" });
  openDate(line("k", "todo"));
  expect(router.place).toEqual({ at: "calendar" });
  expect(overlay.todo?.id).toBe("one");
});
