-- 自施設の資料: documents of the facility (an official manual, house rules) that are read and searched beside the manual.
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    year TEXT NOT NULL DEFAULT '',
    file TEXT NOT NULL,
    -- taking, waiting, used, old (a newer one stands in its place), removed
    state TEXT NOT NULL,
    pages INTEGER NOT NULL DEFAULT 0,
    bare INTEGER NOT NULL DEFAULT 0,
    garbled INTEGER NOT NULL DEFAULT 0,
    size INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL DEFAULT '',
    replaces TEXT NOT NULL DEFAULT '',
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    approved_by TEXT NOT NULL DEFAULT '',
    approved_at TEXT NOT NULL DEFAULT '',
    removed_by TEXT NOT NULL DEFAULT '',
    removed_at TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
-- Pieces of one size, so that no one ever holds the whole file in memory.
CREATE TABLE document_piece (
    document_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (document_id, number)
) STRICT;
CREATE TABLE document_page (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (document_id, number)
) STRICT;
CREATE VIRTUAL TABLE document_index USING fts5(body, content='', contentless_delete=1, tokenize='ascii');
INSERT INTO document_index (document_index, rank) VALUES ('secure-delete', 1);
