// Code lists, declared fields, blank records and users, as the program has them.
import { call, type Code, type Field, type Noun, type User, type Vocabulary } from "./backend";

/** An entry with what only its list has (default channel of a kind, nature of a measure …). */
export type Entry = Code & { [extra: string]: unknown };

class Words {
  #all = $state.raw<Vocabulary | null>(null);

  /** Has it been loaded? */
  get ready(): boolean {
    return this.#all !== null;
  }

  async load(): Promise<void> {
    this.#all = await call("vocabulary", {});
  }

  /** For tests: takes a vocabulary without a call. */
  take(all: Vocabulary): void {
    this.#all = all;
  }

  /** Entries that hold on the day, and those the record already has. */
  entries(list: string, on = "", keep: readonly string[] = []): Entry[] {
    const codes = (this.#all?.codes.lists[list]?.code ?? []) as Entry[];
    if (on === "") return codes;
    return codes.filter(
      (c) =>
        keep.includes(c.code) ||
        ((c.valid_from === "" || c.valid_from <= on) && (c.valid_to === "" || c.valid_to >= on)),
    );
  }

  entry(list: string, code: string): Entry | undefined {
    return this.entries(list).find((c) => c.code === code);
  }

  /** The label, or the code itself when the list does not know it. */
  label(list: string, code: string): string {
    return this.entry(list, code)?.label ?? code;
  }

  /** Labels joined by ・. */
  labels(list: string, codes: readonly string[]): string {
    return codes.map((code) => this.label(list, code)).join("・");
  }

  fields(noun: Noun): Field[] {
    return this.#all?.fields[noun] ?? [];
  }

  field(noun: Noun, name: string): Field | undefined {
    return this.fields(noun).find((field) => field.name === name);
  }

  /** A blank record that may be changed. */
  blank<T>(noun: Noun): T {
    return structuredClone(this.#all?.blanks[noun] ?? {}) as T;
  }

  get users(): User[] {
    return this.#all?.users ?? [];
  }

  /** Name of a user, or the login name when the user is unknown. */
  userName(id: string): string {
    return this.users.find((user) => user.id === id)?.name ?? id;
  }
}

export const words = new Words();
