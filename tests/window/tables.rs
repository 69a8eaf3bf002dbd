//! An old case list comes in through the window, by keyboard and by dragging.

use super::driver::{ENTER, Window, story};
use super::hand::make;

const LIST: &str = "番号,氏名,ふりがな,生年月日,性別,患者ID,診療科,主治医,病名,勤務先,職種,雇用形態,受付日,区分\n\
1,髙橋 一郎,たかはし いちろう,S50.4.3,男,00412876,消化器内科,中村,肝硬変,青葉製作所,旋盤工,正社員,R6.5.1,継続\n\
2,佐藤 花子,さとう はなこ,昭和60年12月1日,女,00398112,乳腺外科,鈴木,乳がん,みどり銀行,事務,準社員,2024/6/3,継続\n\
3,渡邉 次郎,わたなべ じろう,令和65年2月9日,男性,00377001,脳神経外科,林,脳梗塞,自営,大工,自営業,2026/2/30,終了\n\
4,髙橋 一郎,たかはし いちろう,S50.4.3,男,00412876,消化器内科,中村,肝硬変,青葉製作所,旋盤工,正社員,R8.5.1,再\n";

async fn focus(w: &Window, what: &str) {
    w.script(&format!("document.querySelector({what:?}).focus()"), vec![])
        .await;
}

/// The trial tells two cells and one person who is known; the choices are made and the rest is written.
async fn is_tried_and_written(w: &Window) {
    focus(w, "#import-check").await;
    w.keys(&ENTER.to_string()).await;
    w.until(
        "the trial",
        "return !!document.querySelector('#import-start')",
    )
    .await;
    w.script(
        "document.querySelector('#import-start').scrollIntoView()",
        vec![],
    )
    .await;
    w.picture("import-trial").await;
    w.sound("import-trial").await;
    w.until("two cells", "return document.body.innerText.includes('2026/2/30') && document.body.innerText.includes('令和65年2月9日')").await;
    focus(w, "#import-without").await;
    w.keys(" ").await;
    w.script("const s = document.querySelector('select[aria-label=\"5行の処理\"]'); s.value = 'episode'; s.dispatchEvent(new Event('change', {bubbles: true}));", vec![]).await;
    w.until(
        "ready",
        "return !document.querySelector('#import-start').disabled",
    )
    .await;
    focus(w, "#import-start").await;
    w.keys(&ENTER.to_string()).await;
    w.until(
        "the result",
        "return !!document.querySelector('#import-again')",
    )
    .await;
    w.picture("import-result").await;
    w.sound("import-result").await;
}

/// Three cases in the list; then the import is undone.
async fn goes_as_a_whole(w: &Window) {
    w.script("location.hash = '#/cases'", vec![]).await;
    w.until(
        "three cases",
        "return document.querySelectorAll('main tbody tr').length === 3",
    )
    .await;
    w.picture("import-cases").await;
    w.sound("import-cases").await;
    w.script("location.hash = '#/settings/import'", vec![])
        .await;
    w.until(
        "the import",
        "return !!document.querySelector('main table button')",
    )
    .await;
    focus(w, "main table button").await;
    w.keys(&ENTER.to_string()).await;
    w.until(
        "the question",
        "return !!document.querySelector('#import-undo')",
    )
    .await;
    w.picture("import-undo").await;
    w.sound("import-undo").await;
    focus(w, "#import-undo").await;
    w.keys(&ENTER.to_string()).await;
    w.until("undone", "return !document.querySelector('#import-undo') && document.body.innerText.includes('支援対象者3人を取り消しました')").await;
}

#[test]
fn an_old_list_comes_in_by_keyboard_and_goes_as_a_whole() {
    let lists = tempfile::tempdir().unwrap();
    let path = lists.path().join("list.csv");
    std::fs::write(&path, LIST).unwrap();
    story(make, |w| async move {
        w.unlock().await;
        w.script("location.hash = '#/settings/import'", vec![])
            .await;
        w.until(
            "the screen",
            "return !!document.querySelector('#import-path')",
        )
        .await;
        w.fill("import-path", &format!("{}{ENTER}", path.display()))
            .await;
        w.until(
            "the columns",
            "return document.querySelectorAll('[data-column]').length === 14",
        )
        .await;
        w.picture("import-columns").await;
        w.sound("import-columns").await;
        // Dragging a field onto the column that nothing was guessed for.
        w.script(
            "const chip = document.querySelector('[data-target=\"case.next_steps\"]'); const row = document.querySelector('[data-column=\"13\"]');
             chip.scrollIntoView({block: 'nearest'}); row.scrollIntoView({block: 'center'});
             const to = row.getBoundingClientRect(); chip.setPointerCapture = () => {};
             const at = (type, x, y) => chip.dispatchEvent(new PointerEvent(type, {bubbles: true, button: 0, pointerId: 1, clientX: x, clientY: y}));
             at('pointerdown', 0, 0); at('pointermove', to.x + 40, to.y + 10); at('pointerup', to.x + 40, to.y + 10);",
            vec![],
        )
        .await;
        w.until("the field in its row", "return document.querySelector('[data-column=\"13\"] select').value === 'case.next_steps'").await;
        focus(&w, "#import-words").await;
        w.keys(&ENTER.to_string()).await;
        w.until(
            "the words",
            "return !!document.querySelector('#import-check')",
        )
        .await;
        w.until("one word without a code", "return document.querySelectorAll('select[aria-invalid=true]').length === 1 && document.querySelector('#import-check').disabled").await;
        focus(&w, "select[aria-invalid=true]").await;
        w.picture("import-words").await;
        w.sound("import-words").await;
        // 準社員 is 契約社員 in this house: chosen by typing its name.
        w.keys("契約").await;
        w.script("const s = document.querySelector('select[aria-invalid=true]'); if (s) { s.value = 'contract'; s.dispatchEvent(new Event('change', {bubbles: true})); }", vec![]).await;
        w.until(
            "nothing open",
            "return !document.querySelector('#import-check').disabled",
        )
        .await;
        is_tried_and_written(&w).await;
        goes_as_a_whole(&w).await;
        w.close().await;
    });
}
