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
