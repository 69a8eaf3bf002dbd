//! 面談前の一画面, and the one screen after the talk.

use crate::assets;
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::record;
use crate::session::Workbench;
use chrono::{Duration, NaiveDate};
use model::check::{self, Finding};
use model::noun::{Case, Noun, Person, Todo};
use model::{deadline, stage};
use store::StoreError;

/// Days ahead in which a date is near.
const NEAR: i64 = 60;
/// Activities that are shown again.
const LAST: u32 = 3;

/// Everything to have in mind before talking with a person, on one screen.
pub(crate) fn before(bench: &mut Workbench, ask: ById) -> ApiResult<BeforeTalk> {
    let today = bench.today();
    let store = bench.store()?;
    let case_id = store.case_id(&ask.id)?;
    let file = store.case_file(&case_id)?;
    let on = today.to_string();
    let view = stage::judge(assets::stage_rules(), &file, &on);
    let until = (today + Duration::days(NEAR)).to_string();
    let open = deadline::open_dates(assets::calendar(), &file, &on);
    let mut promises: Vec<TalkPromise> = store
        .todos_of(&case_id)?
        .into_iter()
        .map(|(id, on, text, promise)| TalkPromise {
            days: days(&on, today),
            todo_id: id,
            on,
            text,
            promise,
        })
        .collect();
    promises.extend(
        open.iter()
            .filter(|d| d.rule == "promise")
            .map(|d| TalkPromise {
                days: days(&d.on, today),
                todo_id: String::new(),
                on: d.on.clone(),
                text: d.label.clone(),
                promise: true,
            }),
    );
    promises.sort_by(|a, b| a.on.cmp(&b.on));
    let asks = assets::asks();
    let questions = view.missing.iter().chain(&view.reminders).map(|item| {
        let sentence = asks.ask.iter().find(|a| a.item == item.item);
        TalkQuestion {
            item: item.item.clone(),
            label: item.label.clone(),
            sentence: sentence.map(|a| a.sentence.clone()).unwrap_or_default(),
        }
    });
    Ok(BeforeTalk {
        number: file.case.number.clone(),
        name: file.person.shown_name().to_owned(),
        kana: file.person.kana.clone(),
        questions: questions.collect(),
        dates: open
            .iter()
            .filter(|d| !crate::today::is_own(&d.rule) && d.on <= until)
            .map(|d| TalkDate {
                on: d.on.clone(),
                days: days(&d.on, today),
                label: d.label.clone(),
                basis: d.basis.clone(),
                opens: d.opens.clone(),
            })
            .collect(),
        withheld: withheld(&file.person, &file.case, &file.consents),
        measures: file
            .measures
            .iter()
            .filter(|m| m.to_date.is_empty() || m.to_date >= on)
            .cloned()
            .collect(),
        last: store.activities(&case_id, 0, LAST)?.0,
        pins: crate::case::pins(bench, &case_id)?,
        promises,
        file,
        case_id,
    })
}

/// What may not be told, and to whom what is known, in the words of the record.
fn withheld(person: &Person, case: &Case, consents: &[model::noun::Consent]) -> Vec<Withheld> {
    let mut out = Vec::new();
    let mut say = |label: &str, text: &str| {
        if !text.trim().is_empty() {
            out.push(Withheld {
                label: label.to_owned(),
                text: text.to_owned(),
            });
        }
    };
    say("伝えてほしくないこと", &case.wish_withhold);
    for consent in consents.iter().filter(|c| c.withdrawn_on.is_empty()) {
        say("同意で提供しないもの", &consent.excluded);
    }
    say("本人に伝わっていること", &person.told_person);
    say("家族に伝わっていること", &person.told_family);
    say("会社に伝わっていること", &person.told_company);
    out
}

fn days(iso: &str, today: NaiveDate) -> i64 {
    iso.parse::<NaiveDate>()
        .map_or(0, |day| (day - today).num_days())
}

/// After the talk: the activity, the next appointment and the promises, in one transaction.
pub(crate) fn save(bench: &mut Workbench, ask: TalkSave) -> ApiResult<Changed<Saved>> {
    let user = bench.user_id()?;
    let today = bench.today();
    let mut activity = ask.activity;
    activity.id.clear();
    activity.rev = 0;
    record::complete(&mut activity, &user)?;
    let mut findings = check::check(&activity, assets::codes());
    let found = bench.store()?.get::<Case>(&activity.case_id)?;
    let Some(mut case) = found else {
        // What was typed is told before what is missing around it.
        return Err(if findings.is_empty() {
            StoreError::NotFound.into()
        } else {
            ApiError::Invalid { findings }
        });
    };
    case.followup_on = ask.followup_on;
    case.next_steps = ask.next_steps;
    let todos: Vec<Todo> = ask
        .promises
        .into_iter()
        .filter(|p| !p.text.trim().is_empty() || !p.on.is_empty())
        .map(|p| Todo {
            on_date: p.on,
            text: p.text,
            promise: true,
            staff: user.clone(),
            case_id: case.id.clone(),
            ..Todo::default()
        })
        .collect();
    findings.extend(check::check(&case, assets::codes()));
    for (n, todo) in todos.iter().enumerate() {
        let of_row = check::check(todo, assets::codes()).into_iter();
        findings.extend(of_row.map(|f| Finding {
            field: format!("promises.{n}.{}", f.field),
            ..f
        }));
    }
    if !findings.is_empty() {
        return Err(ApiError::Invalid { findings });
    }
    let put = bench.write(|w| {
        let put = w.put(&mut activity)?;
        if w.put(&mut case)?.seq > 0 {
            record::after_save(w, Noun::Case, &case.id, today)?;
        }
        for mut todo in todos {
            w.put(&mut todo)?;
            record::after_save(w, Noun::Todo, &todo.id, today)?;
        }
        record::after_save(w, Noun::Activity, &activity.id, today)?;
        w.drop_draft(&ask.draft)?;
        Ok(put)
    })?;
    Ok(Changed {
        value: Saved {
            noun: Noun::Activity,
            id: activity.id,
            rev: put.rev,
            save_id: put.save_id,
            case_id: activity.case_id,
            at: clock::instant(bench.now()),
        },
        touched: vec![Touched::Case, Touched::Lists, Touched::Drafts],
    })
}
