import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ApiError, Finding } from "../backend";
import { errorCatalogue, findingText, refusalText, ruleText, sentence, weaknessText } from "./errors";

const types = readFileSync("src/lib/backend/types.ts", "utf8");
const union = (name: string): string => {
  const from = types.indexOf(`export type ${name} =`);
  return types.slice(from, types.indexOf(";", from));
};
const codes = [...union("ApiError").matchAll(/"code": "(\w+)"/g)].map((m) => m[1] ?? "");
const words = (name: string): string[] => [...union(name).matchAll(/"(\w+)"/g)].map((m) => m[1] ?? "");

/** Any parameters at all: the sentence must not depend on their being there. */
const sample = (code: string): ApiError =>
  ({
    code,
    wait_seconds: 30,
    group: 2,
    weakness: "too_short",
    file_system: "nfs",
    found: 3,
    known: 2,
    kind: "NotFound",
    findings: [],
    theirs: {},
    user: "佐々木",
    at: "",
    characters: "〓",
    paper: "summary",
    party: "hr",
    said: "offline",
    block: "practice",
    reason: "damaged",
    detail: "",
    name: "x",
    log: "L-1",
    line: 3,
    word: "nmae",
    purpose: "case_study",
    count: 3,
    left: 2,
    names: "佐々木 花",
  }) as unknown as ApiError;

describe("the catalogue of errors", () => {
  it("knows every code of the contract, and no other", () => {
    expect(codes.length).toBeGreaterThan(30);
    expect(Object.keys(errorCatalogue).sort()).toEqual([...codes].sort());
  });

  it.each(codes)("says what happened, what is safe and what to do: %s", (code) => {
    const told = sentence(sample(code));
    for (const part of [told.what, told.safe, told.act]) {
      expect(part.length).toBeGreaterThan(3);
      expect(part).not.toContain("undefined");
      expect(part).toMatch(/[。))]$|[0-9A-Za-z]|コード|ください|〓$/);
    }
  });

  it("answers an unknown code as an internal error", () => {
    expect(sentence({ code: "new_code" } as unknown as ApiError).what).toBe(sentence({ code: "internal", log: "" }).what);
  });

  it("has a sentence for every rule and every weakness", () => {
    expect(Object.keys(ruleText).sort()).toEqual(words("Rule").sort());
    expect(Object.keys(weaknessText).sort()).toEqual(words("Weakness").sort());
  });

  it("names the other field of an order of dates", () => {
    const finding: Finding = { field: "to_date", rule: "order_of_dates", detail: "from_date" };
    expect(findingText(finding, () => "措置期間の始め")).toContain("措置期間の始め");
  });

  it("has a sentence for every reason of the exchange and of a backup", () => {
    const read = (path: string): string => readFileSync(`../src-tauri/crates/${path}`, "utf8");
    const exchange = [...read("exchange/src/refusal.rs").matchAll(/=> "(\w+)"/g)].map((m) => m[1] ?? "");
    const backup = [...read("store/src/backup.rs").matchAll(/StoreError::Backup\("(\w+)"\)/g)].map((m) => m[1] ?? "");
    expect(exchange.length).toBeGreaterThan(20);
    expect(backup.length).toBeGreaterThan(4);
    for (const reason of [...exchange, ...backup]) expect(Object.keys(refusalText)).toContain(reason);
    expect(sentence({ code: "receipt_refused", reason: "unknown_bundle" }).act).toBe(refusalText.unknown_bundle);
  });
});
