// A passage in the address: `liver.judgement`, or `liver.judgement~2026-11` in an edition that is not the one in use.

const MARK = "~";

/** The part of the address that shows what changed since an edition: `changes~2026-11`. */
export const CHANGES = "changes";

/** The list of everything that the user marked. */
export const HIGHLIGHTS = "highlights";

/** The list of the user's bookmarks and notes. */
export const KEPT = "kept";

export type At = { id: string; edition: string };

/** Passage and edition of an address; without a mark it is the edition in use. */
export function at(passage: string): At {
  const mark = passage.indexOf(MARK);
  return mark < 0 ? { id: passage, edition: "" } : { id: passage.slice(0, mark), edition: passage.slice(mark + MARK.length) };
}

/** The address of a passage in an edition; an empty edition is the one in use. */
export function address(id: string, edition: string): string {
  return edition === "" ? id : `${id}${MARK}${edition}`;
}
