// 連絡時の注意: how a person may be reached, in the words of the record.
import type { CaseFile } from "./backend";
import { words } from "./vocabulary.svelte";

/** `grave`: never cut. */
export type Caution = { label: string; value: string; grave?: true };

/** How this person may be reached, in the words of the record; `yes` stands for a ticked box. */
export function cautions(file: CaseFile, labels: Record<string, string>, withhold: string, yes: string): Caution[] {
  const person = file.person as unknown as Record<string, unknown>;
  const out: Caution[] = Object.entries(labels)
    .map(([field, label]) => {
      const declared = words.field("person", field);
      const known = person[field] ?? "";
      const raw = typeof known === "boolean" ? (known ? yes : "") : String(known);
      return { label, value: declared?.is === "code" ? (raw === "" ? "" : words.label(declared.list, raw)) : raw };
    })
    .filter((line) => line.value !== "");
  if (file.case.wish_withhold !== "") out.unshift({ label: withhold, value: file.case.wish_withhold, grave: true });
  return out;
}
