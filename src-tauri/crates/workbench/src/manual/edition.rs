//! An edition of the manual: chapters and passages read from Markdown with front matter.

use super::markdown;
use crate::assets::AssetError;
#[cfg(test)]
use crate::message::Inline;
use crate::message::{Block, Source};
use include_dir::Dir;
use model::fold::Folded;
use serde::Deserialize;

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
}

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
    /// Lead sentence.
    pub lead: String,
    /// 最終確認日
    pub checked_on: String,
    /// Sources.
    #[serde(default)]
    pub sources: Vec<Source>,
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
    /// What it is found by, folded once: queries come with every key pressed.
    #[serde(skip)]
    pub found_by: FoundBy,
}

/// The searchable texts of a passage, folded.
#[derive(Clone, Debug, Default)]
pub(crate) struct FoundBy {
    /// Title.
    pub title: Folded,
    /// Lead sentence.
    pub lead: Folded,
    /// Body.
    pub plain: Folded,
    /// All of these and the further words.
    pub all: Folded,
}

#[derive(Deserialize)]
struct EditionHead {
    id: String,
    title: String,
    issued_on: String,
    notice: String,
    chapters: Vec<String>,
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
    pub(crate) fn read(files: &Dir<'_>, id: &str) -> Result<Self, AssetError> {
        let head: EditionHead = read_toml(files, &format!("{id}/edition.toml"))?;
        let mut chapters = Vec::new();
        for chapter in &head.chapters {
            chapters.push(read_chapter(files, id, chapter)?);
        }
        chapters.sort_by_key(|c| c.number);
        Ok(Self {
            id: head.id,
            title: head.title,
            issued_on: head.issued_on,
            notice: head.notice,
            chapters,
        })
    }

    /// All passages in reading order.
    pub(crate) fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.chapters.iter().flat_map(|c| c.passages.iter())
    }

    /// A passage by id.
    pub(crate) fn find(&self, id: &str) -> Option<&Passage> {
        self.passages().find(|p| p.id == id)
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

impl FoundBy {
    fn read(passage: &Passage) -> Self {
        let keywords = passage.keywords.join("\n");
        let all = [&passage.title, &passage.lead, &keywords, &passage.plain];
        Self {
            title: Folded::of(&passage.title),
            lead: Folded::of(&passage.lead),
            plain: Folded::of(&passage.plain),
            all: Folded::of(&all.map(String::as_str).join("\n")),
        }
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

    /// Source marks in the body.
    #[cfg(test)]
    pub(crate) fn marks(&self) -> Vec<&str> {
        self.lines()
            .into_iter()
            .flatten()
            .filter_map(|i| match i {
                Inline::Mark { source } => Some(source.as_str()),
                _ => None,
            })
            .collect()
    }

    /// The lines of the body, each with its marks: a paragraph, an item, a cell.
    #[cfg(test)]
    pub(crate) fn lines(&self) -> Vec<&[Inline]> {
        self.blocks.iter().flat_map(lines_of).collect()
    }

    /// Links to other passages in the body.
    #[cfg(test)]
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

#[cfg(test)]
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
    }
}

fn problem(file: &str, problem: &impl ToString) -> AssetError {
    AssetError {
        file: file.to_owned(),
        problem: problem.to_string(),
    }
}

fn read_toml<T: for<'de> Deserialize<'de>>(files: &Dir<'_>, name: &str) -> Result<T, AssetError> {
    let text = files
        .get_file(name)
        .and_then(|f| f.contents_utf8())
        .ok_or_else(|| problem(name, &"missing"))?;
    toml::from_str(text).map_err(|e| problem(name, &e))
}

fn read_chapter(files: &Dir<'_>, edition: &str, id: &str) -> Result<Chapter, AssetError> {
    let folder = format!("{edition}/{id}");
    let head: ChapterHead = read_toml(files, &format!("{folder}/chapter.toml"))?;
    let dir = files
        .get_dir(&folder)
        .ok_or_else(|| problem(&folder, &"missing"))?;
    let mut passages = Vec::new();
    for file in dir
        .files()
        .filter(|f| f.path().extension().is_some_and(|e| e == "md"))
    {
        let name = file.path().display().to_string();
        let text = file
            .contents_utf8()
            .ok_or_else(|| problem(&name, &"not UTF-8"))?;
        passages.push(read_passage(&name, text)?);
    }
    passages.sort_by_key(|p| p.order);
    for (n, passage) in passages.iter_mut().enumerate() {
        passage.chapter.clone_from(&head.id);
        passage.number = format!("{}.{}", head.number, n + 1);
    }
    Ok(Chapter {
        id: head.id,
        number: head.number,
        title: head.title,
        part: head.part,
        summary: head.summary,
        passages,
    })
}

fn read_passage(name: &str, text: &str) -> Result<Passage, AssetError> {
    let rest = text
        .strip_prefix("+++\n")
        .ok_or_else(|| problem(name, &"no front matter"))?;
    let (front, body) = rest
        .split_once("\n+++\n")
        .ok_or_else(|| problem(name, &"front matter does not end"))?;
    let mut passage: Passage = toml::from_str(front).map_err(|e| problem(name, &e))?;
    passage.blocks = markdown::blocks(body).map_err(|e| problem(name, &e))?;
    passage.plain = markdown::plain(&passage.blocks);
    passage.found_by = FoundBy::read(&passage);
    Ok(passage)
}
