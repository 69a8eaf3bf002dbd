//! Judging one condition over the facts of a case.

use super::window::{month, newest_first, window_of};
use super::{
    Around, ConditionRule, DiseaseRule, FeeBook, FeeCondition, FeeFact, FeeRevision, FeeState, Test,
};
use crate::casefile::CaseFile;
use crate::code::Certainty;
use crate::noun::{FeeCheck, Treatment};

/// What a date of service is judged over.
pub(super) struct Case<'a> {
    pub(super) book: &'a FeeBook,
    pub(super) revision: &'a FeeRevision,
    pub(super) file: &'a CaseFile,
    pub(super) check: &'a FeeCheck,
    pub(super) around: &'a Around,
}

/// What a test comes to: the state, the key of the sentence that says why, and the facts.
struct Found {
    state: FeeState,
    why: &'static str,
    /// A sentence from elsewhere in the data.
    said: String,
    facts: Vec<FeeFact>,
}

fn found(state: FeeState, why: &'static str, facts: Vec<FeeFact>) -> Found {
    Found {
        state,
        why,
        said: String::new(),
        facts,
    }
}

impl Case<'_> {
    /// One condition; None where it is not asked of this service.
    pub(super) fn judge(&self, rule: &ConditionRule) -> Option<FeeCondition> {
        let of_turn = rule.turns.is_empty() || rule.turns.contains(&self.check.turn);
        let asked = |when: &super::When| when.is.contains(&self.fact(&when.fact).value);
        if !of_turn || rule.when.as_ref().is_some_and(|when| !asked(when)) {
            return None;
        }
        let mut out = self.find(&rule.test);
        let certainty = rule.certainty.unwrap_or(self.revision.certainty);
        // What nobody could read decides nothing.
        if certainty == Certainty::Unverified && !out.facts.iter().all(|f| f.value.is_empty()) {
            (out.state, out.why) = (FeeState::Unknown, "unverified");
        }
        let why = match out.state {
            FeeState::Met => String::new(),
            _ if !out.said.is_empty() => out.said,
            _ => rule.why.get(out.why).cloned().unwrap_or_default(),
        };
        Some(FeeCondition {
            id: rule.id.clone(),
            label: rule.label.clone(),
            text: rule.text.clone(),
            state: out.state,
            why,
            facts: out.facts,
            who: rule.who.clone(),
            certainty,
            source: if rule.source.is_empty() {
                self.revision.source.clone()
            } else {
                rule.source.clone()
            },
        })
    }

    fn find(&self, test: &Test) -> Found {
        match test {
            Test::OneOf { fact, met, failed } => {
                let fact = self.fact(fact);
                let state = if met.contains(&fact.value) {
                    FeeState::Met
                } else if failed.contains(&fact.value) {
                    FeeState::NotMet
                } else {
                    FeeState::Unknown
                };
                found(state, key(state), vec![fact])
            }
            Test::Filled { fact } => {
                let fact = self.fact(fact);
                let state = if fact.value.is_empty() {
                    FeeState::Unknown
                } else {
                    FeeState::Met
                };
                found(state, key(state), vec![fact])
            }
            Test::Dated { fact, not_after } => self.dated(fact, not_after),
            Test::Receiver => self.receiver(),
            Test::Disease => self.disease(),
            Test::Once { months } => self.once(*months),
            Test::Preceded => self.preceded(),
            Test::Window => self.window(),
        }
    }

    /// A date; somebody who is no user has 「はい」 in the place of the day of the training.
    fn dated(&self, fact: &str, not_after: &str) -> Found {
        let fact = self.fact(fact);
        let limit = if not_after.is_empty() {
            String::new()
        } else {
            self.fact(not_after).value
        };
        let state = match fact.value.as_str() {
            "" | "unknown" => FeeState::Unknown,
            "yes" => FeeState::Met,
            "no" => FeeState::NotMet,
            day if limit.is_empty() || day <= limit.as_str() => FeeState::Met,
            _ => FeeState::NotMet,
        };
        found(state, key(state), vec![fact])
    }

    fn receiver(&self) -> Found {
        let (receiver, appointed) = (self.fact("receiver"), self.fact("physician_appointed"));
        let size = self.fact("site_size");
        let physician = receiver.value == "occ_physician";
        let (state, why) = match receiver.value.as_str() {
            "" => (FeeState::Unknown, "unknown"),
            "none" => (FeeState::NotMet, "none"),
            other if !self.revision.receivers.iter().any(|r| r == other) => {
                (FeeState::NotMet, "unlisted")
            }
            _ if physician => (FeeState::Met, ""),
            _ => match appointed.value.as_str() {
                "yes" => (FeeState::NotMet, "appointed"),
                "no" => (FeeState::Met, ""),
                _ => (FeeState::Unknown, "appointed_unknown"),
            },
        };
        let facts = [receiver, appointed, size].into_iter();
        found(
            state,
            why,
            facts
                .filter(|f| !f.value.is_empty() || f.place.tab == "fee")
                .collect(),
        )
    }

    /// Any disease of the case that the list of the day names; the fact behind it is the group alone.
    fn disease(&self) -> Found {
        let judged = self
            .file
            .treatments
            .iter()
            .filter(|t| !t.disease.is_empty());
        let best = judged
            .map(|t| self.listed(t))
            .min_by_key(|(state, ..)| match state {
                FeeState::Met => 0,
                FeeState::Unknown => 1,
                FeeState::NotMet => 2,
            });
        let Some((state, why, said, treatment)) = best else {
            let nothing = self.of_illness(None);
            return found(FeeState::Unknown, "unknown", vec![nothing]);
        };
        let mut out = found(state, why, vec![self.of_illness(Some(treatment))]);
        out.said = said;
        if !out.said.is_empty() || state == FeeState::NotMet && why == "eligible" {
            out.facts.push(self.fact("eligible"));
        }
        out
    }

    fn listed<'t>(&self, t: &'t Treatment) -> (FeeState, &'static str, String, &'t Treatment) {
        let named = |rule: &&DiseaseRule| {
            rule.code == t.disease || rule.code == "intractable" && !t.nanbyo.is_empty()
        };
        let nothing = String::new();
        let Some(rule) = self.revision.diseases.iter().find(named) else {
            // 「その他これに準ずる疾患」 is told by a certificate.
            return if t.certificate == "yes" {
                (FeeState::Unknown, "similar", nothing, t)
            } else {
                (FeeState::NotMet, "not_met", nothing, t)
            };
        };
        if rule.ask.is_empty() || rule.certificate && t.certificate == "yes" {
            return (FeeState::Met, "", nothing, t);
        }
        match self.check.eligible.as_str() {
            "yes" => (FeeState::Met, "", nothing, t),
            "no" => (FeeState::NotMet, "eligible", nothing, t),
            _ => (FeeState::Unknown, "", rule.ask.clone(), t),
        }
    }

    fn of_illness(&self, treatment: Option<&Treatment>) -> FeeFact {
        FeeFact {
            label: "疾患の大分類".to_owned(),
            value: treatment.map(|t| t.disease.clone()).unwrap_or_default(),
            list: "disease".to_owned(),
            is_date: false,
            place: super::FeePlace {
                tab: "illness".to_owned(),
                noun: "treatment".to_owned(),
                field: "disease".to_owned(),
                id: treatment.map(|t| t.id.clone()).unwrap_or_default(),
            },
        }
    }

    fn once(&self, months: i32) -> Found {
        let Some(now) = month(&self.check.service_on) else {
            return found(FeeState::Unknown, "unknown", Vec::new());
        };
        let near = |c: &&FeeCheck| {
            month(&c.service_on).is_some_and(|then| (0..months).contains(&(now - then)))
        };
        let other = self.file.fee_checks.iter().filter(near).find(|c| {
            c.id != self.check.id
                && c.turn == self.check.turn
                && c.office != "not_billed"
                && (c.service_on.as_str(), c.id.as_str())
                    < (self.check.service_on.as_str(), self.check.id.as_str())
        });
        match other {
            Some(other) => found(FeeState::NotMet, "not_met", vec![self.of_check(other)]),
            None => found(FeeState::Met, "", Vec::new()),
        }
    }

    fn of_check(&self, check: &FeeCheck) -> FeeFact {
        let mut fact = self.fact("service_on");
        fact.value.clone_from(&check.service_on);
        fact.place.id.clone_from(&check.id);
        fact
    }

    fn preceded(&self) -> Found {
        match newest_first(self.file, &self.check.service_on) {
            Some(first) if first.service_on < self.check.service_on => {
                let mut fact = self.of_check(first);
                "初回の診療日".clone_into(&mut fact.label);
                found(FeeState::Met, "", vec![fact])
            }
            _ => found(FeeState::Unknown, "unknown", Vec::new()),
        }
    }

    fn window(&self) -> Found {
        let window = window_of(self.book, self.file, &self.check.service_on);
        let Some((window, now)) = window.zip(month(&self.check.service_on)) else {
            return found(FeeState::Unknown, "unknown", Vec::new());
        };
        let fact = FeeFact {
            label: "2回目以降の最後の月".to_owned(),
            value: window.last_month.clone(),
            ..FeeFact::default()
        };
        let Some(last) = month(&window.last_month) else {
            let sure = month(&window.sure_until).is_some_and(|end| now <= end);
            return if sure {
                found(FeeState::Met, "", Vec::new())
            } else {
                found(FeeState::Unknown, "crosses", Vec::new())
            };
        };
        let (state, why) = match now - last {
            ..=0 => (FeeState::Met, ""),
            1 if window.month_more => (FeeState::Unknown, "month_more"),
            _ => (FeeState::NotMet, "not_met"),
        };
        found(state, why, vec![fact])
    }
}

fn key(state: FeeState) -> &'static str {
    match state {
        FeeState::Met => "",
        FeeState::NotMet => "not_met",
        FeeState::Unknown => "unknown",
    }
}
