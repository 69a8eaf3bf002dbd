// 自施設の資料 among the addresses of the manual: `own` is the list, `own.ID.12` the twelfth page of one.

export const OWN = "own";

export type OwnPage = { document: string; page: number };

/** Is the address one of an own document, or their list? */
export function isOwn(id: string): boolean {
  return id === OWN || id.startsWith(`${OWN}.`);
}

/** Document and page of an address; none for the list. */
export function ownPage(id: string): OwnPage | null {
  const [, document = "", page = ""] = id.split(".");
  if (!isOwn(id) || document === "") return null;
  const number = Number.parseInt(page, 10);
  return { document, page: Number.isFinite(number) && number > 0 ? number : 1 };
}

export function ownAddress(document: string, page: number): string {
  return `${OWN}.${document}.${page}`;
}
