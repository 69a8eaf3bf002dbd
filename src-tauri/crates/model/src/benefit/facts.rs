//! The named facts that benefits are decided by, and where each is recorded.

use crate::casefile::CaseFile;
use crate::era;
use crate::fee::{FeeFact, FeePlace};
use crate::noun::{Employment, Insurance};
use crate::sums::{BandOffer, HighCostRule, offer_band};

/// Every fact that a rule may name.
pub const FACTS: [&str; 17] = [
    "age",
    "insurance_kind",
    "income_band",
    "cause",
    "employment_insurance",
    "handbook",
    "sick_pay_from",
    "status",
    "left_on",
    "site_size",
    "leave_limit_on",
    "on_leave",
    "disease",
    "nanbyo",
    "first_visit_on",
    "assessment_event",
    "assessment_event_on",
];

/// A case and the day on which it is looked at.
pub(super) struct Known<'a> {
    pub(super) file: &'a CaseFile,
    pub(super) on: &'a str,
    pub(super) bands: &'a HighCostRule,
}

/// A fact with all its values.
pub(super) struct Fact {
    pub(super) values: Vec<String>,
    label: &'static str,
    list: &'static str,
    is_date: bool,
    tab: &'static str,
    noun: &'static str,
    field: &'static str,
    id: String,
}

impl Fact {
    /// As a screen shows it.
    pub(super) fn shown(&self) -> FeeFact {
        FeeFact {
            label: self.label.to_owned(),
            value: self.values.first().cloned().unwrap_or_default(),
            list: self.list.to_owned(),
            is_date: self.is_date,
            place: FeePlace {
                tab: self.tab.to_owned(),
                noun: self.noun.to_owned(),
                field: self.field.to_owned(),
                id: self.id.clone(),
            },
        }
    }
}

impl Known<'_> {
    /// Age on the day.
    pub(super) fn age(&self) -> Option<u32> {
        let born = self.file.person.birth_date.parse().ok()?;
        era::age(born, self.on.parse().ok()?)
    }

    /// A fact by its name.
    pub(super) fn fact(&self, name: &str) -> Fact {
        match name {
            "age" => self.of_person(),
            "on_leave" => self.leave(),
            "disease"
            | "nanbyo"
            | "first_visit_on"
            | "assessment_event"
            | "assessment_event_on" => self.of_illness(name),
            "status" | "left_on" | "site_size" | "leave_limit_on" => self.of_work(name),
            _ => self.of_insurance(name),
        }
    }

    fn of_person(&self) -> Fact {
        let age = self.age().map(|age| format!("{age}歳"));
        Fact {
            values: age.into_iter().collect(),
            label: "年齢",
            list: "",
            is_date: false,
            tab: "basic",
            noun: "person",
            field: "birth_date",
            id: self.file.person.id.clone(),
        }
    }

    fn leave(&self) -> Fact {
        let value = if self.file.on_leave(self.on) {
            "yes"
        } else {
            ""
        };
        Fact {
            values: filled([value]),
            label: "休業中・休業の予定",
            list: "yes_no",
            is_date: false,
            tab: "work",
            noun: "case",
            field: "leave_from",
            id: self.file.case.id.clone(),
        }
    }

    fn of_illness(&self, name: &str) -> Fact {
        let (all, main) = (&self.file.treatments, self.file.treatment());
        let (values, label, list, is_date, field) = match name {
            "nanbyo" => {
                // A main disease that is none answers the question as well.
                let listed = all.iter().any(|t| !t.nanbyo.is_empty());
                let other = !all.is_empty()
                    && all
                        .iter()
                        .all(|t| !t.disease.is_empty() && t.disease != "intractable");
                let value = if listed {
                    "yes"
                } else if other {
                    "no"
                } else {
                    ""
                };
                (filled([value]), "指定難病", "yes_no", false, "nanbyo")
            }
            "first_visit_on" => {
                let days = filled(main.map(|t| t.first_visit_on.as_str()));
                (days, "初診日", "", true, "first_visit_on")
            }
            "assessment_event" => {
                let events = filled(all.iter().map(|t| t.assessment_event.as_str()));
                let label = "障害認定日が早まる治療・状態";
                (events, label, "assessment_event", false, "assessment_event")
            }
            "assessment_event_on" => {
                let days = filled(main.map(|t| t.assessment_event_on.as_str()));
                let label = "障害認定日が早まる治療・状態の日";
                (days, label, "", true, "assessment_event_on")
            }
            _ => (
                filled(all.iter().map(|t| t.disease.as_str())),
                "疾患の大分類",
                "disease",
                false,
                "disease",
            ),
        };
        Fact {
            values,
            label,
            list,
            is_date,
            tab: "illness",
            noun: "treatment",
            field,
            id: main.map(|t| t.id.clone()).unwrap_or_default(),
        }
    }

    /// When the leave from work ends; where that day is not recorded, how long the leave is.
    fn leave_limit(&self, work: Option<&Employment>) -> Fact {
        let counted = work.filter(|e| e.leave_limit_on.is_empty() && e.tells_leave_limit());
        let months = counted.and_then(|e| e.leave_months);
        let typed = work.map(|e| e.leave_limit_on.clone());
        let is_date = months.is_none();
        let value = months.map_or(typed, |months| Some(format!("{months}か月")));
        Fact {
            values: value.into_iter().filter(|v| !v.is_empty()).collect(),
            label: if is_date {
                "休職できる期限"
            } else {
                "休職できる期間"
            },
            list: "",
            is_date,
            tab: "work",
            noun: "employment",
            field: if is_date {
                "leave_limit_on"
            } else {
                "leave_months"
            },
            id: work.map(|e| e.id.clone()).unwrap_or_default(),
        }
    }

    fn of_work(&self, name: &str) -> Fact {
        let work = self.file.employment(self.on);
        if name == "leave_limit_on" {
            return self.leave_limit(work);
        }
        let get = |read: fn(&Employment) -> &str| filled(work.map(read));
        let (values, label, list, is_date, field) = match name {
            "status" => (
                get(|e| &e.status),
                "就業の状況",
                "employment_status",
                false,
                "status",
            ),
            "left_on" => (get(|e| &e.until), "この勤務の終わり", "", true, "until"),
            _ => (
                get(|e| &e.site_size),
                "事業場の規模",
                "site_size",
                false,
                "site_size",
            ),
        };
        Fact {
            values,
            label,
            list,
            is_date,
            tab: "work",
            noun: "employment",
            field,
            id: work.map(|e| e.id.clone()).unwrap_or_default(),
        }
    }

    /// What the recorded 標準報酬月額 comes to this month.
    fn offered(&self, held: &Insurance) -> BandOffer {
        let month = self.on.get(..7).unwrap_or_default();
        let old = self.age().is_some_and(|age| age >= self.bands.old_from);
        offer_band(self.bands, month, (&held.kind, old), held.standard_pay)
    }

    /// The 所得区分 that the person chose, else the one of the 標準報酬月額.
    fn band(&self, held: &Insurance) -> Fact {
        let own = filled([held.income_band.as_str()]);
        let offer = self.offered(held);
        let is_own = !own.is_empty() || offer.band.is_empty();
        let offered = filled([offer.band.as_str(), offer.unless.as_str()]);
        Fact {
            values: if is_own { own } else { offered },
            label: match (is_own, offer.unless.is_empty()) {
                (true, _) => "所得区分",
                (false, true) => "所得区分(標準報酬月額から)",
                (false, false) => "所得区分(標準報酬月額から。住民税が非課税なら別の区分)",
            },
            list: "income_band",
            is_date: false,
            tab: "benefits",
            noun: "insurance",
            field: if is_own {
                "income_band"
            } else {
                "standard_pay"
            },
            id: held.id.clone(),
        }
    }

    fn of_insurance(&self, name: &str) -> Fact {
        let held = self.file.insurance(self.on);
        if let Some(held) = held
            && name == "income_band"
        {
            return self.band(held);
        }
        let get = |read: fn(&Insurance) -> &str| filled(held.map(read));
        let (values, label, list, is_date, field) = match name {
            "insurance_kind" => (
                get(|i| &i.kind),
                "健康保険の種類",
                "insurance_kind",
                false,
                "kind",
            ),
            "income_band" => (
                get(|i| &i.income_band),
                "所得区分",
                "income_band",
                false,
                "income_band",
            ),
            "cause" => (get(|i| &i.cause), "傷病の原因", "cause", false, "cause"),
            "employment_insurance" => (
                get(|i| &i.employment_insurance),
                "雇用保険",
                "yes_no",
                false,
                "employment_insurance",
            ),
            "sick_pay_from" => (
                get(|i| &i.sick_pay_from),
                "傷病手当金の支給開始日",
                "",
                true,
                "sick_pay_from",
            ),
            _ => (
                held.map(|i| i.handbook.clone()).unwrap_or_default(),
                "障害者手帳",
                "handbook",
                false,
                "handbook",
            ),
        };
        Fact {
            values,
            label,
            list,
            is_date,
            tab: "benefits",
            noun: "insurance",
            field,
            id: held.map(|i| i.id.clone()).unwrap_or_default(),
        }
    }
}

fn filled<'a>(values: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let values = values.into_iter().filter(|v| !v.is_empty());
    values.map(str::to_owned).collect()
}
