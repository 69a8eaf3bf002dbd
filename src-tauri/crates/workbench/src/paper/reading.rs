//! 読了証: what the user has read of the manual and passed.

use super::{Prepared, Told, issue, style};
use crate::assets;
use crate::course::{self, Progress};
use crate::error::{ApiError, ApiResult};
use crate::manual::{Chapter, Edition};
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
        .partition(|chapter| progress.is_done(chapter, edition));
    let is_base = |chapter: &&Chapter| edition.course.base.contains(&chapter.id);
    let left = open.iter().copied().filter(is_base).count();
    if left > 0 {
        return Err(ApiError::CourseNotDone { left });
    }
    let calendar = style::calendar(bench)?;
    let days = |chapter: &Chapter| {
        [
            progress.read_on(chapter),
            progress.result(chapter, edition).passed_on,
        ]
    };
    let base = done.iter().copied().filter(is_base);
    let done_on = base.flat_map(days).max().unwrap_or_default();
    let user = &bench.opened()?.user;
    let profession = assets::codes().label("profession", &user.profession);
    let lines: Vec<ReadChapter> = done
        .iter()
        .map(|chapter| line(chapter, &progress, edition, calendar))
        .collect();
    let mut text = format!(
        "「{}」の基本の章をすべて読み、各章の確認テストで{percent}%以上に正答したことを記録します。",
        edition.title
    );
    if done
        .iter()
        .any(|c| !progress.result(c, edition).passed_in.is_empty())
    {
        text = format!(
            "基本の章をすべて読み、各章の確認テストに合格したことを記録します。「{}」より前の版で合格した章には、その版を添えました。",
            edition.title
        );
    }
    let sheet = Reading {
        issue: issue(bench, &format!("{TITLE} 2026-11"))?,
        office: super::build::office(bench)?,
        reader: format!("{profession} {}", user.name).trim().to_owned(),
        done_on: calendar.words(&done_on),
        edition: edition.title.clone(),
        text,
        chapters: lines,
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
    edition: &Edition,
    calendar: model::era::Calendar,
) -> ReadChapter {
    let outcome = progress.result(chapter, edition);
    let score = outcome.best.map(|s| format!("{}/{}", s.right, s.asked));
    let passed_on = calendar.words(&outcome.passed_on);
    ReadChapter {
        title: format!("{} {}", chapter.number, chapter.title),
        read_on: calendar.words(&progress.read_on(chapter)),
        score: score.unwrap_or_default(),
        passed_on: if outcome.passed_in.is_empty() {
            passed_on
        } else {
            // 「統合マニュアル 令和8年11月版」: the column has room for the edition alone.
            let title = outcome.passed_in.split_whitespace().last();
            format!("{passed_on}({}で合格)", title.unwrap_or_default())
        },
    }
}
