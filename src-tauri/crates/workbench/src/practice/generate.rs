//! Invented cases in any number, the same for the same seed: for practice workplaces, for tests
//! and for measurements. Everything is put together from small word lists; nobody is depicted.

mod activities;
mod dice;
mod illness;
mod jobs;
mod names;
mod records;
mod sketch;
mod texts;

use super::form::{PracticeCase, PracticeIntake, PracticeRecord};
use chrono::NaiveDate;
use dice::Dice;
use model::noun::{Case, Person, Record};
use sketch::{Sketch, after, iso, shift};

/// Invented cases as if `today` were the business date; case by case, so that any number fits.
pub fn generate(count: usize, seed: u64, today: NaiveDate) -> impl Iterator<Item = PracticeCase> {
    (0..count).map(move |index| {
        let mut dice = Dice::new(seed, index);
        let sketch = Sketch::draw(&mut dice, index, today);
        practice_case(&mut dice, &sketch)
    })
}

fn practice_case(dice: &mut Dice, sketch: &Sketch) -> PracticeCase {
    let person = person(dice, sketch);
    let case = case(dice, sketch);
    let mut acts = activities::activities(dice, sketch).into_iter();
    let activity = acts.next();
    let mut out = Vec::new();
    let employments = records::employments(dice, sketch);
    if let Some(main) = employments.first()
        && dice.chance(75)
    {
        out.push(record(&records::insurance(dice, sketch, main)));
    }
    out.extend(employments.iter().map(record));
    out.extend(records::treatments(dice, sketch).iter().map(record));
    out.extend(records::consents(dice, sketch).iter().map(record));
    out.extend(
        records::opinion(dice, sketch, &case.doctor)
            .iter()
            .map(record),
    );
    out.extend(records::plans(dice, sketch).iter().map(record));
    out.extend(records::measures(dice, sketch).iter().map(record));
    out.extend(records::benefits(dice, sketch).iter().map(record));
    out.extend(acts.map(|act| record(&act)));
    out.extend(records::outcome(dice, sketch).iter().map(record));
    PracticeCase {
        about: about(sketch),
        intake: PracticeIntake {
            person,
            case,
            activity,
        },
        records: out,
    }
}

fn record<R: Record>(record: &R) -> PracticeRecord {
    PracticeRecord {
        noun: R::NOUN,
        record: serde_json::to_value(record).unwrap_or_default(),
    }
}

fn about(sketch: &Sketch) -> String {
    let way = match sketch.path {
        "document" => "文書で会社と連携",
        "direct" => "会社と直接連携",
        "job_seeking" => "就職の支援",
        "self_employed" => "自営の方の支援",
        _ => "本人を通じた支援",
    };
    let state = if sketch.closed().is_some() {
        "終結"
    } else {
        "支援中"
    };
    format!(
        "{}の方({})。{way}、{state}。",
        sketch.illness.label, sketch.work.title
    )
}

fn person(dice: &mut Dice, sketch: &Sketch) -> Person {
    let called = names::call(dice, sketch.woman);
    let anonymous = dice.chance(2);
    let letter = |at: usize| {
        let offset = u8::try_from(at % 26).unwrap_or(0);
        char::from(b'A' + offset)
    };
    let mut person = Person {
        initials_only: anonymous,
        birth_date: iso(sketch.birth),
        sex: if sketch.woman { "female" } else { "male" }.to_owned(),
        contact_numbers: format!("0{}0-0000-{:04}", dice.between(7, 9), dice.below(10_000)),
        contact_hours: dice.word(texts::CONTACT_HOURS).to_owned(),
        contact_naming: dice.word(texts::CONTACT_NAMING).to_owned(),
        contact_voicemail: dice.weighed(&[(6, "ok"), (4, "ng")]).to_owned(),
        contact_post: dice.weighed(&[(7, "ok"), (3, "ng")]).to_owned(),
        told_person: format!("{}の治療を続けること", sketch.disease.0),
        ..Person::default()
    };
    if anonymous {
        person.initials = format!("{}.{}.", letter(dice.below(26)), letter(dice.below(26)));
        person.contact_numbers.clear();
        return person;
    }
    person.name = called.name;
    person.kana = called.kana;
    person.language = called.language.to_owned();
    person.interpreter = !called.language.is_empty() && dice.chance(50);
    person.chart_number = format!("{:07}", 2_000_000 + sketch.index);
    let (block, house) = (dice.between(1, 9), dice.between(1, 30));
    person.address = format!("{}{block}-{house}", dice.word(texts::PLACES));
    if sketch.has_employer() {
        person.told_company = dice.word(texts::TOLD).to_owned();
    }
    if dice.chance(55) {
        person.told_family = "本人と同じ内容を説明した".to_owned();
    }
    person
}

fn case(dice: &mut Dice, sketch: &Sketch) -> Case {
    let (chiefs, wishes) = match sketch.path {
        "job_seeking" => (texts::CHIEFS_SEEKING, texts::WISHES_SEEKING),
        "self_employed" => (texts::CHIEFS_OWN, texts::WISHES_OWN),
        _ => (texts::CHIEFS, texts::WISHES),
    };
    let chief = dice.word(chiefs);
    let mut case = Case {
        opened_on: iso(sketch.opened),
        referral: dice
            .weighed(&[
                (26, "doctor"),
                (30, "nurse"),
                (12, "msw"),
                (6, "rehab"),
                (8, "cancer_center"),
                (10, "self"),
                (2, "family"),
                (2, "company"),
                (1, "occ_physician"),
                (1, "sanpo"),
                (2, "other_hospital"),
            ])
            .to_owned(),
        chief: activities::replace(dice, sketch, sketch.opened, chief),
        work_line: work_line(sketch),
        illness_line: format!("{}、{}の通院", sketch.complaint, sketch.visit),
        wish: dice.word(wishes).to_owned(),
        department: sketch.illness.department.to_owned(),
        doctor: names::surname(dice).to_owned(),
        care_setting: dice
            .weighed(&[(8, "outpatient"), (2, "inpatient")])
            .to_owned(),
        hospital: dice.weighed(&[(93, "own"), (7, "other")]).to_owned(),
        ..Case::default()
    };
    if dice.chance(30) {
        case.wish_withhold = dice.word(texts::WITHHELD).to_owned();
    }
    add_course(dice, sketch, &mut case);
    case
}

/// Leave, dates to come, and the end.
fn add_course(dice: &mut Dice, sketch: &Sketch, case: &mut Case) {
    if let Some((from, back)) = sketch.leave {
        case.on_leave = sketch.resting_on(sketch.end);
        case.leave_from = iso(from);
        case.return_on = back.map(iso).unwrap_or_default();
    }
    if sketch.path == "job_seeking" {
        case.job_conditions = dice.word(texts::CONDITIONS).to_owned();
        if matches!(sketch.ending, "new_job" | "changed_job") {
            // The new employer would turn the computed path into another one.
            case.path = "job_seeking".to_owned();
        }
    }
    if let Some(closed) = sketch.closed() {
        case.closed_on = iso(closed);
        return;
    }
    if dice.chance(80) {
        // About one in eight is overdue, as in a real list.
        let days = dice.between(-8, 60);
        case.followup_on = iso(after(shift(sketch.today, days)));
    }
    if dice.chance(70) {
        let steps = if sketch.has_employer() {
            texts::NEXT_STEPS
        } else {
            texts::NEXT_STEPS_ALONE
        };
        let next = dice.word(steps);
        case.next_steps = activities::replace(dice, sketch, sketch.today, next);
    }
}

fn work_line(sketch: &Sketch) -> String {
    match (sketch.path, sketch.work.job) {
        ("job_seeking", _) => format!("求職中。前職は{}", sketch.work.title),
        (_, Some(job)) => format!("{}。{}", job.title, job.duties),
        _ => format!("{}(自営)", sketch.work.title),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use super::super::form::inspection::{code_book, problems};
    use super::*;
    use model::casefile::CaseFile;
    use model::noun::{Activity, Employment, Noun};
    use std::collections::{BTreeMap, BTreeSet};

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();

    fn cases(count: usize, seed: u64) -> Vec<PracticeCase> {
        generate(count, seed, TODAY).collect()
    }

    fn of<R: Record>(case: &PracticeCase) -> Vec<R> {
        let fitting = case.records.iter().filter(|r| r.noun == R::NOUN);
        fitting
            .map(|r| serde_json::from_value(r.record.clone()).unwrap())
            .collect()
    }

    fn activities(case: &PracticeCase) -> Vec<Activity> {
        let mut all: Vec<Activity> = case.intake.activity.iter().cloned().collect();
        all.extend(of::<Activity>(case));
        all
    }

    #[test]
    fn every_drawn_case_is_sound() {
        let codes = code_book();
        for (index, case) in cases(300, 7).iter().enumerate() {
            let found = problems(case, &codes);
            assert!(found.is_empty(), "case {index}: {found:#?}");
        }
    }

    #[test]
    fn other_days_and_seeds_are_sound_too() {
        let codes = code_book();
        for (seed, day) in [
            (0, "2027-01-01"),
            (u64::MAX, "2028-02-29"),
            (42, "2027-05-03"),
        ] {
            for case in generate(60, seed, day.parse().unwrap()) {
                assert_eq!(problems(&case, &codes), Vec::<String>::new());
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_cases_and_another_seed_others() {
        let cases = cases(50, 11);
        assert_eq!(cases, self::cases(50, 11));
        assert_eq!(cases[..20], self::cases(20, 11));
        let others = self::cases(50, 12);
        let same = cases.iter().zip(&others).filter(|(a, b)| a == b).count();
        assert_eq!(same, 0);
    }

    #[test]
    fn nothing_was_done_before_the_intake_or_after_today() {
        for case in cases(300, 5) {
            let opened = &case.intake.case.opened_on;
            let days: Vec<String> = activities(&case).into_iter().map(|a| a.on_date).collect();
            assert!((1..=40).contains(&days.len()));
            assert!(days.is_sorted(), "{days:?}");
            assert_eq!(&days[0], opened);
            assert!(days.iter().all(|day| day.as_str() <= "2026-11-24"));
            let closed = &case.intake.case.closed_on;
            assert_eq!(
                closed.is_empty(),
                !case.records.iter().any(|r| r.noun == Noun::Outcome)
            );
            assert!(closed.is_empty() || days.iter().all(|day| day <= closed));
        }
    }

    #[test]
    fn most_people_are_supported_through_themselves() {
        let mut paths: BTreeMap<String, usize> = BTreeMap::new();
        let mut lengths: Vec<usize> = Vec::new();
        for case in cases(600, 3) {
            let mut file = CaseFile {
                case: case.intake.case.clone(),
                employments: of::<Employment>(&case),
                opinions: of(&case),
                ..CaseFile::default()
            };
            let acts = activities(&case);
            lengths.push(acts.len());
            file.support.links = acts.into_iter().map(|a| a.link).collect();
            *paths
                .entry(model::stage::path(&file, "2026-11-22").0.to_owned())
                .or_default() += 1;
        }
        assert!((450..=510).contains(&paths["via_person"]), "{paths:?}");
        assert_eq!(paths.len(), 5, "{paths:?}");
        assert!(paths["document"] > paths["direct"]);
        assert!(*lengths.iter().max().unwrap() > 30);
        assert!(lengths.iter().filter(|n| **n < 10).count() > 300);
    }

    #[test]
    fn most_people_are_of_working_age() {
        let ages: Vec<i64> = cases(500, 9)
            .iter()
            .map(|case| {
                let birth: NaiveDate = case.intake.person.birth_date.parse().unwrap();
                (TODAY - birth).num_days() * 4 / 1461
            })
            .collect();
        assert!(ages.iter().all(|age| (19..=70).contains(age)));
        assert!(ages.iter().filter(|age| (30..=64).contains(*age)).count() > 400);
    }

    #[test]
    fn notes_are_made_of_many_different_sentences() {
        let cases = cases(300, 1);
        let mut sentences = BTreeSet::new();
        let (mut texts, mut notes) = (BTreeSet::new(), 0);
        for text in cases.iter().flat_map(activities).map(|a| a.text) {
            assert!(!text.contains(['{', '}']) && text.ends_with('。'), "{text}");
            sentences.extend(text.split_inclusive('。').map(str::to_owned));
            texts.insert(text);
            notes += 1;
        }
        assert!(sentences.len() >= 200, "{}", sentences.len());
        assert!(texts.len() * 2 > notes, "{} of {notes}", texts.len());
        let names: BTreeSet<_> = cases.iter().map(|c| &c.intake.person.name).collect();
        assert!(names.len() > 270, "{}", names.len());
    }
}
