//! The page model: text, rectangles and rules at their places, in mm from the upper left corner.

use crate::document::Tone;
use crate::fonts::Face;

/// Millimetres per point.
pub(crate) const MM_PER_PT: f32 = 25.4 / 72.0;

/// Thickness of thin rules in mm.
pub(crate) const THIN: f32 = 0.2;

/// A set paper.
#[derive(Debug, Clone, PartialEq)]
pub struct PageModel {
    /// Width of the pages in mm.
    pub width: f32,
    /// Height of the pages in mm.
    pub height: f32,
    /// The pages in order.
    pub pages: Vec<Page>,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Tints first, then rules and drawn marks, then text in reading order.
    pub items: Vec<Item>,
}

/// One thing at its place.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A light tint.
    Tint {
        /// Left edge in mm.
        x: f32,
        /// Upper edge in mm.
        y: f32,
        /// Width in mm.
        width: f32,
        /// Height in mm.
        height: f32,
    },
    /// A straight rule, level or upright.
    Rule {
        /// Start, mm from the left.
        x1: f32,
        /// Start, mm from the top.
        y1: f32,
        /// End, mm from the left.
        x2: f32,
        /// End, mm from the top.
        y2: f32,
        /// Thickness in mm.
        weight: f32,
    },
    /// A drawn line of several points, with round ends.
    Stroke {
        /// Points in mm.
        points: Vec<(f32, f32)>,
        /// Whether it returns to its start.
        closed: bool,
        /// Thickness in mm.
        weight: f32,
    },
    /// A filled outline.
    Area {
        /// Corners in mm.
        points: Vec<(f32, f32)>,
        /// 0 = black, 1 = paper.
        grey: f32,
    },
    /// The logo of the document.
    Logo {
        /// Left edge in mm.
        x: f32,
        /// Upper edge in mm.
        y: f32,
        /// Width in mm.
        width: f32,
        /// Height in mm.
        height: f32,
    },
    /// Black squares of a QR.
    Squares {
        /// Left edge in mm.
        x: f32,
        /// Upper edge in mm.
        y: f32,
        /// Side of one square in mm.
        side: f32,
        /// Dark rectangles: column, row, width and height in squares.
        dark: Vec<[u8; 4]>,
    },
    /// A place with a name; nothing is seen of it.
    Anchor {
        /// Its name.
        name: String,
        /// Upper edge of what follows, in mm.
        y: f32,
    },
    /// A place that leads to another page when it is clicked.
    Link {
        /// Left edge in mm.
        x: f32,
        /// Upper edge in mm.
        y: f32,
        /// Width in mm.
        width: f32,
        /// Height in mm.
        height: f32,
        /// The page, from 1.
        page: usize,
    },
    /// Text with one look on one line.
    Text(TextRun),
}

/// Text with one look on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// Left edge in mm.
    pub x: f32,
    /// Baseline, mm from the top.
    pub y: f32,
    /// Size in points.
    pub size: f32,
    /// The face that has the glyphs.
    pub face: Face,
    /// Thickened, where a bold character had to come from the fallback face.
    pub thickened: bool,
    /// How dark.
    pub tone: Tone,
    /// The characters.
    pub text: String,
    /// The glyphs, in order; their `len`s add up to the length of `text`.
    pub glyphs: Vec<Glyph>,
}

/// One glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Number in the face.
    pub id: u16,
    /// Bytes of the run's text that it draws.
    pub len: usize,
    /// Own width, in thousandths of the size.
    pub width: i32,
    /// Free space before it, in thousandths of the size.
    pub before: i32,
    /// Free space after it, in thousandths of the size.
    pub after: i32,
}

impl Glyph {
    /// How far the pen moves, in thousandths of the size.
    pub(crate) fn advance(&self) -> i32 {
        self.before + self.width + self.after
    }
}

impl Item {
    /// The same thing at another place, moved by `dx` to the right and `dy` down (mm).
    pub(crate) fn moved(mut self, dx: f32, dy: f32) -> Self {
        match &mut self {
            Item::Anchor { y, .. } => *y += dy,
            Item::Tint { x, y, .. }
            | Item::Logo { x, y, .. }
            | Item::Squares { x, y, .. }
            | Item::Link { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            Item::Rule { x1, y1, x2, y2, .. } => {
                *x1 += dx;
                *y1 += dy;
                *x2 += dx;
                *y2 += dy;
            }
            Item::Stroke { points, .. } | Item::Area { points, .. } => {
                for point in points.iter_mut() {
                    point.0 += dx;
                    point.1 += dy;
                }
            }
            Item::Text(run) => {
                run.x += dx;
                run.y += dy;
            }
        }
        self
    }
}

impl PageModel {
    /// All text in reading order, lines ended by a line feed and pages by a form feed.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for page in &self.pages {
            let mut baseline = None;
            for item in &page.items {
                let Item::Text(run) = item else { continue };
                if baseline.is_some_and(|y: f32| (y - run.y).abs() > 0.01) {
                    out.push('\n');
                }
                baseline = Some(run.y);
                out.push_str(&run.text);
            }
            out.push('\u{C}');
        }
        out
    }

    /// Two pages side by side on one sheet, in the order in which they are read.
    pub(crate) fn folded(self) -> Self {
        let beside = self.width;
        let mut sheets = Vec::new();
        let mut pages = self.pages.into_iter();
        while let Some(mut left) = pages.next() {
            let right = pages.next().unwrap_or_default().items;
            left.items
                .extend(right.into_iter().map(|item| item.moved(beside, 0.0)));
            sheets.push(left);
        }
        Self {
            width: beside * 2.0,
            height: self.height,
            pages: sheets,
        }
    }

    /// One line per item with its place to a hundredth of a mm, for golden files.
    pub fn dump(&self) -> String {
        let mut out = String::new();
        for (number, page) in self.pages.iter().enumerate() {
            out.push_str(&format!("page {}\n", number + 1));
            for item in &page.items {
                out.push_str(&dump_item(item));
                out.push('\n');
            }
        }
        out
    }
}

fn dump_item(item: &Item) -> String {
    match item {
        Item::Tint {
            x,
            y,
            width,
            height,
        } => {
            format!("tint {x:.2} {y:.2} {width:.2}x{height:.2}")
        }
        Item::Rule {
            x1,
            y1,
            x2,
            y2,
            weight,
        } => {
            format!("rule {x1:.2} {y1:.2} {x2:.2} {y2:.2} w{weight:.2}")
        }
        Item::Logo {
            x,
            y,
            width,
            height,
        } => format!("logo {x:.2} {y:.2} {width:.2}x{height:.2}"),
        Item::Stroke {
            points,
            closed,
            weight,
        } => {
            let points: Vec<String> = points
                .iter()
                .map(|(x, y)| format!("{x:.2},{y:.2}"))
                .collect();
            let shape = if *closed { "box" } else { "stroke" };
            format!("{shape} {} w{weight:.2}", points.join(" "))
        }
        Item::Area { points, grey } => {
            let corner = |(x, y): &(f32, f32)| format!("{x:.2},{y:.2}");
            let points: Vec<String> = points.iter().map(corner).collect();
            format!("area {} g{grey:.2}", points.join(" "))
        }
        Item::Anchor { name, y } => format!("anchor {name} {y:.2}"),
        Item::Link {
            x,
            y,
            width,
            height,
            page,
        } => format!("link {x:.2} {y:.2} {width:.2}x{height:.2} to {page}"),
        Item::Squares { x, y, side, dark } => {
            let dark: Vec<String> = dark
                .iter()
                .map(|[x, y, w, h]| format!("{x},{y},{w}x{h}"))
                .collect();
            format!("squares {x:.2} {y:.2} {side:.2} {}", dark.join(" "))
        }
        Item::Text(run) => {
            let muted = if run.tone == Tone::Muted {
                " muted"
            } else {
                ""
            };
            let thick = if run.thickened { " thick" } else { "" };
            format!(
                "text {:.2} {:.2} {}{:.1}{muted}{thick} {}",
                run.x,
                run.y,
                run.face.letter(),
                run.size,
                run.text
            )
        }
    }
}
