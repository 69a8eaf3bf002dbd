//! 支援経過一覧: every act of support of one case.

use super::head::Head;
use super::{Facts, Issue, joined, prefixed};
use crate::document::{Align, Block, Cell, Document, Row, Run, Table, Width, plain};

/// Name of the paper.
pub const TITLE: &str = "支援経過一覧";

/// What stands on the list; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActivityList {
    /// Foot line.
    pub issue: Issue,
    /// Case number.
    pub case_number: String,
    /// The head of the case.
    pub head: Head,
    /// Facility and office, and whatever else belongs beside the title.
    pub facts: Vec<String>,
    /// Period, e.g. `令和8年5月12日 ～ 11月24日`.
    pub period: String,
    /// Totals as label and value, e.g. `件数`, `24件`.
    pub totals: Vec<(String, String)>,
    /// The acts in order.
    pub rows: Vec<ActivityRow>,
    /// Said instead of the table when there is no act.
    pub when_empty: String,
    /// 本書の取扱い.
    pub handling: String,
}

/// One act of support.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActivityRow {
    /// Date, with the weekday if wanted.
    pub date: String,
    /// 方法・種別.
    pub kind: String,
    /// 相手.
    pub partners: String,
    /// 連携.
    pub link: String,
    /// 内容, of any length.
    pub text: String,
    /// Who did it.
    pub by: String,
    /// Minutes.
    pub minutes: String,
}

impl ActivityList {
    /// The paper.
    pub fn document(&self) -> Document {
        let case = prefixed("事例番号", &self.case_number);
        let whose = joined([case.as_str(), &self.head.name], " / ");
        let mut document = self.issue.of_case(TITLE, whose, &self.facts, 9.0);
        let blocks = &mut document.blocks;
        let mut head = Facts::new();
        self.head.person(&mut head);
        self.head.house(&mut head);
        self.head.contact(&mut head);
        if !head.is_empty() {
            blocks.push(Block::Table(head.table));
        }
        let mut totals = vec![("期間", self.period.as_str())];
        totals.extend(
            self.totals
                .iter()
                .map(|(label, value)| (label.as_str(), value.as_str())),
        );
        let totals: Vec<String> = totals
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(label, value)| format!("{label}: {value}"))
            .collect();
        if !totals.is_empty() {
            let runs = totals.iter().enumerate().flat_map(|(number, text)| {
                let space = (number > 0).then(|| Run::new("　　"));
                space.into_iter().chain([Run::new(text).keep()])
            });
            blocks.push(Block::paragraph(runs.collect()));
        }
        blocks.push(if self.rows.is_empty() {
            Block::paragraph(plain(&self.when_empty))
        } else {
            Block::Table(self.table())
        });
        if !self.handling.is_empty() {
            let mut table = Table::new(vec![Width::Mm(27.0), Width::Share(1.0)]);
            let text = Cell::new(vec![Run::new(&self.handling).size(8.0)]);
            table
                .rows
                .push(Row::new(vec![Cell::label("本書の取扱い"), text]));
            blocks.push(Block::Table(table));
        }
        document
    }

    fn table(&self) -> Table {
        let mut table = Table::new(vec![
            Width::Mm(19.0),
            Width::Mm(36.0),
            Width::Mm(17.5),
            Width::Share(1.0),
            Width::Mm(16.0),
            super::MINUTES,
        ]);
        table.pad_x = 1.6;
        table.pad_y = 1.0;
        let labels = ["日付", "方法・種別\n相手", "連携", "内容", "担当"];
        let mut head: Vec<Cell> = labels.map(Cell::head).into();
        head.push(Cell::head("分").align(Align::Right));
        table
            .header
            .push(Row::new(head.into_iter().map(Cell::middle).collect()));
        for row in &self.rows {
            let kind = joined([row.kind.as_str(), &row.partners], "\n");
            let texts = [&row.date, &kind, &row.link, &row.text, &row.by];
            let mut cells: Vec<Cell> = texts.map(Cell::text).into();
            cells.push(Cell::text(&row.minutes).align(Align::Number));
            table.rows.push(Row::new(cells));
        }
        table
    }
}
