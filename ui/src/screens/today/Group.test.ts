// A list at the side says its rule in words that everybody gets, not only who points at a line.
import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, it } from "vitest";
import type { TodayGroup, TodayLine } from "../../lib/backend";
import Group from "./Group.svelte";

const line = (over: Partial<TodayLine>): TodayLine => ({ case_id: "c1", name: "髙橋 一郎", on: "2026-09-22", days: -62, label: "", basis: "", rule: "quiet", stage: "", ...over }) as TodayLine;
let shown: ReturnType<typeof mount> | null = null;
afterEach(() => {
  if (shown) void unmount(shown);
  shown = null;
});

for (const list of ["quiet", "papers", "missing"] as const) {
  it(`says it for ${list}, once, and each line refers to it`, () => {
    const basis = `規則 ${list}`;
    const group: TodayGroup = { total: 2, lines: [line({ basis, rule: list }), line({ basis, rule: list, case_id: "c2", name: "渡邉 さくら" })] };
    shown = mount(Group, { target: document.body, props: { group, list } });
    flushSync();
    const said = document.querySelector(`#basis-${list}`);
    expect(said?.textContent).toContain(basis);
    expect(document.body.textContent?.split(basis)).toHaveLength(2);
    const names = [...document.querySelectorAll("button.name")];
    expect(names).toHaveLength(2);
    for (const name of names) expect(name.getAttribute("aria-describedby")).toBe(said?.id);
    expect(document.querySelector("[title]")).toBeNull();
  });
}
