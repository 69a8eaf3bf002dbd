-- Headquarters: who sends, what came, and what is held of it.

CREATE TABLE headquarters (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    name         TEXT NOT NULL CHECK (name <> ''),
    signing_seed BLOB NOT NULL CHECK (length(signing_seed) = 32),
    age_identity TEXT NOT NULL CHECK (age_identity <> ''),
    -- Random name of this run of the store; a restored store starts a new one.
    epoch        TEXT NOT NULL CHECK (length(epoch) = 32)
) STRICT;

-- A row exists only after a person confirmed the fingerprint.
CREATE TABLE facilities (
    id           INTEGER PRIMARY KEY,
    facility_key TEXT NOT NULL UNIQUE CHECK (length(facility_key) = 64),
    name         TEXT NOT NULL CHECK (name <> ''),
    recipient    TEXT NOT NULL CHECK (recipient <> ''),
    fingerprint  TEXT NOT NULL CHECK (fingerprint <> ''),
    admitted_on  TEXT NOT NULL CHECK (admitted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE bundles (
    id            INTEGER PRIMARY KEY,
    facility_id   INTEGER NOT NULL REFERENCES facilities (id),
    epoch         TEXT NOT NULL CHECK (length(epoch) = 32),
    sequence      INTEGER NOT NULL CHECK (sequence >= 1),
    header_sha256 TEXT NOT NULL CHECK (length(header_sha256) = 64),
    previous      TEXT NOT NULL CHECK (length(previous) IN (0, 64)),
    audit_head    TEXT NOT NULL CHECK (length(audit_head) IN (0, 64)),
    created_on    TEXT NOT NULL CHECK (created_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    received_on   TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    -- What was accepted and refused, so that the same bundle gets the same answer again.
    answer        TEXT NOT NULL CHECK (json_valid(answer)),
    UNIQUE (facility_id, epoch, sequence)
) STRICT;

CREATE TABLE cases (
    facility_id   INTEGER NOT NULL REFERENCES facilities (id),
    pseudonym     TEXT NOT NULL CHECK (length(pseudonym) = 32),
    rev           INTEGER NOT NULL CHECK (rev >= 1),
    bundle_id     INTEGER NOT NULL REFERENCES bundles (id),
    fields        TEXT NOT NULL CHECK (json_valid(fields)),
    fiscal_year   INTEGER NOT NULL,
    disease_group TEXT NOT NULL,
    path          TEXT,
    outcome       TEXT,
    age_band      TEXT,
    sex           TEXT,
    PRIMARY KEY (facility_id, pseudonym)
) STRICT, WITHOUT ROWID;

-- Covers every total, so that none reads the fields.
CREATE INDEX cases_by_axis ON cases (fiscal_year, disease_group, path, outcome, age_band, sex, facility_id);

CREATE TABLE tombstones (
    facility_id INTEGER NOT NULL REFERENCES facilities (id),
    pseudonym   TEXT NOT NULL CHECK (length(pseudonym) = 32),
    rev         INTEGER NOT NULL CHECK (rev >= 1),
    PRIMARY KEY (facility_id, pseudonym)
) STRICT, WITHOUT ROWID;

-- Only the tables of each facility's latest bundle that has any.
CREATE TABLE tallies (
    facility_id INTEGER NOT NULL REFERENCES facilities (id),
    name        TEXT NOT NULL CHECK (name <> ''),
    fiscal_year INTEGER NOT NULL,
    bundle_id   INTEGER NOT NULL REFERENCES bundles (id),
    axes        TEXT NOT NULL CHECK (json_valid(axes)),
    cells       TEXT NOT NULL CHECK (json_valid(cells)),
    PRIMARY KEY (facility_id, name, fiscal_year)
) STRICT, WITHOUT ROWID;

-- Who did what at headquarters; each row carries the hash of the row before it.
CREATE TABLE acts (
    id     INTEGER PRIMARY KEY,
    at     TEXT NOT NULL,
    user   TEXT NOT NULL,
    kind   TEXT NOT NULL CHECK (kind <> ''),
    target TEXT NOT NULL,
    hash   TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
