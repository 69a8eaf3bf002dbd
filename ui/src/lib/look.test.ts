import { beforeEach, describe, expect, it } from "vitest";
import { keep, recall, show } from "./look";

const root = document.documentElement;

beforeEach(() => {
  localStorage.clear();
  show({ theme: "system", size: 100 });
});

describe("the look before unlocking", () => {
  it("is the one that was shown last", () => {
    keep({ theme: "dark", size: 150 });
    recall();
    expect(root.getAttribute("data-theme")).toBe("dark");
    expect(root.style.fontSize).toBe("24px");
  });

  it("stays plain when nothing or nonsense is kept", () => {
    for (const kept of [null, "{", '"dark"', '{"theme":"dark"}', '{"theme":"dark","size":9000}', '{"theme":3,"size":125}']) {
      localStorage.clear();
      if (kept !== null) localStorage.setItem("look", kept);
      recall();
      expect(root.getAttribute("data-theme"), String(kept)).toBeNull();
      expect(root.style.fontSize).toBe("16px");
    }
  });
});
