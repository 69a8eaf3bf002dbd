//! Strips: pieces of the column of text that are placed whole, or split on purpose.

use std::rc::Rc;

use super::model::{Item, THIN};
use super::rows::RowGroup;
use crate::document::BoxKind;

/// One piece of the column.
#[derive(Debug, Clone)]
pub(crate) struct Strip {
    pub(crate) body: Body,
    /// In mm.
    pub(crate) height: f32,
    /// Stays on the page of the next strip.
    pub(crate) keep_next: bool,
    /// Head rows that are repeated when a page begins with this strip.
    pub(crate) head: Option<Rc<Vec<Strip>>>,
    /// Frames of the boxes it stands in, outermost first.
    pub(crate) frames: Vec<Frame>,
}

/// What a strip draws.
#[derive(Debug, Clone)]
pub(crate) enum Body {
    /// Items placed from the upper edge of the strip and the left edge of the page.
    Items(Vec<Item>),
    /// Rows of a table that may be parted.
    Rows(RowGroup),
    /// Free space; it vanishes at the head of a page.
    Gap,
    /// The page ends here.
    Break,
}

/// The part of a box's frame that runs along a strip.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) kind: BoxKind,
    pub(crate) is_first: bool,
    pub(crate) is_last: bool,
}

/// Thickness of the rule below a heading in mm.
pub(crate) const STRONG: f32 = 0.35;

impl Strip {
    pub(crate) fn items(items: Vec<Item>, height: f32) -> Self {
        Self::new(Body::Items(items), height)
    }

    pub(crate) fn gap(height: f32) -> Self {
        Self {
            keep_next: true,
            ..Self::new(Body::Gap, height)
        }
    }

    pub(crate) fn new(body: Body, height: f32) -> Self {
        Self {
            body,
            height,
            keep_next: false,
            head: None,
            frames: Vec::new(),
        }
    }

    pub(crate) fn is_gap(&self) -> bool {
        matches!(self.body, Body::Gap)
    }

    /// Least height that must be free to begin this strip on a page.
    pub(crate) fn least(&self, page: f32) -> f32 {
        match &self.body {
            Body::Rows(rows) if rows.may_part(page) => rows.least(),
            _ => self.height,
        }
    }

    /// Everything it draws when its upper edge is at `y`.
    pub(crate) fn place(&self, y: f32) -> Vec<Item> {
        let mut out: Vec<Item> = Vec::new();
        for frame in &self.frames {
            out.extend(frame.draw(y, self.height));
        }
        match &self.body {
            Body::Items(items) => out.extend(items.iter().map(|i| i.clone().moved(0.0, y))),
            Body::Rows(rows) => out.extend(rows.draw().into_iter().map(|i| i.moved(0.0, y))),
            Body::Gap | Body::Break => {}
        }
        out
    }
}

impl Frame {
    fn draw(&self, y: f32, height: f32) -> Vec<Item> {
        let (left, right, bottom) = (self.x, self.x + self.width, y + height);
        let rule = |x1, y1, x2, y2, weight| Item::Rule {
            x1,
            y1,
            x2,
            y2,
            weight,
        };
        if self.kind == BoxKind::Quote {
            return vec![rule(left, y, left, bottom, 0.8)];
        }
        let mut out = vec![
            rule(left, y, left, bottom, THIN),
            rule(right, y, right, bottom, THIN),
        ];
        if self.kind == BoxKind::Tinted {
            out.push(Item::Tint {
                x: left,
                y,
                width: self.width,
                height,
            });
        }
        if self.is_first {
            out.push(rule(left, y, right, y, THIN));
        }
        if self.is_last {
            out.push(rule(left, bottom, right, bottom, THIN));
        }
        out
    }
}
