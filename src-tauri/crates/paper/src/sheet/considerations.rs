//! 現在の配慮事項: one page in large type for the people at the workplace, above all a new superior.

use super::{Issue, joined, prefixed};
use crate::document::{
    Align, Block, BoxKind, Cell, Document, Role, Row, Run, Table, TextStyle, Width, with_reading,
};

/// Name of the paper.
pub const TITLE: &str = "現在の配慮事項";

/// Who decides in the end; stands on every such paper.
const DECISION: &str = "就業上の措置や配慮は、事業者が主治医の意見や産業医等の意見を勘案して、最終的に判断します。本書は、その判断と職場での引継ぎの参考としてお渡しするものです。";

/// A paper without measures says so; an empty place would read as an oversight.
const NONE_IN_FORCE: &str = "現在、期間中の就業上の措置・配慮はありません。";

/// What stands on the paper; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Considerations {
    /// Foot line.
    pub issue: Issue,
    /// The day for which it holds, e.g. `令和8年11月24日`.
    pub as_of: String,
    /// Facility and office.
    pub office: String,
    /// Who wrote it, with profession.
    pub author: String,
    /// Name, or initials.
    pub name: String,
    /// Reading that stands over the name; empty = none.
    pub reading: String,
    /// 勤務先・所属.
    pub employer: String,
    /// 配慮の期間.
    pub period: String,
    /// 病名, only where the person has agreed that the workplace may know it.
    pub disease: Option<String>,
    /// The measures, numbered on the paper.
    pub measures: Vec<Measure>,
    /// 通院.
    pub visits: String,
    /// つらい日の対応.
    pub bad_days: String,
    /// 連絡・相談先, one line each.
    pub contacts: Vec<String>,
    /// 見直し予定日.
    pub review_on: String,
    /// 本書の取扱い.
    pub handling: String,
}

/// One measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measure {
    /// What is done, in plain words.
    pub text: String,
    /// 安全配慮, 合理的配慮 or 業務調整.
    pub nature: String,
    /// From when to when.
    pub period: String,
}

impl Considerations {
    /// The paper.
    pub fn document(&self) -> Document {
        let mut document = self.issue.document(TITLE, &self.name);
        document.text = TextStyle {
            size: 11.5,
            leading: 1.5,
        };
        let as_of = if self.as_of.is_empty() {
            String::new()
        } else {
            format!("{} 現在", self.as_of)
        };
        let author = prefixed("担当", &self.author);
        let facts = [as_of, joined([self.office.as_str(), &author], " / ")];
        document.blocks.push(Block::Title {
            text: TITLE.to_owned(),
            facts: facts.into_iter().filter(|line| !line.is_empty()).collect(),
        });
        let blocks = &mut document.blocks;
        push(blocks, self.head());
        blocks.push(Block::Section("職場での配慮".to_owned()));
        blocks.push(if self.measures.is_empty() {
            Block::paragraph(vec![Run::new(NONE_IN_FORCE)])
        } else {
            Block::Table(self.measures())
        });
        let rest = self.rest();
        if !rest.rows.is_empty() {
            blocks.push(Block::Section("体調・連絡・見直し".to_owned()));
            blocks.push(Block::Table(rest));
        }
        blocks.push(Block::Boxed {
            kind: BoxKind::Tinted,
            blocks: vec![Block::paragraph(vec![Run::new(DECISION).size(10.0)])],
        });
        if !self.handling.is_empty() {
            let mut table = labelled();
            table.size = Some(9.5);
            row(&mut table, "本書の取扱い", Cell::text(&self.handling));
            blocks.push(Block::Table(table));
        }
        document
    }

    fn head(&self) -> Table {
        let mut table = labelled();
        row(
            &mut table,
            "お名前",
            Cell::new(
                with_reading(&self.name, &self.reading)
                    .into_iter()
                    .map(|run| run.bold().size(15.0))
                    .collect(),
            ),
        );
        row(&mut table, "勤務先・所属", Cell::text(&self.employer));
        row(
            &mut table,
            "配慮の期間",
            Cell::new(vec![Run::new(&self.period).bold()]),
        );
        row(
            &mut table,
            "病名",
            Cell::text(self.disease.as_deref().unwrap_or_default()),
        );
        table
    }

    fn measures(&self) -> Table {
        let has_nature = self.measures.iter().any(|m| !m.nature.is_empty());
        let has_period = self.measures.iter().any(|m| !m.period.is_empty());
        let mut columns = vec![Width::Mm(14.0), Width::Share(1.0)];
        let mut head = vec![Cell::head("番号").align(Align::Center), Cell::head("内容")];
        if has_nature {
            columns.push(Width::Mm(26.0));
            head.push(Cell::head("区分"));
        }
        if has_period {
            columns.push(Width::Mm(36.0));
            head.push(Cell::head("期間"));
        }
        let mut table = Table::new(columns);
        table.pad_y = 1.7;
        table.header.push(Row::new(head));
        for (number, measure) in self.measures.iter().enumerate() {
            let mut cells = vec![
                Cell::new(vec![Run::new((number + 1).to_string()).bold().size(13.0)])
                    .align(Align::Center),
                Cell::new(vec![Run::new(&measure.text).size(13.0)]),
            ];
            if has_nature {
                cells.push(Cell::new(vec![Run::new(&measure.nature).size(10.0)]));
            }
            if has_period {
                cells.push(Cell::new(vec![Run::new(&measure.period).size(10.0)]));
            }
            let cells = cells.into_iter().map(Cell::middle).collect();
            table.rows.push(Row::new(cells));
        }
        table
    }

    fn rest(&self) -> Table {
        let mut table = labelled();
        row(&mut table, "通院", Cell::text(&self.visits));
        row(&mut table, "つらい日の対応", Cell::text(&self.bad_days));
        row(
            &mut table,
            "連絡・相談先",
            Cell::text(self.contacts.join("\n")),
        );
        row(
            &mut table,
            "見直し予定日",
            Cell::new(vec![Run::new(&self.review_on).bold()]),
        );
        table
    }
}

fn labelled() -> Table {
    let mut table = Table::new(vec![Width::Mm(35.0), Width::Share(1.0)]);
    table.pad_y = 1.5;
    table
}

fn row(table: &mut Table, label: &str, value: Cell) {
    if !super::is_empty(&value) {
        let label = Cell {
            role: Role::Label,
            ..Cell::text(label).middle()
        };
        table.rows.push(Row::new(vec![label, value.middle()]));
    }
}

fn push(blocks: &mut Vec<Block>, table: Table) {
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table));
    }
}
