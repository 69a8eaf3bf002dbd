//! The named facts that conditions speak of, and where each is recorded.

use super::test::Case;
use super::window::month;
use crate::noun::{Consent, FeeCheck, Field, Noun, Opinion, Record, Shape};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

/// Where a fact is recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct FeePlace {
    /// Tab of the case, or `settings`.
    pub tab: String,
    /// Noun; empty for the settings.
    pub noun: String,
    /// Field.
    pub field: String,
    /// Record; empty where there is none yet.
    pub id: String,
}

/// A recorded fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct FeeFact {
    /// What people call it.
    pub label: String,
    /// A code, a date or a word; empty = not recorded.
    pub value: String,
    /// The list of the code; empty = none.
    pub list: String,
    /// It is a date.
    pub is_date: bool,
    /// Where it is recorded.
    pub place: FeePlace,
}

/// Facts that are no field of the check itself.
const ELSEWHERE: [&str; 10] = [
    "consent_on",
    "work_info_on",
    "delivered_on",
    "chart_copy_on",
    "document_kind",
    "profession",
    "trained_on",
    "notice_addon_on",
    "notice_online_on",
    "site_size",
];

/// Is this the name of a fact? The rule data is checked against it.
pub struct FACTS;

impl FACTS {
    /// Does a fact of this name exist?
    pub fn has(name: &str) -> bool {
        ELSEWHERE.contains(&name) || FeeCheck::FIELDS.iter().any(|f| f.name == name)
    }
}

impl Case<'_> {
    /// A fact by its name.
    pub(super) fn fact(&self, name: &str) -> FeeFact {
        match name {
            "consent_on" => self.consent(),
            "work_info_on" => self.of_opinion(self.work_info(), "work_info_on"),
            "delivered_on" => self.of_opinion(self.given(), "delivered_on"),
            "chart_copy_on" => self.of_opinion(self.given(), "chart_copy_on"),
            "document_kind" => self.of_opinion(self.given(), "kind"),
            "profession" => self.profession(),
            "trained_on" => self.trained(),
            "notice_addon_on" => of_house(
                "fee_addon_on",
                "相談支援加算の届出日",
                &self.around.addon_on,
            ),
            "notice_online_on" => of_house(
                "fee_online_on",
                "情報通信機器を用いた診療の届出日",
                &self.around.online_on,
            ),
            "site_size" => self.of_work("site_size"),
            "setting" => self.setting(),
            "physician_appointed" => self.physician(),
            own => of_record(self.check, "fee", own),
        }
    }

    /// The consent to giving information to the company that holds on the day; for a 産業医 one that names this party.
    fn consent(&self) -> FeeFact {
        let on = self.check.service_on.as_str();
        let names = |c: &&Consent| {
            c.parties.is_empty()
                || self.check.receiver != "occ_physician"
                || c.parties.iter().any(|p| p == "occ_physician")
        };
        let company = || {
            let all = self.file.consents.iter();
            all.filter(|c| {
                c.purpose == "company" && c.answer == "agreed" && c.withdrawn_on.is_empty()
            })
        };
        let held = company().filter(names).find(|c| c.holds(on));
        let later = || company().filter(names).find(|c| c.on_date.as_str() > on);
        held.or_else(later).map_or_else(
            || nowhere("consent", Noun::Consent, "on_date"),
            |c| of_record(c, "consent", "on_date"),
        )
    }

    /// The opinion with the newest work information up to the day; else the one whose came later.
    fn work_info(&self) -> Option<&Opinion> {
        let with = || {
            self.file
                .opinions
                .iter()
                .filter(|o| !o.work_info_on.is_empty())
        };
        let on = self.check.service_on.as_str();
        let before = with().filter(|o| o.work_info_on.as_str() <= on);
        before
            .max_by(|a, b| a.work_info_on.cmp(&b.work_info_on))
            .or_else(|| with().min_by(|a, b| a.work_info_on.cmp(&b.work_info_on)))
    }

    /// The opinion that was handed over in the month of the service; else one that still waits for it.
    fn given(&self) -> Option<&Opinion> {
        let of_month = month(&self.check.service_on);
        let opinions = || self.file.opinions.iter();
        opinions()
            .find(|o| !o.delivered_on.is_empty() && month(&o.delivered_on) == of_month)
            .or_else(|| {
                opinions().find(|o| o.delivered_on.is_empty() && month(&o.received_on) == of_month)
            })
    }

    fn of_opinion(&self, opinion: Option<&Opinion>, field: &str) -> FeeFact {
        opinion.map_or_else(
            || nowhere("opinion", Noun::Opinion, field),
            |o| of_record(o, "opinion", field),
        )
    }

    fn of_work(&self, field: &str) -> FeeFact {
        self.file.employment(&self.check.service_on).map_or_else(
            || nowhere("work", Noun::Employment, field),
            |e| of_record(e, "work", field),
        )
    }

    /// As recorded for the day; else an admission that covers it; else where the case is cared for.
    fn setting(&self) -> FeeFact {
        let own = of_record(self.check, "fee", "setting");
        if !own.value.is_empty() {
            return own;
        }
        let (case, on) = (&self.file.case, self.check.service_on.as_str());
        let admitted = !case.admitted_on.is_empty()
            && case.admitted_on.as_str() <= on
            && (case.discharged_on.is_empty() || case.discharged_on.as_str() > on);
        let elsewhere = of_record(
            case,
            "basic",
            if admitted {
                "admitted_on"
            } else {
                "care_setting"
            },
        );
        if admitted || elsewhere.value.is_empty() {
            return FeeFact {
                value: if admitted {
                    "inpatient".to_owned()
                } else {
                    String::new()
                },
                place: if admitted {
                    elsewhere.place
                } else {
                    own.place.clone()
                },
                ..own
            };
        }
        FeeFact {
            value: elsewhere.value,
            place: elsewhere.place,
            ..own
        }
    }

    /// 産業医等の有無「なし」 of the employment answers it as well; 「あり」 may mean others than a 産業医.
    fn physician(&self) -> FeeFact {
        let own = of_record(self.check, "fee", "physician_appointed");
        let work = self.of_work("has_physician");
        if own.value.is_empty() && work.value == "no" {
            return FeeFact {
                value: "no".to_owned(),
                place: work.place,
                ..own
            };
        }
        own
    }

    fn staff(&self) -> Option<&super::Staff> {
        let id = &self.check.attended_by;
        self.around
            .staff
            .iter()
            .find(|s| !id.is_empty() && s.id == *id)
    }

    fn profession(&self) -> FeeFact {
        let own = of_record(self.check, "fee", "attended_profession");
        let known = self.staff().map(|s| s.profession.clone());
        FeeFact {
            value: known.filter(|p| !p.is_empty()).unwrap_or(own.value),
            label: "同席した人の職種".to_owned(),
            ..own
        }
    }

    /// The day for a user; for somebody else the answer, so that both can be judged as one.
    fn trained(&self) -> FeeFact {
        match self.staff() {
            Some(staff) => FeeFact {
                label: "研修を修了した日".to_owned(),
                value: staff.trained_on.clone(),
                list: String::new(),
                is_date: true,
                place: FeePlace {
                    tab: "settings".to_owned(),
                    field: "users".to_owned(),
                    ..FeePlace::default()
                },
            },
            None => of_record(self.check, "fee", "attended_trained"),
        }
    }
}

fn declared(noun: Noun, name: &str) -> Option<&'static Field> {
    noun.fields().iter().find(|f| f.name == name)
}

/// A field that no record holds yet.
fn nowhere(tab: &str, noun: Noun, name: &str) -> FeeFact {
    let field = declared(noun, name);
    FeeFact {
        label: field.map_or("", |f| f.label).to_owned(),
        value: String::new(),
        list: match field.map(|f| f.shape) {
            Some(Shape::Code(list)) => list.to_owned(),
            _ => String::new(),
        },
        is_date: field.is_some_and(|f| f.shape == Shape::Date),
        place: FeePlace {
            tab: tab.to_owned(),
            noun: noun.name().to_owned(),
            field: name.to_owned(),
            id: String::new(),
        },
    }
}

fn of_record<R: Record>(record: &R, tab: &str, name: &str) -> FeeFact {
    let values = serde_json::to_value(record).unwrap_or_default();
    let mut fact = nowhere(tab, R::NOUN, name);
    fact.value = values
        .get(name)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    fact.place.id = record.id().to_owned();
    fact
}

fn of_house(field: &str, label: &str, value: &str) -> FeeFact {
    FeeFact {
        label: label.to_owned(),
        value: value.to_owned(),
        list: String::new(),
        is_date: true,
        place: FeePlace {
            tab: "settings".to_owned(),
            field: field.to_owned(),
            ..FeePlace::default()
        },
    }
}
