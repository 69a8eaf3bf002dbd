//! Charts: the picture that `model::chart` laid out, as items of a page. Nothing is computed here but its place.

use super::lines::Look;
use super::model::{Item, MM_PER_PT};
use super::strip::Strip;
use super::table::Area;
use super::{Guard, Setter};
use crate::document::{Run, TextStyle, Typeface};
use crate::fonts::Fonts;
use model::chart::{Anchor, Drawing, Shape, Stroke, Tone};

impl Setter<'_> {
    /// One strip that is never parted.
    pub(super) fn drawing(&self, drawing: &Drawing, area: Area) -> Strip {
        let mut items = Vec::new();
        for shape in &drawing.shapes {
            match shape {
                Shape::Area { points, tone } => items.push(Item::Area {
                    points: points.iter().map(place).collect(),
                    grey: grey(*tone),
                }),
                Shape::Line { points, stroke } if *stroke == Stroke::Grid => {
                    items.extend(points.windows(2).filter_map(grid));
                }
                Shape::Line { points, stroke } => items.push(Item::Stroke {
                    points: points.iter().map(place).collect(),
                    closed: false,
                    weight: weight(*stroke),
                }),
                Shape::Words {
                    x,
                    y,
                    anchor,
                    words,
                    strong,
                } => {
                    let run = Run::new(words);
                    let run = if *strong { run.bold() } else { run };
                    let size = narrow(drawing.text) / MM_PER_PT;
                    let look = Look::plain(TextStyle { size, leading: 1.2 });
                    let line = self.lines(&[run], look, f32::MAX).into_iter().next();
                    let Some(line) = line else { continue };
                    let back = match anchor {
                        Anchor::Start => 0.0,
                        Anchor::Middle => line.width / 2.0,
                        Anchor::End => line.width,
                    };
                    let (x, y) = (narrow(*x) - back, narrow(*y) - line.baseline);
                    items.extend(line.items.into_iter().map(|item| item.moved(x, y)));
                }
            }
        }
        let left = area.x + (area.width - narrow(drawing.width)).max(0.0) / 2.0;
        let items = items.into_iter().map(|item| item.moved(left, 0.0));
        Strip::items(items.collect(), narrow(drawing.height))
    }
}

/// Width in mm of words on one line, `size` mm high.
pub(crate) fn width(words: &str, size: f64, strong: bool, fonts: &Fonts) -> f64 {
    let setter = Setter::new(fonts, Typeface::Gothic, Guard::On);
    let run = Run::new(words);
    let run = if strong { run.bold() } else { run };
    let size = narrow(size) / MM_PER_PT;
    let look = Look::plain(TextStyle { size, leading: 1.2 });
    f64::from(setter.natural_width(&[run], look))
}

fn place([x, y]: &[f64; 2]) -> (f32, f32) {
    (narrow(*x), narrow(*y))
}

#[expect(clippy::cast_possible_truncation, reason = "places on a page, in mm")]
fn narrow(mm: f64) -> f32 {
    mm as f32
}

/// A line behind the data, as a thin grey area: a hairline of black would be as strong as the data on a screen.
fn grid(ends: &[[f64; 2]]) -> Option<Item> {
    let [first, last] = ends else { return None };
    let (x1, y1) = place(first);
    let (x2, y2) = place(last);
    let half = weight(Stroke::Grid) / 2.0;
    let points = if (y1 - y2).abs() < (x1 - x2).abs() {
        vec![
            (x1, y1 - half),
            (x2, y2 - half),
            (x2, y2 + half),
            (x1, y1 + half),
        ]
    } else {
        vec![
            (x1 - half, y1),
            (x1 + half, y1),
            (x2 + half, y2),
            (x2 - half, y2),
        ]
    };
    Some(Item::Area {
        points,
        grey: BEHIND,
    })
}

/// Grey of the lines behind the data.
const BEHIND: f32 = 0.78;

/// Greys that a fax and a copy keep apart.
fn grey(tone: Tone) -> f32 {
    match tone {
        Tone::Full => 0.35,
        Tone::Pale => 0.96,
        Tone::Faint => 0.88,
        Tone::Paper | Tone::Caution => 1.0,
        Tone::Main => 0.92,
        Tone::Side => 0.965,
        Tone::Ink => 0.15,
    }
}

/// In mm.
fn weight(stroke: Stroke) -> f32 {
    match stroke {
        Stroke::Axis => 0.25,
        Stroke::Grid => 0.12,
        Stroke::Data => 0.4,
        Stroke::Mark => 0.15,
        Stroke::Target => 0.7,
        Stroke::Outline => 0.25,
        Stroke::Thick => 0.6,
        Stroke::Path => 0.4,
    }
}
