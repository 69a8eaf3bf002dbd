import { describe, expect, it } from "vitest";
import { colourNames, contrast, misused, pairs, ROLES, rules, strengthened, themes, weak, type Rule, type Theme } from "./contrast";

const BASE = "base.css";
const raw = import.meta.glob<string>(["./*.css", "../**/*.svelte"], { query: "?raw", import: "default", eager: true });
const sheet = (text: string, file: string): string => (file.endsWith(".css") ? text : [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((m) => m[1]).join("\n"));
const tokens = raw["./tokens.css"] ?? "";
const drawn: Rule[] = Object.entries(raw)
  .filter(([file]) => file !== "./tokens.css" && file !== "./fonts.css")
  .flatMap(([file, text]) => rules(sheet(text, file), file.replace(/^\.\.?\//, "")));
const all = themes(tokens);
const plain = all[0] as Theme;
const found = pairs(drawn, plain.tokens, BASE);
const withRule = (css: string): Rule[] => [...drawn, ...rules(css, "sample")];
const weakWith = (theme: Theme, extra: string): string[] => weak(pairs(withRule(extra), theme.tokens, BASE), theme);

describe("contrast", () => {
  it.each(all.map((theme) => [theme.name, theme] as const))("is enough wherever two colours meet: %s", (_, theme) => {
    expect(weak(found, theme)).toEqual([]);
  });

  const more = all.filter((theme) => theme.name.includes("prefers-contrast"));
  it.each(more.map((theme) => [theme.name, theme] as const))("is stronger where more is asked for: %s", (_, theme) => {
    expect(weak(strengthened(found), theme)).toEqual([]);
  });

  it("is asked for in the light, and in the dark of the system and of the person", () => {
    expect(more).toHaveLength(3);
    expect(more[1]?.tokens).toEqual(more[2]?.tokens);
    for (const theme of more) expect(Object.keys(theme.tokens).sort()).toEqual(Object.keys(plain.tokens).sort());
    // The twin: the calm themes do not reach it.
    expect(weak(strengthened(found), plain).length).toBeGreaterThan(0);
  });

  it("draws a wider focus where more is asked for", () => {
    const width = (theme: Theme | undefined): number => Math.max(...[...(theme?.tokens.focus ?? "").matchAll(/(\d+)px var\(--focus-ring\)/g)].map((m) => Number(m[1])));
    expect(width(more[0])).toBeGreaterThan(width(plain));
  });

  it("was looked at for every style sheet and every kind of pair", () => {
    expect(drawn.length).toBeGreaterThan(300);
    const text = found.filter((p) => p.least === 4.5);
    const has = (front: string, back: string, of = found): boolean => of.some((p) => p.front.includes(front) && p.back === back);
    expect([has("accent-ink", "accent", text), has("accent-ink", "accent-strong", text), has("surface", "due", text)]).toEqual([true, true, true]);
    expect([has("ink-3", "sunken", text), has("ink", "accent-soft", text), has("control", "ground"), has("focus-ring", "surface")]).toEqual([true, true, true, true]);
  });

  it("is counted as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
    expect(contrast("#ffffff", "#777777")).toBe(contrast("#777777", "#ffffff"));
  });
});

describe("the tokens", () => {
  it("each have a role, and no role stands for a token that is gone", () => {
    expect(colourNames(plain.tokens).sort()).toEqual(Object.keys(ROLES).sort());
  });

  it("are used for what they are there for", () => {
    expect(misused(drawn, plain.tokens)).toEqual([]);
  });

  it("give the same dark screen whether the system or the person asked for it", () => {
    const dark = all.filter((theme) => theme.name.includes("dark") && !theme.name.includes("contrast"));
    expect(dark).toHaveLength(2);
    expect(dark[0]?.tokens).toEqual(dark[1]?.tokens);
  });

  it("are never thinned: what is read or seen is not half transparent", () => {
    const thin = drawn.filter((r) => !["0", "1", undefined].includes(r.declared.get("opacity")));
    expect(thin.map((r) => `${r.file} ${r.selectors.join(", ")}`)).toEqual([]);
  });
});

describe("what is too weak is found", () => {
  it("as a paler token", () => {
    const paler = { name: "paler", tokens: { ...plain.tokens, "ink-3": "#9aa3a5" } };
    expect(weak(found, paler).some((line) => line.includes("--ink-3 on --ground"))).toBe(true);
  });

  it.each([
    ["text on its own ground", ".x { color: var(--ink-3); background: var(--mark); }", "dark"],
    ["text where the ground is another rule's", ".x { background: var(--accent); } .x.on { color: var(--ink-2); }", ""],
    ["text that a hovered button keeps", ".x { color: var(--accent); background: var(--surface); } .x:hover { background: var(--accent-strong); }", ""],
    ["text on a row of the same part", ".row { background: var(--note-soft); } .x { color: var(--accent-ink); }", ""],
    ["a border that means something", ".x { border: 1px solid var(--focus-ring); }", ""],
    ["a ring that is only yellow", ".x:focus-visible { box-shadow: 0 0 0 3px var(--focus-ring); }", ""],
  ])("as %s", (_, css, name) => {
    const theme = all.find((one) => one.name.includes(name)) as Theme;
    expect(weakWith(theme, css).filter((line) => line.startsWith("sample")).length).toBeGreaterThan(0);
  });

  it("and so is a colour used for what it is not for", () => {
    expect(misused(withRule(".x { color: var(--rule-strong); } .y { border-color: var(--note-soft); }"), plain.tokens)).toHaveLength(2);
  });
});
