//! What leaves the house: a case reduced to counted facts, and how many others share its combination.
//!
//! The projection is a list of what goes out, not a list of what is removed: a new field stays at
//! home until somebody adds it here.

use crate::casefile::CaseFile;
use crate::code::CodeBook;
use crate::noun::Consent;
use crate::{era, stage};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// Purpose of the consent that lets a case go to headquarters.
pub const PURPOSE: &str = "registration";
/// The receiver that the consent must name.
pub const PARTY: &str = "headquarters";
/// What a registered case tells; a consent that names items must name these.
pub const ITEMS: [&str; 3] = ["disease", "work", "measures"];
/// Fewer cases than this with the same combination need a human decision.
pub const LEAST_K: usize = 3;

/// Field of the passages that were open while the case moved on.
pub const PASSAGES: &str = "passages";

/// A case as it would leave.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Projection {
    /// Fields in the order in which they leave.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Map<String, Value>,
    /// The combination that could point to a person.
    pub key: QuasiKey,
}

/// Age band, sex, disease group and fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
pub struct QuasiKey {
    /// 年齢10歳階級
    pub age_band: String,
    /// 性別
    pub sex: String,
    /// 大分類
    pub disease: String,
    /// 年度
    pub fiscal_year: i32,
}

/// One step that makes a rare combination less telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Generalisation {
    /// 20 years instead of 10.
    WiderAge,
    /// Sex is left out.
    NoSex,
    /// Disease becomes その他.
    OtherDisease,
}

/// May the case go to headquarters on the day?
pub fn agreed(file: &CaseFile, on: &str) -> bool {
    file.consents
        .iter()
        .any(|c| c.purpose == PURPOSE && c.holds(on) && suffices(c))
}

/// Does a consent to the registration name the receiver and what is told? One that names none speaks of the registration
/// as it is explained: the whole of it.
pub fn suffices(consent: &Consent) -> bool {
    let names = |list: &[String], code: &str| list.is_empty() || list.iter().any(|c| c == code);
    names(&consent.parties, PARTY) && ITEMS.iter().all(|item| names(&consent.items, item))
}

/// Code of the ten-year band (list `age_band`): `40s` for 43; under 20 and over 79 are open bands.
pub fn age_band(age: u32) -> String {
    match age {
        0..=19 => "under_20".to_owned(),
        20..=79 => format!("{}s", age / 10 * 10),
        _ => "over_79".to_owned(),
    }
}

/// Two bands as one; the open bands stay as they are.
fn wider_band(band: &str) -> String {
    match band {
        "20s" | "30s" => "20_39".to_owned(),
        "40s" | "50s" => "40_59".to_owned(),
        "60s" | "70s" => "60_79".to_owned(),
        other => other.to_owned(),
    }
}

/// A step that would make a combination less telling, and how many would share it then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Offer {
    /// The step.
    pub step: Generalisation,
    /// How many cases share the wider combination.
    pub k: usize,
}

impl QuasiKey {
    /// The combination after a step.
    #[must_use]
    pub fn after(&self, step: Generalisation) -> Self {
        let mut key = self.clone();
        match step {
            Generalisation::WiderAge => key.age_band = wider_band(&key.age_band),
            Generalisation::NoSex => "unknown".clone_into(&mut key.sex),
            Generalisation::OtherDisease => "other".clone_into(&mut key.disease),
        }
        key
    }

    /// Does this combination, reached by the step, stand for another one too?
    fn covers(&self, other: &Self, step: Generalisation) -> bool {
        let same_age = self.age_band == other.age_band
            || step == Generalisation::WiderAge && self.age_band == wider_band(&other.age_band);
        let same_sex = self.sex == other.sex || step == Generalisation::NoSex;
        let same_disease = self.disease == other.disease || step == Generalisation::OtherDisease;
        same_age && same_sex && same_disease && self.fiscal_year == other.fiscal_year
    }

    /// How many of these cases would share the combination after the step; at least the one itself.
    pub fn shared_after(&self, step: Generalisation, all: &[Self]) -> usize {
        let wide = self.after(step);
        all.iter()
            .filter(|key| wide.covers(key, step))
            .count()
            .max(1)
    }

    /// The steps that help: they change the combination, and more cases share it then. What tells less without hiding
    /// better is not offered.
    pub fn offers(&self, all: &[Self]) -> Vec<Offer> {
        let now = all.iter().filter(|key| *key == self).count().max(1);
        [
            Generalisation::WiderAge,
            Generalisation::NoSex,
            Generalisation::OtherDisease,
        ]
        .into_iter()
        .filter(|step| self.after(*step) != *self)
        .map(|step| Offer {
            step,
            k: self.shared_after(step, all),
        })
        .filter(|offer| offer.k > now)
        .collect()
    }
}

/// Reduces a case to what leaves, as it stands on the day (ISO).
pub fn project(
    file: &CaseFile,
    codes: &CodeBook,
    step: Option<Generalisation>,
    on: &str,
) -> Projection {
    let opened = file.case.opened_on.parse::<NaiveDate>().ok();
    let age = file
        .person
        .birth_date
        .parse::<NaiveDate>()
        .ok()
        .zip(opened)
        .and_then(|(born, on)| era::age(born, on));
    let main = file.treatment();
    let mut key = QuasiKey {
        age_band: age.map_or_else(|| "unknown".to_owned(), age_band),
        sex: if file.person.sex.is_empty() {
            "unknown".to_owned()
        } else {
            file.person.sex.clone()
        },
        disease: main.map_or("", |t| t.disease.as_str()).to_owned(),
        fiscal_year: opened.map_or(0, era::fiscal_year),
    };
    if let Some(step) = step {
        key = key.after(step);
    }
    let hidden_disease = step == Some(Generalisation::OtherDisease);
    let mut fields = Map::new();
    fields.insert("fiscal_year".into(), json!(key.fiscal_year));
    fields.insert("age_band".into(), json!(key.age_band));
    fields.insert("sex".into(), json!(key.sex));
    fields.insert("disease".into(), json!(key.disease));
    fields.insert(
        "disease_group".into(),
        json!(hq_group(codes, &key.disease, &file.case.opened_on)),
    );
    if !hidden_disease {
        fields.insert("further_diseases".into(), json!(further_diseases(file)));
        // A designated disease leaves only as its group: the number alone can name a person.
        fields.insert(
            "nanbyo_group".into(),
            json!(
                main.and_then(|t| codes.find("nanbyo", &t.nanbyo))
                    .map_or("", |c| c.text("group_code"))
            ),
        );
    }
    // What was read tells the disease as well.
    if !hidden_disease && !file.passages.is_empty() {
        fields.insert(PASSAGES.into(), json!(file.passages));
    }
    insert_support(&mut fields, file, on);
    insert_work(&mut fields, file, on);
    insert_course(&mut fields, file, on);
    Projection { fields, key }
}

/// The five groups of headquarters by the mapping of the day.
pub fn hq_group(codes: &CodeBook, disease: &str, on: &str) -> String {
    let Some(map) = codes.lists.get("group_map") else {
        return "other".to_owned();
    };
    map.codes
        .iter()
        .find(|c| c.code == disease && c.holds(on))
        .map_or("other", |c| c.text("hq_group"))
        .to_owned()
}

fn further_diseases(file: &CaseFile) -> Vec<&str> {
    let mut list: Vec<&str> = file
        .treatments
        .iter()
        .filter(|t| !t.main)
        .map(|t| t.disease.as_str())
        .filter(|d| !d.is_empty())
        .collect();
    list.sort_unstable();
    list.dedup();
    list
}

fn month(iso: &str) -> &str {
    iso.get(..7).unwrap_or("")
}

fn insert_support(fields: &mut Map<String, Value>, file: &CaseFile, on: &str) {
    fields.insert("opened_month".into(), json!(month(&file.case.opened_on)));
    fields.insert("closed_month".into(), json!(month(&file.case.closed_on)));
    fields.insert("path".into(), json!(stage::path(file, on).0));
    fields.insert("referral".into(), json!(file.case.referral));
    fields.insert("hospital".into(), json!(file.case.hospital));
    fields.insert("care_setting".into(), json!(file.case.care_setting));
    fields.insert("activities".into(), json!(file.support.count));
    fields.insert("minutes".into(), json!(file.support.minutes));
    fields.insert("links".into(), json!(file.support.links));
    fields.insert("kinds".into(), json!(pairs(&file.support.kinds)));
    fields.insert("channels".into(), json!(pairs(&file.support.channels)));
    fields.insert(
        "has_opinion".into(),
        json!(file.opinions.iter().any(|o| !o.received_on.is_empty())),
    );
    fields.insert("plans".into(), json!(file.plans.len()));
}

fn pairs(list: &[(String, i64)]) -> BTreeMap<&str, i64> {
    list.iter().map(|(code, n)| (code.as_str(), *n)).collect()
}

fn insert_work(fields: &mut Map<String, Value>, file: &CaseFile, on: &str) {
    let work = file.employment(on);
    let text = |get: fn(&crate::noun::Employment) -> &str| work.map_or("", get);
    fields.insert("employment_status".into(), json!(text(|e| &e.status)));
    fields.insert("employment_kind".into(), json!(text(|e| &e.kind)));
    fields.insert("industry".into(), json!(text(|e| &e.industry)));
    fields.insert("occupation".into(), json!(text(|e| &e.occupation)));
    fields.insert("site_size".into(), json!(text(|e| &e.site_size)));
    fields.insert("has_physician".into(), json!(text(|e| &e.has_physician)));
    fields.insert(
        "work_items".into(),
        json!(work.map_or(&[][..], |e| e.work_items.as_slice())),
    );
}

fn insert_course(fields: &mut Map<String, Value>, file: &CaseFile, on: &str) {
    let codes = |list: Vec<&str>| {
        let mut list: Vec<String> = list
            .into_iter()
            .filter(|c| !c.is_empty())
            .map(str::to_owned)
            .collect();
        list.sort_unstable();
        list.dedup();
        list
    };
    fields.insert(
        "measures".into(),
        json!(codes(
            file.measures.iter().map(|m| m.code.as_str()).collect()
        )),
    );
    fields.insert(
        "benefits".into(),
        json!(codes(
            file.benefits.iter().map(|b| b.resource.as_str()).collect()
        )),
    );
    fields.insert("on_leave".into(), json!(file.has_leave(on)));
    fields.insert("return_month".into(), json!(month(&file.case.return_on)));
    fields.insert(
        "months_to_return".into(),
        json!(months_between(&file.case.leave_from, &file.case.return_on)),
    );
    let outcome = file.outcomes.first();
    fields.insert(
        "outcome".into(),
        json!(outcome.map_or("", |o| o.code.as_str())),
    );
    fields.insert(
        "outcome_month".into(),
        json!(outcome.map_or("", |o| month(&o.on_date))),
    );
    for (name, value) in [
        ("at_work_3", outcome.map_or("", |o| o.follow3.as_str())),
        ("at_work_6", outcome.map_or("", |o| o.follow6.as_str())),
        ("at_work_12", outcome.map_or("", |o| o.follow12.as_str())),
    ] {
        fields.insert(name.into(), json!(value));
    }
}

fn months_between(from: &str, to: &str) -> Option<i32> {
    let (from, to) = (
        from.parse::<NaiveDate>().ok()?,
        to.parse::<NaiveDate>().ok()?,
    );
    Some((to.year() - from.year()) * 12 + to.month().cast_signed() - from.month().cast_signed())
}

/// How many cases with the same combination used each passage: fewer than [`LEAST_K`] would let somebody be picked out of
/// them by what was read.
pub fn count_passages<'a>(
    cases: impl IntoIterator<Item = (&'a QuasiKey, &'a [String])>,
) -> BTreeMap<(QuasiKey, String), usize> {
    let mut out = BTreeMap::new();
    for (key, passages) in cases {
        let distinct: BTreeSet<&String> = passages.iter().collect();
        for passage in distinct {
            *out.entry((key.clone(), passage.clone())).or_insert(0) += 1;
        }
    }
    out
}

/// Leaves in the projection only the passages that enough cases of its combination used; none where `step` made it coarser or
/// `told` is off: then nothing is told of what was read.
pub fn keep_shared_passages(
    projection: &mut Projection,
    shared: &BTreeMap<(QuasiKey, String), usize>,
    step: Option<Generalisation>,
    told: bool,
) {
    let Some(Value::Array(passages)) = projection.fields.get_mut(PASSAGES) else {
        return;
    };
    let key = &projection.key;
    passages.retain(|passage| {
        let id = passage.as_str().unwrap_or_default().to_owned();
        let with_it = shared.get(&(key.clone(), id)).copied().unwrap_or(0);
        told && step.is_none() && with_it >= LEAST_K
    });
    if passages.is_empty() {
        projection.fields.remove(PASSAGES);
    }
}

/// How many cases share each combination.
pub fn count_k<'a>(keys: impl IntoIterator<Item = &'a QuasiKey>) -> BTreeMap<QuasiKey, usize> {
    let mut out = BTreeMap::new();
    for key in keys {
        *out.entry(key.clone()).or_insert(0) += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::noun::{Noun, Treatment};

    const TODAY: &str = "2026-11-22";

    #[test]
    fn a_registration_names_headquarters_and_what_is_told() {
        let consent = |parties: &[&str], items: &[&str]| CaseFile {
            consents: vec![Consent {
                purpose: PURPOSE.into(),
                answer: "agreed".into(),
                parties: parties.iter().map(|p| (*p).to_owned()).collect(),
                items: items.iter().map(|i| (*i).to_owned()).collect(),
                on_date: "2026-11-01".into(),
                ..Consent::default()
            }],
            ..CaseFile::default()
        };
        assert!(agreed(&consent(&[], &[]), TODAY));
        assert!(agreed(&consent(&["doctor", PARTY], &[]), TODAY));
        assert!(!agreed(&consent(&["doctor"], &[]), TODAY));
        assert!(agreed(
            &consent(&[PARTY], &["wish", "disease", "work", "measures"]),
            TODAY
        ));
        assert!(!agreed(&consent(&[PARTY], &["work"]), TODAY));
        assert!(!agreed(&consent(&[], &[]), "2026-10-31"));
    }

    #[test]
    fn nothing_typed_freely_leaves() {
        // Every text field of every record carries its own name as a marker; none may be in the projection.
        let marker = |noun: Noun| {
            let mut map = Map::new();
            for field in noun.fields() {
                if matches!(
                    field.shape,
                    crate::noun::Shape::Short | crate::noun::Shape::Long
                ) {
                    map.insert(
                        field.name.to_owned(),
                        json!(format!("漏洩{}{}", noun.name(), field.name)),
                    );
                }
            }
            Value::Object(map)
        };
        fn make<R: crate::noun::Record>(value: Value) -> R {
            serde_json::from_value(value).unwrap_or_default()
        }
        let file = CaseFile {
            person: make(marker(Noun::Person)),
            case: make(marker(Noun::Case)),
            employments: vec![make(marker(Noun::Employment))],
            treatments: vec![make(marker(Noun::Treatment))],
            insurances: vec![make(marker(Noun::Insurance))],
            consents: vec![make(marker(Noun::Consent))],
            opinions: vec![make(marker(Noun::Opinion))],
            plans: vec![make(marker(Noun::Plan))],
            measures: vec![make(marker(Noun::Measure))],
            benefits: vec![make(marker(Noun::Benefit))],
            outcomes: vec![make(marker(Noun::Outcome))],
            fee_checks: vec![make(marker(Noun::FeeCheck))],
            sick_pays: vec![make(marker(Noun::SickPay))],
            ..CaseFile::default()
        };
        assert!(file.person.name.contains("漏洩"));
        let text = serde_json::to_string(&project(&file, &CodeBook::default(), None, TODAY).fields)
            .unwrap_or_default();
        assert!(!text.contains("漏洩"), "{text}");
    }

    #[test]
    fn only_a_step_that_hides_better_is_offered() {
        let key = |age: &str, sex: &str, disease: &str| QuasiKey {
            age_band: age.into(),
            sex: sex.into(),
            disease: disease.into(),
            fiscal_year: 2026,
        };
        let rare = key("over_79", "male", "liver");
        // The band is open and cannot be wider; nobody else of that age: neither sex nor disease hides this case.
        assert_eq!(
            rare.offers(&[rare.clone(), key("40s", "female", "cancer")]),
            []
        );
        // Without the sex there are two; the disease alone still tells this one apart.
        let all = [rare.clone(), key("over_79", "female", "liver")];
        let no_sex = Offer {
            step: Generalisation::NoSex,
            k: 2,
        };
        assert_eq!(rare.offers(&all), [no_sex]);
        // What is left out already changes nothing.
        let bare = key("unknown", "unknown", "other");
        assert_eq!(
            bare.offers(&[bare.clone(), key("40s", "male", "liver")]),
            []
        );
        // Another year is another combination.
        let mut last_year = key("over_79", "female", "liver");
        last_year.fiscal_year = 2025;
        assert_eq!(rare.offers(&[rare.clone(), last_year]), []);
    }

    #[test]
    fn a_passage_leaves_only_where_three_of_one_combination_used_it() {
        let case = |disease: &str, passages: &[&str]| {
            let mut file = CaseFile::default();
            file.case.opened_on = "2026-05-12".into();
            file.treatments.push(Treatment {
                main: true,
                disease: disease.into(),
                ..Treatment::default()
            });
            file.passages = passages.iter().map(|p| (*p).to_owned()).collect();
            file
        };
        let files = [
            case("liver", &["liver.judgement", "privacy.consent"]),
            case("liver", &["liver.judgement"]),
            case("liver", &["liver.judgement", "liver.judgement"]),
            // Another combination does not help to hide among the others.
            case("heart", &["privacy.consent"]),
            case("heart", &["privacy.consent"]),
        ];
        let all: Vec<Projection> = files
            .iter()
            .map(|f| project(f, &CodeBook::default(), None, TODAY))
            .collect();
        let pairs = all.iter().zip(&files);
        let shared = count_passages(pairs.map(|(p, f)| (&p.key, f.passages.as_slice())));
        let left = |at: usize, step, told| {
            let mut projection = all[at].clone();
            keep_shared_passages(&mut projection, &shared, step, told);
            projection.fields.get(PASSAGES).cloned()
        };
        assert_eq!(left(0, None, true), Some(json!(["liver.judgement"])));
        assert_eq!(left(3, None, true), None, "two are too few");
        assert_eq!(left(0, Some(Generalisation::NoSex), true), None);
        assert_eq!(left(0, None, false), None, "switched off");
        // Without the guard both would stand there.
        assert_eq!(
            all[0]
                .fields
                .get(PASSAGES)
                .map(|p| p.as_array().map(Vec::len)),
            Some(Some(2))
        );
        let hidden = project(
            &files[0],
            &CodeBook::default(),
            Some(Generalisation::OtherDisease),
            TODAY,
        );
        assert_eq!(hidden.fields.get(PASSAGES), None);
    }

    #[test]
    fn dates_become_months_and_ages_become_bands() {
        let mut file = CaseFile::default();
        file.person.birth_date = "1975-04-03".into();
        file.case.opened_on = "2026-05-12".into();
        file.case.leave_from = "2026-05-20".into();
        file.case.return_on = "2026-08-24".into();
        file.treatments.push(Treatment {
            main: true,
            disease: "liver".into(),
            ..Treatment::default()
        });
        let out = project(&file, &CodeBook::default(), None, TODAY);
        assert_eq!(
            out.key,
            QuasiKey {
                age_band: "50s".into(),
                sex: "unknown".into(),
                disease: "liver".into(),
                fiscal_year: 2026
            }
        );
        assert_eq!(out.fields.get("months_to_return"), Some(&json!(3)));
        let text = serde_json::to_string(&out.fields).unwrap_or_default();
        assert!(
            !text.contains("1975") && !text.contains("2026-05-12"),
            "{text}"
        );
        let wide = project(
            &file,
            &CodeBook::default(),
            Some(Generalisation::WiderAge),
            TODAY,
        );
        assert_eq!(wide.key.age_band, "40_59");
    }
}
