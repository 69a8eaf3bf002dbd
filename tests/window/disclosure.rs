//! The reviews before a paper for the person and before one for a meeting, an envelope, and the training of staff.

use super::driver::{Window, story};
use super::hand::fill;
use crate::support::Bench;
use serde_json::json;

fn seeded(bench: &mut Bench) {
    let case = bench.case();
    bench.save("employment", &case, json!({ "status": "employee", "employer": "青葉金属工業", "industry": "E", "contact_name": "赤城山 淳", "contact_section": "総務部", "contact_address": "神奈川県川崎市川崎区1-2-3" }));
    bench.save(
        "treatment",
        &case,
        json!({ "disease": "liver", "disease_name": "C型肝硬変", "main": true }),
    );
    bench.save("activity", &case, json!({ "on_date": "2026-06-20", "channel": "in_person", "partners": ["self"], "text": "午後に疲れが出る。15分の休憩を2回とりたい。" }));
    bench.save("activity", &case, json!({ "on_date": "2026-11-20", "channel": "phone", "partners": ["boss"], "text": "赤城山課長より、配置を考えているとの話。6月3日の面談のことは本人に言わないでほしい。" }));
    bench.save("consent", &case, json!({ "purpose": "case_study", "answer": "agreed", "on_date": "2026-06-01", "form": "written" }));
}

async fn choose(w: &Window, paper: &str) {
    let radio = format!(
        "const e = document.querySelector('dialog[open] input[type=radio][value=\"{paper}\"]'); if (e) e.click(); return !!e"
    );
    w.until(paper, &radio).await;
}

/// Closes the dialog on top.
async fn back(w: &Window) {
    w.script("[...document.querySelectorAll('dialog[open]')].at(-1).querySelector('footer button').click()", vec![]).await;
}

async fn disclosure(w: &Window) {
    w.click("#paper-open").await;
    choose(w, "disclosure").await;
    w.reads("dialog[open]", "開示するかどうかが未決定の箇所が")
        .await;
    w.press("開示する内容を確認する").await;
    w.reads("#disclosure", "赤城山課長より").await;
    w.picture("disclosure-review").await;
    w.sound("disclosure review").await;
    // One is withheld, in one a part is taken out, the others are disclosed.
    let pick = |label: &str, verdict: &str| {
        format!(
            "document.querySelector('#disclosure [data-passage=\"{label}\"] input[value={verdict}]').click()"
        )
    };
    w.script(&pick("会社の窓口担当者", "withheld"), vec![])
        .await;
    w.until("the ground", "const e = document.querySelector('#disclosure [data-passage=\"会社の窓口担当者\"] select'); if (!e) return false; e.value = 'not_of_person'; e.dispatchEvent(new Event('change', { bubbles: true })); return true").await;
    w.press("決める").await;
    w.until("one decided", "return document.querySelector('#disclosure [data-passage=\"会社の窓口担当者\"]').classList.contains('decided')").await;
    w.script("[...document.querySelectorAll('#disclosure [data-passage=\"記録(事実)\"] input[value=part]')].at(-1).click()", vec![]).await;
    w.until("the part", "const e = [...document.querySelectorAll('#disclosure textarea')].at(-1); if (!e) return false; e.focus(); const at = e.value.indexOf('6月3日'); e.setSelectionRange(at, e.value.length); return at >= 0").await;
    w.press("選んだ部分を除く").await;
    w.until("the ground", "const e = [...document.querySelectorAll('#disclosure [data-passage=\"記録(事実)\"] select')].at(-1); if (!e) return false; e.value = 'interests'; e.dispatchEvent(new Event('change', { bubbles: true })); return true").await;
    w.picture("disclosure-part").await;
    w.press("決める").await;
    w.until("the part is kept", "return [...document.querySelectorAll('#disclosure [data-passage=\"記録(事実)\"]')].at(-1).classList.contains('decided')").await;
    w.until("all decided", "const open = document.querySelector('#disclosure article:not(.decided) input[value=open]'); if (open && !open.checked) open.click(); return !document.querySelector('#disclosure article:not(.decided)')").await;
    w.reads("#disclosure", "すべて決定済みです").await;
    back(w).await;
    w.drawn().await;
    w.reads("dialog[open]", "第三者だけに関する情報").await;
    w.picture("disclosure-paper").await;
}

async fn handout(w: &Window) {
    choose(w, "handout").await;
    w.reads("dialog[open]", "まだ読み直されていません").await;
    w.press("資料の文を読み直す").await;
    w.reads("#handout", "この事例の名前・番号").await;
    w.picture("handout-review").await;
    w.sound("handout review").await;
    for _ in 0..2 {
        w.until("a word that goes", "const b = [...document.querySelectorAll('#handout li button:not([disabled])')].find((one) => !one.closest('[data-offer]')); if (b) b.click(); const text = document.querySelector('#handout textarea').value; return !text.includes('赤城山') && !text.includes('6月3日')").await;
    }
    w.press("読み直しを終える").await;
    w.until(
        "the paper again",
        "return !document.querySelector('#handout')",
    )
    .await;
    w.drawn().await;
    w.picture("handout-paper").await;
    choose(w, "envelope").await;
    w.drawn().await;
    w.reads("dialog[open]", "封筒(長形3号)").await;
    w.picture("envelope-paper").await;
    back(w).await;
}

async fn training(w: &Window) {
    w.go("settings/users").await;
    w.see("研修修了").await;
    w.press("変更").await;
    w.reads("#user-edit", "研修の名称").await;
    w.labelled("研修を修了した日", "R8.6.12").await;
    w.labelled("研修の名称・実施主体", "両立支援コーディネーター基礎研修")
        .await;
    w.picture("user-edit").await;
    w.sound("user edit").await;
    w.press("保存する").await;
    w.see("R8.6.12 修了").await;
    w.picture("users-trained").await;
}

#[test]
fn what_is_disclosed_is_decided_in_the_window_and_a_text_for_a_meeting_is_read() {
    story(
        |folder| fill(folder, seeded),
        |w| async move {
            w.unlock().await;
            w.open_case("髙橋 一郎").await;
            disclosure(&w).await;
            handout(&w).await;
            training(&w).await;
            w.close().await;
        },
    );
}
