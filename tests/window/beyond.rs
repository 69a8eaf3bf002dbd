//! In the window: a paper leaves without consent after two have looked, and a withdrawal lists what has left.

use super::driver::story;
use super::hand::fill;
use crate::support::{PASSPHRASE, words};
use serde_json::json;

const COLLEAGUE: &str = "asagao no michi 3";

/// A case with a consent for 人事労務 under which two papers have left, and a colleague.
fn prepared(at: &std::path::Path, folder: &std::path::Path) {
    fill(at, |bench| {
        let case = bench.case();
        bench.save(
            "employment",
            &case,
            json!({ "status": "employee", "main": true, "employer": "青葉製作所" }),
        );
        bench.save("treatment", &case, json!({ "main": true, "disease": "liver", "disease_name": "C型肝硬変", "symptoms_note": "午後に強くなる倦怠感" }));
        bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-06-03", "parties": ["hr"], "items": ["effects", "measures"] }));
        let mut settings = bench.call("settings_get", json!({}));
        settings["paper_folder"] = json!(folder);
        bench.call("settings_save", settings);
        bench.call(
            "user_add",
            json!({ "id": "midori", "name": "森 緑", "role": "staff", "passphrase": COLLEAGUE }),
        );
        for (name, paper) in [("1.pdf", "opinion"), ("2.pdf", "considerations")] {
            bench.call("paper_save", json!({ "request": { "paper": paper, "case_id": case, "way": "company", "party": "hr" }, "path": folder.join(name), "recipient": "人事労務 大友様", "purpose": "復職の面談のため" }));
            std::fs::remove_file(folder.join(name)).unwrap();
        }
    });
}

#[test]
fn two_look_before_a_paper_leaves_without_consent() {
    let papers = tempfile::tempdir().unwrap();
    let folder = papers.path().to_owned();
    story(
        |at| prepared(at, &folder),
        |w| async move {
            w.see("ロック解除").await;
            w.script("const s = document.querySelector('select'); if (s) { s.value = 'user1'; s.dispatchEvent(new Event('change', {bubbles: true})); }", vec![]).await;
            w.fill("unlock-passphrase", PASSPHRASE).await;
            w.click("#unlock").await;
            w.heading("今日").await;
            w.open_case("髙橋 一郎").await;
            w.click("#paper-open").await;
            w.press("主治医意見書").await;
            w.press("会社・産業医へ").await;
            w.see("提供先への同意が記録されていません。").await;
            w.press("同意によらずに提供する").await;
            w.see("原則は本人の同意です。").await;
            // What is left open is told beside its field, and nothing is drawn.
            w.press("この内容で作成する").await;
            w.see("理由を選んでください。").await;
            w.script("const s = [...document.querySelectorAll('dialog[open] select')].find((s) => [...s.options].some((o) => o.value === 'life')); s.value = 'life'; s.dispatchEvent(new Event('change', {bubbles: true}))", vec![]).await;
            w.labelled("事情", "勤務中に意識を失い、救急隊から照会があった")
                .await;
            w.script("[...document.querySelectorAll('dialog[open] label')].find((l) => l.innerText.trim() === '病名').querySelector('input').click()", vec![]).await;
            w.sound("the decision").await;
            w.picture("beyond-decision").await;
            w.press("この内容で作成する").await;
            w.see("二人目の確認").await;
            w.drawn().await;
            w.see("同意なしで産業医へ出るもの").await;
            w.see("確認する人: 森 緑").await;
            w.labelled("提供先", "産業医 田村").await;
            w.labelled("目的", "救急の対応").await;
            w.labelled("確認する人のパスフレーズ", PASSPHRASE).await;
            w.press("PDFで保存").await;
            w.see("確認する人のパスフレーズが違います。").await;
            w.see("書類は出力していません。").await;
            w.script(
                "document.querySelector('#second-title').scrollIntoView()",
                vec![],
            )
            .await;
            w.sound("the second look").await;
            w.picture("beyond-second").await;
            confirmed(&w).await;
            w.see("保存しました:").await;
            let pdf = std::fs::read_dir(papers.path()).unwrap().next().unwrap();
            let text = words(&pdf.unwrap().path());
            assert!(
                text.contains("C型肝硬変") && !text.contains("倦怠感"),
                "{text}"
            );
            w.press("閉じる").await;
            w.click("#case-panel-papers").await;
            w.see("(確認 森 緑)").await;
            w.picture("beyond-register").await;
            withdrawn(&w).await;
            w.close().await;
        },
    );
}

/// After a wrong passphrase the next one has to wait; whoever is told so types it again.
async fn confirmed(w: &super::driver::Window) {
    loop {
        w.labelled("確認する人のパスフレーズ", COLLEAGUE).await;
        w.press("PDFで保存").await;
        let told = "const told = document.querySelector('dialog[open] .results').innerText; return told.includes('保存しました:') || told.includes('待ち時間')";
        w.until("an answer to the passphrase", told).await;
        if w.words().await.contains("保存しました:") {
            return;
        }
    }
}

/// Withdrawn in 同意: what had left under it stands there at once.
async fn withdrawn(w: &super::driver::Window) {
    w.click("#case-panel-consent").await;
    w.press("くわしく").await;
    w.see("撤回日").await;
    w.picture("consent-open").await;
    w.labelled("撤回日", "今日").await;
    w.save().await;
    w.see("撤回された同意で提供済みの書類").await;
    w.see("人事労務 大友様").await;
    w.see("取り戻せません").await;
    w.sound("the withdrawal").await;
    w.script(
        "document.querySelector('[id^=left-]').scrollIntoView()",
        vec![],
    )
    .await;
    w.picture("consent-left").await;
    w.press("一覧を作る").await;
    w.drawn().await;
    w.picture("consent-left-paper").await;
}
