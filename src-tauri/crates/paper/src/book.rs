//! A book: parts that are set one by one, numbered through, with contents, an index and an outline.

use crate::document::{Document, PAGE_HEIGHT, PAGE_WIDTH};
use crate::error::PaperError;
use crate::fonts::Fonts;
use crate::layout::model::{Item, MM_PER_PT, PageModel};
use crate::layout::{self, Numbers};
use crate::{Rendered, pdf};

/// A part that is set and waits for its page numbers.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its lines at head and foot, margins and size; its blocks are gone.
    frame: Document,
    model: PageModel,
}

/// A place in a part.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Page of the part, from 0.
    pub page: usize,
    /// Upper edge in mm.
    pub y: f32,
}

/// The text between two places on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The place it follows; empty before the first.
    pub name: String,
    /// Page of the part, from 0.
    pub page: usize,
    /// Its words without line ends.
    pub text: String,
}

/// A line of the outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// 1 is a chapter, 2 what stands in it.
    pub level: u8,
    /// The words.
    pub text: String,
    /// Page of the book, from 1.
    pub page: usize,
    /// Upper edge in mm.
    pub y: f32,
}

impl Part {
    /// Sets a part; its lines at head and foot come when the whole is known.
    ///
    /// # Errors
    /// As for any paper.
    pub fn set(document: &Document, fonts: &Fonts) -> Result<Self, PaperError> {
        let frame = Document {
            blocks: Vec::new(),
            ..document.clone()
        };
        let bare = Document {
            header: None,
            footer: None,
            ..document.clone()
        };
        let model = crate::layout(&bare, fonts)?;
        Ok(Self { frame, model })
    }

    /// Puts two pages of a narrow part side by side on one; `dx` mm from one column to the other.
    #[must_use]
    pub fn in_two_columns(mut self, dx: f32) -> Self {
        let mut columns = std::mem::take(&mut self.model.pages).into_iter();
        while let Some(mut page) = columns.next() {
            let right = columns.next().unwrap_or_default().items;
            page.items
                .extend(right.into_iter().map(|item| item.moved(dx, 0.0)));
            self.model.pages.push(page);
        }
        self
    }

    /// The head and foot lines go over another width than the text.
    #[must_use]
    pub fn framed_by(mut self, margins: crate::document::Margins) -> Self {
        self.frame.margins = margins;
        self
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.model.pages.len()
    }

    /// Its places in order.
    pub fn places(&self) -> Vec<Place> {
        let mut out = Vec::new();
        for (page, set) in self.model.pages.iter().enumerate() {
            for item in &set.items {
                if let Item::Anchor { name, y } = item {
                    out.push(Place {
                        name: name.clone(),
                        page,
                        y: *y,
                    });
                }
            }
        }
        out
    }

    /// Its text, cut at its places and at the ends of pages.
    pub fn stretches(&self) -> Vec<Stretch> {
        let mut out: Vec<Stretch> = Vec::new();
        let mut name = String::new();
        for (page, set) in self.model.pages.iter().enumerate() {
            let mut fresh = true;
            for item in &set.items {
                match item {
                    Item::Anchor { name: next, .. } => {
                        name.clone_from(next);
                        fresh = true;
                    }
                    Item::Text(run) => {
                        if std::mem::take(&mut fresh) {
                            out.push(Stretch {
                                name: name.clone(),
                                page,
                                text: String::new(),
                            });
                        }
                        if let Some(last) = out.last_mut() {
                            last.text.push_str(&run.text);
                        }
                    }
                    _ => {}
                }
            }
        }
        out
    }
}

/// Numbers the parts through and writes them into one file with an outline.
///
/// # Errors
/// As for any paper.
pub fn bind(
    title: &str,
    subject: &str,
    parts: Vec<Part>,
    marks: &[Mark],
    fonts: &Fonts,
) -> Result<Rendered, PaperError> {
    let whole = numbered(parts, fonts)?;
    let outline: Vec<pdf::OutlineLine> = marks.iter().map(line).collect();
    let facts = pdf::Facts {
        title,
        subject,
        logo: None,
    };
    let part = pdf::Part {
        model: &whole,
        bookmark: "",
        first: 1,
    };
    let pdf = pdf::bind(&facts, &[part], &outline, fonts)?;
    Ok(Rendered {
        pdf,
        pages: whole.pages.len(),
    })
}

/// All pages in order, each with its lines at head and foot.
pub(crate) fn numbered(mut parts: Vec<Part>, fonts: &Fonts) -> Result<PageModel, PaperError> {
    let count: usize = parts.iter().map(Part::pages).sum();
    let mut whole = PageModel {
        width: PAGE_WIDTH,
        height: PAGE_HEIGHT,
        pages: Vec::with_capacity(count),
    };
    for part in &mut parts {
        let before = whole.pages.len();
        let numbers = Numbers { before, count };
        layout::furnish(&part.frame, &mut part.model.pages, numbers, fonts)?;
        whole.pages.append(&mut part.model.pages);
    }
    Ok(whole)
}

fn line(mark: &Mark) -> pdf::OutlineLine {
    pdf::OutlineLine {
        level: mark.level,
        text: mark.text.clone(),
        page: mark.page,
        top: (PAGE_HEIGHT - mark.y + 2.0) / MM_PER_PT,
    }
}
