// 対象外 with one key: at once, undone in the same place, the reason only for those who have one.
import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CaseView, Missing as Item, Vocabulary } from "../../lib/backend";
import { letters, pressKey } from "../../lib/keys.svelte";
import { caseText } from "../../lib/text/case";
import { words } from "../../lib/vocabulary.svelte";
import Missing from "./Missing.svelte";

type Ask = { item: string; reason: string; exempt: boolean };
const asked: Ask[] = [];
let refusal: object | null = null;
vi.mock("../../lib/backend/tauri", () => ({
  invokeApi: async (_: string, request: Ask) => {
    if (refusal) throw refusal;
    asked.push({ item: request.item, reason: request.reason, exempt: request.exempt });
    return { value: {}, touched: [] };
  },
  invokeShell: async () => null,
  onShell: () => () => undefined,
}));

const item = (id: string): Item => ({ item: id, label: caseText.items[id] ?? id, stage: "", tab: "basic", why: `${id}の理由`, passage: "" });
const names = ["contact", "wish", "disease", "symptoms", "next_visit"];
const viewOf = (missing: string[], exempt: { item: string; reason: string }[] = [], closed_on = ""): CaseView =>
  ({ cancelled: null, file: { case: { id: "c1", closed_on }, exempt }, stage: { missing: missing.map(item), reminders: [] } }) as unknown as CaseView;

let shown: ReturnType<typeof mount> | null = null;
let filled = "";
const props = $state<{ view: CaseView; onfill: (item: Item) => void }>({ view: viewOf(names), onfill: (one) => (filled = one.item) });
function draw(view: CaseView): void {
  props.view = view;
  shown = mount(Missing, { target: document.body, props });
  flushSync();
}
const listen = (event: KeyboardEvent): void => void pressKey(event);
async function key(name: string): Promise<void> {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  await settled();
}
async function settled(): Promise<void> {
  for (let n = 0; n < 8; n += 1) await tick();
  await new Promise((done) => setTimeout(done));
  flushSync();
}
const current = (): string => document.querySelector('#missing [aria-current="true"]')?.textContent ?? "";
const said = (): string => document.querySelector('#missing [role="status"]')?.textContent ?? "";

beforeEach(() => {
  words.take({ codes: { lists: {} }, fields: {}, blanks: {}, users: [] } as unknown as Vocabulary);
  asked.length = 0;
  refusal = null;
  filled = "";
  window.addEventListener("keydown", listen);
});
afterEach(async () => {
  window.removeEventListener("keydown", listen);
  if (shown) await unmount(shown);
  shown = null;
  letters.on = true;
  document.body.innerHTML = "";
});

describe("未確認の項目", () => {
  it("has one current item, and j, k and the arrows move it", async () => {
    draw(viewOf(names));
    expect(current()).toContain("連絡してよい");
    expect(current()).not.toContain("X");
    await key("u");
    expect(document.activeElement?.textContent).toContain("連絡してよい");
    await key("j");
    expect([current(), document.activeElement?.getAttribute("aria-current")]).toEqual([expect.stringContaining("本人の希望"), "true"]);
    await key("ArrowRight");
    expect(current()).toContain("病名");
    await key("k");
    await key("ArrowLeft");
    expect(current()).toContain("連絡してよい");
    await key("End");
    expect(current()).toContain("次回の受診日");
    expect(document.querySelectorAll('#missing [role="toolbar"] [tabindex="0"]')).toHaveLength(1);
    await key("i");
    expect(filled).toBe("next_visit");
  });

  it("is 対象外 at once, and the next one is current", async () => {
    draw(viewOf(names));
    await key("u");
    await key("j");
    await key("x");
    expect(asked).toEqual([{ item: "wish", reason: "", exempt: true }]);
    expect(document.querySelector("dialog")).toBeNull();
    expect(said()).toContain("「本人の希望」を対象外にしました。");
    expect(document.activeElement?.textContent).toContain("病名");
    await key("z");
    expect(asked.at(-1)).toEqual({ item: "wish", reason: "", exempt: false });
    expect(document.activeElement?.textContent).toContain("本人の希望");
    expect(said()).toBe("");
  });

  it("takes a reason afterwards, and none is asked for", async () => {
    draw(viewOf(["wish"]));
    await key("x");
    expect(document.getElementById("exempt-reason")).toBeNull();
    document.getElementById("exempt-why")?.click();
    await settled();
    const field = document.getElementById("exempt-reason") as HTMLInputElement;
    expect(document.activeElement).toBe(field);
    field.value = "本人が話さない";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await key("Enter");
    expect(asked.at(-1)).toEqual({ item: "wish", reason: "本人が話さない", exempt: true });
    expect(document.activeElement?.id).toBe("exempt-undo");
  });

  it("says where it is that it could not be done, and leaves the item", async () => {
    draw(viewOf(["wish", "disease"]));
    refusal = { code: "disk_full" };
    await key("x");
    expect(document.querySelector('#missing [role="alert"]')).not.toBeNull();
    expect(current()).toContain("本人の希望");
  });

  it("is only read in a closed case, and without letter keys no letter is shown", async () => {
    draw(viewOf(["wish"], [], "2026-11-01"));
    await key("x");
    expect(asked).toEqual([]);
    letters.on = false;
    props.view = viewOf(["wish"]);
    flushSync();
    expect(current()).not.toContain("X");
  });
});
