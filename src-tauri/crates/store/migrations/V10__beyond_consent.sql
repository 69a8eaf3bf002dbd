-- What of a paper went to whom, so that a withdrawal can list it; and why something left that no consent covered.
ALTER TABLE register ADD COLUMN party TEXT NOT NULL DEFAULT '';
ALTER TABLE register ADD COLUMN items TEXT NOT NULL DEFAULT '';
ALTER TABLE register ADD COLUMN ground TEXT NOT NULL DEFAULT '';
ALTER TABLE register ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE register ADD COLUMN second_user TEXT NOT NULL DEFAULT '';

-- 更新データ: packs of forms that headquarters signed, and the editions that came in them.
CREATE TABLE form_pack (
    sha256 TEXT PRIMARY KEY,
    issuer TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE packed_form (
    id TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    text TEXT NOT NULL,
    pack TEXT NOT NULL,
    PRIMARY KEY (id, valid_from)
) STRICT, WITHOUT ROWID;
