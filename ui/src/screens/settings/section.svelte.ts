// What every section that changes settings needs: the edit, its action, and taking over what was saved.
import { Act } from "../../lib/act.svelte";
import { call } from "../../lib/backend";
import { desk } from "../../lib/session.svelte";
import { SettingsEdit } from "./edit.svelte";

/** One section's settings, loaded. */
export class Section {
  readonly edit = new SettingsEdit({
    load: () => call("settings_get", {}),
    save: async (settings) => (await call("settings_save", settings)).value,
  });
  readonly loading = new Act();
  readonly saving = new Act();

  constructor() {
    void this.load();
  }
  async load(): Promise<void> {
    await this.loading.run(() => this.edit.load());
  }
  /** Saves and applies; false when it did not work. */
  async save(): Promise<boolean> {
    const stored = await this.saving.run(() => this.edit.save());
    if (stored) await desk.renew();
    return stored !== undefined;
  }
}
