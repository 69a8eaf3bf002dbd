//! カルテ転記票: the acts of support that are not in the chart yet.

use super::{Facts, join};
use crate::error::ApiResult;
use crate::message::{PaperRequest, Settings};
use crate::paper::{Prepared, issue};
use crate::session::Workbench;
use ::paper::sheet::chart_note::{self as sheet, ChartNote, ChartNotes, TITLE};
use chrono::NaiveDate;
use model::era;
use model::noun::Activity;

/// The words of acts of support as they are pasted into the chart of the person: no name, for the chart has one.
pub(in crate::paper) fn text(
    bench: &Workbench,
    ask: &PaperRequest,
    acts: &[Activity],
) -> ApiResult<String> {
    let facts = Facts::of(bench, ask)?;
    let settings = crate::settings::read(bench)?;
    let notes = facts.notes(acts, is_by_time(&settings));
    let columns = usize::try_from(settings.chart_width).unwrap_or(sheet::LINE);
    Ok(sheet::text(&notes, columns))
}

/// Is the chart of this house written one thing after the other, not under S, O, A and P?
fn is_by_time(settings: &Settings) -> bool {
    settings.chart_form == "plain"
}

/// The empty sheet.
pub(super) fn blank(bench: &Workbench) -> ApiResult<Prepared> {
    let issue = issue(bench, "カルテ転記票 2026-11")?;
    let by_time = is_by_time(&crate::settings::read(bench)?);
    Ok(super::empty(
        TITLE,
        sheet::blank(&issue, &super::office(bench)?, by_time),
    ))
}

impl Facts<'_> {
    pub(super) fn chart_note(&self) -> ApiResult<Prepared> {
        self.only_way("in_house", TITLE)?;
        let open = self.bench.store()?.chart_acts_open(&self.file.case.id)?;
        let by_time = is_by_time(&crate::settings::read(self.bench)?);
        let sheet = ChartNotes {
            issue: issue(self.bench, "カルテ転記票 2026-11")?,
            case_number: self.file.case.number.clone(),
            head: self.head(),
            facts: vec![join(&[&self.office()?, &self.author()?], " / ")],
            notes: self.notes(&open, by_time),
            when_empty: "カルテ転記が「未」の記録はありません。".to_owned(),
            handling: self.handling(),
        };
        let mut out = self.prepared(TITLE, sheet.document());
        out.discloses = vec!["カルテ転記が「未」の支援記録(院内用の様式)".to_owned()];
        out.left_out = self.hidden_by_initials();
        Ok(out)
    }

    /// On the clipboard and on paper alike, as the facility writes its charts.
    fn notes(&self, acts: &[Activity], by_time: bool) -> Vec<ChartNote> {
        let note = |a| {
            if by_time {
                self.by_time(a)
            } else {
                self.note(a)
            }
        };
        acts.iter().map(note).collect()
    }

    /// Acts one after the other without marks, as a chart that is written by time has them.
    fn by_time(&self, a: &Activity) -> ChartNote {
        let mut note = self.note(a);
        let words = |mark: &str| match mark {
            "記録" => (0, ""),
            "S" => (1, "本人の話"),
            "O" => (2, "見たこと・情報"),
            "A" => (3, "見立て"),
            "P" => (4, "方針"),
            _ => (5, ""),
        };
        note.texts.sort_by_key(|(mark, _)| words(mark).0);
        for (mark, _) in &mut note.texts {
            let (place, word) = words(mark);
            if place < 5 {
                word.clone_into(mark);
            }
        }
        note
    }

    fn note(&self, a: &Activity) -> ChartNote {
        let day = |iso: &str| {
            iso.parse::<NaiveDate>()
                .map(|d| format!("{}({})", self.calendar.date(d), era::weekday(d)))
                .unwrap_or_default()
        };
        let how = join(
            &[
                &self.label("channel", &a.channel),
                &self.codes.labels("partner", &a.partners),
            ],
            "・",
        );
        let promised = join(&[&day(&a.promised_on), &a.promised], " ");
        let texts = [
            ("S", &a.subjective),
            ("O", &a.objective),
            ("A", &a.assessment),
            ("P", &a.plan),
            ("記録", &a.text),
            ("所見", &a.finding),
            ("約束", &promised),
        ];
        let minutes = a.minutes.map(|m| format!("{m}分")).unwrap_or_default();
        ChartNote {
            head: format!(
                "【両立支援】{}",
                join(&[&day(&a.on_date), &a.at_time, &how, &minutes], " ")
            ),
            staff: self.user(&a.staff),
            texts: texts
                .map(|(mark, text)| (mark.to_owned(), text.clone()))
                .into(),
        }
    }
}
