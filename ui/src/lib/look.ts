// Theme and size of the letters. They stand in the encrypted settings of each user; what was shown last is also kept
// beside them in the clear, so that somebody who needs large letters can read the screen that asks for the passphrase.
const PLACE = "look";
const THEMES = ["light", "dark"];
const SMALLEST = 100;
const LARGEST = 150;

export type Look = { theme: string; size: number };

/** Shows a look. */
export function show(look: Look): void {
  const root = document.documentElement;
  if (THEMES.includes(look.theme)) root.setAttribute("data-theme", look.theme);
  else root.removeAttribute("data-theme");
  root.style.fontSize = `${(16 * look.size) / 100}px`;
}

/** Keeps a look for the next start. */
export function keep(look: Look): void {
  localStorage.setItem(PLACE, JSON.stringify({ theme: look.theme, size: look.size }));
}

/** Shows what was shown last; whatever else stands there is left alone. */
export function recall(): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "null");
    if (typeof kept !== "object" || kept === null) return;
    const { theme, size } = kept as Partial<Look>;
    if (typeof theme === "string" && typeof size === "number" && size >= SMALLEST && size <= LARGEST) show({ theme, size });
  } catch {
    localStorage.removeItem(PLACE);
  }
}
