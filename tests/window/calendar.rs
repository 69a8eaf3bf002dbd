//! The calendar of a month, why a date is this date, and the course of a case, in the real window.

use super::driver::{ENTER, ESCAPE, PAGE_DOWN, PAGE_UP, RIGHT, Window, story};

#[test]
fn a_month_is_walked_by_keys_and_a_date_says_why() {
    story(super::hand::practise, |w| async move {
        w.unlock().await;
        w.see("期限と予定").await;
        w.letter("g").await;
        w.letter("k").await;
        w.until("the month", "return document.querySelectorAll('[role=grid] td[data-day]').length % 7 === 0 && document.querySelectorAll('[role=grid] td[data-day]').length >= 28").await;
        w.until(
            "today is marked",
            "return document.querySelectorAll('td[aria-current=date]').length === 1",
        )
        .await;
        w.picture("calendar").await;
        w.sound("calendar").await;
        // By keys: a day, a month ahead and back, and the day stays the one with the keyboard.
        w.script(
            "document.querySelector('td[data-day][tabindex=\"0\"]').focus()",
            vec![],
        )
        .await;
        let day = "return document.activeElement?.dataset?.day ?? ''";
        let before = w.script(day, vec![]).await;
        w.keys(&RIGHT.to_string()).await;
        w.until(
            "the next day",
            &format!("const day = (() => {{ {day} }})(); return day !== '' && day !== {before}"),
        )
        .await;
        w.keys(&PAGE_DOWN.to_string()).await;
        w.until(
            "the next month",
            &format!(
                "const day = (() => {{ {day} }})(); return day.slice(0, 7) > {before}.slice(0, 7)"
            ),
        )
        .await;
        w.keys(&PAGE_UP.to_string()).await;
        w.until(
            "back",
            &format!(
                "const day = (() => {{ {day} }})(); return day.slice(0, 7) === {before}.slice(0, 7)"
            ),
        )
        .await;
        // A day with dates: beside it they say why.
        w.until("a day with dates", "const day = [...document.querySelectorAll('td[data-day]')].find((td) => td.querySelector('.line')); if (!day) { document.querySelector('#calendar-next').click(); return false; } day.click(); return true").await;
        w.until(
            "its dates",
            "return document.querySelectorAll('#calendar-day li').length > 0",
        )
        .await;
        w.press("なぜこの日?").await;
        w.until(
            "why",
            "return !!document.querySelector('#why-date[open] ol li')",
        )
        .await;
        w.picture("why-date").await;
        w.sound("why-date").await;
        w.keys(&ESCAPE.to_string()).await;
        w.until("closed", "return !document.querySelector('dialog[open]')")
            .await;
        to_the_case(&w).await;
        large(&w).await;
        w.close().await;
    });
}

/// The confirming key opens the case of the first date of the day, on the tab where its fact is recorded.
async fn to_the_case(w: &Window) {
    w.until(
        "a day whose first date stands elsewhere than in the course",
        "const first = document.querySelector('#calendar-day li a.name');
         if (first && first.hash.includes('case/') && !first.hash.includes('activities')) { window.wanted = first.hash; return true; }
         const days = [...document.querySelectorAll('td[data-day]')].filter((td) => td.querySelector('.line'));
         window.tried = (window.tried ?? -1) + 1;
         if (window.tried < days.length) days[window.tried].click();
         else { window.tried = -1; document.querySelector('#calendar-next').click(); }
         return false",
    )
    .await;
    w.script(
        "document.querySelector('td[aria-selected=true]').focus()",
        vec![],
    )
    .await;
    w.keys(&ENTER.to_string()).await;
    w.until(
        "the tab of the date",
        "return location.hash === window.wanted && !!document.querySelector('#case-panel')",
    )
    .await;
    w.click("#case-panel-activities").await;
    w.until(
        "the course of the case",
        "return !!document.querySelector('#case-flow')",
    )
    .await;
    w.click("#case-dates-open").await;
    w.until(
        "its dates",
        "return document.querySelectorAll('#case-dates li').length > 0",
    )
    .await;
    w.picture("case-dates").await;
    w.sound("case-dates").await;
    w.click("#case-flow").await;
    w.until(
        "the course",
        "return document.querySelectorAll('#flow[open] tbody tr').length > 0",
    )
    .await;
    w.picture("case-flow").await;
    w.sound("case-flow").await;
    w.keys(&ESCAPE.to_string()).await;
}

/// With text of twice the size nothing is cut off beside the window.
async fn large(w: &Window) {
    w.script("location.hash = '#/calendar'", vec![]).await;
    w.until(
        "the month",
        "return document.querySelectorAll('[role=grid] td[data-day]').length >= 28",
    )
    .await;
    w.script("document.documentElement.style.fontSize = '200%'", vec![])
        .await;
    w.until("large text fits", "const main = document.querySelector('#main'); return main.scrollWidth <= main.clientWidth + 1 && getComputedStyle(document.documentElement).fontSize === '32px'").await;
    w.picture("calendar-large").await;
}
