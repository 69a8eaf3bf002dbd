-- Tables that were taken in, what each made, and what the person chose for headings and words.
CREATE TABLE import_run (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    user TEXT NOT NULL,
    file TEXT NOT NULL,
    sheet TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    cases INTEGER NOT NULL,
    records INTEGER NOT NULL,
    left_out INTEGER NOT NULL,
    -- The last save of the import: whatever comes after it is somebody's work.
    last_seq INTEGER NOT NULL,
    undone_at TEXT NOT NULL DEFAULT '',
    undone_by TEXT NOT NULL DEFAULT '',
    kept INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE import_made (
    import_id TEXT NOT NULL,
    noun TEXT NOT NULL,
    record_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY (import_id, noun, record_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE import_memory (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
