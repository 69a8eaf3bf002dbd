//! Scales: an axis, zones above it, and a bar for each row.

use super::{Align, LEADING, Role, Sheet, breadth};
use crate::chart::{Stroke, TEXT, Tone, count};
use serde::Deserialize;

/// Free space between words and what they stand beside, in mm.
const GAP: f64 = 1.6;
/// Height of the row of zones in mm.
const ZONE: f64 = LEADING + 1.6;

/// An axis with rows; all places and sizes in mm, values in its own unit.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Scale {
    /// Left end of the axis, upper edge.
    pub at: [f64; 2],
    /// Length of the axis.
    pub width: f64,
    /// Value at its left end.
    pub from: f64,
    /// Value at its right end.
    pub to: f64,
    /// Words below the axis at its right end.
    pub unit: String,
    /// Values with their words.
    pub tick: Vec<(f64, String)>,
    /// Parts of the axis that have a name.
    pub zone: Vec<Zone>,
    /// Height of a row.
    pub row_height: f64,
    /// Rows from above.
    pub row: Vec<Row>,
}

/// A part of an axis.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Zone {
    /// From.
    pub from: f64,
    /// To.
    pub to: f64,
    /// Its name.
    pub text: String,
    /// How it looks.
    pub role: Role,
    /// Rests on a source that is not an official one: its outline is dashed.
    #[serde(skip)]
    pub unsure: bool,
}

/// A bar with its name and its value.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Row {
    /// Name, left of the axis.
    pub text: String,
    /// From.
    pub from: f64,
    /// To.
    pub to: f64,
    /// Words right of the bar.
    pub value: String,
    /// Solid (main) or pale.
    pub role: Role,
    /// It goes on beyond what is drawn.
    pub goes_on: bool,
    /// Rests on a source that is not an official one: it is hatched.
    #[serde(skip)]
    pub unsure: bool,
}

impl Scale {
    /// Where a value stands.
    fn place(&self, value: f64) -> f64 {
        let [x, _] = self.at;
        x + self.width * (value - self.from) / (self.to - self.from).max(0.001)
    }

    fn head(&self) -> f64 {
        if self.zone.is_empty() {
            0.0
        } else {
            ZONE + 1.0
        }
    }

    /// Where the axis stands.
    fn axis(&self) -> f64 {
        let [_, y] = self.at;
        y + self.head() + self.row_height * count(self.row.len())
    }

    /// What cannot be drawn.
    pub(super) fn problems(&self) -> Vec<String> {
        let inside = |v: f64| (self.from..=self.to).contains(&v);
        let ends = self.row.iter().flat_map(|r| [r.from, r.to]);
        let zones = self.zone.iter().flat_map(|z| [z.from, z.to]);
        let ticks = self.tick.iter().map(|t| t.0);
        ends.chain(zones)
            .chain(ticks)
            .filter(|v| !inside(*v))
            .map(|v| format!("{v} is not on the scale"))
            .collect()
    }
}

impl Sheet {
    pub(super) fn scale(&mut self, scale: &Scale) {
        let [x, y] = scale.at;
        self.fit.scale(scale, scale.axis());
        for zone in &scale.zone {
            let (left, right) = (scale.place(zone.from), scale.place(zone.to));
            let frame = super::Frame {
                at: [left, y, right - left, ZONE],
                text: zone.text.clone(),
                role: zone.role,
                unsure: zone.unsure,
                ..super::Frame::default()
            };
            self.frame(&frame, true);
        }
        let (top, axis) = (y + scale.head(), scale.axis());
        for (value, words) in &scale.tick {
            let at = scale.place(*value);
            self.out.line(Stroke::Grid, &[[at, top], [at, axis]]);
            self.out.line(Stroke::Axis, &[[at, axis], [at, axis + 0.9]]);
            self.block(
                [at, axis + 0.9 + LEADING / 2.0],
                Align::Middle,
                words,
                false,
            );
        }
        self.out
            .line(Stroke::Axis, &[[x, axis], [x + scale.width, axis]]);
        if !scale.unit.is_empty() {
            let below = axis + 0.9 + LEADING * 1.5;
            self.block([x + scale.width, below], Align::End, &scale.unit, false);
        }
        for (n, row) in scale.row.iter().enumerate() {
            let middle = top + scale.row_height * (count(n) + 0.5);
            self.row(scale, row, middle);
        }
    }

    fn row(&mut self, scale: &Scale, row: &Row, middle: f64) {
        let [x, _] = scale.at;
        self.block([x - GAP, middle], Align::End, &row.text, false);
        let (left, right) = (scale.place(row.from), scale.place(row.to));
        let thick = TEXT * 0.9;
        let mut end = right;
        if row.goes_on {
            end -= thick * 0.8;
            let [up, down] = [middle - thick * 0.8, middle + thick * 0.8];
            self.out
                .area(Tone::Ink, vec![[end, up], [right, middle], [end, down]]);
        }
        self.bar(row, [left, middle - thick / 2.0, end - left, thick]);
        self.fit
            .bar([left, middle - thick / 2.0, right - left, thick]);
        if !row.value.is_empty() {
            self.clear([right + GAP * 0.5, middle], breadth(&row.value) + GAP);
        }
        self.block([right + GAP, middle], Align::Start, &row.value, true);
    }

    fn bar(&mut self, row: &Row, at: [f64; 4]) {
        let [x, y, width, height] = at;
        if row.unsure {
            self.out.bar(Tone::Pale, at);
        } else if row.role == Role::Main {
            self.out.bar(Tone::Full, at);
        } else if width > 0.0 {
            let (right, down) = (x + width, y + height);
            let corners = [[x, y], [right, y], [right, down], [x, down], [x, y]];
            self.out
                .area(Tone::Main, corners.into_iter().take(4).collect());
            self.out.line(Stroke::Outline, &corners);
        }
    }

    /// Nothing of the grid is seen between the words.
    fn clear(&mut self, [x, middle]: [f64; 2], width: f64) {
        let (right, up, down) = (x + width, middle - LEADING / 2.0, middle + LEADING / 2.0);
        let corners = vec![[x, up], [right, up], [right, down], [x, down]];
        self.out.area(Tone::Paper, corners);
    }
}
