// 今日 works off its lines as every other list does.
export { acts } from "../../lib/acts.svelte";
