// The records that are held back: what a person can do something about comes first, and what has not
// changed since the last bundle is out of the way.
import type { ExportLine } from "../../lib/backend";

/** Filter: everything but the unchanged ones. */
export const CHANGED = "changed";
/** Filter: all of them. */
export const EVERY = "every";

const ORDER = ["rare", "held", "no_consent", "withdrawn", "declined", "unchanged"];
const rank = (line: ExportLine): number => (ORDER.includes(line.reason) ? ORDER.indexOf(line.reason) : ORDER.length);

/** Held for a rare combination: a person decides. */
export function needsDecision(line: ExportLine): boolean {
  return line.reason === "rare" || line.reason === "held";
}

/** Held for another reason than having been sent already. */
export function changed(lines: readonly ExportLine[]): ExportLine[] {
  return lines.filter((line) => line.reason !== "unchanged");
}

/** What the filter lets through, in the order of what can be done about it. */
export function choose(lines: readonly ExportLine[], filter: string): ExportLine[] {
  const kept = filter === EVERY ? [...lines] : filter === CHANGED ? changed(lines) : lines.filter((line) => line.reason === filter);
  return kept.sort((a, b) => rank(a) - rank(b));
}
