// Months as `2026-11`.

/** The month so many steps before or after. */
export function step(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const at = year * 12 + (number - 1) + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** The newest months first, the current one among them. */
export function back(month: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => step(month, -i));
}
