// Which phase the program is in, who works, and whether something is being saved.
import { call, errorOf, shell, watchCalls, type ApiError, type AppState, type Session, type SessionNotice, type Settings } from "./backend";
import { flushAll } from "./flush";
import { keep, show } from "./look";
import { touch } from "./refresh.svelte";
import { words } from "./vocabulary.svelte";

const FLUSH_LIMIT_MS = 2000;
const ACTIVITY_EVERY_MS = 10_000;
const DAY_EVERY_MS = 10 * 60_000;

const DEFAULTS: Settings = {
  facility: "",
  department: "",
  address: "",
  phone: "",
  lock_minutes: 5,
  backup_folder: "",
  exchange_folder: "",
  paper_folder: "",
  theme: "system",
  text_size: 100,
  letter_keys: true,
  quiet_days: 30,
  printer: "",
  circulation: "",
  paper_face: "gothic",
  paper_calendar: "wareki",
  chart_form: "soap",
  chart_width: 40,
  fee_addon_on: "",
  fee_online_on: "",
  passage_use_allowed: false,
  passage_use: false,
};

class Desk {
  /** State of the start screen; null until the first answer. */
  state = $state.raw<AppState | null>(null);
  /** The first question could not be answered. */
  failed = $state.raw<ApiError | null>(null);
  /** Hides everything at once while the lock is being made. */
  covered = $state(false);
  settings = $state.raw<Settings>(DEFAULTS);
  /** What unlocking had to tell. The state does not tell it again. */
  notices = $state.raw<readonly SessionNotice[]>([]);
  /** Saves under way. */
  saving = $state(0);
  /** A save has ended since the program was opened. */
  savedOnce = $state(false);
  #told = 0;

  get session(): Session | null {
    return this.state?.session ?? null;
  }

  /** ISO date of the business day. */
  get today(): string {
    return this.session?.today.iso ?? "";
  }

  /** The case that alone is shown (面談モード), empty while the mode is off. */
  get interview(): string {
    return this.session?.interview ?? "";
  }

  /** Asks the program where it stands. */
  async look(): Promise<void> {
    try {
      const state = await call("state", {});
      if (!words.ready) await words.load();
      await this.arrive(state);
    } catch (thrown) {
      this.failed = errorOf(thrown);
    }
  }

  /** Takes a state that a call answered. */
  async arrive(state: AppState): Promise<void> {
    if (state.phase === "open") {
      await words.load();
      this.settings = await call("settings_get", {});
      this.show();
    }
    this.failed = null;
    this.covered = false;
    this.state = state;
  }

  /** After unlocking: the rest of the state is asked, and what the session has to tell once is kept. */
  async opened(session: Session): Promise<void> {
    this.notices = session.notices;
    await this.look();
  }

  /** The recovery code was typed back: nothing more to tell about it. */
  recoveryConfirmed(): void {
    this.notices = this.notices.filter((notice) => notice !== "recovery_unconfirmed");
  }

  /** Midnight passes while the program is open: asks for the business day now and then, and when the window is seen again. */
  followDay(): () => void {
    const ask = (): void => void this.#day();
    const seen = (): void => {
      if (document.visibilityState === "visible") ask();
    };
    const timer = setInterval(ask, DAY_EVERY_MS);
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }

  async #day(): Promise<void> {
    if (this.covered || this.state?.phase !== "open") return;
    const before = this.today;
    const state = await call("state", {}).catch(() => null);
    if (state === null || this.covered) return;
    if (state.phase !== "open") this.locked();
    else if (state.session?.today.iso !== before) {
      this.state = state;
      touch(["lists", "case", "exchange"]);
    }
  }

  /** Loads settings and users again after they were changed. */
  async renew(): Promise<void> {
    await words.load();
    this.settings = await call("settings_get", {});
    this.show();
  }

  /** Applies theme and text size. */
  show(): void {
    const look = { theme: this.settings.theme, size: this.settings.text_size };
    show(look);
    keep(look);
  }

  /** Covers the screen, keeps what is being typed, and locks. */
  async lock(): Promise<void> {
    if (this.state?.phase !== "open") return;
    this.covered = true;
    await atMost(FLUSH_LIMIT_MS, flushAll());
    try {
      await call("lock", {});
    } finally {
      await this.look();
    }
  }

  /** The other side has locked. */
  locked(): void {
    this.covered = true;
    void this.look();
  }

  /** Keeps what is being typed, then quits. */
  async quit(): Promise<void> {
    await atMost(FLUSH_LIMIT_MS, flushAll());
    await shell("quit", {});
  }

  /** Tells the idle clock that somebody works, at most every ten seconds. */
  active(now: number): void {
    if (now - this.#told < ACTIVITY_EVERY_MS) return;
    this.#told = now;
    void shell("activity", {}).catch(() => undefined);
  }
}

function atMost(limit: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((done) => setTimeout(done, limit))]).catch(() => undefined);
}

export const desk = new Desk();

watchCalls({
  locked: () => {
    if (desk.state?.phase === "open") desk.locked();
  },
  began: () => {
    desk.saving += 1;
  },
  ended: () => {
    desk.saving -= 1;
    desk.savedOnce = true;
  },
});
