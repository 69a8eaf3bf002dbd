// What the list of 支援対象者 shows; kept while the program runs, so that coming back finds the same place.
import type { CaseQuery } from "../../lib/backend";

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

/** Changes the choice and goes back to the first page. */
export function choose(change: Partial<CaseQuery>): void {
  Object.assign(choice, change, { offset: 0 });
  place.selected = 0;
}
