//! 指導料の確認票: what the records say beside the rules of the fee, for 医事課. Whether it is claimed is not decided here.

use super::head::Head;
use super::{Facts, Issue};
use crate::document::{Align, Block, BoxKind, Cell, Document, Row, Run, Table, Width};

/// Name of the paper.
pub const TITLE: &str = "指導料の確認票";

/// Who decides; stands on every such paper.
const DECISION: &str = "算定の可否は医事課が判断します。この票は、診療日の決まりの条件と、支援の記録にある事実を並べたものです。請求の判断を示すものではありません。";

/// What stands on the sheet; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FeeSheet {
    /// Foot line.
    pub issue: Issue,
    /// 事例番号.
    pub case_number: String,
    /// Whose it is.
    pub head: Head,
    /// Office and author.
    pub facts: Vec<String>,
    /// Label and value of the service: date, kind, revision, points, window.
    pub service: Vec<(String, String)>,
    /// What all conditions come to, in words.
    pub result: String,
    /// The conditions of the fee.
    pub conditions: Vec<FeeRow>,
    /// Name and points of the add-on, with what its conditions come to.
    pub addon: String,
    /// The conditions of the add-on.
    pub addon_conditions: Vec<FeeRow>,
    /// What stands there where nothing is recorded.
    pub when_empty: String,
    /// Where the rules stand.
    pub source: String,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FeeRow {
    /// 満たす, 満たさない or 未確認.
    pub state: String,
    /// It needs somebody's eye.
    pub open: bool,
    /// What it is called.
    pub label: String,
    /// The rule.
    pub rule: String,
    /// The recorded facts, one line each.
    pub facts: String,
    /// Why it is not met, or what is to be found out.
    pub why: String,
    /// Who records it.
    pub who: String,
}

impl FeeSheet {
    /// The paper.
    pub fn document(&self) -> Document {
        let whose = match self.case_number.as_str() {
            "" => String::new(),
            number => format!("事例番号 {number}"),
        };
        let mut document = self.issue.of_case(TITLE, whose, &self.facts, 9.5);
        let blocks = &mut document.blocks;
        let mut head = Facts::new();
        self.head.person(&mut head);
        self.head.house(&mut head);
        if !head.is_empty() {
            blocks.push(Block::Table(head.table));
        }
        blocks.push(Block::Boxed {
            kind: BoxKind::Tinted,
            blocks: vec![Block::paragraph(vec![Run::new(DECISION)])],
        });
        if !self.when_empty.is_empty() {
            blocks.push(Block::paragraph(vec![Run::new(&self.when_empty)]));
            return document;
        }
        blocks.push(Block::Table(self.service()));
        blocks.push(Block::Section("条件と記録".to_owned()));
        blocks.push(Block::Table(conditions(&self.conditions)));
        if !self.addon_conditions.is_empty() {
            blocks.push(Block::Section(self.addon.clone()));
            blocks.push(Block::Table(conditions(&self.addon_conditions)));
        }
        blocks.push(Block::KeepTogether(vec![
            Block::Section("医事課の記入欄".to_owned()),
            Block::Table(answer()),
        ]));
        if !self.source.is_empty() {
            let source = Run::new(format!("決まりの出典: {}", self.source)).size(8.0);
            blocks.push(Block::paragraph(vec![source.muted()]));
        }
        document
    }

    fn service(&self) -> Table {
        let mut table = Table::new(vec![Width::Mm(34.0), Width::Share(1.0)]);
        for (label, value) in self.service.iter().filter(|(_, value)| !value.is_empty()) {
            let cells = vec![Cell::label(label), Cell::text(value)];
            table.rows.push(Row::new(cells));
        }
        let result = Cell::new(vec![Run::new(&self.result).bold()]);
        table
            .rows
            .push(Row::new(vec![Cell::label("記録から見た状況"), result]));
        table
    }
}

fn conditions(rows: &[FeeRow]) -> Table {
    let mut table = Table::new(vec![
        Width::Mm(19.0),
        Width::Share(1.0),
        Width::Mm(64.0),
        Width::Mm(27.0),
    ]);
    table.size = Some(8.5);
    table.pad_x = 1.4;
    table.header.push(Row::new(
        ["状況", "条件", "記録された事実・確かめること", "記録する人"]
            .map(Cell::head)
            .into(),
    ));
    for row in rows {
        let state = Run::new(&row.state);
        let rule = Run::new(format!("\n{}", row.rule)).size(7.5);
        let mut facts = vec![Run::new(&row.facts)];
        if !row.why.is_empty() {
            let between = if row.facts.is_empty() { "" } else { "\n" };
            facts.push(Run::new(format!("{between}{}", row.why)));
        }
        table.rows.push(Row::new(vec![
            Cell::new(vec![if row.open { state.bold() } else { state }])
                .align(Align::Center)
                .middle(),
            Cell::new(vec![Run::new(&row.label).bold(), rule]),
            Cell::new(facts),
            Cell::text(&row.who).middle(),
        ]));
    }
    table
}

/// Where the office writes what it decided.
fn answer() -> Table {
    let mut table = Table::new(vec![Width::Mm(34.0), Width::Share(1.0)]);
    let choices = [
        "指導料を算定する",
        "算定しない",
        "加算を算定する",
        "保留(照会中)",
    ];
    let ticks: Vec<Run> = choices
        .iter()
        .flat_map(|words| [Run::checked(false, *words), Run::new("　")])
        .collect();
    for (label, cell) in [
        ("判断", Cell::new(ticks)),
        ("理由・照会先", Cell::text("")),
        ("確認日・確認者", Cell::text("　　　　年　　　月　　　日")),
    ] {
        let row = Row::new(vec![Cell::label(label).middle(), cell.middle()]);
        table.rows.push(row.min_height(9.0));
    }
    table
}
