//! Which records would leave now, which are held back and why, and how many others share their combination.

use super::{course, hq_card, secret32, tally, view};
use crate::assets;
use crate::derive::content_hash;
use crate::error::ApiResult;
use crate::evidence;
use crate::manual::Edition;
use crate::message::*;
use crate::session::Workbench;
use model::casefile::CaseFile;
use model::deident::{self, LEAST_K, Projection};
use model::era::Calendar;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use store::exchange::Outgoing;

/// A record that leaves.
pub(crate) struct Ready {
    pub(crate) case_id: String,
    pub(crate) rev: i64,
    /// The consent by which it leaves.
    pub(crate) consent_id: String,
    pub(crate) fields: Map<String, Value>,
    /// Digest of the present content (before any generalisation): what the list compares with.
    pub(crate) content_hash: String,
}

/// Everything about the next bundle.
pub(crate) struct Gathered {
    pub(crate) sequence: i64,
    pub(crate) cases: Vec<Ready>,
    /// Case id, pseudonym, highest revision that is withdrawn.
    pub(crate) tombstones: Vec<(String, String, i64)>,
    pub(crate) tallies: Vec<Tally>,
    /// Edition of the manual in use.
    pub(crate) edition: String,
    /// Remarks on the manual.
    pub(crate) remarks: evidence::Leaving,
    /// Counts of the course.
    pub(crate) course: Vec<CourseLeaving>,
    pub(crate) blocked: Vec<ExportBlock>,
    ready: Vec<ExportLine>,
    held: Vec<ExportLine>,
}

/// What the next bundle would carry.
pub(crate) fn preview(bench: &mut Workbench, _: Nothing) -> ApiResult<ExportPreview> {
    let gathered = gather(bench, "")?;
    Ok(ExportPreview {
        sequence: gathered.sequence,
        ready: gathered.ready,
        held: gathered.held,
        tombstones: gathered.tombstones.len(),
        tallies: gathered.tallies,
        edition: gathered.edition,
        remarks: gathered.remarks.shown,
        course: gathered.course,
        hq: hq_card(bench)?.as_ref().map(view),
        blocked: gathered.blocked,
    })
}

/// Decides about a rare combination; the decision holds for the present content only.
pub(crate) fn decide(bench: &mut Workbench, ask: ExportDecide) -> ApiResult<Changed<Nothing>> {
    let case_id = bench.store()?.case_id(&ask.case_id)?;
    let file = bench.store()?.case_file(&case_id)?;
    let today = bench.today().to_string();
    let hash = content_hash(&deident::project(&file, assets::codes(), None, &today).fields);
    let decision =
        serde_json::to_string(&ask.decision).map_err(|_| crate::record::bad("decision"))?;
    bench.write(|w| {
        w.put_export_decision(&case_id, &hash, &decision)?;
        Ok(w.audit("export_decide", &case_id)?)
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Exchange],
    })
}

/// Looks at every case.
pub(crate) fn gather(bench: &Workbench, folder: &str) -> ApiResult<Gathered> {
    let store = bench.store()?;
    let today = bench.today().to_string();
    let mut all = Vec::new();
    for outgoing in store.outgoing()? {
        let file = store.case_file(&outgoing.case_id)?;
        let cancelled = store.case_cancelled(&outgoing.case_id)?.is_some();
        all.push((outgoing, file, cancelled));
    }
    let consented: Vec<&(Outgoing, CaseFile, bool)> = all
        .iter()
        .filter(|(_, file, cancelled)| !cancelled && deident::agreed(file, &today))
        .collect();
    let keys: Vec<_> = consented
        .iter()
        .map(|(_, file, _)| deident::project(file, assets::codes(), None, &today).key)
        .collect();
    let k = deident::count_k(&keys);
    let read = consented
        .iter()
        .map(|(_, file, _)| file.passages.as_slice());
    let group = Group {
        passages: deident::count_passages(keys.iter().zip(read)),
        told: evidence::tells(bench)?,
        k,
        keys,
    };
    let mut out = Gathered {
        sequence: store.bundles()?.first().map_or(1, |b| b.sequence + 1),
        cases: Vec::new(),
        tombstones: withdrawn(bench, &all, &today)?,
        edition: bench.manual().edition.id.clone(),
        remarks: evidence::gather(bench, &*secret32(bench, "pseudonym")?)?,
        course: course::count(bench)?,
        tallies: tally::count(
            all.iter()
                .filter(|(.., cancelled)| !cancelled)
                .map(|(_, file, _)| file),
            bench.today(),
        ),
        blocked: Vec::new(),
        ready: Vec::new(),
        held: Vec::new(),
    };
    for (outgoing, file, cancelled) in &all {
        if !cancelled {
            weigh(bench, outgoing, file, &today, &group, &mut out)?;
        }
    }
    out.blocked = blocked(bench, folder, &out)?;
    Ok(out)
}

/// What every case that leaves is weighed against.
struct Group {
    /// Combinations of the cases that may leave.
    keys: Vec<deident::QuasiKey>,
    /// How many share each.
    k: BTreeMap<deident::QuasiKey, usize>,
    /// How many of them used each passage.
    passages: BTreeMap<(deident::QuasiKey, String), usize>,
    /// Passages that were used are told at all.
    told: bool,
}

/// Puts one case among the ready or the held ones.
fn weigh(
    bench: &Workbench,
    outgoing: &Outgoing,
    file: &CaseFile,
    today: &str,
    group: &Group,
    out: &mut Gathered,
) -> ApiResult<()> {
    let codes = assets::codes();
    let plain = deident::project(file, codes, None, today);
    let hash = content_hash(&plain.fields);
    let decision = decision_for(bench, &outgoing.case_id, &hash)?;
    let offers = plain.key.offers(&group.keys);
    // A step that hides nothing better is no decision: the record stays held.
    let decision = decision.filter(|taken| match taken {
        ExportDecision::Generalised(step) => offers.iter().any(|offer| offer.step == *step),
        _ => true,
    });
    let step = match decision {
        Some(ExportDecision::Generalised(step)) => Some(step),
        _ => None,
    };
    let (mut leaving, shared) = match step {
        Some(step) => (
            deident::project(file, codes, Some(step), today),
            plain.key.shared_after(step, &group.keys),
        ),
        None => (plain.clone(), group.k.get(&plain.key).copied().unwrap_or(1)),
    };
    deident::keep_shared_passages(&mut leaving, &group.passages, step, group.told);
    let reason = held_reason(file, today, outgoing, &hash, shared, decision);
    let edition = &bench.manual().edition;
    let line = line(
        outgoing, &leaving, shared, reason, decision, offers, edition,
    );
    if reason.is_empty() {
        let rev = outgoing.content_rev.max(outgoing.sent_rev + 1);
        out.cases.push(Ready {
            case_id: outgoing.case_id.clone(),
            rev,
            consent_id: registration(file, today),
            fields: leaving.fields,
            content_hash: hash,
        });
        out.ready.push(line);
    } else {
        out.held.push(line);
    }
    Ok(())
}

/// The consent to registration that holds on the day.
fn registration(file: &CaseFile, today: &str) -> String {
    let consents = file.consents.iter();
    consents
        .filter(|c| c.purpose == deident::PURPOSE && c.holds(today) && deident::suffices(c))
        .map(|c| c.id.clone())
        .next()
        .unwrap_or_default()
}

fn decision_for(bench: &Workbench, case_id: &str, hash: &str) -> ApiResult<Option<ExportDecision>> {
    Ok(bench
        .store()?
        .export_decision(case_id)?
        .filter(|(taken_for, _)| taken_for == hash)
        .and_then(|(_, json)| serde_json::from_str(&json).ok()))
}

fn held_reason(
    file: &CaseFile,
    today: &str,
    outgoing: &Outgoing,
    hash: &str,
    shared: usize,
    decision: Option<ExportDecision>,
) -> &'static str {
    let asked = file.consents.iter().find(|c| c.purpose == deident::PURPOSE);
    if !deident::agreed(file, today) {
        return match asked {
            None => "no_consent",
            Some(c) if !c.withdrawn_on.is_empty() => "withdrawn",
            Some(c) if c.holds(today) && !deident::suffices(c) => "narrow",
            Some(c) if c.answer == "agreed" => "expired",
            Some(_) => "declined",
        };
    }
    match decision {
        Some(ExportDecision::Held) => return "held",
        None if shared < LEAST_K => return "rare",
        _ => {}
    }
    if outgoing.sent_hash == hash {
        "unchanged"
    } else {
        ""
    }
}

fn line(
    outgoing: &Outgoing,
    leaving: &Projection,
    k: usize,
    reason: &str,
    decision: Option<ExportDecision>,
    offers: Vec<deident::Offer>,
    edition: &Edition,
) -> ExportLine {
    ExportLine {
        case_id: outgoing.case_id.clone(),
        number: outgoing.number.clone(),
        name: outgoing.name.clone(),
        shown: show(&leaving.fields, edition),
        fields: leaving
            .fields
            .iter()
            .filter(|(_, v)| !is_unset(v))
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect(),
        k,
        combination: crate::case::key_words(&leaving.key),
        reason: reason.to_owned(),
        decision,
        offers,
    }
}

/// Nothing is sent for what is not known.
pub(crate) fn is_unset(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// Stands where the codes are passages of the manual.
const PASSAGE_LIST: &str = "passage";

/// Labels of the projection's fields, and the list their codes belong to.
const SHOWN: [(&str, &str, &str); 38] = [
    ("fiscal_year", "年度", ""),
    ("age_band", "年齢階級", "age_band"),
    ("sex", "性別", "sex"),
    ("disease", "疾患の大分類", "disease"),
    ("disease_group", "本部の区分", "hq_group"),
    ("further_diseases", "併存症の大分類", "disease"),
    ("nanbyo_group", "指定難病の疾患群", "nanbyo_group"),
    ("opened_month", "受付の月", ""),
    ("closed_month", "終結の月", ""),
    ("path", "経路", "path"),
    ("referral", "紹介経路", "referral"),
    ("hospital", "自院・他院", "hospital"),
    ("care_setting", "入院・外来", "care_setting"),
    ("activities", "経過の件数", ""),
    ("minutes", "経過の合計", ""),
    ("links", "連携形態", "link"),
    ("kinds", "内容別の件数", "kind"),
    ("channels", "方法別の件数", "channel"),
    ("has_opinion", "主治医意見書", ""),
    ("plans", "プランの版数", ""),
    ("employment_status", "就業の状況", "employment_status"),
    ("employment_kind", "雇用形態", "employment_kind"),
    ("industry", "業種", "industry"),
    ("occupation", "職業分類", "occupation"),
    ("site_size", "事業場の規模", "site_size"),
    ("has_physician", "産業医等の有無", "yes_no"),
    ("work_items", "作業の内容", "work_item"),
    ("measures", "就業上の措置・配慮", "measure"),
    ("benefits", "制度", "benefit"),
    ("on_leave", "休業", ""),
    ("return_month", "復職の月", ""),
    ("months_to_return", "休業から復職まで", ""),
    ("outcome", "転帰", "outcome"),
    ("outcome_month", "転帰の月", ""),
    ("at_work_3", "3か月後の就労", "yes_no"),
    ("at_work_6", "6か月後の就労", "yes_no"),
    ("at_work_12", "12か月後の就労", "yes_no"),
    (deident::PASSAGES, "開いていたマニュアルの節", PASSAGE_LIST),
];

/// The record with Japanese labels, in the order of the list above; what is not known is left out, what the list does not know is not.
fn show(fields: &Map<String, Value>, edition: &Edition) -> Vec<(String, String)> {
    let place = |name: &str| SHOWN.iter().position(|(field, ..)| *field == name);
    let mut known: Vec<(&String, &Value)> = fields
        .iter()
        .filter(|(_, value)| !is_unset(value))
        .collect();
    known.sort_by_key(|(name, _)| place(name).unwrap_or(SHOWN.len()));
    known
        .into_iter()
        .map(|(name, value)| {
            let entry = SHOWN.iter().find(|(field, ..)| field == name);
            let (label, list) =
                entry.map_or((name.as_str(), ""), |(_, label, list)| (*label, *list));
            let said = told(name, value).unwrap_or_else(|| words(value, list, edition));
            (label.to_owned(), said)
        })
        .collect()
}

/// A year, a month or a number as people say it; what leaves is the plain value.
fn told(name: &str, value: &Value) -> Option<String> {
    if let Some(text) = value.as_str() {
        let first = format!("{text}-01").parse().ok()?;
        return name
            .ends_with("_month")
            .then(|| Calendar::Wareki.month(first));
    }
    let n = value.as_i64()?;
    Some(match name {
        "fiscal_year" => format!("令和{}年度", n - 2018),
        "activities" => format!("{n}件"),
        "minutes" => format!("{n}分"),
        "plans" if n > 0 => format!("{n}版"),
        "plans" => "なし".to_owned(),
        "months_to_return" => format!("{n}か月"),
        _ => return None,
    })
}

fn words(value: &Value, list: &str, edition: &Edition) -> String {
    let codes = assets::codes();
    let label = |code: &str| {
        if list == PASSAGE_LIST {
            evidence::title_in(edition, code)
        } else if list.is_empty() {
            code.to_owned()
        } else {
            codes.label(list, code).to_owned()
        }
    };
    match value {
        Value::String(text) => label(text),
        Value::Bool(flag) => (if *flag { "あり" } else { "なし" }).to_owned(),
        Value::Array(items) => items
            .iter()
            .filter_map(Value::as_str)
            .map(label)
            .collect::<Vec<_>>()
            .join("・"),
        Value::Object(map) => map
            .iter()
            .map(|(code, n)| format!("{} {n}件", label(code)))
            .collect::<Vec<_>>()
            .join("・"),
        other => other.to_string(),
    }
}

/// What is at headquarters and may not stay there: consent withdrawn, case cancelled or erased.
fn withdrawn(
    bench: &Workbench,
    all: &[(Outgoing, CaseFile, bool)],
    today: &str,
) -> ApiResult<Vec<(String, String, i64)>> {
    let key = secret32(bench, "pseudonym")?;
    let mut out: Vec<(String, String, i64)> = all
        .iter()
        .filter(|(outgoing, file, cancelled)| {
            outgoing.sent && (*cancelled || !deident::agreed(file, today))
        })
        .map(|(outgoing, ..)| {
            (
                outgoing.case_id.clone(),
                ::exchange::pseudonym(&key, &outgoing.case_id),
                outgoing.sent_rev,
            )
        })
        .collect();
    out.extend(bench.store()?.sent_of_erased()?);
    Ok(out)
}

fn blocked(bench: &Workbench, folder: &str, gathered: &Gathered) -> ApiResult<Vec<ExportBlock>> {
    let mut out = Vec::new();
    if bench.is_practice() {
        out.push(ExportBlock::Practice);
    }
    if hq_card(bench)?.is_none() {
        out.push(ExportBlock::NoHeadquarters);
    }
    if folder.is_empty() && crate::settings::read(bench)?.exchange_folder.is_empty() {
        out.push(ExportBlock::NoFolder);
    }
    let remarks = &gathered.remarks;
    let no_remarks = remarks.ready.is_empty() && remarks.withdrawn.is_empty();
    if gathered.cases.is_empty() && gathered.tombstones.is_empty() && no_remarks {
        out.push(ExportBlock::NothingNew);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_record_is_shown_in_its_order_and_in_words() {
        let fields = json!({
            "activities": 1, "fiscal_year": 2026, "kinds": { "intake": 2 }, "minutes": 0, "months_to_return": null,
            "opened_month": "2026-05", "zz": "2026-05",
        });
        let shown = show(fields.as_object().unwrap(), &assets::read_manual().unwrap());
        let lines: Vec<String> = shown.iter().map(|(l, v)| format!("{l} {v}")).collect();
        assert_eq!(
            lines.first().map(String::as_str),
            Some("年度 令和8年度"),
            "{lines:?}"
        );
        assert!(
            lines.contains(&"受付の月 令和8年5月".to_owned()),
            "{lines:?}"
        );
        assert!(lines.contains(&"経過の件数 1件".to_owned()), "{lines:?}");
        assert!(lines.contains(&"経過の合計 0分".to_owned()), "{lines:?}");
        assert!(
            lines
                .iter()
                .any(|l| l.starts_with("内容別の件数") && l.ends_with(" 2件")),
            "{lines:?}"
        );
        // What the list does not know is still shown, last and as it leaves.
        assert_eq!(lines.last().map(String::as_str), Some("zz 2026-05"));
    }
}
