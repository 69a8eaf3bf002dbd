//! What somebody meant to do later than 今日 looks ahead: to-dos, promises and calls, which no other list of this screen tells.

use super::{AHEAD, Marks, of_date, of_own};
use crate::error::ApiResult;
use crate::message::TodayLine;
use crate::session::Workbench;
use chrono::Duration;

/// The lines, by day. One that was put off stands here all the same: nothing else would tell of it before its time.
pub(super) fn lines(bench: &Workbench, marks: &Marks) -> ApiResult<Vec<TodayLine>> {
    let today = bench.today();
    let from = (today + Duration::days(AHEAD + 1)).to_string();
    let store = bench.store()?;
    let promises = store.promises_from(&from)?.into_iter();
    let mut lines: Vec<TodayLine> = promises.map(|row| of_date(row, today)).collect();
    let own = store.todos_from(&from)?.into_iter();
    for row in own.chain(store.callbacks_from(&from)?) {
        lines.push(of_own(bench, row, today));
    }
    let (mut shown, away) = marks.sort(bench, lines);
    shown.extend(away);
    shown.sort_by(|a, b| a.on.cmp(&b.on));
    Ok(shown)
}
