-- Deadlines: the legal date beside the day on which it is shown, and the day from which it is gone without a save.
ALTER TABLE case_date ADD COLUMN legal_on TEXT NOT NULL DEFAULT '';
ALTER TABLE case_date ADD COLUMN drops_on TEXT NOT NULL DEFAULT '';
CREATE INDEX case_date_by_drop ON case_date (drops_on) WHERE drops_on <> '';

-- Facts from which dates are counted.
ALTER TABLE treatment ADD COLUMN assessment_event TEXT NOT NULL DEFAULT '';
ALTER TABLE treatment ADD COLUMN assessment_event_on TEXT NOT NULL DEFAULT '';
ALTER TABLE employment ADD COLUMN paid_leave_until TEXT NOT NULL DEFAULT '';

CREATE TABLE "sick_pay" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    illness TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    from_date TEXT NOT NULL DEFAULT '',
    to_date TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX sick_pay_by_case ON sick_pay (case_id);
