//! Papers of the house, without a case: the recovery sheet and the audit log.

use super::{Prepared, issue, style};
use crate::assets;
use crate::error::ApiResult;
use crate::message::PaperRequest;
use crate::session::Workbench;
use ::paper::document::Width;
use ::paper::sheet::log::{LogColumn, LogSheet};
use ::paper::sheet::recovery::{self, RecoverySheet};
use model::era::Calendar;

/// Acts on one printed log.
const ROWS: u32 = 2_000;

/// The sheet on which the recovery code is kept.
pub(crate) fn recovery_sheet(bench: &Workbench, ask: &PaperRequest) -> ApiResult<Prepared> {
    crate::keys::read_code(&ask.code)?;
    let sheet = RecoverySheet {
        issue: issue(bench, "復旧コードの控え 2026-11")?,
        facility: crate::settings::read(bench)?.facility,
        issued_on: style::calendar(bench)?.date(bench.today()),
        issued_by: bench.opened()?.user.name.clone(),
        groups: ask.code.split('-').map(str::to_owned).collect(),
        purpose: "パスフレーズを忘れたとき、キーファイルを失くしたときに、このコードでデータを開けます。".to_owned(),
        keeping: vec![
            "封をして、PCとは別の鍵のかかる場所に保管してください。".to_owned(),
            "写真に撮ったり、ファイルに打ち込んだりしないでください。".to_owned(),
            "使ったとき、見られたおそれがあるときは、設定から新しいコードを作ってください。古いコードは使えなくなります。".to_owned(),
            "このコードとパスフレーズの両方を失うと、データは誰にも開けません。".to_owned(),
        ],
    };
    Ok(Prepared {
        title: recovery::TITLE.to_owned(),
        document: sheet.document(),
        left_out: Vec::new(),
        discloses: vec!["データを開ける復旧コード".to_owned()],
        consents: Vec::new(),
        case_id: String::new(),
        number: String::new(),
        told: super::Told::default(),
    })
}

/// The audit log as the viewer filters it.
pub(crate) fn audit_log(bench: &Workbench, ask: &PaperRequest) -> ApiResult<Prepared> {
    bench.require_admin()?;
    let store = bench.store()?;
    let calendar = style::calendar(bench)?;
    let filter = store::log::ActFilter {
        month: ask.month.clone(),
        kind: ask.kind.clone(),
        user: ask.user.clone(),
        limit: ROWS,
        ..Default::default()
    };
    let (acts, total) = store.acts(&filter)?;
    let intact = if store.audit_intact()? {
        "記録のつながりを確認済み(改変なし)"
    } else {
        "記録のつながりが切れています。改変のおそれがあります"
    };
    let column = |label: &str, width: Width| LogColumn {
        label: label.to_owned(),
        width,
        is_number: false,
    };
    let sheet = LogSheet {
        issue: issue(bench, "操作の記録 2026-11")?,
        title: "操作の記録".to_owned(),
        period: if ask.month.is_empty() {
            "全期間".to_owned()
        } else {
            month(&ask.month, calendar)
        },
        facts: vec![
            filtered(bench, ask),
            format!("{total}件"),
            intact.to_owned(),
        ],
        note: "記録されるのは操作の種類と対象の番号だけです。氏名や記録の内容は含みません。"
            .to_owned(),
        columns: vec![
            column("日時", Width::Mm(42.0)),
            column("利用者", Width::Mm(34.0)),
            column("操作", Width::Mm(48.0)),
            column("対象", Width::Share(1.0)),
        ],
        rows: acts
            .iter()
            .map(|act| {
                let at = chrono::DateTime::parse_from_rfc3339(&act.at)
                    .map(|t| crate::clock::japanese(t.to_utc(), calendar))
                    .unwrap_or_default();
                vec![
                    at,
                    crate::settings::name_of(bench, &act.user),
                    assets::codes().label("act", &act.kind).to_owned(),
                    crate::log::about(bench, act),
                ]
            })
            .collect(),
        when_empty: "この期間の記録はありません。".to_owned(),
    };
    Ok(Prepared {
        title: "操作の記録".to_owned(),
        document: sheet.document(),
        left_out: Vec::new(),
        discloses: vec!["操作の種類・日時・利用者・対象の番号".to_owned()],
        consents: Vec::new(),
        case_id: String::new(),
        number: String::new(),
        told: super::Told::default(),
    })
}

/// What the printed log was narrowed to, in words; empty when it is the whole.
fn filtered(bench: &Workbench, ask: &PaperRequest) -> String {
    let mut words = Vec::new();
    if !ask.kind.is_empty() {
        words.push(format!("操作: {}", assets::codes().label("act", &ask.kind)));
    }
    if !ask.user.is_empty() {
        words.push(format!(
            "利用者: {}",
            crate::settings::name_of(bench, &ask.user)
        ));
    }
    words.join(" / ")
}

/// `2026-11` → 令和8年11月.
fn month(iso: &str, calendar: Calendar) -> String {
    format!("{iso}-01")
        .parse()
        .map_or_else(|_| iso.to_owned(), |first| calendar.month(first))
}
