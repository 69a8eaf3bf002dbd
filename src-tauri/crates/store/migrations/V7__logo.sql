-- The logo of the facility, as it stands on outgoing papers. There is one or none.
CREATE TABLE logo (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    png BLOB NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
