// Painting stretches of a passage without touching its elements: the highlights of the platform.

/** Names that `::highlight()` paints: three pens, and the sentence that is read aloud. */
export type Paint = "pen-1" | "pen-2" | "pen-3" | "aloud";

/** Paints these ranges under a name, in the place of what it painted before. */
export function paint(name: Paint, ranges: readonly Range[]): void {
  if (typeof Highlight === "undefined") return;
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}

/** Calls `again` after the elements inside have changed, once for each picture; until the answer is called. */
export function whenChanged(root: Element, again: () => void): () => void {
  let frame = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(again);
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
  };
}
