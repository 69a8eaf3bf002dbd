// What narrows the list of 支援対象者, and who can be chosen as 担当.
import { afterEach, describe, expect, it } from "vitest";
import type { CaseQuery, User } from "../../lib/backend";
import { casesText as text } from "../../lib/text/desk";
import { blankChoice, choice, choose, leads, narrowed, place } from "./choice.svelte";

afterEach(() => void Object.assign(choice, blankChoice()));

describe("the choice", () => {
  const conditions: Partial<CaseQuery>[] = [
    { text: "肝硬変" },
    { status: "all" },
    { mine: true },
    { lead: "mori" },
    { disease: "liver" },
    { stage: "follow_up" },
    { path: "direct" },
  ];

  it("is narrowed by each condition, and by nothing else", () => {
    expect(narrowed()).toBe(false);
    choose({ sort: "kana", descending: true });
    expect(narrowed()).toBe(false);
    for (const one of conditions) {
      Object.assign(choice, blankChoice());
      choose(one);
      expect(narrowed(), JSON.stringify(one)).toBe(true);
    }
  });

  it("goes back to the first page when the 担当 changes, and forgets it with the others", () => {
    choice.offset = 50;
    place.selected = 4;
    choose({ lead: "mori" });
    expect([choice.lead, choice.offset, place.selected]).toEqual(["mori", 0, 0]);
    choose(blankChoice());
    expect(choice.lead).toBe("");
  });
});

it("names who has left at the end, because cases may still be theirs", () => {
  const user = (id: string, name: string, active: boolean): User => ({ id, name, active }) as User;
  const users = [user("inoue", "井上 亮", false), user("mori", "森 葵", true), user("sasaki", "佐々木 花", true)];
  expect(leads(users)).toEqual([
    { code: "mori", label: "森 葵" },
    { code: "sasaki", label: "佐々木 花" },
    { code: "inoue", label: text.left("井上 亮") },
  ]);
});
