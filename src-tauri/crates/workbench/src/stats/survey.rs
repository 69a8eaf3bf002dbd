//! 支援修了者アンケート: handed out, come back, and what was answered. An answer is tied to no case, no person and no time.

use super::{changed, named};
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::record::bad;
use crate::session::Workbench;
use model::figures::{Cell, Table, Value};
use std::collections::BTreeMap;
use store::figures::SurveyAnswer;
use store::slots::hex;

/// The form that is handed out: its questions with marks are those that are counted.
const FORM: &str = "survey";
/// Marks of the upper two steps of five.
const TOP_TWO: u8 = 4;

/// Questions that are answered by a mark from 1 to 5.
fn questions() -> Vec<StatsName> {
    let form = assets::forms().iter().rfind(|f| f.id == FORM);
    let fields = form.into_iter().flat_map(|form| &form.fields);
    fields
        .filter(|field| field.options.iter().any(|option| option.code == "5"))
        .map(|field| StatsName {
            code: field.id.get_ref().clone(),
            label: field.label.clone(),
        })
        .collect()
}

/// Upper two steps and all marks of these.
fn share<'a>(marks: impl Iterator<Item = &'a u8>) -> (i64, i64) {
    marks.fold((0, 0), |(top, all), mark| {
        (top + i64::from(*mark >= TOP_TWO), all + 1)
    })
}

#[expect(clippy::cast_precision_loss, reason = "answers are few")]
fn percent((top, all): (i64, i64)) -> Value {
    if all == 0 {
        Value::Nothing
    } else {
        Value::Percent(top as f64 * 100.0 / all as f64)
    }
}

/// The table of satisfaction, with the target of the year and the share of the year before.
pub(super) fn into(bench: &Workbench, fiscal_year: i32, tables: &mut Vec<Table>) -> ApiResult<()> {
    let store = bench.store()?;
    let answers = store.survey_answers(fiscal_year)?;
    let before = store.survey_answers(fiscal_year - 1)?;
    let given = store.survey_given(fiscal_year)?;
    let target = store.figure_targets(fiscal_year)?.remove("satisfaction");
    let row = |code: &str, label: &str, wanted: Option<&str>| {
        let marks = |answers: &[SurveyAnswer]| {
            let of = |answer: &SurveyAnswer| -> Vec<u8> {
                match wanted {
                    Some(question) => answer.marks.get(question).copied().into_iter().collect(),
                    None => answer.marks.values().copied().collect(),
                }
            };
            let all: Vec<u8> = answers.iter().flat_map(of).collect();
            share(all.iter())
        };
        let now = marks(&answers);
        let mine = target.filter(|_| wanted.is_none());
        let cells = [
            Value::Count(now.1),
            Value::Count(now.0),
            percent(now),
            mine.map_or(Value::Nothing, |t| percent((t, 100))),
            percent(marks(&before)),
        ];
        (named(code, label), cells.map(Cell::alone).to_vec())
    };
    let mut rows: Vec<_> = questions()
        .iter()
        .map(|q| row(&q.code, &q.label, Some(&q.code)))
        .collect();
    rows.push(row("all", "全体(七つの質問)", None));
    let back = i64::try_from(answers.len()).unwrap_or(0);
    for (code, label, value) in [
        (
            "given",
            "配布(枚)",
            given.map_or(Value::Nothing, Value::Count),
        ),
        ("back", "回収(枚)", Value::Count(back)),
        ("rate", "回収率", percent((back, given.unwrap_or(0)))),
    ] {
        let (count, share) = match value {
            Value::Percent(_) => (Value::Nothing, value),
            other => (other, Value::Nothing),
        };
        let nothing = Value::Nothing;
        let cells = [count, nothing, share, nothing, nothing];
        rows.push((named(code, label), cells.map(Cell::alone).to_vec()));
    }
    tables.push(Table {
        id: "satisfaction",
        columns: vec![
            named("answered", "回答"),
            named("top", "上位二段階"),
            named("share", "割合"),
            named("target", "目標"),
            named("before", "前年度"),
        ],
        rows,
    });
    Ok(())
}

/// The questionnaire of a fiscal year.
pub(crate) fn list(bench: &mut Workbench, ask: SurveyYear) -> ApiResult<SurveyView> {
    let store = bench.store()?;
    let line = |answer: SurveyAnswer| SurveyLine {
        id: answer.id,
        marks: answer.marks,
    };
    Ok(SurveyView {
        fiscal_year: ask.fiscal_year,
        given: store.survey_given(ask.fiscal_year)?,
        questions: questions(),
        answers: store
            .survey_answers(ask.fiscal_year)?
            .into_iter()
            .map(line)
            .collect(),
    })
}

/// Enters an answer under a random id. The log notes the year only: its time stands beside no answer.
pub(crate) fn put(bench: &mut Workbench, ask: SurveyPut) -> ApiResult<Changed<Nothing>> {
    year(ask.fiscal_year)?;
    let known = questions();
    let is_known = |(question, mark): (&String, &u8)| {
        (1..=5).contains(mark) && known.iter().any(|q| q.code == *question)
    };
    if ask.marks.is_empty() || !ask.marks.iter().all(is_known) {
        return Err(bad("marks"));
    }
    let answer = SurveyAnswer {
        id: random()?,
        fiscal_year: ask.fiscal_year,
        marks: ask.marks.into_iter().collect::<BTreeMap<_, _>>(),
    };
    bench.write(|w| {
        w.put_survey_answer(&answer)?;
        Ok(w.audit("survey", &ask.fiscal_year.to_string())?)
    })?;
    Ok(changed())
}

fn random() -> ApiResult<String> {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).map_err(|_| store::StoreError::NoRandomness)?;
    Ok(hex(&bytes))
}

fn year(fiscal_year: i32) -> ApiResult<()> {
    if (2018..=2100).contains(&fiscal_year) {
        Ok(())
    } else {
        Err(bad("fiscal_year"))
    }
}

/// Takes an answer out that was entered by mistake.
pub(crate) fn drop_one(bench: &mut Workbench, ask: ById) -> ApiResult<Changed<Nothing>> {
    bench.write(|w| {
        if !w.drop_survey_answer(&ask.id)? {
            return Err(ApiError::NotFound);
        }
        Ok(w.audit("survey_drop", "")?)
    })?;
    Ok(changed())
}

/// Says how many were handed out.
pub(crate) fn given(bench: &mut Workbench, ask: SurveyGiven) -> ApiResult<Changed<Nothing>> {
    year(ask.fiscal_year)?;
    if !(0..=100_000).contains(&ask.given) {
        return Err(bad("given"));
    }
    bench.write(|w| {
        w.set_survey_given(ask.fiscal_year, ask.given)?;
        Ok(w.audit("survey", &ask.fiscal_year.to_string())?)
    })?;
    Ok(changed())
}
