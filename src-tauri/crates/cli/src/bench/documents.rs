//! Searches beside documents of the facility: the same questions once without and once with a shelf of thick documents.

use super::{manual_searches, searches};
use crate::Answer;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;
use workbench::error::ApiError;
use workbench::{Workbench, api};

/// Pages of one document.
const PAGES: usize = 200;
/// Lines of a page.
const LINES: usize = 30;
/// What house rules and manuals are about; the questions ask for much of it.
const ABOUT: [&str; 12] = [
    "休職の期間は勤続年数により次のとおりとする",
    "傷病手当金の申請は主治医の意見書を添えて行う",
    "復職を希望する者は産業医の面談を受ける",
    "通院のための時間単位の休暇を認める",
    "抗がん剤の副作用で体調がすぐれない日は上司に申し出る",
    "肝炎であることを会社に伝える義務はない",
    "運転の業務に就く者は主治医の許可を得る",
    "残業と夜勤は六か月の間これを免除する",
    "手洗いに近い席に移ることができる",
    "給食の仕事に戻る前に検便を行う",
    "午後の休憩は三十分とし場所を定める",
    "診断書の費用は本人の負担とする",
];

/// Loads so many documents and asks again.
pub(super) fn measure(bench: &mut Workbench, folder: &Path, documents: usize) -> Answer {
    let mut report = json!({ "documents": documents, "pages": documents * PAGES });
    report["without"] =
        json!({ "manual_search_ms": manual_searches(bench)?, "search_ms": searches(bench)? });
    let failed = |e: std::io::Error| ApiError::FileFailed {
        kind: e.kind().to_string(),
    };
    let path = folder.join("document.pdf");
    for n in 0..documents {
        std::fs::write(&path, document(n)).map_err(failed)?;
        take(bench, &path, n)?;
    }
    report["with"] =
        json!({ "manual_search_ms": manual_searches(bench)?, "search_ms": searches(bench)? });
    let asked = json!({ "text": "休職の期間", "facets": [{ "list": "source", "code": "own" }] });
    // What finds no page has measured nothing.
    match api::call(bench, "manual_search", asked)?["total"].as_u64() {
        Some(found) if found > 0 || documents == 0 => Ok(report),
        _ => Err(ApiError::NotFound),
    }
}

fn take(bench: &mut Workbench, path: &Path, n: usize) -> Result<(), ApiError> {
    let mut progress = api::call(bench, "document_add", json!({ "path": path }))?;
    while progress["whole"] != json!(true) {
        progress = api::call(bench, "document_step", json!({ "id": progress["id"] }))?;
    }
    let named: Value = json!({ "id": progress["id"], "title": format!("規程 {n}") });
    api::call(bench, "document_approve", named).map(|_| ())
}

/// A document in a Japanese font that it does not carry.
fn document(n: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..PAGES).map(|p| format!("{} 0 R", 5 + 2 * p)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {PAGES}>>", kids.join(" ")),
        "<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light-UniJIS-UCS2-H/Encoding/UniJIS-UCS2-H/DescendantFonts[4 0 R]>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/DW 1000>>".to_owned(),
    ];
    for page in 0..PAGES {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
            6 + 2 * page
        ));
        let shown = words(n, page);
        objects.push(format!(
            "<</Length {}>>\nstream\n{shown}\nendstream",
            shown.len()
        ));
    }
    let mut out = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let (start, size) = (out.len(), objects.len() + 1);
    let _ = write!(
        out,
        "{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    out.into_bytes()
}

/// The lines of a page, no two pages alike.
fn words(document: usize, page: usize) -> String {
    let mut out = String::from("BT /F1 12 Tf 60 790 Td 22 TL\n");
    for line in 0..LINES {
        let about = ABOUT.get((page * 7 + line * 5 + document) % ABOUT.len());
        let text = format!(
            "第{document}編{page}条{line}項 {}。",
            about.copied().unwrap_or_default()
        );
        let hex: String = text
            .encode_utf16()
            .map(|unit| format!("{unit:04x}"))
            .collect();
        let _ = writeln!(out, "<{hex}> Tj T*");
    }
    out.push_str("ET");
    out
}
