// What the list of 支援対象者 shows; kept while the program runs, so that coming back finds the same place.
import type { CaseQuery, User } from "../../lib/backend";
import { casesText as text } from "../../lib/text/desk";

export const PAGE = 25;

export const blankChoice = (): CaseQuery => ({
  text: "",
  status: "open",
  mine: false,
  lead: "",
  disease: "",
  stage: "",
  path: "",
  sort: "due",
  descending: false,
  offset: 0,
  limit: PAGE,
});

export const choice = $state<CaseQuery>(blankChoice());
export const place = $state({ selected: 0 });

/** Is anything left out of the list that it shows by itself? */
export function narrowed(): boolean {
  const blank = blankChoice();
  return (["text", "status", "mine", "lead", "disease", "stage", "path"] as const).some((name) => choice[name] !== blank[name]);
}

/** Who can be in charge; who has left may still be, and stands at the end. */
export function leads(users: readonly User[]): { code: string; label: string }[] {
  const entry = (user: User): { code: string; label: string } => ({ code: user.id, label: user.active ? user.name : text.left(user.name) });
  return [...users.filter((user) => user.active), ...users.filter((user) => !user.active)].map(entry);
}

/** Changes the choice and goes back to the first page. */
export function choose(change: Partial<CaseQuery>): void {
  Object.assign(choice, change, { offset: 0 });
  place.selected = 0;
}
