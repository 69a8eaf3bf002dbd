//! From the card of headquarters to its receipt, in the real window and with the real headquarters program.

use super::driver::{Window, story};
use super::hand::fill;
use super::native;
use crate::support::answer;
use std::path::PathBuf;

const HQ: &str = "honbu no niwa 11";

/// Headquarters on another PC: its folder lies beside the workplace, not in it.
fn headquarters(w: &Window, arguments: &[&str]) -> serde_json::Value {
    let store = w.home.path("hq").display().to_string();
    let mut all = vec!["hq", arguments[0], &store];
    all.extend(&arguments[1..]);
    answer(&all, HQ)
}

fn folder(w: &Window) -> PathBuf {
    w.home.path("exchange")
}

/// The one file of the exchange folder with this ending.
fn only(w: &Window, ending: &str) -> PathBuf {
    let found: Vec<PathBuf> = std::fs::read_dir(folder(w))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

/// The fingerprint that the screen shows to be read aloud.
async fn own_number(w: &Window) -> String {
    let shown = "[...document.querySelectorAll('.fingerprint > span')].map((e) => e.lastChild.textContent.trim()).join(' ')";
    w.until(
        "the fingerprint",
        &format!("return /^(\\d{{4}} ){{7}}\\d{{4}}$/.test({shown})"),
    )
    .await;
    let number = w.script(&format!("return {shown}"), vec![]).await;
    number.as_str().unwrap().to_owned()
}

/// Names the folder of the exchange in 設定.
async fn choose_folder(w: &Window) {
    std::fs::create_dir(folder(w)).unwrap();
    w.go("#/settings/folders").await;
    w.labelled("本部登録のフォルダ", folder(w).to_str().unwrap())
        .await;
    w.save().await;
    w.see("✓ 保存済").await;
    w.picture("exchange-1-folder").await;
}

/// Types a fingerprint into the eight boxes.
async fn hear(w: &Window, digits: &str) {
    for (at, group) in digits.split(' ').enumerate() {
        let boxes = "document.querySelectorAll('fieldset .boxes input')";
        w.script(&format!("{boxes}[{at}].value = ''; {boxes}[{at}].dispatchEvent(new Event('input', {{bubbles: true}})); {boxes}[{at}].focus()"), vec![])
            .await;
        w.keys(group).await;
        w.until(
            "the digits",
            &format!("return {boxes}[{at}].value === '{group}'"),
        )
        .await;
    }
}

/// Both sides confirm the other's card by its fingerprint.
async fn exchange_cards(w: &Window) {
    w.go("#/exchange").await;
    w.see("いまは提出データを作れません").await;
    w.press("登録カードへ").await;
    let own = own_number(w).await;
    w.press("書き出し").await;
    w.see("書き出しました").await;
    headquarters(w, &["init", "--name", "本部"]);
    let card = w.home.path("hq-card.json");
    let theirs = headquarters(w, &["card", "-o", card.to_str().unwrap()]);
    let theirs = theirs["fingerprint"].as_str().unwrap().to_owned();
    let admitted = only(w, "json").display().to_string();
    headquarters(w, &["admit", &admitted, "--fingerprint", &own]);
    w.press("ファイルを選ぶ").await;
    native::choose("本部の登録カード", &card).await;
    w.see("まだ確認していません").await;
    hear(w, "0000 0000 0000 0000 0000 0000 0000 0000").await;
    w.press("確認する").await;
    w.see("数字が一致しません").await;
    w.picture("exchange-2-wrong-number").await;
    hear(w, &theirs).await;
    w.press("確認する").await;
    w.see("「本部」の登録カードを確認しました").await;
    w.picture("exchange-3-cards").await;
}

/// Looks at what would leave, and makes the file.
async fn send(w: &Window) {
    w.press("提出する内容").await;
    w.see("提出データを作れます").await;
    w.picture("exchange-4-preview").await;
    w.sound("exchange-preview").await;
    w.press("中身を見る").await;
    w.reads("dialog[open]", "50代・男・肝疾患").await;
    w.reads("dialog[open]", "院外へ出ないもの").await;
    w.picture("exchange-5-one-record").await;
    w.press("閉じる").await;
    w.press("提出データを作る").await;
    w.reads("dialog[open]", "3件の事例を入れます").await;
    w.picture("exchange-6-confirm").await;
    let make = "[...document.querySelectorAll('dialog[open] button')].find((e) => e.innerText.trim() === '提出データを作る').click()";
    w.script(make, vec![]).await;
    w.reads("dialog[open]", "第1号を作りました").await;
    w.picture("exchange-7-sent").await;
    w.press("提出データの一覧へ").await;
}

/// Opens a case by its name and reads what state its record is in.
async fn state(w: &Window, word: &str) {
    w.open_case("対象 0郎").await;
    w.reads("header.head .states", word).await;
}

/// Headquarters issues a form: it is taken like a receipt, and 設定 names it beside the facts that a form may name.
async fn forms_come(w: &Window) {
    let definitions = w.home.path("forms");
    std::fs::create_dir(&definitions).unwrap();
    let form = crate::forms::own("2026-10-01", "本部の様式 {name} 様");
    std::fs::write(definitions.join("opinion.toml"), form).unwrap();
    let pack = folder(w).join("2026-11.forms").display().to_string();
    headquarters(w, &["forms", definitions.to_str().unwrap(), "-o", &pack]);
    w.go("#/exchange").await;
    w.press("提出データと受領通知").await;
    w.press("本部登録のフォルダから読み込む").await;
    w.see("青葉病院の意見書").await;
    w.sound("exchange-forms").await;
    w.picture("exchange-10-forms").await;
    w.go("#/settings/forms").await;
    w.see("青葉病院の意見書").await;
    w.script(
        "document.querySelector('#form-facts').scrollIntoView()",
        vec![],
    )
    .await;
    w.press("項目の一覧を開く").await;
    w.labelled("項目を探す", "生年月日").await;
    w.see("person.birth_date").await;
    w.sound("settings-facts").await;
    w.picture("settings-facts").await;
}

#[test]
fn a_record_goes_to_headquarters_and_its_receipt_is_read() {
    story(
        |folder| {
            fill(folder, |bench| {
                bench.three_alike();
            });
        },
        |w| async move {
            w.unlock().await;
            w.open_case("対象 0郎").await;
            w.record("復職後の様子を電話で聞いた。").await;
            state(&w, "保存済").await;
            w.picture("state-1-saved").await;
            w.go("#/settings/backup").await;
            w.press("今すぐバックアップ").await;
            w.see("バックアップを作り、確かめました").await;
            state(&w, "バックアップ済").await;
            w.picture("state-2-backed-up").await;

            choose_folder(&w).await;
            exchange_cards(&w).await;
            send(&w).await;
            w.see("提出済・受領待ち").await;
            w.picture("exchange-8-waiting").await;
            state(&w, "提出済").await;
            w.picture("state-3-sent").await;

            let bundle = only(&w, "age").display().to_string();
            let receipts = folder(&w).display().to_string();
            let received = headquarters(&w, &["receive", &bundle, "--receipts", &receipts]);
            assert_eq!(received[0]["accepted"], 3, "{received}");

            w.go("#/exchange").await;
            w.press("提出データと受領通知").await;
            w.press("本部登録のフォルダから読み込む").await;
            w.see("第1号の受領通知: 受領 3件").await;
            w.see("本部受領済").await;
            w.picture("exchange-9-receipt").await;
            w.sound("exchange-receipt").await;
            state(&w, "本部受領済").await;
            w.picture("state-4-received").await;
            forms_come(&w).await;
            w.close().await;
        },
    );
}
