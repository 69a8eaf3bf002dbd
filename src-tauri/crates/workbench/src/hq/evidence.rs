//! What readers say of the manual and how the course goes, over all facilities: as JSON, as lines for a terminal, as a table.

use super::Desk;
use crate::assets;
use crate::error::ApiResult;
use crate::evidence::title_in;
use crate::exchange::{FINISHED, FIRST, UNDERSTANDING, USEFULNESS, YES, write_whole};
use ::hq::{Candidate, Cell, Headquarters, HeldTally, UsedPassage};
use ::paper::table::{self, Entry, Sheet};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How the candidates are put in order, for whoever reads the list.
const RULE: &str = "誤り・古い・足りないの順に重い指摘があるものを上にします。同じ重さのときは、その指摘をした施設の多いもの、指摘のある施設の多いもの、指摘の多いもの、新しいものの順です。一つの施設は、何人が指摘しても1と数えます。";
/// How a number that is too small to be told stands in a table.
const HIDDEN: &str = "少数のため非表示";

/// Candidates for a revision, the most urgent first.
#[derive(Debug, Serialize)]
pub struct Evidence {
    /// How they are put in order.
    pub rule: &'static str,
    /// Edition whose remarks are counted; empty = all.
    pub edition: String,
    /// Counts of cases from 1 up to below this are hidden.
    pub threshold: u64,
    /// Facilities that sent a remark.
    pub facilities: usize,
    /// Passages.
    pub passages: Vec<Line>,
}

/// One passage of the list.
#[derive(Debug, Serialize)]
pub struct Line {
    /// Number and title, where the built-in edition has it.
    pub title: String,
    /// Everything that is told of it.
    #[serde(flatten)]
    pub candidate: Candidate,
}

/// The course over all facilities; each of them told only counts of three persons and more.
#[derive(Debug, Serialize)]
pub struct CourseTotals {
    /// Facilities that told any.
    pub facilities: usize,
    /// Chapters, in reading order.
    pub chapters: Vec<CourseChapter>,
}

/// One chapter.
#[derive(Debug, Serialize)]
pub struct CourseChapter {
    /// Chapter id.
    pub chapter: String,
    /// Number and title, where the built-in edition has it.
    pub title: String,
    /// Persons who finished it.
    pub finished: u64,
    /// 理解度: answers with the two highest levels.
    pub understanding: Rate,
    /// 有用度: the same.
    pub usefulness: Rate,
    /// First answers to its questions, the worst first.
    pub questions: Vec<CourseQuestion>,
}

/// One question.
#[derive(Debug, Serialize)]
pub struct CourseQuestion {
    /// Question id.
    pub question: String,
    /// The question, where the built-in edition has it.
    pub ask: String,
    /// First answers that were right.
    pub first: Rate,
}

/// A share; percent is rounded, None without answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Rate {
    /// Of the first kind.
    pub yes: u64,
    /// In all.
    pub of: u64,
    /// Share in percent.
    pub percent: Option<u64>,
}

impl Rate {
    fn of(cells: &BTreeMap<(String, bool), u64>, code: &str) -> Self {
        let count = |yes| cells.get(&(code.to_owned(), yes)).copied().unwrap_or(0);
        let (yes, no) = (count(true), count(false));
        let of = yes.saturating_add(no);
        Self {
            yes,
            of,
            // Half a percent goes up, as in the course itself.
            percent: (yes.saturating_mul(200).saturating_add(of)).checked_div(of.saturating_mul(2)),
        }
    }

    fn words(self) -> String {
        self.percent.map_or_else(String::new, |percent| {
            format!("{percent}%({}/{})", self.yes, self.of)
        })
    }
}

impl Desk {
    /// The candidates for a revision; with an edition only what was said of that one.
    ///
    /// # Errors
    /// What the store says.
    pub fn evidence(&mut self, edition: &str) -> ApiResult<Evidence> {
        self.note("evidence", edition)?;
        let mut remarks = self.hq.remarks()?;
        remarks.retain(|r| edition.is_empty() || r.edition == edition);
        let used = self.hq.used(::hq::DEFAULT_THRESHOLD)?;
        let facilities: BTreeSet<&String> = remarks.iter().map(|r| &r.facility_key).collect();
        let built_in = assets::manual();
        let line = |candidate: Candidate| Line {
            title: title_in(&built_in.edition, &candidate.passage),
            candidate,
        };
        Ok(Evidence {
            rule: RULE,
            edition: edition.to_owned(),
            threshold: ::hq::DEFAULT_THRESHOLD,
            facilities: facilities.len(),
            passages: ::hq::rank(&remarks, &used).into_iter().map(line).collect(),
        })
    }

    /// The course, summed up by chapter and question.
    ///
    /// # Errors
    /// What the store says.
    pub fn course(&mut self) -> ApiResult<CourseTotals> {
        self.note("course", "")?;
        let told = self.hq.tallies()?;
        let names = [FINISHED, UNDERSTANDING, USEFULNESS, FIRST];
        let told: Vec<HeldTally> = told
            .into_iter()
            .filter(|t| names.contains(&t.name.as_str()))
            .collect();
        let facilities: BTreeSet<&String> = told.iter().map(|t| &t.facility_key).collect();
        let (done, questions) = (sums(&told, FINISHED), sums(&told, FIRST));
        let (understanding, usefulness) = (sums(&told, UNDERSTANDING), sums(&told, USEFULNESS));
        let known = |cells: &BTreeMap<(String, bool), u64>, code: &str| {
            [true, false]
                .iter()
                .any(|yes| cells.contains_key(&(code.to_owned(), *yes)))
        };
        let manual = assets::manual();
        let chapters = manual.edition.chapters.iter().map(|chapter| {
            let asked = chapter
                .questions
                .iter()
                .filter(|q| known(&questions, &q.id));
            let mut lines: Vec<CourseQuestion> = asked
                .map(|q| CourseQuestion {
                    question: q.id.clone(),
                    ask: q.ask.clone(),
                    first: Rate::of(&questions, &q.id),
                })
                .collect();
            lines.sort_by(|a, b| {
                (a.first.percent, &a.question).cmp(&(b.first.percent, &b.question))
            });
            CourseChapter {
                chapter: chapter.id.clone(),
                title: format!("{} {}", chapter.number, chapter.title),
                finished: Rate::of(&done, &chapter.id).of,
                understanding: Rate::of(&understanding, &chapter.id),
                usefulness: Rate::of(&usefulness, &chapter.id),
                questions: lines,
            }
        });
        let is_told = |c: &CourseChapter| {
            c.finished + c.understanding.of + c.usefulness.of > 0 || !c.questions.is_empty()
        };
        Ok(CourseTotals {
            facilities: facilities.len(),
            chapters: chapters.filter(is_told).collect(),
        })
    }
}

/// Cells of one table added up over the facilities, by code and kind.
fn sums(told: &[HeldTally], name: &str) -> BTreeMap<(String, bool), u64> {
    let mut out: BTreeMap<(String, bool), u64> = BTreeMap::new();
    for cell in told
        .iter()
        .filter(|t| t.name == name)
        .flat_map(|t| &t.cells)
    {
        let Some(code) = cell.codes.first() else {
            continue;
        };
        // A table of one axis has no second kind.
        let yes = cell.codes.get(1).is_none_or(|kind| kind == YES);
        let sum = out.entry((code.clone(), yes)).or_default();
        *sum = sum.saturating_add(cell.count);
    }
    out
}

fn number(cell: Cell) -> String {
    match cell {
        Cell::Count(count) => count.to_string(),
        Cell::Hidden => HIDDEN.to_owned(),
    }
}

fn outcomes(used: Option<&UsedPassage>) -> (String, String) {
    let codes = assets::codes();
    let word = |code: &str| match code {
        "unset" => "転帰の記載なし".to_owned(),
        other => codes.label("outcome", other).to_owned(),
    };
    let Some(used) = used else {
        return (String::new(), String::new());
    };
    let each = used.outcomes.iter();
    let each: Vec<String> = each
        .map(|(code, cell)| format!("{} {}", word(code), number(*cell)))
        .collect();
    (number(used.cases), each.join("・"))
}

fn mark(code: &str) -> &str {
    assets::codes().label("remark_mark", code)
}

fn count(number: usize) -> Entry {
    Entry::Number(f64::from(u32::try_from(number).unwrap_or(u32::MAX)))
}

impl Evidence {
    /// Writes the list to a file that ends in `.xlsx` (with the comments) or `.csv`.
    ///
    /// # Errors
    /// `bad_request` for another ending, or what the disk says.
    pub fn save(&self, output: &Path, day: NaiveDate) -> ApiResult<()> {
        write_tables(&self.sheets(), output, "マニュアルの改訂候補", day)
    }

    /// The list and its comments as tables.
    fn sheets(&self) -> Vec<Sheet> {
        let head = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
        let rows = self.passages.iter().map(|line| {
            let c = &line.candidate;
            let (cases, each) = outcomes(c.used.as_ref());
            let rank = if c.rank == 0 {
                Entry::text("")
            } else {
                count(c.rank)
            };
            vec![
                rank,
                Entry::text(&line.title),
                count(c.marks.wrong),
                count(c.marks.outdated),
                count(c.marks.lacking),
                count(c.marks.useful),
                count(c.facilities),
                Entry::text(&c.last_on),
                Entry::text(c.editions.join("・")),
                Entry::text(cases),
                Entry::text(each),
                Entry::text(&c.passage),
            ]
        });
        let comments = self.passages.iter().flat_map(|line| {
            line.candidate.comments.iter().map(|comment| {
                vec![
                    Entry::text(&line.title),
                    Entry::text(mark(&comment.mark)),
                    Entry::text(&comment.given_on),
                    Entry::text(&comment.edition),
                    Entry::text(&comment.text),
                ]
            })
        });
        vec![
            Sheet {
                name: "改訂候補".to_owned(),
                head: head(&[
                    "順位",
                    "節",
                    "誤り",
                    "古い",
                    "足りない",
                    "役に立った",
                    "指摘した施設",
                    "最後の月",
                    "版",
                    "開いていた事例",
                    "その転帰",
                    "節の記号",
                ]),
                rows: rows.collect(),
                ..Sheet::default()
            },
            Sheet {
                name: "意見".to_owned(),
                head: head(&["節", "意見の種類", "月", "版", "意見"]),
                rows: comments.collect(),
                ..Sheet::default()
            },
        ]
    }

    /// The list as lines for a terminal.
    pub fn lines(&self) -> String {
        let mut out = format!("改訂候補(意見を届けた施設 {})\n{RULE}\n", self.facilities);
        let list = self.sheets().into_iter().next().unwrap_or_default();
        let shown = Sheet {
            head: list.head.into_iter().take(9).collect(),
            rows: list
                .rows
                .into_iter()
                .map(|row| row.into_iter().take(9).collect())
                .collect(),
            ..Sheet::default()
        };
        let mut lines = aligned(&shown).into_iter();
        out.push_str(&format!("\n{}\n", lines.next().unwrap_or_default()));
        for (line, row) in self.passages.iter().zip(lines) {
            out.push_str(&format!("{row}\n"));
            for comment in &line.candidate.comments {
                let text = comment.text.replace('\n', " ");
                let (kind, month) = (mark(&comment.mark), &comment.given_on);
                out.push_str(&format!(
                    "      {kind} {month}({}): {text}\n",
                    comment.edition
                ));
            }
            if let Some(used) = &line.candidate.used {
                let (cases, each) = outcomes(Some(used));
                out.push_str(&format!("      開いていた事例 {cases}({each})\n"));
            }
        }
        out
    }
}

impl CourseTotals {
    /// Writes the tables to a file that ends in `.xlsx`, or the chapters to one that ends in `.csv`.
    ///
    /// # Errors
    /// `bad_request` for another ending, or what the disk says.
    pub fn save(&self, output: &Path, day: NaiveDate) -> ApiResult<()> {
        write_tables(&self.sheets(), output, "研修の集計", day)
    }

    /// Chapters and questions as tables.
    fn sheets(&self) -> Vec<Sheet> {
        let head = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
        let big = |n: u64| count(usize::try_from(n).unwrap_or(usize::MAX));
        let chapters = self.chapters.iter().map(|c| {
            vec![
                Entry::text(&c.title),
                big(c.finished),
                Entry::text(c.understanding.words()),
                Entry::text(c.usefulness.words()),
            ]
        });
        let questions = self.chapters.iter().flat_map(|c| {
            let of = |q: &CourseQuestion| {
                vec![
                    Entry::text(&c.title),
                    Entry::text(&q.ask),
                    Entry::text(q.first.words()),
                    Entry::text(&q.question),
                ]
            };
            c.questions.iter().map(of)
        });
        vec![
            Sheet {
                name: "章".to_owned(),
                head: head(&["章", "修了した人", "理解度(上位2段階)", "有用度(上位2段階)"]),
                rows: chapters.collect(),
                ..Sheet::default()
            },
            Sheet {
                name: "設問".to_owned(),
                head: head(&["章", "設問", "最初の解答の正答率", "設問の記号"]),
                rows: questions.collect(),
                ..Sheet::default()
            },
        ]
    }

    /// Chapters as lines for a terminal.
    pub fn lines(&self) -> String {
        let head = format!("研修(件数を届けた施設 {})\n\n", self.facilities);
        let tables = self
            .sheets()
            .iter()
            .map(|s| aligned(s).join("\n"))
            .collect::<Vec<_>>();
        format!("{head}{}\n", tables.join("\n\n"))
    }
}

/// Writes tables: one sheet each in a workbook, the first one alone as CSV.
fn write_tables(sheets: &[Sheet], output: &Path, title: &str, day: NaiveDate) -> ApiResult<()> {
    let ending = output.extension().and_then(|e| e.to_str()).unwrap_or("");
    let bytes = match (ending, sheets.first()) {
        ("xlsx", _) => table::xlsx(sheets, title, day)?,
        ("csv", Some(first)) => table::csv(first)?,
        _ => return Err(crate::record::bad("the file must end in .xlsx or .csv")),
    };
    write_whole(output, &bytes)
}

/// Columns side by side on a terminal, on which a Japanese character is two wide. The last column has no room to keep.
fn aligned(sheet: &Sheet) -> Vec<String> {
    let width = |text: &str| -> usize {
        let each = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 });
        each.sum()
    };
    let words = |entry: &Entry| match entry {
        Entry::Text(text) => text.replace('\n', " "),
        Entry::Number(number) => number.to_string(),
    };
    let mut rows = vec![sheet.head.clone()];
    rows.extend(sheet.rows.iter().map(|row| row.iter().map(words).collect()));
    let columns = sheet.head.len();
    let widest = |at: usize| {
        let cells = rows.iter().filter_map(|row: &Vec<String>| row.get(at));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(widest).collect();
    let line = |row: &Vec<String>| {
        let mut out = String::new();
        for (cell, room) in row.iter().zip(&widths) {
            out.push_str(cell);
            out.push_str(&" ".repeat(room.saturating_sub(width(cell)) + 2));
        }
        out.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
