import { beforeEach, describe, expect, it } from "vitest";
import type { Vocabulary } from "../backend";
import { words } from "../vocabulary.svelte";
import { isReadable } from "./shown";

beforeEach(() => {
  words.take({
    codes: { lists: {} },
    fields: {
      activity: [
        { name: "case_id", label: "事例", item: "inner", is: "link" },
        { name: "staff", label: "対応者", item: "inner", is: "link" },
        { name: "text", label: "記録", item: "inner", is: "long" },
      ],
    },
    blanks: {},
    users: [{ id: "u1", name: "佐々木 恵", profession: "msw", role: "admin", active: true }],
  } as unknown as Vocabulary);
});

describe("what the history shows", () => {
  it("is people and texts, not the ids that tie records together", () => {
    expect(isReadable("activity", "case_id", "", "01a20493-eeaa")).toBe(false);
    expect(isReadable("activity", "staff", "", "u1")).toBe(true);
    expect(isReadable("activity", "text", "", "体調は安定。")).toBe(true);
  });
});
