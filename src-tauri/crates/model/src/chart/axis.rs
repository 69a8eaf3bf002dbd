//! Scales: round steps from nothing to the largest figure.

/// From figures to places.
pub(super) struct Scale {
    /// The round figure at the end.
    pub(super) top: f64,
    step: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale that holds the largest figure, from the place of 0 to the place of its end.
    pub(super) fn new(largest: f64, from: f64, to: f64) -> Self {
        let step = step(largest.max(1.0) / 5.0);
        Self {
            top: (largest.max(1.0) / step).ceil() * step,
            step,
            from,
            to,
        }
    }

    pub(super) fn at(&self, figure: f64) -> f64 {
        self.from + (self.to - self.from) * figure / self.top
    }

    /// The ticks from 0 to the end.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let mut out = Vec::new();
        let mut at = 0.0;
        while at <= self.top + self.step / 2.0 {
            out.push(at);
            at += self.step;
        }
        out
    }
}

/// The next of 1, 2, 5, 10, 20 … that is not smaller.
fn step(least: f64) -> f64 {
    let mut power = 1.0;
    loop {
        for factor in [1.0, 2.0, 5.0] {
            if factor * power >= least {
                return factor * power;
            }
        }
        power *= 10.0;
    }
}
