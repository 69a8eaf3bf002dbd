//! 本人開示: which passages of a record come from third parties or speak of them, and how words are taken out of a text.

use crate::fold::Span;
use crate::noun::Noun;

/// Stands where words were taken out.
pub const TAKEN_OUT: &str = "〔開示しない部分〕";
/// A withheld text of this many characters is taken out wherever else it stands; shorter ones are everyday words.
pub const TELLING: usize = 8;

/// Fields that name or speak of somebody else, whatever is written in them.
const OF_OTHERS: [(Noun, &str); 13] = [
    (Noun::Person, "family_contact"),
    (Noun::Person, "told_family"),
    (Noun::Person, "told_company"),
    (Noun::Employment, "physician_name"),
    (Noun::Employment, "contact_name"),
    (Noun::Employment, "contact_section"),
    (Noun::Employment, "contact_phone"),
    (Noun::Employment, "contact_address"),
    (Noun::Consent, "hearer"),
    (Noun::Opinion, "doctor"),
    (Noun::Plan, "made_by"),
    (Noun::Measure, "agreed_with"),
    (Noun::Case, "doctor"),
];

/// Fields that say what a doctor judged.
const OF_DOCTOR: [&str; 4] = ["judgement", "measures", "other", "note"];

/// Does the field come from somebody else or name somebody else?
pub fn is_of_others(noun: Noun, field: &str) -> bool {
    OF_OTHERS.contains(&(noun, field)) || noun == Noun::Opinion && OF_DOCTOR.contains(&field)
}

/// Where any of these words stand, in characters; sorted, not overlapping, the longest first where several begin together.
pub fn found<'a>(text: &str, words: &[&'a str]) -> Vec<(Span, &'a str)> {
    let characters: Vec<char> = text.chars().collect();
    let mut words: Vec<(&str, Vec<char>)> = words
        .iter()
        .filter(|word| !word.is_empty())
        .map(|word| (*word, word.chars().collect()))
        .collect();
    words.sort_by_key(|(_, word)| std::cmp::Reverse(word.len()));
    let mut out = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let rest = characters.get(at..).unwrap_or_default();
        let hit = words.iter().find(|(_, word)| rest.starts_with(word));
        if let Some((word, long)) = hit {
            let end = at + long.len();
            out.push((Span { start: at, end }, *word));
            at = end;
        } else {
            at += 1;
        }
    }
    out
}

/// The text without these words, and whether any stood in it; several side by side leave one mark.
pub fn without(text: &str, words: &[&str]) -> (String, bool) {
    let hits = found(text, words);
    if hits.is_empty() {
        return (text.to_owned(), false);
    }
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    for (span, _) in hits {
        if at == 0 || span.start > at {
            out.extend(characters.get(at..span.start).unwrap_or_default());
            out.push_str(TAKEN_OUT);
        }
        at = span.end;
    }
    out.extend(characters.get(at..).unwrap_or_default());
    (out, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_out_wherever_they_stand() {
        let words = ["田中課長", "課長", "090"];
        let (text, any) = without("田中課長に電話(0901234)。課長は不在。", &words);
        assert!(any);
        assert_eq!(
            text,
            format!("{TAKEN_OUT}に電話({TAKEN_OUT}1234)。{TAKEN_OUT}は不在。")
        );
        for word in words {
            assert!(!text.contains(word), "{word} in {text}");
        }
        assert_eq!(without("何もない", &words), ("何もない".to_owned(), false));
        assert_eq!(without("課長課長", &words).0, TAKEN_OUT);
    }

    #[test]
    fn the_longest_word_is_found_and_nothing_twice() {
        let hits = found("𠮷田部長と部長", &["部長", "𠮷田部長"]);
        let spans: Vec<_> = hits.iter().map(|(s, w)| (s.start, s.end, *w)).collect();
        assert_eq!(spans, [(0, 4, "𠮷田部長"), (5, 7, "部長")]);
    }

    #[test]
    fn every_field_of_others_is_declared() {
        for (noun, field) in OF_OTHERS {
            assert!(noun.fields().iter().any(|f| f.name == field), "{field}");
        }
        assert!(is_of_others(Noun::Opinion, "measures") && !is_of_others(Noun::Case, "wish"));
    }
}
