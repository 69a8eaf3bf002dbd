-- 施設独自の様式: forms that the facility put in, beside those that the program carries.
CREATE TABLE form (
    id TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    text TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (id, valid_from)
) STRICT, WITHOUT ROWID;
