import { describe, expect, it } from "vitest";
import { target } from "./target";

const entry = (kind: string, about: string, case_number = "") => ({ id: 1, at: "", user: "", kind, target: about, case_number });
const name = (id: string): string => (id === "inoue" ? "井上 健太" : id);

describe("target of a log entry", () => {
  it("is said in words where it is no record", () => {
    expect(target(entry("settings", "paper_folder"), name).text).toBe("書類のフォルダ");
    expect(target(entry("export", "bundle 38"), name).text).toBe("提出データ 第38号");
    expect(target(entry("card_write", "facility"), name).text).toBe("自施設");
    expect(target(entry("save_pdf", "audit-log"), name).text).toBe("操作の記録");
    expect(target(entry("user_add", "inoue"), name).text).toBe("井上 健太");
  });
  it("is the number of the case, or the beginning of the id", () => {
    expect(target(entry("open", "01938f2e-7c11-7a3b-9c40-0123456789ab", "R8-0142"), name)).toEqual({ text: "R8-0142", id: false });
    expect(target(entry("save", "01938f2e-7c11-7a3b-9c40-0123456789ab"), name)).toEqual({ text: "01938f2e-7c11…", id: true });
  });
});
