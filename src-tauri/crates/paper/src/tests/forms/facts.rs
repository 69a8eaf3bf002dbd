//! What forms ask the record for: known facts, known codes, and nothing that the one who gets the paper must not see.

use super::{Asset, all};
use crate::form::{FieldShape, Form, Way};
use model::code::Certainty;
use model::noun::{Noun, Shape};
use std::path::PathBuf;

/// Facts that are computed from several records.
const COMPUTED: [&str; 24] = [
    "age",
    "birth",
    "cautions",
    "chart",
    "considerations",
    "course",
    "diseases",
    "facility.address",
    "facility.department",
    "facility.name",
    "facility.phone",
    "handling",
    "illness.line",
    "lead",
    "measures",
    "next",
    "plan.rows",
    "schedule",
    "staff.name",
    "staff.rows",
    "symptoms",
    "today",
    "wish",
    "work.line",
];

/// The declared field of a fact.
fn declared(fact: &str) -> Option<&'static model::noun::Field> {
    let (noun, name) = fact.split_once('.')?;
    Noun::from_name(noun)?
        .fields()
        .iter()
        .find(|f| f.name == name)
}

fn codes(list: &str) -> Vec<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../../assets/codes/{list}.toml"));
    let value: toml::Table = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let codes = value["code"].as_array().unwrap();
    codes
        .iter()
        .map(|code| code["code"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_fact_is_declared_or_computed() {
    for Asset { name, form, .. } in all() {
        for field in &form.fields {
            let fact = field.fact.get_ref().as_str();
            let is_known = fact.is_empty() || COMPUTED.contains(&fact) || declared(fact).is_some();
            assert!(is_known, "{name}: {fact}");
        }
    }
}

#[test]
fn boxes_have_the_codes_of_the_record() {
    let mut checked = 0;
    for Asset { name, form, .. } in all() {
        for field in form.fields.iter().filter(|f| !f.options.is_empty()) {
            let Some(declared) = declared(field.fact.get_ref()) else {
                continue;
            };
            let list = match (declared.shape, field.shape) {
                (Shape::Code(list), FieldShape::One) | (Shape::Codes(list), FieldShape::Many) => {
                    list
                }
                (shape, _) => panic!("{name}: {} is {shape:?}", declared.name),
            };
            let codes = codes(list);
            for option in &field.options {
                let is_known = codes.contains(&option.code) || option.code.starts_with("hand_");
                assert!(is_known, "{name}: {} has no {}", list, option.code);
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "{checked} options");
}

/// Facts of a form that tell of the illness.
fn illness(form: &Form) -> Vec<&str> {
    let told = |fact: &&str| {
        ["diseases", "symptoms", "schedule", "course"].contains(fact)
            || fact.starts_with("treatment.")
    };
    form.fields
        .iter()
        .map(|f| f.fact.get_ref().as_str())
        .filter(told)
        .collect()
}

#[test]
fn the_return_opinion_and_the_letter_to_the_company_do_not_tell_of_the_illness() {
    let of = |id: &'static str| all().into_iter().filter(move |a| a.form.id == id);
    let mut seen = 0;
    for Asset { name, form, text } in of("return-opinion").chain(of("letter-employer")) {
        assert_eq!(illness(&form), [""; 0], "{name}");
        let labels = form.fields.iter().map(|f| f.label.as_str());
        let named: Vec<&str> = labels
            .filter(|l| l.contains("病名") || l.contains("症状"))
            .collect();
        assert_eq!(named, [""; 0], "{name}");
        let parts = text.split_once("[[part]]").unwrap().1;
        assert!(
            !parts.contains("病名") && !parts.contains("現在の症状"),
            "{name}"
        );
        seen += 1;
    }
    assert_eq!(seen, 3);
    // The control: the other opinion has both.
    assert!(of("opinion").all(|a| illness(&a.form).starts_with(&["diseases", "symptoms"])));
}

#[test]
fn the_survey_asks_for_no_fact_and_goes_to_the_person_only() {
    let survey = all()
        .into_iter()
        .find(|a| a.form.id == "survey")
        .unwrap()
        .form;
    assert!(survey.fields.iter().all(|f| f.fact.get_ref().is_empty()));
    assert!(survey.goes(Way::Person) && !survey.goes(Way::Company) && !survey.goes(Way::InHouse));
}

#[test]
fn what_is_rebuilt_says_so_at_the_foot_and_in_its_source() {
    let mut rebuilt = 0;
    for Asset { name, form, .. } in all() {
        let foot = form
            .document(&crate::form::Filling::default(), &super::FONTS)
            .footer
            .unwrap()
            .left;
        let is_rebuilt = form.certainty == Certainty::Reconstructed;
        assert_eq!(foot.contains("様式例に準拠して作成"), is_rebuilt, "{name}");
        assert_eq!(form.source.contains("再構成"), is_rebuilt, "{name}");
        assert_eq!(form.source.contains("未確認"), is_rebuilt, "{name}");
        rebuilt += usize::from(is_rebuilt);
    }
    assert_eq!(rebuilt, 7);
}

/// What must stand on a paper whatever is written into it, and what must not.
const WORDS: [(&str, &[&str], &[&str]); 9] = [
    (
        "opinion-2022-04-01",
        &["（別紙様式４９の２）", "（主治医署名）"],
        &["医療機関の連絡先"],
    ),
    (
        "opinion-2026-04-01",
        &["医療機関の連絡先", "事業者が行います"],
        &["別紙様式４９"],
    ),
    (
        "return-opinion-2026-04-01",
        &["医療機関の連絡先", "事業者が行います"],
        &["別紙様式４９"],
    ),
    (
        "work-info-2024-04-01",
        &["（本人署名）", "（会社名）"],
        &["産業医等の有無", "会社の連絡先"],
    ),
    (
        "work-info-2026-04-01",
        &["産業医等の有無", "会社の連絡先"],
        &[],
    ),
    (
        "card-2026-06-01",
        &["産業医等の有無", "医療機関の連絡先", "事業者が行います"],
        &[],
    ),
    (
        "consent-2026-11-01",
        &[
            "任意の同意",
            "同意しなくても、支援や診療の内容に影響はありません",
            "同意の撤回",
        ],
        &[],
    ),
    (
        "letter-employer-2026-11-01",
        &["親　展", "問合せ先", DECIDES],
        &["しなければならない"],
    ),
    (
        "letter-physician-2026-11-01",
        &["親　展", "問合せ先", DECIDES],
        &["しなければならない"],
    ),
];
const DECIDES: &str = "最終的な判断は事業者が産業医等の意見を勘案して行う";

#[test]
fn each_paper_says_what_it_must_say() {
    for (name, musts, nevers) in WORDS {
        let form = super::one(name).form;
        let document = form.document(&crate::form::Filling::default(), &super::FONTS);
        let text = crate::tests::ink(&crate::layout(&document, &super::FONTS).unwrap().text());
        let says = |words: &&&str| text.contains(&crate::tests::ink(words));
        assert_eq!(
            musts.iter().filter(says).count(),
            musts.len(),
            "{name}: {musts:?}"
        );
        assert_eq!(nevers.iter().find(says), None, "{name}");
    }
}
