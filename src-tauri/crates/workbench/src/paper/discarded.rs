//! 廃棄簿 as a paper of the house.

use super::{Prepared, Told, issue, style};
use crate::error::ApiResult;
use crate::message::DiscardEntry;
use crate::retention::{day_of, entries};
use crate::session::Workbench;
use ::paper::sheet::discard_book::{DiscardBook, DiscardLine, TITLE};
use model::era::Calendar;

/// Id of the paper.
pub(super) const ID: &str = "discard-book";
/// Entries on one printed book.
const ROWS: u32 = 2_000;

/// Prepares the book; for administrators.
pub(super) fn prepare(bench: &Workbench) -> ApiResult<Prepared> {
    bench.require_admin()?;
    let calendar = style::calendar(bench)?;
    let (rows, total) = entries(bench, 0, ROWS)?;
    let left_out = total - i64::try_from(rows.len()).unwrap_or(total);
    let book = DiscardBook {
        issue: issue(bench, "廃棄簿 2026-11")?,
        facility: super::build::office(bench)?,
        period: match (rows.last(), rows.first()) {
            (Some(first), Some(last)) => {
                format!("第{}号から第{}号まで", first.id, last.id)
            }
            _ => String::new(),
        },
        entries: rows.iter().map(|row| line(row, calendar)).collect(),
    };
    Ok(Prepared {
        title: TITLE.to_owned(),
        document: book.document(),
        left_out: (left_out > 0)
            .then(|| format!("古い{left_out}件"))
            .into_iter()
            .collect(),
        discloses: vec![
            "廃棄した記録の番号・日付・件数と、起案者・確認者(氏名や記録の内容は含みません)"
                .to_owned(),
        ],
        consents: Vec::new(),
        case_id: String::new(),
        number: String::new(),
        told: Told::default(),
    })
}

fn line(entry: &DiscardEntry, calendar: Calendar) -> DiscardLine {
    let day = |iso: &str| {
        iso.parse()
            .map(|day| calendar.date(day))
            .unwrap_or_default()
    };
    let of = |at: &str| day_of(at).map(|day| calendar.date(day)).unwrap_or_default();
    let term = &entry.term;
    let mut erased: Vec<String> = entry
        .kinds
        .iter()
        .map(|kind| format!("{} {}件", kind.label, kind.count))
        .collect();
    if entry.person_stays {
        erased.push("基本情報・勤務情報は、別の支援記録があるため残した".to_owned());
    }
    if entry.papers > 0 {
        erased.push(format!("出力した書類 {}件は対象外", entry.papers));
    }
    if entry.at_hq {
        erased.push("本部への登録は残る".to_owned());
    }
    let swept = if entry.swept_at.is_empty() {
        "データファイルの再作成は未了".to_owned()
    } else {
        format!("{}。", entry.method)
    };
    DiscardLine {
        number: entry.id.to_string(),
        case: entry.number.clone(),
        closed_on: day(&term.closed_on),
        kept: vec![
            format!("{}から", day(&term.begins_on)),
            format!("{}まで", day(&term.until_on)),
            format!("{}年 {}", term.years, entry.source),
        ],
        erased,
        people: vec![
            format!("起案 {}", entry.proposed_by),
            of(&entry.proposed_at),
            format!("確認 {}", entry.confirmed_by),
            "廃棄".to_owned(),
            of(&entry.at),
        ],
        how: vec![
            entry.ground.clone(),
            swept,
            "バックアップに残る日".to_owned(),
            day(&entry.backups_until),
        ],
    }
}
