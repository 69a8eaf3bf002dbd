import { describe, expect, it } from "vitest";
import { Choice, type Defaults } from "./choice.svelte";

const defaults: Defaults = {
  recipient: { chapter: "院内", "recovery-sheet": "自施設の保管庫" },
  purpose: { chapter: "マニュアルの閲覧" },
  way: { self: "本人", in_house: "院内" },
  party: { occ_physician: "産業医", hr: "人事・労務担当者", boss: "上司" },
};

describe("Choice", () => {
  it("asks for a case paper with way and initials", () => {
    const choice = new Choice({ caseId: "c1" }, defaults);
    expect(choice.ready).toBe(false);
    choice.choose("summary");
    choice.goes("company");
    choice.initials = true;
    expect(choice.request).toEqual({ paper: "summary", case_id: "c1",
      edition: "", passage: "", initials: true, ruby: false, blank: false, folded: false, circulation: false, word: false, way: "company", party: "occ_physician", code: "", month: "", kind: "", user: "", stats: null, guide: null, addressee: "", layout: "", absent: [], since: "", beyond: null });
    choice.meets("hr");
    expect([choice.request.party, choice.recipient]).toEqual(["hr", "人事・労務担当者"]);
    choice.goes("self");
    expect([choice.request.party, choice.recipient]).toEqual(["", "本人"]);
    choice.goes("company");
    expect(choice.ready).toBe(true);
  });

  it("goes only where the form is made for, and asks for an empty one", () => {
    const choice = new Choice({ caseId: "c1" }, defaults);
    const form = { id: "work-info", number: "F1", title: "", edition: "", valid_from: "", certainty: "official" as const, source: "", of_case: true, folds: false, own: false, in_use: true, named: true };
    choice.forms = [{ ...form, goes_to: ["self", "in_house"] }];
    choice.choose("summary");
    choice.goes("company");
    choice.blank = true;
    expect(choice.request.blank).toBe(false);
    choice.choose("work-info");
    expect([choice.ways, choice.way, choice.recipient]).toEqual([["self", "in_house"], "self", "本人"]);
    expect(choice.request).toMatchObject({ paper: "work-info", blank: true, word: false });
    expect(choice.save("/tmp/x.docx", true).request).toMatchObject({ word: true, blank: true });
    choice.house = [{ id: "words", goes_to: ["self"], named: false, blank: true }];
    choice.choose("words");
    expect([choice.ways, choice.way]).toEqual([["self"], "self"]);
  });

  it("asks for a reading only where the paper bears the full name", () => {
    const choice = new Choice({ caseId: "c1" }, defaults);
    choice.house = [{ id: "summary", goes_to: ["in_house"], named: true, blank: false }, { id: "words", goes_to: ["self"], named: false, blank: true }];
    choice.choose("summary");
    choice.ruby = true;
    expect([choice.named, choice.request.ruby]).toEqual([true, true]);
    choice.initials = true;
    expect([choice.named, choice.request.ruby]).toEqual([false, false]);
    choice.initials = false;
    choice.choose("words");
    expect(choice.request.ruby).toBe(false);
  });

  it("never sends the recovery code with another paper", () => {
    const sheet = new Choice({ code: "ABCD-EFGH" }, defaults);
    expect(sheet.request).toMatchObject({ paper: "recovery-sheet", code: "ABCD-EFGH", case_id: "", way: "in_house" });
    sheet.choose("chapter");
    expect(sheet.request.code).toBe("");
  });

  it("asks for a chapter without a person", () => {
    const choice = new Choice({ passage: "liver" }, defaults);
    expect(choice.request).toMatchObject({ paper: "chapter", passage: "liver", case_id: "", initials: false });
    expect([choice.recipient, choice.purpose]).toEqual(["院内", "マニュアルの閲覧"]);
  });

  it("asks for the edition that is read, and for no other paper", () => {
    const choice = new Choice({ passage: "liver.judgement", edition: "2026-11" }, defaults);
    expect(choice.request.edition).toBe("2026-11");
    choice.choose("bookmarks");
    expect(choice.request.edition).toBe("");
  });

  it("does not make a case paper without a case", () => {
    expect(new Choice({ paper: "summary" }, defaults).ready).toBe(false);
  });

  it("lets an offered recipient follow the way and keeps a typed one", () => {
    const choice = new Choice({ caseId: "c1", paper: "summary" }, defaults);
    expect(choice.recipient).toBe("院内");
    choice.goes("self");
    expect(choice.recipient).toBe("本人");
    choice.recipient = "産業医 田村先生";
    choice.goes("company");
    expect(choice.recipient).toBe("産業医 田村先生");
  });

  it("takes copies in both widths and refuses anything else", () => {
    const choice = new Choice({ caseId: "c1", paper: "summary" }, defaults);
    for (const [typed, count] of [["3", 3], ["12", 12], ["0", null], ["100", null], ["", null], ["二", null], ["1.5", null]] as const) {
      choice.copies = typed;
      expect(choice.count, typed).toBe(count);
    }
  });

  it("prints and saves exactly the paper that is shown", () => {
    const choice = new Choice({ caseId: "c1", paper: "activities" }, defaults);
    choice.recipient = " 本人 ";
    choice.purpose = "面談";
    choice.printer = "ward";
    choice.copies = "2";
    choice.twoSided = true;
    const look = { user_id: "", passphrase: "", key_file: "", reading: "" };
    expect(choice.print).toEqual({ ...look, request: choice.request, printer: "ward", copies: 2, two_sided: true, recipient: "本人", purpose: "面談" });
    expect(choice.save("/papers/a.pdf")).toEqual({ ...look, request: choice.request, path: "/papers/a.pdf", recipient: "本人", purpose: "面談" });
  });

  it("goes without consent by a decision for one paper and one person only", () => {
    const choice = new Choice({ caseId: "c1" }, defaults);
    choice.choose("opinion");
    choice.goes("company");
    choice.deciding = true;
    choice.wish = { ground: "life", reason: " 意識を失った ", items: ["disease"] };
    expect(choice.request.beyond).toBeNull();
    choice.decide();
    choice.second = { user_id: "stayer", passphrase: "p", key_file: "" };
    choice.reading = "abc";
    expect(choice.request.beyond).toEqual({ ground: "life", reason: "意識を失った", items: ["disease"] });
    expect(choice.print).toMatchObject({ user_id: "stayer", passphrase: "p", reading: "abc" });
    choice.meets("hr");
    expect([choice.request.beyond, choice.print.passphrase, choice.deciding]).toEqual([null, "", false]);
    choice.decide();
    choice.goes("self");
    expect(choice.request.beyond).toBeNull();
  });
});
