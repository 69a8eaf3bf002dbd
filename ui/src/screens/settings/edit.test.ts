import { describe, expect, it } from "vitest";
import type { Settings } from "../../lib/backend";
import { SettingsEdit, wholeNumber } from "./edit.svelte";

const blank: Settings = {
  facility: "青葉病院", department: "", address: "", phone: "", lock_minutes: 10, backup_folder: "", exchange_folder: "",
  paper_folder: "", theme: "system", text_size: 100, letter_keys: true, quiet_days: 60, printer: "", circulation: "", paper_face: "gothic", paper_calendar: "wareki", chart_form: "soap", chart_width: 40,
  fee_addon_on: "", fee_online_on: "", passage_use_allowed: false, passage_use: false,
};

function store(settings: Settings) {
  const box = { now: settings, saves: [] as Settings[] };
  const edit = new SettingsEdit({
    load: async () => box.now,
    save: async (s) => {
      box.saves.push(s);
      box.now = s;
      return s;
    },
  });
  return { box, edit };
}

describe("SettingsEdit", () => {
  it("is dirty only while something differs from what is stored", async () => {
    const { edit } = store(blank);
    await edit.load();
    edit.set("facility", "若葉病院");
    expect(edit.dirty).toBe(true);
    edit.set("facility", "青葉病院");
    expect(edit.dirty).toBe(false);
  });

  it("lays its changes over what was stored meanwhile", async () => {
    const { box, edit } = store(blank);
    await edit.load();
    edit.set("facility", "若葉病院");
    box.now = { ...blank, printer: "ward" };
    await edit.save();
    expect(box.saves).toEqual([{ ...blank, facility: "若葉病院", printer: "ward" }]);
    expect(edit.dirty).toBe(false);
    expect(edit.saved).toBe(true);
  });

  it("keeps what is typed while a save is under way", async () => {
    const { edit } = store(blank);
    await edit.load();
    edit.set("phone", "03-0000-0000");
    const saving = edit.save();
    edit.set("phone", "03-0000-0001");
    await saving;
    expect(edit.get("phone")).toBe("03-0000-0001");
    expect(edit.dirty).toBe(true);
  });

  it("keeps the changes when the save fails", async () => {
    const edit = new SettingsEdit({ load: async () => blank, save: () => Promise.reject(new Error("disk_full")) });
    await edit.load();
    edit.set("phone", "03");
    await expect(edit.save()).rejects.toThrow();
    expect(edit.get("phone")).toBe("03");
    expect(edit.dirty).toBe(true);
  });
});

describe("wholeNumber", () => {
  it("takes digits of any width inside the range", () => {
    expect(wholeNumber("10", 1, 60)).toBe(10);
    expect(wholeNumber(" \uFF11\uFF15 ", 1, 60)).toBe(15);
    for (const typed of ["0", "61", "", "5.5", "-1", "十"]) expect(wholeNumber(typed, 1, 60), typed).toBeNull();
  });
});
