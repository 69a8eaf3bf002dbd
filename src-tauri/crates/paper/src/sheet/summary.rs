//! 両立支援サマリー: the case on one page.

use super::head::Head;
use super::{Facts, Issue, joined, prefixed};
use crate::document::{Align, Block, Cell, Document, Row, Run, Table, Width};

/// Name of the paper.
pub const TITLE: &str = "両立支援サマリー";

/// What stands on a case summary; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Foot line.
    pub issue: Issue,
    /// Case number, e.g. `R8-0142`.
    pub case_number: String,
    /// Day of the summary, e.g. `令和8年11月24日`.
    pub made_on: String,
    /// Facility and office.
    pub office: String,
    /// Who wrote it, with profession.
    pub author: String,
    /// The head of the case.
    pub head: Head,
    /// 主病名.
    pub disease: String,
    /// 併存症.
    pub comorbidity: String,
    /// 支援期間.
    pub period: String,
    /// 段階.
    pub stage: String,
    /// 経過と予定.
    pub course: String,
    /// 就業に影響しうる症状.
    pub symptoms: String,
    /// 勤務先.
    pub employer: String,
    /// 職種・勤務.
    pub job: String,
    /// 作業, in the numbering of the 両立支援カード.
    pub work_items: Vec<WorkItem>,
    /// 使える制度・期限.
    pub systems: String,
    /// 意見.
    pub opinion: String,
    /// 措置期間.
    pub opinion_period: String,
    /// Remark on the period in bold, e.g. `※期間満了`.
    pub opinion_remark: String,
    /// 配慮, numbered on the paper.
    pub measures: Vec<String>,
    /// 支援の経過(直近), newest first.
    pub activities: Vec<Act>,
    /// 本人の希望.
    pub wish: String,
    /// 今後の対応, in order.
    pub next: Vec<String>,
    /// 本書の取扱い.
    pub handling: String,
}

/// One kind of work and whether it is part of the job.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkItem {
    /// The words of the card.
    pub label: String,
    /// Whether it is part of the job.
    pub ticked: bool,
}

/// One act of support.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Act {
    /// Date, e.g. `11/20`.
    pub date: String,
    /// 種別・相手.
    pub kind: String,
    /// Who did it.
    pub by: String,
    /// 連携.
    pub link: String,
    /// 内容.
    pub text: String,
    /// Minutes.
    pub minutes: String,
}

impl Summary {
    /// The paper.
    pub fn document(&self) -> Document {
        let case = prefixed("事例番号", &self.case_number);
        let mut document = self
            .issue
            .document(TITLE, &joined([case.as_str(), &self.head.name], " / "));
        let made_on = prefixed("作成", &self.made_on);
        let author = prefixed("担当", &self.author);
        let facts = [
            joined([case.as_str(), &made_on], " / "),
            joined([self.office.as_str(), &author], " / "),
        ];
        document.blocks.push(Block::Title {
            text: TITLE.to_owned(),
            facts: facts.into_iter().filter(|line| !line.is_empty()).collect(),
        });
        let blocks = &mut document.blocks;
        add(blocks, None, self.head());
        add(blocks, Some("治療"), self.treatment());
        add(blocks, Some("仕事"), self.work());
        add(blocks, Some("主治医の意見と現在の配慮"), self.opinion());
        self.course(blocks);
        add(blocks, Some("本人の希望と今後の対応"), self.plans());
        let mut handling = Facts::new();
        let text = Run::new(&self.handling).size(8.0);
        handling.single("本書の取扱い", Cell::new(vec![text]));
        add(blocks, None, handling);
        document
    }

    fn head(&self) -> Facts {
        let mut facts = Facts::new();
        self.head.person(&mut facts);
        facts.pair(
            ("主病名", Cell::text(&self.disease)),
            ("併存症", Cell::text(&self.comorbidity)),
        );
        self.head.house(&mut facts);
        facts.pair(
            ("支援期間", Cell::text(&self.period)),
            ("段階", Cell::text(&self.stage)),
        );
        self.head.contact(&mut facts);
        facts
    }

    fn treatment(&self) -> Facts {
        let mut facts = Facts::new();
        facts.single("経過と予定", Cell::text(&self.course));
        facts.single("就業に影響しうる症状", Cell::text(&self.symptoms));
        facts
    }

    fn work(&self) -> Facts {
        let mut facts = Facts::new();
        facts.pair(
            ("勤務先", Cell::text(&self.employer)),
            ("職種・勤務", Cell::text(&self.job)),
        );
        let mut runs = Vec::new();
        for item in &self.work_items {
            if !runs.is_empty() {
                runs.push(Run::new("　"));
            }
            runs.push(Run::checked(item.ticked, &item.label));
        }
        facts.single("作業", Cell::new(runs));
        facts.single("使える制度・期限", Cell::text(&self.systems));
        facts
    }

    fn opinion(&self) -> Facts {
        let mut period = vec![Run::new(&self.opinion_period)];
        if !self.opinion_remark.is_empty() {
            period.push(Run::new(" "));
            period.push(Run::new(&self.opinion_remark).bold().keep());
        }
        let mut facts = Facts::new();
        facts.pair(
            ("意見", Cell::text(&self.opinion)),
            ("措置期間", Cell::new(period)),
        );
        let mut runs = Vec::new();
        for (number, measure) in self.measures.iter().enumerate() {
            if number > 0 {
                runs.push(Run::new("　"));
            }
            runs.push(Run::new(format!("{}. {measure}", number + 1)).keep());
        }
        facts.single("配慮", Cell::new(runs));
        facts
    }

    fn course(&self, blocks: &mut Vec<Block>) {
        if self.activities.is_empty() {
            return;
        }
        let mut table = Table::new(vec![
            Width::Mm(15.0),
            Width::Mm(38.0),
            Width::Mm(18.0),
            Width::Share(1.0),
            super::MINUTES,
        ]);
        table.header.push(Row::new(vec![
            Cell::head("日付"),
            Cell::head("種別・相手"),
            Cell::head("連携"),
            Cell::head("内容"),
            Cell::head("分").align(Align::Right),
        ]));
        for act in &self.activities {
            let mut kind = vec![Run::new(&act.kind)];
            if !act.by.is_empty() {
                kind.push(Run::new(format!("({})", act.by)).size(7.5).muted().keep());
            }
            table.rows.push(Row::new(vec![
                Cell::text(&act.date),
                Cell::new(kind),
                Cell::text(&act.link),
                Cell::text(&act.text),
                Cell::text(&act.minutes).align(Align::Number),
            ]));
        }
        blocks.push(Block::Section("支援の経過(直近)".to_owned()));
        blocks.push(Block::Table(table));
    }

    fn plans(&self) -> Facts {
        let mut facts = Facts::new();
        facts.single("本人の希望", Cell::text(&self.wish));
        let mut runs = Vec::new();
        for (number, step) in self.next.iter().enumerate() {
            let slash = if number + 1 < self.next.len() {
                " ／ "
            } else {
                ""
            };
            runs.push(Run::new(format!("{step}{slash}")).keep());
        }
        facts.single("今後の対応", Cell::new(runs));
        facts
    }
}

fn add(blocks: &mut Vec<Block>, heading: Option<&str>, facts: Facts) {
    if facts.is_empty() {
        return;
    }
    blocks.extend(heading.map(|text| Block::Section(text.to_owned())));
    blocks.push(Block::Table(facts.table));
}
