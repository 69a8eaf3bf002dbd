// A document of the facility as pages, read piece by piece: a thick one opens as fast as a thin one. What a page needs
// besides (the encodings of Japanese, symbols) is part of the program. Nothing of a document runs, and nothing of it leads
// anywhere: its links are pictures of links.
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import "./pdf";
import { same } from "./pdf-words";

type Inlined = () => Promise<unknown>;
/** The encodings of Japanese documents, and of no others. */
const CMAPS: Record<string, Inlined> = import.meta.glob(
  "../../node_modules/pdfjs-dist/cmaps/{78*,83pv*,90*,Add*,Adobe-Japan1*,EUC*,Ext*,H,V,Hankaku,Hiragana,Katakana,NWP*,RKSJ*,Roman,UniJIS*,WP-Symbol}.bcmap",
  { query: "?inline", import: "default" },
);
const FONTS: Record<string, Inlined> = import.meta.glob("../../node_modules/pdfjs-dist/standard_fonts/Foxit*.pfb", { query: "?inline", import: "default" });

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

/** Answers pdf.js from what was bundled. */
class Bundled {
  readonly fetch = async ({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> => {
    const all = kind === "cMapUrl" ? CMAPS : kind === "standardFontDataUrl" ? FONTS : {};
    const found = Object.entries(all).find(([path]) => path.endsWith(`/${filename}`));
    if (!found) throw new Error(`not bundled: ${filename}`);
    const inlined = (await found[1]()) as string;
    return bytesOf(inlined.slice(inlined.indexOf(",") + 1));
  };
}

/** Part of a page in CSS pixels. */
export type Box = { left: number; top: number; width: number; height: number };
export type Drawn = { width: number; height: number; boxes: Box[] };

type Item = { str: string; transform: number[]; width: number; height: number };

export class Book {
  readonly pages: number;
  readonly #document: pdfjs.PDFDocumentProxy;
  readonly #task: pdfjs.PDFDocumentLoadingTask;

  private constructor(task: pdfjs.PDFDocumentLoadingTask, document: pdfjs.PDFDocumentProxy) {
    this.#task = task;
    this.#document = document;
    this.pages = document.numPages;
  }

  /** Opens a document of so many bytes; `read` answers its pieces as base64. */
  static async open(size: number, piece: number, read: (piece: number) => Promise<string>): Promise<Book> {
    const range = new pdfjs.PDFDataRangeTransport(size, bytesOf(await read(0)), false);
    let failed: ((thrown: unknown) => void) | undefined;
    const broken = new Promise<never>((_, reject) => (failed = reject));
    range.requestDataRange = (begin: number, end: number): void => {
      void join(begin, Math.min(end, size), piece, read).then(
        (bytes) => range.onDataRange(begin, bytes),
        (thrown: unknown) => failed?.(thrown),
      );
    };
    const task = pdfjs.getDocument({
      range,
      rangeChunkSize: piece,
      disableAutoFetch: true,
      disableStream: true,
      useWasm: false,
      isEvalSupported: false,
      enableXfa: false,
      // A picture of more dots than a large scan is left out: a page could name any number of them.
      maxImageSize: 100_000_000,
      cMapUrl: "cmaps/",
      cMapPacked: true,
      standardFontDataUrl: "fonts/",
      useWorkerFetch: false,
      BinaryDataFactory: Bundled,
    } as Parameters<typeof pdfjs.getDocument>[0]);
    return new Book(task, await Promise.race([task.promise, broken]));
  }

  /** Draws a page so wide, and answers where the words stand on it. */
  async draw(number: number, canvas: HTMLCanvasElement, width: number, words: readonly string[], stopped: () => boolean): Promise<Drawn | null> {
    const page = await this.#document.getPage(number);
    if (stopped()) return null;
    const density = globalThis.devicePixelRatio || 1;
    const size = page.getViewport({ scale: 1 });
    const scale = width / size.width;
    const viewport = page.getViewport({ scale: dense(scale * density, size) });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    lendFont(canvas);
    const drawing = page.render({ canvas, viewport, annotationMode: pdfjs.AnnotationMode.DISABLE });
    await drawing.promise;
    if (stopped()) return null;
    const shown = page.getViewport({ scale });
    const boxes = words.length === 0 ? [] : await boxesOf(page, shown.transform, words);
    return { width: shown.width, height: shown.height, boxes };
  }

  /** Frees the memory and the worker. */
  close(): void {
    void this.#task.destroy();
  }
}

/** Dots of a drawn page at most: a page may be as narrow and as long as its file says. */
const DOTS = 32_000_000;
/** Dots of one side at most: no engine draws a longer one. */
const SIDE = 16_384;

/** The scale at which a page is drawn: coarser where it would have more dots than the window can hold. */
export function dense(scale: number, size: { width: number; height: number }): number {
  const whole = Math.sqrt(DOTS / (size.width * size.height));
  return Math.min(scale, whole, SIDE / Math.max(size.width, size.height));
}

/** Old files name fonts that they do not carry and that this PC may not have: the program's own font stands in. */
function lendFont(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext("2d");
  const font = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, "font");
  if (!context || !font?.set || !font.get) return;
  const { get, set } = font;
  Object.defineProperty(context, "font", {
    configurable: true,
    get: () => get.call(context) as string,
    set: (wanted: string) => set.call(context, wanted.replace(/,\s*(sans-serif|serif|monospace)\s*$/, ', "BIZ UDPGothic", $1')),
  });
}

/** Bytes from `begin` to `end`, out of the pieces that hold them. */
async function join(begin: number, end: number, piece: number, read: (piece: number) => Promise<string>): Promise<Uint8Array> {
  const out = new Uint8Array(end - begin);
  for (let n = Math.floor(begin / piece); n * piece < end; n += 1) {
    const bytes = bytesOf(await read(n));
    const from = Math.max(begin - n * piece, 0);
    const part = bytes.subarray(from, Math.min(end - n * piece, bytes.length));
    out.set(part, n * piece + from - begin);
  }
  return out;
}

/** Where words stand: each line of text that holds one is looked at in characters of one width. */
async function boxesOf(page: pdfjs.PDFPageProxy, transform: number[], words: readonly string[]): Promise<Box[]> {
  const reader = page.streamTextContent().getReader();
  const boxes: Box[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return boxes;
    for (const item of (value as { items: Item[] }).items) {
      if (!item.str) continue;
      for (const [at, length] of same(item.str, words)) {
        const [a = 1, b = 0, , , x = 0, y = 0] = pdfjs.Util.transform(transform, item.transform) as number[];
        // Text that stands on its head or runs downwards is not marked.
        if (Math.abs(b) > 0.01 || a <= 0) continue;
        const scale = Math.hypot(transform[0] ?? 1, transform[1] ?? 0);
        const wide = (item.width * scale) / item.str.length;
        const high = item.height * scale;
        boxes.push({ left: x + at * wide, top: y - high * 0.88, width: length * wide, height: high * 1.1 });
      }
    }
  }
}
