import { describe, expect, it } from "vitest";
import type { ExportLine } from "../../lib/backend";
import { CHANGED, choose, EVERY } from "./held";

const line = (case_id: string, reason: string): ExportLine => ({
  case_id, number: "", name: "", fields: {}, shown: [], k: 1, combination: "", reason, decision: null, offers: [],
});
const lines = [line("a", "unchanged"), line("b", "no_consent"), line("c", "rare"), line("d", "declined"), line("e", "new_reason"), line("f", "held")];
const ids = (filter: string): string => choose(lines, filter).map((l) => l.case_id).join("");

describe("held records", () => {
  it("puts first what needs a decision and hides what has not changed", () => {
    expect(ids(CHANGED)).toBe("cfbde");
  });
  it("shows all, or one reason, and keeps an unknown reason in sight", () => {
    expect(ids(EVERY)).toBe("cfbdae");
    expect(ids("declined")).toBe("d");
  });
});
