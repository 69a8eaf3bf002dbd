//! 本人開示用の記録: the whole record of a case for the person, in the order of its days, with what was corrected struck
//! through. What is withheld never comes here: the caller has taken it out.

use super::{Facts, Issue, joined, prefixed};
use crate::document::{Block, Cell, Document, ListKind, Row, Run, Table, Width, plain};

/// Name of the paper.
pub const TITLE: &str = "本人開示用の記録";

/// What stands on the paper; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Disclosure {
    /// Foot line.
    pub issue: Issue,
    /// Case number.
    pub case_number: String,
    /// Name of the person, and its reading.
    pub name: (String, String),
    /// 生年月日・性別.
    pub birth_and_sex: String,
    /// Day on which it was made.
    pub made_on: String,
    /// Facility and office, author.
    pub office: String,
    /// Where to ask.
    pub contact: String,
    /// How many records, from when to when.
    pub extent: String,
    /// How to read it.
    pub reading: Vec<String>,
    /// The records, oldest first.
    pub entries: Vec<Entry>,
    /// Day, record, field, extent and ground of what was withheld.
    pub withheld: Vec<[String; 5]>,
    /// Said when nothing was withheld.
    pub nothing_withheld: String,
    /// Said below the list.
    pub after_list: String,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Day.
    pub day: String,
    /// What it is, how and with whom.
    pub heading: String,
    /// Who wrote it, and when.
    pub by: String,
    /// When it was cancelled, empty while it stands.
    pub cancelled: String,
    /// Its fields.
    pub rows: Vec<EntryRow>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryRow {
    /// Name of the field.
    pub label: String,
    /// What stood there before, oldest first, and when it was changed.
    pub earlier: Vec<(String, String)>,
    /// What stands there now.
    pub text: String,
}

impl Disclosure {
    /// The paper.
    pub fn document(&self) -> Document {
        let case = prefixed("事例番号", &self.case_number);
        let made = prefixed("作成", &self.made_on);
        let whose = joined([case.as_str(), &made], " / ");
        let facts = [self.office.clone()];
        let mut document = self.issue.of_case(TITLE, whose, &facts, 9.5);
        let blocks = &mut document.blocks;
        let mut head = Facts::new();
        let mut name = vec![Run::new(&self.name.0)];
        if !self.name.1.is_empty() {
            name.push(Run::new(format!("({})", self.name.1)).size(8.0).muted());
        }
        head.pair(
            ("氏名", Cell::new(name)),
            ("生年月日・性別", Cell::text(&self.birth_and_sex)),
        );
        head.single("記録の範囲", Cell::text(&self.extent));
        head.single("問合せ先", Cell::text(&self.contact));
        blocks.push(Block::Table(head.table));
        if !self.reading.is_empty() {
            blocks.push(Block::Section("この書類の読み方".to_owned()));
            blocks.push(Block::List {
                kind: ListKind::Bullet,
                items: self.reading.iter().map(plain).collect(),
            });
        }
        blocks.push(Block::Section("記録(日付順)".to_owned()));
        for entry in &self.entries {
            blocks.push(Block::Table(entry.table()));
            blocks.push(Block::Spacer(2.4));
        }
        self.closing(blocks);
        document
    }

    fn closing(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::Section("開示しない部分と、その理由".to_owned()));
        if self.withheld.is_empty() {
            blocks.push(Block::paragraph(plain(&self.nothing_withheld)));
            return;
        }
        let columns = [
            ("番号", Width::Mm(11.0)),
            ("日付", Width::Mm(31.0)),
            ("記録・項目", Width::Mm(44.0)),
            ("範囲", Width::Mm(14.0)),
            ("理由", Width::Share(1.0)),
        ];
        let mut table = Table::new(columns.iter().map(|(_, width)| *width).collect());
        let head = columns.iter().map(|(label, _)| Cell::head(*label));
        table.header.push(Row::new(head.collect()));
        for (number, [day, record, field, extent, ground]) in self.withheld.iter().enumerate() {
            let what = joined([record.as_str(), field], "\n");
            let number = (number + 1).to_string();
            let cells = [&number, day, &what, extent, ground];
            table
                .rows
                .push(Row::new(cells.into_iter().map(Cell::text).collect()));
        }
        blocks.push(Block::Table(table));
        if !self.after_list.is_empty() {
            blocks.push(Block::paragraph(plain(&self.after_list)));
        }
    }
}

impl Entry {
    fn table(&self) -> Table {
        let mut table = Table::new(vec![Width::Mm(36.0), Width::Share(1.0)]);
        let mut head = vec![Run::new(format!("{}　{}", self.day, self.heading)).bold()];
        if !self.by.is_empty() {
            head.push(Run::new(format!("　{}", self.by)).size(7.5));
        }
        let mut first = Cell::head("").across(2);
        first.runs = head;
        table.header.push(Row::new(vec![first]));
        if !self.cancelled.is_empty() {
            let text = Run::new(&self.cancelled).bold();
            table
                .rows
                .push(Row::new(vec![Cell::label("取消"), Cell::new(vec![text])]));
        }
        for row in &self.rows {
            table
                .rows
                .push(Row::new(vec![Cell::label(&row.label), row.cell()]));
        }
        table
    }
}

impl EntryRow {
    fn cell(&self) -> Cell {
        let mut runs = Vec::new();
        for (old, when) in &self.earlier {
            runs.push(Run::new(old).struck());
            runs.push(Run::new(format!("　{when}\n")).size(7.5));
        }
        runs.push(Run::new(&self.text));
        Cell::new(runs)
    }
}
