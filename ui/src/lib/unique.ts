// Keys for lists. Two rows may name the same thing (two dates of one case by one rule on one day).

/** The keys, each made different from those before it; what is alone keeps its key. */
export function unique(keys: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return keys.map((key) => {
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${key}\u0000${before}`;
  });
}
