//! What a case comes to for each benefit, by hand; and what the data may say.

use super::*;
use crate::noun::{Case, Employment, Insurance, Person, Treatment};
use std::path::Path;

/// The rules of the tree; a test may read files.
fn rules() -> Vec<BenefitRule> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/rules/benefit");
    let files = std::fs::read_dir(folder).unwrap();
    files
        .map(|file| {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        })
        .collect()
}

fn sums() -> Sums {
    toml::from_str(include_str!(
        "../../../../../assets/rules/sums/recognition.toml"
    ))
    .unwrap()
}

const TODAY: &str = "2026-11-23";

/// A person of 51 on leave from a firm of 40, insured by 協会けんぽ in band ウ, with a private illness of the liver.
fn case() -> CaseFile {
    CaseFile {
        person: Person {
            birth_date: "1975-04-03".into(),
            ..Person::default()
        },
        case: Case {
            on_leave: true,
            ..Case::default()
        },
        employments: vec![Employment {
            main: true,
            status: "on_leave".into(),
            site_size: "s30".into(),
            ..Employment::default()
        }],
        treatments: vec![Treatment {
            main: true,
            disease: "liver".into(),
            first_visit_on: "2026-03-10".into(),
            ..Treatment::default()
        }],
        insurances: vec![Insurance {
            kind: "kyokai".into(),
            income_band: "u".into(),
            cause: "private".into(),
            employment_insurance: "yes".into(),
            handbook: vec!["none".into()],
            ..Insurance::default()
        }],
        ..CaseFile::default()
    }
}

fn of(file: &CaseFile, resource: &str, on: &str) -> BenefitView {
    let all = look(&rules(), &sums(), file, on);
    all.into_iter().find(|v| v.resource == resource).unwrap()
}

use BenefitResult::{Ask, May, No};

/// A change of the case, a benefit, and what it comes to then.
type Row = (fn(&mut CaseFile), &'static str, BenefitResult);

fn hold(rows: &[Row]) {
    for (n, (change, resource, result)) in rows.iter().enumerate() {
        let mut file = case();
        change(&mut file);
        let view = of(&file, resource, TODAY);
        assert_eq!(
            view.result, *result,
            "row {n}, {resource}: {:?}",
            view.reasons
        );
        for reason in view.reasons.iter().filter(|r| r.state != May) {
            assert!(!reason.said.is_empty(), "{resource}: {}", reason.label);
        }
    }
}

fn status(f: &mut CaseFile, code: &str) {
    f.case.on_leave = false;
    f.employments[0].status = code.into();
}

fn kind(f: &mut CaseFile, code: &str) {
    f.insurances[0].kind = code.into();
}

fn cause(f: &mut CaseFile, code: &str) {
    f.insurances[0].cause = code.into();
}

fn band(f: &mut CaseFile, code: &str) {
    f.insurances[0].income_band = code.into();
}

fn handbook(f: &mut CaseFile, code: &str) {
    f.insurances[0].handbook = vec![code.into()];
}

fn disease(f: &mut CaseFile, code: &str) {
    f.treatments[0].disease = code.into();
}

fn size(f: &mut CaseFile, code: &str) {
    f.employments[0].site_size = code.into();
}

#[test]
fn money_that_may_be_had() {
    hold(&[
        (|_| {}, "sick_pay", May),
        (|f| kind(f, "kokuho"), "sick_pay", No),
        (|f| cause(f, "work"), "sick_pay", No),
        (|f| status(f, "on_leave"), "sick_pay", May),
        (|f| status(f, "employee"), "sick_pay", Ask),
        (|_| {}, "high_cost", May),
        (|f| f.insurances.clear(), "high_cost", Ask),
        (|f| kind(f, "welfare"), "high_cost", No),
        (|f| band(f, "o"), "medical_deduction", No),
        (|_| {}, "disability_pension", Ask),
        (|_| {}, "unemployment", No),
        (|f| status(f, "job_seeker"), "unemployment", May),
        (|_| {}, "workers_comp", No),
        (|f| cause(f, "commute"), "workers_comp", May),
        (|_| {}, "liver_cancer_program", No),
        (|f| band(f, "e"), "liver_cancer_program", Ask),
    ]);
}

#[test]
fn help_that_may_be_had() {
    hold(&[
        (|_| {}, "nanbyo_subsidy", No),
        (
            |f| f.treatments[0].nanbyo = "n097".into(),
            "nanbyo_subsidy",
            May,
        ),
        (|f| disease(f, "intractable"), "nanbyo_subsidy", Ask),
        (|f| f.treatments.clear(), "nanbyo_subsidy", Ask),
        (|f| disease(f, "heart"), "hbv_compensation", No),
        (|_| {}, "medical_rehab", No),
        (|f| handbook(f, "physical_3"), "medical_rehab", May),
        (|f| handbook(f, "physical_3"), "disability_handbook", No),
        (|f| handbook(f, "mental_2"), "employment_quota", May),
        (|_| {}, "regional_sanpo", May),
        (|f| size(f, "s50"), "regional_sanpo", No),
        (|f| size(f, "unknown"), "regional_sanpo", Ask),
        (|_| {}, "care_insurance", Ask),
        (
            |f| f.person.birth_date = "1990-04-03".into(),
            "care_insurance",
            No,
        ),
        (|f| disease(f, "dementia"), "dementia_coordinator", May),
        (|f| status(f, "self_employed"), "work_rules", No),
    ]);
}

#[test]
fn an_empty_case_is_asked_and_never_turned_away() {
    for view in look(&rules(), &sums(), &CaseFile::default(), TODAY) {
        assert_eq!(
            view.result,
            BenefitResult::Ask,
            "{}: {:?}",
            view.resource,
            view.reasons
        );
    }
}

#[test]
fn amounts_change_with_their_day_and_follow_the_band() {
    let words = |on: &str, band: &str| -> Vec<(String, bool)> {
        let mut file = case();
        file.insurances[0].income_band = band.into();
        of(&file, "high_cost", on)
            .amounts
            .into_iter()
            .map(|a| (a.text, a.now))
            .collect()
    };
    let now = |on: &str| -> String {
        words(on, "u")
            .into_iter()
            .filter(|(_, now)| *now)
            .map(|(text, _)| text)
            .collect()
    };
    assert!(now("2026-07-31").contains("80,100円+(医療費-267,000円)"));
    assert!(!now("2026-07-31").contains("年間上限"));
    assert!(now("2026-08-01").contains("85,800円+(医療費-286,000円)"));
    assert!(now("2026-08-01").contains("年間上限 530,000円"));
    assert!(
        !now("2027-08-01").chars().any(|c| c.is_ascii_digit()),
        "a plan carries no figure"
    );
    // The next table stands beside the one of today; the one that is over does not.
    assert!(
        words("2026-07-31", "u")
            .iter()
            .any(|(text, now)| text.contains("85,800") && !now)
    );
    assert!(
        !words("2026-08-01", "u")
            .iter()
            .any(|(text, _)| text.contains("80,100"))
    );
    assert!(
        words("2026-08-01", "a")
            .iter()
            .all(|(text, _)| !text.contains("85,800"))
    );
    assert!(
        words("2026-08-01", "unknown")
            .iter()
            .filter(|(text, _)| text.contains("年間上限 "))
            .count()
            == 5
    );
    let rate = |on: &str| {
        of(&case(), "employment_quota", on)
            .amounts
            .into_iter()
            .find(|a| a.now)
            .unwrap()
            .text
    };
    assert!(rate("2026-06-30").contains("2.5%") && rate("2026-07-01").contains("2.7%"));
    let rehab = |on: &str| {
        of(&case(), "medical_rehab", on)
            .amounts
            .into_iter()
            .filter(|a| a.now)
            .map(|a| a.text)
            .collect::<String>()
    };
    // T18: the transitional rule ends, and nobody knows what follows.
    assert!(rehab("2027-03-31").contains("20,000円") && !rehab("2027-04-01").contains("20,000円"));
}

#[test]
fn days_follow_from_what_is_recorded() {
    let view = of(&case(), "disability_pension", TODAY);
    assert_eq!(view.day.unwrap().on, "2027-09-10");
    let mut file = case();
    file.treatments[0].first_visit_on = String::new();
    assert_eq!(of(&file, "disability_pension", TODAY).day, None);
    file.employments[0].until = "2026-09-30".into();
    assert_eq!(
        of(&file, "unemployment", TODAY).day.unwrap().on,
        "2027-09-30"
    );
}

#[test]
fn what_is_not_verified_carries_no_figure() {
    let all = rules();
    assert_eq!(all.len(), 31);
    for rule in &all {
        assert!(
            !rule.source.is_empty() && rule.year > 2000 && !rule.passages.is_empty(),
            "{}",
            rule.resource
        );
        assert!(!rule.what.is_empty() && !rule.who.is_empty() && !rule.where_to.is_empty());
        for amount in &rule.amounts {
            let sure = amount.certainty.unwrap_or(rule.certainty) != Certainty::Unverified;
            let figure = amount.text.chars().any(|c| c.is_ascii_digit());
            assert!(sure || !figure, "{}: {}", rule.resource, amount.text);
        }
        for condition in &rule.conditions {
            assert!(
                condition.ask.ends_with(['。', ')']),
                "{}: {}",
                rule.resource,
                condition.ask
            );
            let fact = match &condition.test {
                BenefitTest::OneOf { fact, failed, .. } => {
                    assert!(
                        failed.is_empty() || !condition.not_met.is_empty(),
                        "{}",
                        rule.resource
                    );
                    Some(fact)
                }
                BenefitTest::Recorded { fact } => Some(fact),
                _ => None,
            };
            assert!(
                fact.is_none_or(|f| FACTS.contains(&f.as_str())),
                "{}",
                rule.resource
            );
        }
    }
}
