//! An edition of the manual: chapters and passages read from Markdown with front matter.

use super::drawing::{self, Drawing};
use super::glossary::{self, Term};
use super::markdown;
use crate::assets::AssetError;
use crate::exchange::read_limited;
use crate::message::{Block, Inline, Source};
use include_dir::Dir;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Largest file of an edition in bytes.
const LARGEST: u64 = 1 << 20;

/// One edition.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edition {
    /// Id (`2026-11`).
    pub id: String,
    /// Title.
    pub title: String,
    /// Issued on.
    pub issued_on: String,
    /// Not medical advice; whom to ask.
    pub notice: String,
    /// Chapters in order.
    pub chapters: Vec<Chapter>,
    /// Terms in the order of their readings.
    pub terms: Vec<Term>,
    /// The course on it.
    pub course: Course,
    /// Its drawings by id.
    pub drawings: Vec<Drawing>,
}

/// 研修 on an edition.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Course {
    /// What it is and what it is not.
    pub notice: String,
    /// Right answers in percent that pass a check test.
    pub pass_percent: usize,
    /// Chapters of the base, in the order in which they are best read.
    pub base: Vec<String>,
}

/// One question of the check test of a chapter.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    /// Stable id (`liver.q01`).
    pub id: String,
    /// Passage that holds the answer.
    pub passage: String,
    /// The question.
    pub ask: String,
    /// What can be answered.
    pub choices: Vec<String>,
    /// Number of the right choice, from 1.
    pub answer: u32,
    /// Why it is right, and where the tempting one goes wrong.
    pub why: String,
}

/// The files of an edition by name, from the program or from a folder.
#[derive(Clone, Debug, Default)]
pub(crate) struct Files<'a>(pub BTreeMap<String, Cow<'a, str>>);

/// One chapter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chapter {
    /// Id.
    pub id: String,
    /// Number.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Part.
    pub part: String,
    /// Summary.
    pub summary: String,
    /// Passages in order.
    pub passages: Vec<Passage>,
    /// Questions of its check test; empty = it has none.
    pub questions: Vec<Question>,
}

/// One passage: the unit that is read, found, pinned and revised.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Passage {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Place in the chapter.
    pub order: u32,
    /// Disease codes; empty = any.
    #[serde(default)]
    pub diseases: Vec<String>,
    /// Stage codes.
    #[serde(default)]
    pub stages: Vec<String>,
    /// Work items.
    #[serde(default)]
    pub work_items: Vec<String>,
    /// Symptoms.
    #[serde(default)]
    pub symptoms: Vec<String>,
    /// Measures.
    #[serde(default)]
    pub measures: Vec<String>,
    /// Benefits.
    #[serde(default)]
    pub benefits: Vec<String>,
    /// 未確認の項目 that it helps to ask.
    #[serde(default)]
    pub items: Vec<String>,
    /// Further words to find it by.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Questions as people type them, to which it is the answer; searched, not shown.
    #[serde(default)]
    pub asks: Vec<String>,
    /// Lead sentence.
    pub lead: String,
    /// 最終確認日
    pub checked_on: String,
    /// Sources.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// File it was read from.
    #[serde(skip)]
    pub file: String,
    /// Chapter id.
    #[serde(skip)]
    pub chapter: String,
    /// `9.4`
    #[serde(skip)]
    pub number: String,
    /// Body.
    #[serde(skip)]
    pub blocks: Vec<Block>,
    /// Body as plain text.
    #[serde(skip)]
    pub plain: String,
}

#[derive(Deserialize)]
struct EditionHead {
    id: String,
    title: String,
    issued_on: String,
    notice: String,
    chapters: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct CheckFile {
    question: Vec<Question>,
}

#[derive(Deserialize)]
struct ChapterHead {
    id: String,
    number: u32,
    title: String,
    #[serde(default)]
    part: String,
    #[serde(default)]
    summary: String,
}

impl Edition {
    /// Reads an edition from embedded files.
    ///
    /// # Errors
    /// Names the first file that is not what the format asks for.
    pub(crate) fn read(files: &Files<'_>, id: &str) -> Result<Self, AssetError> {
        let head: EditionHead = files.toml(&format!("{id}/edition.toml"))?;
        let mut chapters = Vec::new();
        for chapter in &head.chapters {
            chapters.push(read_chapter(files, id, chapter)?);
        }
        chapters.sort_by_key(|c| c.number);
        let drawings = drawing::read(files, id)?;
        let passages = chapters.iter_mut().flat_map(|c| &mut c.passages);
        passages.for_each(|passage| drawing::join(passage, &drawings));
        Ok(Self {
            drawings,
            id: head.id,
            title: head.title,
            issued_on: head.issued_on,
            notice: head.notice,
            chapters,
            terms: glossary::read(files.toml(&format!("{id}/glossary.toml"))?),
            course: files.toml_if_there(&format!("{id}/course.toml"))?,
        })
    }

    /// Every file that is not what the format asks for, so that whoever writes an edition meets them all at once.
    pub(crate) fn faults(files: &Files<'_>, id: &str) -> Vec<AssetError> {
        let mut out = Vec::new();
        let mut note = |fault: Option<AssetError>| out.extend(fault);
        let head = files.toml::<EditionHead>(&format!("{id}/edition.toml"));
        note(
            files
                .toml::<glossary::GlossaryFile>(&format!("{id}/glossary.toml"))
                .err(),
        );
        note(
            files
                .toml_if_there::<Course>(&format!("{id}/course.toml"))
                .err(),
        );
        let chapters = match head {
            Ok(head) => head.chapters,
            Err(fault) => {
                note(Some(fault));
                Vec::new()
            }
        };
        for chapter in &chapters {
            let folder = format!("{id}/{chapter}");
            note(
                files
                    .toml::<ChapterHead>(&format!("{folder}/chapter.toml"))
                    .err(),
            );
            note(
                files
                    .toml_if_there::<CheckFile>(&format!("{folder}/check.toml"))
                    .err(),
            );
            for (name, text) in files.passages(&folder) {
                note(read_passage(name, text).err());
            }
        }
        let drawings = format!("{id}/drawings/");
        for name in files
            .0
            .keys()
            .filter(|name| name.starts_with(&drawings) && name.ends_with(".toml"))
        {
            note(files.toml::<drawing::Written>(name).err());
        }
        out
    }

    /// All passages in reading order.
    pub(crate) fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.chapters.iter().flat_map(|c| c.passages.iter())
    }

    /// A passage by id.
    pub(crate) fn find(&self, id: &str) -> Option<&Passage> {
        self.passages().find(|p| p.id == id)
    }

    /// A drawing by id.
    pub(crate) fn drawing(&self, id: &str) -> Option<&Drawing> {
        self.drawings.iter().find(|d| d.id == id)
    }

    /// A chapter by id.
    pub(crate) fn chapter(&self, id: &str) -> Option<&Chapter> {
        self.chapters.iter().find(|c| c.id == id)
    }

    /// Title of a chapter.
    pub(crate) fn chapter_title(&self, id: &str) -> &str {
        self.chapter(id).map_or("", |c| c.title.as_str())
    }
}

impl Passage {
    /// Tags by code list.
    pub(crate) fn tags(&self) -> [(&'static str, &[String]); 6] {
        [
            ("disease", &self.diseases),
            ("stage", &self.stages),
            ("work_item", &self.work_items),
            ("symptom", &self.symptoms),
            ("measure", &self.measures),
            ("benefit", &self.benefits),
        ]
    }

    /// The lines of the body, each with its marks: a paragraph, an item, a cell.
    pub(crate) fn lines(&self) -> Vec<&[Inline]> {
        self.blocks.iter().flat_map(lines_of).collect()
    }

    /// Drawings in the body, by id.
    pub(crate) fn drawings(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Drawing { id } => Some(id.as_str()),
            _ => None,
        })
    }

    /// Links to other passages in the body.
    pub(crate) fn links(&self) -> Vec<&str> {
        self.lines()
            .into_iter()
            .flatten()
            .filter_map(|i| match i {
                Inline::Link { passage, .. } => Some(passage.as_str()),
                _ => None,
            })
            .collect()
    }
}

fn lines_of(block: &Block) -> Vec<&[Inline]> {
    match block {
        Block::Heading { text, .. } | Block::Paragraph { text } | Block::Quote { text } => {
            vec![text]
        }
        Block::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
        Block::Table { head, rows } => {
            let cells = head.iter().chain(rows.iter().flatten());
            cells.map(Vec::as_slice).collect()
        }
        // It has marks and sources of its own.
        Block::Drawing { .. } => Vec::new(),
    }
}

pub(super) fn problem(file: &str, problem: &impl ToString) -> AssetError {
    AssetError {
        file: file.to_owned(),
        problem: problem.to_string(),
    }
}

impl<'a> Files<'a> {
    /// Every file of an embedded folder.
    pub(crate) fn embedded(dir: &'a Dir<'a>) -> Self {
        let mut out = Self::default();
        out.embed(dir);
        out
    }

    fn embed(&mut self, dir: &'a Dir<'a>) {
        for file in dir.files() {
            if let Some(text) = file.contents_utf8() {
                let name = file.path().display().to_string();
                self.0.insert(name, Cow::Borrowed(text));
            }
        }
        for inner in dir.dirs() {
            self.embed(inner);
        }
    }

    /// The files of an edition on the disk: the folder is named by its id, its chapters are folders in it.
    ///
    /// # Errors
    /// When the folder or a file cannot be read as text.
    pub(crate) fn on_disk(folder: &Path) -> Result<Self, AssetError> {
        let (out, mut unreadable) = Self::readable_on_disk(folder);
        if unreadable.is_empty() {
            Ok(out)
        } else {
            Err(unreadable.swap_remove(0))
        }
    }

    /// The same with every file that cannot be read beside those that can.
    pub(crate) fn readable_on_disk(folder: &Path) -> (Self, Vec<AssetError>) {
        let name = folder.file_name().map(|n| n.to_string_lossy().into_owned());
        let (mut out, mut unreadable) = (Self::default(), Vec::new());
        out.load(folder, &name.unwrap_or_default(), true, &mut unreadable);
        (out, unreadable)
    }

    fn load(&mut self, folder: &Path, name: &str, deeper: bool, unreadable: &mut Vec<AssetError>) {
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return unreadable.push(problem(name, &error)),
        };
        let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
        paths.sort();
        for path in paths {
            let own = path.file_name().unwrap_or_default().to_string_lossy();
            let inner = format!("{name}/{own}");
            if path.is_dir() && deeper {
                self.load(&path, &inner, false, unreadable);
            } else if path.is_file() && is_text(&inner) {
                match read_text(&path) {
                    Ok(text) => drop(self.0.insert(inner, Cow::Owned(text))),
                    Err(why) => unreadable.push(problem(&inner, &why)),
                }
            }
        }
    }

    pub(super) fn toml<T: for<'de> Deserialize<'de>>(&self, name: &str) -> Result<T, AssetError> {
        let text = self.0.get(name).ok_or_else(|| problem(name, &"missing"))?;
        markdown::legible(text).map_err(|e| problem(name, &e))?;
        toml::from_str(text).map_err(|e| problem(name, &e))
    }

    fn toml_if_there<T: for<'de> Deserialize<'de> + Default>(
        &self,
        name: &str,
    ) -> Result<T, AssetError> {
        if self.0.contains_key(name) {
            self.toml(name)
        } else {
            Ok(T::default())
        }
    }

    /// The passages of a folder.
    fn passages(&self, folder: &str) -> impl Iterator<Item = (&str, &str)> {
        let start = format!("{folder}/");
        self.0.iter().filter_map(move |(name, text)| {
            let own = name.strip_prefix(&start)?;
            (own.ends_with(".md") && !own.contains('/')).then_some((name.as_str(), text.as_ref()))
        })
    }
}

/// A file as text, without the mark that some editors put in front of it and with lines that end as everywhere.
fn read_text(path: &Path) -> Result<String, String> {
    let bytes = read_limited(path, LARGEST).map_err(|_| "unreadable".to_owned())?;
    if bytes.len() as u64 > LARGEST {
        return Err(format!("too large: {} MB", LARGEST >> 20));
    }
    let text = String::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(text.replace("\r\n", "\n"))
}

fn is_text(name: &str) -> bool {
    let ending = Path::new(name).extension();
    ending.is_some_and(|e| e == "md" || e == "toml")
}

fn read_chapter(files: &Files<'_>, edition: &str, id: &str) -> Result<Chapter, AssetError> {
    let folder = format!("{edition}/{id}");
    let head: ChapterHead = files.toml(&format!("{folder}/chapter.toml"))?;
    let mut passages = Vec::new();
    for (name, text) in files.passages(&folder) {
        passages.push(read_passage(name, text)?);
    }
    passages.sort_by_key(|p| p.order);
    for (n, passage) in passages.iter_mut().enumerate() {
        passage.chapter.clone_from(&head.id);
        passage.number = format!("{}.{}", head.number, n + 1);
    }
    let check: CheckFile = files.toml_if_there(&format!("{folder}/check.toml"))?;
    Ok(Chapter {
        questions: check.question,
        id: head.id,
        number: head.number,
        title: head.title,
        part: head.part,
        summary: head.summary,
        passages,
    })
}

fn read_passage(name: &str, text: &str) -> Result<Passage, AssetError> {
    markdown::legible(text).map_err(|e| problem(name, &e))?;
    let rest = text
        .strip_prefix("+++\n")
        .ok_or_else(|| problem(name, &"no front matter"))?;
    let (front, body) = rest
        .split_once("\n+++\n")
        .ok_or_else(|| problem(name, &"front matter does not end"))?;
    let mut passage: Passage = toml::from_str(front).map_err(|e| problem(name, &e))?;
    passage.blocks = markdown::blocks(body).map_err(|e| problem(name, &e))?;
    passage.plain = markdown::plain(&passage.blocks);
    name.clone_into(&mut passage.file);
    Ok(passage)
}
