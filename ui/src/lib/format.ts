// How dates, times and numbers are written. Instants are UTC and shown in Japanese time.

const ZONE = "Asia/Tokyo";
const day = (iso: string): Date | null => {
  const at = new Date(`${iso}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && !Number.isNaN(at.getTime()) ? at : null;
};
const writer = (options: Intl.DateTimeFormatOptions, era = true): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(era ? "ja-JP-u-ca-japanese" : "ja-JP", options);

const longDay = writer({ era: "long", year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
const monthOnly = writer({ era: "long", year: "numeric", month: "long", timeZone: "UTC" });
const narrow = writer({ era: "narrow", year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
const weekdayOnly = writer({ weekday: "short", timeZone: "UTC" }, false);
const clock = writer({ hour: "numeric", minute: "2-digit", timeZone: ZONE, hourCycle: "h23" }, false);
const clockSeconds = writer(
  { hour: "numeric", minute: "2-digit", second: "2-digit", timeZone: ZONE, hourCycle: "h23" },
  false,
);
const sweden = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" });

/** `令和8年11月22日` */
export function longDate(iso: string): string {
  const at = day(iso);
  return at ? longDay.format(at) : iso;
}

/** `令和8年11月` */
export function month(iso: string): string {
  const at = day(iso);
  return at ? monthOnly.format(at) : iso;
}

/** `R8.11.22` */
export function shortDate(iso: string): string {
  const at = day(iso);
  if (!at) return iso;
  const part = (type: string): string => narrow.formatToParts(at).find((p) => p.type === type)?.value ?? "";
  const year = part("year") === "元" ? "1" : part("year");
  return `${part("era")}${year}.${at.getUTCMonth() + 1}.${at.getUTCDate()}`;
}

/** `日` … `土` */
export function weekday(iso: string): string {
  const at = day(iso);
  return at ? weekdayOnly.format(at) : "";
}

/** `11月22日(日)`, or `R7.1.29(水)` when it is another year than `now`. */
export function monthDay(iso: string, now: string): string {
  const at = day(iso);
  if (!at) return iso;
  const date = now.slice(0, 4) === iso.slice(0, 4) ? `${at.getUTCMonth() + 1}月${at.getUTCDate()}日` : shortDate(iso);
  return `${date}(${weekday(iso)})`;
}

/** `11/22`, with the era year in front when it is another year than `now`. */
export function slashDate(iso: string, now = ""): string {
  const at = day(iso);
  if (!at) return iso;
  return now !== "" && now.slice(0, 4) !== iso.slice(0, 4) ? shortDate(iso) : `${at.getUTCMonth() + 1}/${at.getUTCDate()}`;
}

/** ISO date of an instant, in Japan. */
export function dateOf(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? "" : sweden.format(at);
}

/** `9:12` of an instant, in Japan. */
export function timeOf(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? "" : clock.format(at);
}

/** `9:12:08` of an instant, in Japan. */
export function secondsOf(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? "" : clockSeconds.format(at);
}

/** `R8.11.22 9:12` of an instant, in Japan. */
export function momentOf(instant: string): string {
  return instant === "" ? "" : `${shortDate(dateOf(instant))} ${timeOf(instant)}`;
}

/** `12,345` */
export function count(n: number): string {
  return new Intl.NumberFormat("ja-JP").format(n);
}

/** `1.2 MB`, `100 MB` */
export function bytes(n: number): string {
  if (n < 1024) return `${n} B`;
  const kib = n / 1024;
  if (kib < 1024) return `${Math.round(kib)} KB`;
  const mib = kib / 1024;
  return `${mib < 99.95 ? mib.toFixed(1) : Math.round(mib)} MB`;
}

/** `9:30`, `930` or `9時30分` as `09:30`; what is no time stays as typed. */
export function readTime(text: string): string {
  const plain = text.normalize("NFKC").trim();
  const found = /^(\d{1,2})[:時](\d{1,2})分?$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain);
  return found ? `${found[1]?.padStart(2, "0")}:${found[2]?.padStart(2, "0")}` : plain;
}

/** Folds for filtering a short list: width, case, and katakana to hiragana. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
}

/** Days from one ISO date to another, negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  const a = day(from);
  const b = day(to);
  return a && b ? Math.round((b.getTime() - a.getTime()) / 86_400_000) : 0;
}
