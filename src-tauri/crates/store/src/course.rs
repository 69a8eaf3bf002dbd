//! 研修: passages read, answers of check tests, judgements of chapters.

use crate::error::StoreResult;
use crate::open::Store;
use crate::record::Writer;
use rusqlite::params;

/// One answer of a check test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Chapter id.
    pub chapter: String,
    /// Which time the test is taken, from 1.
    pub round: u32,
    /// Question id.
    pub question: String,
    /// Number of the choice, from 1.
    pub choice: u32,
    /// It was the right one in the edition of that day.
    pub is_right: bool,
    /// When (UTC).
    pub at: String,
}

/// What somebody thinks of a chapter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rating {
    /// User id.
    pub user: String,
    /// Chapter id.
    pub chapter: String,
    /// 理解度, 1 to 5.
    pub understanding: u32,
    /// 有用度, 1 to 5.
    pub usefulness: u32,
    /// In their own words.
    pub comment: String,
    /// When (UTC).
    pub at: String,
}

/// A round of a check test that ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ended {
    /// Chapter id.
    pub chapter: String,
    /// Which time the test was taken, from 1.
    pub round: u32,
    /// Edition whose questions it answered.
    pub edition: String,
    /// Title of that edition.
    pub edition_title: String,
    /// Answered rightly.
    pub right: u32,
    /// Asked.
    pub asked: u32,
    /// It was passed, by the share that this edition asked for.
    pub passed: bool,
    /// When (UTC); that of the write where it is put in.
    pub at: String,
}

impl Store {
    /// Rounds of a user that ended, by chapter and time.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn course_rounds(&self, user: &str) -> StoreResult<Vec<Ended>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT chapter, round, edition, edition_title, right_answers, asked, passed, ended_at
             FROM course_round WHERE user = ?1 ORDER BY chapter, ended_at, round",
        )?;
        let rows = statement
            .query_map([user], |row| {
                Ok(Ended {
                    chapter: row.get(0)?,
                    round: row.get(1)?,
                    edition: row.get(2)?,
                    edition_title: row.get(3)?,
                    right: row.get(4)?,
                    asked: row.get(5)?,
                    passed: row.get(6)?,
                    at: row.get(7)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Chapters of which a user read everything, with the moment (UTC) at which it was so first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn course_chapters(&self, user: &str) -> StoreResult<Vec<(String, String)>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT chapter, read_at FROM course_chapter WHERE user = ?1")?;
        let rows = statement
            .query_map([user], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Passages that a user has read, with the moment (UTC).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn course_read(&self, user: &str) -> StoreResult<Vec<(String, String)>> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT passage, at FROM course_read WHERE user = ?1")?;
        let rows = statement
            .query_map([user], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Answers of a user, by chapter, round and time.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn course_answers(&self, user: &str) -> StoreResult<Vec<Answer>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT chapter, round, question, choice, is_right, at FROM course_answer
             WHERE user = ?1 ORDER BY chapter, round, at, question",
        )?;
        let rows = statement
            .query_map([user], |row| {
                Ok(Answer {
                    chapter: row.get(0)?,
                    round: row.get(1)?,
                    question: row.get(2)?,
                    choice: row.get(3)?,
                    is_right: row.get(4)?,
                    at: row.get(5)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Judgements of everybody.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn course_ratings(&self) -> StoreResult<Vec<Rating>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT user, chapter, understanding, usefulness, comment, at FROM course_rating
             ORDER BY chapter, user",
        )?;
        let rows = statement
            .query_map([], |row| {
                Ok(Rating {
                    user: row.get(0)?,
                    chapter: row.get(1)?,
                    understanding: row.get(2)?,
                    usefulness: row.get(3)?,
                    comment: row.get(4)?,
                    at: row.get(5)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

impl Writer<'_> {
    /// Marks a passage as read, or takes the mark off.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_course_read(&self, passage: &str, edition: Option<&str>) -> StoreResult<()> {
        match edition {
            Some(edition) => self.tx.execute(
                "INSERT INTO course_read (user, passage, edition, at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO NOTHING",
                [self.user, passage, edition, self.at],
            )?,
            None => self.tx.execute(
                "DELETE FROM course_read WHERE user = ?1 AND passage = ?2",
                [self.user, passage],
            )?,
        };
        Ok(())
    }

    /// Keeps that everything of a chapter was read, with id and title of the edition; None = it is not so any more.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_course_chapter(
        &self,
        chapter: &str,
        edition: Option<(&str, &str)>,
    ) -> StoreResult<()> {
        match edition {
            Some((edition, title)) => self.tx.execute(
                "INSERT INTO course_chapter (user, chapter, edition, edition_title, read_at)
                 VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                [self.user, chapter, edition, title, self.at],
            )?,
            None => self.tx.execute(
                "DELETE FROM course_chapter WHERE user = ?1 AND chapter = ?2",
                [self.user, chapter],
            )?,
        };
        Ok(())
    }

    /// Keeps how a round ended; what is kept stays.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn end_course_round(&self, ended: &Ended) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO course_round
             (user, chapter, round, edition, edition_title, right_answers, asked, passed, ended_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
            params![
                self.user,
                ended.chapter,
                ended.round,
                ended.edition,
                ended.edition_title,
                ended.right,
                ended.asked,
                ended.passed,
                self.at
            ],
        )?;
        Ok(())
    }

    /// Keeps an answer; the first one of a round counts.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn add_course_answer(&self, answer: &Answer, edition: &str) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO course_answer (user, chapter, round, question, choice, is_right, edition, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
            params![
                self.user,
                answer.chapter,
                answer.round,
                answer.question,
                answer.choice,
                answer.is_right,
                edition,
                self.at
            ],
        )?;
        Ok(())
    }

    /// Keeps what the user thinks of a chapter; a new judgement replaces the old one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn set_course_rating(&self, rating: &Rating, edition: &str) -> StoreResult<()> {
        self.tx.execute(
            "INSERT INTO course_rating (user, chapter, understanding, usefulness, comment, edition, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (user, chapter) DO UPDATE
             SET understanding = ?3, usefulness = ?4, comment = ?5, edition = ?6, at = ?7",
            params![
                self.user,
                rating.chapter,
                rating.understanding,
                rating.usefulness,
                rating.comment,
                edition,
                self.at
            ],
        )?;
        Ok(())
    }
}
