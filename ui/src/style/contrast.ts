// Reads tokens and styles, and says which colours really meet and with what contrast. Only the tests use it.
// Where the style sheets do not say what a text stands on, it must be readable on every ground it may stand on.

/** What a colour is for. A colour not listed here, or listed for something it is never used for, is a finding. */
export type Role =
  /** A whole screen, panel or field stands on it; any text may. */
  | "plain"
  /** A row, chip or message stands on it; any text may. */
  | "tinted"
  /** Filled with it; what is written there says its own colour. */
  | "fill"
  | "text"
  /** A border or sign that means something: a control, a state. */
  | "line"
  /** A band of the focus ring. */
  | "ring"
  /** Separates or shades; nothing is lost without it. */
  | "decor";

export const ROLES: Readonly<Record<string, readonly Role[]>> = {
  ground: ["plain"],
  surface: ["plain", "text"],
  sunken: ["plain"],
  rule: ["decor"],
  "rule-strong": ["decor"],
  ink: ["text", "ring"],
  "ink-2": ["text"],
  "ink-3": ["text"],
  control: ["line"],
  accent: ["text", "line", "fill"],
  "accent-soft": ["tinted"],
  "accent-ink": ["text"],
  "accent-strong": ["fill", "line"],
  due: ["text", "line", "fill"],
  "due-soft": ["tinted"],
  soon: ["text", "line"],
  "soon-soft": ["tinted"],
  ok: ["text", "line"],
  "ok-soft": ["tinted"],
  note: ["text"],
  "note-soft": ["tinted"],
  "pen-1": ["tinted"],
  "pen-2": ["tinted"],
  "pen-3": ["tinted"],
  mark: ["fill"],
  // Both lie on the white page of a document, in every theme; the line has 5.0 on it.
  "mark-paper": ["decor"],
  "mark-paper-line": ["decor"],
  "mark-ink": ["text"],
  "focus-ring": ["ring"],
  lift: ["decor"],
  float: ["decor"],
  veil: ["decor"],
};

export type Tokens = Record<string, string>;
export type Theme = { name: string; tokens: Tokens };
export type Rule = { file: string; media: string; selectors: string[]; declared: Map<string, string> };
/** Two colours that meet, or (focus) the bands of a ring, of which one must stand out. */
export type Pair = { where: string; front: string[]; back: string; least: number };

const TEXT = 4.5;
const SHAPE = 3;
/** What more contrast asks for: WCAG's enhanced level for text, and of shapes what is otherwise asked of text. */
const STRONGER = 1.5;
const BORDER = /^(border(-(top|right|bottom|left))?(-color)?|outline(-color)?)$/;

/** The rules of a style sheet; those inside `@media` and `@container` carry its condition. */
export function rules(css: string, file: string, media = ""): Rule[] {
  const out: Rule[] = [];
  let rest = css.replace(/\/\*[\s\S]*?\*\//g, "");
  for (let open = rest.indexOf("{"); open >= 0; open = rest.indexOf("{")) {
    const close = closing(rest, open);
    const head = (rest.slice(0, open).split(";").at(-1) ?? "").trim();
    const body = rest.slice(open + 1, close);
    if (/^@(media|container|supports)/.test(head)) out.push(...rules(body, file, head));
    else if (!head.startsWith("@")) out.push({ file, media, selectors: head.split(/,(?![^(]*\))/).map((one) => one.trim()), declared: declared(body) });
    rest = rest.slice(close + 1);
  }
  return out;
}

function closing(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === "{") depth += 1;
    else if (css[at] === "}" && --depth === 0) return at;
  }
  throw new Error("a brace is not closed");
}

function declared(body: string): Map<string, string> {
  const lines = body.split(";").map((line) => line.split(/:([\s\S]*)/));
  return new Map(lines.filter((l) => l[1] !== undefined).map((l) => [(l[0] ?? "").trim(), (l[1] ?? "").replace("!important", "").trim()]));
}

const MORE = "(prefers-contrast: more)";

/** The condition without the wish for more contrast. */
function calmer(media: string): string {
  const rest = media.replace(MORE, "").replace(/@media\s+and\s+/, "@media ").trim();
  return rest === "@media" ? "" : rest;
}

/** The themes of the token sheet: the plain one, and each `:root` block above it. System colours are the system's own. */
export function themes(css: string): Theme[] {
  const blocks = rules(css, "tokens").filter((r) => r.selectors.some((s) => s.startsWith(":root")) && !r.media.includes("forced-colors"));
  const own = (r: Rule): Tokens => Object.fromEntries([...r.declared].filter(([k]) => k.startsWith("--")).map(([k, v]) => [k.slice(2), v]));
  const at = (media: string, selector: string): Tokens => {
    const found = blocks.find((r) => r.media === media && r.selectors.includes(selector));
    return found ? own(found) : {};
  };
  const plain = at("", ":root");
  if (Object.keys(plain).length === 0) throw new Error("no plain :root");
  // More contrast stands above the theme that it strengthens: the plain one, its own lines, the dark one, the dark one's.
  const under = (r: Rule): Tokens =>
    r.media.includes(MORE) ? { ...at(`@media ${MORE}`, ":root"), ...at(calmer(r.media), r.selectors[0] ?? "") } : {};
  return blocks.map((r) => ({ name: `${r.media} ${r.selectors.join(", ")}`.trim(), tokens: { ...plain, ...under(r), ...own(r) } }));
}

/** The names of the tokens that are colours, or shades made of one. */
export function colourNames(tokens: Tokens): string[] {
  return Object.keys(tokens).filter((name) => /#[0-9a-f]{3,8}|rgb/i.test(tokens[name] ?? ""));
}

/** WCAG 2 relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error(`no plain colour: ${colour}`);
  const [r, g, b] = [1, 3, 5].map((at) => {
    const v = parseInt(colour.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const has = (name: string, role: Role): boolean => ROLES[name]?.includes(role) ?? false;
const withRole = (role: Role): string[] => Object.keys(ROLES).filter((name) => has(name, role));
const PLAIN = withRole("plain");

/** Names of the tokens in a value; the ring token stands for its bands. */
function named(value: string | undefined, tokens: Tokens): string[] {
  const names = [...(value ?? "").matchAll(/var\(--([a-z0-9-]+)\)/g)].map((m) => m[1] ?? "");
  return names.flatMap((name) => (ROLES[name] ? [name] : /var\(/.test(tokens[name] ?? "") ? named(tokens[name], tokens) : []));
}

/** The simple selectors of what a selector finally names. */
function last(selector: string): string[] {
  const plain = selector.replace(/:not\([^)]*\)/g, "").replace(/:global\(([^)]*)\)/g, "$1");
  return (plain.split(/[\s>+~]+/).filter(Boolean).at(-1) ?? "").match(/\[[^\]]*\]|::?[\w-]+(\([^)]*\))?|\.[\w-]+|[\w-]+/g) ?? [];
}

/** Does whatever the one names also fall under the other? */
function refines(one: Rule, other: Rule): boolean {
  return one !== other && one.selectors.some((a) => other.selectors.some((b) => last(b).length > 0 && last(b).every((s) => last(a).includes(s))));
}

const isGround = (token: string): boolean => (ROLES[token] ?? []).some((role) => role === "plain" || role === "tinted");

type Painted = { rule: Rule; text: string[]; back: string[]; lines: string[]; rings: string[] };

function painted(rule: Rule, tokens: Tokens): Painted {
  const of = (want: (property: string) => boolean): string[] =>
    [...rule.declared].filter(([property]) => want(property)).flatMap(([, value]) => named(value, tokens));
  const focus = rule.selectors.some((s) => s.includes(":focus"));
  const ring = (p: string): boolean => p === "box-shadow" || p.startsWith("outline");
  return {
    rule,
    text: [...of((p) => ["color", "stroke"].includes(p)), ...of((p) => p === "fill").filter((t) => !isGround(t))],
    // A shape of a drawing that is filled with a ground is one: words stand on it.
    back: [...of((p) => p === "background" || p === "background-color"), ...of((p) => p === "fill").filter(isGround)],
    lines: of((p) => BORDER.test(p) && !(focus && ring(p))),
    rings: focus ? of(ring) : [],
  };
}

/** Every pair of colours that meet on the screen, as far as the style sheets say. */
export function pairs(all: readonly Rule[], tokens: Tokens, base: string): Pair[] {
  const seen = all.filter((r) => !r.media.includes("forced-colors")).map((r) => painted(r, tokens));
  const anywhere = seen.filter((p) => p.rule.file === base && p.back.length === 0).flatMap((p) => p.text);
  return seen.flatMap((p) => {
    const near = seen.filter((o) => o.rule.file === p.rule.file);
    return [...textPairs(p, near, anywhere), ...shapePairs(p), ...ringPairs(p)];
  });
}

function textPairs(p: Painted, near: readonly Painted[], anywhere: readonly string[]): Pair[] {
  const where = `${p.rule.file} ${p.rule.selectors.join(", ")}`;
  const pair = (front: string, back: string): Pair => ({ where, front: [front], back, least: TEXT });
  const under = near.filter((o) => refines(p.rule, o.rule));
  if (p.text.length > 0 && p.back.length > 0) return p.text.flatMap((t) => p.back.map((b) => pair(t, b)));
  if (p.text.length > 0) {
    const own = under.flatMap((o) => o.back);
    const bare = near.filter((o) => o.text.length === 0).flatMap((o) => o.back.filter((b) => has(b, "tinted")));
    return p.text.flatMap((t) => (own.length > 0 ? own : [...PLAIN, ...bare]).map((b) => pair(t, b)));
  }
  const own = under.flatMap((o) => o.text);
  const inherited = (b: string): readonly string[] => (own.length > 0 ? own : has(b, "plain") || has(b, "tinted") ? anywhere : []);
  return p.back.filter((b) => !has(b, "decor")).flatMap((b) => inherited(b).map((t) => pair(t, b)));
}

function shapePairs(p: Painted): Pair[] {
  const where = `${p.rule.file} ${p.rule.selectors.join(", ")}`;
  const filled = p.text.length === 0 ? p.back.filter((b) => has(b, "fill")) : [];
  const own = p.back.filter((b) => has(b, "tinted"));
  const lines = p.lines.filter((name) => !has(name, "decor"));
  const on = (front: string, back: string): Pair => ({ where, front: [front], back, least: SHAPE });
  return [...filled.flatMap((f) => PLAIN.map((b) => on(f, b))), ...lines.flatMap((l) => [...PLAIN, ...own].map((b) => on(l, b)))];
}

function ringPairs(p: Painted): Pair[] {
  if (p.rings.length === 0) return [];
  const where = `${p.rule.file} ${p.rule.selectors.join(", ")}`;
  return [...PLAIN, ...withRole("tinted")].map((back) => ({ where, front: p.rings, back, least: SHAPE }));
}

/** Uses of a colour for something it is not for. */
export function misused(all: readonly Rule[], tokens: Tokens): string[] {
  const wrong = (p: Painted, names: readonly string[], ...roles: Role[]): string[] =>
    names.filter((n) => !roles.some((role) => has(n, role))).map((n) => `${p.rule.file} ${p.rule.selectors.join(", ")}: --${n} is no ${roles.join(" or ")}`);
  return all
    .filter((r) => !r.media.includes("forced-colors"))
    .map((r) => painted(r, tokens))
    .flatMap((p) => [
      ...wrong(p, p.text, "text"),
      ...wrong(p, p.back, "plain", "tinted", "fill", "decor"),
      ...wrong(p, p.lines, "line", "decor"),
      ...wrong(p, p.rings, "ring"),
    ]);
}

/** The same pairs under the wish for more contrast; even lines that only separate must be seen. */
export function strengthened(found: readonly Pair[]): Pair[] {
  const lines = ["rule", "rule-strong"].flatMap((front) => PLAIN.map((back) => ({ where: "lines", front: [front], back, least: SHAPE })));
  return [...found.map((pair) => ({ ...pair, least: pair.least === TEXT ? 7 : pair.least * STRONGER })), ...lines];
}

/** The pairs that are too weak, in words. */
export function weak(found: readonly Pair[], theme: Theme): string[] {
  const value = (name: string): string => theme.tokens[name] ?? "";
  const told = found.flatMap((pair) => {
    const best = Math.max(...pair.front.map((front) => contrast(value(front), value(pair.back))));
    return best >= pair.least ? [] : [`${pair.where}: ${pair.front.map((f) => `--${f}`).join(" ")} on --${pair.back} is ${best.toFixed(2)}, needs ${pair.least} (${theme.name})`];
  });
  return [...new Set(told)];
}
