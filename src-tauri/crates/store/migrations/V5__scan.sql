-- 写し: what came back on paper, as a scan beside the record it belongs to.
CREATE TABLE scan (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    cancelled_at TEXT NOT NULL DEFAULT '',
    cancelled_by TEXT NOT NULL DEFAULT '',
    bytes BLOB NOT NULL
) STRICT;
CREATE INDEX scan_by_case ON scan (case_id, at);
