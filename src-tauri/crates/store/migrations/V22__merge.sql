-- まとめる・分ける: two records of one person become one, and can become two again. The record that goes into the other one
-- stays in its table, cancelled: it holds its own values, and its number leads to the one that stayed.
CREATE TABLE merge (
    id TEXT PRIMARY KEY,
    -- case: one episode that was recorded twice; person: two episodes of one person, both of which stay.
    kind TEXT NOT NULL,
    kept_case TEXT NOT NULL,
    gone_case TEXT NOT NULL,
    kept_person TEXT NOT NULL,
    -- Empty where both cases were of one person already.
    gone_person TEXT NOT NULL,
    -- What was saved and what had left before: whatever comes after it was made while the two were one.
    last_seq INTEGER NOT NULL,
    last_register INTEGER NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    split_at TEXT NOT NULL DEFAULT '',
    split_by TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_by_kept ON merge (kept_case);
CREATE UNIQUE INDEX merge_by_gone_case ON merge (gone_case) WHERE kind = 'case' AND split_at = '';
CREATE UNIQUE INDEX merge_by_gone_person ON merge (gone_person) WHERE gone_person <> '' AND split_at = '';

-- Rows that went over, each by its table and key; those that a person sent the other way at the parting too.
CREATE TABLE merge_row (
    merge_id TEXT NOT NULL,
    place TEXT NOT NULL,
    row_key TEXT NOT NULL,
    -- What the merge did with it besides: equal = cancelled as a second copy, demoted = no longer the main one.
    did TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (merge_id, place, row_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX merge_row_by_key ON merge_row (row_key);

-- Fields in which the two differed, with both values and the one that stood.
CREATE TABLE merge_field (
    merge_id TEXT NOT NULL,
    noun TEXT NOT NULL,
    field TEXT NOT NULL,
    kept TEXT NOT NULL,
    gone TEXT NOT NULL,
    side TEXT NOT NULL,
    PRIMARY KEY (merge_id, noun, field)
) STRICT, WITHOUT ROWID;

-- Two records about which somebody said that they are not of one person: the list asks no second time.
CREATE TABLE not_same (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
