//! The papers of several cases from the list, and a paper that comes back.

use super::driver::{ENTER, Window, story, story_in};
use super::hand::make;
use super::papers::with_case;
use crate::queue::{NAME, Queue};
use crate::support::{PASSPHRASE, answer, words};
use serde_json::{Value, json};
use std::path::Path;

const PEOPLE: [&str; 5] = [
    "髙橋 一郎",
    "𠮷田 花子",
    "﨑山 剛",
    "渡邉 次郎",
    "本間 圭吾",
];

/// Five cases with an employer; the first two agreed that their company may be told.
fn conference(folder: &Path) {
    make(folder);
    let dir = folder.to_str().unwrap();
    let call = |name: &str, request: &Value| {
        answer(&["call", dir, name, &request.to_string()], PASSPHRASE)
    };
    for (n, name) in PEOPLE.iter().enumerate() {
        let person = json!({ "name": name, "birth_date": "1975-04-03", "sex": "male" });
        let made = call(
            "intake",
            &json!({ "person": person, "case": { "opened_on": "2026-05-12", "illness_line": "C型肝硬変、月1回通院", "work_line": "金属加工、日勤" } }),
        );
        let case = &made["value"]["case_id"];
        let opened = call("case_open", &json!({ "id": case }));
        let person = &opened["file"]["person"]["id"];
        call(
            "employment_save",
            &json!({ "record": { "person_id": person, "status": "employee", "main": true, "employer": "青葉製作所", "duties": "旋盤の加工" } }),
        );
        if n < 2 {
            call(
                "consent_save",
                &json!({ "record": { "case_id": case, "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-06-03", "parties": ["occ_physician"], "items": ["work", "measures"] } }),
            );
        }
    }
}

async fn list(w: &Window) {
    w.script("location.hash = '#/cases'", vec![]).await;
    w.until(
        "the list",
        "return document.querySelectorAll('main tbody tr').length === 5",
    )
    .await;
}

fn rows_marked(count: usize) -> String {
    format!(
        "return document.querySelectorAll('main tbody input[type=checkbox]:checked').length === {count}"
    )
}

const PREVIEW: &str = "return !!document.querySelector('dialog[open] canvas')";

#[test]
fn the_papers_of_a_conference_are_chosen_in_the_list_seen_and_printed() {
    let queue = Queue::open();
    let server = queue.server();
    story_in(
        &[("CUPS_SERVER", server.as_os_str())],
        conference,
        |w| async move {
            w.unlock().await;
            list(&w).await;
            w.see("一覧の5人の書類").await;
            // By mouse: one row; by keyboard: from the next one to the third.
            w.script(
                "document.querySelector('main tbody input[type=checkbox]').click()",
                vec![],
            )
            .await;
            w.until("one mark", &rows_marked(1)).await;
            w.script(
                "document.querySelectorAll('main tbody tr')[1].focus()",
                vec![],
            )
            .await;
            w.keys(" ").await;
            w.until("two marks", &rows_marked(2)).await;
            w.keys("j").await;
            w.keys(" ").await;
            w.until("three marks", &rows_marked(3)).await;
            w.see("選択した3人の書類").await;
            w.picture("cases-marked").await;
            w.sound("cases-marked").await;

            w.click("#batch-open").await;
            w.see("3件の書類を1つのPDFにまとめます").await;
            w.picture("batch-begin").await;
            w.click("#batch-make").await;
            w.until("the preview", PREVIEW).await;
            w.see("両立支援サマリー(3件)").await;
            w.see("3件・3ページ").await;
            w.labelled("提供先", "検討会の出席者").await;
            w.labelled("目的", "事例検討会の資料").await;
            w.picture("batch-ready").await;
            w.sound("batch-ready").await;
            w.press("印刷する").await;
            w.see(&format!("プリンタ「{NAME}」へ送りました。")).await;
            w.see("院外提供・出力簿の1〜3番").await;
            w.picture("batch-printed").await;
            let arrived = queue.paper(1);
            assert_eq!(arrived.title(), "summary x3");
            assert_eq!(words(&arrived.pdf).matches('\u{C}').count(), 3);

            // Another choice is another file: what was drawn for the first is not offered any more.
            w.press("両面に印刷する").await;
            w.until("nothing to print", "return !!document.querySelector('#batch-make') && !document.querySelector('dialog[open] canvas')").await;
            w.close().await;
        },
    );
}

#[test]
fn who_did_not_agree_is_shown_with_the_way_to_it_before_anything_is_made() {
    story(conference, |w| async move {
        w.unlock().await;
        list(&w).await;
        w.click("#batch-open").await;
        w.see("5件の書類を1つのPDFにまとめます").await;
        w.press("両立支援プラン").await;
        w.press("会社・産業医へ").await;
        w.click("#batch-make").await;
        w.see("3件の書類は作れません。").await;
        w.see("同意を記録する").await;
        w.picture("batch-asking").await;
        w.sound("batch-asking").await;
        assert_eq!(
            w.script(PREVIEW, vec![]).await,
            json!(false),
            "nothing is made yet"
        );
        w.click("#batch-without").await;
        w.until("the preview", PREVIEW).await;
        w.see("除いた支援対象者 3人").await;
        w.picture("batch-without").await;
        w.press("閉じる").await;
        w.close().await;
    });
}

/// The code of the opinion of the only case.
pub(super) fn code_of_the_opinion(folder: &Path) -> String {
    let out = tempfile::tempdir().unwrap();
    let file = out.path().join("opinion.pdf");
    let (dir, path) = (folder.to_str().unwrap(), file.to_str().unwrap());
    answer(
        &[
            "print", dir, "R8-0001", "--paper", "opinion", "--way", "self", "-o", path,
        ],
        PASSPHRASE,
    );
    let text = words(&file);
    let at = text.find("OPN-").unwrap();
    text[at..at + 17].to_owned()
}

#[test]
fn the_code_of_a_paper_that_came_back_opens_its_case() {
    let code = std::cell::RefCell::new(String::new());
    let prepare = |folder: &Path| {
        with_case(folder);
        *code.borrow_mut() = code_of_the_opinion(folder);
    };
    let found = "return location.hash.startsWith('#/case/') && document.body.innerText.includes('戻ってきた')";
    story(prepare, |w| {
        let code = code.borrow().clone();
        async move {
            w.unlock().await;
            let cases = "location.hash = '#/cases'";
            w.script(cases, vec![]).await;
            w.until(
                "the field",
                "return !!document.querySelector('#return-code')",
            )
            .await;
            let last = if code.ends_with('0') { '1' } else { '0' };
            w.fill("return-code", &format!("{}{last}{ENTER}", &code[..16]))
                .await;
            w.see("コードのどこかに打ち間違いがあります。").await;
            w.picture("return-code-wrong").await;
            w.sound("return-code-wrong").await;
            w.script("const e = document.querySelector('#return-code'); e.value = ''; e.dispatchEvent(new Event('input', { bubbles: true }))", vec![]).await;
            w.fill("return-code", &format!("{}{ENTER}", code.replace('-', "")))
                .await;
            w.until("the case", found).await;
            w.see("主治医意見書").await;
            w.picture("return-code-found").await;

            // The box that narrows the list understands it too, and leaves other words alone.
            w.script(cases, vec![]).await;
            w.until(
                "the list",
                "return document.querySelectorAll('main tbody tr').length === 1",
            )
            .await;
            w.fill("cases-filter", &format!("髙橋{ENTER}")).await;
            w.until("still the list", "return location.hash === '#/cases' && !document.querySelector('[data-code=return_code_refused]')").await;
            w.script("const e = document.querySelector('#cases-filter'); e.value = ''; e.dispatchEvent(new Event('input', { bubbles: true }))", vec![]).await;
            w.fill("cases-filter", &format!("{code}{ENTER}")).await;
            w.until("the case", found).await;
            w.close().await;
        }
    });
}
