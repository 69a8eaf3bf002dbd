//! Kaplan–Meier: how long something lasts when not everybody has come to its end yet.

use serde::Serialize;
use ts_rs::TS;

/// The two-sided 95 % point of the normal distribution.
const Z95: f64 = 1.959_963_984_540_054;
/// Shares are products of fractions: what is a half on paper may miss it by the last bits.
const ROUNDING: f64 = 1e-9;

/// One person under observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed {
    /// Days from the start to the event, or to the last day that is known.
    pub days: u32,
    /// Whether the event came; without it the observation is censored.
    pub event: bool,
}

/// The curve from one day to the next step.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Step {
    /// Day of the step.
    pub day: u32,
    /// Persons under observation just before.
    pub at_risk: u32,
    /// Events on this day.
    pub events: u32,
    /// Observations that end on this day without the event.
    pub censored: u32,
    /// Share for whom the event has not come after this day.
    pub share: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
}

/// A curve with its median.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Curve {
    /// Persons.
    pub persons: u32,
    /// Events.
    pub events: u32,
    /// Steps in order of days.
    pub steps: Vec<Step>,
    /// First day on which at most half are left; None = not reached.
    pub median: Option<u32>,
    /// Lower end of its 95 % interval.
    pub median_low: Option<u32>,
    /// Upper end of its 95 % interval; None = not reached.
    pub median_high: Option<u32>,
}

/// The curve of these observations: product limit, variance by Greenwood, interval on the log(-log) scale. Whoever is
/// censored on a day was still under observation for the events of that day.
pub fn curve(observed: &[Observed]) -> Curve {
    let mut days: Vec<u32> = observed.iter().map(|o| o.days).collect();
    days.sort_unstable();
    days.dedup();
    let (mut at_risk, mut share, mut greenwood) = (observed.len(), 1.0_f64, 0.0_f64);
    let mut steps = Vec::with_capacity(days.len());
    for day in days {
        let here = || observed.iter().filter(|o| o.days == day);
        let events = here().filter(|o| o.event).count();
        let censored = here().count() - events;
        let (n, d) = (number(at_risk), number(events));
        if events > 0 {
            share *= 1.0 - d / n;
            greenwood += d / (n * (n - d));
        }
        if share < ROUNDING {
            share = 0.0;
        }
        let (low, high) = interval(share, greenwood);
        steps.push(Step {
            day,
            at_risk: small(at_risk),
            events: small(events),
            censored: small(censored),
            share,
            low,
            high,
        });
        at_risk -= events + censored;
    }
    let first = |of: fn(&Step) -> f64| {
        let half = |step: &&Step| of(step) <= 0.5 + ROUNDING;
        steps.iter().find(half).map(|step| step.day)
    };
    Curve {
        persons: small(observed.len()),
        events: steps.iter().map(|step| step.events).sum(),
        median: first(|step| step.share),
        median_low: first(|step| step.low),
        median_high: first(|step| step.high),
        steps,
    }
}

/// Where nobody is left the scale has no width: the interval closes there, as published implementations have it.
fn interval(share: f64, greenwood: f64) -> (f64, f64) {
    if share <= 0.0 || greenwood <= 0.0 {
        return (share, share);
    }
    let log = share.ln();
    let away = Z95 * greenwood.sqrt() / log;
    let end = |side: f64| (-((-log).ln() + side * away).exp()).exp();
    (end(-1.0), end(1.0))
}

/// Median and quartiles by linear interpolation between the ordered values (as Excel's QUARTILE.INC).
pub fn quartiles(values: &[u32]) -> Option<[f64; 3]> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let at = |share: f64| -> Option<f64> {
        let place = share * (number(sorted.len()) - 1.0);
        let below = place.floor();
        let value = |at: f64| sorted.get(whole(at)).copied().map(f64::from);
        let low = value(below)?;
        let high = value(below + 1.0).unwrap_or(low);
        Some(low + (high - low) * (place - below))
    };
    if sorted.is_empty() {
        return None;
    }
    Some([at(0.25)?, at(0.5)?, at(0.75)?])
}

#[expect(clippy::cast_precision_loss, reason = "counts of persons are small")]
fn number(count: usize) -> f64 {
    count as f64
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place in a list: not negative and no larger than its length"
)]
fn whole(place: f64) -> usize {
    place as usize
}

#[cfg(test)]
mod tests;
