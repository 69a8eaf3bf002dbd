-- 定型文: texts that are called by an abbreviation; those of the facility under the owner ''. One that is switched off
-- stands in the way of the one that the program brings along.
CREATE TABLE snippet (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    kana TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    off INTEGER NOT NULL DEFAULT 0,
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    UNIQUE (owner, abbreviation)
) STRICT, WITHOUT ROWID;

-- 担当変更: who took a case over from whom, on which day and why. One change may concern many cases; every row goes with
-- its case.
CREATE TABLE charge (
    change_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    on_date TEXT NOT NULL,
    reason TEXT NOT NULL,
    save_id TEXT NOT NULL,
    old_lead TEXT NOT NULL,
    old_deputy TEXT NOT NULL,
    new_lead TEXT NOT NULL,
    new_deputy TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    undone_at TEXT NOT NULL DEFAULT '',
    undone_by TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (change_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX charge_by_case ON charge (case_id, at);
