-- 版: the text of an edition takes a fifth of the room when packed (zstd); where `packed` is empty, `files` holds it plainly.
ALTER TABLE manual_edition ADD COLUMN packed BLOB;
-- 研修: a round of a check test that ended, with the edition whose questions it answered; a later edition takes nothing away.
CREATE TABLE course_round (
    user TEXT NOT NULL,
    chapter TEXT NOT NULL,
    round INTEGER NOT NULL,
    edition TEXT NOT NULL,
    edition_title TEXT NOT NULL,
    right_answers INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    ended_at TEXT NOT NULL,
    PRIMARY KEY (user, chapter, round, edition)
) STRICT, WITHOUT ROWID;
-- 研修: a chapter of which everything was read, as the edition of that day had it.
CREATE TABLE course_chapter (
    user TEXT NOT NULL,
    chapter TEXT NOT NULL,
    edition TEXT NOT NULL,
    edition_title TEXT NOT NULL,
    read_at TEXT NOT NULL,
    PRIMARY KEY (user, chapter)
) STRICT, WITHOUT ROWID;
