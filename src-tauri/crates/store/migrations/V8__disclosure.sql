-- 本人開示: what was decided about a passage of a case's record, so that the work of the review is not lost.
CREATE TABLE disclosure (
    case_id TEXT NOT NULL,
    passage TEXT NOT NULL,
    verdict TEXT NOT NULL,
    ground TEXT NOT NULL,
    parts TEXT NOT NULL,
    note TEXT NOT NULL,
    digest TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (case_id, passage)
) STRICT, WITHOUT ROWID;

-- 事例検討会の資料: the text that somebody read through and edited before it goes to a meeting.
CREATE TABLE handout (
    case_id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    user TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
