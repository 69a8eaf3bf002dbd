// What an entry of the log is about, in words where it is not the id of a record.
import type { AuditEntry } from "../../lib/backend";
import { exchange } from "../../lib/text/exchange";
import { paper } from "../../lib/text/paper";
import { settings } from "../../lib/text/settings";

// The beginning of an id is enough to tell rows apart; the whole of it is in the PDF.
const SHORT = 13;

export type Target = { text: string; id: boolean };

/** The words for the target, or the beginning of its id. */
export function target(entry: AuditEntry, userName: (id: string) => string): Target {
  const text = settings.audit;
  const plain = (words: string | undefined): Target | null => (words === undefined ? null : { text: words, id: false });
  if (entry.case_number !== "") return { text: entry.case_number, id: false };
  const bundle = /^bundle (\d+)$/.exec(entry.target)?.[1];
  const known =
    (bundle === undefined ? null : plain(exchange.bundle(Number(bundle)))) ??
    (entry.kind === "settings" ? plain(text.targets[entry.target]) : null) ??
    (entry.kind.startsWith("card_") ? plain(text.cards[entry.target]) : null) ??
    (["print", "save_pdf"].includes(entry.kind) ? plain(paper.names[entry.target]) : null) ??
    (["user_add", "user_remove", "unlock", "lock", "recovery", "passphrase_change"].includes(entry.kind) ? plain(userName(entry.target)) : null);
  return known ?? { text: [...entry.target].length > SHORT ? `${entry.target.slice(0, SHORT)}…` : entry.target, id: true };
}
