// What is chosen for 制度のご案内: which benefits, in which words.
import type { GuideAsk, GuideOffer } from "../../lib/backend";

/** Id of the paper. */
export const GUIDE = "benefit-guide";
/** Benefits that are under way or were talked about stand before the judgement. */
const UNDER: readonly string[] = ["explained", "applying", "receiving"];

export type Group = { id: "under" | GuideOffer["result"]; offers: GuideOffer[] };

export class GuideChoice {
  offers = $state.raw<readonly GuideOffer[]>([]);
  benefits = $state.raw<readonly string[]>([]);
  easy = $state(false);
  furigana = $state(false);
  #chosen = false;

  /** The benefits in the order of the paper, under their headings. */
  get groups(): Group[] {
    const of = (offer: GuideOffer): Group["id"] => (UNDER.includes(offer.state) ? "under" : offer.result);
    const ids = ["under", "may", "ask", "no"] as const;
    return ids.map((id) => ({ id, offers: this.offers.filter((offer) => of(offer) === id) })).filter((group) => group.offers.length > 0);
  }
  get ask(): GuideAsk {
    return { benefits: [...this.benefits], easy: this.easy, furigana: this.furigana };
  }

  /** What can be chosen now; what somebody chose before stays. */
  offer(offers: readonly GuideOffer[]): void {
    this.offers = offers;
    if (!this.#chosen) this.standard();
  }
  standard(): void {
    this.#put(this.offers.filter((offer) => offer.chosen).map((offer) => offer.resource));
    this.#chosen = false;
  }
  clear(): void {
    this.#put([]);
  }
  turn(resource: string): void {
    const on = this.benefits.includes(resource);
    this.#put(on ? this.benefits.filter((one) => one !== resource) : [...this.benefits, resource]);
  }
  /** やさしい日本語 comes with readings, the ordinary words without; both can be chosen otherwise. */
  speak(easy: boolean): void {
    this.easy = easy;
    this.furigana = easy;
  }
  /** Of these benefits, those of which nothing is recorded. */
  unrecorded(benefits: readonly string[]): string[] {
    return this.offers.filter((offer) => offer.open && benefits.includes(offer.resource)).map((offer) => offer.resource);
  }

  #put(benefits: readonly string[]): void {
    // In one order, so that the same choice is the same paper.
    const all = this.offers.map((offer) => offer.resource);
    this.benefits = all.filter((resource) => benefits.includes(resource));
    this.#chosen = true;
  }
}
