//! What is recorded answers for what would be asked: pay for the band, months of leave for its end, a treatment for the state.

use super::*;

/// T17 as the benefit sees it: what is recorded of the pay proposes the band, and what somebody chose goes before it.
#[test]
fn the_recorded_pay_proposes_the_band_and_the_choice_goes_before_it() {
    let seen = |change: fn(&mut CaseFile)| {
        let mut file = case();
        file.insurances[0].income_band = String::new();
        change(&mut file);
        let view = of(&file, "high_cost", TODAY);
        let reason = (view.reasons.into_iter()).find(|r| r.label == "所得区分");
        let reason = reason.unwrap();
        let fact = reason.fact.unwrap();
        let own = |a: &&AmountView| a.now && a.text.contains("所得区分");
        let told = view.amounts.iter().filter(own).count();
        let band = income_band(&bands(), &file, TODAY);
        (reason.state, fact.value, fact.place.field, told, band)
    };
    // Of a person of 51 there are five rows of today; one is left where the band is known.
    let unknown = (
        Ask,
        String::new(),
        "income_band".to_owned(),
        5,
        String::new(),
    );
    assert_eq!(seen(|_| {}), unknown);
    let proposed = seen(|f| f.insurances[0].standard_pay = Some(300_000));
    assert_eq!(
        proposed,
        (May, "u".into(), "standard_pay".into(), 1, "u".into())
    );
    // Under 280,000 it is エ or, without resident tax, オ: both rows stay, and neither is taken for the sums.
    let low = seen(|f| f.insurances[0].standard_pay = Some(279_999));
    assert_eq!(
        low,
        (May, "e".into(), "standard_pay".into(), 2, String::new())
    );
    let chosen = seen(|f| {
        f.insurances[0].standard_pay = Some(300_000);
        band(f, "o");
    });
    assert_eq!(
        chosen,
        (May, "o".into(), "income_band".into(), 1, "o".into())
    );
    // 国保 and those of 70 and more have bounds that could not be read; an insurance that is not recorded may be one of these.
    for change in [
        (|f: &mut CaseFile| {
            f.insurances[0].standard_pay = Some(300_000);
            kind(f, "kokuho");
        }) as fn(&mut CaseFile),
        |f| {
            f.insurances[0].standard_pay = Some(300_000);
            kind(f, "");
        },
    ] {
        assert_eq!(seen(change), unknown);
    }
    let old = seen(|f| {
        f.insurances[0].standard_pay = Some(300_000);
        born(f, "1950-04-03");
    });
    assert_eq!((old.0, old.4), (Ask, String::new()));
}

#[test]
fn the_length_of_the_leave_answers_for_its_end() {
    let told = |change: fn(&mut Employment)| {
        let mut file = case();
        change(&mut file.employments[0]);
        let view = of(&file, "work_rules", TODAY);
        let facts = view
            .reasons
            .into_iter()
            .filter_map(|r| Some((r.state, r.fact?)));
        let found = facts
            .into_iter()
            .find(|(_, f)| f.label.starts_with("休職できる"));
        found
            .map(|(state, fact)| (state, fact.value, fact.is_date))
            .unwrap()
    };
    assert_eq!(told(|_| {}), (Ask, String::new(), true));
    assert_eq!(
        told(|e| {
            e.leave_began_on = "2026-09-01".into();
            e.leave_months = Some(12);
        }),
        (May, "12か月".into(), false)
    );
    // Half of it tells nothing; the recorded end goes before.
    assert_eq!(told(|e| e.leave_months = Some(12)).0, Ask);
    assert_eq!(
        told(|e| {
            e.leave_began_on = "2026-09-01".into();
            e.leave_months = Some(12);
            e.leave_limit_on = "2027-08-31".into();
        }),
        (May, "2027-08-31".into(), true)
    );
}

/// What stands for the state is the treatment that is recorded, never the grade of a handbook, which is another measure.
#[test]
fn the_pension_reads_the_treatment_and_not_the_handbook() {
    let state = |change: fn(&mut CaseFile)| {
        let mut file = case();
        change(&mut file);
        let view = of(&file, "disability_pension", TODAY);
        let found = (view.reasons.into_iter()).find(|r| r.label.starts_with("障害の状態"));
        let found = found.unwrap();
        (found.state, found.fact.unwrap().place.field)
    };
    let field = || "assessment_event".to_owned();
    assert_eq!(state(|_| {}), (Ask, field()));
    assert_eq!(state(|f| handbook(f, "physical_1")), (Ask, field()));
    assert_eq!(state(|f| handbook(f, "mental_2")), (Ask, field()));
    let met: fn(&mut CaseFile) = |f| f.treatments[0].assessment_event = "dialysis".into();
    assert_eq!(state(met), (May, field()));
    // Of a second disease as well; what only fixes the day says nothing of the state.
    assert_eq!(
        state(|f| f.treatments.push(Treatment {
            assessment_event: "pacemaker".into(),
            ..Treatment::default()
        })),
        (May, field())
    );
    assert_eq!(
        state(|f| f.treatments[0].assessment_event = "stroke_fixed".into()),
        (Ask, field())
    );
}

/// Nobody could read its ages: it decides nothing, and is not offered by itself to those who are long of age.
#[test]
fn the_aid_for_children_is_asked_of_the_young_and_of_those_who_came_out_of_it() {
    for (birth, doubted) in [
        ("2009-04-03", false),
        ("2006-11-24", false),
        ("2006-11-23", true),
        ("1975-04-03", true),
        ("", false),
    ] {
        let mut file = case();
        born(&mut file, birth);
        let view = of(&file, "pediatric_chronic", TODAY);
        assert_eq!((view.result, view.doubted), (Ask, doubted), "{birth}");
        assert_eq!(view.certainty, Certainty::Unverified);
        let asked = view.reasons.iter().map(|r| r.said.as_str());
        assert!(
            asked
                .into_iter()
                .any(|said| said.contains("使えなくなった後"))
        );
    }
}
