import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Field, Finding, Noun, Vocabulary } from "../lib/backend";
import { words } from "../lib/vocabulary.svelte";
import RecordField from "./RecordField.svelte";

vi.mock("../lib/backend/tauri", () => ({
  invokeApi: async (name: string, request: { text: string }) =>
    name === "date_read" ? { date: request.text === "R8.11.22" ? { iso: "2026-11-22" } : null } : {},
  invokeShell: async () => null,
  onShell: () => () => undefined,
}));

const code = (c: string, label: string, reading = ""): object => ({ code: c, label, reading, order: 0, valid_from: "", valid_to: "" });
const list = (name: string, codes: object[]): object => ({ list: name, title: name, source: "", certainty: "own", code: codes });
const many = Array.from({ length: 8 }, (_, n) => code(`d${n}`, `疾患${n}`, `しっかん${n}`));
const shapes: Field[] = [
  { name: "short", label: "一行", item: "inner", is: "short" },
  { name: "long", label: "本文", item: "inner", is: "long" },
  { name: "date", label: "日付", item: "inner", is: "date" },
  { name: "time", label: "時刻", item: "inner", is: "time" },
  { name: "count", label: "分", item: "inner", is: "count" },
  { name: "flag", label: "主な勤務先", item: "inner", is: "flag" },
  { name: "few", label: "可否", item: "inner", is: "code", list: "few" },
  { name: "many", label: "疾患", item: "inner", is: "code", list: "many" },
  { name: "codes", label: "症状", item: "inner", is: "codes", list: "many" },
  { name: "rows", label: "期間", item: "inner", is: "rows" },
  { name: "link", label: "主担当", item: "inner", is: "link" },
];
let record: Record<string, unknown> = {};
let shown: ReturnType<typeof mount> | null = null;
const changed: string[] = [];

function draw(field: string, findings: Finding[] = [], readonly = false): HTMLElement {
  shown = mount(RecordField, {
    target: document.body,
    props: { noun: "treatment" as Noun, field, record, findings, readonly, onchange: (name: string) => changed.push(name) },
  });
  flushSync();
  return document.body;
}
const input = (root: HTMLElement): HTMLInputElement => root.querySelector("input") as HTMLInputElement;
function type(element: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  element.value = text;
  element.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}
const press = (element: HTMLElement, key: string, init: KeyboardEventInit = {}): void => {
  element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
  flushSync();
};

beforeEach(() => {
  changed.length = 0;
  record = { id: "", rev: 0, short: "", long: "", date: "", time: "", count: null, flag: false, few: "", many: "", codes: [], rows: [], link: "" };
  words.take({
    codes: { lists: { few: list("few", [code("ok", "可"), code("ng", "不可")]), many: list("many", many) } },
    fields: { treatment: shapes },
    blanks: {},
    users: [{ id: "u1", name: "佐々木 恵", profession: "msw", role: "admin", active: true }],
  } as unknown as Vocabulary);
});
afterEach(async () => {
  if (shown) await unmount(shown);
  document.body.innerHTML = "";
});

describe("a field is drawn by its shape", () => {
  it("one line, with a label bound to it", () => {
    const root = draw("short");
    expect(root.querySelector("label")?.htmlFor).toBe(input(root).id);
    type(input(root), "消化器内科");
    expect(record.short).toBe("消化器内科");
    expect(changed).toEqual(["short"]);
  });

  it("several lines", () => {
    const area = draw("long").querySelector("textarea") as HTMLTextAreaElement;
    type(area, "一行目\n二行目");
    expect(record.long).toBe("一行目\n二行目");
  });

  it("a date, typed as people write it and kept as ISO; what cannot be read is kept as typed", async () => {
    const field = input(draw("date"));
    type(field, "R8.11.22");
    await vi.waitFor(() => expect(record.date).toBe("2026-11-22"));
    type(field, "いつか");
    await vi.waitFor(() => expect(record.date).toBe("いつか"));
    flushSync();
    expect(field.getAttribute("aria-invalid")).toBe("true");
  });

  it("a time in half or full width", () => {
    type(input(draw("time")), "9:5");
    expect(record.time).toBe("09:05");
    type(input(document.body), "1430");
    expect(record.time).toBe("14:30");
  });

  it("a count as a number, empty as none", () => {
    const field = input(draw("count"));
    type(field, "15");
    expect(record.count).toBe(15);
    type(field, "");
    expect(record.count).toBeNull();
    type(field, "十五");
    expect(record.count).toBe("十五");
  });

  it("yes or no as a check box", () => {
    const box = input(draw("flag"));
    expect(box.type).toBe("checkbox");
    box.click();
    flushSync();
    expect(record.flag).toBe(true);
  });

  it("a short list as radios", () => {
    const radios = [...draw("few").querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    expect(radios).toHaveLength(2);
    radios[1]?.click();
    flushSync();
    expect(record.few).toBe("ng");
  });

  it("a long list as a combobox that filters by reading", () => {
    const box = input(draw("many"));
    expect(box.getAttribute("role")).toBe("combobox");
    type(box, "しっかん3");
    expect(document.querySelectorAll('[role="option"]')).toHaveLength(1);
    press(box, "Enter", { isComposing: true });
    expect(record.many).toBe("");
    press(box, "Enter");
    expect(record.many).toBe("d3");
  });

  it("several of a list: the confirm key adds, Backspace takes the last one out", () => {
    const box = input(draw("codes"));
    type(box, "疾患2");
    press(box, "Enter");
    type(box, "疾患5");
    press(box, "Enter");
    expect(record.codes).toEqual(["d2", "d5"]);
    press(box, "Backspace");
    expect(record.codes).toEqual(["d2"]);
  });

  it("rows of a plan", () => {
    const root = draw("rows");
    const add = [...root.querySelectorAll("button")].at(-1);
    add?.click();
    flushSync();
    expect(record.rows).toEqual([{ period: "", hours: "", measures: "", treatment: "" }]);
  });

  it("a user of the workplace", () => {
    const select = draw("link").querySelector("select") as HTMLSelectElement;
    select.value = "u1";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
    expect(record.link).toBe("u1");
  });

  it("ties a finding to its control", () => {
    const root = draw("short", [{ field: "short", rule: "required", detail: "" }]);
    const field = input(root);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    const described = field.getAttribute("aria-describedby")?.split(" ") ?? [];
    expect(described.some((id) => root.querySelector(`[id="${id}"]`)?.textContent?.includes("入力してください"))).toBe(true);
  });

  it("cannot be changed when it is only shown", () => {
    expect(input(draw("short", [], true)).readOnly).toBe(true);
  });
});
