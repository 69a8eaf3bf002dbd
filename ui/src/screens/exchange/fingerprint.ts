// The fingerprint as people type it: eight groups of four digits, in any width, with any gaps.

export const GROUPS = 8;
export const DIGITS = 4;

/** The groups of what was typed or pasted; missing digits leave groups short or empty. */
export function groups(text: string): string[] {
  const digits = text.normalize("NFKC").replace(/\D/g, "");
  return Array.from({ length: GROUPS }, (_, i) => digits.slice(i * DIGITS, (i + 1) * DIGITS));
}

/** Puts what was typed into one box; digits beyond the box run on into the next ones. */
export function fill(boxes: readonly string[], at: number, typed: string): { boxes: string[]; focus: number } {
  const digits = typed.normalize("NFKC").replace(/\D/g, "");
  const out = [...boxes];
  if (digits.length <= DIGITS) {
    out[at] = digits;
    return { boxes: out, focus: digits.length === DIGITS ? Math.min(at + 1, GROUPS - 1) : at };
  }
  let box = at;
  for (let i = 0; i < digits.length && box < GROUPS; i += DIGITS, box += 1) out[box] = digits.slice(i, i + DIGITS);
  return { boxes: out, focus: Math.min(box, GROUPS - 1) };
}

/** All eight groups are there. */
export function whole(boxes: readonly string[]): boolean {
  return boxes.length === GROUPS && boxes.every((box) => box.length === DIGITS);
}

/** As it goes to the program. */
export function joined(boxes: readonly string[]): string {
  return boxes.join(" ");
}
