import { expect, test } from "vitest";
import { isOwn, OWN, ownAddress, ownPage } from "./address";

test("an address leads to the page and back", () => {
  expect(ownPage(ownAddress("0190-a", 12))).toEqual({ document: "0190-a", page: 12 });
  expect(ownPage("own.0190-a.x")).toEqual({ document: "0190-a", page: 1 });
  expect(ownPage(OWN)).toBeNull();
});

test("passages are no own documents", () => {
  expect(isOwn("owner.rules")).toBe(false);
  expect(isOwn("liver.judgement")).toBe(false);
  expect(isOwn(OWN)).toBe(true);
});
