//! カルテ転記票: acts of support as plain lines, short enough for the narrow window of a chart.

use super::head::Head;
use super::{Facts, Issue, joined, prefixed};
use crate::document::{Block, Cell, Document, Row, Run, Table, Width, plain};
use crate::layout::opportunities;

/// Name of the paper.
pub const TITLE: &str = "カルテ転記票";

/// The most characters of a line.
pub const LINE: usize = 40;
/// What a line may not begin with.
const NOT_FIRST: &str =
    "、。，．・：；？！）」』】〕〉》”’)]}ー々〻ぁぃぅぇぉっゃゅょァィゥェォッャュョ%％";
/// What a line may not end with.
const NOT_LAST: &str = "（「『【〔〈《“‘([{";
/// Characters that are taken to the next line at most, so that a word stays whole.
const TAKEN: usize = 12;

/// What stands on the sheet; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartNotes {
    /// Foot line.
    pub issue: Issue,
    /// Case number.
    pub case_number: String,
    /// The head of the case.
    pub head: Head,
    /// Facility and office, author.
    pub facts: Vec<String>,
    /// One after the other, oldest first.
    pub notes: Vec<ChartNote>,
    /// Said instead when there is none.
    pub when_empty: String,
    /// 本書の取扱い.
    pub handling: String,
}

/// One act of support.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartNote {
    /// Date, channel and partners.
    pub head: String,
    /// Who did it.
    pub staff: String,
    /// Mark (`S`) and text.
    pub texts: Vec<(String, String)>,
}

impl ChartNotes {
    /// The paper.
    pub fn document(&self) -> Document {
        let case = prefixed("事例番号", &self.case_number);
        let whose = joined([case.as_str(), &self.head.name], " / ");
        let mut document = self.issue.of_case(TITLE, whose, &self.facts, 10.5);
        let blocks = &mut document.blocks;
        let mut head = Facts::new();
        self.head.person(&mut head);
        self.head.house(&mut head);
        if !head.is_empty() {
            head.table.size = Some(9.0);
            blocks.push(Block::Table(head.table));
        }
        if self.notes.is_empty() {
            blocks.push(Block::paragraph(plain(&self.when_empty)));
        }
        for (number, note) in self.notes.iter().enumerate() {
            let lines = note.lines().join("\n");
            let of = format!("転記する文({} / {})", number + 1, self.notes.len());
            blocks.push(Block::Section(of));
            blocks.push(Block::paragraph(plain(lines)));
            blocks.push(copied());
        }
        if !self.handling.is_empty() {
            let mut table = Table::new(vec![Width::Mm(27.0), Width::Share(1.0)]);
            let text = Cell::new(vec![Run::new(&self.handling).size(8.0)]);
            table
                .rows
                .push(Row::new(vec![Cell::label("本書の取扱い"), text]));
            table.size = Some(9.0);
            blocks.push(Block::Table(table));
        }
        document
    }
}

/// Rows of the empty sheet: mark and height in mm.
const BY_HAND: [(&str, f32); 6] = [
    ("日時・方法・相手・分", 10.0),
    ("S 本人の話", 17.0),
    ("O 見たこと・情報", 17.0),
    ("A 見立て", 15.0),
    ("P 方針・約束", 15.0),
    ("記載者", 9.0),
];
/// The same where charts are written by time.
const BY_HAND_BY_TIME: [(&str, f32); 5] = [
    ("日時・方法・相手・分", 10.0),
    ("記録", 34.0),
    ("本人の話", 15.0),
    ("方針・約束", 15.0),
    ("記載者", 9.0),
];
/// Notes on an empty sheet.
const NOTES: usize = 2;

/// The empty sheet, to be filled in by hand.
pub fn blank(issue: &Issue, office: &str, by_time: bool) -> Document {
    let mut document = issue.of_case(TITLE, office.to_owned(), &[], 10.5);
    let blocks = &mut document.blocks;
    let table = |rows: &[(&str, f32)]| {
        let mut table = Table::new(vec![Width::Mm(40.0), Width::Share(1.0)]);
        for (label, height) in rows {
            let cells = vec![Cell::label(*label).middle(), Cell::text("")];
            table.rows.push(Row::new(cells).min_height(*height));
        }
        Block::Table(table)
    };
    blocks.push(table(&[("支援対象者", 9.0), ("患者ID・診療科", 9.0)]));
    for number in 1..=NOTES {
        blocks.push(Block::Section(format!("転記する文({number} / {NOTES})")));
        blocks.push(if by_time {
            table(&BY_HAND_BY_TIME)
        } else {
            table(&BY_HAND)
        });
        blocks.push(copied());
    }
    document
}

/// Where the one who copies it signs.
fn copied() -> Block {
    let run = |words: &str| Run::new(words).size(9.0).keep();
    Block::Paragraph {
        runs: vec![
            Run {
                check: Some(false),
                ..run("カルテに転記した　")
            },
            run("　　年　　月　　日　氏名"),
            Run::blank(32.0),
        ],
        align: crate::document::Align::Right,
    }
}

/// Notes as plain text for the chart itself, whose lines hold this many full-width characters.
pub fn text(notes: &[ChartNote], columns: usize) -> String {
    let notes: Vec<String> = notes
        .iter()
        .map(|note| note.lines_within(columns).join("\n"))
        .collect();
    let mut text = notes.join("\n\n");
    text.push('\n');
    text
}

impl ChartNote {
    /// The lines for a chart of this width: broken as a paper is, two half-width characters in the place of a full one.
    fn lines_within(&self, columns: usize) -> Vec<String> {
        let mut out = set(&self.head, "", columns);
        if !self.staff.is_empty() {
            out.extend(set(&format!("記載者: {}", self.staff), "", columns));
        }
        for (mark, text) in self.texts.iter().filter(|(_, text)| !text.is_empty()) {
            let indent = if mark.is_empty() { "" } else { "  " };
            let paragraphs = text.lines().map(str::trim).filter(|line| !line.is_empty());
            for (number, paragraph) in paragraphs.enumerate() {
                let lead = match (number, mark.as_str()) {
                    (_, "") => String::new(),
                    (0, mark) => format!("{mark}: "),
                    _ => indent.to_owned(),
                };
                out.extend(set(&format!("{lead}{paragraph}"), indent, columns));
            }
        }
        out
    }

    /// The lines as they are typed into the chart.
    pub fn lines(&self) -> Vec<String> {
        let mut out = wrapped(&self.head, 0);
        if !self.staff.is_empty() {
            out.extend(wrapped(&format!("記載者: {}", self.staff), 0));
        }
        for (mark, text) in self.texts.iter().filter(|(_, text)| !text.is_empty()) {
            let indent = if mark.is_empty() { 0 } else { 2 };
            let paragraphs = text.lines().map(str::trim).filter(|line| !line.is_empty());
            for (number, paragraph) in paragraphs.enumerate() {
                let lead = match (number, mark.as_str()) {
                    (_, "") => String::new(),
                    (0, mark) => format!("{mark}: "),
                    _ => " ".repeat(indent),
                };
                out.extend(wrapped(&format!("{lead}{paragraph}"), indent));
            }
        }
        out
    }
}

/// Lines of at most so many full-width characters, broken where a paper would break them.
fn set(text: &str, indent: &str, columns: usize) -> Vec<String> {
    let most = columns * 2;
    let mut out = Vec::new();
    let mut line = String::new();
    let mut from = 0;
    for at in opportunities(text).into_iter().chain([text.len()]) {
        let piece = text.get(from..at).unwrap_or_default();
        from = at;
        if halves(&line) + halves(piece.trim_end()) > most && !line.trim().is_empty() {
            out.push(line.trim_end().to_owned());
            indent.clone_into(&mut line);
        }
        // What cannot be parted well is parted all the same.
        for c in piece.chars() {
            if halves(&line) + half(c) > most && c != ' ' {
                out.push(line.trim_end().to_owned());
                indent.clone_into(&mut line);
            }
            line.push(c);
        }
    }
    out.push(line.trim_end().to_owned());
    out
}

/// Width in half-width characters.
fn halves(text: &str) -> usize {
    text.chars().map(half).sum()
}

fn half(c: char) -> usize {
    let is_narrow = c.is_ascii() || ('｡'..='ﾟ').contains(&c);
    if is_narrow { 1 } else { 2 }
}

/// Lines of at most `LINE` characters; what follows the first is set in by `indent` spaces.
fn wrapped(text: &str, indent: usize) -> Vec<String> {
    let mut rest: &[char] = &text.chars().collect::<Vec<_>>();
    let mut out: Vec<String> = Vec::new();
    while !rest.is_empty() {
        let lead = if out.is_empty() { 0 } else { indent };
        let (line, tail) = rest.split_at(fitting(rest, LINE - lead));
        let line: String = line.iter().collect();
        out.push(format!("{}{}", " ".repeat(lead), line.trim_end()));
        let blanks = tail.iter().take_while(|c| **c == ' ').count();
        rest = tail.get(blanks..).unwrap_or_default();
    }
    out
}

/// Where a line ends: not before a full stop, not after a bracket that opens, not within a number or a Latin word.
fn fitting(rest: &[char], most: usize) -> usize {
    if rest.len() <= most {
        return rest.len();
    }
    let may_end = |at: &usize| match (rest.get(*at - 1), rest.get(*at)) {
        (Some(last), Some(first)) => {
            let within_a_word = is_word(*last) && is_word(*first);
            !(within_a_word || NOT_FIRST.contains(*first) || NOT_LAST.contains(*last))
        }
        _ => true,
    };
    let least = most.saturating_sub(TAKEN).max(1);
    (least..=most).rev().find(may_end).unwrap_or(most)
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '/' | '-' | ':')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn note(text: &str) -> ChartNote {
        ChartNote {
            head: "【両立支援】令和8年11月20日(金) 面談・本人".into(),
            staff: "佐々木".into(),
            texts: vec![("S".into(), text.into())],
        }
    }

    #[test]
    fn no_line_is_longer_and_nothing_is_lost() {
        let text = "午後に倦怠感が出るため、15分の休憩を2回とる(11/6 主治医)。「続けたい」と話す。"
            .repeat(250);
        assert!(text.chars().count() > 10_000);
        let lines = note(&text).lines();
        assert!(lines.iter().all(|line| line.chars().count() <= LINE));
        let bare = |s: &str| s.replace(' ', "");
        assert_eq!(bare(&lines[2..].concat()), bare(&format!("S: {text}")));
        for line in &lines[3..] {
            let words = line.trim_start();
            assert!(!NOT_FIRST.contains(words.chars().next().unwrap()), "{line}");
            assert!(!NOT_LAST.contains(words.chars().last().unwrap()), "{line}");
        }
    }

    #[test]
    fn a_text_for_the_chart_keeps_its_width_and_the_rules_of_lines() {
        let of = "午後に倦怠感が出るため、15分の休憩を2回とる(11/6 主治医)。「続けたい」と話す。HbA1cは7.2%だった。";
        for columns in [20, 40, 41, 80] {
            let note = note(&of.repeat(120));
            let text = text(&[note.clone(), note], columns);
            let lines: Vec<&str> = text.lines().collect();
            assert!(lines.iter().all(|line| halves(line) <= columns * 2));
            assert!(
                lines.iter().any(|line| halves(line) + 4 >= columns * 2),
                "no line is full"
            );
            let bare = |s: &str| s.replace([' ', '\n'], "");
            assert_eq!(
                bare(&text).matches(&bare(of)).count(),
                240,
                "nothing is lost"
            );
            for line in lines.iter().filter(|line| !line.is_empty()) {
                let words = line.trim_start();
                assert!(!NOT_FIRST.contains(words.chars().next().unwrap()), "{line}");
                assert!(!NOT_LAST.contains(words.chars().last().unwrap()), "{line}");
            }
        }
    }

    #[test]
    fn half_width_characters_take_half_a_place() {
        let ascii = set(&"9".repeat(200), "", 40);
        assert_eq!(
            ascii.iter().map(String::len).collect::<Vec<_>>(),
            [80, 80, 40]
        );
        let kana = set(&"ｱ".repeat(81), "", 40);
        assert_eq!(kana[0].chars().count(), 80);
        let full = set(&"あ".repeat(81), "", 40);
        assert_eq!(
            full.iter().map(|l| l.chars().count()).collect::<Vec<_>>(),
            [40, 40, 1]
        );
    }

    #[test]
    fn what_cannot_be_parted_well_is_parted_all_the_same() {
        let lines = note(&"9".repeat(500)).lines();
        assert!(lines.iter().all(|line| line.chars().count() <= LINE));
        assert_eq!(lines.concat().matches('9').count(), 500);
    }

    #[test]
    fn a_text_without_a_mark_begins_with_its_first_word() {
        let mut note = note("一つめ。\n二つめ。");
        note.texts[0].0.clear();
        assert_eq!(note.lines()[2..], ["一つめ。", "二つめ。"]);
    }

    #[test]
    fn paragraphs_stay_apart_under_one_mark() {
        assert_eq!(
            note("一つめ。\n\n二つめ。").lines()[2..],
            ["S: 一つめ。", "  二つめ。"]
        );
    }
}
