import { describe, expect, it } from "vitest";
import { basicGroups, fitting, listGroups } from "./forms";

const fields = (record: Record<string, unknown>): string[] => fitting("employment", listGroups.employment ?? [], record).flatMap((group) => group.fields);

describe("without an employer", () => {
  it("nothing is asked that only a company has, and the work itself still is", () => {
    const asked = fields({ status: "self_employed" });
    for (const company of ["employer", "has_physician", "contact_name", "leave_limit_on"]) expect(asked).not.toContain(company);
    for (const own of ["status", "duties", "work_items", "hours_from", "commute", "until", "note"]) expect(asked).toContain(own);
    expect(fitting("employment", listGroups.employment ?? [], {}).every((group) => group.fields.length > 0)).toBe(true);
  });
  it("what is written stays in sight", () => {
    expect(fields({ status: "job_seeker", employer: "青葉金属工業", systems: ["hourly_leave"], paid_leave_days: 0 })).toEqual(
      expect.arrayContaining(["employer", "systems", "paid_leave_days"]),
    );
  });
});

it("asks the two clocks of a leave in their order, and its end after what it is counted from", () => {
  const groups = listGroups.employment ?? [];
  const leave = groups.find((group) => group.fields.includes("leave_limit_on"));
  expect(leave?.fields).toEqual(["absence_from", "absence_months", "leave_began_on", "leave_months", "leave_limit_on"]);
  const paid = groups.find((group) => group.fields.includes("paid_leave_until"))?.fields ?? [];
  expect(paid.indexOf("paid_leave_granted_on")).toBeLessThan(paid.indexOf("paid_leave_until"));
  for (const field of [...(leave?.fields ?? []), "paid_leave_granted_on"]) expect(fields({ status: "self_employed" })).not.toContain(field);
});

describe("基本情報", () => {
  const asked = (record: Record<string, unknown>, wanted = ""): string[] =>
    basicGroups({ work: true, illness: false }, record, wanted).flatMap((group) => group.fields);
  it("asks no line that another tab tells in full", () => {
    expect(asked({})).not.toContain("work_line");
    expect(asked({})).toContain("illness_line");
  });
  it("keeps a line that is written, or that 未確認の項目 leads to", () => {
    expect(asked({ work_line: "金属加工、日勤" })).toContain("work_line");
    expect(asked({}, "work_line")).toContain("work_line");
  });
});
