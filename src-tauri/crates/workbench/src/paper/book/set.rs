//! The parts of the book in their order: cover, contents, chapters, 用語集, index.

use super::index::{self, Used};
use super::{GLOSSARY, Plan, Shared, refused};
use crate::assets;
use crate::error::ApiResult;
use crate::manual::{Chapter, row_of};
use crate::paper::{certainty, chapter};
use ::paper::book::{self, Mark, Part};
use ::paper::document::{Block, BoxKind, Document, Margins, Run};
use ::paper::sheet::book as sheet;
use ::paper::sheet::chapter as pages;
use ::paper::{Fonts, Rendered};
use model::code::Certainty;
use std::sync::atomic::Ordering;

/// From one column of the index to the other, in mm.
const COLUMN: f32 = 90.0;

/// A chapter that is set.
struct SetPart {
    id: String,
    title: String,
    part: Part,
}

/// The whole file.
pub(super) fn book(plan: &Plan, shared: &Shared) -> ApiResult<Rendered> {
    let fonts = assets::fonts()?;
    let mut parts = Vec::new();
    for id in &plan.chapters {
        let Some(chapter) = plan.manual.edition.chapter(id) else {
            continue;
        };
        let title = format!("{} {}", chapter.number, chapter.title);
        parts.push(set(id, title, &plan.chapter(chapter), fonts, shared)?);
    }
    if plan.glossary {
        parts.push(set(
            GLOSSARY,
            "用語集".to_owned(),
            &plan.glossary(),
            fonts,
            shared,
        )?);
    }
    let cover = Part::set(&plan.cover(), fonts)?;
    // The lines of the contents take the same room whatever their numbers are.
    let length = Part::set(&plan.contents(&parts, 0), fonts)?.pages();
    let first = cover.pages() + length;
    let contents = Part::set(&plan.contents(&parts, first), fonts)?;
    let used = used(&parts, first);
    let index = plan.index(&used);
    let mut marks = plan.marks(&parts, first);
    let after = first + parts.iter().map(|p| p.part.pages()).sum::<usize>();
    let mut whole = vec![cover, contents];
    whole.extend(parts.into_iter().map(|p| p.part));
    if let Some(index) = index {
        let margins = index.margins;
        let narrow = Document {
            margins: Margins {
                right: margins.right + COLUMN,
                ..margins
            },
            ..index
        };
        let part = Part::set(&narrow, fonts)?;
        whole.push(part.in_two_columns(COLUMN).framed_by(margins));
        marks.push(mark(1, "索引".to_owned(), after + 1, 0.0));
    }
    if shared.stop.load(Ordering::Relaxed) {
        return Err(refused("gone"));
    }
    let edition = &plan.manual.edition;
    Ok(book::bind(
        &edition.title,
        &plan.issue.form,
        whole,
        &marks,
        fonts,
    )?)
}

fn set(
    id: &str,
    title: String,
    document: &Document,
    fonts: &Fonts,
    shared: &Shared,
) -> ApiResult<SetPart> {
    if shared.stop.load(Ordering::Relaxed) {
        return Err(refused("gone"));
    }
    let part = Part::set(document, fonts)?;
    shared.done.fetch_add(1, Ordering::Relaxed);
    Ok(SetPart {
        id: id.to_owned(),
        title,
        part,
    })
}

/// What stands on which page of the book.
fn used(parts: &[SetPart], first: usize) -> Vec<Used> {
    let mut before = first;
    let mut out = Vec::new();
    for set in parts {
        for stretch in set.part.stretches() {
            out.push(Used {
                name: stretch.name,
                page: before + stretch.page + 1,
                text: stretch.text,
            });
        }
        before += set.part.pages();
    }
    out
}

fn mark(level: u8, text: String, page: usize, y: f32) -> Mark {
    Mark {
        level,
        text,
        page,
        y,
    }
}

impl Plan {
    /// A chapter with a named place before each passage.
    fn chapter(&self, chapter: &Chapter) -> Document {
        let edition = &self.manual.edition;
        let mut passages = Vec::new();
        for passage in &chapter.passages {
            let mut on_paper = chapter::on_paper(passage, edition, self.calendar);
            if let Some(note) = self.notes.get(&passage.id) {
                let lines = note.lines().map(|l| Block::paragraph(vec![Run::new(l)]));
                on_paper.blocks.push(Block::Boxed {
                    kind: BoxKind::Framed,
                    blocks: std::iter::once(Block::paragraph(vec![Run::new("自分用メモ").bold()]))
                        .chain(lines)
                        .collect(),
                });
            }
            passages.push(on_paper);
        }
        let mut document = pages::Chapter {
            issue: self.issue.clone(),
            title: format!("{} {}", chapter.number, chapter.title),
            edition: edition.title.clone(),
            notice: chapter.summary.clone(),
            passages,
        }
        .document();
        let mut ids = chapter.passages.iter().map(|p| p.id.clone());
        document.blocks = with_places(document.blocks, &mut ids);
        document
    }

    /// The 用語集 with a named place before each word.
    fn glossary(&self) -> Document {
        let edition = &self.manual.edition;
        let mut document = pages::Chapter {
            issue: self.issue.clone(),
            title: "用語集".to_owned(),
            edition: edition.title.clone(),
            notice: format!("{}語を読みの順に並べています。", edition.terms.len()),
            passages: Vec::new(),
        }
        .document();
        let mut row = "";
        for term in &edition.terms {
            if row_of(&term.reading) != row {
                row = row_of(&term.reading);
                document.blocks.push(heading(row));
            }
            document
                .blocks
                .push(Block::Anchor(index::place(&term.term)));
            let mut runs = vec![Run::new(&term.term).bold()];
            runs.push(Run::new(format!("({})　", term.reading)).size(8.0).muted());
            runs.push(Run::new(&term.text));
            if let Some(passage) = edition.find(&term.passage) {
                runs.push(Run::new(format!(" → {}", passage.number)));
            }
            if term.certainty != Certainty::Official {
                let word = format!("[{}]", certainty(term.certainty));
                runs.push(Run::new(word).muted().size(7.5));
            }
            document.blocks.push(Block::paragraph(runs));
        }
        document
    }

    fn cover(&self) -> Document {
        let edition = &self.manual.edition;
        let dates = || edition.passages().map(|p| p.checked_on.as_str());
        let (oldest, newest) = (dates().min(), dates().max());
        let words = |day: Option<&str>| self.calendar.words(day.unwrap_or_default());
        let all = self.glossary && self.chapters.len() == edition.chapters.len();
        let titles = self.chapters.iter().filter_map(|id| edition.chapter(id));
        let glossary = self.glossary.then(|| "用語集".to_owned());
        let titles: Vec<String> = titles
            .map(|c| format!("{} {}", c.number, c.title))
            .chain(glossary)
            .collect();
        sheet::Cover {
            issue: self.issue.clone(),
            title: edition.title.clone(),
            office: self.office.clone(),
            facts: vec![
                ("発行日".to_owned(), self.calendar.words(&edition.issued_on)),
                ("最終確認日".to_owned(), span(words(oldest), words(newest))),
                (
                    "収録".to_owned(),
                    if all {
                        "全章".to_owned()
                    } else {
                        titles.join("、")
                    },
                ),
            ],
            notice: edition.notice.clone(),
        }
        .document()
    }

    /// Every chapter and passage with its page; `first` pages come before the first chapter.
    fn contents(&self, parts: &[SetPart], first: usize) -> Document {
        let lines = self.marks(parts, first).into_iter().skip(1);
        let lines = lines.map(|mark| (mark.level, mark.text, mark.page));
        sheet::contents(&self.issue, &self.manual.edition.title, lines)
    }

    /// The outline: contents, chapters, passages.
    fn marks(&self, parts: &[SetPart], first: usize) -> Vec<Mark> {
        let edition = &self.manual.edition;
        let mut out = vec![mark(1, "目次".to_owned(), 2, 0.0)];
        let mut before = first;
        for set in parts {
            out.push(mark(1, set.title.clone(), before + 1, 0.0));
            for place in set.part.places().iter().filter(|_| set.id != GLOSSARY) {
                if let Some(passage) = edition.find(&place.name) {
                    let text = format!("{} {}", passage.number, passage.title);
                    out.push(mark(2, text, before + place.page + 1, place.y));
                }
            }
            before += set.part.pages();
        }
        out
    }

    fn index(&self, used: &[Used]) -> Option<Document> {
        let lines = index::lines(&self.manual.edition, used);
        let mut blocks = Vec::new();
        let mut row = "";
        for line in lines {
            if line.row != row {
                row = line.row;
                blocks.push(heading(row));
            }
            blocks.push(Block::IndexLine {
                word: line.word,
                reading: line.reading,
                pages: line.pages,
            });
        }
        let title = &self.manual.edition.title;
        (!blocks.is_empty()).then(|| sheet::index(&self.issue, title, blocks))
    }
}

fn heading(row: &str) -> Block {
    Block::Heading {
        level: 2,
        text: row.to_owned(),
    }
}

fn span(from: String, to: String) -> String {
    if from == to {
        from
    } else {
        format!("{from}〜{to}")
    }
}

/// A named place before each heading of a passage.
fn with_places(blocks: Vec<Block>, ids: &mut impl Iterator<Item = String>) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    for block in blocks {
        if matches!(block, Block::Heading { level: 1, .. }) {
            out.extend(ids.next().map(Block::Anchor));
        }
        out.push(block);
    }
    out
}
