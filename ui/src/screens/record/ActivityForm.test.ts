// The fast path: what the keys of one 経過 are, and what follows from them.
import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AppState, CaseFile, Vocabulary } from "../../lib/backend";
import { desk } from "../../lib/session.svelte";
import { words } from "../../lib/vocabulary.svelte";
import ActivityForm from "./ActivityForm.svelte";

const saved: Record<string, unknown>[] = [];
let refusal: object | null = null;
vi.mock("../../lib/backend/tauri", () => ({
  invokeApi: async (name: string, request: { record: Record<string, unknown> }) => {
    if (name === "draft_list") return [];
    if (name === "date_read") return { date: null };
    if (name !== "activity_save") return { id: "d1", at: "2026-11-22T01:00:00Z" };
    if (refusal) throw refusal;
    saved.push(request.record);
    return { value: { id: `a${saved.length}`, rev: 1, at: "2026-11-22T01:00:00Z" }, touched: [] };
  },
  invokeShell: async () => null,
  onShell: () => () => undefined,
}));

const code = (name: string, label: string, extra: object = {}): object => ({ code: name, label, reading: "", order: 0, valid_from: "", valid_to: "", ...extra });
const list = (name: string, codes: object[]): object => ({ list: name, title: name, source: "", certainty: "own", code: codes });
const blank = { id: "", rev: 0, case_id: "", on_date: "", minutes: null, channel: "", partners: [], kinds: [], link: "", staff: "", text: "", promised: "", chart_note: "" };
const vocabulary = {
  codes: {
    lists: {
      kind: list("kind", [
        code("interview", "継続の相談", { default_channel: "in_person", default_link: "via_person", default_partners: ["self"] }),
        code("company_talk", "会社との調整", { default_channel: "phone", default_link: "direct", default_partners: ["hr"] }),
      ]),
      channel: list("channel", [code("in_person", "面談"), code("phone", "電話")]),
      partner: list("partner", [code("self", "本人"), code("hr", "人事担当")]),
      link: list("link", [code("direct", "直接"), code("via_person", "本人経由")]),
    },
  },
  fields: { activity: [{ name: "promised", label: "約束したこと", item: "inner", is: "short" }] },
  blanks: { activity: blank },
  users: [],
} as unknown as Vocabulary;

let shown: ReturnType<typeof mount> | null = null;
let pressed = 0;
const form = (): { start: () => void } => shown as unknown as { start: () => void };
const byId = (id: string): HTMLInputElement => document.getElementById(id) as HTMLInputElement;
const at = (): string => document.activeElement?.id ?? "";
const today = (iso: string, user = "u1"): void => {
  desk.state = { phase: "open", session: { today: { iso }, user: { id: user } } } as unknown as AppState;
};

function draw(again = false): void {
  shown = mount(ActivityForm, { target: document.body, props: { caseId: "c1", file: { person: {}, case: { wish_withhold: "" } } as unknown as CaseFile, name: "髙橋 一郎", again } });
  flushSync();
  form().start();
}
/** One key where the keyboard is. */
function key(name: string, init: KeyboardEventInit = {}): void {
  pressed += 1;
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...init }));
  flushSync();
}
function type(text: string): void {
  const field = document.activeElement as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}
async function save(): Promise<void> {
  const before = saved.length;
  key("Enter", { ctrlKey: true });
  await vi.waitFor(() => expect(saved.length).toBe(before + 1));
  await tick();
  flushSync();
}

beforeEach(() => {
  saved.length = 0;
  refusal = null;
  pressed = 0;
  words.take(vocabulary);
  today("2026-11-22");
});
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
  document.body.innerHTML = "";
});

describe("a 経過 by keyboard", () => {
  it("takes five keys besides what is written: 内容, minutes, text, save", async () => {
    draw();
    expect(at()).toBe("activity-kinds");
    key("ArrowDown");
    key("Enter");
    key("Enter");
    expect(at()).toBe("activity-minutes");
    type("15");
    key("Enter");
    expect(at()).toBe("activity-text");
    type("体調は安定。");
    await save();
    expect(pressed).toBe(5);
    expect(saved[0]).toMatchObject({ case_id: "c1", on_date: "2026-11-22", staff: "u1", minutes: 15, text: "体調は安定。" });
    expect(saved[0]).toMatchObject({ kinds: ["interview"], channel: "in_person", partners: ["self"], link: "via_person" });
  });

  it("leaves the keys of the screen free afterwards", async () => {
    draw();
    key("ArrowDown");
    key("Enter");
    await save();
    expect((document.activeElement as HTMLElement).getAttribute("role")).toBe("group");
  });

  it("goes on with the same day and the same case when another one follows", async () => {
    draw(true);
    const date = byId("activity-date");
    date.focus();
    type("2026-11-20");
    await vi.waitFor(() => expect(date.getAttribute("aria-invalid")).toBe("true"));
    // The mocked reader knows no date; what is typed is kept and sent as typed.
    byId("activity-kinds").focus();
    key("ArrowDown");
    key("Enter");
    await save();
    expect(at()).toBe("activity-kinds");
    key("ArrowDown");
    key("Enter");
    await save();
    expect(saved.map((one) => [one.case_id, one.on_date])).toEqual([
      ["c1", "2026-11-20"],
      ["c1", "2026-11-20"],
    ]);
  });
});

describe("what the kind proposes", () => {
  it("follows another kind, but never what was chosen by hand", () => {
    draw();
    const channel = byId("activity-channel");
    channel.value = "phone";
    channel.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
    key("ArrowDown");
    key("Enter");
    expect(channel.value).toBe("phone");
    expect(document.body.textContent).toContain("本人");
    key("Backspace");
    type("会社");
    key("Enter");
    expect(document.body.textContent).toContain("人事担当");
  });

  it("leaves the way of contact as this user had it last, when nothing is known yet", async () => {
    draw();
    type("会社");
    key("Enter");
    await save();
    expect(byId("activity-channel").value).toBe("phone");
    // Before a word is typed: the next call is a call too.
    expect(document.querySelector('[role="note"]')).not.toBeNull();
    byId("activity-kinds").focus();
    key("ArrowDown");
    key("Enter");
    expect(byId("activity-channel").value).toBe("in_person");
    today("2026-11-22", "u2");
    if (shown) await unmount(shown);
    draw();
    expect(byId("activity-channel").value).toBe("");
    expect(document.querySelector('[role="note"]')).toBeNull();
  });
});

describe("what is missing", () => {
  const refuse = async (field: string): Promise<void> => {
    refusal = { code: "invalid", findings: [{ field, rule: "required", detail: "" }] };
    key("Enter", { ctrlKey: true });
    await vi.waitFor(() => expect(document.querySelector('[role="alert"]')).not.toBeNull());
    await tick();
  };

  it("is said at its field, and the keyboard goes there", async () => {
    draw();
    await refuse("channel");
    await vi.waitFor(() => expect(at()).toBe("activity-channel"));
    const told = byId("activity-channel").getAttribute("aria-describedby") ?? "";
    expect(byId(told).textContent).toContain("入力してください");
  });

  it("is said even where the field was folded away", async () => {
    draw();
    await refuse("promised");
    await vi.waitFor(() => expect((document.activeElement as HTMLElement).closest(".more")).not.toBeNull());
  });
});

describe("midnight", () => {
  it("moves an untouched line to the new day, and nothing that was typed", async () => {
    draw();
    today("2026-11-23");
    flushSync();
    byId("activity-text").focus();
    type("翌日");
    today("2026-11-24");
    flushSync();
    byId("activity-kinds").focus();
    key("ArrowDown");
    key("Enter");
    await save();
    expect(saved[0]?.on_date).toBe("2026-11-23");
  });
});
