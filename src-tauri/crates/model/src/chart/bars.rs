//! Lying bars, one under another, each of one part or of several (stacked).

use super::axis::Scale;
use super::{Anchor, Drawing, Stroke, TEXT, Tone, WIDTH, breadth};

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is called.
    pub label: String,
    /// Its parts, as many as there are names of parts.
    pub parts: Vec<f64>,
    /// A target, where there is one.
    pub target: Option<f64>,
}

/// Height of a bar and of its row.
const BAR: f64 = 4.4;
const ROW: f64 = 7.0;
/// The longest label; a longer one is cut with …
const LONGEST: f64 = 62.0;
/// Room for the figure behind the longest bar.
const FIGURE: f64 = 16.0;

/// Bars with the names of their parts (one name: no legend), and the unit of the figures.
pub fn bars(rows: &[Bar], parts: &[&str], unit: &str) -> Drawing {
    let legend = if parts.len() > 1 { ROW } else { 0.0 };
    let (first, count) = (1.0 + legend, rows.len());
    let below = first + super::lines::number(count) * ROW;
    let mut out = Drawing::new(below + TEXT * 2.0);
    let labels = rows.iter().map(|row| breadth(&row.label));
    let left = labels.fold(10.0, f64::max).min(LONGEST) + 4.0;
    let sum = |row: &Bar| row.parts.iter().sum::<f64>();
    let largest = rows.iter().map(|r| sum(r).max(r.target.unwrap_or(0.0)));
    let scale = Scale::new(largest.fold(0.0, f64::max), left, WIDTH - FIGURE);
    if parts.len() > 1 {
        self::legend(
            &mut out,
            parts,
            left,
            rows.iter().any(|r| r.target.is_some()),
        );
    }
    for tick in scale.ticks() {
        let x = scale.at(tick);
        out.line(Stroke::Grid, &[[x, first], [x, below]]);
        out.words(
            [x, below + TEXT * 1.3],
            Anchor::Middle,
            &figure(tick),
            false,
        );
    }
    for (at, row) in rows.iter().enumerate() {
        let top = first + super::lines::number(at) * ROW;
        let y = top + (ROW - BAR) / 2.0;
        let middle = top + ROW / 2.0 + TEXT * 0.36;
        out.words([left - 2.0, middle], Anchor::End, &cut(&row.label), false);
        let mut x = left;
        for (part, value) in row.parts.iter().enumerate() {
            let tone = if part == 0 { Tone::Full } else { Tone::Pale };
            let end = x + scale.at(*value) - left;
            out.bar(tone, [x, y, end - x, BAR]);
            x = end;
        }
        let end = row.target.map_or(x, |t| scale.at(t).max(x));
        if let Some(target) = row.target {
            let x = scale.at(target);
            out.line(Stroke::Target, &[[x, y - 0.9], [x, y + BAR + 0.9]]);
        }
        out.words([end + 1.5, middle], Anchor::Start, &figure(sum(row)), true);
        out.spot([0.0, top, WIDTH, ROW], said(row, parts, unit));
    }
    out.line(Stroke::Axis, &[[left, first], [left, below]]);
    out
}

/// A bar in words.
fn said(row: &Bar, parts: &[&str], unit: &str) -> String {
    let mut words = format!("{} {}{unit}", row.label, figure(row.parts.iter().sum()));
    if parts.len() > 1 {
        let each = parts.iter().zip(&row.parts);
        let each: Vec<String> = each.map(|(n, v)| format!("{n}{}", figure(*v))).collect();
        words.push_str(&format!("({})", each.join("、")));
    }
    if let Some(target) = row.target {
        words.push_str(&format!("、目標 {}{unit}", figure(target)));
    }
    words
}

fn legend(out: &mut Drawing, parts: &[&str], left: f64, has_target: bool) {
    let mut x = left;
    for (part, name) in parts.iter().enumerate() {
        let tone = if part == 0 { Tone::Full } else { Tone::Pale };
        out.bar(tone, [x, 1.6, 6.0, 3.2]);
        out.words([x + 7.2, 4.4], Anchor::Start, name, false);
        x += 12.0 + breadth(name);
    }
    if has_target {
        out.line(Stroke::Target, &[[x + 1.0, 1.0], [x + 1.0, 5.4]]);
        out.words([x + 3.0, 4.4], Anchor::Start, "目標", false);
    }
}

fn cut(label: &str) -> String {
    if breadth(label) <= LONGEST {
        return label.to_owned();
    }
    let mut out = String::new();
    for c in label.chars() {
        if breadth(&out) > LONGEST - TEXT * 2.0 {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// A figure as people write it: no decimals where there are none.
pub(super) fn figure(value: f64) -> String {
    if (value - value.round()).abs() < 1e-9 {
        thousands(&format!("{value:.0}"))
    } else {
        format!("{value:.1}")
    }
}

/// `12,345`
fn thousands(digits: &str) -> String {
    let places = (0..digits.len()).rev();
    let each = digits.chars().zip(places).flat_map(|(digit, behind)| {
        let comma = (behind > 0 && behind % 3 == 0).then_some(',');
        std::iter::once(digit).chain(comma)
    });
    each.collect()
}
