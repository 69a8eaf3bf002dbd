// Notices of this session that the person has read.
import { SvelteSet } from "svelte/reactivity";

export const toldNotices = new SvelteSet<string>();
