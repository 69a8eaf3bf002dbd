// 定型文 in a long field: what the keys do, and that none of them disturbs a conversion.
import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Snippet } from "../lib/backend";
import { calledBy, chosenBy, placeBefore } from "../lib/snippet";
import TextArea from "./TextArea.svelte";

const row = (abbreviation: string, kana: string, more: Partial<Snippet> = {}): Snippet => ({ id: abbreviation, of: "built_in", abbreviation, kana, title: `題 ${abbreviation}`, text: "文", called: true, off: false, ...more });
const rows = [row("men", "めん"), row("tel", "でん"), row("off", "おふ", { called: false, off: true })];
const asked: { name: string; request: unknown }[] = [];
let answer = { text: "髙橋 一郎さんと面談。\n体調: \n次回: {次回受診日}", cursor: 16, open: ["次回受診日"] };
let hold: (() => void) | null = null;
vi.mock("../lib/backend/tauri", () => ({
  invokeApi: async (name: string, request: unknown) => {
    asked.push({ name, request });
    if (name === "snippet_list") return { rows, placeholders: [] };
    if (hold !== null) await new Promise<void>((go) => (hold = go));
    return answer;
  },
  invokeShell: async () => null,
  onShell: () => () => undefined,
}));

let shown: ReturnType<typeof mount> | null = null;
let typed = "";
const field = (): HTMLTextAreaElement => document.querySelector("textarea") as HTMLTextAreaElement;
async function type(text: string, inside: InputEventInit = {}): Promise<void> {
  field().value = text;
  field().setSelectionRange(text.length, text.length);
  field().dispatchEvent(new InputEvent("input", { bubbles: true, ...inside }));
  await settle();
}
async function settle(): Promise<void> {
  for (let n = 0; n < 5; n += 1) await tick();
  flushSync();
}
/** Presses a key; true when the field took it for itself. */
async function press(key: string, init: KeyboardEventInit & { keyCode?: number } = {}): Promise<boolean> {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  if (init.keyCode !== undefined) Object.defineProperty(event, "keyCode", { value: init.keyCode });
  field().dispatchEvent(event);
  await settle();
  return event.defaultPrevented;
}
const filled = (): unknown[] => asked.filter((a) => a.name === "snippet_fill").map((a) => a.request);

beforeEach(() => {
  asked.length = 0;
  hold = null;
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  shown = mount(TextArea, { target: document.body, props: { value: "", label: "経過", oninput: (v: string) => (typed = v) } });
  flushSync();
});
afterEach(async () => {
  if (shown) await unmount(shown);
  document.body.innerHTML = "";
});

describe("an abbreviation and Tab", () => {
  it("become the text, and the cursor goes where the text says", async () => {
    await type("午後。;men");
    expect(await press("Tab")).toBe(true);
    expect(typed).toBe(`午後。${answer.text}`);
    expect(field().selectionStart).toBe("午後。".length + answer.cursor);
    expect(filled()).toEqual([{ id: "men", case_id: "" }]);
  });

  it("are the same in full width, in kana, and with 変換", async () => {
    for (const [text, key] of [["；ｍｅｎ", "Tab"], ["；めん", "Tab"], [";メン", "Convert"]] as const) {
      await type(text);
      expect(await press(key), text).toBe(true);
    }
    expect(filled().length).toBe(3);
  });

  it("say what stayed open, as long as it stands there", async () => {
    await type(";men");
    await press("Tab");
    expect(document.querySelector('[role="status"]')?.textContent).toContain("{次回受診日}");
    await type("書き直した。");
    expect(document.querySelector('[role="status"]')).toBeNull();
  });

  it("leave the key alone while kanji are being chosen", async () => {
    await type(";men", { isComposing: true });
    expect(await press("Tab", { isComposing: true })).toBe(false);
    expect(await press("Tab", { keyCode: 229 })).toBe(false);
    expect(await press("Convert", { isComposing: true })).toBe(false);
    expect(await press("j", { ctrlKey: true, isComposing: true })).toBe(false);
    expect(filled()).toEqual([]);
    // The same keys do act once the conversion has ended.
    expect(await press("Tab")).toBe(true);
    expect(filled().length).toBe(1);
  });

  it("leave the key alone where nothing is called", async () => {
    for (const text of ["面談", ";xyz", ";off", ";men ", "men"]) {
      await type(text);
      expect(await press("Tab"), text).toBe(false);
    }
    await type(";men");
    expect(await press("Tab", { shiftKey: true })).toBe(false);
    expect(filled()).toEqual([]);
  });

  it("write nothing over what was typed while the text was on its way", async () => {
    hold = () => undefined;
    await type(";men");
    await press("Tab");
    await type(";men と書いた");
    hold?.();
    await settle();
    expect(field().value).toBe(";men と書いた");
  });
});

describe("the list of texts", () => {
  it("opens with the mark alone or with Ctrl J, and narrows by any word", async () => {
    await type(";");
    expect(await press("Tab")).toBe(true);
    expect(document.querySelector("#snippet-picker")).not.toBeNull();
    expect(chosenBy(rows, "めん").map((r) => r.abbreviation)).toEqual(["men"]);
    expect(chosenBy(rows, "題 ＴＥＬ").map((r) => r.abbreviation)).toEqual(["tel"]);
    expect(chosenBy(rows, "").length).toBe(2);
  });

  it("puts the chosen text in the place of the mark", async () => {
    await type("午後。;");
    await press("Tab");
    await settle();
    (document.querySelectorAll('[role="option"]')[1] as HTMLElement).click();
    await settle();
    expect(filled()).toEqual([{ id: "tel", case_id: "" }]);
    expect(field().value).toBe(`午後。${answer.text}`);
  });
});

describe("which text is called", () => {
  it("is decided by the abbreviation first, then by its kana", () => {
    expect(calledBy([row("でん", ""), row("tel", "でん")], "でん")?.id).toBe("でん");
    expect(calledBy(rows, "でん")?.id).toBe("tel");
    expect(calledBy(rows, "")).toBeUndefined();
  });

  it("is what ends at the cursor", () => {
    expect(placeBefore("あ;men い", 5)).toEqual({ from: 1, to: 5, word: "men" });
    expect(placeBefore("あ;men い", 7)).toBeNull();
    expect(placeBefore("𠮷;men", 6)).toEqual({ from: 2, to: 6, word: "men" });
    expect(placeBefore(";abcdefghijklm", 14)).toBeNull();
  });
});
