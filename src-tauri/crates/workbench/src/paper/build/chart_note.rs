//! カルテ転記票: the acts of support that are not in the chart yet.

use super::{Facts, MANY, join};
use crate::error::ApiResult;
use crate::message::PaperRequest;
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
    let notes: Vec<ChartNote> = match settings.chart_form.as_str() {
        "plain" => acts.iter().map(|act| facts.by_time(act)).collect(),
        _ => acts.iter().map(|act| facts.note(act)).collect(),
    };
    let columns = usize::try_from(settings.chart_width).unwrap_or(sheet::LINE);
    Ok(sheet::text(&notes, columns))
}

/// The empty sheet.
pub(super) fn blank(bench: &Workbench) -> ApiResult<Prepared> {
    let issue = issue(bench, "カルテ転記票 2026-11")?;
    Ok(super::empty(
        TITLE,
        sheet::blank(&issue, &super::office(bench)?),
    ))
}

impl Facts<'_> {
    pub(super) fn chart_note(&self) -> ApiResult<Prepared> {
        self.only_way("in_house", TITLE)?;
        let (rows, _) = self
            .bench
            .store()?
            .activities(&self.file.case.id, 0, MANY)?;
        let open = rows.iter().rev().filter(|a| a.chart_note == "todo");
        let sheet = ChartNotes {
            issue: issue(self.bench, "カルテ転記票 2026-11")?,
            case_number: self.file.case.number.clone(),
            head: self.head(),
            facts: vec![join(&[&self.office()?, &self.author()?], " / ")],
            notes: open.map(|a| self.note(a)).collect(),
            when_empty: "カルテ転記が「未」の記録はありません。".to_owned(),
            handling: self.handling(),
        };
        let mut out = self.prepared(TITLE, sheet.document());
        out.discloses = vec!["カルテ転記が「未」の支援記録(院内用の様式)".to_owned()];
        out.left_out = self.hidden_by_initials();
        Ok(out)
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
