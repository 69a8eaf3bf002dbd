-- What was to leave is entered before it leaves; where it could not leave after all, the entry says since when that is known.
ALTER TABLE register ADD COLUMN failed_at TEXT NOT NULL DEFAULT '';
