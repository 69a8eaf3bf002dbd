//! Charts as numbers: where each bar, line, tick and word of a picture stands, in mm. The window draws it as SVG and `paper`
//! as vector operations of a PDF; neither computes anything.

mod axis;
mod bars;
mod curve;
mod lines;
pub mod sketch;

pub use bars::{Bar, bars};
pub use curve::survival;
pub use lines::{Series, lines};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Width of a picture in mm.
pub const WIDTH: f64 = 170.0;
/// Size of its words in mm.
pub const TEXT: f64 = 3.1;

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Drawing {
    /// Width in mm.
    pub width: f64,
    /// Height in mm.
    pub height: f64,
    /// Size of words in mm.
    pub text: f64,
    /// What is drawn, in this order.
    pub shapes: Vec<Shape>,
    /// What can be focused, with the figure it stands for.
    pub spots: Vec<Spot>,
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Shape {
    /// A filled outline.
    Area {
        /// Corners.
        points: Vec<[f64; 2]>,
        /// How dark.
        tone: Tone,
    },
    /// A line through points.
    Line {
        /// Points.
        points: Vec<[f64; 2]>,
        /// What it is.
        stroke: Stroke,
    },
    /// Words on one line.
    Words {
        /// Where they stand, by their anchor.
        x: f64,
        /// Baseline.
        y: f64,
        /// Which end stands at `x`.
        anchor: Anchor,
        /// The words.
        words: String,
        /// A figure or name that matters more than a tick.
        strong: bool,
    },
}

/// How dark an area is: told apart in grey too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// The main thing.
    Full,
    /// Beside it, with hatching.
    Pale,
    /// Behind a line.
    Faint,
    /// Ground of a drawing: nothing is seen through it.
    Paper,
    /// Ground of the main thing of a drawing.
    Main,
    /// Ground of what stands beside it.
    Side,
    /// Ground of what asks for care.
    Caution,
    /// Head of an arrow.
    Ink,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stroke {
    /// Axis.
    Axis,
    /// Line behind the data.
    Grid,
    /// Data.
    Data,
    /// Hatching and outline of a pale area, marks on a line.
    Mark,
    /// A target.
    Target,
    /// Edge of a box of a drawing.
    Outline,
    /// Edge or way that matters more.
    Thick,
    /// From one thing of a drawing to another.
    Path,
}

/// Which end of words stands at their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The first character.
    Start,
    /// The middle.
    Middle,
    /// The last character.
    End,
}

/// A place that can be focused or pointed at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Spot {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// The figure in words.
    pub words: String,
}

impl Drawing {
    fn new(height: f64) -> Self {
        Self {
            width: WIDTH,
            height,
            text: TEXT,
            ..Self::default()
        }
    }

    fn line(&mut self, stroke: Stroke, points: &[[f64; 2]]) {
        let points = points.iter().map(|p| p.map(round)).collect();
        self.shapes.push(Shape::Line { points, stroke });
    }

    fn words(&mut self, [x, y]: [f64; 2], anchor: Anchor, words: &str, strong: bool) {
        self.shapes.push(Shape::Words {
            x: round(x),
            y: round(y),
            anchor,
            words: words.to_owned(),
            strong,
        });
    }

    fn spot(&mut self, [x, y, width, height]: [f64; 4], words: String) {
        self.spots.push(Spot {
            x: round(x),
            y: round(y),
            width: round(width),
            height: round(height),
            words,
        });
    }

    fn area(&mut self, tone: Tone, points: Vec<[f64; 2]>) {
        let points = points.into_iter().map(|p| p.map(round)).collect();
        self.shapes.push(Shape::Area { points, tone });
    }

    /// A bar: solid, or pale with hatching and an outline, so that it is another one also without colour.
    fn bar(&mut self, tone: Tone, [x, y, width, height]: [f64; 4]) {
        if width <= 0.0 {
            return;
        }
        let corners = [
            [x, y],
            [x + width, y],
            [x + width, y + height],
            [x, y + height],
        ];
        self.area(tone, corners.to_vec());
        if tone == Tone::Full {
            return;
        }
        let mut at = HATCH;
        while at < width + height {
            let low = [x + at.min(width), y + (at - width).max(0.0)];
            let high = [x + (at - height).max(0.0), y + at.min(height)];
            self.line(Stroke::Mark, &[low, high]);
            at += HATCH;
        }
        let [a, b, c, d] = corners;
        self.line(Stroke::Mark, &[a, b, c, d, a]);
    }
}

/// Distance of hatching lines in mm.
const HATCH: f64 = 1.6;

/// To a hundredth of a mm, so that the same figures give the same bytes.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// A number of things as a factor.
fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}

/// About how wide words are, in mm: Latin letters and digits are half as wide as kanji.
fn breadth(words: &str) -> f64 {
    let wide = |c: char| if c.is_ascii() { 0.6 } else { 1.0 };
    words.chars().map(wide).sum::<f64>() * TEXT
}

#[cfg(test)]
mod tests;
