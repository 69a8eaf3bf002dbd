//! 指導料の確認: the records of a case beside the rules of the day.

use crate::assets;
use crate::error::ApiResult;
use crate::message::*;
use crate::session::Workbench;
use model::casefile::CaseFile;
use model::fee::{self, Around, FeeJudgement, Staff};
use model::noun::FeeCheck;

/// Every date of service of a case as judged.
pub(crate) fn review(bench: &mut Workbench, ask: ById) -> ApiResult<FeeReview> {
    let store = bench.store()?;
    let file = store.case_file(&store.case_id(&ask.id)?)?;
    let today = bench.today().to_string();
    Ok(FeeReview {
        checks: judgements(bench, &file)?,
        fresh: fresh(&file, &today),
        window: fee::window_of(assets::fee_book(), &file, &today),
    })
}

/// The judgements of a case, newest first.
pub(crate) fn judgements(bench: &Workbench, file: &CaseFile) -> ApiResult<Vec<FeeJudgement>> {
    let around = around(bench)?;
    let book = assets::fee_book();
    let checks = file.fee_checks.iter();
    Ok(checks
        .map(|check| fee::judge(book, file, check, &around))
        .collect())
}

fn around(bench: &Workbench) -> ApiResult<Around> {
    let settings = crate::settings::read(bench)?;
    let users = bench.store()?.users()?.into_iter();
    Ok(Around {
        staff: users
            .map(|user| Staff {
                id: user.id,
                profession: user.profession,
                trained_on: user.trained_on,
            })
            .collect(),
        addon_on: settings.fee_addon_on,
        online_on: settings.fee_online_on,
    })
}

/// A new record: the day, and whether a first time is behind it.
fn fresh(file: &CaseFile, today: &str) -> FeeCheck {
    let first = file
        .fee_checks
        .iter()
        .any(|c| c.turn == "first" && c.office != "not_billed");
    FeeCheck {
        case_id: file.case.id.clone(),
        service_on: today.to_owned(),
        turn: if first { "later" } else { "first" }.to_owned(),
        setting: if file.case.care_setting == "outpatient" {
            "outpatient".to_owned()
        } else {
            String::new()
        },
        ..FeeCheck::default()
    }
}
