//! A drawing of the manual as data: boxes, arrows, bands, words and scales at places in mm from the upper left corner.
//!
//! Everything is drawn in one order: bands, scales, lines, boxes, words. Nothing wraps: a line break stands where the author
//! put it, so that the screen and the paper cannot differ.

mod fit;
mod scale;

pub use fit::breadth;
pub use scale::{Row, Scale, Zone};

use super::{Anchor, Drawing, Shape, Stroke, TEXT, Tone};
use serde::Deserialize;

/// Width of every drawing in mm: the column of text on the screen, and four fifths of the paper.
pub const WIDTH: f64 = 140.0;
/// Distance of lines in mm.
const LEADING: f64 = TEXT * 1.35;
/// Free space between the side of a box and its words, in mm.
const PAD: f64 = 1.2;
/// Length and half width of the head of an arrow, in mm.
const HEAD: [f64; 2] = [2.4, 1.0];
/// Dash and gap of a dashed line, in mm.
const DASH: [f64; 2] = [1.5, 1.0];

/// A drawing before it is laid out; all places and sizes in mm.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sketch {
    /// Height.
    pub height: f64,
    /// Grounds behind everything.
    pub band: Vec<Frame>,
    /// Scales with rows.
    pub scale: Vec<Scale>,
    /// Lines and arrows.
    pub line: Vec<Path>,
    /// Boxes with words.
    #[serde(rename = "box")]
    pub boxes: Vec<Frame>,
    /// Words that stand free.
    pub text: Vec<Words>,
}

/// A rectangle with words in it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Frame {
    /// Left, top, width, height.
    pub at: [f64; 4],
    /// Words; a line feed parts lines.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// Which end of its lines stands at its edge.
    pub align: Align,
    /// Words that matter more than others.
    pub strong: bool,
    /// Rests on a source that is not an official one: its outline is dashed.
    #[serde(skip)]
    pub unsure: bool,
}

/// A line through points, with heads.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Path {
    /// Corners.
    pub points: Vec<[f64; 2]>,
    /// A head at the last point.
    pub head: bool,
    /// A head at the first point.
    pub tail: bool,
    /// Stronger than others.
    pub strong: bool,
    /// In dashes.
    pub dashed: bool,
}

/// Words that stand free.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Words {
    /// The place of their anchor, halfway between their upper and lower edge.
    pub at: [f64; 2],
    /// The words; a line feed parts lines.
    pub text: String,
    /// Which end stands there.
    pub align: Align,
    /// More than others.
    pub strong: bool,
}

/// What a rectangle is; told apart without colour too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Outline on the ground.
    #[default]
    Plain,
    /// The main thing: a tint and a strong outline.
    Main,
    /// Beside it: a lighter tint and a thin outline.
    Side,
    /// To be careful with: two outlines.
    Caution,
}

/// Which end of lines stands at their place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// The middle.
    #[default]
    Middle,
    /// The first character.
    Start,
    /// The last character.
    End,
}

impl Align {
    fn anchor(self) -> Anchor {
        match self {
            Self::Middle => Anchor::Middle,
            Self::Start => Anchor::Start,
            Self::End => Anchor::End,
        }
    }
}

impl Sketch {
    /// Every text of the drawing, to be read or replaced, with whether a box or a row around it can look unsure.
    pub fn texts_mut(&mut self) -> Vec<(&mut String, Option<&mut bool>)> {
        let mut out: Vec<(&mut String, Option<&mut bool>)> = Vec::new();
        for frame in self.band.iter_mut().chain(&mut self.boxes) {
            out.push((&mut frame.text, Some(&mut frame.unsure)));
        }
        for scale in &mut self.scale {
            out.push((&mut scale.unit, None));
            out.extend(scale.tick.iter_mut().map(|t| (&mut t.1, None)));
            let zones = scale.zone.iter_mut();
            out.extend(zones.map(|z| (&mut z.text, Some(&mut z.unsure))));
            for row in &mut scale.row {
                out.push((&mut row.text, None));
                out.push((&mut row.value, Some(&mut row.unsure)));
            }
        }
        out.extend(self.text.iter_mut().map(|w| (&mut w.text, None)));
        out
    }

    /// The picture, and what in it stands where it must not.
    pub fn lay_out(&self) -> (Drawing, Vec<String>) {
        let mut sheet = Sheet {
            out: Drawing {
                width: WIDTH,
                height: self.height,
                text: TEXT,
                ..Drawing::default()
            },
            fit: fit::Fit::new(self.height),
        };
        for band in &self.band {
            sheet.frame(band, false);
        }
        for scale in &self.scale {
            sheet.scale(scale);
        }
        for path in &self.line {
            sheet.path(path);
        }
        for frame in &self.boxes {
            sheet.frame(frame, true);
        }
        for words in &self.text {
            let [x, y] = words.at;
            sheet.block([x, y], words.align, &words.text, words.strong);
        }
        (sheet.out, sheet.fit.problems())
    }
}

/// A drawing while it is laid out.
struct Sheet {
    out: Drawing,
    fit: fit::Fit,
}

impl Sheet {
    /// A rectangle; the ground of a band has no outline.
    fn frame(&mut self, frame: &Frame, outlined: bool) {
        let [x, y, width, height] = frame.at;
        self.fit.frame(frame, outlined);
        let tone = match frame.role {
            Role::Plain => Tone::Paper,
            Role::Main => Tone::Main,
            Role::Side => Tone::Side,
            Role::Caution => Tone::Caution,
        };
        let corners = |inset: f64| {
            let (left, top) = (x + inset, y + inset);
            let (right, bottom) = (x + width - inset, y + height - inset);
            [
                [left, top],
                [right, top],
                [right, bottom],
                [left, bottom],
                [left, top],
            ]
        };
        self.out
            .area(tone, corners(0.0).into_iter().take(4).collect());
        if outlined {
            let strong = frame.role == Role::Main;
            self.outline(&corners(0.0), strong, frame.unsure);
            if frame.role == Role::Caution {
                self.outline(&corners(0.8), false, frame.unsure);
            }
        }
        let at = match frame.align {
            Align::Middle => x + width / 2.0,
            Align::Start => x + PAD,
            Align::End => x + width - PAD,
        };
        self.block(
            [at, y + height / 2.0],
            frame.align,
            &frame.text,
            frame.strong,
        );
    }

    fn outline(&mut self, points: &[[f64; 2]], strong: bool, dashed: bool) {
        let stroke = if strong {
            Stroke::Thick
        } else {
            Stroke::Outline
        };
        if dashed {
            self.dashes(points, stroke);
        } else {
            self.out.line(stroke, points);
        }
    }

    fn dashes(&mut self, points: &[[f64; 2]], stroke: Stroke) {
        let [dash, gap] = DASH;
        for ([ax, ay], [bx, by]) in points.iter().zip(points.iter().skip(1)) {
            let length = (bx - ax).hypot(by - ay);
            let mut at = 0.0;
            while at < length {
                let end = (at + dash).min(length);
                let place = |d: f64| [ax + (bx - ax) * d / length, ay + (by - ay) * d / length];
                self.out.line(stroke, &[place(at), place(end)]);
                at += dash + gap;
            }
        }
    }

    /// A line with its heads; the line ends where a head begins.
    fn path(&mut self, path: &Path) {
        self.fit.path(&path.points);
        let mut points = path.points.clone();
        if path.head {
            self.head(&mut points);
        }
        if path.tail {
            points.reverse();
            self.head(&mut points);
            points.reverse();
        }
        let stroke = if path.strong {
            Stroke::Thick
        } else {
            Stroke::Path
        };
        if path.dashed {
            self.dashes(&points, stroke);
        } else {
            self.out.line(stroke, &points);
        }
    }

    /// Draws a head at the last point and moves that point to its foot.
    fn head(&mut self, points: &mut [[f64; 2]]) {
        let mut from_end = points.iter_mut().rev();
        let (Some(tip), Some(before)) = (from_end.next(), from_end.next()) else {
            return;
        };
        let [length, half] = HEAD;
        let ([tx, ty], [bx, by]) = (*tip, *before);
        let whole = (tx - bx).hypot(ty - by).max(0.01);
        let (ux, uy) = ((tx - bx) / whole, (ty - by) / whole);
        let (fx, fy) = (tx - ux * length, ty - uy * length);
        let wings = [
            [fx - uy * half, fy + ux * half],
            [fx + uy * half, fy - ux * half],
        ];
        self.out.area(Tone::Ink, vec![[tx, ty], wings[0], wings[1]]);
        *tip = [fx, fy];
    }

    /// Lines of words around the middle of their height.
    fn block(&mut self, [x, y]: [f64; 2], align: Align, text: &str, strong: bool) {
        let lines: Vec<&str> = text.lines().collect();
        if lines.is_empty() {
            return;
        }
        self.fit.block([x, y], align, text);
        let top = y - LEADING * super::count(lines.len()) / 2.0;
        for (n, line) in lines.iter().enumerate() {
            // The characters of the face stand a little more than a third of their size above the middle of a line.
            let baseline = top + LEADING * (super::count(n) + 0.5) + TEXT * 0.36;
            self.out.words([x, baseline], align.anchor(), line, strong);
        }
    }
}

/// The words of a picture, in the order in which they are drawn.
pub fn words(drawing: &Drawing) -> Vec<(&str, bool)> {
    let of = |shape: &'_ Shape| matches!(shape, Shape::Words { .. });
    let shapes = drawing.shapes.iter().filter(|s| of(s));
    shapes
        .filter_map(|shape| match shape {
            Shape::Words { words, strong, .. } => Some((words.as_str(), *strong)),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests;
