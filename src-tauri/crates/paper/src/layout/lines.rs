//! Clusters to lines: greedy filling, and the items of each line.

use std::ops::Range;

use super::Setter;
use super::breaks::is_bound;
use super::clusters::{CHECK_SIDE, Cluster, Cut, Ink, Paragraph, cuts, paragraphs, thousandths};
use super::model::{Glyph, Item, MM_PER_PT, THIN, TextRun};
use crate::document::{Align, Run, TextStyle};
use crate::fonts::{Drawn, Face};

/// How text is set in its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// Size of runs that name none, in points.
    pub(crate) size: f32,
    /// Size and leading that give the lines their distance.
    pub(crate) strut: TextStyle,
    pub(crate) align: Align,
    /// How far the ink of a mark that ends a line may stand over its right end, in mm.
    pub(crate) hang: f32,
}

impl Look {
    pub(crate) fn plain(style: TextStyle) -> Self {
        Self {
            size: style.size,
            strut: style,
            align: Align::Left,
            hang: 0.0,
        }
    }

    pub(crate) fn hanging(self, hang: f32) -> Self {
        Self { hang, ..self }
    }

    pub(crate) fn aligned(self, align: Align) -> Self {
        Self { align, ..self }
    }
}

/// One set line; its items are placed from the left end of its upper edge.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) height: f32,
    pub(crate) width: f32,
    /// Where its first character stands, in mm from the left.
    pub(super) start: f32,
    /// In mm below its upper edge.
    pub(super) baseline: f32,
    pub(crate) items: Vec<Item>,
}

impl Setter<'_> {
    /// Sets runs in lines no wider than `width` mm.
    pub(crate) fn lines(&self, runs: &[Run], look: Look, width: f32) -> Vec<Line> {
        paragraphs(runs)
            .iter()
            .flat_map(|paragraph| self.paragraph_lines(paragraph, runs, look, width))
            .collect()
    }

    /// Width of runs on one line, in mm.
    pub(crate) fn natural_width(&self, runs: &[Run], look: Look) -> f32 {
        let lines = self.lines(runs, look.aligned(Align::Left), f32::MAX);
        lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    fn paragraph_lines(
        &self,
        paragraph: &Paragraph,
        runs: &[Run],
        look: Look,
        width: f32,
    ) -> Vec<Line> {
        let clusters = self.clusters(paragraph, runs, look);
        let cuts = cuts(paragraph, &clusters, runs);
        let mut lines = Vec::new();
        let mut rest = clusters.as_slice();
        let mut cuts = cuts.as_slice();
        loop {
            let end = self.line_end(paragraph, rest, cuts, Room { runs, look, width });
            let (line, tail) = rest.split_at_checked(end).unwrap_or((rest, &[]));
            let is_last = tail.is_empty();
            let mut set = compose(paragraph, line, runs, look, width, is_last);
            self.add_readings(&mut set, paragraph, line, runs, look);
            lines.push(set);
            if is_last {
                return lines;
            }
            cuts = cuts.get(end..).unwrap_or_default();
            rest = tail;
        }
    }
}

/// The room of a line, and what stands in it.
#[derive(Clone, Copy)]
pub(super) struct Room<'a> {
    pub(super) runs: &'a [Run],
    pub(super) look: Look,
    pub(super) width: f32,
}

/// Ascent of the body of a Japanese character, as a share of its size.
pub(super) const ASCENT: f32 = 0.88;
/// Thickness of the stroke through what was corrected, in mm.
const STRIKE: f32 = 0.25;

#[derive(Clone, Copy)]
struct Place {
    x: f32,
    y: f32,
    size: f32,
}

/// The items of one line.
fn compose(
    paragraph: &Paragraph,
    clusters: &[Cluster],
    runs: &[Run],
    look: Look,
    width: f32,
    is_last: bool,
) -> Line {
    let drawn = without_trailing_space(clusters, is_last);
    let size_of = |cluster: &Cluster| runs.get(cluster.run).and_then(|r| r.size);
    let tallest = drawn
        .iter()
        .filter_map(size_of)
        .fold(look.strut.size, f32::max);
    let em = tallest * MM_PER_PT;
    let height = em * look.strut.leading;
    let baseline = (height - em) / 2.0 + em * ASCENT;
    let mut pen = 0.0;
    let mut items: Vec<Item> = Vec::new();
    for cluster in drawn {
        let Some(run) = runs.get(cluster.run) else {
            continue;
        };
        let size = run.size.unwrap_or(look.size);
        match &cluster.ink {
            Ink::Check(ticked) => items.extend(check_box(pen, baseline, size, *ticked)),
            Ink::Blank => items.push(Item::Stroke {
                points: vec![(pen, baseline + 0.8), (pen + cluster.width, baseline + 0.8)],
                closed: false,
                weight: THIN,
            }),
            Ink::Glyphs(glyphs) => {
                let place = Place {
                    x: pen,
                    y: baseline,
                    size,
                };
                add_glyphs(&mut items, paragraph, glyphs, run, place, cluster.advance);
                if run.struck {
                    strike(&mut items, place, cluster.width);
                }
            }
        }
        pen += cluster.width;
    }
    let free = (width - pen).max(0.0);
    let shift = match look.align {
        Align::Left => 0.0,
        Align::Center => free / 2.0,
        Align::Right | Align::Number => free,
    };
    let items = items
        .into_iter()
        .map(|item| item.moved(shift, 0.0))
        .collect();
    Line {
        height,
        width: pen,
        start: shift,
        baseline,
        items,
    }
}

/// Adds the glyphs of one cluster; space it has to spare goes around them.
fn add_glyphs(
    items: &mut Vec<Item>,
    paragraph: &Paragraph,
    glyphs: &[(Drawn, Range<usize>)],
    run: &Run,
    place: Place,
    advance: i32,
) {
    let natural: i32 = glyphs.iter().map(|(drawn, _)| drawn.width).sum();
    let spare = advance - natural - run.tracking;
    let mut pen = place.x;
    for (number, (drawn, range)) in glyphs.iter().enumerate() {
        let is_end = number + 1 == glyphs.len();
        let glyph = Glyph {
            id: drawn.id,
            len: range.len(),
            width: drawn.width,
            before: if number == 0 { spare / 2 } else { 0 },
            after: if is_end {
                spare - spare / 2 + run.tracking
            } else {
                0
            },
        };
        let text = paragraph.text.get(range.clone()).unwrap_or_default();
        let place = Place { x: pen, ..place };
        append(items, glyph, text, drawn.face, run, place);
        pen += thousandths(glyph.advance(), place.size * MM_PER_PT);
    }
}

/// A stroke through the middle of a character; it goes on from the one before. It is drawn under the text, which stays
/// readable and searchable.
fn strike(items: &mut Vec<Item>, place: Place, width: f32) {
    let y = place.y - place.size * MM_PER_PT * 0.36;
    let end = (place.x + width, y);
    for item in items.iter_mut() {
        let Item::Stroke { points, weight, .. } = item else {
            continue;
        };
        if let [.., last] = points.as_mut_slice()
            && weight.to_bits() == STRIKE.to_bits()
            && (last.0 - place.x).abs() < 0.02
            && (last.1 - y).abs() < 0.01
        {
            *last = end;
            return;
        }
    }
    // In front, so that the text goes on as one run.
    let stroke = Item::Stroke {
        points: vec![(place.x, y), end],
        closed: false,
        weight: STRIKE,
    };
    items.insert(0, stroke);
}

/// Adds a glyph to the last run of the line if the look is the same, else starts a new one.
fn append(items: &mut Vec<Item>, glyph: Glyph, text: &str, face: Face, run: &Run, place: Place) {
    let thickened = run.bold && face != Face::Bold;
    if let Some(Item::Text(last)) = items.last_mut() {
        let width: i32 = last.glyphs.iter().map(Glyph::advance).sum();
        let end = last.x + thousandths(width, last.size * MM_PER_PT);
        let is_same = last.face == face
            && last.thickened == thickened
            && last.tone == run.tone
            && last.size.to_bits() == place.size.to_bits();
        if is_same && (end - place.x).abs() < 0.01 {
            last.text.push_str(text);
            last.glyphs.push(glyph);
            return;
        }
    }
    items.push(Item::Text(TextRun {
        x: place.x,
        y: place.y,
        size: place.size,
        face,
        thickened,
        tone: run.tone,
        text: text.to_owned(),
        glyphs: vec![glyph],
    }));
}

impl Setter<'_> {
    /// Number of clusters on the next line.
    fn line_end(
        &self,
        paragraph: &Paragraph,
        clusters: &[Cluster],
        cuts: &[Cut],
        room: Room<'_>,
    ) -> usize {
        let mut pen = 0.0;
        let overflow = clusters.iter().position(|cluster| {
            pen += cluster.width;
            // Space may hang over the edge: it leaves no ink.
            !cluster.is_space && pen > room.width + 0.005
        });
        let Some(overflow) = overflow else {
            return clusters.len();
        };
        if let Some(end) = self.hung_end(paragraph, clusters, cuts, room, overflow) {
            return end;
        }
        for wanted in [Cut::Free, Cut::Reluctant] {
            let mut before = cuts.iter().enumerate().take(overflow + 1).skip(1);
            if let Some((at, _)) = before.rfind(|(_, cut)| **cut >= wanted) {
                return at;
            }
        }
        forced_end(paragraph, clusters, overflow.max(1))
    }
}

/// A word wider than the line is parted between any two characters, if possible not where
/// Japanese rules forbid it.
fn forced_end(paragraph: &Paragraph, clusters: &[Cluster], latest: usize) -> usize {
    let is_allowed = |at: &usize| {
        let end = clusters.get(at.wrapping_sub(1)).map(|c| c.text.clone());
        let start = clusters.get(*at).map(|c| c.text.clone());
        let before = end.and_then(|r| paragraph.text.get(r)?.chars().next());
        let after = start.and_then(|r| paragraph.text.get(r)?.chars().next());
        match (before, after) {
            (Some(before), Some(after)) => !is_bound(before, after),
            // A check box has no text and keeps its label.
            (None, _) => false,
            _ => true,
        }
    };
    (1..=latest).rev().find(is_allowed).unwrap_or(latest)
}

fn without_trailing_space(clusters: &[Cluster], is_last: bool) -> &[Cluster] {
    if is_last {
        return clusters;
    }
    let kept = clusters.iter().rposition(|cluster| !cluster.is_space);
    clusters
        .get(..kept.map_or(0, |at| at + 1))
        .unwrap_or(clusters)
}

/// A box drawn with lines, so that it needs no glyph and prints the same everywhere.
fn check_box(x: f32, baseline: f32, size: f32, ticked: bool) -> Vec<Item> {
    let em = size * MM_PER_PT;
    let side = em * CHECK_SIDE;
    let top = baseline + em * 0.06 - side;
    let at = |dx: f32, dy: f32| (x + side * dx, top + side * dy);
    let mut items = vec![Item::Stroke {
        points: vec![at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.0, 1.0)],
        closed: true,
        weight: em * 0.062,
    }];
    if ticked {
        items.push(Item::Stroke {
            points: vec![at(0.2, 0.5), at(0.42, 0.76), at(0.82, 0.2)],
            closed: false,
            weight: em * 0.11,
        });
    }
    items
}
