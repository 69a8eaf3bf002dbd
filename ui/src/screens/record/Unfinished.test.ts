// A second reception can begin while a first one is unfinished, and the first one is not lost.
import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AppState, Draft, Vocabulary } from "../../lib/backend";
import { overlay } from "../../lib/overlay.svelte";
import { desk } from "../../lib/session.svelte";
import { intakeText } from "../../lib/text/record";
import { words } from "../../lib/vocabulary.svelte";
import ConsultationDialog from "./ConsultationDialog.svelte";
import IntakeDialog from "./IntakeDialog.svelte";

const draft = (id: string, screen: string, body: object, more: object = {}): Draft =>
  ({ id, screen, case_id: "", record_id: "", base_rev: 0, body, title: id, at: "2026-11-22T01:00:00Z", ...more }) as Draft;
const kept = [
  draft("髙橋", "intake", { person: { name: "髙橋 一郎" } }),
  draft("齋藤", "intake", { person: { name: "齋藤 花子" } }),
  draft("傷病手当金", "consultation", { text: "傷病手当金のこと" }),
  draft("保存済", "consultation", { text: "直しかけ" }, { record_id: "k1" }),
];
const puts: Draft[] = [];
vi.mock("../../lib/backend/tauri", () => ({
  invokeApi: async (name: string, request: Draft) => {
    if (name === "draft_list") return kept;
    if (name === "duplicates") return [];
    if (name === "draft_put") puts.push(request);
    return name === "draft_put" ? { ...request, id: request.id || "new", at: "x" } : {};
  },
  invokeShell: async () => null,
  onShell: () => () => undefined,
}));
const short = (name: string): object => ({ name, label: name, item: "inner", is: "short" });
const vocabulary = {
  codes: { lists: {} },
  fields: { person: [short("name")], consultation: [short("text")] },
  blanks: { person: { id: "", name: "" }, case: { id: "" }, activity: { id: "" }, consultation: { id: "", rev: 0, case_id: "", text: "" } },
  users: [],
} as unknown as Vocabulary;

let shown: ReturnType<typeof mount> | null = null;
const field = (name: string): HTMLInputElement | null => document.querySelector(`[data-field="${name}"] input, [data-field="${name}"] textarea`);
const button = (word: string): HTMLButtonElement[] => [...document.querySelectorAll("button")].filter((b) => b.textContent?.includes(word));
const offer = async (): Promise<HTMLButtonElement> => {
  await vi.waitFor(() => expect(document.getElementById("unfinished")).not.toBeNull());
  return document.getElementById("unfinished") as HTMLButtonElement;
};

beforeEach(() => {
  words.take(vocabulary);
  puts.length = 0;
  overlay.clear();
  desk.state = { phase: "open", session: { today: { iso: "2026-11-22" }, user: { id: "u1" } } } as unknown as AppState;
});
afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
  document.body.innerHTML = "";
});

describe("a new reception", () => {
  const draw = (from: Draft | null): void => {
    shown = mount(IntakeDialog, { target: document.body, props: { consultation: null, draft: from, onclose: () => undefined } });
    flushSync();
  };

  it("starts blank and offers what is unfinished", async () => {
    draw(null);
    const more = await offer();
    expect(more.textContent).toContain(intakeText.unfinished(2));
    expect(field("name")?.value).toBe("");
    more.click();
    flushSync();
    button("続きを書く")[1]?.click();
    expect(overlay.intake?.draft?.id).toBe("齋藤");
    expect(puts).toEqual([]);
  });

  it("goes on with the one that was chosen, and offers the others", async () => {
    draw(kept[1] ?? null);
    expect((await offer()).textContent).toContain(intakeText.unfinished(1));
    expect(field("name")?.value).toBe("齋藤 花子");
  });
});

describe("a new 単発相談", () => {
  const draw = (from: Draft | null): void => {
    shown = mount(ConsultationDialog, { target: document.body, props: { record: null, draft: from, onclose: () => undefined } });
    flushSync();
  };

  it("starts blank, and offers only what was never saved", async () => {
    draw(null);
    const more = await offer();
    expect(field("text")?.value).toBe("");
    more.click();
    flushSync();
    expect(button("続きを書く").length).toBe(1);
    button("続きを書く")[0]?.click();
    expect(overlay.consultation?.draft?.id).toBe("傷病手当金");
  });

  it("goes on with the one that was chosen", () => {
    draw(kept[2] ?? null);
    expect(field("text")?.value).toBe("傷病手当金のこと");
  });
});
