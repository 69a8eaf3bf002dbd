// A paper came back: its code, typed or scanned, leads to the case.
import { call, errorOf, type ApiError } from "../../lib/backend";
import { isConfirm } from "../../lib/ime";
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
  readonly #others: boolean;

  /** `others`: the field is for other words too, so that what is no code is left alone. */
  constructor(others: boolean) {
    this.#others = others;
  }

  /** The confirm key in a field; answers whether it led to a case. */
  async press(event: KeyboardEvent, value: string): Promise<boolean> {
    if (!isConfirm(event)) return false;
    event.preventDefault();
    return this.find(value);
  }

  /** Also where a conversion ends: the confirm key that a scanner sends then ends it and reaches nobody else. */
  async find(code: string): Promise<boolean> {
    this.error = null;
    try {
      const found = await call("paper_find", { code });
      overlay.returned = found;
      router.go({ at: "case", id: found.case_id, tab: TAB[found.paper] ?? "papers" });
      return true;
    } catch (thrown) {
      const error = errorOf(thrown);
      const isOther = error.code === "return_code_refused" && error.reason === "shape";
      this.error = isOther && this.#others ? null : error;
      return false;
    }
  }
}
