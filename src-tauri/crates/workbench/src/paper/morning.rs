//! 朝の申し送り: what the office speaks of in the morning, on one page.

mod calls;

use super::{Prepared, Told, build, issue, style};
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::PaperRequest;
use crate::session::Workbench;
use ::paper::sheet::morning::{Morning, Older, Part, TITLE};
use chrono::{Duration, NaiveDate};
use model::era::{self, Calendar};
use store::morning::{Due, MorningRow};

/// Id of the paper.
pub(super) const ID: &str = "morning";

/// How far back dates are told one by one, in days (what waits longer is counted), and how far ahead: who is away today is
/// often away tomorrow.
const BACK: i64 = 30;
const AHEAD: i64 = 7;
/// Lines of a list at most; fewer where the page is full.
const MOST: usize = 24;
/// Lines to write on.
const BY_HAND: usize = 3;
/// Rules of what is planned for a day.
const VISITS: [&str; 2] = ["next_visit", "followup_on"];
/// Rules of promises: of an activity, and of the screen after a talk.
const PROMISES: [&str; 2] = ["promise", "todo_promise"];
/// Longest text of a line, in characters.
const WORDS: usize = 48;

const HANDLING: &str = "院内用。氏名・予定・電話の用件が載っています。持ち歩かず、使い終えたらその日のうちに裁断してください。";

struct Round<'a> {
    bench: &'a Workbench,
    ask: &'a PaperRequest,
    today: NaiveDate,
    since: NaiveDate,
    calendar: Calendar,
}

/// Prepares the sheet of today.
pub(super) fn prepare(bench: &Workbench, ask: &PaperRequest) -> ApiResult<Prepared> {
    if ask.way != "in_house" {
        return Err(ApiError::PaperNotThisWay {
            paper: TITLE.to_owned(),
        });
    }
    let today = bench.today();
    let round = Round {
        bench,
        ask,
        today,
        since: since(&ask.since, today)?,
        calendar: style::calendar(bench)?,
    };
    let sheet = round.sheet()?;
    Ok(Prepared {
        title: TITLE.to_owned(),
        document: fitted(sheet)?,
        left_out: Vec::new(),
        discloses: vec![
            "支援対象者の氏名・診療科・予定・約束・主な相談、電話の相手と用件(院内用の様式)"
                .to_owned(),
        ],
        consents: Vec::new(),
        case_id: String::new(),
        number: String::new(),
        told: Told::default(),
    })
}

/// The first day of what is new: as asked, or the working day before today.
fn since(asked: &str, today: NaiveDate) -> ApiResult<NaiveDate> {
    if asked.is_empty() {
        return Ok(working_day_before(today));
    }
    let day = asked.parse::<NaiveDate>().ok();
    day.filter(|day| *day <= today)
        .ok_or_else(|| crate::record::bad("since"))
}

/// Weekends, public holidays and the days on which the house is closed are passed over, as they are for deadlines.
fn working_day_before(today: NaiveDate) -> NaiveDate {
    let yesterday = today - Duration::days(1);
    assets::calendar().holidays.last_working(yesterday)
}

/// One page: the longest lists give lines away until it is.
fn fitted(mut sheet: Morning) -> ApiResult<::paper::Document> {
    for part in &mut sheet.parts {
        cut(part, MOST);
    }
    loop {
        let document = sheet.document();
        if ::paper::layout(&document, assets::fonts()?)?.pages.len() <= 1 {
            return Ok(document);
        }
        let longest = sheet.parts.iter_mut().max_by_key(|part| part.rows.len());
        match longest.filter(|part| !part.rows.is_empty()) {
            Some(part) => cut(part, part.rows.len() - 1),
            None => return Ok(document),
        }
    }
}

fn cut(part: &mut Part, most: usize) {
    let more = part.rows.len().saturating_sub(most);
    part.rows.truncate(most);
    part.more += more;
}

impl Round<'_> {
    fn sheet(&self) -> ApiResult<Morning> {
        let store = self.bench.store()?;
        let today = self.today.to_string();
        let until = (self.today + Duration::days(AHEAD)).to_string();
        let visits = Due {
            from: &today,
            until: &today,
            rules: &VISITS,
            ..Due::default()
        };
        let promises = Due {
            until: &today,
            rules: &PROMISES,
            ..Due::default()
        };
        let begun = store.begun_between(&self.since.to_string(), &today)?;
        let mut parts = vec![
            self.visits(&store.due(&visits)?),
            self.begun(&begun),
            self.promises(store.due(&promises)?),
            self.calls(&store.calls_until(&until)?),
            self.unsorted(&store.unsorted_beside(&until)?),
        ];
        if !self.ask.absent.is_empty() {
            let absent = Due {
                until: &until,
                staff: &self.ask.absent,
                ..Due::default()
            };
            parts.push(self.of_absent(store.due(&absent)?));
        }
        let absent: Vec<String> = self.ask.absent.iter().map(|id| self.user(id)).collect();
        Ok(Morning {
            issue: issue(self.bench, "朝の申し送り 2026-11")?,
            day: format!(
                "{}({})",
                self.calendar.date(self.today),
                era::weekday(self.today)
            ),
            office: build::office(self.bench)?,
            author: self.bench.opened()?.user.name.clone(),
            absent: absent.join("・"),
            parts,
            by_hand: BY_HAND,
            handling: HANDLING.to_owned(),
        })
    }

    /// Who comes today, under who is in charge.
    fn visits(&self, visits: &[MorningRow]) -> Part {
        let mut rows: Vec<[String; 4]> = visits
            .iter()
            .map(|row| [self.charge(row), who(row), clinic(row), row.label.clone()])
            .collect();
        rows.sort();
        part(
            "本日の受診・予定",
            ["担当", "氏名", "診療科・主治医", "予定"],
            rows,
            "本日の受診・予定はありません。",
        )
    }

    fn begun(&self, begun: &[MorningRow]) -> Part {
        let line = |row: &MorningRow| {
            [
                self.day(&row.on),
                who(row),
                brief(&row.label),
                self.charge(row),
            ]
        };
        let title = format!("新規受付 {}から", self.day(&self.since.to_string()));
        part(
            &title,
            ["受付日", "氏名", "主な相談", "担当"],
            begun.iter().map(line).collect(),
            "新規受付はありません。",
        )
    }

    fn promises(&self, due: Vec<MorningRow>) -> Part {
        let (due, older) = self.told_and_older(due);
        let line = |row: &MorningRow| {
            [
                self.day(&row.on),
                who(row),
                brief(&row.label),
                self.charge(row),
            ]
        };
        let part = part(
            "期日の来た約束",
            ["期日", "氏名", "約束", "担当"],
            due.iter().map(line).collect(),
            "期日の来た約束はありません。",
        );
        Part { older, ..part }
    }

    /// What is told line by line, and how much waits longer than that.
    fn told_and_older(&self, mut rows: Vec<MorningRow>) -> (Vec<MorningRow>, Older) {
        let all = rows.len();
        let from = (self.today - Duration::days(BACK)).to_string();
        rows.retain(|row| row.on >= from);
        let older = Older {
            count: all - rows.len(),
            said: format!("{BACK}日より前から過ぎているもの"),
        };
        (rows, older)
    }

    /// Dates that nobody looks at while their 主担当 is away; a promise that is due stands in its own list.
    fn of_absent(&self, mut dates: Vec<MorningRow>) -> Part {
        let today = self.today.to_string();
        dates.retain(|row| {
            let is = |rules: [&str; 2]| rules.contains(&row.rule.as_str());
            !(is(PROMISES) && row.on <= today || is(VISITS) && row.on == today)
        });
        let (dates, older) = self.told_and_older(dates);
        let line = |row: &MorningRow| {
            let lead = self.user(&row.lead);
            let charge = match row.deputy.as_str() {
                // Nobody stands in for somebody's own to-do.
                "" if row.number.is_empty() => lead,
                "" => format!("{lead}→(副担当なし)"),
                deputy => format!("{lead}→{}", self.user(deputy)),
            };
            [self.day(&row.on), who(row), brief(&row.label), charge]
        };
        let part = part(
            "不在の担当者の期限",
            ["期限", "氏名", "内容", "担当→副担当"],
            dates.iter().map(line).collect(),
            "不在の担当者の期限はありません。",
        );
        Part { older, ..part }
    }

    fn charge(&self, row: &MorningRow) -> String {
        self.whose(&row.lead, "(担当未定)")
    }

    /// A member of staff, and whether that one is away today.
    fn whose(&self, id: &str, nobody: &str) -> String {
        match id {
            "" => nobody.to_owned(),
            id if self.ask.absent.iter().any(|away| away == id) => {
                format!("{}(不在)", self.user(id))
            }
            id => self.user(id),
        }
    }

    fn user(&self, id: &str) -> String {
        crate::settings::name_of(self.bench, id)
    }

    fn day(&self, iso: &str) -> String {
        let day = iso.parse::<NaiveDate>();
        day.map(|day| format!("{}({})", self.calendar.short(day), era::weekday(day)))
            .unwrap_or_default()
    }
}

fn part(title: &str, columns: [&str; 4], rows: Vec<[String; 4]>, when_empty: &str) -> Part {
    Part {
        title: title.to_owned(),
        columns: columns.map(str::to_owned),
        rows,
        more: 0,
        older: Older::default(),
        when_empty: when_empty.to_owned(),
    }
}

fn who(row: &MorningRow) -> String {
    if row.number.is_empty() {
        return "(支援対象者なし)".to_owned();
    }
    format!("{} {}", row.name, row.number)
}

fn clinic(row: &MorningRow) -> String {
    build::join(&[&row.department, &row.doctor], " ")
}

/// A text as one short line.
fn brief(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= WORDS {
        return line;
    }
    line.chars().take(WORDS - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_new_begins_on_the_working_day_before() {
        let before = |day: &str| working_day_before(day.parse().unwrap()).to_string();
        assert_eq!(before("2026-11-26"), "2026-11-25");
        assert_eq!(before("2026-11-23"), "2026-11-20", "over the weekend");
        assert_eq!(before("2026-11-22"), "2026-11-20");
        assert_eq!(before("2026-11-24"), "2026-11-20", "over 勤労感謝の日 too");
        assert_eq!(before("2027-01-04"), "2026-12-28", "over the new year");
        let today: NaiveDate = "2026-11-24".parse().unwrap();
        assert_eq!(
            since("2026-11-20", today).unwrap().to_string(),
            "2026-11-20"
        );
        assert!(since("2026-11-25", today).is_err());
        assert!(since("昨日", today).is_err());
    }

    #[test]
    fn lines_that_find_no_room_are_counted() {
        let row = || [0, 1, 2, 3].map(|n| format!("欄 {n} 長い内容が続くときにも一枚に収める"));
        let rows = |n: usize| std::iter::repeat_with(row).take(n).collect();
        let sheet = Morning {
            parts: vec![
                part("甲", ["一", "二", "三", "四"], rows(90), ""),
                part("乙", ["一", "二", "三", "四"], rows(2), ""),
            ],
            by_hand: BY_HAND,
            ..Morning::default()
        };
        let text = format!("{:?}", fitted(sheet.clone()).unwrap());
        assert!(text.contains("甲(90件)") && text.contains("ほか") && text.contains("乙(2件)"));
        let pages = |document: &::paper::Document| {
            ::paper::layout(document, assets::fonts().unwrap())
                .unwrap()
                .pages
                .len()
        };
        assert_eq!(pages(&fitted(sheet.clone()).unwrap()), 1);
        assert!(pages(&sheet.document()) > 1, "the twin that is not fitted");
    }
}
