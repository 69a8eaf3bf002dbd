//! Lines of the contents and the index of a book.

use super::Setter;
use super::blocks::{stacked, total};
use super::lines::Look;
use super::model::{Item, MM_PER_PT};
use super::strip::Strip;
use super::table::Area;
use crate::document::{Align, Run, TextStyle};

/// Room for a page number at the right of a line of the contents, in mm.
const NUMBER: f32 = 12.0;
/// Distance of the dots that lead to it, in mm.
const DOTS: f32 = 2.0;
/// Indent of what stands in a chapter, and of the second line of a word of the index, in mm.
const INDENT: f32 = 6.0;

impl Setter<'_> {
    /// Words, dots, and the page at the right; the whole line leads there.
    pub(super) fn contents_line(&self, level: u8, text: &str, page: usize, area: Area) -> Strip {
        let (indent, run) = if level <= 1 {
            (0.0, Run::new(text).bold())
        } else {
            (INDENT, Run::new(text))
        };
        let style = TextStyle {
            leading: 1.45,
            ..area.text
        };
        let look = Look::plain(style);
        let room = area.width - indent - NUMBER;
        let lines = self.lines(&[run], look, room);
        let height = total(&lines);
        let mut items = stacked(&lines, area.x + indent, 0.0);
        let number = self.lines(
            &[Run::new(page.to_string())],
            look.aligned(Align::Right),
            NUMBER,
        );
        let low = height - total(&number);
        let right = area.x + area.width;
        items.extend(stacked(&number, right - NUMBER, low));
        if let Some(last) = lines.last() {
            let digits = self.natural_width(&[Run::new(page.to_string())], look);
            let from = area.x + indent + last.width + DOTS;
            let base = height - last.height + last.baseline;
            items.extend(dots(
                from,
                right - digits - DOTS,
                base - style.size * MM_PER_PT * 0.28,
            ));
        }
        items.push(Item::Link {
            x: area.x,
            y: 0.0,
            width: area.width,
            height,
            page,
        });
        Strip {
            // A chapter is not left alone at the foot of a page.
            keep_next: level <= 1,
            ..Strip::items(items, height)
        }
    }

    /// The word with its reading, and its pages; each number leads to its page.
    pub(super) fn index_line(
        &self,
        word: &str,
        reading: &str,
        pages: &[(usize, bool)],
        area: Area,
    ) -> Strip {
        let style = TextStyle {
            leading: 1.4,
            ..area.text
        };
        let look = Look::plain(style);
        let mut head = vec![Run::new(word)];
        if !reading.is_empty() && reading != word {
            head.push(Run::new(format!("　{reading}")).size(7.5).muted());
        }
        let lines = self.lines(&head, look, area.width);
        let mut items = stacked(&lines, area.x, 0.0);
        let (mut y, mut x) = (total(&lines), area.x + area.width);
        let numbers: Vec<(Run, usize)> = pages
            .iter()
            .map(|(page, main)| (number(*page, *main), *page))
            .collect();
        let widths = numbers
            .iter()
            .map(|(run, _)| self.natural_width(std::slice::from_ref(run), look) + DOTS);
        let wide: f32 = widths.sum();
        let left = area.x + lines.last().map_or(0.0, |line| line.width) + DOTS;
        // The numbers stand behind the word where there is room, else on a line of their own.
        let line = lines.last().map_or(0.0, |line| line.height);
        if x - wide >= left {
            y -= line;
        } else {
            x = (area.x + INDENT + wide).min(x);
        }
        let mut at = x - wide;
        for (run, page) in numbers {
            let width = self.natural_width(std::slice::from_ref(&run), look);
            let set = self.lines(&[run], look, width + 0.1);
            let height = total(&set);
            items.extend(stacked(&set, at + DOTS, y));
            items.push(Item::Link {
                x: at + DOTS,
                y,
                width,
                height,
                page,
            });
            at += width + DOTS;
        }
        Strip::items(items, y + line)
    }
}

/// The page that says what a word means is bold.
fn number(page: usize, main: bool) -> Run {
    let run = Run::new(page.to_string());
    if main { run.bold() } else { run }
}

fn dots(from: f32, to: f32, y: f32) -> Vec<Item> {
    let mut out = Vec::new();
    // From the right, so that the dots of all lines stand below one another.
    let mut x = to;
    while x >= from {
        out.push(Item::Stroke {
            points: vec![(x, y), (x + 0.01, y)],
            closed: false,
            weight: 0.3,
        });
        x -= DOTS;
    }
    out
}
