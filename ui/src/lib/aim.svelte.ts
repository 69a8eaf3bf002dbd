// The very place that a line of 今日 leads to: a record of a case, a field, and perhaps what is filled in there.

export type AimAt = { caseId: string; noun: string; record: string; field: string; value: string; fresh: boolean };

/** The first of 未確認の項目 instead of a record. */
export const FIRST_MISSING = "first_missing";

class Aim {
  at = $state.raw<AimAt | null>(null);

  /** The aim, when it means this record; an empty id is a new one. */
  meets(noun: string, id: string): AimAt | null {
    const at = this.at;
    if (at === null || at.noun !== noun) return null;
    return at.fresh ? (id === "" ? at : null) : id !== "" && id === at.record ? at : null;
  }
}

export const aim = new Aim();
