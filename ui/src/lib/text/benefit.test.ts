import { describe, expect, it } from "vitest";
import { readMonth, readMonths, readYen } from "./benefit";

describe("what is typed into the sums", () => {
  it("reads months one by one and repeated", () => {
    expect(readMonths("300000×3")).toEqual([300000, 300000, 300000]);
    expect(readMonths("２８０，０００×2、320000 x2")).toBeNull();
    expect(readMonths("２８０，０００×2、320000x2")).toEqual([280000, 280000, 320000, 320000]);
    expect(readMonths("500,000円")).toEqual([500000]);
  });
  it("refuses what is no month", () => {
    for (const wrong of ["", "三十万", "300000×13", "300000×0", "300000×12、300000"]) expect(readMonths(wrong), wrong).toBeNull();
  });
  it("reads a month in both calendars", () => {
    for (const typed of ["R8.8", "Ｒ８．８", "令和8年8月", "2026-08", "2026年8月", "2026/8"]) expect(readMonth(typed), typed).toBe("2026-08");
    expect(readMonth("令和元年5月")).toBe("2019-05");
    for (const typed of ["R8.13", "R0.4", "8.8", "", "来月"]) expect(readMonth(typed), typed).toBe(typed);
  });
  it("reads yen", () => {
    expect([readYen(""), readYen("１，０００円"), readYen("-5"), readYen("abc")]).toEqual([0, 1000, null, null]);
  });
});
