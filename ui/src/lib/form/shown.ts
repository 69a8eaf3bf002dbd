// A value of a declared field in words, as lists, history and conflicts show it.
import type { Noun, PlanRow } from "../backend";
import { shortDate } from "../format";
import { partText } from "../text/shell";
import { words } from "../vocabulary.svelte";

/** Is there anything to read in the values? What only ties a record to another says nothing to a person. */
export function isReadable(noun: Noun, field: string, ...values: unknown[]): boolean {
  if (words.field(noun, field)?.is !== "link") return true;
  return values.some((value) => words.users.some((user) => user.id === value));
}

/** The value in words; empty when there is none. */
export function shownValue(noun: Noun, field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  const declared = words.field(noun, field);
  switch (declared?.is) {
    case "date":
      return shortDate(String(value));
    case "flag":
      return value === true ? partText.yes : partText.no;
    case "code":
      return words.label(declared.list, String(value));
    case "codes":
      return words.labels(declared.list, Array.isArray(value) ? (value as string[]) : []);
    case "rows":
      return (value as PlanRow[]).map((r) => [r.period, r.hours, r.measures, r.treatment].filter(Boolean).join(" / ")).join("\n");
    case "link":
      return words.userName(String(value));
    default:
      return typeof value === "object" ? JSON.stringify(value) : String(value);
  }
}
