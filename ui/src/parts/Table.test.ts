import { createRawSnippet, flushSync, mount, unmount } from "svelte";
import { expect, it } from "vitest";
import Table from "./Table.svelte";

it("shows two rows of the same name", () => {
  const cell = createRawSnippet((row: () => string, column: () => string) => ({ render: () => `<span>${row()} ${column()}</span>` }));
  const shown = mount(Table<string>, {
    target: document.body,
    props: { label: "期限", columns: [{ id: "on", label: "期日" }], rows: ["受診", "受診", "面談"], key: (row: string) => row, cell },
  });
  flushSync();
  expect([...document.querySelectorAll("tbody tr")].map((row) => row.textContent?.trim())).toEqual(["受診 on", "受診 on", "面談 on"]);
  void unmount(shown);
});
