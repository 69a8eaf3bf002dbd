//! 読了証: what the user has read of the manual and passed.

use super::{Prepared, Told, issue, style};
use crate::assets;
use crate::course::{self, Progress};
use crate::error::{ApiError, ApiResult};
use crate::manual::Chapter;
use crate::session::Workbench;
use ::paper::sheet::reading::{ReadChapter, Reading, TITLE};

/// Prepares the paper once the base of the course is done.
pub(crate) fn prepare(bench: &Workbench) -> ApiResult<Prepared> {
    let manual = bench.manual();
    let edition = &manual.edition;
    let percent = edition.course.pass_percent;
    let progress = Progress::of(bench)?;
    let plan = course::plan(edition);
    let (done, open): (Vec<&Chapter>, Vec<&Chapter>) = plan
        .into_iter()
        .partition(|chapter| progress.is_done(chapter, percent));
    let is_base = |chapter: &&Chapter| edition.course.base.contains(&chapter.id);
    let left = open.iter().copied().filter(is_base).count();
    if left > 0 {
        return Err(ApiError::CourseNotDone { left });
    }
    let calendar = style::calendar(bench)?;
    let days = |chapter: &Chapter| {
        [
            progress.read_on(chapter),
            progress.result(chapter, percent).1,
        ]
    };
    let base = done.iter().copied().filter(is_base);
    let done_on = base.flat_map(days).max().unwrap_or_default();
    let user = &bench.opened()?.user;
    let profession = assets::codes().label("profession", &user.profession);
    let sheet = Reading {
        issue: issue(bench, &format!("{TITLE} 2026-11"))?,
        office: super::build::office(bench)?,
        reader: format!("{profession} {}", user.name).trim().to_owned(),
        done_on: calendar.words(&done_on),
        edition: edition.title.clone(),
        text: format!(
            "「{}」の基本の章をすべて読み、各章の確認テストで{percent}%以上に正答したことを記録します。",
            edition.title
        ),
        chapters: done
            .iter()
            .map(|chapter| line(chapter, &progress, percent, calendar))
            .collect(),
        notice: edition.course.notice.clone(),
    };
    Ok(Prepared {
        title: TITLE.to_owned(),
        document: sheet.document(),
        left_out: Vec::new(),
        discloses: vec!["氏名・職種、読んだ章、確認テストの結果".to_owned()],
        consents: Vec::new(),
        case_id: String::new(),
        number: String::new(),
        told: Told::default(),
    })
}

fn line(
    chapter: &Chapter,
    progress: &Progress,
    percent: usize,
    calendar: model::era::Calendar,
) -> ReadChapter {
    let (best, passed_on) = progress.result(chapter, percent);
    let score = best.map(|s| format!("{}/{}", s.right, s.asked));
    ReadChapter {
        title: format!("{} {}", chapter.number, chapter.title),
        read_on: calendar.words(&progress.read_on(chapter)),
        score: score.unwrap_or_default(),
        passed_on: calendar.words(&passed_on),
    }
}
