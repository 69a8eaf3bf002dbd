//! 指導料の確認 in the window: a date of service is recorded, its conditions stand beside the facts, and a fact leads to where
//! it is recorded.

use super::driver::story;
use super::hand::fill;
use serde_json::json;

#[test]
fn a_date_of_service_is_checked_and_a_fact_is_one_click_away() {
    let prepare = |at: &std::path::Path| {
        fill(at, |bench| {
            let case = bench.case();
            bench.save("employment", &case, json!({ "status": "employee", "main": true, "employer": "青葉製作所", "site_size": "s30", "has_physician": "no" }));
            bench.save(
                "treatment",
                &case,
                json!({ "main": true, "disease": "liver", "disease_name": "C型肝硬変" }),
            );
            bench.save("opinion", &case, json!({ "kind": "f2", "work_info_on": "2026-07-10", "received_on": "2026-07-15", "delivered_on": "2026-07-15", "chart_copy_on": "2026-07-15" }));
            bench.save("consent", &case, json!({ "purpose": "company", "answer": "agreed", "form": "written", "on_date": "2026-07-01", "parties": ["occ_physician"], "items": ["measures"] }));
            bench.save("fee_check", &case, json!({ "service_on": "2026-07-15", "turn": "first", "eligible": "yes", "requested_on": "2026-07-01",
                "work_info_kind": "joint", "guided": "yes", "receiver": "hygiene_promoter", "informed_by": "document", "doctor_is_physician": "no", "same_capital": "no", "charged": "yes" }));
        });
    };
    story(prepare, |w| async move {
        w.unlock().await;
        w.open_case("髙橋 一郎").await;
        w.press("指導料").await;
        w.see("算定の可否は医事課が判断します。").await;
        w.see("満たさない条件があります").await;
        w.see("2回目以降の最後の月は令和9年1月です。").await;
        for said in ["文書料を別に受け取っています。", "衛生推進者", "850点"] {
            w.see(said).await;
        }
        w.picture("fee").await;
        w.script(
            "document.querySelector('#fee-base').scrollIntoView()",
            vec![],
        )
        .await;
        w.picture("fee-conditions").await;
        // The fact behind a condition leads to where it is recorded.
        w.click("button[aria-label='勤務情報提供書の受領日の記録を開く']")
            .await;
        w.until("the opinion", "return location.hash.endsWith('/opinion') && !!document.querySelector('[data-field=work_info_on]')").await;
        w.press("指導料").await;
        w.see("満たさない条件があります").await;
        w.click("button[id^=fee-sheet-]").await;
        w.until(
            "the sheet",
            "return !!document.querySelector('dialog[open] canvas')",
        )
        .await;
        w.drawn().await;
        w.picture("fee-sheet").await;
    });
}

#[test]
fn benefits_say_what_decides_and_a_sum_is_counted_as_it_is_typed() {
    let prepare = |at: &std::path::Path| {
        fill(at, |bench| {
            let case = bench.case();
            bench.save("employment", &case, json!({ "status": "on_leave", "main": true, "employer": "青葉製作所", "site_size": "s30",
                "absence_from": "2026-06-01", "absence_months": 3, "leave_began_on": "2026-09-01", "leave_months": 12, "paid_leave_days": 8, "paid_leave_granted_on": "2026-04-01" }));
            bench.save("treatment", &case, json!({ "main": true, "disease": "liver", "disease_name": "C型肝硬変", "first_visit_on": "2026-03-10" }));
            bench.save("insurance", &case, json!({ "kind": "kyokai", "cause": "private", "standard_pay": 300_000, "handbook": ["none"] }));
        });
    };
    story(prepare, |w| async move {
        w.unlock().await;
        w.open_case("髙橋 一郎").await;
        w.press("制度").await;
        w.see("利用できる可能性があります").await;
        w.click("[data-benefit=sick_pay] .line").await;
        w.see("決め手になる事実").await;
        w.see("傷病手当金支給申請書").await;
        w.picture("benefits-guide").await;
        w.press("説明済にする").await;
        w.until("the state", "return document.querySelector('[data-benefit=sick_pay] .line').innerText.includes('説明済')").await;
        w.click("[data-benefit=high_cost] .line").await;
        w.see("85,800円+(医療費-286,000円)×1%").await;
        w.picture("benefits-amounts").await;
        w.script(
            "document.querySelector('#benefit-sums').scrollIntoView()",
            vec![],
        )
        .await;
        w.see("令和9年9月10日").await;
        w.picture("benefits-sums").await;
        // What one amount stands on, the day of checking, and which pay stands for which band.
        w.click("[data-benefit=hbv_compensation] .line").await;
        w.see("出典: 法律事務所の解説(二次資料による)").await;
        w.see("確認日: 令和8年11月").await;
        w.picture("benefits-origin").await;
        w.see("標準報酬月額からは「ウ」です").await;
        w.script("document.querySelector('[data-field=income_band]').scrollIntoView({ block: 'center' })", vec![])
            .await;
        w.picture("benefits-band").await;
        w.press("勤務情報").await;
        w.see("休職の開始日").await;
        w.script("document.querySelector('[data-field=leave_began_on]').scrollIntoView({ block: 'center' })", vec![])
            .await;
        w.picture("work-clocks").await;
    });
}
