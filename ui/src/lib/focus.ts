// Where the keyboard is.

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/** Is text being written there? */
export function inTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}

/** Puts the keyboard on the first control inside; of radios that stand together, on the chosen one. Is there any? */
export function focusFirst(inside: ParentNode | null | undefined): boolean {
  const first = inside?.querySelector<HTMLElement>(FOCUSABLE);
  const chosen = first instanceof HTMLInputElement && first.type === "radio" ? inside?.querySelector<HTMLElement>(`input[name="${first.name}"]:checked`) : null;
  (chosen ?? first)?.focus();
  return first != null;
}

/** Puts the keyboard on the first field that has a finding. */
export function focusFinding(inside: ParentNode | null | undefined): void {
  inside?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** Svelte action: takes the keyboard when it appears. */
export function takeFocus(node: HTMLElement): void {
  queueMicrotask(() => node.focus());
}

let last = 0;

/** An id for tying a label or a message to its control. */
export function freshId(stem: string): string {
  last += 1;
  return `${stem}-${last}`;
}
