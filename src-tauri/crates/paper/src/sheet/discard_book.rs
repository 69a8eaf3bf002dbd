//! 廃棄簿: what was discarded, when, why and by whom. It names nobody: a case stands with its number.

use super::Issue;
use super::log::{LogColumn, LogSheet};
use crate::document::{Document, Width};

/// Name of the paper.
pub const TITLE: &str = "廃棄簿";

/// What the reader must know of copies and papers.
const NOTE: &str = "保存期間が満了し、二人が確認して消去した記録の一覧です。氏名・病名・記録の内容は載せません。消去の前に作ったバックアップには、各行の「バックアップに残る日」まで記録が残ります。印刷した書類と、このソフトの外へ写したファイルは含みません。";

/// What stands on the book; empty lists are left out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DiscardBook {
    /// Foot line.
    pub issue: Issue,
    /// Facility.
    pub facility: String,
    /// Which entries, in words.
    pub period: String,
    /// Entries, newest first.
    pub entries: Vec<DiscardLine>,
}

/// One entry. All days are written in the calendar of the facility.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DiscardLine {
    /// Number in the book.
    pub number: String,
    /// Number of the case.
    pub case: String,
    /// Closed on.
    pub closed_on: String,
    /// The time of keeping, and the rule.
    pub kept: Vec<String>,
    /// What was erased, and what stays elsewhere.
    pub erased: Vec<String>,
    /// Who proposed and who confirmed, and when.
    pub people: Vec<String>,
    /// Ground, method, and until when backups hold it.
    pub how: Vec<String>,
}

impl DiscardBook {
    /// The paper.
    pub fn document(&self) -> Document {
        let column = |label: &str, width: Width| LogColumn {
            label: label.to_owned(),
            width,
            is_number: false,
        };
        let row = |line: &DiscardLine| {
            vec![
                line.number.clone(),
                format!("{}\n終結\n{}", line.case, line.closed_on),
                line.kept.join("\n"),
                line.erased.join("\n"),
                line.people.join("\n"),
                line.how.join("\n"),
            ]
        };
        LogSheet {
            issue: self.issue.clone(),
            title: TITLE.to_owned(),
            period: self.period.clone(),
            facts: vec![self.facility.clone(), format!("{}件", self.entries.len())],
            note: NOTE.to_owned(),
            columns: vec![
                column("号", Width::Mm(9.0)),
                column("記録の番号", Width::Mm(27.0)),
                column("保存期間と根拠", Width::Mm(33.0)),
                column("消去したもの", Width::Mm(34.0)),
                column("起案・確認", Width::Mm(33.0)),
                column("廃棄の根拠と方法", Width::Share(1.0)),
            ],
            rows: self.entries.iter().map(row).collect(),
            when_empty: "廃棄した記録はありません。".to_owned(),
        }
        .document()
    }
}
