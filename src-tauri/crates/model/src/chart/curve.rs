//! The curve of a survival analysis: steps, their interval behind them, marks where observations end.

use super::axis::Scale;
use super::bars::figure;
use super::{Anchor, Drawing, Stroke, TEXT, Tone, WIDTH};
use crate::survival::Curve;

const HEIGHT: f64 = 66.0;
const TOP: f64 = 9.0;
const LEFT: f64 = 14.0;

/// The curve with its interval, marks of censored observations and the median; `share` names what the height is.
pub fn survival(curve: &Curve, share: &str) -> Drawing {
    let below = HEIGHT - TEXT * 3.6;
    let mut out = Drawing::new(HEIGHT);
    let last = curve.steps.last().map_or(0, |s| s.day);
    let days = Scale::new(f64::from(last), LEFT, WIDTH - 6.0);
    let height = |share: f64| below + (TOP - below) * share;
    for tenth in [0, 25, 50, 75, 100] {
        let y = height(f64::from(tenth) / 100.0);
        out.line(Stroke::Grid, &[[LEFT, y], [WIDTH - 6.0, y]]);
        out.words(
            [LEFT - 1.5, y + TEXT * 0.36],
            Anchor::End,
            &format!("{tenth}%"),
            false,
        );
    }
    for tick in days.ticks() {
        let words = figure(tick);
        out.words(
            [days.at(tick), below + TEXT * 1.5],
            Anchor::Middle,
            &words,
            false,
        );
    }
    out.words(
        [WIDTH - 6.0, HEIGHT - TEXT * 0.4],
        Anchor::End,
        "休業の開始からの日数",
        false,
    );
    // Each line runs level to the day of a step and then falls.
    let stairs = |of: fn(&crate::survival::Step) -> f64| {
        let (mut at, mut points) = (1.0, vec![[LEFT, height(1.0)]]);
        for step in &curve.steps {
            let x = days.at(f64::from(step.day));
            points.push([x, height(at)]);
            at = of(step);
            points.push([x, height(at)]);
        }
        points
    };
    let mut band = stairs(|s| s.high);
    band.extend(stairs(|s| s.low).into_iter().rev());
    out.area(Tone::Faint, band);
    out.line(Stroke::Data, &stairs(|s| s.share));
    for step in &curve.steps {
        let (x, y) = (days.at(f64::from(step.day)), height(step.share));
        if step.censored > 0 {
            out.line(Stroke::Mark, &[[x, y - 1.4], [x, y + 1.4]]);
        }
        if step.events > 0 {
            let percent = |share: f64| figure((share * 1000.0).round() / 10.0);
            let words = format!(
                "{}日 {share} {}%(95%信頼区間 {}〜{}%)、復職 {}人、観察中 {}人",
                step.day,
                percent(step.share),
                percent(step.low),
                percent(step.high),
                step.events,
                step.at_risk
            );
            out.spot([x - 1.5, TOP, 3.0, below - TOP], words);
        }
    }
    if let Some(median) = curve.median {
        let x = days.at(f64::from(median));
        out.line(
            Stroke::Target,
            &[[LEFT, height(0.5)], [x, height(0.5)], [x, below]],
        );
    }
    key(&mut out, share);
    out.line(
        Stroke::Axis,
        &[[LEFT, TOP], [LEFT, below], [WIDTH - 6.0, below]],
    );
    out
}

fn key(out: &mut Drawing, share: &str) {
    let y = 3.0;
    let words = |out: &mut Drawing, x: f64, words: &str| {
        out.words([x, y + TEXT * 0.36], Anchor::Start, words, false);
        x + super::breadth(words) + 4.0
    };
    out.line(Stroke::Data, &[[LEFT, y], [LEFT + 7.0, y]]);
    let x = words(out, LEFT + 8.5, share);
    let band = [
        [x, y - 1.6],
        [x + 7.0, y - 1.6],
        [x + 7.0, y + 1.6],
        [x, y + 1.6],
    ];
    out.area(Tone::Faint, band.to_vec());
    let x = words(out, x + 8.5, "95%信頼区間");
    out.line(Stroke::Mark, &[[x + 1.0, y - 1.4], [x + 1.0, y + 1.4]]);
    let x = words(out, x + 3.0, "打ち切り");
    out.line(Stroke::Target, &[[x, y], [x + 7.0, y]]);
    words(out, x + 8.5, "中央値");
}
