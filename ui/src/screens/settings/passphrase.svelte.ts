// Asks the program whether a passphrase would be accepted, while it is typed.
import { call, type PassphraseJudged } from "../../lib/backend";

export class Judge {
  said = $state.raw<PassphraseJudged | null>(null);
  #turn = 0;
  readonly #ask: (passphrase: string, keyFile: boolean, names: string[]) => Promise<PassphraseJudged>;

  constructor(
    ask = (passphrase: string, key_file: boolean, names: string[]): Promise<PassphraseJudged> =>
      call("passphrase_judge", { passphrase, key_file, names }),
  ) {
    this.#ask = ask;
  }

  get good(): boolean {
    return this.said !== null && this.said.weakness === null && this.said.length > 0;
  }

  /** A late answer about an older wording is dropped. */
  async look(passphrase: string, keyFile: boolean, names: string[]): Promise<void> {
    const turn = ++this.#turn;
    try {
      const said = await this.#ask(passphrase, keyFile, names);
      if (turn === this.#turn) this.said = said;
    } catch {
      // The call itself will say what is wrong when the passphrase is set.
      if (turn === this.#turn) this.said = null;
    }
  }
}
