// Dialogs that any screen may ask for. App shows them, so that no screen needs to know another.
import type { CaseQuery, Consultation, Draft, PaperFound, StatsAsk, TableAsk } from "./backend";
import { marked } from "./marked.svelte";

export type PaperWish = { caseId: string; paper?: string; passage?: string; edition?: string; code?: string; month?: string; kind?: string; user?: string; absent?: string[]; since?: string; stats?: StatsAsk };

/** Papers of several cases: chosen ones, or all of a list. */
export type BatchWish = { cases: string[]; all: CaseQuery | null; count: number; paper?: string };

class Overlay {
  search = $state(false);
  keyList = $state(false);
  handOver = $state(false);
  paper = $state.raw<PaperWish | null>(null);
  /** A list or figures as a file. */
  table = $state.raw<TableAsk | null>(null);
  /** The manual as a book; an empty edition is the one in use. */
  book = $state.raw<{ edition: string } | null>(null);
  batch = $state.raw<BatchWish | null>(null);
  /** 担当変更 of several cases. */
  charge = $state.raw<BatchWish | null>(null);
  /** まとめる: the case that would stay, and the other, empty = choose one first. */
  merge = $state.raw<{ kept: string; other: string } | null>(null);
  /** 分ける: the merge. */
  split = $state.raw<string | null>(null);
  /** 同じ人かもしれない記録. */
  same = $state(false);
  /** カルテ転記: of a case, or across cases (empty); `now` copies at once. */
  chart = $state.raw<{ caseId: string; now: boolean } | null>(null);
  /** A paper that came back, and whose case is shown now. */
  returned = $state.raw<PaperFound | null>(null);
  /** 経過を記録: the case, empty = choose one first. */
  record = $state.raw<{ caseId: string } | null>(null);
  /** 新規受付: a consultation to start from, or a draft to go on with. */
  intake = $state.raw<{ consultation: Consultation | null; draft: Draft | null } | null>(null);
  /** 単発相談: a record to edit, or a new one; perhaps a draft to go on with. */
  consultation = $state.raw<{ record: Consultation | null; draft: Draft | null } | null>(null);

  /** 電話メモ: a memo to go on with, a new one (empty id), or a draft; `answered` is filled in as 折り返した日. */
  memo = $state.raw<{ id: string; answered: string; draft: Draft | null } | null>(null);
  /** 用件: one to change, or a new one, perhaps of a case. */
  todo = $state.raw<{ id: string; caseId: string } | null>(null);
  /** Before or after a talk. */
  talk = $state.raw<{ caseId: string; step: "before" | "after" } | null>(null);
  /** A passage that a form offered, and the case of the form. */
  reading = $state.raw<{ caseId: string; passage: string; edition: string } | null>(null);
  /** The question whether 面談モード ends. */
  leaveInterview = $state(false);

  /** Closes everything (lock, handing over). */
  clear(): void {
    this.search = false;
    this.keyList = false;
    this.handOver = false;
    this.paper = null;
    this.table = null;
    this.book = null;
    this.batch = null;
    this.chart = null;
    this.charge = null;
    this.merge = null;
    this.split = null;
    this.same = false;
    this.returned = null;
    marked.clear();
    this.record = null;
    this.intake = null;
    this.consultation = null;
    this.memo = null;
    this.todo = null;
    this.talk = null;
    this.reading = null;
    this.leaveInterview = false;
  }
}

export const overlay = new Overlay();
