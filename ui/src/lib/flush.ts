// What is typed but not stored yet: everything that saves while typing is asked to store it before a lock or the end.

const waiting = new Set<() => Promise<unknown>>();

/** Has `store` called before the workplace is locked or closed, until the answer is called. */
export function onFlush(store: () => Promise<unknown>): () => void {
  waiting.add(store);
  return () => void waiting.delete(store);
}

/** Stores everything; one that fails does not keep the others from it. */
export async function flushAll(): Promise<void> {
  await Promise.allSettled([...waiting].map((store) => store()));
}
