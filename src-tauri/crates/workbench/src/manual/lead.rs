//! What the lead of a passage and the words of the 用語集 rest on: the sentences of the text that tell the same figure with a mark.

use super::edition::Passage;
use super::lint::{figures, split};
use crate::message::Inline;
use std::collections::BTreeMap;

/// Figures of a passage that a mark backs, each with the marks of the first sentence that tells it.
pub(super) fn told(passage: &Passage) -> BTreeMap<String, Vec<String>> {
    let mut out = BTreeMap::new();
    for sentence in passage.lines().into_iter().flat_map(split) {
        if sentence.marks.is_empty() {
            continue;
        }
        for figure in figures(&sentence.text) {
            out.entry(figure).or_insert_with(|| sentence.marks.clone());
        }
    }
    out
}

/// The lead with the marks of its figures before the full stop of each sentence, as in the text.
pub(crate) fn line(passage: &Passage) -> Vec<Inline> {
    let told = told(passage);
    let mut out = Vec::new();
    for sentence in passage.lead.split_inclusive('。') {
        let mut marks: Vec<&String> = Vec::new();
        for mark in figures(sentence)
            .iter()
            .filter_map(|f| told.get(f))
            .flatten()
        {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        let (words, stop) = match sentence.strip_suffix('。') {
            Some(words) if !marks.is_empty() => (words, "。"),
            _ => (sentence, ""),
        };
        let text = |text: &str| Inline::Text {
            text: text.to_owned(),
        };
        out.push(text(words));
        out.extend(marks.into_iter().map(|source| Inline::Mark {
            source: source.clone(),
        }));
        if !stop.is_empty() {
            out.push(text(stop));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::manual::markdown;

    #[test]
    fn the_lead_has_the_marks_of_the_sentence_that_tells_its_figure() {
        let passage = Passage {
            lead: "休むのは３割です。次は2週間と1,200円です。終わり。".to_owned(),
            blocks: markdown::blocks(
                "3割が休みます[^s1]。2週間です[^s2][^s1]。1200円[^s2]。3割は[^s9]。",
            )
            .unwrap(),
            ..Passage::default()
        };
        let marks: Vec<String> = line(&passage)
            .iter()
            .map(|piece| match piece {
                Inline::Mark { source } => format!("[{source}]"),
                Inline::Text { text } => text.clone(),
                _ => String::new(),
            })
            .collect();
        assert_eq!(
            marks.concat(),
            "休むのは３割です[s1]。次は2週間と1,200円です[s2][s1]。終わり。"
        );
    }
}
