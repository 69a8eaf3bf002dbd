// Shows the bytes of a paper with pdf.js. The legacy build brings what older web views lack; no
// WebAssembly and no eval, because the policy of the window allows neither.
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

export type Page = { width: number; height: number };

/** An opened paper. */
export class Preview {
  readonly pages: readonly Page[];
  readonly #document: pdfjs.PDFDocumentProxy;
  readonly #task: pdfjs.PDFDocumentLoadingTask;

  private constructor(task: pdfjs.PDFDocumentLoadingTask, document: pdfjs.PDFDocumentProxy, pages: Page[]) {
    this.#task = task;
    this.#document = document;
    this.pages = pages;
  }

  /** Opens the PDF that a call answered as base64. */
  static async open(base64: string): Promise<Preview> {
    const data = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const task = pdfjs.getDocument({
      data,
      useWasm: false,
      isEvalSupported: false,
      disableAutoFetch: true,
      disableStream: true,
      stopAtErrors: true,
    });
    const document = await task.promise;
    const pages: Page[] = [];
    for (let n = 1; n <= document.numPages; n += 1) {
      const { width, height } = (await document.getPage(n)).getViewport({ scale: 1 });
      pages.push({ width, height });
    }
    return new Preview(task, document, pages);
  }

  /** Draws one page, `width` CSS pixels wide, sharp on the screen it is on. The answer stops the drawing. */
  draw(number: number, canvas: HTMLCanvasElement, width: number, told: { drawn: () => void; failed: (thrown: unknown) => void }): () => void {
    let stopped = false;
    let stop: (() => void) | undefined;
    const work = async (): Promise<void> => {
      const page = await this.#document.getPage(number);
      if (stopped) return;
      const density = globalThis.devicePixelRatio || 1;
      const size = page.getViewport({ scale: 1 });
      const viewport = page.getViewport({ scale: (width / size.width) * density });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      const drawing = page.render({ canvas, viewport });
      stop = () => drawing.cancel();
      await drawing.promise;
    };
    const drawn = (): void => {
      if (!stopped) told.drawn();
    };
    work().then(drawn, (thrown: unknown) => {
      if (!stopped) told.failed(thrown);
    });
    return () => {
      stopped = true;
      stop?.();
    };
  }

  /** Frees the memory and the worker. */
  close(): void {
    void this.#task.destroy();
  }
}
