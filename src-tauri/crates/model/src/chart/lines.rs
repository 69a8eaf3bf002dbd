//! Lines over months or days: each series with a mark of its own.

use super::axis::Scale;
use super::bars::figure;
use super::{Anchor, Drawing, Stroke, TEXT, WIDTH, breadth};

/// A named line.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Name.
    pub name: String,
    /// One figure for each label.
    pub values: Vec<f64>,
}

const HEIGHT: f64 = 58.0;
const TOP: f64 = 8.0;
/// Half the size of a mark.
const MARK: f64 = 1.1;

/// Lines over labels; the unit is said with each figure.
pub fn lines(labels: &[String], series: &[Series], unit: &str) -> Drawing {
    let below = HEIGHT - TEXT * 2.2;
    let mut out = Drawing::new(HEIGHT);
    let values = series.iter().flat_map(|s| &s.values);
    let scale = Scale::new(values.copied().fold(0.0, f64::max), below, TOP);
    let left = breadth(&figure(scale.top)) + 3.0;
    for tick in scale.ticks() {
        let y = scale.at(tick);
        out.line(Stroke::Grid, &[[left, y], [WIDTH - 2.0, y]]);
        out.words(
            [left - 1.5, y + TEXT * 0.36],
            Anchor::End,
            &figure(tick),
            false,
        );
    }
    let step = (WIDTH - left - 6.0) / number(labels.len().max(1));
    let x = |at: usize| left + 2.0 + step * (number(at) + 0.5);
    // Days stand close: every so many has its label.
    let each = labels.len().div_ceil(16).max(1);
    for (at, label) in labels.iter().enumerate().step_by(each) {
        out.words([x(at), below + TEXT * 1.5], Anchor::Middle, label, false);
    }
    let mut key = left;
    for (nth, one) in series.iter().enumerate() {
        let points = one.values.iter().enumerate();
        let points: Vec<[f64; 2]> = points.map(|(at, v)| [x(at), scale.at(*v)]).collect();
        out.line(Stroke::Data, &points);
        for point in &points {
            mark(&mut out, nth, *point);
        }
        out.line(Stroke::Data, &[[key, 3.0], [key + 7.0, 3.0]]);
        mark(&mut out, nth, [key + 3.5, 3.0]);
        out.words(
            [key + 8.5, 3.0 + TEXT * 0.36],
            Anchor::Start,
            &one.name,
            false,
        );
        key += 14.0 + breadth(&one.name);
    }
    for (at, label) in labels.iter().enumerate() {
        let each = series
            .iter()
            .filter_map(|s| Some((&s.name, s.values.get(at)?)));
        let each: Vec<String> = each
            .map(|(n, v)| format!("{n} {}{unit}", figure(*v)))
            .collect();
        let area = [x(at) - step / 2.0, TOP, step, below - TOP];
        out.spot(area, format!("{label} {}", each.join("、")));
    }
    out.line(Stroke::Axis, &[[left, below], [WIDTH - 2.0, below]]);
    out
}

/// The first series has squares, the second crosses, further ones upright strokes.
fn mark(out: &mut Drawing, nth: usize, [x, y]: [f64; 2]) {
    match nth {
        0 => out.area(
            super::Tone::Full,
            vec![
                [x - MARK, y - MARK],
                [x + MARK, y - MARK],
                [x + MARK, y + MARK],
                [x - MARK, y + MARK],
            ],
        ),
        1 => {
            out.line(Stroke::Data, &[[x - MARK, y - MARK], [x + MARK, y + MARK]]);
            out.line(Stroke::Data, &[[x - MARK, y + MARK], [x + MARK, y - MARK]]);
        }
        _ => out.line(Stroke::Data, &[[x, y - MARK * 1.4], [x, y + MARK * 1.4]]),
    }
}

#[expect(clippy::cast_precision_loss, reason = "places in a picture are few")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}
