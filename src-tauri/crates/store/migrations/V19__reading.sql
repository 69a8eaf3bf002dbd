-- 蛍光ペン: words that a user marked in a passage, with what stood around them, so that they are found in another edition.
CREATE TABLE highlight (
    id TEXT PRIMARY KEY,
    user TEXT NOT NULL,
    passage TEXT NOT NULL,
    edition TEXT NOT NULL,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    tone INTEGER NOT NULL,
    note TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX highlight_by_passage ON highlight (user, passage);
-- From a passage to the cases that it concerns.
CREATE INDEX pin_by_passage ON pin (passage);
CREATE INDEX treatment_by_disease ON treatment (disease, case_id) WHERE cancelled_at = '';
