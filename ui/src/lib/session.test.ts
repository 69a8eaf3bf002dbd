import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AppState, Session } from "./backend";

let today = "2026-11-24";
let fail = false;
const calls: string[] = [];
const session = (): Session => ({
  user: { id: "sasaki", name: "佐々木", profession: "nurse", role: "admin", active: true, trained_on: "", training: "" },
  facility: "港病院",
  practice: false,
  folder: "",
  today: { iso: today, era: "", weekday: "" } as unknown as Session["today"],
  lock_minutes: 5,
  interview: "",
  notices: [],
});
vi.mock("./backend/tauri", () => ({
  invokeApi: async (name: string) => {
    calls.push(name);
    if (fail) throw { code: "internal", log: "" };
    if (name === "state") return { phase: "open", session: session() } as unknown as AppState;
    if (name === "settings_get") return { theme: "system", text_size: 100 };
    return { codes: { lists: {} }, fields: {}, blanks: {}, users: [] };
  },
  invokeShell: async (name: string) => void calls.push(`shell ${name}`),
  onShell: () => () => undefined,
}));

const { desk } = await import("./session.svelte");
const { onFlush } = await import("./flush");
let stop = (): void => undefined;

beforeEach(async () => {
  vi.useFakeTimers();
  today = "2026-11-24";
  fail = false;
  await desk.opened({ ...session(), notices: ["second_factor_advised", "recovery_unconfirmed"] });
  calls.length = 0;
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("the business day", () => {
  it("follows midnight while the program stays open", async () => {
    stop = desk.followDay();
    expect(desk.today).toBe("2026-11-24");
    today = "2026-11-25";
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(desk.today).toBe("2026-11-25");
    stop();
    today = "2026-11-26";
    await vi.advanceTimersByTimeAsync(60 * 60_000);
    expect(desk.today).toBe("2026-11-25");
  });

  it("is asked for when the window is seen again, and a failure changes nothing", async () => {
    stop = desk.followDay();
    today = "2026-11-25";
    fail = true;
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(0);
    expect([calls.length, desk.today]).toEqual([1, "2026-11-24"]);
    fail = false;
    document.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(0);
    expect(desk.today).toBe("2026-11-25");
  });
});

describe("the session", () => {
  it("keeps what unlocking had to tell, though the state does not repeat it", () => {
    expect(desk.notices).toContain("second_factor_advised");
    desk.recoveryConfirmed();
    expect(desk.notices).toEqual(["second_factor_advised"]);
  });

  it("stores what is being typed before it quits and before it locks", async () => {
    const leave = onFlush(async () => void calls.push("stored"));
    await desk.quit();
    await desk.lock();
    leave();
    expect(calls.filter((name) => ["stored", "shell quit", "lock"].includes(name))).toEqual(["stored", "shell quit", "stored", "lock"]);
  });
});
