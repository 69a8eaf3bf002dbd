//! Tables of others: what a file holds, what its columns and words mean here, what would come of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Opens a file, or the same one differently.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ImportOpen {
    /// The file.
    pub path: String,
    /// Sheet; empty = the first one.
    pub sheet: String,
    /// Encoding of a text file: `utf-8`, `shift_jis`, `utf-16`; empty = found out.
    pub encoding: String,
    /// Row with the headings; 0 = found out.
    pub header_row: u32,
}

/// A file as the person maps it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportView {
    /// Number of this opening.
    pub id: u32,
    /// Name of the file.
    pub file: String,
    /// `xlsx` or `csv`.
    pub kind: String,
    /// Sheets to choose from.
    pub sheets: Vec<String>,
    /// The sheet.
    pub sheet: String,
    /// The encoding of a text file.
    pub encoding: String,
    /// Macros are in it and were not run.
    pub macros: bool,
    /// Formulas without a value are in it.
    pub uncalculated: bool,
    /// It has a column with 支援番号, by which rows are found again.
    pub own: bool,
    /// It is a table that this program wrote.
    pub export: Option<ImportExport>,
    /// The headings were mapped once before.
    pub remembered: bool,
    /// Row with the headings.
    pub header_row: u32,
    /// First rows, to choose the headings from.
    pub first_rows: Vec<ImportLine>,
    /// Rows below the headings.
    pub rows: usize,
    /// Columns.
    pub columns: Vec<ImportColumn>,
    /// Fields that a column may become.
    pub targets: Vec<ImportTarget>,
}

/// A table that this program wrote.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportExport {
    /// cases | activities
    pub what: String,
    /// Edition of its headings.
    pub edition: String,
    /// A later version of the program wrote it.
    pub newer: bool,
    /// Headings that are not of ours.
    pub extra: Vec<String>,
}

/// A row as it stands in the file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportLine {
    /// Its number.
    pub row: u32,
    /// Its cells, shortened.
    pub cells: Vec<String>,
}

/// One column of the file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportColumn {
    /// Counted from 0.
    pub column: usize,
    /// `A`, `B` …
    pub letter: String,
    /// Heading.
    pub header: String,
    /// A few of its cells.
    pub samples: Vec<String>,
    /// What it is taken for: a target, or empty.
    pub target: String,
}

/// A field that a column may become.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportTarget {
    /// `person.name`
    pub target: String,
    /// Part of the record that it belongs to.
    pub group: String,
    /// Label.
    pub label: String,
    /// Code list, empty when it is no coded field.
    pub list: String,
    /// Several columns may become this one field.
    pub many: bool,
}

/// Which column becomes what.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ImportPick {
    /// Column, from 0.
    pub column: usize,
    /// Target; empty = it is not taken.
    pub target: String,
}

/// Asks which words of coded columns need a code.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ImportColumns {
    /// The opening.
    pub id: u32,
    /// Columns.
    pub columns: Vec<ImportPick>,
}

/// A word of a coded column.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportValue {
    /// Target.
    pub target: String,
    /// Label of the field.
    pub label: String,
    /// Code list.
    pub list: String,
    /// The word; empty = the cell is blank, or there is no such column.
    pub said: String,
    /// Rows that say so.
    pub rows: usize,
    /// What it is taken for: a code, `-` = not taken, empty = not decided.
    pub code: String,
    /// Why: `remembered`, `label`, `synonym`, or empty.
    pub why: String,
}

/// What a word means.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ImportMeans {
    /// Target.
    pub target: String,
    /// The word.
    pub said: String,
    /// Code, or `-` for not taken.
    pub code: String,
}

/// Tries everything without writing anything.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ImportCheck {
    /// The opening.
    pub id: u32,
    /// Columns.
    pub columns: Vec<ImportPick>,
    /// Words.
    pub values: Vec<ImportMeans>,
}

/// What would come of it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportChecked {
    /// Rows looked at.
    pub rows: usize,
    /// Rows that can be taken as they are.
    pub ready: usize,
    /// Rows with something wrong.
    pub wrong: usize,
    /// Rows that are recorded already, with the same values.
    pub unchanged: usize,
    /// Rows of our own numbers whose values differ from what is recorded: left as they are.
    pub differing: Vec<ImportDiffers>,
    /// What is wrong, the first ones.
    pub problems: Vec<ImportProblem>,
    /// How many problems in all.
    pub problem_total: usize,
    /// Rows that may be somebody who is known already; each needs a choice.
    pub twins: Vec<ImportTwin>,
}

/// What is wrong with one cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ImportProblem {
    /// Sheet, empty for a text file.
    pub sheet: String,
    /// Row as the spreadsheet shows it.
    pub row: u32,
    /// Letters of the column; empty when the row as a whole is meant.
    pub letter: String,
    /// Heading of the column.
    pub header: String,
    /// The cell, shortened.
    pub value: String,
    /// Rule.
    pub rule: String,
    /// The sentence.
    pub said: String,
}

/// A row of our own number that says something else than the record.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportDiffers {
    /// Row.
    pub row: u32,
    /// Case id.
    pub case_id: String,
    /// 支援番号
    pub number: String,
    /// Fields that differ.
    pub fields: Vec<String>,
}

/// A row that may be somebody who is known already.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportTwin {
    /// Row.
    pub row: u32,
    /// Name in the row.
    pub name: String,
    /// Day of 受付 in the row.
    pub opened_on: String,
    /// The earlier row of the file, 0 when it is somebody recorded.
    pub of_row: u32,
    /// The case of somebody recorded.
    pub case_id: String,
    /// Its number.
    pub number: String,
    /// Name there.
    pub other_name: String,
    /// What agrees: `chart_number`, `kana_birth`, `name_birth`.
    pub why: String,
    /// There is a talk in the row that could be added to that case alone.
    pub talk: bool,
}

/// What becomes of a row that may be somebody known.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ImportChoice {
    /// Row.
    pub row: u32,
    /// `new`, `episode`, `talk` or `skip`.
    pub choice: String,
}

/// Begins to write.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ImportStart {
    /// The opening.
    pub id: u32,
    /// Rows with something wrong are left out: the person has seen them and said so.
    pub without_wrong: bool,
    /// Choices.
    pub choices: Vec<ImportChoice>,
}

/// An opening by its number.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ImportAt {
    /// The opening.
    pub id: u32,
}

/// How far it is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportProgress {
    /// Rows written.
    pub done: usize,
    /// Rows to write.
    pub total: usize,
    /// Everything is durable.
    pub whole: bool,
    /// The import, once it is whole.
    pub import_id: String,
    /// Cases made.
    pub cases: usize,
    /// Talks added to cases that were there.
    pub talks: usize,
    /// Rows left out.
    pub left_out: usize,
}

/// Saves the rows that are not taken, with the reasons.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ImportRest {
    /// The opening.
    pub id: u32,
    /// Where to.
    pub path: String,
}

/// One import of the past.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportRun {
    /// Id.
    pub id: String,
    /// When (UTC).
    pub at: String,
    /// Who.
    pub user: String,
    /// Name of the file.
    pub file: String,
    /// Sheet.
    pub sheet: String,
    /// Cases made.
    pub cases: i64,
    /// Rows left out.
    pub left_out: i64,
    /// When it was undone (UTC), empty while it stands.
    pub undone_at: String,
    /// Cases that were kept then.
    pub kept: i64,
}

/// Undoes an import.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ImportUndo {
    /// The import.
    pub id: String,
    /// Cases that somebody worked on since stay: the person has seen which.
    pub keep_changed: bool,
}

/// What the undoing did, or what stands against it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportUndone {
    /// It was undone. Otherwise nothing has happened.
    pub undone: bool,
    /// Cases cancelled.
    pub cases: usize,
    /// Cases that somebody worked on since.
    pub changed: Vec<ImportKept>,
}

/// A case that somebody worked on since.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportKept {
    /// Case id.
    pub case_id: String,
    /// Number.
    pub number: String,
    /// Name.
    pub name: String,
}
