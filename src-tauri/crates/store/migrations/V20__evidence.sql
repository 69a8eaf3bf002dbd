-- マニュアルへの意見: what each reader says of a passage, in the edition that was read.
CREATE TABLE remark (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    passage TEXT NOT NULL,
    edition TEXT NOT NULL,
    mark TEXT NOT NULL,
    comment TEXT NOT NULL,
    rev INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL,
    -- Revision that was read through before it leaves, and whether it may; 0 = none yet.
    read_rev INTEGER NOT NULL DEFAULT 0,
    may_leave INTEGER NOT NULL DEFAULT 0,
    UNIQUE (user, passage, edition)
) STRICT, WITHOUT ROWID;
CREATE TABLE remark_sent (
    sequence INTEGER NOT NULL,
    remark_id TEXT NOT NULL,
    pseudonym TEXT NOT NULL,
    -- Revision outside, and that of the remark here.
    rev INTEGER NOT NULL,
    own_rev INTEGER NOT NULL,
    tombstone INTEGER NOT NULL,
    accepted INTEGER NOT NULL DEFAULT 0,
    refused TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (sequence, pseudonym)
) STRICT, WITHOUT ROWID;
CREATE INDEX remark_sent_by_remark ON remark_sent (remark_id, sequence);
ALTER TABLE bundle ADD COLUMN remarks INTEGER NOT NULL DEFAULT 0;
-- Passages that were open while a case moved on. There is no column for who read them and none for the day.
CREATE TABLE passage_use (
    case_id TEXT NOT NULL,
    passage TEXT NOT NULL,
    edition TEXT NOT NULL,
    from_stage TEXT NOT NULL,
    to_stage TEXT NOT NULL,
    month TEXT NOT NULL,
    PRIMARY KEY (case_id, passage, edition, to_stage)
) STRICT, WITHOUT ROWID;
