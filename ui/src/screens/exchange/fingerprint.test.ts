import { describe, expect, it } from "vitest";
import { fill, groups, joined, whole } from "./fingerprint";

const full = "1234 5678 9012 3456 7890 1234 5678 9012";

describe("fingerprint", () => {
  it("is read in any width and with any gaps", () => {
    expect(joined(groups("1234-5678 9012\n3456 78901234 5678 9012"))).toBe(full);
    expect(whole(groups(full))).toBe(true);
    expect(whole(groups("1234 5678"))).toBe(false);
  });

  it("moves on when a group is full, and lets a pasted row run over the boxes", () => {
    const empty = groups("");
    expect(fill(empty, 0, "123")).toMatchObject({ focus: 0 });
    expect(fill(empty, 0, "1234")).toMatchObject({ focus: 1 });
    const pasted = fill(empty, 0, full);
    expect(joined(pasted.boxes)).toBe(full);
    expect(pasted.focus).toBe(7);
    expect(fill(empty, 6, "111122223333").boxes).toEqual(["", "", "", "", "", "", "1111", "2222"]);
  });
});
