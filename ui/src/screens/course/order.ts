// The order in which choices are shown: another one in each round, and the same one as long as a round lasts.

/** A number from words (FNV-1a). */
function seedOf(words: string): number {
  let seed = 0x811c9dc5;
  for (const char of words) seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return seed;
}

/** Numbers of the choices, from 1, in the order of this question in this round. Nobody can learn the place of the right one. */
export function order(count: number, question: string, round: number): number[] {
  let seed = seedOf(`${question} ${round}`);
  const next = (below: number): number => {
    seed = (seed + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const left = Array.from({ length: count }, (_, n) => n + 1);
  const out: number[] = [];
  while (left.length > 0) out.push(...left.splice(next(left.length), 1));
  return out;
}
