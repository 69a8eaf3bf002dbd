//! 統計: figures of a period, the lists behind them, targets, the questionnaire, and tables that leave.

use super::CaseQuery;
use model::chart::Drawing;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A period and what narrows it.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct StatsAsk {
    /// this_year (also when empty) | last_year | this_month | last_month | today | range
    pub period: String,
    /// First day of a `range`.
    pub from: String,
    /// Last day of a `range`.
    pub to: String,
    /// One of the five groups.
    pub group: String,
    /// Disease code.
    pub disease: String,
    /// Path code.
    pub path: String,
    /// Link form code.
    pub link: String,
    /// Only cases of the user; such figures are shown and never leave.
    pub mine: bool,
}

/// The figures of a period.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StatsView {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Fiscal year of the last day: of targets and questionnaires.
    pub fiscal_year: i32,
    /// Day up to which facts are known.
    pub counted_on: String,
    /// Whether anything at all was counted.
    pub any: bool,
    /// Tables in order.
    pub tables: Vec<StatsTable>,
}

/// A table with what it counts.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StatsTable {
    /// Figure id.
    pub id: String,
    /// Title.
    pub title: String,
    /// What is counted.
    pub counted: String,
    /// On which day it depends.
    pub basis: String,
    /// Columns.
    pub columns: Vec<StatsName>,
    /// Rows.
    pub rows: Vec<StatsRow>,
    /// The same figures as a picture.
    pub drawing: Option<Drawing>,
}

/// A column.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StatsName {
    /// Code.
    pub code: String,
    /// Words.
    pub label: String,
}

/// A row.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StatsRow {
    /// Code.
    pub code: String,
    /// Words.
    pub label: String,
    /// A figure for each column.
    pub cells: Vec<StatsCell>,
}

/// A figure.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StatsCell {
    /// As it is read; empty where there is none.
    pub words: String,
    /// The number itself; None where there is none.
    pub number: Option<f64>,
    /// How many things its list holds; None where it opens none.
    pub opens: Option<usize>,
}

/// The list behind a figure.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct StatsListAsk {
    /// Period and filter.
    pub stats: StatsAsk,
    /// Figure id.
    pub table: String,
    /// Row code.
    pub row: String,
    /// Column code.
    pub column: String,
    /// First row.
    pub offset: u32,
    /// Rows wanted (1 to 500).
    pub limit: u32,
}

/// One page of a list behind a figure.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StatsList {
    /// Rows.
    pub rows: Vec<StatsLine>,
    /// All.
    pub total: usize,
}

/// What a figure counted once.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct StatsLine {
    /// Its own id.
    pub id: String,
    /// Case to open, empty where there is none.
    pub case_id: String,
    /// Case number.
    pub number: String,
    /// Name or initials.
    pub name: String,
    /// Day.
    pub on: String,
    /// What it is, in words.
    pub what: String,
}

/// Sets a target.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct TargetSet {
    /// Fiscal year.
    pub fiscal_year: i32,
    /// One of the five groups, `all`, or `satisfaction` (hundredths).
    pub figure: String,
    /// None takes it away.
    pub target: Option<i64>,
}

/// A fiscal year of the questionnaire.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct SurveyYear {
    /// Fiscal year.
    pub fiscal_year: i32,
}

/// The questionnaire of a fiscal year.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SurveyView {
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Handed out, None when nobody said.
    pub given: Option<i64>,
    /// Questions in order.
    pub questions: Vec<StatsName>,
    /// Answers, in no order that tells when they came.
    pub answers: Vec<SurveyLine>,
}

/// One answer.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SurveyLine {
    /// Random id.
    pub id: String,
    /// Mark (1 to 5) by question.
    pub marks: BTreeMap<String, u8>,
}

/// Enters an answer.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct SurveyPut {
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Mark (1 to 5) by question; a question that was left open is not in it.
    pub marks: BTreeMap<String, u8>,
}

/// Says how many questionnaires were handed out.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct SurveyGiven {
    /// Fiscal year.
    pub fiscal_year: i32,
    /// How many.
    pub given: i64,
}

/// A table that is to leave.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct TableAsk {
    /// figures | cases | activities | case_list | kept (the own bookmarks and notes)
    pub what: String,
    /// Period and filter of figures, cases and activities.
    pub stats: StatsAsk,
    /// Conditions of the case list.
    pub cases: CaseQuery,
    /// Columns by code; empty = all that name nobody.
    pub columns: Vec<String>,
    /// Consent purpose (`case_study`, `research`, `registration`) that must cover each case; empty = for the house only.
    pub consent: String,
}

/// What a table would be.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TableReview {
    /// Columns that can be chosen.
    pub columns: Vec<TableColumn>,
    /// Rows that would leave.
    pub rows: usize,
    /// Cases that are left out because no consent covers the purpose.
    pub without_consent: usize,
    /// Proposed file name without its end.
    pub file_name: String,
}

/// A column that can be chosen.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TableColumn {
    /// Code.
    pub code: String,
    /// Head.
    pub label: String,
    /// It tells who somebody is: never chosen by itself.
    pub names: bool,
}

/// Asks what the facility's own workbook would hold.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct TemplateAsk {
    /// The workbook.
    pub path: String,
    /// Period and filter.
    pub stats: StatsAsk,
}

/// What the facility's own workbook would hold.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TemplateReview {
    /// Cells that are filled.
    pub written: Vec<TemplateCell>,
    /// Cells that ask for a figure and are left as they are.
    pub left: Vec<TemplateCell>,
}

/// A named cell.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TemplateCell {
    /// Its name.
    pub name: String,
    /// Where it is: `月報!C5`.
    pub place: String,
    /// What it gets.
    pub value: String,
    /// Why it is left: `unknown`, `no_cell` or `formula`; empty when it is filled.
    pub why: String,
}

/// Writes a table to a file.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct TableSave {
    /// The table.
    pub request: TableAsk,
    /// xlsx | csv | template
    pub kind: String,
    /// Workbook of the facility whose named cells are filled, for `template`.
    pub template: String,
    /// Full path; empty = the paper folder of the settings with the proposed name.
    pub path: String,
    /// To whom it goes.
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// Columns that tell who somebody is were confirmed a second time.
    pub names_confirmed: bool,
}
