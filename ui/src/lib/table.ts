// What a table is asked for with, where it has no conditions of its own.
import type { CaseQuery, StatsAsk } from "./backend";

/** A case list without conditions; tables of 統計 do not use it. */
export const blankCases = (): CaseQuery => ({
  text: "",
  status: "all",
  mine: false,
  lead: "",
  disease: "",
  stage: "",
  path: "",
  sort: "opened",
  descending: false,
  offset: 0,
  limit: 200,
});

/** Figures without period and filter; lists do not use them. */
export const blankStats = (): StatsAsk => ({ period: "", from: "", to: "", group: "", disease: "", path: "", link: "", mine: false });
