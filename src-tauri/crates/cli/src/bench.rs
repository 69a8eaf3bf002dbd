//! `cargo xtask bench`: each figure beside its peer, in one run on this machine.

mod documents;

use crate::Answer;
use crate::workplace;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use workbench::error::ApiError;
use workbench::{Workbench, api, practice};

const PASSPHRASE: &str = "sokutei no heya 9";
const QUERIES: [&str; 12] = [
    "肝",
    "肝炎",
    "疲れ",
    "ｻﾝｷﾞｮｳｲ",
    "通院",
    "会社",
    "上司",
    "復職",
    "体調",
    "髙橋",
    "残業",
    "午後の休憩",
];

const ASKED: [&str; 8] = [
    "ICDの人は運転できるか",
    "B型肝炎のことを会社に言うべきか",
    "クローン病の人のトイレ",
    "傷病手当金はいつまで",
    "産業医がいない会社",
    "仕事",
    "きゅうしょく",
    "抗がん剤の副作用がつらい日の休み方を上司にどう伝えればよいか",
];

/// Measures on a fresh workplace in the target folder.
pub(crate) fn run(cases: usize, list: usize, documents: usize, long: bool) -> Answer {
    let folder = std::env::temp_dir().join(format!("ryoritsu-bench-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let result = measure(&folder, cases, list, documents, long);
    let _ = std::fs::remove_dir_all(&folder);
    result
}

fn measure(folder: &Path, cases: usize, list: usize, shelf: usize, long: bool) -> Answer {
    let mut bench = workplace::closed(folder.join("workplace"));
    api::call(
        &mut bench,
        "workplace_create",
        json!({ "facility": "測定", "user_name": "測定者", "passphrase": PASSPHRASE }),
    )?;
    let today = workplace::chrono_today(&mut bench)?;
    let start = Instant::now();
    let mut case_ids = Vec::new();
    for case in practice::generate(cases, 1, today) {
        case_ids.push(practice::load(&mut bench, &case)?.case_id);
    }
    let loading = start.elapsed();
    let case_id = case_ids.first().cloned().ok_or(ApiError::NotFound)?;
    let mut report = json!({ "cases": cases, "load_seconds": loading.as_secs_f64() });
    case_ids.truncate(30);
    let [save, sync] = saves(&mut bench, &case_ids, folder)?;
    report["save_ms"] = save;
    report["fdatasync_ms"] = sync;
    report["manual_first_ms"] = once(|| api::call(&mut bench, "manual_contents", json!({})))?;
    report["manual_index_ms"] = once(|| {
        workbench::assets::warm();
        Ok(Value::Null)
    })?;
    report["manual_search_ms"] = manual_searches(&mut bench)?;
    report["manual_passage_ms"] = repeat(50, || {
        api::call(&mut bench, "manual_passage", json!({ "id": "heart.mets" }))
    })?;
    report["search_ms"] = searches(&mut bench)?;
    report["stats_ms"] = repeat(10, || api::call(&mut bench, "stats", json!({})))?;
    report["case_list_ms"] = repeat(50, || api::call(&mut bench, "case_list", json!({})))?;
    report["case_open_ms"] = repeat(50, || {
        api::call(&mut bench, "case_open", json!({ "id": case_id }))
    })?;
    report["summary_pdf_ms"] = repeat(20, || {
        api::call(
            &mut bench,
            "paper_draw",
            json!({ "paper": "summary", "case_id": case_id }),
        )
    })?;
    let pdf = api::call(
        &mut bench,
        "paper_draw",
        json!({ "paper": "summary", "case_id": case_id }),
    )?;
    report["summary_pdf_bytes"] = json!(pdf["pdf"].as_str().map_or(0, |t| t.len() * 3 / 4));
    report["batch"] = batch(&mut bench)?;
    report["backup_ms"] = repeat(3, || api::call(&mut bench, "backup_now", json!({})))?;
    if list > 0 {
        report["long_list_ms"] = long_list(&mut bench, list)?;
        report["dry_run_ms"] = dry_run(&mut bench, folder)?;
    }
    if shelf > 0 {
        report["documents"] = documents::measure(&mut bench, folder, shelf)?;
    }
    let rounds = if long { 500 } else { 20 };
    api::call(&mut bench, "lock", json!({}))?;
    drop(bench);
    report["unlock_ms"] = repeat(3, || {
        let mut again = workplace::closed(folder.join("workplace"));
        api::call(&mut again, "unlock", json!({ "passphrase": PASSPHRASE }))
    })?;
    report["kills"] = kills(&folder.join("workplace"), &case_id, rounds)?;
    Ok(report)
}

/// The summaries of as many cases as give a hundred pages, as one file.
fn batch(bench: &mut Workbench) -> Answer {
    const PAGES: u64 = 100;
    let page = api::call(
        bench,
        "case_list",
        json!({ "status": "all", "limit": PAGES }),
    )?;
    let cases: Vec<Value> = page["rows"]
        .as_array()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .map(|row| row["case_id"].clone())
        .collect();
    let mut pages = json!(0);
    let taken = repeat(5, || {
        let request = json!({ "paper": "summary", "way": "in_house" });
        let mut view = api::call(
            bench,
            "batch_start",
            json!({ "cases": cases, "request": request }),
        )?;
        while view["state"] == "drawing" {
            view = api::call(bench, "batch_step", json!({ "id": view["id"] }))?;
        }
        pages = view["pages"].clone();
        Ok(view["id"].clone())
    })?;
    let last = json!({ "id": 5 });
    let drawn = api::call(bench, "batch_open", last)?;
    let bytes = drawn["pdf"].as_str().map_or(0, |t| t.len() * 3 / 4);
    Ok(json!({ "papers": cases.len(), "pages": pages, "ms": taken, "bytes": bytes }))
}

fn repeat(times: usize, mut act: impl FnMut() -> Answer) -> Answer {
    let mut taken = Vec::with_capacity(times);
    for _ in 0..times {
        let start = Instant::now();
        act()?;
        taken.push(start.elapsed());
    }
    Ok(spread(taken))
}

fn spread(mut taken: Vec<Duration>) -> Value {
    taken.sort();
    let at = |share: f64| {
        // A place in a list of at most some hundreds.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss
        )]
        let n = ((taken.len() as f64 - 1.0) * share).round() as usize;
        taken.get(n).map_or(0.0, |d| d.as_secs_f64() * 1000.0)
    };
    json!({ "p50": at(0.5), "p95": at(0.95), "max": at(1.0), "n": taken.len() })
}

/// A save over several cases, each beside its peer: 16 KiB appended and synced to a bare file on the same disk in the
/// same moment.
fn saves(
    bench: &mut Workbench,
    case_ids: &[String],
    folder: &Path,
) -> Result<[Value; 2], ApiError> {
    const ROUNDS: usize = 300;
    let failed = |e: std::io::Error| ApiError::FileFailed {
        kind: e.kind().to_string(),
    };
    let mut file = File::create(folder.join("bare")).map_err(failed)?;
    let block = [7u8; 16 * 1024];
    let (mut saves, mut syncs) = (Vec::new(), Vec::new());
    for (n, case_id) in case_ids.iter().cycle().take(ROUNDS).enumerate() {
        let text =
            format!("通し番号 {n} 午後の倦怠感が続くため、休憩の取り方を相談した。").repeat(3);
        let record = json!({ "case_id": case_id, "on_date": "2026-11-22", "channel": "in_person", "text": text });
        let start = Instant::now();
        api::call(bench, "activity_save", json!({ "record": record }))?;
        saves.push(start.elapsed());
        let start = Instant::now();
        file.write_all(&block).map_err(failed)?;
        file.sync_data().map_err(failed)?;
        syncs.push(start.elapsed());
    }
    Ok([spread(saves), spread(syncs)])
}

/// A list of many cases: each order, a filter, the last page, a search.
fn long_list(bench: &mut Workbench, length: usize) -> Answer {
    let today = workplace::chrono_today(bench)?;
    let start = Instant::now();
    for mut case in practice::generate(length, 2, today) {
        case.records.clear();
        practice::load(bench, &case)?;
    }
    let mut report = json!({ "cases": length, "load_seconds": start.elapsed().as_secs_f64() });
    let views = [
        ("by_due", json!({})),
        ("by_kana", json!({ "sort": "kana" })),
        (
            "by_last_contact",
            json!({ "sort": "last", "descending": true }),
        ),
        ("of_a_disease", json!({ "disease": "liver" })),
        ("all", json!({ "status": "all", "sort": "number" })),
        (
            "far_page",
            json!({ "sort": "kana", "offset": length / 2, "limit": 50 }),
        ),
        ("with_a_word", json!({ "text": "倦怠" })),
        ("with_a_name", json!({ "text": "佐藤" })),
    ];
    for (name, ask) in views {
        report[name] = repeat(20, || api::call(bench, "case_list", ask.clone()))?;
    }
    report["today"] = repeat(20, || api::call(bench, "today", json!({})))?;
    report["search"] = searches(bench)?;
    report["stats"] = repeat(5, || api::call(bench, "stats", json!({})))?;
    report["retention"] = repeat(5, || {
        api::call(bench, "retention_list", json!({ "limit": 50 }))
    })?;
    report["passage_cases"] = repeat(5, || {
        api::call(
            bench,
            "manual_concerned",
            json!({ "passage": "liver.judgement", "limit": 50 }),
        )
    })?;
    Ok(report)
}

/// A list of ten thousand people as an office keeps it: read, and looked at cell by cell without writing anything.
fn dry_run(bench: &mut Workbench, folder: &Path) -> Answer {
    const ROWS: usize = 10_000;
    let failed = |e: std::io::Error| ApiError::FileFailed {
        kind: e.kind().to_string(),
    };
    let mut text = String::from("氏名,ふりがな,生年月日,性別,患者ID,受付日\n");
    for n in 0..ROWS {
        let (day, month) = (n % 28 + 1, n % 12 + 1);
        text.push_str(&format!(
            "計測 {n}郎,けいそく {n}ろう,昭和{}年{month}月{day}日,男,{:08},2026/{month}/{day}\n",
            n % 40 + 10,
            10_000_000 + n,
        ));
    }
    let path = folder.join("list.csv");
    std::fs::write(&path, text).map_err(failed)?;
    repeat(3, || {
        let view = api::call(bench, "import_open", json!({ "path": path }))?;
        let columns: Vec<Value> = view["columns"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|c| json!({ "column": c["column"], "target": c["target"] }))
            .collect();
        let words = api::call(
            bench,
            "import_values",
            json!({ "id": view["id"], "columns": columns }),
        )?;
        let values: Vec<Value> = words
            .as_array()
            .into_iter()
            .flatten()
            .map(|v| {
                let code = v["code"].as_str().filter(|code| !code.is_empty());
                json!({ "target": v["target"], "said": v["said"], "code": code.unwrap_or("-") })
            })
            .collect();
        let ask = json!({ "id": view["id"], "columns": columns, "values": values });
        let checked = api::call(bench, "import_check", ask)?;
        // What did not look at every row has measured nothing.
        if checked["rows"] != json!(ROWS) {
            return Err(ApiError::NotFound);
        }
        Ok(checked)
    })
}

fn searches(bench: &mut Workbench) -> Answer {
    let mut n = 0;
    repeat(120, || {
        n += 1;
        let text = QUERIES.get(n % QUERIES.len()).copied().unwrap_or_default();
        api::call(bench, "search", json!({ "text": text, "limit": 20 }))
    })
}

/// Questions to the whole manual as people type them.
fn manual_searches(bench: &mut Workbench) -> Answer {
    let mut n = 0;
    repeat(120, || {
        n += 1;
        let text = ASKED.get(n % ASKED.len()).copied().unwrap_or_default();
        api::call(bench, "manual_search", json!({ "text": text, "limit": 20 }))
    })
}

/// What something takes that is done once in a run of the program.
fn once(mut act: impl FnMut() -> Answer) -> Answer {
    let start = Instant::now();
    act()?;
    Ok(json!(start.elapsed().as_secs_f64() * 1000.0))
}

/// Kills a saving process again and again; every acknowledged save must be there.
fn kills(folder: &Path, case_id: &str, rounds: usize) -> Answer {
    let failed = |e: std::io::Error| ApiError::FileFailed {
        kind: e.kind().to_string(),
    };
    let program = std::env::current_exe().map_err(failed)?;
    let (mut acknowledged, mut lost) = (0u64, 0u64);
    for round in 0..rounds {
        let before = activities(folder, case_id)?;
        let mut child = Command::new(&program)
            .args(["save-loop".as_ref(), folder.as_os_str(), case_id.as_ref()])
            .env("RYORITSU_PASSPHRASE", PASSPHRASE)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let mut lines = BufReader::new(child.stdout.take().ok_or(ApiError::NotFound)?).lines();
        let mut seen = 0u64;
        for _ in 0..=(round * 7) % 40 {
            if lines.next().is_some_and(|l| l.is_ok()) {
                seen += 1;
            }
        }
        child.kill().map_err(failed)?;
        seen += lines.map_while(Result::ok).count() as u64;
        child.wait().map_err(failed)?;
        let after = activities(folder, case_id)?;
        acknowledged += seen;
        lost += (before + seen).saturating_sub(after);
    }
    Ok(json!({ "rounds": rounds, "acknowledged": acknowledged, "lost": lost }))
}

fn activities(folder: &Path, case_id: &str) -> Result<u64, ApiError> {
    let mut bench = workplace::closed(folder.to_owned());
    api::call(&mut bench, "unlock", json!({ "passphrase": PASSPHRASE }))?;
    let page = api::call(
        &mut bench,
        "case_activities",
        json!({ "case_id": case_id, "limit": 1 }),
    )?;
    page["total"].as_u64().ok_or(ApiError::NotFound)
}
