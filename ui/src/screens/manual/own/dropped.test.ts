import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, it, vi } from "vitest";
import type { ApiError } from "../../../lib/backend";
import Drop from "./Drop.svelte";
import { Dropped, dropped } from "./dropped.svelte";

type Heard = (event: { payload: { paths: string[] } }) => void;
const heard = vi.hoisted(() => new Map<string, unknown>());
vi.mock("@tauri-apps/api/event", () => ({
  listen: async (event: string, act: unknown) => {
    heard.set(event, act);
    return () => heard.delete(event);
  },
}));
const drop = (paths: string[]): void => (heard.get("tauri://drag-drop") as Heard)({ payload: { paths } });
const broken: ApiError = { code: "document_refused", reason: "broken" };
afterEach(() => dropped.clear());

it("brings what the shell says was dropped to the shelf, until the manual is left", async () => {
  const onopen = vi.fn();
  const shown = mount(Drop, { target: document.body, props: { onopen } });
  flushSync();
  await Promise.resolve();
  drop([]);
  expect(onopen).not.toHaveBeenCalled();
  drop(["/media/a/規則.PDF", "C:\\b\\様式.docx"]);
  expect(onopen).toHaveBeenCalledWith("own");
  expect([dropped.waiting, dropped.others]).toEqual([["/media/a/規則.PDF"], ["様式.docx"]]);
  await unmount(shown);
  expect([dropped.waiting, dropped.others]).toEqual([[], []]);
  expect(heard.size).toBe(0);
});

it("opens the approval of one, and leaves several on the shelf, one after the other", async () => {
  const files = new Dropped();
  files.put(["a.pdf"]);
  expect(await files.takeAll(async (path) => path, () => null)).toBe("a.pdf");
  const order: string[] = [];
  const take = async (path: string): Promise<string> => {
    order.push(`begins ${path}`);
    await Promise.resolve();
    order.push(`ends ${path}`);
    return path;
  };
  files.put(["b.pdf", "c.pdf"]);
  expect(await files.takeAll(take, () => null)).toBeNull();
  expect(order).toEqual(["begins b.pdf", "ends b.pdf", "begins c.pdf", "ends c.pdf"]);
});

it("goes on after a refusal and tells it, but not after a stop", async () => {
  const files = new Dropped();
  let error: ApiError | null = null;
  files.put(["/x/bad.pdf", "good.pdf"]);
  const take = async (path: string): Promise<string | null> => {
    error = path.includes("bad") ? broken : null;
    return error ? null : path;
  };
  expect(await files.takeAll(take, () => error)).toBeNull();
  expect(files.refused).toEqual([{ file: "bad.pdf", error: broken }]);
  files.put(["d.pdf", "e.pdf"]);
  expect(files.refused).toEqual([]);
  expect(await files.takeAll(async () => null, () => null)).toBeNull();
  expect(files.waiting).toEqual(["e.pdf"]);
});
