//! What a case comes to for each benefit, by hand; and what the data may say.

use super::*;
use crate::noun::{Case, Employment, Insurance, Person, Treatment};
use std::path::Path;

mod recorded;

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

/// The rules of dates of the tree.
fn dates() -> Rules {
    toml::from_str(include_str!(
        "../../../../../assets/rules/deadline/benefit.toml"
    ))
    .unwrap()
}

/// The bands of the tree.
fn bands() -> HighCostRule {
    let text = include_str!("../../../../../assets/rules/sums/high_cost.toml");
    toml::from_str::<sums::Sums>(text).unwrap().high_cost
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
    let all = look(&rules(), &dates(), &bands(), file, on);
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

fn born(f: &mut CaseFile, on: &str) {
    f.person.birth_date = on.into();
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
        // The band speaks only of those under 70.
        (|f| born(f, "1950-04-03"), "liver_cancer_program", Ask),
        (|f| born(f, ""), "liver_cancer_program", Ask),
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
        (|_| {}, "regional_sanpo", Ask),
        (|f| size(f, "s50"), "regional_sanpo", Ask),
        (|f| size(f, "unknown"), "regional_sanpo", Ask),
        (|_| {}, "care_insurance", Ask),
        (
            |f| f.person.birth_date = "1990-04-03".into(),
            "care_insurance",
            No,
        ),
        (|f| disease(f, "dementia"), "dementia_coordinator", May),
        (|f| status(f, "self_employed"), "work_rules", No),
        (|_| {}, "paid_leave", Ask),
        (|f| status(f, "employee"), "paid_leave", May),
        (|f| status(f, "none"), "paid_leave", No),
    ]);
}

#[test]
fn an_empty_case_is_asked_and_never_turned_away() {
    for view in look(&rules(), &dates(), &bands(), &CaseFile::default(), TODAY) {
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

/// Every text of a rule that has a figure; kanji numerals are words.
fn figures(rule: &BenefitRule) -> Vec<String> {
    let fixed = [
        &rule.what,
        &rule.who,
        &rule.where_to,
        &rule.deadline,
        &rule.note,
    ];
    let conditions = rule.conditions.iter();
    let asked = conditions.flat_map(|c| [&c.label, &c.ask, &c.not_met]);
    let all = fixed.into_iter().chain(&rule.papers).chain(asked);
    all.filter(|text| text.chars().any(char::is_numeric))
        .cloned()
        .collect()
}

#[test]
fn a_figure_is_found_in_every_text_of_a_rule() {
    type Spoil = fn(&mut BenefitRule) -> &mut String;
    let spoilt: [Spoil; 8] = [
        |r| &mut r.what,
        |r| &mut r.who,
        |r| &mut r.deadline,
        |r| &mut r.note,
        |r| &mut r.papers[0],
        |r| &mut r.conditions[0].label,
        |r| &mut r.conditions[0].ask,
        |r| &mut r.conditions[0].not_met,
    ];
    let sample = || BenefitRule {
        papers: vec!["申請書".into()],
        ..guarded(Certainty::Unverified)
    };
    assert_eq!(figures(&sample()), [""; 0]);
    for spoil in spoilt {
        for words in ["50人未満", "５０人未満"] {
            let mut rule = sample();
            *spoil(&mut rule) = words.to_owned();
            assert_eq!(figures(&rule), [words]);
        }
    }
}

/// A rule made here: the cause decides, a handbook speaks against it.
fn guarded(certainty: Certainty) -> BenefitRule {
    let rule = r#"
        resource = "x"
        what = "手当"
        who = "人"
        where_to = "窓口"
        source = "資料"
        year = 2026
        checked_on = "2026-11-23"
        certainty = "unverified"
        passages = ["x"]
        [[condition]]
        label = "原因"
        test = { is = "one_of", fact = "cause", met = ["private"], failed = ["work"] }
        ask = "原因は何ですか。"
        not_met = "仕事が原因です。"
        decides = true
        [[condition]]
        label = "年齢"
        test = { is = "age", from = 18, to = 64 }
        ask = "生年月日はいつですか。"
        not_met = "年齢が違います。"
    "#;
    BenefitRule {
        certainty,
        ..toml::from_str(rule).unwrap()
    }
}

#[test]
fn a_rule_that_nobody_could_read_decides_nothing() {
    let seen = |certainty, change: fn(&mut CaseFile)| {
        let mut file = case();
        change(&mut file);
        let rules = [guarded(certainty)];
        look(&rules, &dates(), &bands(), &file, TODAY).remove(0)
    };
    for (change, read) in [
        ((|_| {}) as fn(&mut CaseFile), May),
        (|f| cause(f, "work"), No),
        (|f| born(f, "1950-04-03"), No),
        (|f| cause(f, ""), Ask),
    ] {
        // The twin: by a rule that was read the facts decide.
        assert_eq!(seen(Certainty::Secondary, change).result, read);
        let view = seen(Certainty::Unverified, change);
        assert_eq!(view.result, Ask);
        assert_eq!(view.doubted, read == No);
        for reason in &view.reasons {
            assert_ne!(reason.state, No);
            assert!(
                reason.state == May || reason.said.ends_with("か。"),
                "{}",
                reason.said
            );
        }
    }
    // What a fact would speak against is not offered by itself, but it can be chosen.
    let views = [seen(Certainty::Unverified, |f| cause(f, "work"))];
    let offer = crate::guide::offers(&views, &[]).remove(0);
    assert_eq!((offer.result, offer.chosen), (Ask, false));
    let views = [seen(Certainty::Unverified, |f| cause(f, ""))];
    assert!(crate::guide::offers(&views, &[]).remove(0).chosen);
}

#[test]
fn a_handbook_that_one_has_is_said_whatever_else_one_has() {
    let states = |codes: &[&str], resource: &str| {
        let mut file = case();
        file.insurances[0].handbook = codes.iter().map(|c| (*c).to_owned()).collect();
        let view = of(&file, resource, TODAY);
        let reason = view.reasons.iter().find(|r| r.label == "持っていない");
        reason.unwrap().state
    };
    for (codes, physical, mental) in [
        (["physical_3", "mental_2"].as_slice(), No, No),
        (&["mental_2", "physical_3"], No, No),
        (&["physical_3"], No, Ask),
        (&["mental_2"], Ask, No),
        (&["mental_2", "applying"], May, No),
        (&["intellectual_b"], Ask, Ask),
        (&["none"], May, May),
        (&["applying"], May, May),
        (&[], Ask, Ask),
    ] {
        assert_eq!(states(codes, "disability_handbook"), physical, "{codes:?}");
        assert_eq!(states(codes, "mental_handbook"), mental, "{codes:?}");
    }
}

#[test]
fn the_insurance_of_the_day_decides() {
    let insurance = |id: &str, since: &str, kind: &str| Insurance {
        id: id.into(),
        since: since.into(),
        kind: kind.into(),
        ..Insurance::default()
    };
    let held = |rows: Vec<Insurance>| {
        let mut file = case();
        file.insurances = rows;
        let view = of(&file, "sick_pay", TODAY);
        let fact = view.reasons[0].fact.clone().unwrap();
        (fact.place.id, view.reasons[0].state)
    };
    let (kyokai, kokuho) = ("kyokai", "kokuho");
    for (rows, id, state) in [
        // The last one written, where no day says more.
        (
            vec![insurance("1", "", kyokai), insurance("2", "", kokuho)],
            "2",
            No,
        ),
        // A past insurance that is written down later is past.
        (
            vec![
                insurance("1", "2026-04-01", kyokai),
                insurance("2", "2020-04-01", kokuho),
            ],
            "1",
            May,
        ),
        (
            vec![
                insurance("1", "2020-04-01", kyokai),
                insurance("2", "2026-04-01", kokuho),
            ],
            "2",
            No,
        ),
        (
            vec![
                insurance("1", "2026-04-01", kyokai),
                insurance("2", "", kokuho),
                insurance("3", "2020-04-01", kyokai),
            ],
            "2",
            No,
        ),
        // What begins tomorrow does not hold today; what begins today does.
        (
            vec![
                insurance("1", "", kyokai),
                insurance("2", "2026-11-24", kokuho),
            ],
            "1",
            May,
        ),
        (
            vec![insurance("1", "", kyokai), insurance("2", TODAY, kokuho)],
            "2",
            No,
        ),
        (vec![insurance("1", "2026-11-24", kyokai)], "", Ask),
    ] {
        assert_eq!(held(rows), (id.to_owned(), state));
    }
}

/// What a person of an age is told of 高額療養費 and 基本手当 on a day.
fn told(birth: &str, band: &str, resource: &str, on: &str) -> Vec<String> {
    let mut file = case();
    born(&mut file, birth);
    self::band(&mut file, band);
    let amounts = of(&file, resource, on).amounts.into_iter();
    amounts.filter(|a| a.now).map(|a| a.text).collect()
}

#[test]
fn what_an_amount_stands_on_is_told_where_it_is_something_else() {
    let view = of(&case(), "hbv_compensation", TODAY);
    let told: Vec<(bool, &str, Certainty)> = (view.amounts.iter())
        .map(|a| (a.apart, a.source.as_str(), a.certainty))
        .collect();
    // The law itself, in the wording of a year; and what only a law firm says.
    assert_eq!(
        told,
        [
            (
                true,
                "特定B型肝炎ウイルス感染者給付金等支給特別措置法(平成28年改正)",
                Certainty::Official
            ),
            (true, "法律事務所の解説", Certainty::Secondary),
        ]
    );
    assert_eq!(view.certainty, Certainty::Official);
    assert_eq!(view.checked_on, TODAY);
    // Of the plan from 2027-08 only the certainty is another one; of today's table nothing is.
    let view = of(&case(), "disability_pension", TODAY);
    let told: Vec<(bool, bool)> = (view.amounts.iter())
        .map(|a| (a.apart, a.source == view.source))
        .collect();
    assert_eq!(told, [(false, true), (false, true), (true, true)]);
    let day = view.day.unwrap();
    assert!(day.source.contains("国民年金法"), "{}", day.source);
}

#[test]
fn t4_rules_of_work_are_a_duty_of_each_site() {
    // One firm with sites of 8 and of 12 people: the duty is with the site of 12 (10 and more).
    for (site, state) in [("s1", Ask), ("s10", May), ("unknown", Ask)] {
        let mut file = case();
        size(&mut file, site);
        let view = of(&file, "work_rules", TODAY);
        let duty = view.reasons.iter().find(|r| r.label.contains("義務"));
        assert_eq!(duty.unwrap().state, state, "{site}");
        assert!(view.amounts[0].text.contains("10人以上"));
        assert_eq!(view.amounts[0].certainty, Certainty::Secondary);
    }
}

#[test]
fn t16_an_hour_at_work_on_the_last_day_is_asked_for() {
    let view = of(&case(), "sick_pay", TODAY);
    let asked = view
        .reasons
        .iter()
        .find(|r| r.label.contains("退職した後"))
        .unwrap();
    assert_eq!(asked.state, Ask);
    assert!(
        asked.said.contains("最後の日に出勤") && asked.said.contains("退職後の分は出なくなります")
    );
}

#[test]
fn the_old_have_tables_of_their_own() {
    let on = "2026-11-23";
    // 76 years old, band エ: what K16 and K17 are counted from; nothing of those under 70.
    let old = told("1950-04-03", "e", "high_cost", on);
    assert_eq!(old.len(), 2, "{old:?}");
    for figure in [
        "70歳以上",
        "22,000円",
        "216,000円",
        "61,500円",
        "44,400円",
        "530,000円",
    ] {
        assert!(old[0].contains(figure), "{figure}: {old:?}");
    }
    // The day of the birthday is the first: 69 the day before.
    for (birth, ages) in [("1956-11-23", "70歳以上"), ("1956-11-24", "70歳未満")] {
        let all = told(birth, "u", "high_cost", on);
        assert!(all[0].starts_with(ages), "{all:?}");
        assert!(all[0].contains("85,800円+(医療費-286,000円)×1%"));
    }
    // An age that is not recorded: both, each with its ages.
    let both = told("", "e", "high_cost", on);
    assert!(
        both[0].starts_with("70歳未満・所得区分エ") && both[1].starts_with("70歳以上・所得区分エ")
    );
    // 低所得 has two.
    let low = told("1950-04-03", "o", "high_cost", on).concat();
    for figure in [
        "11,000円",
        "96,000円",
        "25,700円",
        "8,000円",
        "15,700円",
        "180,000円",
    ] {
        assert!(low.contains(figure), "{figure}: {low}");
    }
    let before = told("1950-04-03", "e", "high_cost", "2026-07-31").concat();
    assert!(
        before.contains("18,000円") && before.contains("144,000円") && before.contains("57,600円")
    );
    assert!(!before.contains("22,000円"), "{before}");
}

#[test]
fn what_unemployment_pays_at_most_by_age_and_year() {
    // B6, by hand: the benefit is half of the wage (45% from 60 on): 14,900 / 2, 16,540 / 2, 18,220 / 2, 17,400 × 0.45;
    // the floor is 3,203 × 0.8 = 2,562.4.
    for (birth, wage, most) in [
        ("1996-11-24", "14,900円", "7,450円"),
        ("1996-11-23", "16,540円", "8,270円"),
        ("1981-11-24", "16,540円", "8,270円"),
        ("1981-11-23", "18,220円", "9,110円"),
        ("1966-11-23", "17,400円", "7,830円"),
        ("1961-11-24", "17,400円", "7,830円"),
    ] {
        let all = told(birth, "u", "unemployment", TODAY);
        let caps: Vec<&String> = all.iter().filter(|t| t.contains("1日の上限")).collect();
        assert_eq!(caps.len(), 1, "{birth}: {all:?}");
        assert!(caps[0].contains(wage) && caps[0].contains(most), "{caps:?}");
        assert!(
            all.iter()
                .any(|t| t.contains("2,562円") && t.contains("3,203円"))
        );
    }
    let caps = |birth: &str, on: &str| {
        let all = told(birth, "u", "unemployment", on);
        all.iter().filter(|t| t.contains("1日の上限")).count()
    };
    assert_eq!(caps("", TODAY), 4);
    assert_eq!(
        caps("1961-11-23", TODAY),
        0,
        "65 and over has another benefit"
    );
    for (on, count) in [
        ("2026-07-31", 0),
        ("2026-08-01", 1),
        ("2027-07-31", 1),
        ("2027-08-01", 0),
    ] {
        assert_eq!(caps("1990-04-03", on), count, "{on}");
    }
}

#[test]
fn a_recorded_event_makes_the_day_of_recognition_earlier() {
    let day = |event: &str, on: &str| {
        let mut file = case();
        file.treatments[0].assessment_event = event.into();
        file.treatments[0].assessment_event_on = on.into();
        of(&file, "disability_pension", TODAY).day.unwrap()
    };
    // T8–T11 with the first visit on 2026-03-10: eighteen months; three after the dialysis; never later; the implant.
    for (event, on, counted, field) in [
        ("", "", "2027-09-10", "first_visit_on"),
        (
            "dialysis",
            "2026-05-01",
            "2026-08-01",
            "assessment_event_on",
        ),
        ("dialysis", "2027-08-01", "2027-09-10", "first_visit_on"),
        ("icd", "2026-04-20", "2026-04-20", "assessment_event_on"),
        (
            "artificial_valve",
            "2026-04-20",
            "2026-04-20",
            "assessment_event_on",
        ),
        (
            "aortic_graft",
            "2026-04-20",
            "2026-04-20",
            "assessment_event_on",
        ),
        ("stoma", "2026-04-20", "2026-10-20", "assessment_event_on"),
        // Before the first visit it is a slip of the pen, as for the deadline; on its day it is not.
        ("icd", "2026-03-09", "2027-09-10", "first_visit_on"),
        ("icd", "2026-03-10", "2026-03-10", "assessment_event_on"),
        ("icd", "", "2027-09-10", "first_visit_on"),
        // 症状固定 of a stroke: six months after the first visit or later, never before; then its own day.
        ("stroke_fixed", "2026-09-09", "2027-09-10", "first_visit_on"),
        (
            "stroke_fixed",
            "2026-09-10",
            "2026-09-10",
            "assessment_event_on",
        ),
        (
            "stroke_fixed",
            "2026-12-01",
            "2026-12-01",
            "assessment_event_on",
        ),
        ("stroke_fixed", "2027-10-01", "2027-09-10", "first_visit_on"),
    ] {
        let day = day(event, on);
        assert_eq!(
            (day.on.as_str(), day.from.place.field.as_str()),
            (counted, field),
            "{event} {on}"
        );
        assert_eq!(day.certainty, Certainty::Secondary);
        assert_eq!(
            day.label.contains("早まる場合を除く"),
            field == "first_visit_on",
            "{}",
            day.label
        );
    }
}

#[test]
fn what_is_not_verified_carries_no_figure() {
    let all = rules();
    assert_eq!(all.len(), 32);
    for rule in &all {
        assert!(
            !rule.source.is_empty() && rule.year > 2000 && !rule.passages.is_empty(),
            "{}",
            rule.resource
        );
        assert!(!rule.what.is_empty() && !rule.who.is_empty() && !rule.where_to.is_empty());
        let checked: chrono::NaiveDate = rule.checked_on.parse().unwrap();
        assert!(
            checked.to_string() == rule.checked_on && chrono::Datelike::year(&checked) >= rule.year,
            "{}: {}",
            rule.resource,
            rule.checked_on
        );
        for amount in &rule.amounts {
            let sure = amount.certainty.unwrap_or(rule.certainty) != Certainty::Unverified;
            let figure = amount.text.chars().any(char::is_numeric);
            assert!(sure || !figure, "{}: {}", rule.resource, amount.text);
        }
        if rule.certainty == Certainty::Unverified {
            assert_eq!(figures(rule), [""; 0], "{}", rule.resource);
            assert!(rule.day.is_none(), "{}", rule.resource);
            for condition in &rule.conditions {
                assert!(
                    !condition.decides && condition.not_met.is_empty(),
                    "{} decides",
                    rule.resource
                );
            }
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
