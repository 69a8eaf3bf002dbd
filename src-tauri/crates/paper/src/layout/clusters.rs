//! Runs to paragraphs and clusters, and where a line may end between two clusters.

use std::ops::Range;

use super::Setter;
use super::breaks::opportunities;
use super::clean::{clean, is_mark, is_selector};
use super::lines::Look;
use super::model::MM_PER_PT;
use crate::document::{Align, Run};
use crate::fonts::Drawn;

/// Side of a check box and the space after it, as shares of the size.
pub(super) const CHECK_SIDE: f32 = 0.78;
const CHECK_GAP: f32 = 0.3;

/// The smallest piece that is never parted: a character with its marks, a check box, or a rule.
pub(super) struct Cluster {
    /// Bytes in the paragraph.
    pub(super) text: Range<usize>,
    pub(super) run: usize,
    pub(super) ink: Ink,
    /// In thousandths of the size.
    pub(super) advance: i32,
    /// In mm.
    pub(super) width: f32,
    pub(super) is_space: bool,
}

pub(super) enum Ink {
    Glyphs(Vec<(Drawn, Range<usize>)>),
    Check(bool),
    /// A rule for writing by hand.
    Blank,
}

/// Text between two line feeds, with the run that each part belongs to.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) spans: Vec<(Range<usize>, usize)>,
}

/// Where a line may end before a cluster.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// Only when nothing else is left.
    Forced,
    /// Inside a run that should stay whole.
    Reluctant,
    Free,
}

impl Setter<'_> {
    /// The clusters of a paragraph in order.
    pub(super) fn clusters(&self, paragraph: &Paragraph, runs: &[Run], look: Look) -> Vec<Cluster> {
        let mut out: Vec<Cluster> = Vec::new();
        for (range, index) in &paragraph.spans {
            let Some(run) = runs.get(*index) else {
                continue;
            };
            let size = run.size.unwrap_or(look.size) * MM_PER_PT;
            if let Some(ticked) = run
                .check
                .filter(|_| is_first_span(paragraph, range, *index))
            {
                out.push(Cluster {
                    text: range.start..range.start,
                    run: *index,
                    ink: Ink::Check(ticked),
                    advance: 0,
                    width: size * (CHECK_SIDE + CHECK_GAP),
                    is_space: false,
                });
            }
            if let Some(length) = run.blank {
                out.push(Cluster {
                    text: range.start..range.start,
                    run: *index,
                    ink: Ink::Blank,
                    advance: 0,
                    width: length,
                    is_space: false,
                });
            }
            let text = paragraph.text.get(range.clone()).unwrap_or_default();
            let before = out.len();
            for (start, end) in cluster_bounds(text) {
                let range = range.start + start..range.start + end;
                let text = paragraph.text.get(range.clone()).unwrap_or_default();
                let glyphs = self.glyphs(text, range.start, run.bold);
                let natural: i32 = glyphs.iter().map(|(drawn, _)| drawn.width).sum();
                let least = match look.align {
                    Align::Number => self.digit_width(text, run.bold),
                    _ => 0,
                };
                let advance = natural.max(least) + run.tracking;
                out.push(Cluster {
                    is_space: text.chars().all(char::is_whitespace),
                    text: range,
                    run: *index,
                    ink: Ink::Glyphs(glyphs),
                    advance,
                    width: thousandths(advance, size),
                });
            }
            if !run.ruby.is_empty() {
                self.make_room(out.get_mut(before..).unwrap_or_default(), run, look);
            }
        }
        out
    }

    /// Glyphs of one character with its marks, each with the bytes that it stands for.
    fn glyphs(&self, text: &str, start: usize, bold: bool) -> Vec<(Drawn, Range<usize>)> {
        let mut out: Vec<(Drawn, Range<usize>)> = Vec::new();
        let mut chars = text.char_indices().peekable();
        while let Some((at, ch)) = chars.next() {
            let selector = chars
                .next_if(|(_, next)| is_selector(*next))
                .map(|(_, s)| s);
            let end = chars.peek().map_or(text.len(), |(next, _)| *next);
            let piece = text.get(at..end).unwrap_or_default();
            let Some(mut drawn) = self.glyph(piece, ch, selector, bold) else {
                continue;
            };
            if is_mark(ch) && at > 0 {
                drawn.width = 0;
            }
            out.push((drawn, start + at..start + end));
        }
        out
    }

    /// All digits take the width of the widest, so that columns of figures stand in line.
    fn digit_width(&self, text: &str, bold: bool) -> i32 {
        if !text.chars().all(|ch| ch.is_ascii_digit()) {
            return 0;
        }
        ('0'..='9')
            .filter_map(|digit| self.fonts.draw(self.typeface, bold, digit, None))
            .map(|drawn| drawn.width)
            .max()
            .unwrap_or(0)
    }
}

/// A width in mm.
#[expect(clippy::cast_precision_loss, reason = "widths of glyphs are small")]
pub(crate) fn thousandths(width: i32, size_mm: f32) -> f32 {
    width as f32 * size_mm / 1000.0
}

/// Runs cut at their line feeds; empty lines at the end are left out.
pub(super) fn paragraphs(runs: &[Run]) -> Vec<Paragraph> {
    let mut out = vec![Paragraph::default()];
    for (index, run) in runs.iter().enumerate() {
        for (number, text) in clean(&run.text).split('\n').enumerate() {
            if number > 0 {
                out.push(Paragraph::default());
            }
            if let Some(paragraph) = out.last_mut() {
                let start = paragraph.text.len();
                paragraph.text.push_str(text);
                paragraph.spans.push((start..paragraph.text.len(), index));
            }
        }
    }
    let has_ink = |p: &Paragraph| {
        !p.text.trim().is_empty()
            || p.spans.iter().any(|(_, i)| {
                runs.get(*i)
                    .is_some_and(|r| r.check.is_some() || r.blank.is_some())
            })
    };
    while out.len() > 1 && out.last().is_some_and(|p| !has_ink(p)) {
        out.pop();
    }
    out
}

/// The box of a run with several lines stands before its first line only.
fn is_first_span(paragraph: &Paragraph, range: &Range<usize>, index: usize) -> bool {
    let first = paragraph.spans.iter().find(|(_, i)| *i == index);
    first.is_some_and(|(r, _)| r == range)
}

/// Byte bounds of characters with their marks and selectors.
fn cluster_bounds(text: &str) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (at, ch) in text.char_indices() {
        let end = at + ch.len_utf8();
        match out.last_mut() {
            Some(last) if is_mark(ch) || is_selector(ch) => last.1 = end,
            _ => out.push((at, end)),
        }
    }
    out
}

/// For each cluster, how willingly a line begins with it.
pub(super) fn cuts(paragraph: &Paragraph, clusters: &[Cluster], runs: &[Run]) -> Vec<Cut> {
    let legal = opportunities(&paragraph.text);
    let mut after_check = false;
    let mut previous: Option<&Cluster> = None;
    clusters
        .iter()
        .map(|cluster| {
            let is_check = matches!(cluster.ink, Ink::Check(_));
            let run = runs.get(cluster.run);
            let begins = previous.is_none_or(|p| p.run != cluster.run);
            let is_kept = !begins && run.is_some_and(|run| run.keep);
            let is_bound = begins && run.is_some_and(|run| run.bound);
            let cut = if after_check || is_bound {
                Cut::Forced
            } else if is_check || legal.binary_search(&cluster.text.start).is_ok() {
                if is_kept { Cut::Reluctant } else { Cut::Free }
            } else {
                Cut::Forced
            };
            after_check = is_check;
            previous = Some(cluster);
            cut
        })
        .collect()
}
