-- 版: editions of the manual that headquarters signed. Their files are no secret; they stand here so that one backup holds all.
CREATE TABLE manual_edition (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    issuer TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    files TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
