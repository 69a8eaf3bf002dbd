import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Noun } from "../backend";

let answer: (name: string, request: { record: Record<string, unknown>; draft: string }) => unknown = () => ({});
vi.mock("../backend/tauri", () => ({
  invokeApi: async (name: string, request: never) => {
    if (name === "draft_put") return { ...(request as object), id: "d1", at: "x" };
    if (name === "draft_list") return [];
    return answer(name, request);
  },
  invokeShell: async () => null,
  onShell: () => () => undefined,
}));
const { RecordEdit } = await import("./record.svelte");
const start = { id: "t1", rev: 4, case_id: "c1", disease_name: "肝硬変", visit_frequency: "月1回" };
const make = (): InstanceType<typeof RecordEdit> => new RecordEdit("treatment" as Noun, start);

beforeEach(() => {
  answer = () => ({ value: { noun: "treatment", id: "t1", rev: 5, save_id: "s", case_id: "c1", at: "x" }, touched: [] });
});

describe("a record being edited", () => {
  it("knows what changed, and sends the whole record with its revision", async () => {
    const edit = make();
    expect(edit.dirty).toBe(false);
    edit.value.disease_name = "C型肝硬変";
    expect(edit.changed).toEqual(["disease_name"]);
    let sent: Record<string, unknown> = {};
    const saved = answer;
    answer = (name, request) => {
      sent = { name, ...request };
      return saved(name, request);
    };
    expect(await edit.save()).toBe(true);
    expect(sent).toMatchObject({ name: "treatment_save", record: { rev: 4, disease_name: "C型肝硬変" } });
    expect(edit.dirty).toBe(false);
    expect(edit.value.rev).toBe(5);
  });

  it("keeps what was typed and shows the findings when it is refused", async () => {
    answer = () => {
      throw { code: "invalid", findings: [{ field: "visit_frequency", rule: "too_long", detail: "200" }] };
    };
    const edit = make();
    edit.value.visit_frequency = "長い";
    expect(await edit.save()).toBe(false);
    expect(edit.findings[0]?.field).toBe("visit_frequency");
    expect(edit.value.visit_frequency).toBe("長い");
    expect(edit.dirty).toBe(true);
  });

  it("shows both values of a conflict and takes what was chosen", async () => {
    answer = () => {
      throw { code: "conflict", user: "井上", at: "x", theirs: { ...start, rev: 9, disease_name: "B型肝硬変", visit_frequency: "月2回" } };
    };
    const edit = make();
    edit.value.disease_name = "C型肝硬変";
    expect(await edit.save()).toBe(false);
    expect(edit.clash?.fields).toEqual(["disease_name"]);
    edit.resolve(["disease_name"]);
    expect(edit.value).toMatchObject({ rev: 9, disease_name: "C型肝硬変", visit_frequency: "月2回" });
    expect(edit.dirty).toBe(true);
    edit.value.disease_name = "B型肝硬変";
    expect(edit.dirty).toBe(false);
  });

  it("does not overwrite what is being typed when the record comes anew", () => {
    const edit = make();
    edit.value.disease_name = "入力中";
    edit.refresh({ ...start, rev: 6, disease_name: "別の人の値" });
    expect(edit.value.disease_name).toBe("入力中");
    expect(edit.value.rev).toBe(4);
    const calm = make();
    calm.refresh({ ...start, rev: 6, disease_name: "別の人の値" });
    expect(calm.value).toMatchObject({ rev: 6, disease_name: "別の人の値" });
  });
});
