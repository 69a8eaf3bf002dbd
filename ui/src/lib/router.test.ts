import { describe, expect, it } from "vitest";
import { href, parse, router, type Place } from "./router.svelte";

const places: Place[] = [
  { at: "today" },
  { at: "calendar" },
  { at: "cases" },
  { at: "consultations" },
  { at: "case", id: "0192f0c1-aa", tab: "work" },
  { at: "manual", passage: "liver/04-infection" },
  { at: "manual", passage: "" },
  { at: "course", chapter: "" },
  { at: "course", chapter: "higher-brain" },
  { at: "exchange" },
  { at: "settings", section: "backup" },
  { at: "settings", section: "" },
];

describe("the address", () => {
  it.each(places)("reads back what it writes: %j", (place) => {
    expect(parse(href(place))).toEqual(place);
  });

  it("opens a case on 経過", () => {
    expect(parse("#/case/R8-0142")).toEqual({ at: "case", id: "R8-0142", tab: "activities" });
  });

  it("opens 経過 for a tab that there is not", () => {
    expect(parse("#/case/R8-0142/consents")).toEqual({ at: "case", id: "R8-0142", tab: "activities" });
    expect(parse("#/case/R8-0142/consent")).toEqual({ at: "case", id: "R8-0142", tab: "consent" });
  });

  it("knows the lists of 今日", () => {
    expect(parse("#/today/quiet")).toEqual({ at: "today", list: "quiet" });
    expect(href({ at: "today", list: "quiet" })).toBe("#/today/quiet");
    expect(href({ at: "today" })).toBe("#/today");
  });

  it("falls back to 今日 for what it does not know", () => {
    for (const hash of ["", "#", "#/", "#/nowhere", "#/today/%E0%A4%A"]) expect(parse(hash)).toEqual({ at: "today" });
    expect(parse("#/case")).toEqual({ at: "cases" });
  });

  it("follows the address, and changes it", () => {
    router.go({ at: "cases" });
    expect(location.hash).toBe("#/cases");
    expect(router.place).toEqual({ at: "cases" });
    router.swap({ at: "case", id: "a", tab: "history" });
    expect(location.hash).toBe("#/case/a/history");
  });
});
