// How a fiscal year is called.
import { longDate } from "../../lib/format";

/** `令和8` for the year that begins in April 2026. */
export const fiscal = (year: number): string => longDate(`${year}-05-01`).match(/^\D{2}(?:\d+|\D(?=\D\d))/)?.[0] ?? String(year);
