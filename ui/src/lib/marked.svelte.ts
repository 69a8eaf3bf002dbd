// Which rows of the list of 支援対象者 are chosen for doing something with all of them.
import { SvelteSet } from "svelte/reactivity";

export const marked = new SvelteSet<string>();
