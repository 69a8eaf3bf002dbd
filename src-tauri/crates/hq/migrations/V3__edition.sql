-- 版: editions of the manual that were published. The text under an id never changes.
CREATE TABLE editions (
    id           TEXT PRIMARY KEY CHECK (id <> ''),
    title        TEXT NOT NULL,
    issued_on    TEXT NOT NULL,
    published_at TEXT NOT NULL,
    sha256       TEXT NOT NULL CHECK (length(sha256) = 64),
    files        TEXT NOT NULL CHECK (json_valid(files))
) STRICT, WITHOUT ROWID;
