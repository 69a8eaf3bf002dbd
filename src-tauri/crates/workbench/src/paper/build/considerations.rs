//! 現在の配慮事項: what it may tell to whom, and what its handling says.

use super::{Facts, join, prefixed};
use crate::error::{ApiError, ApiResult};
use crate::paper::{COMPANY, Prepared, Told, issue};
use ::paper::sheet::considerations::{self, Considerations};
use chrono::NaiveDate;
use model::noun::{Consent, Item};

/// Whom else a consent of support may name; what they may know is no business of the company.
const OTHERS: [&str; 5] = ["doctor", "in_house", "family", "sanpo", "hellowork"];

/// Purposes under which this paper may be given to somebody.
const GIVEN_FOR: [&str; 3] = ["company", "doctor", "support"];

/// What this paper can tell, in the codes of a consent.
const TELLS: [&str; 4] = ["measures", "schedule", "effects", "disease"];

/// The word for what a party may not have.
const NOT_GIVEN: &str = "提供不可";

/// What a paper may tell of an illness.
struct MayTell {
    disease: bool,
    effects: bool,
    visits: bool,
    /// The consents that this rests on, by id.
    consents: Vec<String>,
    /// The same for the register.
    told: Told,
}

impl Facts<'_> {
    /// What 現在の配慮事項 may tell of an illness to whom it goes.
    fn may_tell(&self) -> ApiResult<MayTell> {
        let today = self.today.to_string();
        let covered = |party: &str, item: &str| self.file.consented("company", party, item, &today);
        if self.ask.way != "company" {
            // Handed to the person it may be passed on to anybody there.
            let disease = COMPANY.iter().all(|party| covered(party, "disease"));
            let needed = if disease { &["disease"][..] } else { &[] };
            return Ok(MayTell {
                disease,
                effects: true,
                visits: true,
                consents: self.consents_for(&COMPANY, needed),
                told: Told::default(),
            });
        }
        // A consent for one person at the company is none for another.
        let parties: Vec<&str> = match self.ask.party.as_str() {
            "" => COMPANY.to_vec(),
            party => vec![party],
        };
        let beyond = |item: Item| self.goes_beyond(item);
        let without = parties.iter().find(|p| !covered(p, "measures"));
        if let Some(party) = without.filter(|_| !beyond(Item::Measures)) {
            return Err(ApiError::ConsentMissing {
                party: (*party).to_owned(),
            });
        }
        let consented = |item: &str| parties.iter().all(|party| covered(party, item));
        let mut by_decision = Vec::new();
        let mut may = |item: Item, code: &str| {
            let only_so = !consented(code) && beyond(item);
            if only_so {
                by_decision.push(self.label("consent_item", code));
            }
            consented(code) || only_so
        };
        let told_of = [
            ("measures", may(Item::Measures, "measures")),
            ("schedule", may(Item::Schedule, "schedule")),
            ("effects", may(Item::Effects, "effects")),
            ("disease", may(Item::Disease, "disease")),
        ];
        let told: Vec<&str> = (told_of.iter().filter(|(_, may)| *may))
            .map(|(item, _)| *item)
            .collect();
        Ok(MayTell {
            disease: told.contains(&"disease"),
            effects: told.contains(&"effects"),
            visits: told.contains(&"schedule"),
            consents: self.consents_for(&parties, &told),
            told: self.told(&parties, &told, by_decision),
        })
    }

    /// The consents by which these parties may be given these items.
    pub(in crate::paper) fn consents_for(&self, parties: &[&str], items: &[&str]) -> Vec<String> {
        let today = self.today.to_string();
        let covers = |c: &&Consent| {
            parties.iter().any(|party| {
                items
                    .iter()
                    .any(|item| c.covers("company", party, item, &today))
            })
        };
        let consents = self.file.consents.iter().filter(covers);
        consents.map(|c| c.id.clone()).collect()
    }

    pub(super) fn considerations(&self) -> ApiResult<Prepared> {
        let may = self.may_tell()?;
        let (name, reading) = self.name();
        let (employer, _) = self.work();
        let treatment = self.file.treatment();
        let settings = crate::settings::read(self.bench)?;
        let sheet = Considerations {
            issue: issue(self.bench, "現在の配慮事項 2026-11")?,
            as_of: self.calendar.date(self.today),
            office: self.office()?,
            author: self.author()?,
            name,
            reading: if self.ask.ruby {
                reading
            } else {
                String::new()
            },
            employer: self
                .employment()
                .map_or(employer, |e| join(&[&e.employer, &e.section], " ")),
            period: self.opinion().1,
            disease: may.disease.then(|| self.disease_line(treatment)),
            measures: self.measures(),
            visits: treatment
                .filter(|_| may.visits)
                .map(|t| t.visit_frequency.clone())
                .unwrap_or_default(),
            bad_days: treatment
                .filter(|_| may.effects)
                .map(|t| join(&[&t.bad_day, &t.emergency], "\n"))
                .unwrap_or_default(),
            contacts: vec![
                join(&[&settings.facility, &settings.department], " "),
                prefixed("電話 ", &settings.phone),
            ]
            .into_iter()
            .filter(|l| !l.is_empty())
            .collect(),
            review_on: self.review_day(),
            handling: self.handling_here(),
        };
        let mut out = self.prepared(considerations::TITLE, sheet.document());
        out.consents.clone_from(&may.consents);
        out.told = may.told;
        out.discloses
            .push("現在の就業上の措置・配慮と期間".to_owned());
        for (told, what, without) in [
            (
                may.visits,
                "通院の頻度(治療予定)",
                "治療予定の提供に同意がないため",
            ),
            (
                may.effects,
                "つらい日の対応(症状と仕事への影響)",
                "提供の同意に含まれていないため",
            ),
            (may.disease, "病名", "会社への提供に同意がないため"),
        ] {
            if told {
                out.discloses.push(what.to_owned());
            } else {
                out.left_out.push(format!("{what}: {without}"));
            }
        }
        out.left_out
            .push("病期・見通し、感染に関すること(この書類には載せません)".to_owned());
        Ok(out)
    }

    /// What the paper says about its handling: what each party may be given of it.
    fn handling_here(&self) -> String {
        let company = self.ask.way == "company";
        let mut lines = vec![
            if company {
                "本人の同意を得て提供するものです。目的以外に使わず、必要な人以外に見せないでください。"
            } else {
                "本人に手渡す、または院内で使うためのものです。"
            }
            .to_owned(),
        ];
        if company && self.ask.beyond.is_some() {
            let ground = self.beyond_ground();
            lines = vec![format!(
                "本人の同意によらずに提供するものです({ground})。目的以外に使わず、必要な人以外に見せないでください。"
            )];
        }
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        let others = if company { &[][..] } else { &OTHERS[..] };
        for party in COMPANY.iter().chain(others) {
            let Some(what) = self.may_be_given(party) else {
                continue;
            };
            let label = self.codes.label("consent_party", party);
            match groups.iter_mut().find(|(said, _)| *said == what) {
                Some((_, labels)) => labels.push(label),
                None => groups.push((what, vec![label])),
            }
        }
        lines.extend(
            groups
                .into_iter()
                .map(|(what, labels)| format!("{}: {what}", labels.join("・"))),
        );
        lines.join("\n")
    }

    /// What a party may be given of this paper, in words; None = nothing was ever said about a party outside the company.
    fn may_be_given(&self, party: &str) -> Option<String> {
        let today = self.today.to_string();
        if party == "in_house" {
            // Sharing in the house needs no consent; an objection ends it.
            let objected = self.file.consents.iter().any(|c| objects(c, &today));
            return objected.then(|| format!("{NOT_GIVEN}(異議あり)"));
        }
        let at_company = COMPANY.contains(&party);
        let purposes = if at_company {
            &GIVEN_FOR[..1]
        } else {
            &GIVEN_FOR[..]
        };
        let items: Vec<&str> = TELLS
            .into_iter()
            .filter(|item| {
                purposes
                    .iter()
                    .any(|purpose| self.file.consented(purpose, party, item, &today))
            })
            .map(|item| self.codes.label("consent_item", item))
            .collect();
        if !items.is_empty() {
            return Some(items.join("、"));
        }
        let asked = self.file.consents.iter().any(|c| {
            purposes.contains(&c.purpose.as_str())
                && (c.parties.iter().any(|p| p == party) || at_company && c.parties.is_empty())
        });
        if asked {
            Some(NOT_GIVEN.to_owned())
        } else {
            at_company.then(|| format!("同意を確認するまで{NOT_GIVEN}"))
        }
    }

    fn review_day(&self) -> String {
        let days = self.file.measures.iter().map(|m| m.review_on.as_str());
        let plan = self.file.plans.first().map_or("", |p| p.review_on.as_str());
        days.chain(std::iter::once(plan))
            .filter(|d| !d.is_empty())
            .min()
            .and_then(|d| d.parse::<NaiveDate>().ok())
            .map(|day| self.calendar.date(day))
            .unwrap_or_default()
    }
}

/// Does the person object on the day to sharing inside the hospital?
pub(super) fn objects(consent: &Consent, on: &str) -> bool {
    consent.answer == "objection"
        && consent.on_date.as_str() <= on
        && (consent.withdrawn_on.is_empty() || consent.withdrawn_on.as_str() > on)
}
