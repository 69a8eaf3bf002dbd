//! 統計: every figure is the list behind it, the report is a plain count over the exported tables, and what leaves names nobody.

mod groups;

use crate::support::{Bench, words};
use model::survival::{Observed, curve};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use workbench::error::ApiError;
use workbench::practice;

/// A workplace with invented cases.
fn filled(cases: usize) -> Bench {
    let mut bench = Bench::new();
    for case in practice::generate(cases, 7, workbench::today()) {
        practice::load(&mut bench.bench, &case).unwrap();
    }
    bench
}

fn save(bench: &mut Bench, name: &str, request: &Value, more: &Value) -> PathBuf {
    let path = bench.folder.path().join(name);
    let kind = path.extension().unwrap().to_str().unwrap();
    let mut ask = json!({ "request": request, "kind": kind, "path": path, "recipient": "統括部門", "purpose": "年度の業務報告" });
    ask.as_object_mut()
        .unwrap()
        .extend(more.as_object().cloned().unwrap_or_default());
    bench.call("table_save", ask);
    path
}

/// The named counts of `oracle/counts.sql` over the CSV files, as somebody without our program would count.
fn counted(folder: &Path, from: &str, to: &str) -> BTreeMap<String, Vec<String>> {
    counted_by(include_str!("oracle/counts.sql"), folder, from, to)
}

fn counted_by(sql: &str, folder: &Path, from: &str, to: &str) -> BTreeMap<String, Vec<String>> {
    let mut script = String::from(".mode csv\n");
    for name in ["cases", "activities"] {
        let text = std::fs::read_to_string(folder.join(format!("{name}.csv"))).unwrap();
        let plain = folder.join(format!("{name}.plain.csv"));
        std::fs::write(&plain, text.strip_prefix('\u{FEFF}').unwrap()).unwrap();
        script.push_str(&format!(".import {} {name}\n", plain.display()));
    }
    script.push_str(&format!(
        ".param set :from \"'{from}'\"\n.param set :to \"'{to}'\"\n"
    ));
    script.push_str(sql);
    let mut child = Command::new("sqlite3")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), script.as_bytes()).unwrap();
    let out = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    let line = |line: &str| {
        let mut cells = line
            .trim()
            .split(',')
            .map(|c| c.trim_matches('"').to_owned());
        Some((cells.next()?, cells.collect()))
    };
    out.lines().filter_map(line).collect()
}

fn figure(view: &Value, table: &str, row: &str, column: &str) -> Value {
    let table = view["tables"]
        .as_array()
        .unwrap()
        .iter()
        .find(|t| t["id"] == table);
    let table = table.unwrap();
    let columns = table["columns"].as_array().unwrap();
    let at = columns.iter().position(|c| c["code"] == column).unwrap();
    let rows = table["rows"].as_array().unwrap();
    let row = rows.iter().find(|r| r["code"] == row);
    row.map_or(json!(0.0), |r| r["cells"][at]["number"].clone())
}

/// The figures of a line of the report: what stands behind its label in a table with at least so many columns.
fn printed(report: &str, section: &str, label: &str, columns: usize) -> Vec<String> {
    let part = report.split(section).nth(1).unwrap();
    let figures = |line: &str| -> Option<Vec<String>> {
        let rest = line.trim_start().strip_prefix(label)?;
        let all: Vec<String> = rest
            .split_whitespace()
            .map(|n| n.replace(',', ""))
            .collect();
        (all.len() >= columns).then_some(all)
    };
    let found = part.lines().find_map(figures);
    found.unwrap_or_else(|| panic!("{label} in {part}"))
}

#[test]
fn the_figures_of_the_report_are_a_plain_count_over_the_exported_tables() {
    let mut bench = filled(60);
    let folder = bench.folder.path().to_owned();
    let stats = json!({ "period": "this_year" });
    let view = bench.call("stats", stats.clone());
    let (from, to) = (view["from"].as_str().unwrap(), view["to"].as_str().unwrap());
    save(
        &mut bench,
        "cases.csv",
        &json!({ "what": "cases", "stats": stats }),
        &json!({}),
    );
    save(
        &mut bench,
        "activities.csv",
        &json!({ "what": "activities", "stats": stats }),
        &json!({}),
    );
    let pdf = folder.join("report.pdf");
    bench.call("paper_save", json!({ "request": { "paper": "stats", "way": "in_house", "stats": stats }, "path": pdf, "recipient": "院長", "purpose": "年度の報告" }));
    let report = words(&pdf);

    let counts = counted(&folder, from, to);
    assert!(counts.len() >= 12, "{counts:?}");
    let number = |name: &str| counts[name][0].parse::<f64>().unwrap();
    for (label, row) in PERSONS {
        assert!(number(row) > 0.0, "{label} counts nothing");
        assert_eq!(
            figure(&view, "persons", row, "count"),
            json!(number(row)),
            "{label}"
        );
        let said = printed(&report, "支援した人と事例", label, 1);
        assert_eq!(said, counts[row], "{label}");
    }
    for group in ["がん", "脳卒中", "その他"] {
        let said = printed(&report, "支援罹患者(本部の五区分)", group, 3);
        assert_eq!(said[2], counts[&format!("group {group}")][0], "{group}");
        // A count over other cases is another one: the comparison can fail.
        assert_ne!(said[2], counts["cases"][0]);
    }
    for channel in ["対面", "電話"] {
        let said = printed(&report, "方法\n", channel, 3);
        assert_eq!(said, counts[&format!("channel {channel}")], "{channel}");
    }
    let with_person = figure(&view, "partner", "self", "activities");
    assert_eq!(with_person, json!(number("partner 本人")));
}

/// Rows of the first table by their label.
const PERSONS: [(&str, &str); 6] = [
    ("支援した事例", "cases"),
    ("支援した人", "persons"),
    ("うち新規", "new"),
    ("うち継続", "continuing"),
    ("受け付けた事例", "opened"),
    ("終結した事例", "ended"),
];

#[test]
fn every_figure_opens_a_list_of_what_it_counted() {
    let mut bench = filled(12);
    bench.call(
        "consultation_save",
        json!({ "record": { "kind": "approach", "on_date": workbench::today(), "minutes": 10 } }),
    );
    let stats = json!({ "period": "this_year" });
    let view = bench.call("stats", stats.clone());
    let mut lengths = std::collections::BTreeSet::new();
    for table in view["tables"].as_array().unwrap() {
        for row in table["rows"].as_array().unwrap() {
            for (column, cell) in table["columns"]
                .as_array()
                .unwrap()
                .iter()
                .zip(row["cells"].as_array().unwrap())
            {
                let Some(opens) = cell["opens"].as_u64() else {
                    let (table, column) = (&table["id"], &column["code"]);
                    let alone =
                        table == "satisfaction" || column == "target" || cell["number"].is_null();
                    assert!(alone, "{table} {} {column}", row["code"]);
                    continue;
                };
                let ask = json!({ "stats": stats, "table": table["id"], "row": row["code"], "column": column["code"], "limit": 500 });
                let list = bench.call("stats_list", ask);
                assert_eq!(
                    list["total"].as_u64(),
                    Some(opens),
                    "{} {}",
                    table["id"],
                    row["code"]
                );
                assert_eq!(
                    list["rows"].as_array().unwrap().len() as u64,
                    opens.min(500)
                );
                let counted = !["minutes", "median", "q1", "q3"]
                    .contains(&column["code"].as_str().unwrap())
                    && !["median", "low", "high"].contains(&row["code"].as_str().unwrap());
                if counted {
                    assert_eq!(
                        cell["number"].as_f64(),
                        Some(opens as f64),
                        "{} {}",
                        table["id"],
                        row["code"]
                    );
                }
                lengths.insert(opens);
            }
        }
    }
    assert!(lengths.len() > 5, "{lengths:?}");
    let refused = bench.refused(
        "stats_list",
        json!({ "stats": stats, "table": "kind", "row": "nothing", "column": "activities" }),
    );
    assert_eq!(refused, ApiError::NotFound);
}

#[test]
fn a_filter_narrows_figures_and_lists_alike() {
    let mut bench = filled(40);
    let all = bench.call("stats", json!({}));
    let mut sum = 0.0;
    for group in ["cancer", "stroke", "diabetes", "mental", "other"] {
        let part = bench.call("stats", json!({ "group": group }));
        let count = figure(&part, "persons", "persons", "count")
            .as_f64()
            .unwrap();
        assert_eq!(
            count,
            figure(&all, "groups", group, "total").as_f64().unwrap(),
            "{group}"
        );
        sum += count;
    }
    assert_eq!(
        sum,
        figure(&all, "groups", "all", "total").as_f64().unwrap()
    );
    let none = bench.call(
        "stats",
        json!({ "period": "range", "from": "1999-04-01", "to": "1999-04-30" }),
    );
    assert_eq!(none["any"], false);
    for (from, to) in [
        ("2026-05-01", "2026-04-01"),
        ("", "2026-04-01"),
        ("0001-01-01", "9999-12-31"),
    ] {
        let refused = bench.refused(
            "stats",
            json!({ "period": "range", "from": from, "to": to }),
        );
        assert!(
            matches!(refused, ApiError::BadRequest { .. }),
            "{refused:?}"
        );
    }
}

#[test]
fn no_figure_of_one_member_of_staff_leaves() {
    let mut bench = filled(10);
    let secret = "種子担当 緑";
    bench.call("user_add", json!({ "id": "midoritane", "name": secret, "role": "staff", "passphrase": "asagao no michi 3" }));
    let case = bench.case();
    let mut record = bench.call("case_open", json!({ "id": case }))["file"]["case"].clone();
    record["lead_user"] = json!("midoritane");
    bench.call(
        "case_save",
        json!({ "record": record, "base_rev": record["rev"] }),
    );
    let mine = json!({ "period": "this_year", "mine": true });
    let (own, all) = (
        bench.call("stats", mine.clone()),
        bench.call("stats", json!({})),
    );
    // On the screen the filter works, so there is something that could leave.
    assert_ne!(
        figure(&own, "persons", "cases", "count"),
        figure(&all, "persons", "cases", "count")
    );
    let folder = bench.folder.path().to_owned();
    for what in ["figures", "cases", "activities"] {
        let ask = json!({ "request": { "what": what, "stats": mine }, "kind": "csv", "path": folder.join("x.csv"), "recipient": "院長", "purpose": "報告" });
        assert_eq!(bench.refused("table_save", ask), ApiError::OwnFiguresStay);
    }
    let paper = json!({ "paper": "stats", "way": "in_house", "stats": mine });
    assert_eq!(bench.refused("paper_draw", paper), ApiError::OwnFiguresStay);
    assert!(!folder.join("x.csv").exists());

    let pdf = folder.join("report.pdf");
    bench.call("paper_save", json!({ "request": { "paper": "stats", "way": "in_house" }, "path": pdf, "recipient": "院長", "purpose": "報告" }));
    let mut left = words(&pdf);
    for what in ["figures", "cases", "activities"] {
        let file = save(
            &mut bench,
            &format!("{what}.csv"),
            &json!({ "what": what }),
            &json!({}),
        );
        left.push_str(&std::fs::read_to_string(file).unwrap());
    }
    assert!(left.contains("支援した事例"));
    for word in [secret, "midoritane", "担当者", "対応者"] {
        assert!(!left.contains(word), "{word}");
    }
}

#[test]
fn names_leave_by_choice_and_a_second_confirmation_only() {
    let mut bench = Bench::new();
    let case = bench.case();
    bench.save("activity", &case, json!({ "on_date": workbench::today(), "minutes": 30, "channel": "phone", "kinds": ["interview"], "text": "種子本文" }));
    let folder = bench.folder.path().to_owned();
    let review = bench.call("table_review", json!({ "what": "case_list" }));
    assert_eq!(review["rows"], 1);
    let plain = save(
        &mut bench,
        "plain.csv",
        &json!({ "what": "case_list" }),
        &json!({}),
    );
    let acts = save(
        &mut bench,
        "acts.csv",
        &json!({ "what": "activities" }),
        &json!({}),
    );
    let text = std::fs::read_to_string(&plain).unwrap() + &std::fs::read_to_string(&acts).unwrap();
    for word in [
        "髙橋",
        "たかはし",
        "R8-0001",
        "1975-04-03",
        "00412876",
        "種子本文",
        &case,
    ] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    assert!(
        text.contains("肝疾患") || text.contains("2026-05-12"),
        "{text}"
    );
    let named = json!({ "request": { "what": "case_list", "columns": ["code", "name"] }, "kind": "csv", "path": folder.join("named.csv"), "recipient": "後任", "purpose": "引継ぎ" });
    assert_eq!(
        bench.refused("table_save", named),
        ApiError::NamesNotConfirmed
    );
    let file = save(
        &mut bench,
        "named.csv",
        &json!({ "what": "case_list", "columns": ["code", "name"] }),
        &json!({ "names_confirmed": true }),
    );
    assert!(
        std::fs::read_to_string(file).unwrap().contains("髙橋 一郎"),
        "the twin"
    );
    let register = bench.call("register", json!({ "limit": 10 }));
    assert_eq!(register["total"], 3);
    assert_eq!(register["rows"][0]["purpose"], "年度の業務報告(氏名あり)");
    // Without a purpose nothing leaves, and nothing is entered.
    let without = json!({ "request": { "what": "case_list" }, "kind": "csv", "path": folder.join("y.csv"), "recipient": "院長", "purpose": " " });
    assert!(matches!(
        bench.refused("table_save", without),
        ApiError::Invalid { .. }
    ));
    assert_eq!(bench.call("register", json!({ "limit": 10 }))["total"], 3);
    // A file that cannot be written stands in the register as one that did not leave.
    let nowhere = json!({ "request": { "what": "case_list" }, "kind": "csv", "path": plain.join("z.csv"), "recipient": "院長", "purpose": "報告" });
    bench.refused("table_save", nowhere);
    let needs = json!({ "what": "case_list", "consent": "case_study" });
    let review = bench.call("table_review", needs.clone());
    assert_eq!(
        (&review["rows"], &review["without_consent"]),
        (&json!(0), &json!(1))
    );
    bench.save("consent", &case, json!({ "purpose": "case_study", "answer": "agreed", "form": "written", "on_date": "2026-06-03" }));
    let review = bench.call("table_review", needs);
    assert_eq!(
        (&review["rows"], &review["without_consent"]),
        (&json!(1), &json!(0))
    );
}

fn python() -> PathBuf {
    PathBuf::from(std::env::var("RYORITSU_ORACLE").expect(
        "run through `cargo xtask test`: RYORITSU_ORACLE names the Python that has lifelines and openpyxl",
    ))
}

#[test]
fn other_programs_open_the_tables_and_compute_nothing_in_them() {
    let mut bench = Bench::new();
    for name in ["=1+1", "@SUM(1)", "髙橋 一郎"] {
        bench.call("intake", json!({ "person": { "name": name, "birth_date": "1975-04-03", "sex": "male" }, "case": { "opened_on": "2026-05-12" } }));
    }
    let all = json!({ "what": "case_list", "columns": ["code", "name", "opened_on"] });
    let named = json!({ "names_confirmed": true });
    let xlsx = save(&mut bench, "list.xlsx", &all, &named);
    let csv = save(&mut bench, "list.csv", &all, &named);
    let figures = save(
        &mut bench,
        "figures.xlsx",
        &json!({ "what": "figures" }),
        &json!({}),
    );
    let folder = bench.folder.path().join("calc");
    for file in [&xlsx, &csv, &figures] {
        let out = Command::new("soffice")
            .arg(format!(
                "-env:UserInstallation=file://{}",
                bench.folder.path().join("profile").display()
            ))
            // Without a dialog LibreOffice takes the character set of the system, whatever the file says.
            .args((file == &csv).then_some("--infilter=CSV:44,34,76,1"))
            .args([
                "--headless",
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76",
                "--outdir",
            ])
            .arg(folder.join(file.extension().unwrap()))
            .arg(file)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&out.stderr).into_owned()
            + &String::from_utf8_lossy(&out.stdout);
        // That there is no Java says nothing about the table.
        let about_it = said.lines().filter(|line| !line.contains("javaldx"));
        let said = about_it.collect::<Vec<_>>().join("\n");
        assert!(
            out.status.success()
                && !said.to_lowercase().contains("error")
                && !said.to_lowercase().contains("warn"),
            "{said}"
        );
    }
    for kind in ["xlsx", "csv"] {
        let read = std::fs::read_to_string(folder.join(kind).join("list.csv")).unwrap();
        assert!(
            read.contains("'=1+1") && read.contains("'@SUM(1)") && read.contains("髙橋 一郎"),
            "{kind}: {read}"
        );
        assert!(!read.contains(",2,"), "{kind}: {read}");
    }
    let figures_read = std::fs::read_to_string(folder.join("xlsx/figures.csv")).unwrap();
    assert!(
        figures_read.starts_with("支援した人と事例"),
        "{figures_read}"
    );
    let script = "import sys, openpyxl\nfor path in sys.argv[1:]:\n    book = openpyxl.load_workbook(path)\n    for sheet in book:\n        for row in sheet.iter_rows():\n            for cell in row:\n                assert cell.data_type != 'f', cell\n        print(sheet.title, sheet.max_row)\n";
    let out = Command::new(python())
        .args(["-W", "error", "-c", script])
        .arg(&xlsx)
        .arg(&figures)
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    let said = String::from_utf8(out.stdout).unwrap();
    assert!(
        said.starts_with("事例 4\n") && said.contains("復職までの日数"),
        "{said}"
    );
}

/// A workbook of a facility, made by another program: a total that is computed, joined cells, and a name nobody knows.
const TEMPLATE: &str = r#"
import sys, openpyxl
from openpyxl.workbook.defined_name import DefinedName
book = openpyxl.Workbook()
page = book.active
page.title = "業務 実績"
page["A1"] = "=B3*10"
page["B3"] = 999
page["B3"].number_format = "0人"
page.merge_cells("D3:E4")
for name, place in [("rd.persons.persons.count", "$B$3"), ("RD.facility", "$D$3:$E$4"), ("rd.fee.first.count", "$B$9"), ("rd.disease.cancer.kases", "$C$1"), ("rd.from", "$A$1"), ("own", "$F$1")]:
    book.defined_names[name] = DefinedName(name, attr_text=f"'業務 実績'!{place}")
book.save(sys.argv[1])
"#;

/// What stands in the cells afterwards, without and with computing.
const FILLED: &str = r#"
import sys, openpyxl
page = openpyxl.load_workbook(sys.argv[1])["業務 実績"]
print([page[c].value for c in ("A1", "B3", "D3", "B9", "C1")], page["B3"].number_format, page.merged_cells.ranges)
"#;

fn run(script: &str, file: &Path) -> String {
    let out = Command::new(python())
        .args(["-c", script])
        .arg(file)
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn the_workbook_of_the_facility_is_filled_and_computed_anew() {
    let mut bench = filled(12);
    let template = bench.folder.path().join("house.xlsx");
    run(TEMPLATE, &template);
    let case = bench.call("case_list", json!({}))["rows"][0]["case_id"].clone();
    let today = workbench::today().to_string();
    bench.call("fee_check_save", json!({ "record": { "case_id": case, "service_on": today, "turn": "first" }, "base_rev": 0 }));
    let view = bench.call("stats", json!({}));
    let persons = figure(&view, "persons", "persons", "count");
    let persons = persons.as_f64().unwrap();
    assert!(persons > 0.0, "{view}");
    let review = bench.call("template_review", json!({ "path": template }));
    let of = |part: &str, key: &str| -> Vec<String> {
        let cells = review[part].as_array().unwrap().iter();
        cells.map(|c| c[key].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(of("written", "place").len(), 3, "{review}");
    assert_eq!(of("left", "why"), ["unknown", "formula"], "{review}");
    let request = json!({ "what": "figures" });
    let out = save(
        &mut bench,
        "out.template",
        &request,
        &json!({ "template": template }),
    );
    let before = std::fs::read(&template).unwrap();
    // The name of the kind stood for the ending; openpyxl opens nothing that is not called .xlsx.
    let book = bench.folder.path().join("out.xlsx");
    std::fs::copy(&out, &book).unwrap();
    let said = run(FILLED, &book);
    let wanted = format!("['=B3*10', {persons}, ");
    assert!(
        said.starts_with(&wanted.replace(".0,", ",")) || said.starts_with(&wanted),
        "{said}"
    );
    assert!(
        said.contains(", 1, None] 0人") && said.contains("D3:E4"),
        "{said}"
    );
    // What the other program computed before is gone, and LibreOffice computes it from what was filled.
    let folder = bench.folder.path().join("calc");
    let profile = bench.folder.path().join("profile");
    let done = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args([
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76",
            "--outdir",
        ])
        .arg(&folder)
        .arg(&book)
        .output()
        .unwrap();
    assert!(done.status.success());
    let read = std::fs::read_to_string(folder.join("out.csv")).unwrap();
    assert!(read.starts_with(&format!("{},", persons * 10.0)), "{read}");
    // Never over itself, and never from a file that asks for nothing or is no workbook.
    let refused = |bench: &mut Bench, template: &Path, path: &Path| {
        let ask = json!({ "request": { "what": "figures" }, "kind": "template", "template": template, "path": path, "recipient": "統括部門", "purpose": "月報" });
        match bench.refused("table_save", ask) {
            ApiError::ImportRefused { reason } => reason,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(refused(&mut bench, &template, &template), "same_file");
    let plain = save(
        &mut bench,
        "cases.xlsx",
        &json!({ "what": "cases" }),
        &json!({}),
    );
    let other = bench.folder.path().join("other.xlsx");
    assert_eq!(refused(&mut bench, &plain, &other), "no_names");
    std::fs::write(&other, "事例,1").unwrap();
    assert_eq!(refused(&mut bench, &other, &plain), "not_excel");
    assert_eq!(std::fs::read(&template).unwrap(), before);
}

#[test]
fn the_exported_figures_are_a_template_of_themselves() {
    let mut bench = filled(8);
    let all = save(
        &mut bench,
        "figures.xlsx",
        &json!({ "what": "figures" }),
        &json!({}),
    );
    let review = bench.call("template_review", json!({ "path": all }));
    assert!(
        review["left"].as_array().unwrap().is_empty(),
        "{}",
        review["left"]
    );
    let names =
        "import sys, openpyxl\nprint(len(openpyxl.load_workbook(sys.argv[1]).defined_names))";
    let named: usize = run(names, &all).trim().parse().unwrap();
    assert!(named > 300, "{named}");
    assert_eq!(review["written"].as_array().unwrap().len(), named);
}

#[test]
fn the_curves_are_those_that_lifelines_draws_today() {
    let cases: Vec<Vec<(u32, bool)>> = (1..40u32)
        .map(|n| {
            (0..n * 2)
                .map(|at| ((at * 7919 + n * 104_729) % 365, (at * 31 + n) % 3 > 0))
                .collect()
        })
        .collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/kaplan_meier.py");
    let mut child = Command::new(python())
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let asked = serde_json::to_vec(&cases).unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), &asked).unwrap();
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success());
    let answers: Vec<Value> = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(answers.len(), cases.len());
    for (case, theirs) in cases.iter().zip(&answers) {
        let observed: Vec<Observed> = case
            .iter()
            .map(|&(days, event)| Observed { days, event })
            .collect();
        let ours = curve(&observed);
        let day = |name: &str| theirs[name].as_u64();
        let own = |day: Option<u32>| day.map(u64::from);
        assert_eq!(
            [
                own(ours.median),
                own(ours.median_low),
                own(ours.median_high)
            ],
            [day("median"), day("low"), day("high")]
        );
        for (step, line) in ours.steps.iter().zip(theirs["steps"].as_array().unwrap()) {
            let line: Vec<f64> = serde_json::from_value(line.clone()).unwrap();
            for (a, b) in [step.share, step.low, step.high]
                .into_iter()
                .zip(&line[1..])
            {
                assert!((a - b).abs() < 1e-9, "{a} {b}");
            }
        }
    }
}

#[test]
fn an_answer_of_the_questionnaire_knows_no_case_and_no_time() {
    let mut bench = Bench::new();
    let year = bench.call("stats", json!({}))["fiscal_year"].clone();
    for marks in [
        json!({ "talk": 5, "wish": 3 }),
        json!({ "talk": 4, "wish": 4 }),
        json!({ "talk": 1 }),
    ] {
        bench.call("survey_put", json!({ "fiscal_year": year, "marks": marks }));
    }
    bench.call("survey_given", json!({ "fiscal_year": year, "given": 4 }));
    bench.call(
        "stats_target",
        json!({ "fiscal_year": year, "figure": "satisfaction", "target": 90 }),
    );
    bench.call(
        "stats_target",
        json!({ "fiscal_year": year, "figure": "all", "target": 120 }),
    );
    let view = bench.call("stats", json!({}));
    let of = |row: &str, column: &str| figure(&view, "satisfaction", row, column);
    assert_eq!(
        (
            of("talk", "answered"),
            of("talk", "top"),
            of("talk", "share")
        ),
        (json!(3.0), json!(2.0), json!(66.7))
    );
    assert_eq!(
        (
            of("all", "answered"),
            of("all", "share"),
            of("all", "target")
        ),
        (json!(5.0), json!(60.0), json!(90.0))
    );
    assert_eq!(
        (of("back", "answered"), of("rate", "share")),
        (json!(3.0), json!(75.0))
    );
    assert_eq!(figure(&view, "groups", "all", "target"), json!(120.0));
    let list = bench.call("survey_list", json!({ "fiscal_year": year }));
    assert_eq!(list["questions"].as_array().unwrap().len(), 7);
    let answers = list["answers"].as_array().unwrap();
    let ids: Vec<&str> = answers.iter().map(|a| a["id"].as_str().unwrap()).collect();
    assert!(
        ids.is_sorted() && ids.iter().all(|id| id.len() == 32),
        "{ids:?}"
    );
    let log = bench.call("audit_list", json!({ "limit": 50 })).to_string();
    assert!(ids.iter().all(|id| !log.contains(id)));
    bench.call("survey_drop", json!({ "id": ids[0] }));
    assert_eq!(
        bench.call("survey_list", json!({ "fiscal_year": year }))["answers"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    for marks in [json!({}), json!({ "talk": 6 }), json!({ "name": 3 })] {
        bench.refused("survey_put", json!({ "fiscal_year": year, "marks": marks }));
    }
}
