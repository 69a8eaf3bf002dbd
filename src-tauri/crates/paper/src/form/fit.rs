//! Long answers: first smaller, then on a 別紙. A form keeps its shape whatever is written into it.

use super::set::{Answer, LEADING, PAD_X, Place, Setting, align, cell_runs};
use super::template::{Piece, pieces};
use super::{FieldShape, FormCell, FormField};
use crate::document::{Run, TextStyle};
use crate::layout::hang::inside;
use crate::layout::{Look, height_of};

/// The least size of an answer in points: smaller print cannot be read after a fax.
const LEAST: f32 = 8.0;
/// Step from size to size.
const STEP: f32 = 0.5;
/// Stands where an answer goes on.
const GOES_ON: &str = "…(別紙に続く)";

/// A cell's text that fits its place.
pub(super) struct Fitted {
    pub(super) runs: Vec<Run>,
    /// In points.
    pub(super) size: f32,
    /// Name of the field, and what goes to the 別紙.
    pub(super) rest: Option<(String, String)>,
}

/// The text of a cell in the largest size that fits; what does not fit in the least size goes over.
pub(super) fn fit(setting: &Setting<'_>, cell: &FormCell, place: Place) -> Fitted {
    let whole = |size| cell_runs(setting, cell, size, None);
    // The form's own words keep their size: only what is written into it shrinks.
    let Some(height) = place.height.filter(|_| has_answer(cell)) else {
        return Fitted {
            runs: whole(place.size),
            size: place.size,
            rest: None,
        };
    };
    let fits = |runs: &[Run], size| {
        let leading = LEADING;
        let look = Look::plain(TextStyle { size, leading })
            .aligned(align(cell.align))
            .hanging(inside(PAD_X));
        let typeface = setting.filling.typeface;
        height_of(runs, look, place.width, typeface, setting.fonts) <= height + 0.01
    };
    let at = |size| {
        let runs = whole(size);
        fits(&runs, size).then_some(Fitted {
            runs,
            size,
            rest: None,
        })
    };
    if let Some(fitted) = at(place.size) {
        return fitted;
    }
    if let Some(least) = at(LEAST) {
        return sizes(place.size).find_map(at).unwrap_or(least);
    }
    let Some((field, text)) = long_answer(setting, cell) else {
        // Nothing that could go over: the row grows.
        return Fitted {
            runs: whole(LEAST),
            size: LEAST,
            rest: None,
        };
    };
    let short = |keep: usize| {
        let mut runs = cell_runs(setting, cell, LEAST, Some(keep));
        runs.push(Run::new(GOES_ON).size(LEAST));
        runs
    };
    let keep = longest(text.chars().count(), |keep| fits(&short(keep), LEAST));
    let keep = at_sentence(text, keep);
    Fitted {
        runs: short(keep),
        size: LEAST,
        rest: Some((
            field.label.clone(),
            text.chars()
                .skip(keep)
                .collect::<String>()
                .trim()
                .to_owned(),
        )),
    }
}

/// The sizes between that of the place and the least, from large to small.
fn sizes(from: f32) -> impl Iterator<Item = f32> {
    std::iter::successors(Some(from - STEP), |size| Some(size - STEP))
        .take_while(|size| *size > LEAST)
}

/// The most characters that fit; a long text is never set as a whole to find out.
fn longest(count: usize, fits: impl Fn(usize) -> bool) -> usize {
    let mut high = 64;
    while high < count && fits(high) {
        high *= 2;
    }
    let (mut low, mut high) = (0, high.min(count));
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

/// Whether anything can be written into a cell.
fn has_answer(cell: &FormCell) -> bool {
    let mut pieces = cell
        .lines
        .iter()
        .filter_map(|line| pieces(line.get_ref()))
        .flatten();
    pieces.any(|piece| matches!(piece, Piece::Field(_)))
}

/// The long answer of a cell.
fn long_answer<'a>(setting: &'a Setting<'_>, cell: &FormCell) -> Option<(&'a FormField, &'a str)> {
    cell.lines
        .iter()
        .filter_map(|line| pieces(line.get_ref()))
        .flatten()
        .filter_map(|piece| match piece {
            Piece::Field(id) => setting.form.field(id),
            _ => None,
        })
        .filter(|field| field.shape == FieldShape::Long)
        .find_map(
            |field| match setting.filling.answers.get(field.id.get_ref()) {
                Some(Answer::Text(text)) if !text.is_empty() => Some((field, text.as_str())),
                _ => None,
            },
        )
}

/// The end of the last sentence before a place, if it is not far from it.
fn at_sentence(text: &str, keep: usize) -> usize {
    let ends = text
        .chars()
        .take(keep)
        .enumerate()
        .filter(|(_, c)| matches!(c, '。' | '\n'))
        .map(|(at, _)| at + 1);
    match ends.last() {
        Some(end) if end * 4 >= keep * 3 => end,
        _ => keep,
    }
}
