//! What in a drawing stands where it must not: words outside of their box or on other words, things outside of the picture.

use super::{Align, Frame, LEADING, PAD, Scale, WIDTH};
use crate::chart::{TEXT, count};

/// Left, top, right, bottom in mm.
type Rect = [f64; 4];

/// Touching is no overlap, in mm.
const NEAR: f64 = 0.25;

/// Width of a line in mm, never less than the bundled face draws it.
pub fn breadth(line: &str) -> f64 {
    let em = |c: char| match c {
        'M' | 'W' | '%' | '@' | 'm' | 'w' => 1.0,
        'A'..='Z' => 0.9,
        '0'..='9' | 'a'..='z' => 0.76,
        c if c.is_ascii() => 0.6,
        _ => 1.0,
    };
    line.chars().map(em).sum::<f64>() * TEXT
}

fn size(text: &str) -> [f64; 2] {
    let width = text.lines().map(breadth).fold(0.0, f64::max);
    [width, LEADING * count(text.lines().count())]
}

/// Collects what stands where.
pub(super) struct Fit {
    height: f64,
    words: Vec<(Rect, String)>,
    boxes: Vec<(Rect, String)>,
    bars: Vec<Rect>,
    paths: Vec<Vec<[f64; 2]>>,
    problems: Vec<String>,
}

impl Fit {
    pub(super) fn new(height: f64) -> Self {
        Self {
            height,
            words: Vec::new(),
            boxes: Vec::new(),
            bars: Vec::new(),
            paths: Vec::new(),
            problems: Vec::new(),
        }
    }

    pub(super) fn frame(&mut self, frame: &Frame, outlined: bool) {
        let [x, y, width, height] = frame.at;
        let [wide, high] = size(&frame.text);
        if wide > width - 2.0 * PAD + 0.01 || high > height - 0.6 {
            self.say("text outside of its box", &frame.text);
        }
        let rect = [x, y, x + width, y + height];
        self.inside(rect, &frame.text);
        if outlined {
            self.boxes.push((rect, frame.text.clone()));
        }
    }

    pub(super) fn path(&mut self, points: &[[f64; 2]]) {
        if points.len() < 2 {
            self.say("a line without two points", "");
        }
        for [x, y] in points {
            self.inside([*x, *y, *x, *y], "a line");
        }
        self.paths.push(points.to_vec());
    }

    pub(super) fn scale(&mut self, scale: &Scale, axis: f64) {
        let [x, y] = scale.at;
        self.inside([x, y, x + scale.width, axis], &scale.unit);
        if scale.to <= scale.from || scale.row_height < LEADING {
            self.say("a scale without room", &scale.unit);
        }
        self.problems.extend(scale.problems());
    }

    pub(super) fn bar(&mut self, [x, y, width, height]: [f64; 4]) {
        self.bars.push([x, y, x + width, y + height]);
    }

    pub(super) fn block(&mut self, [x, y]: [f64; 2], align: Align, text: &str) {
        let [width, height] = size(text);
        let left = match align {
            Align::Middle => x - width / 2.0,
            Align::Start => x,
            Align::End => x - width,
        };
        let rect = [left, y - height / 2.0, left + width, y + height / 2.0];
        self.inside(rect, text);
        self.words.push((rect, text.to_owned()));
    }

    fn inside(&mut self, [left, top, right, bottom]: Rect, what: &str) {
        let fits =
            left >= -0.01 && top >= -0.01 && right <= WIDTH + 0.01 && bottom <= self.height + 0.01;
        if !fits {
            self.say("outside of the picture", what);
        }
    }

    fn say(&mut self, problem: &str, what: &str) {
        let what = what.lines().collect::<Vec<_>>().join(" ");
        self.problems.push(format!("{problem}: {what}"));
    }

    /// All that is wrong, in the order in which it was drawn.
    pub(super) fn problems(mut self) -> Vec<String> {
        let mut found = Vec::new();
        for (n, (rect, text)) in self.words.iter().enumerate() {
            for (other, on) in self.words.iter().skip(n + 1) {
                if meet(*rect, *other) {
                    found.push((format!("text on other text ({on})"), text.clone()));
                }
            }
            let own = |frame: &Rect| covers(*frame, *rect);
            if self
                .boxes
                .iter()
                .any(|(frame, _)| meet(*frame, *rect) && !own(frame))
            {
                found.push(("text over the edge of a box".to_owned(), text.clone()));
            }
            if self.bars.iter().any(|bar| meet(*bar, *rect)) {
                found.push(("text on a bar".to_owned(), text.clone()));
            }
            if self.paths.iter().any(|points| crosses(points, *rect)) {
                found.push(("text on a line".to_owned(), text.clone()));
            }
        }
        for (n, (rect, text)) in self.boxes.iter().enumerate() {
            if self
                .boxes
                .iter()
                .skip(n + 1)
                .any(|(other, _)| meet(*rect, *other))
            {
                found.push(("a box on another".to_owned(), text.clone()));
            }
        }
        for (problem, text) in found {
            self.say(&problem, &text);
        }
        self.problems
    }
}

fn meet([al, at, ar, ab]: Rect, [bl, bt, br, bb]: Rect) -> bool {
    al + NEAR < br && bl + NEAR < ar && at + NEAR < bb && bt + NEAR < ab
}

fn covers([al, at, ar, ab]: Rect, [bl, bt, br, bb]: Rect) -> bool {
    al <= bl + NEAR && at <= bt + NEAR && ar + NEAR >= br && ab + NEAR >= bb
}

/// Does any part of a line pass through a rectangle? Looked at in steps of a third of a millimetre.
fn crosses(points: &[[f64; 2]], rect: Rect) -> bool {
    points
        .iter()
        .zip(points.iter().skip(1))
        .any(|([ax, ay], [bx, by])| {
            let length = (bx - ax).hypot(by - ay);
            let mut at = 0.0;
            while at <= length {
                let share = if length > 0.0 { at / length } else { 0.0 };
                let (x, y) = (ax + (bx - ax) * share, ay + (by - ay) * share);
                if meet([x - NEAR, y - NEAR, x + NEAR, y + NEAR], rect) {
                    return true;
                }
                at += 0.3;
            }
            false
        })
}
