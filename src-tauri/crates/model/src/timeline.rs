//! The course of a case on one line: leave, sick pay, measures, contacts and dates, as spans and days.

use crate::casefile::CaseFile;
use crate::code::CodeBook;
use crate::deadline::Dated;
use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

/// A case on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Timeline {
    /// First day drawn (ISO).
    pub from: String,
    /// Last day drawn (ISO).
    pub to: String,
    /// Today (ISO).
    pub today: String,
    /// What runs beside each other; empty ones are left out.
    pub tracks: Vec<TimeTrack>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct TimeTrack {
    /// leave | stay | sick_pay | opinion | measures | contacts | visits | deadlines
    pub id: String,
    /// Spans and days, earliest first.
    pub marks: Vec<TimeMark>,
}

/// A span, or a day where both ends are one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct TimeMark {
    /// First day (ISO).
    pub from: String,
    /// Last day (ISO), empty while it goes on.
    pub to: String,
    /// What it is, empty where the row says it.
    pub label: String,
}

/// Months ahead of today that are drawn at most; what lies further stands in the table.
const AHEAD: u32 = 12;
/// Months before today that are drawn at most.
const BACK: u32 = 36;

/// Puts a case on one line. Contacts are days with their channel.
pub fn timeline(
    file: &CaseFile,
    codes: &CodeBook,
    contacts: &[(String, String)],
    dates: &[Dated],
    today: NaiveDate,
) -> Timeline {
    let case = &file.case;
    let mut tracks = vec![
        track("leave", [span(&case.leave_from, &case.return_on, "")]),
        track("stay", [span(&case.admitted_on, &case.discharged_on, "")]),
        track(
            "sick_pay",
            file.sick_pays.iter().map(|p| {
                span(
                    &p.from_date,
                    &p.to_date,
                    codes.label("sick_pay_kind", &p.kind),
                )
            }),
        ),
        track(
            "opinion",
            file.opinions.iter().map(|o| {
                span(
                    &o.from_date,
                    &o.to_date,
                    codes.label("opinion_judgement", &o.judgement),
                )
            }),
        ),
        track(
            "measures",
            file.measures
                .iter()
                .map(|m| span(&m.from_date, &m.to_date, codes.label("measure", &m.code))),
        ),
        track(
            "contacts",
            contacts
                .iter()
                .map(|(on, channel)| span(on, on, codes.label("channel", channel))),
        ),
        track(
            "visits",
            file.treatments
                .iter()
                .map(|t| span(&t.next_visit_on, &t.next_visit_on, &t.disease_name)),
        ),
        track(
            "deadlines",
            dates.iter().map(|d| span(&d.on, &d.on, &d.label)),
        ),
    ];
    tracks.retain(|t| !t.marks.is_empty());
    let (from, to) = range(&tracks, today);
    Timeline {
        from: from.to_string(),
        to: to.to_string(),
        today: today.to_string(),
        tracks,
    }
}

fn span(from: &str, to: &str, label: &str) -> TimeMark {
    TimeMark {
        from: from.to_owned(),
        to: to.to_owned(),
        label: label.to_owned(),
    }
}

fn track(id: &str, marks: impl IntoIterator<Item = TimeMark>) -> TimeTrack {
    let mut marks: Vec<TimeMark> = marks.into_iter().filter(|m| !m.from.is_empty()).collect();
    marks.sort();
    TimeTrack {
        id: id.to_owned(),
        marks,
    }
}

/// Whole months around what happened and today.
fn range(tracks: &[TimeTrack], today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let day = |iso: &String| iso.parse::<NaiveDate>().ok();
    let marks = || tracks.iter().flat_map(|t| &t.marks);
    let first = marks().filter_map(|m| day(&m.from)).min().unwrap_or(today);
    let last = marks()
        .filter_map(|m| day(&m.to).or_else(|| day(&m.from)))
        .max()
        .unwrap_or(today);
    let earliest = today.checked_sub_months(Months::new(BACK)).unwrap_or(today);
    let latest = today
        .checked_add_months(Months::new(AHEAD))
        .unwrap_or(today);
    let first = first.clamp(earliest, today);
    let last = last.clamp(today, latest);
    let from = first.with_day(1).unwrap_or(first);
    let next = last
        .with_day(1)
        .and_then(|d| d.checked_add_months(Months::new(1)));
    let to = next.and_then(|d| d.pred_opt()).unwrap_or(last);
    (
        from,
        to.max(from + chrono::Days::new(27 + u64::from(from.day0()))),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::noun::{Measure, SickPay};

    #[test]
    fn what_runs_stands_beside_each_other_and_far_days_do_not_stretch_the_line() {
        let mut file = CaseFile::default();
        file.case.leave_from = "2026-04-01".into();
        file.sick_pays.push(SickPay {
            from_date: "2026-04-04".into(),
            ..SickPay::default()
        });
        file.measures.push(Measure::default());
        let far = Dated {
            on: "2030-09-30".into(),
            label: "遠い日".into(),
            ..Dated::default()
        };
        let contacts = [("2026-05-12".to_owned(), "phone".to_owned())];
        let today = "2026-11-23".parse().unwrap();
        let line = timeline(&file, &CodeBook::default(), &contacts, &[far], today);
        let ids: Vec<_> = line.tracks.iter().map(|t| t.id.as_str()).collect();
        assert_eq!(ids, ["leave", "sick_pay", "contacts", "deadlines"]);
        assert_eq!(
            (line.from.as_str(), line.to.as_str()),
            ("2026-04-01", "2027-11-30")
        );
        assert_eq!(line.tracks[0].marks[0].to, "", "it goes on");
    }
}
