// What is chosen in the paper dialog, and the requests that follow from it.
import type { BeyondConsent, FormCard, HousePaper, PaperPrint, PaperRequest, PaperSave, StatsAsk } from "../../lib/backend";
import { GUIDE, GuideChoice } from "./guide.svelte";

/** The second look beside a paper that leaves without consent. */
export type SecondLook = Pick<PaperPrint, "user_id" | "passphrase" | "key_file" | "reading">;
export type Way = "self" | "company" | "in_house";
export const WAYS: readonly Way[] = ["self", "company", "in_house"];
/** To whom at a company: a consent for one of them is none for another. */
export type Party = "occ_physician" | "hr" | "boss";
export const PARTIES: readonly Party[] = ["occ_physician", "hr", "boss"];
/** To whom an envelope goes, and how it is set. */
export const ADDRESSEES = ["hr", "occ_physician", "doctor", "person"] as const;
export const LAYOUTS = ["naga3", "labels"] as const;
/** Papers that somebody reviews before they are made. */
export const REVIEWED: readonly string[] = ["disclosure", "handout"];
/** Papers that speak of nobody. */
const WITHOUT_CASE: readonly string[] = ["chapter", "reading", "bookmarks", "recovery-sheet", "audit-log", "discard-book", "morning", "stats", "manual", GUIDE];
/** Papers that are told by a part of the record which they are about. */
const OF_PASSAGE: readonly string[] = ["chapter", "consent-left", "fee-check"];

/** What the caller of the dialog already knows. */
export type Start = {
  /** One paper for each of several cases: none of them is named here. */
  several?: boolean;
  paper?: string; 
  caseId?: string;
  passage?: string;
  /** Of the manual; empty = the one in use. */
  edition?: string;
  code?: string;
  month?: string;
  kind?: string;
  user?: string;
  absent?: string[];
  since?: string;
  stats?: StatsAsk;
};

/** Words that the dialog fills in when the paper or the way decides them. */
export type Defaults = {
  recipient: Readonly<Record<string, string>>;
  purpose: Readonly<Record<string, string>>;
  way: Readonly<Record<Exclude<Way, "company">, string>>;
  party: Readonly<Record<Party, string>>;
};

export class Choice {
  paper = $state("");
  way = $state<Way>("in_house");
  party = $state<Party>("occ_physician");
  initials = $state(false);
  /** Furigana over the name. */
  ruby = $state(false);
  recipient = $state("");
  purpose = $state("");
  printer = $state("");
  copies = $state("1");
  twoSided = $state(false);
  /** An empty form, to be filled in by hand. */
  blank = $state(false);
  /** On A3, to be folded. */
  folded = $state(false);
  /** With the boxes of those who see it in the house. */
  circulation = $state(false);
  /** Of an envelope. */
  addressee = $state<string>("hr");
  layout = $state<string>("naga3");
  /** Of 制度のご案内. */
  readonly guide = new GuideChoice();
  /** Papers of a case that are no forms. */
  house = $state.raw<readonly HousePaper[]>([]);
  /** The forms of the day. */
  forms = $state.raw<readonly FormCard[]>([]);
  /** The decision to go without consent as it is being written, and as it holds for the paper. */
  wish = $state<BeyondConsent>({ ground: "", reason: "", items: [] });
  deciding = $state(false);
  beyond = $state.raw<BeyondConsent | null>(null);
  second = $state<Omit<SecondLook, "reading">>({ user_id: "", passphrase: "", key_file: "" });
  /** Names what the preview showed, for the second look. */
  reading = $state("");
  readonly #start: Start;
  readonly #defaults: Defaults;
  #offered = "";

  constructor(start: Start, defaults: Defaults) {
    this.#start = start;
    this.#defaults = defaults;
    this.paper = start.paper ?? (start.caseId ? "" : start.passage ? "chapter" : start.code ? "recovery-sheet" : "");
    this.purpose = defaults.purpose[this.paper] ?? "";
    if (this.paper === GUIDE) this.way = "self";
    this.#offerRecipient();
  }

  get several(): boolean {
    return this.#start.several ?? false;
  }
  /** Does this paper speak of a person, so that way and name must be chosen? */
  get ofCase(): boolean {
    return this.several || (this.#start.caseId ?? "") !== "";
  }
  /** The case whose benefits are chosen; empty for a guide that is for anybody. */
  get guideCase(): string {
    return this.#start.caseId ?? "";
  }
  get ready(): boolean {
    if (this.paper === GUIDE && !this.several && this.guide.benefits.length === 0) return false;
    return this.paper !== "" && (this.ofCase || WITHOUT_CASE.includes(this.paper) || this.form?.of_case === false);
  }
  /** The form that is chosen, where it is one. */
  get form(): FormCard | undefined {
    return this.forms.find((form) => form.id === this.paper);
  }
  /** Can the chosen paper be folded? */
  get folds(): boolean {
    return this.form?.folds ?? false;
  }
  /** Does the chosen paper bear the person's full name, over which a reading can stand? */
  get named(): boolean {
    const filled = this.ofCase && !this.initials && !(this.hasBlank && this.blank);
    const chosen = this.form ?? this.house.find((paper) => paper.id === this.paper);
    return filled && chosen?.named === true;
  }
  /** Can the chosen paper be made empty? */
  get hasBlank(): boolean {
    return this.form !== undefined || this.house.some((paper) => paper.id === this.paper && paper.blank);
  }
  /** Where the chosen paper may go. */
  get ways(): readonly Way[] {
    const goes = (this.form ?? this.house.find((paper) => paper.id === this.paper))?.goes_to;
    return goes === undefined ? WAYS : WAYS.filter((way) => goes.includes(way));
  }

  /** The paper as it is asked for. */
  get request(): PaperRequest {
    const start = this.#start;
    const isGuide = this.paper === GUIDE;
    return {
      paper: this.paper,
      case_id: this.ofCase ? (start.caseId ?? "") : "",
      passage: OF_PASSAGE.includes(this.paper) ? (start.passage ?? "") : "",
      edition: this.paper === "chapter" ? (start.edition ?? "") : "",
      initials: this.ofCase && this.initials,
      ruby: this.named && this.ruby,
      blank: (isGuide && !this.ofCase) || (this.hasBlank && this.blank),
      folded: this.folds && this.folded,
      circulation: this.ofCase && this.way === "in_house" && this.circulation,
      word: false,
      way: this.ofCase ? this.way : isGuide ? "self" : "in_house",
      party: this.ofCase && this.way === "company" ? this.party : "",
      code: this.paper === "recovery-sheet" ? (start.code ?? "") : "",
      month: this.paper === "audit-log" ? (start.month ?? "") : "",
      kind: this.paper === "audit-log" ? (start.kind ?? "") : "",
      user: this.paper === "audit-log" ? (start.user ?? "") : "",
      stats: this.paper === "stats" ? (start.stats ?? null) : null,
      guide: isGuide ? { ...this.guide.ask, ...(this.several ? { benefits: [] } : {}) } : null,
      addressee: this.paper === "envelope" && this.layout !== "labels" ? this.addressee : "",
      layout: this.paper === "envelope" ? this.layout : "",
      absent: this.paper === "morning" ? (start.absent ?? []) : [],
      since: this.paper === "morning" ? (start.since ?? "") : "",
      beyond: this.ofCase && this.way === "company" ? this.beyond : null,
    };
  }

  /** Can the paper go without consent at all? What tells everything stays in the house. */
  get beyondFits(): boolean {
    return this.ofCase && this.way === "company" && !this.blank && this.ways.includes("company");
  }
  /** The decision holds from here on; the paper is drawn with it. */
  decide(): void {
    this.beyond = { ground: this.wish.ground, reason: this.wish.reason.trim(), items: [...this.wish.items] };
    this.deciding = false;
  }
  /** Writes the decision anew; until then the paper is drawn without it. */
  reconsider(): void {
    this.beyond = null;
    this.second.passphrase = "";
    this.deciding = true;
  }
  /** Back to what is consented: a decision is for one paper and one person at the company. */
  withdraw(): void {
    this.reconsider();
    this.deciding = false;
  }

  choose(paper: string): void {
    this.paper = paper;
    this.withdraw();
    if (this.purpose === "") this.purpose = this.#defaults.purpose[paper] ?? "";
    const first = this.ways[0];
    if (first !== undefined && !this.ways.includes(this.way)) this.goes(first);
  }

  /** Another way: a recipient that was only offered follows, one that was typed stays. */
  goes(way: Way): void {
    this.way = way;
    this.withdraw();
    this.#offerRecipient();
  }

  /** Another person at the company; the recipient follows in the same manner. */
  meets(party: Party): void {
    this.party = party;
    this.withdraw();
    this.#offerRecipient();
  }

  /** Copies as a number, null when what was typed is none. */
  get count(): number | null {
    const digits = this.copies.normalize("NFKC").trim();
    const n = /^\d{1,2}$/.test(digits) ? Number(digits) : 0;
    return n >= 1 ? n : null;
  }
  /** The second look, empty where consent covers the paper. */
  get look(): SecondLook {
    return this.beyond ? { ...this.second, reading: this.reading } : { user_id: "", passphrase: "", key_file: "", reading: "" };
  }
  get print(): PaperPrint {
    return {
      request: this.request,
      printer: this.printer,
      copies: this.count ?? 1,
      two_sided: this.twoSided,
      recipient: this.recipient.trim(),
      purpose: this.purpose.trim(),
      ...this.look,
    };
  }
  /** Saves as PDF, or as a Word file that can be written into. */
  save(path: string, word = false): PaperSave {
    return { request: { ...this.request, word }, path, recipient: this.recipient.trim(), purpose: this.purpose.trim(), ...this.look };
  }

  #offerRecipient(): void {
    const offer = !this.ofCase
      ? (this.#defaults.recipient[this.paper] ?? "")
      : this.way === "company"
        ? this.#defaults.party[this.party]
        : this.#defaults.way[this.way];
    if (this.recipient === this.#offered) this.recipient = offer;
    this.#offered = offer;
  }
}
