//! What a heading and a word of a foreign list probably mean. A guess is shown and can be changed; nothing rests on it.

use crate::assets;
use model::fold::fold;
use model::noun::{Field, Noun, Shape};
use serde::Deserialize;

/// Fields that a table can bring, with the words that people use for them and for their codes.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Dictionary {
    /// Fields in the order of the screen.
    pub(crate) field: Vec<Heading>,
    /// Words of codes beside their labels.
    pub(crate) value: Vec<Synonym>,
}

/// A field and its headings.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Heading {
    /// `person.name`
    pub(crate) target: String,
    /// Headings.
    pub(crate) words: Vec<String>,
}

/// A code and its words.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Synonym {
    /// List.
    pub(crate) list: String,
    /// Code.
    pub(crate) code: String,
    /// Words.
    pub(crate) words: Vec<String>,
}

/// The number by which our own tables are known again.
pub(super) const NUMBER: &str = "case.number";

/// A word as it is compared: one width, no blanks, no marks around it.
pub(super) fn key(text: &str) -> String {
    fold(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !"・:*※【】[]「」.".contains(*c))
        .collect()
}

/// Noun and field of a target.
pub(super) fn field(target: &str) -> Option<(Noun, &'static Field)> {
    let known = assets::import_words()
        .field
        .iter()
        .any(|f| f.target == target);
    let (noun, name) = target.split_once('.').filter(|_| known)?;
    let noun = Noun::from_name(noun)?;
    let field = noun.fields().iter().find(|f| f.name == name)?;
    Some((noun, field))
}

/// What people call a target on the screens.
pub(super) fn label(target: &str) -> &'static str {
    match target {
        NUMBER => "事例番号",
        _ => field(target).map_or("", |(_, field)| field.label),
    }
}

/// May several columns become this one field? Texts are joined, and 姓 and 名.
pub(super) fn takes_many(target: &str) -> bool {
    matches!(target, "person.name" | "person.kana")
        || field(target).is_some_and(|(_, field)| field.shape == Shape::Long)
}

/// The code list of a target.
pub(super) fn list(target: &str) -> Option<&'static str> {
    match field(target)?.1.shape {
        Shape::Code(list) | Shape::Codes(list) => Some(list),
        _ => None,
    }
}

/// The target of a heading: one of our own labels first, then the words of the dictionary, with and without a remark in
/// brackets.
pub(super) fn target_of(header: &str) -> Option<&'static str> {
    let whole = key(header);
    if whole.is_empty() {
        return None;
    }
    let bare = whole.split('(').next().unwrap_or(&whole).to_owned();
    let fields = &assets::import_words().field;
    let find = |wanted: &str| {
        let labelled = fields.iter().find(|f| {
            let Some((noun, field)) = field(&f.target) else {
                return false;
            };
            // 支援番号 is what tables call the number; its field is called 事例番号.
            [key(label(&f.target)), key(field.label)]
                .into_iter()
                .any(|own| own == wanted || format!("{}{own}", key(noun.label())) == wanted)
        });
        let worded = || {
            fields
                .iter()
                .find(|f| f.words.iter().any(|word| key(word) == wanted))
        };
        labelled.or_else(worded).map(|f| f.target.as_str())
    };
    find(&whole).or_else(|| find(&bare).filter(|_| !bare.is_empty()))
}

/// The code of a word, and why: its label, the label without its remark, its reading, or a synonym.
pub(super) fn code_of(list: &str, said: &str) -> Option<(&'static str, &'static str)> {
    let wanted = key(said);
    let codes = &assets::codes().lists.get(list)?.codes;
    let by = |is: &dyn Fn(&model::code::Code) -> bool| codes.iter().find(|c| is(c));
    let labelled = by(&|c| key(&c.label) == wanted)
        .or_else(|| by(&|c| key(&c.label).split('(').next() == Some(&wanted)))
        .or_else(|| by(&|c| !c.reading.is_empty() && key(&c.reading) == wanted));
    if let Some(code) = labelled {
        return Some((&code.code, "label"));
    }
    assets::import_words()
        .value
        .iter()
        .find(|v| v.list == list && v.words.iter().any(|word| key(word) == wanted))
        .map(|v| (v.code.as_str(), "synonym"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_field_and_code_of_the_dictionary_exists() {
        let words = assets::import_words();
        assert!(words.field.len() > 40);
        for one in &words.field {
            assert!(field(&one.target).is_some(), "{}", one.target);
            assert!(!label(&one.target).is_empty());
        }
        for one in &words.value {
            assert!(assets::codes().knows(&one.list, &one.code), "{one:?}");
        }
    }

    #[test]
    fn no_heading_means_two_fields() {
        let mut seen = std::collections::BTreeMap::new();
        for one in &assets::import_words().field {
            for word in &one.words {
                let other = seen.insert(key(word), one.target.clone());
                assert!(other.is_none_or(|o| o == one.target), "{word}");
            }
        }
    }

    #[test]
    fn headings_are_understood_as_people_write_them() {
        for (header, target) in [
            ("氏　名", "person.name"),
            ("ﾌﾘｶﾞﾅ", "person.kana"),
            ("患者ＩＤ", "person.chart_number"),
            ("生年月日(和暦)", "person.birth_date"),
            ("支援番号", "case.number"),
            ("終了日", "case.closed_on"),
            ("転帰", "outcome.code"),
            ("面談日", "activity.on_date"),
            ("病名", "treatment.disease_name"),
        ] {
            assert_eq!(target_of(header), Some(target), "{header}");
        }
        assert_eq!(target_of("体重"), None);
        assert_eq!(target_of(""), None);
    }

    #[test]
    fn every_label_of_a_field_is_its_own_heading() {
        for one in &assets::import_words().field {
            let (noun, field) = field(&one.target).unwrap();
            let whole = format!("{}・{}", noun.label(), field.label);
            assert_eq!(target_of(&whole), Some(one.target.as_str()), "{whole}");
            assert!(target_of(label(&one.target)).is_some(), "{whole}");
        }
    }

    #[test]
    fn words_find_their_codes() {
        for (list, said, code) in [
            ("sex", "男性", "male"),
            ("sex", "Ｆ", "female"),
            ("disease", "がん", "cancer"),
            ("employment_kind", "正社員", "regular"),
            ("outcome", "復職（原職）", "returned_same"),
        ] {
            assert_eq!(code_of(list, said).unwrap().0, code, "{said}");
        }
        assert_eq!(code_of("sex", "ヒト"), None);
    }
}
