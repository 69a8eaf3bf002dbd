import { describe, expect, it } from "vitest";
import type { GuideOffer } from "../../lib/backend";
import { Choice } from "./choice.svelte";
import { GUIDE, GuideChoice } from "./guide.svelte";

const offer = (resource: string, more: Partial<GuideOffer> = {}): GuideOffer => ({ resource, result: "may", state: "", chosen: true, open: true, ...more });
const OFFERS = [offer("high_cost", { state: "applying", open: false }), offer("sick_pay"), offer("welfare", { result: "ask" }), offer("workers_comp", { result: "no", chosen: false })];
const NONE = { recipient: {}, purpose: { [GUIDE]: "制度の説明" }, way: { self: "本人", in_house: "院内" }, party: { occ_physician: "", hr: "", boss: "" } };

describe("GuideChoice", () => {
  it("begins with what is offered, and keeps what was chosen when it is offered anew", () => {
    const guide = new GuideChoice();
    guide.offer(OFFERS);
    expect(guide.benefits).toEqual(["high_cost", "sick_pay", "welfare"]);
    expect(guide.groups.map((group) => [group.id, group.offers.length])).toEqual([["under", 1], ["may", 1], ["ask", 1], ["no", 1]]);
    guide.turn("workers_comp");
    guide.turn("sick_pay");
    guide.offer(OFFERS);
    expect(guide.benefits).toEqual(["high_cost", "welfare", "workers_comp"]);
    guide.turn("sick_pay");
    expect(guide.benefits).toEqual(["high_cost", "sick_pay", "welfare", "workers_comp"]);
    guide.clear();
    expect(guide.benefits).toEqual([]);
    guide.standard();
    expect(guide.benefits).toEqual(["high_cost", "sick_pay", "welfare"]);
    expect(guide.unrecorded(guide.benefits)).toEqual(["sick_pay", "welfare"]);
  });

  it("gives readings with the easy words unless they are not wanted", () => {
    const guide = new GuideChoice();
    guide.speak(true);
    expect(guide.ask).toEqual({ benefits: [], easy: true, furigana: true });
    guide.furigana = false;
    expect(guide.ask.furigana).toBe(false);
    guide.speak(false);
    expect(guide.ask).toEqual({ benefits: [], easy: false, furigana: false });
  });
});

describe("the guide as a paper", () => {
  it("goes to the person, and waits until a benefit is chosen", () => {
    const choice = new Choice({ caseId: "c1", paper: GUIDE }, NONE);
    expect([choice.way, choice.recipient, choice.purpose, choice.ready]).toEqual(["self", "本人", "制度の説明", false]);
    choice.guide.offer(OFFERS);
    expect(choice.ready).toBe(true);
    expect(choice.request.guide).toEqual({ benefits: ["high_cost", "sick_pay", "welfare"], easy: false, furigana: false });
    choice.guide.clear();
    expect(choice.ready).toBe(false);
    choice.choose("summary");
    expect([choice.ready, choice.request.guide]).toEqual([true, null]);
  });

  it("names nobody without a case", () => {
    const choice = new Choice({ paper: GUIDE }, NONE);
    choice.guide.offer(OFFERS);
    expect([choice.ready, choice.request.way, choice.request.blank, choice.request.case_id]).toEqual([true, "self", true, ""]);
  });

  it("leaves the choice to each of several cases", () => {
    const choice = new Choice({ several: true, paper: GUIDE }, NONE);
    choice.guide.speak(true);
    expect([choice.ready, choice.request.guide]).toEqual([true, { benefits: [], easy: true, furigana: true }]);
  });
});
