//! Joins rules and tints that touch, so that grids are drawn once, without seams or double lines.

use super::model::Item;

/// Places closer than this count as the same, in mm.
const NEAR: f32 = 0.02;

/// The items of a page: joined tints, joined rules, then everything else in its order.
pub(crate) fn joined(items: Vec<Item>) -> Vec<Item> {
    let mut tints = Vec::new();
    let mut rules = Vec::new();
    let mut others = Vec::new();
    for item in items {
        match item {
            Item::Tint {
                x,
                y,
                width,
                height,
            } => {
                tints.push(Span {
                    at: x,
                    weight: width,
                    from: y,
                    to: y + height,
                });
            }
            Item::Rule {
                x1,
                y1,
                x2,
                y2,
                weight,
            } => {
                let is_level = (y1 - y2).abs() < (x1 - x2).abs();
                let (at, from, to) = if is_level { (y1, x1, x2) } else { (x1, y1, y2) };
                rules.push((
                    is_level,
                    Span {
                        at,
                        weight,
                        from,
                        to,
                    },
                ));
            }
            other => others.push(other),
        }
    }
    let part = |wanted: bool| -> Vec<Span> {
        let chosen = rules.iter().filter(|(is_level, _)| *is_level == wanted);
        join(chosen.map(|(_, span)| *span).collect())
    };
    let tint = |s: Span| Item::Tint {
        x: s.at,
        y: s.from,
        width: s.weight,
        height: s.to - s.from,
    };
    let level = |s: Span| Item::Rule {
        x1: s.from,
        y1: s.at,
        x2: s.to,
        y2: s.at,
        weight: s.weight,
    };
    let upright = |s: Span| Item::Rule {
        x1: s.at,
        y1: s.from,
        x2: s.at,
        y2: s.to,
        weight: s.weight,
    };
    let mut out: Vec<Item> = join(tints).into_iter().map(tint).collect();
    out.extend(part(false).into_iter().map(upright));
    out.extend(part(true).into_iter().map(level));
    out.extend(others);
    out
}

/// A stretch of a rule or tint: where it lies, how thick it is, and from where to where it goes.
#[derive(Clone, Copy)]
struct Span {
    at: f32,
    weight: f32,
    from: f32,
    to: f32,
}

impl Span {
    /// Place and thickness in steps of `NEAR`.
    #[expect(clippy::cast_possible_truncation, reason = "places on a page")]
    fn key(&self) -> (i32, i32) {
        (
            (self.at / NEAR).round() as i32,
            (self.weight / NEAR).round() as i32,
        )
    }
}

fn join(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by(|a, b| a.key().cmp(&b.key()).then(a.from.total_cmp(&b.from)));
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if last.key() == span.key() && span.from <= last.to + NEAR => {
                last.to = last.to.max(span.to);
            }
            _ => out.push(span),
        }
    }
    out
}
