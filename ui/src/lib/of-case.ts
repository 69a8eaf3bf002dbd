// Which case a form belongs to, for the parts inside it. A form says it; nothing is guessed from what else is shown.
import { getContext, setContext } from "svelte";

const KEY = Symbol("case");

/** Says whose fields stand inside this component; call it while the component is made. */
export function ofCase(id: () => string): void {
  setContext(KEY, id);
}

/** The case of the form around; empty when there is none. */
export function caseAround(): () => string {
  return getContext<(() => string) | undefined>(KEY) ?? (() => "");
}
