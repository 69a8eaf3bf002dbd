//! What may change without a release, embedded: code lists, rules, the manual, practice cases, fonts.

use include_dir::{Dir, File, include_dir};
use model::benefit::BenefitRule;
use model::code::{CodeBook, CodeList};
use model::deadline::{Calendar, Rules};
use model::fee::FeeBook;
use model::guide::{Guide, GuideFrame};
use model::holiday::Holidays;
use model::stage::StageRules;
use model::sums::Sums;
use model::today::TodayRules;
use paper::form::Form;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::sync::{Arc, OnceLock};
use store::slots::hex;

use crate::manual::{Edition, Files, Manual};
use crate::words::Words;

static CODES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/codes");
static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/rules");
static FORMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/forms");
static FIGURES: &str = include_str!("../../../../assets/figures/2026-11.toml");
static GUIDES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/guide");
static GUIDE_FRAME: &str = include_str!("../../../../assets/words/guide.toml");
static WORDS: &str = include_str!("../../../../assets/words/2026-11.toml");
static SYNONYMS: &str = include_str!("../../../../assets/manual/synonyms.toml");
static SNIPPETS: &str = include_str!("../../../../assets/words/snippets.toml");
static IMPORT: &str = include_str!("../../../../assets/import/fields.toml");
static OWN_TABLES: &str = include_str!("../../../../assets/import/own.toml");
static VARIANTS: &str = include_str!("../../../../assets/manual/variants.toml");
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

/// Reads one file of data; what is wrong is told with its name.
fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, AssetError> {
    toml::from_str(text).map_err(|e| AssetError {
        file: file.to_owned(),
        problem: e.to_string(),
    })
}

/// Reads a file of a folder of data.
fn parse_file<T: DeserializeOwned>(file: &File<'_>) -> Result<T, AssetError> {
    let text = file.contents_utf8().unwrap_or_default();
    parse(&file.path().display().to_string(), text)
}

/// Reads a file that stands directly among the rules.
fn parse_rules<T: DeserializeOwned>(name: &str) -> Result<T, AssetError> {
    let text = RULES.get_file(name).and_then(|f| f.contents_utf8());
    parse(name, text.unwrap_or_default())
}

/// All code lists.
///
/// # Errors
/// When a file is not a code list.
pub fn read_codes() -> Result<CodeBook, AssetError> {
    let lists: Result<Vec<CodeList>, AssetError> = CODES.files().map(parse_file).collect();
    Ok(CodeBook::new(lists?))
}

/// Stages and what is asked at each.
///
/// # Errors
/// When the file is not what the rules expect.
pub fn read_stage_rules() -> Result<StageRules, AssetError> {
    parse_rules("stage.toml")
}

/// The revisions of 療養・就労両立支援指導料.
///
/// # Errors
/// When a file is not a revision.
pub fn read_fee_book() -> Result<FeeBook, AssetError> {
    let files = RULES.get_dir("fee").into_iter().flat_map(Dir::files);
    let revisions: Result<Vec<_>, AssetError> = files.map(parse_file).collect();
    Ok(FeeBook::new(revisions?))
}

/// The benefits, in the order of their code list.
///
/// # Errors
/// When a file is not a benefit.
pub fn read_benefits() -> Result<Vec<BenefitRule>, AssetError> {
    let files = RULES.get_dir("benefit").into_iter().flat_map(Dir::files);
    let rules: Result<Vec<BenefitRule>, AssetError> = files.map(parse_file).collect();
    let mut rules = rules?;
    let place = |rule: &BenefitRule| codes().find("benefit", &rule.resource).map(|c| c.order);
    rules.sort_by_key(place);
    Ok(rules)
}

/// What the person reads about each benefit, in the order of the code list.
///
/// # Errors
/// When a file is not such a text.
pub fn read_guides() -> Result<Vec<Guide>, AssetError> {
    let guides: Result<Vec<Guide>, AssetError> = GUIDES.files().map(parse_file).collect();
    let mut guides = guides?;
    let place = |guide: &Guide| codes().find("benefit", &guide.resource).map(|c| c.order);
    guides.sort_by_key(place);
    Ok(guides)
}

/// The words of 制度のご案内 around the texts.
///
/// # Errors
/// When a word lacks or is unknown.
pub fn read_guide_frame() -> Result<GuideFrame, AssetError> {
    parse("guide.toml", GUIDE_FRAME)
}

/// The figures that benefits are counted from.
///
/// # Errors
/// When a file holds something else.
pub fn read_sums() -> Result<Sums, AssetError> {
    let files = RULES.get_dir("sums").into_iter().flat_map(Dir::files);
    let texts: Vec<&str> = files.filter_map(|f| f.contents_utf8()).collect();
    parse("sums", &texts.join("\n"))
}

/// What settles a line of 今日.
///
/// # Errors
/// When the file is not what the rules expect.
pub fn read_today_rules() -> Result<TodayRules, AssetError> {
    parse_rules("today.toml")
}

/// Which passages of the manual help with which form.
///
/// # Errors
/// When the file is not what the rules expect.
pub fn read_offer_rules() -> Result<model::offer::OfferRules, AssetError> {
    parse_rules("offer.toml")
}

/// The questions that follow from items of 未確認の項目.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Asks {
    /// One for each item.
    pub ask: Vec<Asked>,
}

/// How an item can be asked.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Item of the stage rules.
    pub item: String,
    /// A sentence to say.
    pub sentence: String,
}

/// Questions for the talk.
///
/// # Errors
/// When the file is no list of questions.
pub fn read_asks() -> Result<Asks, AssetError> {
    parse_rules("ask.toml")
}

/// Rules of deadlines, of every file.
///
/// # Errors
/// When a file is not what the rules expect.
pub fn read_deadline_rules() -> Result<Rules, AssetError> {
    let mut files: Vec<_> = RULES
        .get_dir("deadline")
        .map_or(Vec::new(), |dir| dir.files().collect());
    files.sort_by_key(|file| file.path());
    let mut all = Rules::default();
    for file in files {
        all.join(parse_file(file)?);
    }
    Ok(all)
}

/// Closed days.
///
/// # Errors
/// When the file is not a calendar of closed days.
pub fn read_holidays() -> Result<Holidays, AssetError> {
    parse_rules("holiday.toml")
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
    parse("words", WORDS)
}

/// What is said about each figure of the statistics.
///
/// # Errors
/// When the file is not a list of figures.
pub fn read_figures() -> Result<Vec<model::figures::FigureText>, AssetError> {
    #[derive(serde::Deserialize)]
    struct Figures {
        figure: Vec<model::figures::FigureText>,
    }
    parse("figures", FIGURES).map(|read: Figures| read.figure)
}

/// The built-in edition of the manual.
///
/// # Errors
/// When a passage cannot be read.
pub(crate) fn read_manual() -> Result<Edition, AssetError> {
    Edition::read(&Files::embedded(&MANUAL), EDITION)
}

/// The files of the built-in edition as they stand in a pack, in one text (JSON).
pub(crate) fn manual_files() -> &'static str {
    static FILES: OnceLock<String> = OnceLock::new();
    FILES.get_or_init(|| {
        let start = format!("{EDITION}/");
        let files = Files::embedded(&MANUAL).0.into_iter();
        let own: Vec<(String, String)> = files
            .filter_map(|(name, text)| {
                Some((name.strip_prefix(&start)?.to_owned(), text.into_owned()))
            })
            .collect();
        serde_json::to_string(&own).unwrap_or_default()
    })
}

/// SHA-256 of these files.
pub(crate) fn manual_digest() -> &'static str {
    static DIGEST: OnceLock<String> = OnceLock::new();
    DIGEST.get_or_init(|| hex(&Sha256::digest(manual_files().as_bytes())))
}

/// 定型文 that the program brings along.
///
/// # Errors
/// When the file is not a collection of texts.
pub(crate) fn read_snippets() -> Result<Vec<crate::snippet::Ready>, AssetError> {
    parse("snippets", SNIPPETS).map(|read: crate::snippet::Collection| read.snippet)
}

/// The same, read once.
pub(crate) fn snippets() -> &'static [crate::snippet::Ready] {
    static READY: OnceLock<Vec<crate::snippet::Ready>> = OnceLock::new();
    READY.get_or_init(|| read_snippets().unwrap_or_default())
}

/// How the manual writes a word, and how it does not.
#[derive(Clone, Debug, serde::Deserialize)]
pub(crate) struct Variant {
    /// The form in use.
    pub write: String,
    /// Forms that are not used.
    pub not: Vec<String>,
}

/// The words that the manual writes in one form.
///
/// # Errors
/// When the file is not a list of forms.
pub(crate) fn read_variants() -> Result<Vec<Variant>, AssetError> {
    #[derive(serde::Deserialize)]
    struct Forms {
        variant: Vec<Variant>,
    }
    parse("variants.toml", VARIANTS).map(|read: Forms| read.variant)
}

/// Words that mean the same when somebody searches the manual.
///
/// # Errors
/// When the file is not a list of groups.
pub(crate) fn read_synonyms() -> Result<Vec<Vec<String>>, AssetError> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Group {
        words: Vec<String>,
    }
    #[derive(serde::Deserialize)]
    struct Groups {
        group: Vec<Group>,
    }
    parse("synonyms.toml", SYNONYMS)
        .map(|read: Groups| read.group.into_iter().map(|group| group.words).collect())
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

/// The revisions of the fee, read once.
pub(crate) fn fee_book() -> &'static FeeBook {
    static BOOK: OnceLock<FeeBook> = OnceLock::new();
    BOOK.get_or_init(|| read_fee_book().unwrap_or_default())
}

/// The benefits, read once.
pub(crate) fn benefits() -> &'static [BenefitRule] {
    static RULES: OnceLock<Vec<BenefitRule>> = OnceLock::new();
    RULES.get_or_init(|| read_benefits().unwrap_or_default())
}

/// The texts about benefits, read once.
pub(crate) fn guides() -> &'static [Guide] {
    static GUIDES: OnceLock<Vec<Guide>> = OnceLock::new();
    GUIDES.get_or_init(|| read_guides().unwrap_or_default())
}

/// The words around them, read once.
pub(crate) fn guide_frame() -> &'static GuideFrame {
    static FRAME: OnceLock<GuideFrame> = OnceLock::new();
    FRAME.get_or_init(|| read_guide_frame().unwrap_or_default())
}

/// The figures of benefits, read once.
pub(crate) fn sums() -> &'static Sums {
    static SUMS: OnceLock<Sums> = OnceLock::new();
    SUMS.get_or_init(|| read_sums().unwrap_or_default())
}

/// What settles a line of 今日, read once.
pub(crate) fn today_rules() -> &'static TodayRules {
    static RULES: OnceLock<TodayRules> = OnceLock::new();
    RULES.get_or_init(|| read_today_rules().unwrap_or_default())
}

/// What helps with which form, read once.
pub(crate) fn offer_rules() -> &'static model::offer::OfferRules {
    static RULES: OnceLock<model::offer::OfferRules> = OnceLock::new();
    RULES.get_or_init(|| read_offer_rules().unwrap_or_default())
}

/// The questions, read once.
pub(crate) fn asks() -> &'static Asks {
    static ASKS: OnceLock<Asks> = OnceLock::new();
    ASKS.get_or_init(|| read_asks().unwrap_or_default())
}

/// Rules of deadlines and closed days, read once.
pub(crate) fn calendar() -> Calendar<'static> {
    static READ: OnceLock<(Rules, Holidays)> = OnceLock::new();
    let (rules, holidays) = READ.get_or_init(|| {
        (
            read_deadline_rules().unwrap_or_default(),
            read_holidays().unwrap_or_default(),
        )
    });
    Calendar {
        rules,
        holidays,
        fees: fee_book(),
        kept: None,
    }
}

/// What derived values were computed with: a digest of all rules, so that nobody has to think of a version.
pub(crate) fn rules_version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let within = RULES.dirs().flat_map(Dir::files);
        let mut files: Vec<_> = RULES.files().chain(within).collect();
        files.sort_by_key(|file| file.path());
        let mut hash = Sha256::new();
        for file in files {
            hash.update(file.contents());
        }
        hex(&hash.finalize()).chars().take(16).collect()
    })
}

/// Headings and words of foreign lists, read once.
pub(crate) fn import_words() -> &'static crate::import::Dictionary {
    static WORDS: OnceLock<crate::import::Dictionary> = OnceLock::new();
    WORDS.get_or_init(|| toml::from_str(IMPORT).unwrap_or_default())
}

/// Headings of our own tables, read once.
pub(crate) fn own_tables() -> &'static crate::own_table::Editions {
    static TABLES: OnceLock<crate::own_table::Editions> = OnceLock::new();
    TABLES.get_or_init(|| toml::from_str(OWN_TABLES).unwrap_or_default())
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

/// What is said about the figures, read once.
pub(crate) fn figures() -> &'static [model::figures::FigureText] {
    static FIGURES: OnceLock<Vec<model::figures::FigureText>> = OnceLock::new();
    FIGURES.get_or_init(|| read_figures().unwrap_or_default())
}

/// The built-in edition of the manual, read once.
pub(crate) fn manual() -> Arc<Manual> {
    static MANUAL: OnceLock<Arc<Manual>> = OnceLock::new();
    let built_in = || Arc::new(Manual::of(read_manual().unwrap_or_default()));
    MANUAL.get_or_init(built_in).clone()
}

/// Reads the manual before somebody asks for it. The window does so beside its start, so that neither the start nor the
/// first page waits for some hundred passages.
pub fn warm() {
    let _ = manual().found();
    let _ = manual_digest();
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
    fn a_word_means_the_same_as_one_group_of_others() {
        let mut seen = std::collections::BTreeSet::new();
        for group in read_synonyms().unwrap() {
            assert!(group.len() > 1, "{group:?}");
            for word in group {
                let folded = model::fold::fold(&word);
                assert!(folded.chars().count() > 1, "{word}");
                assert!(seen.insert(folded), "{word} stands twice");
            }
        }
    }

    #[test]
    fn every_code_and_passage_that_the_fee_rules_name_exists() {
        let (fees, book, edition) = (
            read_fee_book().unwrap(),
            read_codes().unwrap(),
            read_manual().unwrap(),
        );
        assert_eq!(fees.revisions.len(), 5);
        for revision in &fees.revisions {
            for receiver in &revision.receivers {
                assert!(book.knows("fee_receiver", receiver), "{receiver}");
            }
            for disease in &revision.diseases {
                assert!(book.knows("disease", &disease.code), "{}", disease.code);
            }
            let passages = edition.chapters.iter().flat_map(|c| &c.passages);
            assert!(
                passages.into_iter().any(|p| p.id == revision.passage),
                "{}",
                revision.passage
            );
        }
    }

    #[test]
    fn every_benefit_of_the_list_has_a_rule_whose_words_exist() {
        let (rules, book, edition) = (
            read_benefits().unwrap(),
            read_codes().unwrap(),
            read_manual().unwrap(),
        );
        let named: Vec<&str> = rules.iter().map(|r| r.resource.as_str()).collect();
        let listed = book.lists["benefit"].codes.iter().map(|c| c.code.as_str());
        assert_eq!(named, listed.collect::<Vec<_>>());
        for rule in &rules {
            for id in &rule.passages {
                let mut passages = edition.chapters.iter().flat_map(|c| &c.passages);
                assert!(passages.any(|p| p.id == *id), "{}: {id}", rule.resource);
            }
            for band in rule.amounts.iter().flat_map(|a| &a.bands) {
                assert!(book.knows("income_band", band), "{}", rule.resource);
            }
            for condition in &rule.conditions {
                let model::benefit::BenefitTest::OneOf { fact, met, failed } = &condition.test
                else {
                    continue;
                };
                let list = match fact.as_str() {
                    "status" => "employment_status",
                    "nanbyo" | "on_leave" | "employment_insurance" => "yes_no",
                    other => other,
                };
                for value in met.iter().chain(failed).filter(|v| *v != "*") {
                    assert!(book.knows(list, value), "{}: {list} {value}", rule.resource);
                }
            }
        }
        let sums = read_sums().unwrap();
        assert!(!sums.sick_pay.average.is_empty() && sums.high_cost.old_from > 0);
        for band in &sums.high_cost.band {
            assert!(book.knows("income_band", &band.code), "{}", band.code);
        }
        for bound in &sums.high_cost.bound {
            assert!(book.knows("income_band", &bound.code), "{}", bound.code);
        }
        for kind in &sums.high_cost.bound_kinds {
            assert!(book.knows("insurance_kind", kind), "{kind}");
        }
    }

    #[test]
    fn the_manual_is_whole() {
        let (edition, book) = (read_manual().unwrap(), read_codes().unwrap());
        let problems = crate::manual::lint(&edition, &book);
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(lines.is_empty(), "\n{}", lines.join("\n"));
        for chapter in &edition.chapters {
            let long = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
            let characters: usize = chapter.passages.iter().map(|p| long(&p.plain)).sum();
            assert!(characters >= 6_000, "{}: {characters}", chapter.id);
            for passage in &chapter.passages {
                let characters = long(&passage.plain);
                assert!(characters >= 350, "{}: {characters}", passage.id);
            }
        }
        assert!(edition.terms.len() >= 300, "{} terms", edition.terms.len());
    }

    #[test]
    fn every_line_of_today_leads_to_a_field_that_exists() {
        let rules = read_today_rules().unwrap();
        let has = |noun: &str, field: &str| {
            let noun = model::noun::Noun::from_name(noun).unwrap_or_else(|| panic!("{noun}"));
            field.is_empty() || noun.fields().iter().any(|f| f.name == field)
        };
        for rule in rules.rules.iter().filter(|r| !r.noun.is_empty()) {
            let fields = [&rule.field, &rule.settle_field, &rule.since];
            for field in fields {
                assert!(has(&rule.noun, field), "{} {field}", rule.id);
            }
        }
        // Every date that can stand there has a row, which leads to where its fact is recorded.
        for date in read_deadline_rules().unwrap().rules {
            let row = rules.rules.iter().find(|r| r.id == date.id);
            if let Some(row) = row {
                assert_eq!(row.tab, date.tab, "{}", date.id);
            }
            assert!(row.is_some() || date.quiet, "{} has no row", date.id);
        }
        for paper in &rules.papers {
            assert!(has(&paper.noun, &paper.field), "{}", paper.form);
            assert!(forms().iter().any(|f| f.id == paper.form), "{}", paper.form);
        }
    }

    #[test]
    fn every_form_offers_passages_that_exist_for_items_that_exist() {
        let (rules, edition) = (read_offer_rules().unwrap(), read_manual().unwrap());
        let stages = read_stage_rules().unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for form in &rules.forms {
            assert!(!form.passages.is_empty(), "{}", form.label);
            for id in &form.ids {
                assert!(seen.insert(id.as_str()), "{id} twice");
            }
            for id in &form.passages {
                assert!(edition.find(id).is_some(), "{} {id}", form.label);
            }
            for id in &form.chapters {
                assert!(edition.chapter(id).is_some(), "{} {id}", form.label);
            }
            for item in &form.items {
                let known = stages.items.iter().any(|i| i.id == *item);
                assert!(known, "{} {item}", form.label);
            }
        }
        for noun in model::noun::Noun::ALL {
            assert!(
                rules.of(noun.name()).is_some(),
                "{} offers nothing",
                noun.name()
            );
        }
        assert!(rules.of("course").is_none());
    }

    #[test]
    fn every_item_can_be_asked_and_no_other() {
        let asks = read_asks().unwrap();
        let mut asked: Vec<&str> = asks.ask.iter().map(|a| a.item.as_str()).collect();
        asked.sort_unstable();
        let stages = read_stage_rules().unwrap();
        let mut items: Vec<&str> = stages.items.iter().map(|i| i.id.as_str()).collect();
        items.sort_unstable();
        items.dedup();
        assert_eq!(asked, items);
    }
}
