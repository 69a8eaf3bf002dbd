//! What may change without a release, embedded: code lists, rules, the manual, practice cases, fonts.

use include_dir::{Dir, include_dir};
use model::code::{CodeBook, CodeList};
use model::stage::StageRules;
use paper::form::Form;
use std::sync::OnceLock;

use crate::manual::Edition;
use crate::words::Words;

static CODES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/codes");
static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/rules");
static FORMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/forms");
static WORDS: &str = include_str!("../../../../assets/words/2026-11.toml");
static MANUAL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/manual");
static PRACTICE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/practice");

static REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/BIZUDPGothic-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../../assets/fonts/BIZUDPGothic-Bold.ttf");
static FALLBACK: &[u8] = include_bytes!("../../../../assets/fonts/NotoSansJP-Regular.ttf");
static MINCHO: &[u8] = include_bytes!("../../../../assets/fonts/BIZUDPMincho-Regular.ttf");
static MINCHO_FALLBACK: &[u8] = include_bytes!("../../../../assets/fonts/NotoSerifJP-Regular.ttf");

/// The edition of the manual that is built in.
const EDITION: &str = "2026-11";

/// Why an embedded file cannot be used; a test reads every file, so a release never meets this.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct AssetError {
    /// File.
    pub file: String,
    /// What is wrong with it.
    pub problem: String,
}

/// All code lists.
///
/// # Errors
/// When a file is not a code list.
pub fn read_codes() -> Result<CodeBook, AssetError> {
    let mut lists = Vec::new();
    for file in CODES.files() {
        let name = file.path().display().to_string();
        let text = file.contents_utf8().unwrap_or_default();
        let list: CodeList = toml::from_str(text).map_err(|e| AssetError {
            file: name,
            problem: e.to_string(),
        })?;
        lists.push(list);
    }
    Ok(CodeBook::new(lists))
}

/// Stages and what is asked at each.
///
/// # Errors
/// When the file is not what the rules expect.
pub fn read_stage_rules() -> Result<StageRules, AssetError> {
    let file = "stage.toml";
    let text = RULES
        .get_file(file)
        .and_then(|f| f.contents_utf8())
        .unwrap_or_default();
    toml::from_str(text).map_err(|e| AssetError {
        file: file.to_owned(),
        problem: e.to_string(),
    })
}

/// Every edition of every form.
///
/// # Errors
/// When a file is not a form that this program can fill in; the line is named.
pub fn read_forms() -> Result<Vec<Form>, AssetError> {
    let facts = crate::paper::facts();
    let mut forms = Vec::new();
    for file in FORMS.dirs().flat_map(Dir::files) {
        let text = file.contents_utf8().unwrap_or_default();
        let form = Form::read(text, &facts).map_err(|e| AssetError {
            file: file.path().display().to_string(),
            problem: e.to_string(),
        })?;
        forms.push(form);
    }
    Ok(forms)
}

/// The text of an edition that the program carries.
pub(crate) fn form_text(id: &str, valid_from: &str) -> Option<&'static str> {
    let file = FORMS.get_file(format!("{id}/{valid_from}.toml"))?;
    file.contents_utf8()
}

/// What a person can say at work.
///
/// # Errors
/// When the file is not a collection of sentences.
pub fn read_words() -> Result<Words, AssetError> {
    toml::from_str(WORDS).map_err(|e: toml::de::Error| AssetError {
        file: "words".to_owned(),
        problem: e.to_string(),
    })
}

/// The built-in edition of the manual.
///
/// # Errors
/// When a passage cannot be read.
pub(crate) fn read_manual() -> Result<Edition, AssetError> {
    Edition::read(&MANUAL, EDITION)
}

/// Practice files: name and text.
pub(crate) fn practice_files() -> Vec<(String, &'static str)> {
    let mut files: Vec<_> = PRACTICE
        .files()
        .filter_map(|f| Some((f.path().display().to_string(), f.contents_utf8()?)))
        .collect();
    files.sort();
    files
}

/// Code lists, read once.
pub(crate) fn codes() -> &'static CodeBook {
    static BOOK: OnceLock<CodeBook> = OnceLock::new();
    BOOK.get_or_init(|| read_codes().unwrap_or_default())
}

/// Stage rules, read once.
pub(crate) fn stage_rules() -> &'static StageRules {
    static RULES: OnceLock<StageRules> = OnceLock::new();
    RULES.get_or_init(|| read_stage_rules().unwrap_or_default())
}

/// The forms, read once.
pub(crate) fn forms() -> &'static [Form] {
    static FORMS: OnceLock<Vec<Form>> = OnceLock::new();
    FORMS.get_or_init(|| read_forms().unwrap_or_default())
}

/// The sentences, read once.
pub(crate) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| read_words().unwrap_or_default())
}

/// The manual, read once.
pub(crate) fn manual() -> &'static Edition {
    static MANUAL: OnceLock<Edition> = OnceLock::new();
    MANUAL.get_or_init(|| read_manual().unwrap_or_default())
}

/// The fonts of all papers, read once.
pub(crate) fn fonts() -> Result<&'static paper::Fonts, paper::PaperError> {
    static FONTS: OnceLock<paper::Fonts> = OnceLock::new();
    if let Some(fonts) = FONTS.get() {
        return Ok(fonts);
    }
    let fonts = paper::Fonts::load(paper::FontFiles {
        regular: REGULAR,
        bold: BOLD,
        fallback: FALLBACK,
        mincho: MINCHO,
        mincho_fallback: MINCHO_FALLBACK,
    })?;
    Ok(FONTS.get_or_init(|| fonts))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::message::Inline;
    use model::code::Certainty;
    use model::noun::{Noun, Shape};

    #[test]
    fn the_states_without_an_employer_are_those_of_the_rule() {
        let book = read_codes().unwrap();
        for code in &book.lists["employment_status"].codes {
            let employment = model::noun::Employment {
                status: code.code.clone(),
                ..Default::default()
            };
            let file = model::casefile::CaseFile {
                employments: vec![employment],
                ..Default::default()
            };
            assert_eq!(
                code.flag("no_employer"),
                !file.has_employer("2026-11-22"),
                "{}",
                code.code
            );
        }
    }

    #[test]
    fn every_list_that_a_field_names_exists_and_every_code_is_unique() {
        let book = read_codes().unwrap();
        for noun in Noun::ALL {
            for field in noun.fields() {
                if let Shape::Code(list) | Shape::Codes(list) = field.shape {
                    assert!(
                        book.lists.contains_key(list),
                        "{} {}: {list}",
                        noun.name(),
                        field.name
                    );
                }
            }
        }
        for list in book.lists.values() {
            let mut codes: Vec<_> = list.codes.iter().map(|c| &c.code).collect();
            let all = codes.len();
            codes.sort();
            codes.dedup();
            assert_eq!(codes.len(), all, "{}", list.list);
            for code in &list.codes {
                assert!(
                    !code.label.is_empty() && !code.valid_from.is_empty(),
                    "{} {}",
                    list.list,
                    code.code
                );
            }
        }
    }

    #[test]
    fn every_designated_disease_that_an_icd10_code_proposes_can_be_chosen() {
        let book = read_codes().unwrap();
        for code in &book.lists["icd10"].codes {
            let nanbyo = code.text("nanbyo");
            assert!(
                nanbyo.is_empty() || book.knows("nanbyo", nanbyo),
                "{}: {nanbyo}",
                code.code
            );
        }
        for code in &book.lists["nanbyo"].codes {
            let group = code.text("group_code");
            assert!(
                group.is_empty() || book.knows("nanbyo_group", group),
                "{}: {group}",
                code.code
            );
        }
    }

    #[test]
    fn every_disease_has_a_group_of_headquarters() {
        let book = read_codes().unwrap();
        for disease in &book.lists["disease"].codes {
            let group = model::deident::hq_group(&book, &disease.code, "2026-11-22");
            assert!(book.knows("hq_group", &group), "{} {group}", disease.code);
            assert!(
                book.find("group_map", &disease.code).is_some(),
                "{}",
                disease.code
            );
        }
    }

    #[test]
    fn stage_rules_name_known_stages_paths_items_and_passages() {
        let (rules, book) = (read_stage_rules().unwrap(), read_codes().unwrap());
        for path in &rules.paths {
            assert!(book.knows("path", &path.code));
            for stage in &path.stages {
                assert!(book.knows("stage", stage), "{stage}");
            }
        }
        for item in &rules.items {
            assert!(
                model::stage::ITEMS.contains(&item.id.as_str()),
                "{}",
                item.id
            );
            assert!(
                item.stage.is_empty() || book.knows("stage", &item.stage),
                "{}",
                item.id
            );
            assert!(!item.why.is_empty(), "{}", item.id);
        }
    }

    #[test]
    fn the_manual_is_whole() {
        let (edition, book) = (read_manual().unwrap(), read_codes().unwrap());
        let mut ids = std::collections::BTreeSet::new();
        for chapter in &edition.chapters {
            let characters: usize = chapter
                .passages
                .iter()
                .map(|p| p.plain.chars().filter(|c| !c.is_whitespace()).count())
                .sum();
            assert!(characters >= 6_000, "{}: {characters}", chapter.id);
            for passage in &chapter.passages {
                assert!(ids.insert(passage.id.clone()), "{}", passage.id);
                assert!(
                    !passage.sources.is_empty() && !passage.checked_on.is_empty(),
                    "{}",
                    passage.id
                );
                for (list, codes) in passage.tags() {
                    for code in codes {
                        assert!(book.knows(list, code), "{}: {list} {code}", passage.id);
                    }
                }
                for item in &passage.items {
                    assert!(
                        model::stage::ITEMS.contains(&item.as_str()),
                        "{}: {item}",
                        passage.id
                    );
                }
            }
        }
        for passage in edition.passages() {
            for mark in passage.marks() {
                assert!(
                    passage.sources.iter().any(|s| s.id == mark),
                    "{}: mark {mark}",
                    passage.id
                );
            }
            for link in passage.links() {
                assert!(ids.contains(link), "{}: link {link}", passage.id);
            }
        }
    }
    /// What is wrong with the marks of a line, if anything. The screen colours the words from the last full
    /// stop or mark up to a doubtful mark, so a mark behind the full stop would colour nothing.
    fn misplaced(line: &[Inline], certainty: impl Fn(&str) -> Certainty) -> Option<String> {
        let mut fact = String::new();
        for piece in line {
            match piece {
                Inline::Text { text } | Inline::Strong { text } | Inline::Link { text, .. } => {
                    fact.push_str(text);
                }
                Inline::Mark { source } => {
                    if fact.ends_with('。') {
                        return Some(format!("mark behind the full stop: {fact}"));
                    }
                    let words = fact.rsplit('。').next().unwrap_or_default();
                    let figure = words.contains(|c: char| c.is_numeric());
                    if certainty(source) == Certainty::Unverified && figure {
                        return Some(format!("unverified figure: {words}"));
                    }
                    fact.clear();
                }
            }
        }
        None
    }

    #[test]
    fn a_mark_stands_in_its_sentence_and_nothing_unverified_has_a_figure() {
        for passage in read_manual().unwrap().passages() {
            let certainty = |id: &str| {
                let source = passage.sources.iter().find(|s| s.id == id);
                source.unwrap().certainty
            };
            for line in passage.lines() {
                let found = misplaced(line, certainty);
                assert_eq!(found, None, "{}", passage.id);
            }
        }
    }

    #[test]
    fn a_misplaced_mark_and_an_unverified_figure_are_found() {
        let text = |t: &str| Inline::Text { text: t.to_owned() };
        let mark = || Inline::Mark {
            source: "u1".to_owned(),
        };
        for (line, wrong) in [
            (vec![text("前は3割。強いとされます"), mark()], false),
            (vec![text("強いとされます。"), mark()], true),
            (vec![text("前の文。3割とされます"), mark()], true),
            (vec![text("全角の３割"), mark()], true),
        ] {
            let found = misplaced(&line, |_| Certainty::Unverified);
            assert_eq!(found.is_some(), wrong, "{line:?}");
        }
    }
}
