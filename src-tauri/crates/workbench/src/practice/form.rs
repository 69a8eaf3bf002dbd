//! Form of a practice case: what a user would have typed, without ids, links and revisions.

use model::noun::{Activity, Case, Noun, Person};
use serde::Deserialize;
use serde_json::Value;

/// One invented case. Whoever loads it saves the intake first, then the records in their order,
/// and fills in the ids, the links and the users. A closed case carries its closing day in the
/// intake, because closing is nothing but a day of the case.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PracticeCase {
    /// One line: what can be practised with it.
    pub about: String,
    /// Person, episode and first activity.
    pub intake: PracticeIntake,
    /// Everything recorded afterwards, in the order of saving.
    pub records: Vec<PracticeRecord>,
}

/// The intake of a practice case.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PracticeIntake {
    /// Person.
    pub person: Person,
    /// Episode.
    pub case: Case,
    /// First activity, when something was done on the day.
    pub activity: Option<Activity>,
}

/// One record; fields that are left out keep their defaults.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeRecord {
    /// Which noun.
    pub noun: Noun,
    /// Its fields.
    #[serde(default)]
    pub record: Value,
}

#[cfg(test)]
pub(super) mod inspection {
    //! What tests ask of every practice case, hand-written or drawn.
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use super::*;
    use model::check::check;
    use model::code::{CodeBook, CodeList};
    use model::noun::{
        Benefit, Consent, Consultation, Employment, FeeCheck, Insurance, Measure, Memo, Opinion,
        Outcome, Plan, Record, Shape, SickPay, Todo, Treatment,
    };
    use std::path::PathBuf;

    pub(crate) fn assets(folder: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("../../../assets")
            .join(folder)
    }

    pub(crate) fn code_book() -> CodeBook {
        let files = std::fs::read_dir(assets("codes")).expect("assets/codes");
        CodeBook::new(files.map(|file| {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            toml::from_str::<CodeList>(&text).expect("a code list")
        }))
    }

    /// Everything that is wrong with the case, in words.
    pub(crate) fn problems(case: &PracticeCase, codes: &CodeBook) -> Vec<String> {
        let opened = case.intake.case.opened_on.clone();
        let mut found = Vec::new();
        let mut look = |noun: Noun, value: Value| {
            let wrong = match noun {
                Noun::Person => judge::<Person>(&value, &opened, codes),
                Noun::Case => judge::<Case>(&value, &opened, codes),
                Noun::Employment => judge::<Employment>(&value, &opened, codes),
                Noun::Treatment => judge::<Treatment>(&value, &opened, codes),
                Noun::Insurance => judge::<Insurance>(&value, &opened, codes),
                Noun::Activity => judge::<Activity>(&value, &opened, codes),
                Noun::Consultation => judge::<Consultation>(&value, &opened, codes),
                Noun::Consent => judge::<Consent>(&value, &opened, codes),
                Noun::Opinion => judge::<Opinion>(&value, &opened, codes),
                Noun::Plan => judge::<Plan>(&value, &opened, codes),
                Noun::Measure => judge::<Measure>(&value, &opened, codes),
                Noun::Benefit => judge::<Benefit>(&value, &opened, codes),
                Noun::Outcome => judge::<Outcome>(&value, &opened, codes),
                Noun::FeeCheck => judge::<FeeCheck>(&value, &opened, codes),
                Noun::Memo => judge::<Memo>(&value, &opened, codes),
                Noun::Todo => judge::<Todo>(&value, &opened, codes),
                Noun::SickPay => judge::<SickPay>(&value, &opened, codes),
            };
            found.extend(wrong.into_iter().map(|w| format!("{}: {w}", noun.name())));
        };
        look(
            Noun::Person,
            serde_json::to_value(&case.intake.person).unwrap(),
        );
        look(Noun::Case, serde_json::to_value(&case.intake.case).unwrap());
        if let Some(activity) = &case.intake.activity {
            look(Noun::Activity, serde_json::to_value(activity).unwrap());
        }
        for entry in &case.records {
            look(entry.noun, entry.record.clone());
        }
        found
    }

    /// Links must be empty; with links filled in, the record must be sound, and every code must
    /// hold on the day of the record.
    pub(crate) fn judge<R: Record>(value: &Value, opened: &str, codes: &CodeBook) -> Vec<String> {
        let mut found = Vec::new();
        let mut fields = value.as_object().cloned().expect("an object");
        let text = |fields: &serde_json::Map<String, Value>, name: &str| {
            fields
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or("")
                .to_owned()
        };
        for name in ["id", "rev"] {
            if fields.get(name).is_some_and(|v| *v != "" && *v != 0) {
                found.push(format!("{name} is set"));
            }
        }
        for field in R::FIELDS.iter().filter(|f| f.shape == Shape::Link) {
            if !text(&fields, field.name).is_empty() {
                found.push(format!("{} is set", field.name));
            }
            fields.insert(field.name.to_owned(), "link".into());
        }
        let record: R = match serde_json::from_value(Value::Object(fields.clone())) {
            Ok(record) => record,
            Err(error) => return vec![error.to_string()],
        };
        found.extend(check(&record, codes).iter().map(|f| format!("{f:?}")));
        let own_day = text(&fields, "on_date");
        let day = if own_day.is_empty() { opened } else { &own_day };
        for field in R::FIELDS {
            let (Shape::Code(list) | Shape::Codes(list)) = field.shape else {
                continue;
            };
            let value = fields.get(field.name).cloned().unwrap_or_default();
            let many = value.as_array().cloned().unwrap_or_else(|| vec![value]);
            for code in many
                .iter()
                .filter_map(Value::as_str)
                .filter(|c| !c.is_empty())
            {
                if !codes.find(list, code).is_some_and(|c| c.holds(day)) {
                    found.push(format!("{} {code} does not hold on {day}", field.name));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
    use super::inspection::{assets, code_book, judge, problems};
    use super::*;
    use model::noun::Consultation;
    use std::collections::BTreeSet;

    fn files() -> Vec<(String, String)> {
        let mut all: Vec<_> = std::fs::read_dir(assets("practice"))
            .expect("assets/practice")
            .map(|file| file.unwrap().path())
            .map(|path| {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                (name, std::fs::read_to_string(path).unwrap())
            })
            .collect();
        all.sort();
        all
    }

    fn cases() -> Vec<(String, PracticeCase)> {
        files()
            .into_iter()
            .filter(|(name, _)| name != "consultations.json")
            .map(|(name, text)| {
                let case = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
                (name, case)
            })
            .collect()
    }

    #[test]
    fn every_hand_written_case_is_sound() {
        let codes = code_book();
        let cases = cases();
        assert_eq!(cases.len(), 30);
        for (name, case) in cases {
            assert!(!case.about.is_empty() && !case.records.is_empty(), "{name}");
            let found = problems(&case, &codes);
            assert!(found.is_empty(), "{name}: {found:#?}");
        }
    }

    #[test]
    fn a_broken_case_is_seen() {
        let codes = code_book();
        let (_, mut case) = cases().remove(0);
        case.intake.case.referral = "nobody".into();
        case.records[0].record["no_such_field"] = "x".into();
        case.records[1].record["id"] = "0".into();
        let found = problems(&case, &codes).join("\n");
        for part in ["UnknownCode", "no_such_field", "id is set"] {
            assert!(found.contains(part), "{part}: {found}");
        }
        let unknown = r#"{"about": "", "intakes": {}}"#;
        assert!(serde_json::from_str::<PracticeCase>(unknown).is_err());
    }

    #[test]
    fn the_hand_written_cases_cover_diseases_outcomes_and_links() {
        let codes = code_book();
        let mut used: BTreeSet<(&str, String)> = BTreeSet::new();
        for (_, case) in cases() {
            let acts = case
                .intake
                .activity
                .iter()
                .map(|a| serde_json::to_value(a).unwrap());
            for value in acts.chain(case.records.into_iter().map(|r| r.record)) {
                for field in ["disease", "code", "link", "channel"] {
                    let code = value.get(field).and_then(Value::as_str).unwrap_or("");
                    used.insert((field, code.to_owned()));
                }
            }
        }
        for (field, list) in [
            ("disease", "disease"),
            ("code", "outcome"),
            ("link", "link"),
            ("channel", "channel"),
        ] {
            for code in &codes.lists[list].codes {
                assert!(
                    used.contains(&(field, code.code.clone())),
                    "{list} {}",
                    code.code
                );
            }
        }
    }

    #[test]
    fn every_single_consultation_is_sound() {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Entry {
            record: Value,
        }
        let codes = code_book();
        let (_, text) = files()
            .into_iter()
            .find(|(name, _)| name == "consultations.json")
            .expect("consultations.json");
        let entries: Vec<Entry> = serde_json::from_str(&text).unwrap();
        assert_eq!(entries.len(), 12);
        for entry in entries {
            let found = judge::<Consultation>(&entry.record, "", &codes);
            assert!(found.is_empty(), "{found:#?}");
        }
    }
}
