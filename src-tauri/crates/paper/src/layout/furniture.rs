//! The lines at the head and foot of pages.

use super::blocks::{level, stacked, total};
use super::lines::{Line, Look};
use super::model::{Item, Page, THIN};
use super::table::Area;
use super::{Numbers, Setter};
use crate::document::{Align, Document, Furniture, PAGE_HEIGHT, Run, TextStyle};

/// Size of head and foot lines.
const STYLE: TextStyle = TextStyle {
    size: 7.5,
    leading: 1.45,
};
/// Upper edge of the foot line, in mm from the lower edge of the page.
const FOOT: f32 = 13.2;
/// The same, where a line with the sender stands above it.
const FOOT_WITH_SENDER: f32 = 16.6;
/// Room for the logo beside these two lines, in mm.
const LOGO: (f32, f32) = (24.0, 7.4);
/// Free space between two texts of a line, in mm.
const GAP: f32 = 1.5;
/// Lower edge of the head line, in mm above the text.
const HEAD: f32 = 2.2;

impl Setter<'_> {
    /// Adds the head line to the second and later pages and the foot line to all.
    pub(crate) fn furnish(&self, document: &Document, pages: &mut [Page], run: Numbers) {
        let area = Area {
            x: document.margins.left,
            width: document.body_width(),
            text: STYLE,
            hang: 0.0,
        };
        for (index, page) in pages.iter_mut().enumerate() {
            let number = format!("{} / {}", run.before + index + 1, run.count);
            if let (Some(header), true) = (&document.header, index > 0) {
                let (items, height) = self.furniture(header, &number, area);
                let bottom = document.margins.top - HEAD;
                let top = bottom - height - 0.8;
                let mut head: Vec<Item> = items.into_iter().map(|i| i.moved(0.0, top)).collect();
                head.push(level(area, bottom, THIN));
                page.items.splice(0..0, head);
            }
            if let Some(footer) = &document.footer {
                page.items.extend(self.foot(footer, &number, area));
            }
        }
    }

    fn foot(&self, footer: &Furniture, number: &str, area: Area) -> Vec<Item> {
        let high = if footer.sender.is_empty() {
            FOOT
        } else {
            FOOT_WITH_SENDER
        };
        let top = PAGE_HEIGHT - high;
        let mut out = vec![level(area, top, THIN)];
        let mut inner = area;
        let mut below = top + 1.1;
        if !footer.sender.is_empty() {
            if let Some(logo) = self.logo {
                let (width, height) = logo.fitted(LOGO.0, LOGO.1);
                out.push(Item::Logo {
                    x: area.x,
                    y: below + 0.3,
                    width,
                    height,
                });
                inner.x += width + 2.0;
                inner.width -= width + 2.0;
            }
            let look = Look::plain(STYLE);
            let runs = [Run::new(footer.sender.as_str())];
            // One line: a long name gives way at its end, the paper itself says who it is from.
            let line: Vec<Line> = self
                .lines(&runs, look, inner.width)
                .into_iter()
                .take(1)
                .collect();
            let height = total(&line);
            out.extend(stacked(&line, inner.x, below));
            below += height;
        }
        let (items, _) = self.furniture(footer, number, inner);
        out.extend(items.into_iter().map(|i| i.moved(0.0, below)));
        out
    }

    /// Left, middle and right text on one line; each wraps in its own share of the width.
    fn furniture(&self, line: &Furniture, number: &str, area: Area) -> (Vec<Item>, f32) {
        let right = match (line.page_number, line.right.is_empty()) {
            (true, true) => number.to_owned(),
            (true, false) => format!("{}　{number}", line.right),
            (false, _) => line.right.clone(),
        };
        let shares = if line.middle.is_empty() {
            [0.5, 0.0, 0.5]
        } else {
            [0.31, 0.38, 0.31]
        };
        let parts = [
            (&line.left, Align::Left),
            (&line.middle, Align::Center),
            (&right, Align::Right),
        ];
        let mut items = Vec::new();
        let mut height: f32 = 0.0;
        let mut x = area.x;
        for ((text, align), share) in parts.into_iter().zip(shares) {
            let width = area.width * share;
            let (left, right) = match align {
                Align::Left => (0.0, GAP),
                Align::Center => (GAP, GAP),
                Align::Right | Align::Number => (GAP, 0.0),
            };
            if !text.is_empty() {
                let look = Look::plain(STYLE).aligned(align);
                let lines = self.lines(&[Run::new(text.as_str())], look, width - left - right);
                items.extend(stacked(&lines, x + left, 0.0));
                height = height.max(total(&lines));
            }
            x += width;
        }
        (items, height)
    }
}
