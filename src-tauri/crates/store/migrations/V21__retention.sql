-- 保留: while one stands, its case is neither discarded nor erased. Lifting it keeps who, when and why.
CREATE TABLE hold (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    until_on TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    lifted_at TEXT NOT NULL DEFAULT '',
    lifted_by TEXT NOT NULL DEFAULT '',
    lifted_reason TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX hold_by_case ON hold (case_id);

-- 廃棄の起案: what one person proposed for a case closed on that day; another one confirms it.
CREATE TABLE discard_proposal (
    case_id TEXT PRIMARY KEY,
    closed_on TEXT NOT NULL,
    ground TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- 廃棄簿: that a record was discarded and how, without a name, a disease or a word of the record. Entries are never removed.
CREATE TABLE discard (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    closed_on TEXT NOT NULL,
    kept_from TEXT NOT NULL,
    kept_until TEXT NOT NULL,
    years INTEGER NOT NULL,
    source TEXT NOT NULL,
    kinds TEXT NOT NULL,
    person_stays INTEGER NOT NULL,
    papers INTEGER NOT NULL,
    at_hq INTEGER NOT NULL,
    ground TEXT NOT NULL,
    method TEXT NOT NULL,
    backups_until TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    at TEXT NOT NULL,
    swept_at TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX derived_by_closed ON case_derived (closed_on) WHERE closed = 1 AND cancelled = 0;

-- The last guard, whatever code comes later: no row of a case goes while somebody holds it.
CREATE TRIGGER case_is_held BEFORE DELETE ON "case"
WHEN EXISTS (SELECT 1 FROM hold WHERE hold.case_id = OLD.id AND hold.lifted_at = '')
BEGIN
    SELECT RAISE(ABORT, 'held');
END;
