// Opening the pages of a document, and its text page by page.
import { call, type DocumentOpened, type DocumentPage } from "../../../lib/backend";
import type { Book } from "../../../lib/pdf-book";

const AT_ONCE = 10;

export class Opening {
  book = $state.raw<Book | null>(null);
  failed = $state(false);
  text = $state.raw<DocumentPage | null>(null);
  readonly #opened: DocumentOpened;
  readonly #pages = new Map<number, DocumentPage>();
  #wanted = 0;
  #gone = false;

  constructor(opened: DocumentOpened) {
    this.#opened = opened;
    void this.#open();
  }

  async #open(): Promise<void> {
    const { document, piece } = this.#opened;
    try {
      const { Book } = await import("../../../lib/pdf-book");
      const read = async (n: number): Promise<string> => (await call("document_piece", { id: document.id, piece: n })).bytes;
      const book = await Book.open(document.size, piece, read);
      if (this.#gone) book.close();
      else this.book = book;
    } catch {
      this.failed = true;
    }
  }

  /** Shows the text of a page. */
  async show(page: number): Promise<void> {
    this.#wanted = page;
    if (!this.#pages.has(page)) {
      try {
        const from = Math.max(page - 1, 1);
        for (const line of await call("document_pages", { id: this.#opened.document.id, from, limit: AT_ONCE })) this.#pages.set(line.number, line);
      } catch {
        // The page itself is still to be seen.
      }
    }
    if (this.#wanted === page) this.text = this.#pages.get(page) ?? null;
  }

  close(): void {
    this.#gone = true;
    this.book?.close();
  }
}
