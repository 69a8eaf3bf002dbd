//! 会社への伝え方の文例: which of the ready sentences belong to what is recorded of a person.

use model::code::Certainty;
use serde::Deserialize;

/// One edition of the sentences.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Name of the collection.
    pub title: String,
    /// Where they come from.
    pub source: String,
    /// How sure they are.
    pub certainty: Certainty,
    /// First day.
    pub valid_from: String,
    /// How a talk begins.
    pub opening: Say,
    /// How it ends.
    pub closing: Say,
    /// What to answer to questions that go further.
    pub asked: Say,
    /// Said where nothing is recorded that would call for more.
    pub general: Say,
    /// Sentences by symptom and work.
    pub say: Vec<Say>,
}

/// Sentences about one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Say {
    /// Code of the symptom, empty where they belong to the work alone.
    pub symptom: String,
    /// Code of the work item, empty where they hold at any work.
    pub work_item: String,
    /// What they are about, in plain words; empty where they stand below those of the symptom.
    pub heading: String,
    /// The sentences.
    pub sentences: Vec<String>,
}

impl Words {
    /// What a person with these symptoms and this work can say: by symptom, with what the work adds to it, then what the
    /// work alone calls for.
    pub fn chosen(&self, symptoms: &[&str], work_items: &[&str]) -> Vec<Say> {
        let mut out: Vec<Say> = Vec::new();
        let mut spoken_of: Vec<&str> = Vec::new();
        let of_symptoms = self
            .say
            .iter()
            .filter(|say| symptoms.contains(&say.symptom.as_str()));
        for say in of_symptoms {
            if say.work_item.is_empty() {
                out.push(say.clone());
            } else if work_items.contains(&say.work_item.as_str())
                && let Some(group) = out.iter_mut().find(|group| group.symptom == say.symptom)
            {
                group.sentences.extend(say.sentences.iter().cloned());
                spoken_of.push(&say.work_item);
            }
        }
        let of_work = self.say.iter().filter(|say| {
            let work = say.work_item.as_str();
            say.symptom.is_empty() && work_items.contains(&work) && !spoken_of.contains(&work)
        });
        out.extend(of_work.cloned());
        if out.is_empty() {
            out.push(self.general.clone());
        }
        out
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::assets::{read_codes, read_words};
    use std::collections::BTreeSet;

    /// The latest edition and every collection of sentences in it.
    fn all() -> (Words, Vec<Say>) {
        let words = read_words().unwrap();
        let frame = [&words.opening, &words.closing, &words.asked, &words.general];
        let all = frame.into_iter().chain(&words.say).cloned().collect();
        (words, all)
    }

    fn codes(list: &str) -> Vec<String> {
        let book = read_codes().unwrap();
        book.lists[list]
            .codes
            .iter()
            .map(|c| c.code.clone())
            .collect()
    }

    /// The words of the illness lists, a label with several names taken apart.
    fn illnesses() -> BTreeSet<String> {
        let book = read_codes().unwrap();
        let groups = book.lists["disease"]
            .codes
            .iter()
            .filter(|c| c.code != "other");
        let groups = groups.flat_map(|c| {
            let names = c.label.split(['(', ')', '・']);
            names.map(str::to_owned).collect::<Vec<_>>()
        });
        let designated = book.lists["nanbyo"].codes.iter().map(|c| c.label.clone());
        groups
            .chain(designated)
            .filter(|name| !name.is_empty() && name != "肝" && name != "難病以外")
            .collect()
    }

    /// What is wrong with a sentence that somebody is to say at work.
    fn fault(sentence: &str, illnesses: &BTreeSet<String>) -> Option<String> {
        const ASKS: [&str; 4] = ["でしょうか。", "ますか。", "助かります。", "思っています。"];
        const ALSO: [&str; 2] = ["いただけると、", "ご相談したい"];
        const TABOO: [&str; 13] = [
            "感染",
            "病期",
            "ステージ",
            "余命",
            "末期",
            "再発",
            "転移",
            "進行",
            "病名",
            "うつ",
            "障害",
            "べき",
            "義務",
        ];
        let named = illnesses.iter().find(|name| sentence.contains(*name));
        let taboo = TABOO.iter().find(|word| sentence.contains(*word));
        let demands = sentence.replace("させてください", "").contains("ください");
        let asks = ASKS
            .iter()
            .chain(&ALSO)
            .any(|words| sentence.contains(words));
        named
            .cloned()
            .or_else(|| taboo.map(|word| (*word).to_owned()))
            .or_else(|| demands.then(|| "demands".to_owned()))
            .or_else(|| (!asks).then(|| "asks for nothing".to_owned()))
            .or_else(|| (sentence.chars().count() > 80).then(|| "too long".to_owned()))
            .or_else(|| (!sentence.ends_with('。')).then(|| "no end".to_owned()))
    }

    #[test]
    fn every_sentence_asks_and_names_no_illness() {
        let illnesses = illnesses();
        assert!(illnesses.len() > 90 && illnesses.contains("糖尿病"));
        let (words, all) = all();
        assert_eq!(words.certainty, Certainty::Own);
        assert!(!words.source.is_empty() && words.valid_from == "2026-11-01");
        for say in &all {
            for sentence in &say.sentences {
                assert_eq!(fault(sentence, &illnesses), None, "{sentence}");
            }
            let named = illnesses.iter().find(|name| say.heading.contains(*name));
            assert_eq!(named, None, "{}", say.heading);
        }
        for bad in [
            "糖尿病なので、休む時間をいただけますか。",
            "残業を外してください。",
            "午後になると疲れやすくなります。",
            "感染しやすいので、席を替えていただけますか。",
        ] {
            assert!(fault(bad, &illnesses).is_some(), "{bad}");
        }
        let long = format!("{}をご相談できますか。", "休む時間".repeat(20));
        assert_eq!(fault(&long, &illnesses).as_deref(), Some("too long"));
    }

    #[test]
    fn every_symptom_and_every_work_item_has_its_sentences() {
        let (words, all) = all();
        let (symptoms, work_items) = (codes("symptom"), codes("work_item"));
        let mut seen = BTreeSet::new();
        for say in &words.say {
            assert!(
                say.symptom.is_empty() || symptoms.contains(&say.symptom),
                "{say:?}"
            );
            assert!(
                say.work_item.is_empty() || work_items.contains(&say.work_item),
                "{say:?}"
            );
            assert!(
                seen.insert((&say.symptom, &say.work_item)),
                "twice: {say:?}"
            );
            let together = !say.symptom.is_empty() && !say.work_item.is_empty();
            assert_eq!(say.heading.is_empty(), together, "{say:?}");
        }
        let enough = |symptom: &str, work: &str| {
            words.say.iter().any(|s| {
                s.symptom == symptom && s.work_item == work && (2..=3).contains(&s.sentences.len())
            })
        };
        for symptom in &symptoms {
            assert!(enough(symptom, ""), "{symptom}");
        }
        for work in &work_items {
            assert!(enough("", work), "{work}");
        }
        let mut sentences: Vec<&String> = all.iter().flat_map(|s| &s.sentences).collect();
        let count = sentences.len();
        sentences.sort();
        sentences.dedup();
        assert_eq!(sentences.len(), count, "a sentence stands twice");
    }

    #[test]
    fn the_work_adds_to_a_symptom_and_speaks_for_itself_where_no_symptom_does() {
        let (words, _) = all();
        let chosen = words.chosen(&["fatigue"], &["w3_1", "w1_4"]);
        let headings: Vec<&str> = chosen.iter().map(|s| s.heading.as_str()).collect();
        assert_eq!(headings, ["疲れやすさのこと", "振動する工具のこと"]);
        assert_eq!(chosen[0].sentences.len(), 4);
        assert!(chosen[0].sentences[3].contains("残業"));
        let general = std::slice::from_ref(&words.general);
        assert_eq!(words.chosen(&[], &[]), general);
        assert_eq!(words.chosen(&["unknown"], &[]), general);
    }
}
