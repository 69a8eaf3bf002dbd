// A paper came back: its code, typed or scanned, leads to the case.
import { call, errorOf, type ApiError, type PaperFound } from "../../lib/backend";
import { isConfirm, PressedKeys } from "../../lib/ime";
import { overlay } from "../../lib/overlay.svelte";
import { router, type TabId } from "../../lib/router.svelte";

/** Where what stands on a paper is entered. */
const TAB: Readonly<Record<string, TabId>> = {
  opinion: "opinion",
  "return-opinion": "opinion",
  consent: "consent",
  "work-info": "work",
  "job-sheet": "work",
  interview: "activities",
  intake: "basic",
};

export class Returned {
  error = $state.raw<ApiError | null>(null);
  readonly #keys = new PressedKeys();
  readonly #others: boolean;

  /** `others`: the field is for other words too, so that what is no code is left alone. */
  constructor(others: boolean) {
    this.#others = others;
  }

  /** Follows the keys of a field; answers whether the confirm key led to a case. */
  async press(event: KeyboardEvent, value: string): Promise<boolean> {
    const pressed = this.#keys.press(event);
    if (pressed === null) return false;
    const typed = isConfirm(event);
    if (typed) event.preventDefault();
    this.error = null;
    // A scanner presses the keys of the code; an input method may have made kana of them by now.
    for (const code of typed ? [value, pressed] : [pressed]) {
      const found = await this.#find(code);
      if (found === null) continue;
      overlay.returned = found;
      router.go({ at: "case", id: found.case_id, tab: TAB[found.paper] ?? "papers" });
      return true;
    }
    // The end of a conversion says nothing about codes.
    if (!typed || (this.#others && this.#isOther())) this.error = null;
    return false;
  }

  #isOther(): boolean {
    return this.error?.code === "return_code_refused" && this.error.reason === "shape";
  }

  async #find(code: string): Promise<PaperFound | null> {
    try {
      const found = await call("paper_find", { code });
      this.error = null;
      return found;
    } catch (thrown) {
      // What was mistyped says more than what is no code at all.
      if (this.error === null || this.#isOther()) this.error = errorOf(thrown);
      return null;
    }
  }
}
