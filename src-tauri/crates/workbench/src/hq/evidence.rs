//! What readers say of the manual and how the course goes, over all facilities: as JSON, as lines for a terminal, as a table.

use super::Desk;
use crate::assets;
use crate::error::ApiResult;
use crate::evidence::title_in;
use crate::exchange::{FINISHED, FIRST, UNDERSTANDING, USEFULNESS, YES, write_whole};
use crate::manual::Edition;
use ::hq::{Candidate, Cell, Headquarters, HeldTally, UsedPassage};
use ::paper::table::{self, Entry, Sheet};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

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
    /// Number and title, as the newest edition tells that has it.
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
    /// Number and title, as the newest edition tells that has it.
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
    /// The question, as the newest edition tells that has it.
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
        let shelf = self.shelf()?;
        let line = |candidate: Candidate| Line {
            title: title_on(&shelf, &candidate.passage),
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
        let shelf = self.shelf()?;
        let mut asked = known_questions(&shelf, &questions);
        let told_of = [&done, &understanding, &usefulness].into_iter();
        let told_of = told_of.flat_map(|counts| counts.keys().map(|(code, _)| code.as_str()));
        let told_of: Vec<&str> = told_of
            .chain(asked.iter().map(|q| q.chapter.as_str()))
            .collect();
        let named = known_chapters(&shelf, &told_of);
        let chapters: Vec<CourseChapter> = named
            .into_iter()
            .map(|(id, title)| {
                let (own, rest): (Vec<Asked>, Vec<Asked>) =
                    asked.drain(..).partition(|q| q.chapter == id);
                asked = rest;
                CourseChapter {
                    finished: Rate::of(&done, &id).of,
                    understanding: Rate::of(&understanding, &id),
                    usefulness: Rate::of(&usefulness, &id),
                    questions: told_questions(own, &questions),
                    chapter: id,
                    title,
                }
            })
            .collect();
        let is_told = |c: &CourseChapter| {
            c.finished + c.understanding.of + c.usefulness.of > 0 || !c.questions.is_empty()
        };
        Ok(CourseTotals {
            facilities: facilities.len(),
            chapters: chapters.into_iter().filter(is_told).collect(),
        })
    }
}

/// Number and title of a passage in the newest edition that has it; its id where none has.
fn title_on(shelf: &[Arc<Edition>], passage: &str) -> String {
    let has = shelf.iter().find(|e| e.find(passage).is_some());
    has.map_or_else(|| passage.to_owned(), |e| title_in(e, passage))
}

/// Counts by code and kind.
type Counts = BTreeMap<(String, bool), u64>;

/// Every chapter that an edition has, as the newest one tells it, in reading order; then those that are told of and that no
/// edition has.
fn known_chapters(shelf: &[Arc<Edition>], told_of: &[&str]) -> Vec<(String, String)> {
    let mut seen = BTreeSet::new();
    let chapters = shelf.iter().flat_map(|e| &e.chapters);
    let mut out: Vec<(String, String)> = chapters
        .filter(|c| seen.insert(c.id.clone()))
        .map(|c| (c.id.clone(), format!("{} {}", c.number, c.title)))
        .collect();
    let strange = told_of.iter().map(|id| (*id).to_owned());
    out.extend(
        strange
            .filter(|id| seen.insert(id.clone()))
            .map(|id| (id.clone(), id)),
    );
    out
}

/// A question that is told of.
struct Asked {
    chapter: String,
    id: String,
    ask: String,
}

/// Every question that is told of, as the newest edition asks it that has it. The id of one that none has names its chapter.
fn known_questions(shelf: &[Arc<Edition>], told: &Counts) -> Vec<Asked> {
    let ids: BTreeSet<&String> = told.keys().map(|(id, _)| id).collect();
    let find = |id: &str| {
        let chapters = shelf.iter().flat_map(|e| &e.chapters);
        let mut questions = chapters.flat_map(|c| c.questions.iter().map(move |q| (c, q)));
        questions.find(|(_, q)| q.id == id)
    };
    let asked = ids.into_iter().map(|id| match find(id) {
        Some((chapter, question)) => Asked {
            chapter: chapter.id.clone(),
            id: id.clone(),
            ask: question.ask.clone(),
        },
        None => Asked {
            chapter: id.split('.').next().unwrap_or_default().to_owned(),
            id: id.clone(),
            ask: id.clone(),
        },
    });
    asked.collect()
}

/// The questions of a chapter with their shares, the worst first.
fn told_questions(asked: Vec<Asked>, told: &Counts) -> Vec<CourseQuestion> {
    let mut lines: Vec<CourseQuestion> = asked
        .into_iter()
        .map(|q| CourseQuestion {
            first: Rate::of(told, &q.id),
            question: q.id,
            ask: q.ask,
        })
        .collect();
    lines.sort_by(|a, b| (a.first.percent, &a.question).cmp(&(b.first.percent, &b.question)));
    lines
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
pub(super) fn write_tables(
    sheets: &[Sheet],
    output: &Path,
    title: &str,
    day: NaiveDate,
) -> ApiResult<()> {
    let ending = output.extension().and_then(|e| e.to_str()).unwrap_or("");
    let bytes = match (ending, sheets.first()) {
        ("xlsx", _) => table::xlsx(sheets, title, day)?,
        ("csv", Some(first)) => table::csv(first)?,
        _ => return Err(crate::record::bad("the file must end in .xlsx or .csv")),
    };
    write_whole(output, &bytes)
}

/// Columns side by side on a terminal, on which a Japanese character is two wide. The last column has no room to keep.
pub(super) fn aligned(sheet: &Sheet) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manual::{Chapter, Question};

    fn edition(id: &str, chapters: &[(&str, &str, &[&str])]) -> Arc<Edition> {
        let question = |id: &&str| Question {
            id: (*id).to_owned(),
            ask: format!("{id}?"),
            ..Question::default()
        };
        let chapter = |(id, title, questions): &(&str, &str, &[&str])| Chapter {
            id: (*id).to_owned(),
            title: (*title).to_owned(),
            questions: questions.iter().map(question).collect(),
            ..Chapter::default()
        };
        Arc::new(Edition {
            id: id.to_owned(),
            chapters: chapters.iter().map(chapter).collect(),
            ..Edition::default()
        })
    }

    #[test]
    fn chapters_and_questions_are_named_by_the_newest_edition_that_has_them_and_none_is_dropped() {
        let newer = edition(
            "2027-04",
            &[
                ("liver", "新しい題", &["liver.q13"]),
                ("new", "新しい章", &["new.q01"]),
            ],
        );
        let older = edition(
            "2026-11",
            &[("liver", "古い題", &["liver.q01"]), ("old", "古い章", &[])],
        );
        let shelf = [newer, older];
        let told: Counts = ["liver.q01", "liver.q13", "new.q01", "gone.q01"]
            .map(|id| ((id.to_owned(), true), 3))
            .into();
        let asked = known_questions(&shelf, &told);
        let line = |q: &Asked| (q.chapter.clone(), q.ask.clone());
        let of = |chapter: &str, ask: &str| (chapter.to_owned(), ask.to_owned());
        assert_eq!(
            asked.iter().map(line).collect::<Vec<_>>(),
            [
                of("gone", "gone.q01"),
                of("liver", "liver.q01?"),
                of("liver", "liver.q13?"),
                of("new", "new.q01?")
            ]
        );
        let chapters: Vec<String> = known_chapters(&shelf, &["gone", "liver"])
            .into_iter()
            .map(|(_, title)| title)
            .collect();
        assert_eq!(chapters, ["0 新しい題", "0 新しい章", "0 古い章", "gone"]);
    }
}
