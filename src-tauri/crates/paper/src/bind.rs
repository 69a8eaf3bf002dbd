//! Several papers in one file: each begins on a page of its own and keeps its own page numbers.

use crate::error::PaperError;
use crate::fonts::Fonts;
use crate::layout::model::PageModel;
use crate::pdf;
use crate::picture::Picture;

/// A paper that is set and waits for the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// Its pages.
    pub model: PageModel,
    /// Its line in the outline of the file.
    pub bookmark: String,
}

/// What is said of all papers together.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Title of the file.
    pub title: &'a str,
    /// Edition of the papers.
    pub subject: &'a str,
    /// The logo that they carry: all are of one facility.
    pub logo: Option<&'a Picture>,
}

/// A file of several papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The whole PDF file.
    pub pdf: Vec<u8>,
    /// Pages in it, empty ones too.
    pub pages: usize,
    /// Page on which each paper begins, from 1.
    pub first: Vec<usize>,
}

/// Writes papers into one file, in their order. With `fronts` each begins on an odd page, so that no two share a sheet
/// that is printed on both sides.
///
/// # Errors
/// What the PDF writer says.
pub fn bind(
    about: About<'_>,
    papers: &[Set],
    fronts: bool,
    fonts: &Fonts,
) -> Result<Bound, PaperError> {
    let mut first = Vec::with_capacity(papers.len());
    let mut pages = 0;
    for paper in papers {
        if fronts && pages % 2 == 1 {
            pages += 1;
        }
        first.push(pages + 1);
        pages += paper.model.pages.len();
    }
    let part = |(paper, first): (_, &usize)| {
        let paper: &Set = paper;
        pdf::Part {
            model: &paper.model,
            bookmark: &paper.bookmark,
            first: *first,
        }
    };
    let parts: Vec<pdf::Part<'_>> = papers.iter().zip(&first).map(part).collect();
    let facts = pdf::Facts {
        title: about.title,
        subject: about.subject,
        logo: about.logo,
    };
    let pdf = pdf::bind(&facts, &parts, &[], fonts)?;
    Ok(Bound { pdf, pages, first })
}
