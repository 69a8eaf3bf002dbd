//! 電話メモ: calls that came in before anybody knew whose case they belong to.

use crate::assets;
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::record;
use crate::session::Workbench;
use crate::settings::name_of;
use model::check;
use model::era;
use model::noun::{Activity, Memo, Noun};
use store::StoreError;

/// Memos of one state, newest first.
pub(crate) fn list(bench: &mut Workbench, ask: MemoQuery) -> ApiResult<MemoPage> {
    let store = bench.store()?;
    let (ids, total) = store.memo_ids(&ask.state, ask.offset, ask.limit.clamp(1, 200))?;
    let mut rows = Vec::new();
    for id in ids {
        if let Some(record) = store.get::<Memo>(&id)? {
            let name = store.name_of_case(&record.case_id)?;
            rows.push(MemoRow {
                name: name.map(|(name, _)| name).unwrap_or_default(),
                record,
            });
        }
    }
    Ok(MemoPage { rows, total })
}

/// One memo.
pub(crate) fn get(bench: &mut Workbench, ask: ById) -> ApiResult<MemoRow> {
    let store = bench.store()?;
    let record = store.get::<Memo>(&ask.id)?.ok_or(StoreError::NotFound)?;
    let name = store.name_of_case(&record.case_id)?;
    Ok(MemoRow {
        name: name.map(|(name, _)| name).unwrap_or_default(),
        record,
    })
}

/// Makes a memo an activity of a case, with every word of it; the memo stays and names the activity.
pub(crate) fn assign(bench: &mut Workbench, ask: MemoAssign) -> ApiResult<Changed<Saved>> {
    let user = bench.user_id()?;
    let today = bench.today();
    let case_id = bench.store()?.case_id(&ask.case_id)?;
    if bench.store()?.case_cancelled(&case_id)?.is_some() {
        return Err(ApiError::NotFound);
    }
    let memo = bench
        .store()?
        .get::<Memo>(&ask.id)?
        .ok_or(StoreError::NotFound)?;
    if !memo.case_id.is_empty() {
        return Err(record::bad("assigned already"));
    }
    if memo.rev != ask.rev {
        return Err(StoreError::Conflict.into());
    }
    let mut activity = Activity {
        case_id: case_id.clone(),
        on_date: memo.on_date.clone(),
        at_time: memo.at_time.clone(),
        channel: "phone".to_owned(),
        staff: memo.staff.clone(),
        chart_note: "todo".to_owned(),
        text: words(bench, &memo),
        ..Activity::default()
    };
    record::complete(&mut activity, &user)?;
    let findings = check::check(&activity, assets::codes());
    if !findings.is_empty() {
        return Err(ApiError::Invalid { findings });
    }
    let put = bench.write(|w| {
        let put = w.put(&mut activity)?;
        record::after_save(w, Noun::Activity, &activity.id, today)?;
        let mut memo = memo;
        memo.case_id.clone_from(&case_id);
        memo.activity_id.clone_from(&activity.id);
        memo.closed_on = today.to_string();
        memo.closed_reason.clear();
        w.put(&mut memo)?;
        record::after_save(w, Noun::Memo, &memo.id, today)?;
        w.audit("memo_assign", &case_id)?;
        Ok(put)
    })?;
    Ok(Changed {
        value: Saved {
            noun: Noun::Activity,
            id: activity.id,
            rev: put.rev,
            save_id: put.save_id,
            case_id,
            at: clock::instant(bench.now()),
        },
        touched: vec![Touched::Case, Touched::Lists, Touched::Drafts],
    })
}

/// The memo as the text of an activity: nothing that was written down is left out.
fn words(bench: &Workbench, memo: &Memo) -> String {
    let mut lines = vec![memo.text.clone()];
    let mut say = |label: &str, value: &str| {
        if !value.is_empty() {
            lines.push(format!("{label}: {value}"));
        }
    };
    let day = |iso: &str| iso.parse().map(era::short).unwrap_or_default();
    say("電話の相手", &memo.caller);
    say("電話番号", &memo.number);
    if !memo.callback_user.is_empty() || !memo.callback_on.is_empty() {
        let who = if memo.callback_user.is_empty() {
            String::new()
        } else {
            name_of(bench, &memo.callback_user)
        };
        let until = [day(&memo.callback_on), memo.callback_time.clone()];
        let until = until
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let parts: Vec<String> = [who, until].into_iter().filter(|p| !p.is_empty()).collect();
        say("折り返し", &parts.join("、"));
    }
    if !memo.answered_on.is_empty() {
        say("折り返した日", &day(&memo.answered_on));
    }
    lines.join("\n")
}
