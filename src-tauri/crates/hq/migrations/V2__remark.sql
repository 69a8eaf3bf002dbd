-- What readers say of passages of the manual.
CREATE TABLE remarks (
    facility_id INTEGER NOT NULL REFERENCES facilities (id),
    pseudonym   TEXT NOT NULL CHECK (length(pseudonym) = 32),
    rev         INTEGER NOT NULL CHECK (rev >= 1),
    bundle_id   INTEGER NOT NULL REFERENCES bundles (id),
    passage     TEXT NOT NULL CHECK (passage <> ''),
    edition     TEXT NOT NULL CHECK (edition <> ''),
    mark        TEXT NOT NULL CHECK (mark IN ('useful', 'lacking', 'wrong', 'outdated')),
    comment     TEXT NOT NULL,
    given_on    TEXT NOT NULL CHECK (given_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    PRIMARY KEY (facility_id, pseudonym)
) STRICT, WITHOUT ROWID;
