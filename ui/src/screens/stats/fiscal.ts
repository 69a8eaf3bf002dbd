// How a fiscal year is called.
import { shortDate } from "../../lib/format";

/** `R8` for the year that begins in April 2026. */
export const fiscal = (year: number): string => shortDate(`${year}-05-01`).split(".")[0] ?? String(year);
