// How a person is called on the screen.
import type { Person } from "./backend";

/** The name, or the initials when only these may be recorded. */
export function shownName(person: Person): string {
  return person.initials_only || person.name.trim() === "" ? person.initials : person.name;
}
