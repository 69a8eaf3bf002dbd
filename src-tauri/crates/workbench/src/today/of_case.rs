//! What somebody wrote down to do for one case, as the screen of the case lists it: promises, to-dos, calls to be returned.

use super::{Marks, is_own, locate, of_date};
use crate::assets;
use crate::error::ApiResult;
use crate::message::TodayLine;
use crate::session::Workbench;
use crate::settings::name_of;
use model::casefile::CaseFile;
use model::deadline;
use model::noun::{Memo, Todo};
use store::desk::DateRow;

/// The lines of a case by day, those that were put off among them. While somebody looks on there are none.
pub(crate) fn of_case(bench: &Workbench, file: &CaseFile) -> ApiResult<Vec<TodayLine>> {
    if !crate::interview::only(bench).is_empty() {
        return Ok(Vec::new());
    }
    let today = bench.today();
    let store = bench.store()?;
    let dates = deadline::open_dates(assets::calendar(), file, &today.to_string());
    let mut lines = Vec::new();
    for date in dates {
        if !is_own(&date.rule) && date.rule != "callback" {
            continue;
        }
        let user = match date.rule.as_str() {
            "promise" => None,
            "callback" => store.get::<Memo>(&date.record_id)?.map(|m| m.callback_user),
            _ => store.get::<Todo>(&date.record_id)?.map(|t| t.staff),
        };
        let row = DateRow {
            case_id: file.case.id.clone(),
            name: file.person.shown_name().to_owned(),
            kana: file.person.kana.clone(),
            on: date.on,
            legal_on: date.legal_on,
            rule: date.rule,
            label: date.label,
            basis: date.basis,
            record_id: date.record_id,
            lead: date.lead,
            opens: date.opens,
        };
        lines.push(TodayLine {
            staff: user
                .filter(|user| !user.is_empty())
                .map_or_else(String::new, |user| name_of(bench, &user)),
            ..of_date(row, today)
        });
    }
    let marks = Marks::of_case(bench, &file.case.id)?;
    let (mut shown, away) = marks.sort(bench, lines);
    shown.extend(away);
    shown.sort_by(|a, b| a.on.cmp(&b.on));
    locate(store, &mut shown, today)?;
    Ok(shown)
}

/// May a date be read while the person of the case looks on? What was promised may, what the office notes for itself may not.
pub(crate) fn is_for_all_eyes(rule: &str) -> bool {
    !matches!(rule, "todo" | "callback")
}
