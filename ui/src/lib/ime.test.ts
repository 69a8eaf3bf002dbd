import { describe, expect, it, vi } from "vitest";
import { composing, isConfirm, isSave, onConfirm } from "./ime";

const key = (init: KeyboardEventInit & { keyCode?: number }): KeyboardEvent => {
  const event = new KeyboardEvent("keydown", { key: "Enter", cancelable: true, ...init });
  if (init.keyCode !== undefined) Object.defineProperty(event, "keyCode", { value: init.keyCode });
  if (init.isComposing) Object.defineProperty(event, "isComposing", { value: true });
  return event;
};

describe("the key that confirms kanji", () => {
  it("does not confirm the form while composing", () => {
    expect(composing(key({ isComposing: true }))).toBe(true);
    expect(isConfirm(key({ isComposing: true }))).toBe(false);
    expect(isSave(key({ isComposing: true, ctrlKey: true }))).toBe(false);
  });

  it("does not confirm the form when the composition has just ended (key code 229)", () => {
    expect(isConfirm(key({ keyCode: 229 }))).toBe(false);
    expect(isSave(key({ keyCode: 229, ctrlKey: true }))).toBe(false);
  });

  it("confirms when nothing is being composed", () => {
    expect(isConfirm(key({ keyCode: 13 }))).toBe(true);
    expect(isSave(key({ keyCode: 13, ctrlKey: true }))).toBe(true);
  });

  it("tells confirming from saving", () => {
    expect(isConfirm(key({ ctrlKey: true }))).toBe(false);
    expect(isConfirm(key({ shiftKey: true }))).toBe(false);
    expect(isSave(key({}))).toBe(false);
  });

  it("calls the action once, and only for the plain key", () => {
    const act = vi.fn();
    const handle = onConfirm(act);
    handle(key({ isComposing: true }));
    handle(key({ keyCode: 229 }));
    expect(act).not.toHaveBeenCalled();
    const plain = key({ keyCode: 13 });
    handle(plain);
    expect(act).toHaveBeenCalledTimes(1);
    expect(plain.defaultPrevented).toBe(true);
  });
});
