import { createRawSnippet, flushSync, mount, unmount } from "svelte";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Query } from "../lib/refresh.svelte";
import { partText, shellText } from "../lib/text/shell";
import PagedList from "./PagedList.svelte";

type Page = { rows: string[]; total: number };
let shown: ReturnType<typeof mount> | null = null;
const children = createRawSnippet((rows: () => string[]) => ({
  render: () => `<p class="rows"></p>`,
  setup: (node: Element) => {
    node.textContent = rows().join(" ");
  },
}));

async function draw(load: () => Promise<Page>, offset = 0): Promise<Query<Page | null>> {
  const query = new Query<Page | null>();
  query.run(load);
  await vi.waitFor(() => expect(query.loading).toBe(false));
  const props = { query, limit: 2, offset, none: "まだありません", children };
  shown = mount(PagedList, { target: document.body, props: props as never });
  flushSync();
  return query;
}
const said = (): string => document.body.textContent ?? "";

afterEach(async () => {
  if (shown) await unmount(shown);
  shown = null;
  document.body.innerHTML = "";
});

describe("a list that comes page by page", () => {
  it("shows its rows and where they stand", async () => {
    await draw(async () => ({ rows: ["い", "ろ"], total: 5 }));
    expect(document.querySelector(".rows")?.textContent).toBe("い ろ");
    expect(said()).toContain(partText.pager.range(1, 2, 5));
  });

  it("says that there is nothing, in the words of the screen", async () => {
    await draw(async () => ({ rows: [], total: 0 }));
    expect(said()).toContain("まだありません");
  });

  it("can be asked again after it failed", async () => {
    let works = false;
    const query = await draw(() => (works ? Promise.resolve({ rows: ["い"], total: 1 }) : Promise.reject({ code: "internal", log: "" })));
    expect(document.querySelector('[role="alert"]')).not.toBeNull();
    works = true;
    [...document.querySelectorAll("button")].find((one) => one.textContent?.includes(shellText.retry))?.click();
    await vi.waitFor(() => expect(query.error).toBeNull());
    flushSync();
    expect(document.querySelector(".rows")?.textContent).toBe("い");
  });

  it("goes back to the last page that is left", async () => {
    await draw(async () => ({ rows: [], total: 3 }), 8);
    expect(said()).toContain(partText.pager.range(3, 3, 3));
  });
});
