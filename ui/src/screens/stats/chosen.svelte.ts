// Period and filter of 統計; kept while the program runs, so that coming back finds the same figures.
import type { StatsAsk } from "../../lib/backend";

export const blankChosen = (): StatsAsk => ({ period: "this_year", from: "", to: "", group: "", disease: "", path: "", link: "", mine: false });

export const chosen = $state<StatsAsk>(blankChosen());

/** Is anything left out of the figures? */
export const narrowed = (): boolean => chosen.group !== "" || chosen.disease !== "" || chosen.path !== "" || chosen.link !== "" || chosen.mine;

/** What is asked for; none while a day is still being typed. */
export function asked(): StatsAsk | null {
  const whole = chosen.period !== "range" || (chosen.from !== "" && chosen.to !== "" && chosen.from <= chosen.to);
  return whole ? { ...chosen } : null;
}
