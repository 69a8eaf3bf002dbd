-- 今日: what was noted as done about a line that no record settles, and lines put off with a reason. A mark is never
-- changed: taking it back writes who and when. Its key is the case, the rule, the legal date and, where there is one,
-- the record, so that it survives another computation of the same date.
CREATE TABLE task_mark (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    case_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    on_date TEXT NOT NULL,
    record_id TEXT NOT NULL,
    label TEXT NOT NULL,
    until TEXT NOT NULL,
    reason TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    undone_at TEXT NOT NULL DEFAULT '',
    undone_by TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX task_mark_by_case ON task_mark (case_id, rule, on_date);
CREATE INDEX task_mark_by_time ON task_mark (kind, at);

-- 電話メモ: a call that came in, before anybody knows whose case it is.
CREATE TABLE "memo" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    on_date TEXT NOT NULL DEFAULT '',
    at_time TEXT NOT NULL DEFAULT '',
    caller TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    callback_user TEXT NOT NULL DEFAULT '',
    callback_on TEXT NOT NULL DEFAULT '',
    callback_time TEXT NOT NULL DEFAULT '',
    answered_on TEXT NOT NULL DEFAULT '',
    closed_on TEXT NOT NULL DEFAULT '',
    closed_reason TEXT NOT NULL DEFAULT '',
    staff TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT '',
    activity_id TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX memo_by_date ON memo (on_date);
CREATE INDEX memo_by_case ON memo (case_id) WHERE case_id <> '';
CREATE INDEX memo_open ON memo (on_date) WHERE case_id = '' AND closed_on = '' AND cancelled_at = '';
CREATE INDEX memo_callback ON memo (callback_on) WHERE callback_on <> '' AND answered_on = '' AND cancelled_at = '';

-- 用件: what somebody has to do by a day, of a case or of none: also each promise after a talk.
CREATE TABLE "todo" (
    id TEXT PRIMARY KEY,
    rev INTEGER NOT NULL,
    save_seq INTEGER NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    cancel_reason TEXT NOT NULL DEFAULT '',
    on_date TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    promise INTEGER NOT NULL DEFAULT 0,
    staff TEXT NOT NULL DEFAULT '',
    done_on TEXT NOT NULL DEFAULT '',
    done_user TEXT NOT NULL DEFAULT '',
    case_id TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX todo_by_case ON todo (case_id) WHERE case_id <> '';
CREATE INDEX todo_open ON todo (on_date) WHERE done_on = '' AND cancelled_at = '';

CREATE INDEX register_by_paper ON register (paper, at);
