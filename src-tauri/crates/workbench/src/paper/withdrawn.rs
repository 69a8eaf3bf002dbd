//! 提供済みの一覧: what left under a consent, for asking it back.

use super::build::Facts;
use super::{Prepared, issue};
use crate::error::{ApiError, ApiResult};
use crate::message::PaperRequest;
use crate::session::Workbench;
use ::paper::document::Width;
use ::paper::sheet::log::{LogColumn, LogSheet};
use model::noun::Consent;
use store::log::Left;

/// Id of the paper.
pub(super) const ID: &str = "consent-left";
const TITLE: &str = "提供済みの書類の一覧";

/// What is to be done, and what cannot be done.
const NOTE: &str = "撤回の後は、この同意による提供を行いません。提供先に、写しを含めて返却または廃棄を依頼し、いつ・だれに依頼し、どう返事があったかを経過に記録してください。相手がすでに知ったこと、相手の記録に写されたこと、本人が自ら渡したものは取り戻せません。本部へ提出した事例は、次の提出データで取下げを伝えます。";

/// Prepares the list of a consent (`passage` names it).
pub(super) fn prepare(bench: &Workbench, ask: &PaperRequest) -> ApiResult<Prepared> {
    if ask.way != "in_house" {
        return Err(ApiError::PaperNotThisWay {
            paper: TITLE.to_owned(),
        });
    }
    let store = bench.store()?;
    let consent = store
        .get::<Consent>(&ask.passage)?
        .ok_or(ApiError::NotFound)?;
    let facts = Facts::of(bench, ask)?;
    if consent.case_id != facts.file.case.id {
        return Err(ApiError::NotFound);
    }
    let left = store.left_under(&consent.id)?;
    let left: Vec<Left> = left.into_iter().filter(|l| !l.failed).collect();
    let column = |label: &str, width: Width| LogColumn {
        label: label.to_owned(),
        width,
        is_number: false,
    };
    let sheet = LogSheet {
        issue: issue(bench, "提供済みの一覧 2026-11")?,
        title: TITLE.to_owned(),
        period: facts.consent_line(&consent),
        facts: vec![facts.file.case.number.clone(), format!("{}件", left.len())],
        note: NOTE.to_owned(),
        columns: vec![
            column("日時", Width::Mm(32.0)),
            column("書類", Width::Mm(42.0)),
            column("提供先・目的", Width::Mm(38.0)),
            column("載せた項目", Width::Share(1.0)),
            column("返却・廃棄の確認", Width::Mm(30.0)),
        ],
        rows: left.iter().map(|l| facts.left_row(l)).collect(),
        when_empty: "この同意により提供した書類はありません。".to_owned(),
    };
    let mut out = facts.prepared(TITLE, sheet.document());
    out.discloses = vec!["いつ・だれに・何を渡したか(院内用)".to_owned()];
    Ok(out)
}

impl Facts<'_> {
    fn consent_line(&self, consent: &Consent) -> String {
        let day = |iso: &str| {
            iso.parse()
                .map(|day| self.calendar.date(day))
                .unwrap_or_default()
        };
        let purpose = self.label("consent_purpose", &consent.purpose);
        let withdrawn = if consent.withdrawn_on.is_empty() {
            String::new()
        } else {
            format!(" ／ 撤回 {}", day(&consent.withdrawn_on))
        };
        format!("{purpose} 同意 {}{withdrawn}", day(&consent.on_date))
    }

    fn left_row(&self, left: &Left) -> Vec<String> {
        let at = chrono::DateTime::parse_from_rfc3339(&left.at)
            .map(|t| crate::clock::japanese(t.to_utc(), self.calendar))
            .unwrap_or_default();
        let items: Vec<String> = (left.items.iter())
            .map(|item| self.label("consent_item", item))
            .collect();
        let items = match (items.is_empty(), left.paper.as_str()) {
            (false, _) => items.join("、"),
            (true, "bundle") => "個人を特定しにくくした事例データ".to_owned(),
            (true, _) => "(項目の記録なし)".to_owned(),
        };
        vec![
            at,
            super::title_of(self.bench, &left.paper),
            format!("{}\n{}", left.recipient, left.purpose),
            items,
            String::new(),
        ]
    }
}
