// The one place that tells the key that confirms kanji from the key that sends a form. While composing,
// browsers report `isComposing` or, after the composition has just ended, the key code 229.

const CONFIRM = "Enter";
const PROCESSED_BY_IME = 229;

/** Is the key event part of a conversion? */
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === PROCESSED_BY_IME;
}

/** Was it the plain confirm key, and not the end of a conversion? */
export function isConfirm(event: KeyboardEvent): boolean {
  return event.key === CONFIRM && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !composing(event);
}

/** Was it the key that saves (with Ctrl or Command)? */
export function isSave(event: KeyboardEvent): boolean {
  return event.key === CONFIRM && (event.ctrlKey || event.metaKey) && !composing(event);
}

/** A key handler that acts on the plain confirm key only. */
export function onConfirm(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (!isConfirm(event)) return;
    event.preventDefault();
    act();
  };
}
