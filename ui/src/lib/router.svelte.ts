// Where the person is, held in the hash, so that back and forward work.

/** The tabs of a case. */
export const TABS = ["basic", "activities", "work", "illness", "consent", "opinion", "benefits", "fee", "papers", "outcome", "history"] as const;
export type TabId = (typeof TABS)[number];

/** The tab of a name; a name that is not known is 経過. */
export function tabOf(name: string): TabId {
  return TABS.find((tab) => tab === name) ?? "activities";
}

/** The lists of 今日 that can be shown whole. */
export const TODAY_LISTS = ["dates", "opened", "later", "snoozed", "quiet", "missing", "papers", "memos", "done"] as const;
export type TodayList = (typeof TODAY_LISTS)[number];

export type Place =
  | { at: "today"; list?: TodayList }
  | { at: "calendar" }
  | { at: "cases" }
  | { at: "consultations" }
  | { at: "case"; id: string; tab: TabId }
  | { at: "manual"; passage: string }
  | { at: "course"; chapter: string }
  | { at: "stats" }
  | { at: "exchange" }
  | { at: "settings"; section: string };

const parts = (hash: string): string[] =>
  hash
    .replace(/^#?\/?/, "")
    .split("/")
    .map((part) => {
      try {
        return decodeURIComponent(part);
      } catch {
        return part;
      }
    });

/** Reads a hash; what cannot be read is 今日. */
export function parse(hash: string): Place {
  const [head = "", one = "", two = ""] = parts(hash);
  switch (head) {
    case "today": {
      const list = TODAY_LISTS.find((name) => name === one);
      return list === undefined ? { at: "today" } : { at: "today", list };
    }
    case "calendar":
    case "cases":
    case "consultations":
    case "stats":
    case "exchange":
      return { at: head };
    case "case":
      return one === "" ? { at: "cases" } : { at: "case", id: one, tab: tabOf(two) };
    case "manual":
      return { at: "manual", passage: one };
    case "course":
      return { at: "course", chapter: one };
    case "settings":
      return { at: "settings", section: one };
    default:
      return { at: "today" };
  }
}

/** Writes a hash. */
export function href(place: Place): string {
  const e = encodeURIComponent;
  switch (place.at) {
    case "case":
      return `#/case/${e(place.id)}/${e(place.tab)}`;
    case "manual":
      return place.passage === "" ? "#/manual" : `#/manual/${e(place.passage)}`;
    case "course":
      return place.chapter === "" ? "#/course" : `#/course/${e(place.chapter)}`;
    case "today":
      return place.list === undefined ? "#/today" : `#/today/${e(place.list)}`;
    case "settings":
      return place.section === "" ? "#/settings" : `#/settings/${e(place.section)}`;
    default:
      return `#/${place.at}`;
  }
}

class Router {
  place = $state.raw<Place>(parse(globalThis.location?.hash ?? ""));

  constructor() {
    globalThis.addEventListener?.("hashchange", () => {
      this.place = parse(location.hash);
    });
  }

  /** Goes there, as one step that "back" undoes. */
  go(place: Place): void {
    this.place = place;
    if (location.hash !== href(place)) location.hash = href(place);
  }

  /** Changes the address without a step of its own (a tab, a section). */
  swap(place: Place): void {
    this.place = place;
    history.replaceState(null, "", href(place));
  }
}

export const router = new Router();
