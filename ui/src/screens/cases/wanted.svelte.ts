// Which 単発相談 the list shows; kept while the program runs, so that coming back finds the same place.
import type { ConsultationQuery } from "../../lib/backend";

export const PAGE = 25;

export const blankWanted = (): ConsultationQuery => ({
  period: "",
  from: "",
  to: "",
  kind: "",
  consulted_by: "",
  result: "",
  cancelled: false,
  offset: 0,
  limit: PAGE,
});

export const wanted = $state<ConsultationQuery>(blankWanted());
export const place = $state({ selected: 0 });

/** Changes what is wanted and goes back to the first page. */
export function want(change: Partial<ConsultationQuery>): void {
  Object.assign(wanted, change, { offset: 0 });
  place.selected = 0;
}

/** Is anything left out of the list? */
export function narrowed(): boolean {
  const blank = blankWanted();
  return (["period", "kind", "consulted_by", "result", "cancelled"] as const).some((name) => wanted[name] !== blank[name]);
}
