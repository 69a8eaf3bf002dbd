//! Codes to be read and typed: characters in cells of equal width, groups side by side.

use super::Setter;
use super::blocks::{stacked, total};
use super::clusters::thousandths;
use super::lines::Look;
use super::model::{Item, MM_PER_PT, THIN};
use super::strip::Strip;
use super::table::Area;
use crate::document::{Align, Run, TextStyle};

/// Size of the characters in points.
const SIZE: f32 = 20.0;
/// Free space between groups in mm.
const GAP: f32 = 5.0;
/// Most and least width of a character's cell, in thousandths of the size.
const PITCH: (i32, i32) = (1050, 700);

impl Setter<'_> {
    /// The strips of a code.
    pub(crate) fn code(&self, groups: &[String], per_line: usize, area: Area) -> Vec<Strip> {
        let em = SIZE * MM_PER_PT;
        let per_line = per_line.max(1);
        let longest = groups
            .iter()
            .map(|g| g.chars().count())
            .max()
            .unwrap_or(0)
            .max(1);
        let columns = per_line.min(groups.len()).max(1);
        let width = (area.width - GAP * count(columns - 1)) / count(columns);
        let pitch = in_thousandths((width - em * 0.7) / count(longest), em);
        let frame = Frame {
            width,
            pitch: pitch.clamp(PITCH.1, PITCH.0),
        };
        let mut strips = Vec::new();
        for (line, groups_of_line) in groups.chunks(per_line).enumerate() {
            let mut items = Vec::new();
            let mut x = area.x;
            for (column, group) in groups_of_line.iter().enumerate() {
                let number = line * per_line + column + 1;
                items.extend(self.group(group, number, x, frame, area));
                x += width + GAP;
            }
            let mut strip = Strip::items(items, em * 2.1 + 3.0);
            strip.keep_next = (line + 1) * per_line < groups.len();
            strips.push(strip);
        }
        strips
    }

    /// One group in its frame, with its number above.
    fn group(&self, group: &str, number: usize, x: f32, frame: Frame, area: Area) -> Vec<Item> {
        let width = frame.width;
        let em = SIZE * MM_PER_PT;
        let small = TextStyle {
            size: area.text.size * 0.8,
            leading: 1.3,
        };
        let label = [Run::new(number.to_string()).muted()];
        let label = self.lines(&label, Look::plain(small), width);
        let top = total(&label);
        let mut items = stacked(&label, x + 0.4, 0.0);
        let bottom = top + em * 1.5;
        for (x1, y1, x2, y2) in [
            (x, top, x + width, top),
            (x, bottom, x + width, bottom),
            (x, top, x, bottom),
            (x + width, top, x + width, bottom),
        ] {
            items.push(Item::Rule {
                x1,
                y1,
                x2,
                y2,
                weight: THIN,
            });
        }
        let style = TextStyle {
            size: SIZE,
            leading: 1.5,
        };
        let runs = [Run::new(group).bold()];
        let look = Look::plain(style).aligned(Align::Center);
        let mut lines = self.lines(&runs, look, width);
        lines
            .iter_mut()
            .for_each(|line| spread(&mut line.items, x, frame));
        for line in lines {
            items.extend(line.items.into_iter().map(|item| item.moved(0.0, top)));
        }
        items
    }
}

/// Width of a group's frame in mm, and of a character's cell in thousandths of the size.
#[derive(Clone, Copy)]
struct Frame {
    width: f32,
    pitch: i32,
}

#[expect(clippy::cast_precision_loss, reason = "a handful")]
fn count(things: usize) -> f32 {
    things as f32
}

#[expect(clippy::cast_possible_truncation, reason = "a share of one em")]
fn in_thousandths(mm: f32, em: f32) -> i32 {
    (mm / em * 1000.0) as i32
}

/// Gives every character the same pitch and stands the run in the middle of its frame.
fn spread(items: &mut [Item], x: f32, frame: Frame) {
    for item in items {
        let Item::Text(run) = item else { continue };
        for glyph in &mut run.glyphs {
            let spare = frame.pitch - glyph.width;
            glyph.before = spare / 2;
            glyph.after = spare - spare / 2;
        }
        let advance: i32 = run.glyphs.iter().map(super::model::Glyph::advance).sum();
        run.x = x + (frame.width - thousandths(advance, run.size * MM_PER_PT)) / 2.0;
    }
}
