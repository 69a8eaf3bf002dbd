//! 自施設の資料: documents of the facility, their bytes in pieces, the text of their pages and its index.

use crate::error::{StoreError, StoreResult};
use crate::open::Store;
use crate::record::Writer;
use model::fold::{Query, tokens};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// Bytes of one piece; the last one of a document is shorter.
pub const PIECE: usize = 256 * 1024;

/// Where a document stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentState {
    /// It is being read.
    #[default]
    Taking,
    /// It waits for somebody to look at what was read.
    Waiting,
    /// It is searched.
    Used,
    /// A newer one stands in its place.
    Old,
    /// It was taken out, and can be put back.
    Removed,
}

impl DocumentState {
    /// The word in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Taking => "taking",
            Self::Waiting => "waiting",
            Self::Used => "used",
            Self::Old => "old",
            Self::Removed => "removed",
        }
    }

    fn from_name(name: &str) -> Self {
        let all = [Self::Waiting, Self::Used, Self::Old, Self::Removed];
        let found = all.into_iter().find(|state| state.name() == name);
        found.unwrap_or_default()
    }
}

/// A document without its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentRow {
    /// Id.
    pub id: String,
    /// Title as the user named it.
    pub title: String,
    /// Who issued it, as typed.
    pub source: String,
    /// Year, as typed.
    pub year: String,
    /// Name of the file.
    pub file: String,
    /// Where it stands.
    pub state: DocumentState,
    /// Pages.
    pub pages: usize,
    /// Pages without text.
    pub bare: usize,
    /// Pages whose characters are no words.
    pub garbled: usize,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// The document in whose place it stands, or will stand.
    pub replaces: String,
    /// Who added it.
    pub user: String,
    /// When (UTC).
    pub at: String,
    /// Who approved it; empty = nobody yet.
    pub approved_by: String,
    /// When (UTC).
    pub approved_at: String,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageRow {
    /// Id of the document.
    pub document: String,
    /// From 1.
    pub number: usize,
    /// `text`, `bare` or `garbled`.
    pub kind: String,
    /// Its text.
    pub text: String,
    /// Title of the document; only where pages of several documents are listed.
    pub title: String,
}

const COLUMNS: &str = "id, title, source, year, file, state, pages, bare, garbled, size, sha256, replaces, user, at, approved_by, approved_at";

impl Store {
    /// All documents, the newest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn documents(&self) -> StoreResult<Vec<DocumentRow>> {
        let sql = format!("SELECT {COLUMNS} FROM document ORDER BY at DESC, id DESC");
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement.query_map([], row_of)?.collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// One document.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn document(&self, id: &str) -> StoreResult<DocumentRow> {
        document(&self.conn, id)
    }

    /// Are there pages to be searched? Asked before each search, so it must cost nothing.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn has_documents(&self) -> StoreResult<bool> {
        Ok(self
            .conn
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM document WHERE state = 'used')")?
            .query_row([], |row| row.get(0))?)
    }

    /// Bytes of all documents together.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn documents_size(&self) -> StoreResult<u64> {
        let sum: i64 = self
            .conn
            .prepare_cached("SELECT coalesce(sum(size), 0) FROM document")?
            .query_row([], |row| row.get(0))?;
        Ok(u64::try_from(sum).unwrap_or(0))
    }

    /// One piece of the bytes, from 0; None behind the last one.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn document_piece(&self, id: &str, number: usize) -> StoreResult<Option<Vec<u8>>> {
        Ok(self
            .conn
            .prepare_cached(
                "SELECT bytes FROM document_piece WHERE document_id = ?1 AND number = ?2",
            )?
            .query_row(params![id, count(number)], |row| row.get(0))
            .optional()?)
    }

    /// Pages from a number on.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn document_pages(&self, id: &str, from: usize, limit: usize) -> StoreResult<Vec<PageRow>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT document_id, number, kind, text FROM document_page
             WHERE document_id = ?1 AND number >= ?2 ORDER BY number LIMIT ?3",
        )?;
        let rows = statement
            .query_map(params![id, count(from), count(limit)], |row| {
                Ok(PageRow {
                    document: row.get(0)?,
                    number: size(row, 1)?,
                    kind: row.get(2)?,
                    text: row.get(3)?,
                    title: String::new(),
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Numbers of the pages that are not plain text: (number, kind).
    ///
    /// # Errors
    /// What SQLite says.
    pub fn document_doubts(&self, id: &str) -> StoreResult<Vec<(usize, String)>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT number, kind FROM document_page WHERE document_id = ?1 AND kind <> 'text' ORDER BY number",
        )?;
        let rows = statement
            .query_map([id], |row| Ok((size(row, 0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }

    /// Pages that hold one of the words, those that tell most first; in one document, or (empty) in all that are in use.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn find_pages(
        &self,
        words: &[String],
        document: &str,
        limit: usize,
    ) -> StoreResult<Vec<PageRow>> {
        let expression = any_of(words);
        if expression.is_empty() {
            return Ok(Vec::new());
        }
        let mut statement = self
            .conn
            .prepare_cached(include_str!("document/found.sql"))?;
        let rows = statement
            .query_map(params![expression, document, count(limit)], |row| {
                Ok(PageRow {
                    document: row.get(0)?,
                    number: size(row, 1)?,
                    kind: String::new(),
                    text: row.get(2)?,
                    title: row.get(3)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        Ok(rows)
    }
}

impl Writer<'_> {
    /// Puts a document in, or writes all that is said of it anew.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_document(&self, row: &DocumentRow) -> StoreResult<()> {
        self.tx.execute(
            "INSERT OR REPLACE INTO document
             (id, title, source, year, file, state, pages, bare, garbled, size, sha256, replaces, user, at, approved_by, approved_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            params![
                row.id, row.title, row.source, row.year, row.file, row.state.name(), count(row.pages), count(row.bare),
                count(row.garbled), i64::try_from(row.size).unwrap_or(i64::MAX), row.sha256, row.replaces,
                if row.user.is_empty() { self.user } else { &row.user },
                if row.at.is_empty() { self.at } else { &row.at },
                row.approved_by, row.approved_at,
            ],
        )?;
        Ok(())
    }

    /// One document, inside the transaction.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn document(&self, id: &str) -> StoreResult<DocumentRow> {
        document(self.tx, id)
    }

    /// Puts in one piece of the bytes.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_document_piece(&self, id: &str, number: usize, bytes: &[u8]) -> StoreResult<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO document_piece (document_id, number, bytes) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![id, count(number), bytes])?;
        Ok(())
    }

    /// Puts in a page with its index; `searched` is the text as the search reads it.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn put_document_page(&self, page: &PageRow, searched: &str) -> StoreResult<()> {
        self.tx
            .prepare_cached(
                "INSERT INTO document_page (document_id, number, kind, text) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![page.document, count(page.number), page.kind, page.text])?;
        let id = self.tx.last_insert_rowid();
        self.tx
            .prepare_cached("INSERT INTO document_index (rowid, body) VALUES (?1, ?2)")?
            .execute(params![id, tokens(searched)])?;
        Ok(())
    }

    /// Takes a document out of use, or puts it back: the state says which.
    ///
    /// # Errors
    /// `NotFound`, or what SQLite says.
    pub fn set_document_state(&self, id: &str, state: DocumentState) -> StoreResult<()> {
        let (by, at) = match state {
            DocumentState::Removed => (self.user, self.at),
            _ => ("", ""),
        };
        let done = self.tx.execute(
            "UPDATE document SET state = ?2, removed_by = ?3, removed_at = ?4 WHERE id = ?1",
            params![id, state.name(), by, at],
        )?;
        if done == 0 {
            return Err(StoreError::NotFound);
        }
        Ok(())
    }

    /// Erases a document with its bytes, its pages and their index.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn erase_document(&self, id: &str) -> StoreResult<()> {
        for sql in [
            "DELETE FROM document_index WHERE rowid IN (SELECT id FROM document_page WHERE document_id = ?1)",
            "DELETE FROM document_page WHERE document_id = ?1",
            "DELETE FROM document_piece WHERE document_id = ?1",
            "DELETE FROM document WHERE id = ?1",
        ] {
            self.tx.prepare_cached(sql)?.execute([id])?;
        }
        Ok(())
    }
}

/// Any of the words, each as the index holds it; no word reaches the syntax of the index.
fn any_of(words: &[String]) -> String {
    let one = |word: &String| Query::of_words([word.clone()]).match_expression();
    let all: Vec<String> = words.iter().map(one).filter(|w| !w.is_empty()).collect();
    all.join(" OR ")
}

fn document(conn: &Connection, id: &str) -> StoreResult<DocumentRow> {
    let sql = format!("SELECT {COLUMNS} FROM document WHERE id = ?1");
    conn.prepare_cached(&sql)?
        .query_row([id], row_of)
        .optional()?
        .ok_or(StoreError::NotFound)
}

fn row_of(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    let state: String = row.get(5)?;
    Ok(DocumentRow {
        id: row.get(0)?,
        title: row.get(1)?,
        source: row.get(2)?,
        year: row.get(3)?,
        file: row.get(4)?,
        state: DocumentState::from_name(&state),
        pages: size(row, 6)?,
        bare: size(row, 7)?,
        garbled: size(row, 8)?,
        size: u64::try_from(row.get::<_, i64>(9)?).unwrap_or(0),
        sha256: row.get(10)?,
        replaces: row.get(11)?,
        user: row.get(12)?,
        at: row.get(13)?,
        approved_by: row.get(14)?,
        approved_at: row.get(15)?,
    })
}

fn size(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(column)?).unwrap_or(0))
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
