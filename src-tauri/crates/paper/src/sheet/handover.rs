//! 引継書: what a colleague needs to take a case over, and what this colleague must not say.

use super::head::Head;
use super::summary::Act;
use super::{Facts, Issue, joined, prefixed};
use crate::document::{Block, Cell, Document, Row, Run, Table, TextStyle, Width, plain};

/// Name of the paper.
pub const TITLE: &str = "引継書";

/// What stands on it; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Handover {
    /// Foot line.
    pub issue: Issue,
    /// Case number.
    pub case_number: String,
    /// Day of the paper.
    pub made_on: String,
    /// Facility and office.
    pub office: String,
    /// Who hands over.
    pub author: String,
    /// The head of the case.
    pub head: Head,
    /// 主病名.
    pub disease: String,
    /// 段階.
    pub stage: String,
    /// 支援期間.
    pub period: String,
    /// 勤務先 and job.
    pub work: String,
    /// 就業に影響しうる症状.
    pub symptoms: String,
    /// 本人の希望.
    pub wish: String,
    /// What must not be told, a line each: who said so and what.
    pub untold: Vec<String>,
    /// Consents: purpose, to whom, what, since when.
    pub consents: Vec<[String; 4]>,
    /// Said where there is no consent.
    pub no_consent: String,
    /// Measures with their period.
    pub measures: Vec<[String; 2]>,
    /// Said where no measure holds.
    pub no_measure: String,
    /// Dates: day, what, the fact behind it.
    pub dates: Vec<[String; 3]>,
    /// 未確認の項目.
    pub missing: Vec<String>,
    /// 今後の対応.
    pub next: Vec<String>,
    /// The last acts, newest first.
    pub activities: Vec<Act>,
    /// How many acts there are in all, in words.
    pub activities_of: String,
    /// 本書の取扱い.
    pub handling: String,
}

impl Handover {
    /// The paper.
    pub fn document(&self) -> Document {
        let case = prefixed("事例番号", &self.case_number);
        let mut document = self
            .issue
            .document(TITLE, &joined([case.as_str(), &self.head.name], " / "));
        document.text = TextStyle {
            size: 9.0,
            leading: 1.5,
        };
        let made_on = prefixed("作成", &self.made_on);
        let author = prefixed("担当", &self.author);
        let facts = [
            joined([case.as_str(), &made_on], " / "),
            joined([self.office.as_str(), &author], " / "),
        ];
        let blocks = &mut document.blocks;
        blocks.push(Block::Title {
            text: TITLE.to_owned(),
            facts: facts.into_iter().filter(|line| !line.is_empty()).collect(),
        });
        blocks.push(Block::Table(signatures()));
        blocks.push(Block::Table(self.case().table));
        self.consents(blocks);
        self.dates(blocks);
        self.now(blocks);
        self.course(blocks);
        let mut handling = Facts::new();
        let text = Run::new(&self.handling).size(8.0);
        handling.single("本書の取扱い", Cell::new(vec![text]));
        blocks.push(Block::Table(handling.table));
        document
    }

    fn case(&self) -> Facts {
        let mut facts = Facts::new();
        self.head.person(&mut facts);
        facts.single("主病名", Cell::text(&self.disease));
        self.head.house(&mut facts);
        facts.pair(
            ("支援期間", Cell::text(&self.period)),
            ("段階", Cell::text(&self.stage)),
        );
        facts.single("勤務先・仕事", Cell::text(&self.work));
        facts.single("就業に影響しうる症状", Cell::text(&self.symptoms));
        self.head.contact(&mut facts);
        facts.single("本人の希望", Cell::text(&self.wish));
        facts
    }

    fn consents(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::Section("同意と、伝えてはならないこと".to_owned()));
        let mut untold = Facts::new();
        let words = Run::new(self.untold.join("\n")).bold();
        untold.single("伝えてはならないこと", Cell::new(vec![words]));
        if !untold.is_empty() {
            blocks.push(Block::Table(untold.table));
        }
        if self.consents.is_empty() {
            blocks.push(Block::paragraph(plain(&self.no_consent)));
            return;
        }
        let columns = [
            ("目的", Width::Mm(36.0)),
            ("提供先", Width::Mm(38.0)),
            ("項目", Width::Share(1.0)),
            ("同意日・状態", Width::Mm(46.0)),
        ];
        blocks.push(table(columns, &self.consents));
    }

    fn dates(&self, blocks: &mut Vec<Block>) {
        if self.dates.is_empty() {
            return;
        }
        blocks.push(Block::Section("約束と期日".to_owned()));
        let columns = [
            ("期日", Width::Mm(40.0)),
            ("内容", Width::Share(1.0)),
            ("もとの記録", Width::Mm(46.0)),
        ];
        blocks.push(table(columns, &self.dates));
    }

    fn now(&self, blocks: &mut Vec<Block>) {
        blocks.push(Block::Section("現在の配慮".to_owned()));
        if self.measures.is_empty() {
            blocks.push(Block::paragraph(plain(&self.no_measure)));
        } else {
            let columns = [("配慮", Width::Share(1.0)), ("期間", Width::Mm(70.0))];
            blocks.push(table(columns, &self.measures));
        }
        let mut facts = Facts::new();
        // Nothing missing is said too: an absent row could also have been forgotten.
        let missing = if self.missing.is_empty() {
            plain("なし")
        } else {
            numbered(&self.missing)
        };
        facts.single("未確認の項目", Cell::new(missing));
        facts.single("今後の対応", Cell::new(numbered(&self.next)));
        blocks.push(Block::Section("これから行うこと".to_owned()));
        blocks.push(Block::Table(facts.table));
    }

    fn course(&self, blocks: &mut Vec<Block>) {
        if self.activities.is_empty() {
            return;
        }
        let of = joined(["支援の経過", &self.activities_of], " ");
        blocks.push(Block::Section(of));
        let columns = [
            ("日付", Width::Mm(22.0)),
            ("種別・相手\n担当", Width::Mm(40.0)),
            ("連携", Width::Mm(18.0)),
            ("内容", Width::Share(1.0)),
        ];
        let rows: Vec<[String; 4]> = self.activities.iter().map(act).collect();
        blocks.push(table(columns, &rows));
    }
}

/// Rows of the empty sheet: label and height in mm.
const BY_HAND: [(&str, f32); 8] = [
    ("支援対象者", 8.0),
    ("主病名", 8.0),
    ("診療科・主治医", 8.0),
    ("支援期間・段階", 8.0),
    ("勤務先・仕事", 11.0),
    ("就業に影響しうる症状", 13.0),
    ("連絡時の注意", 11.0),
    ("本人の希望", 11.0),
];
/// Empty rows of its tables, and how high each is in mm.
const EMPTY_ROWS: usize = 2;
const EMPTY_HEIGHT: f32 = 9.0;

/// The empty sheet, to be filled in by hand.
pub fn blank(issue: &Issue, office: &str) -> Document {
    let mut document = issue.document(TITLE, "");
    document.text = TextStyle {
        size: 9.0,
        leading: 1.5,
    };
    let blocks = &mut document.blocks;
    blocks.push(Block::Title {
        text: TITLE.to_owned(),
        facts: vec![office.to_owned()],
    });
    blocks.push(Block::Table(signatures()));
    blocks.push(open_rows(&BY_HAND));
    blocks.push(Block::Section("同意と、伝えてはならないこと".to_owned()));
    blocks.push(open_rows(&[("伝えてはならないこと", 13.0)]));
    blocks.push(open_table(["目的", "提供先", "項目", "同意日・状態"]));
    blocks.push(Block::Section("約束と期日".to_owned()));
    blocks.push(open_table(["期日", "内容", "もとの記録"]));
    blocks.push(Block::Section("現在の配慮".to_owned()));
    blocks.push(open_table(["配慮", "期間"]));
    blocks.push(Block::Section("これから行うこと".to_owned()));
    blocks.push(open_rows(&[("未確認の項目", 11.0), ("今後の対応", 13.0)]));
    document
}

fn open_rows(rows: &[(&str, f32)]) -> Block {
    let mut table = Table::new(vec![Width::Mm(36.0), Width::Share(1.0)]);
    for (label, height) in rows {
        let cells = vec![Cell::label(*label).middle(), Cell::text("")];
        table.rows.push(Row::new(cells).min_height(*height));
    }
    Block::Table(table)
}

fn open_table<const N: usize>(labels: [&str; N]) -> Block {
    let mut table = Table::new(vec![Width::Share(1.0); N]);
    table.header.push(Row::new(labels.map(Cell::head).into()));
    for _ in 0..EMPTY_ROWS {
        let row = Row::new(vec![Cell::text(""); N]);
        table.rows.push(row.min_height(EMPTY_HEIGHT));
    }
    Block::Table(table)
}

fn act(act: &Act) -> [String; 4] {
    [
        act.date.clone(),
        joined([act.kind.as_str(), &act.by], "\n"),
        act.link.clone(),
        act.text.clone(),
    ]
}

/// Who handed over and who took over, signed by hand.
fn signatures() -> Table {
    let mut table = Table::new(vec![
        Width::Mm(27.0),
        Width::Share(1.0),
        Width::Mm(22.0),
        Width::Share(1.0),
        Width::Mm(22.0),
        Width::Share(1.0),
    ]);
    let open = || Cell::text("");
    table.rows.push(
        Row::new(vec![
            Cell::label("引継日").middle(),
            Cell::text("　　年　　月　　日").middle(),
            Cell::label("渡した人").middle(),
            open(),
            Cell::label("受けた人").middle(),
            open(),
        ])
        .min_height(9.0),
    );
    table
}

fn table<const N: usize>(columns: [(&str, Width); N], rows: &[[String; N]]) -> Block {
    let mut table = Table::new(columns.iter().map(|(_, width)| *width).collect());
    let head = columns.iter().map(|(label, _)| Cell::head(*label));
    table.header.push(Row::new(head.collect()));
    for row in rows {
        table
            .rows
            .push(Row::new(row.iter().map(Cell::text).collect()));
    }
    Block::Table(table)
}

fn numbered(lines: &[String]) -> Vec<Run> {
    let lines = lines.iter().enumerate();
    let lines = lines.map(|(number, line)| format!("{}. {line}", number + 1));
    plain(lines.collect::<Vec<_>>().join("\n"))
}
