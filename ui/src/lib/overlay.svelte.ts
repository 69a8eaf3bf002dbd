// Dialogs that any screen may ask for. App shows them, so that no screen needs to know another.
import type { Consultation, Draft } from "./backend";

export type PaperWish = { caseId: string; paper?: string; passage?: string; code?: string; month?: string; kind?: string; user?: string };

class Overlay {
  search = $state(false);
  keyList = $state(false);
  handOver = $state(false);
  paper = $state.raw<PaperWish | null>(null);
  /** 経過を記録: the case, empty = choose one first. */
  record = $state.raw<{ caseId: string } | null>(null);
  /** 新規受付: a consultation to start from, or a draft to go on with. */
  intake = $state.raw<{ consultation: Consultation | null; draft: Draft | null } | null>(null);
  /** 単発相談: a record to edit, or a new one; perhaps a draft to go on with. */
  consultation = $state.raw<{ record: Consultation | null; draft: Draft | null } | null>(null);

  /** Closes everything (lock, handing over). */
  clear(): void {
    this.search = false;
    this.keyList = false;
    this.handOver = false;
    this.paper = null;
    this.record = null;
    this.intake = null;
    this.consultation = null;
  }
}

export const overlay = new Overlay();
