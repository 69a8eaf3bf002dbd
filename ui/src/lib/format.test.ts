import { describe, expect, it } from "vitest";
import { bytes, dateOf, daysBetween, fold, longDate, month, monthDay, readTime, shortDate, slashDate, timeOf, weekday } from "./format";

describe("times", () => {
  it("are read as people type them", () => {
    expect(["9:30", "930", "9時30分", "9:30"].map(readTime)).toEqual(["09:30", "09:30", "09:30", "09:30"]);
    expect(readTime("昼ごろ")).toBe("昼ごろ");
  });
});

describe("dates", () => {
  it("are written in the Japanese calendar", () => {
    expect(longDate("2026-11-22")).toBe("令和8年11月22日");
    expect(month("2026-11-01")).toBe("令和8年11月");
    expect(shortDate("2026-11-22")).toBe("R8.11.22");
    expect(shortDate("2019-05-01")).toBe("R1.5.1");
    expect(shortDate("1989-01-07")).toBe("S64.1.7");
    expect(weekday("2026-11-22")).toBe("日");
  });

  it("stay as typed when they are no dates", () => {
    expect(shortDate("来週")).toBe("来週");
    expect(longDate("")).toBe("");
  });

  it("show the year only when it is another one", () => {
    expect(slashDate("2026-11-05", "2026-11-24")).toBe("11/5");
    expect(slashDate("2025-12-05", "2026-11-24")).toBe("R7.12.5");
    expect(monthDay("2026-11-05", "2026-11-24")).toBe("11月5日(木)");
    expect(monthDay("2025-01-29", "2026-11-24")).toBe("R7.1.29(水)");
    expect(daysBetween("2026-11-24", "2026-11-21")).toBe(-3);
  });

  it("show instants in Japan", () => {
    expect(dateOf("2026-11-23T23:42:00Z")).toBe("2026-11-24");
    expect(timeOf("2026-11-23T23:42:00Z")).toBe("8:42");
    expect(timeOf("")).toBe("");
  });
});

describe("other writing", () => {
  it("folds for filtering", () => {
    expect(fold("カンゾウ")).toBe(fold("かんぞう"));
    expect(fold("ICD")).toBe("icd");
  });
  it("counts bytes", () => {
    expect(bytes(8_412_321)).toBe("8.0 MB");
    expect(bytes(512)).toBe("512 B");
    expect([99.94, 99.96, 100, 250.4].map((mib) => bytes(mib * 1024 * 1024))).toEqual(["99.9 MB", "100 MB", "100 MB", "250 MB"]);
  });
});
