//! Strips to pages: what stays together, what is parted, and head rows that come again.

use std::collections::VecDeque;

use super::model::{Item, Page};
use super::strip::{Body, Strip};

/// Places strips on pages whose text area begins at `top` and is `height` mm high.
pub(crate) fn paginate(strips: Vec<Strip>, top: f32, height: f32) -> Vec<Page> {
    let mut flow = Flow {
        queue: strips.into(),
        pages: Vec::new(),
        items: Vec::new(),
        used: 0.0,
        is_fresh: true,
        top,
        height,
    };
    while !flow.queue.is_empty() {
        flow.place_next();
    }
    if !flow.items.is_empty() || flow.pages.is_empty() {
        flow.turn();
    }
    flow.pages
}

struct Flow {
    queue: VecDeque<Strip>,
    pages: Vec<Page>,
    items: Vec<Item>,
    used: f32,
    /// Nothing but repeated head rows stands on the page.
    is_fresh: bool,
    top: f32,
    height: f32,
}

impl Flow {
    fn place_next(&mut self) {
        let Some(strip) = self.queue.front() else {
            return;
        };
        if matches!(strip.body, Body::Break) {
            self.queue.pop_front();
            if !self.is_fresh {
                self.turn();
            }
            return;
        }
        if strip.is_gap() && self.is_fresh && strip.frames.is_empty() {
            self.queue.pop_front();
            return;
        }
        if !self.is_fresh && self.group_height() > self.room() {
            self.turn();
            return;
        }
        self.place_front();
    }

    /// Height that must be free for the next strip and all that stays with it; what no page
    /// can hold together is taken strip by strip.
    fn group_height(&self) -> f32 {
        let mut sum = 0.0;
        for strip in &self.queue {
            if !strip.keep_next {
                sum += strip.least(self.height);
                break;
            }
            sum += strip.height;
        }
        match self.queue.front() {
            Some(first) if sum > self.height => first.least(self.height),
            _ => sum,
        }
    }

    fn place_front(&mut self) {
        if self.is_fresh {
            self.repeat_head();
        }
        let Some(strip) = self.queue.pop_front() else {
            return;
        };
        let room = self.room();
        let Body::Rows(rows) = strip.body.clone() else {
            self.put(&strip);
            return;
        };
        if strip.height <= room + 0.005 {
            self.put(&strip);
            return;
        }
        let (first, rest) = rows.part(room, self.is_fresh);
        let with = |group: super::rows::RowGroup| Strip {
            height: group.height(),
            body: Body::Rows(group),
            ..strip.clone()
        };
        let Some(first) = first else {
            if self.is_fresh {
                // Higher than any page and without text to part: it is placed all the same.
                self.put(&strip);
            } else {
                self.queue.push_front(strip);
                self.turn();
            }
            return;
        };
        self.put(&with(first));
        if let Some(rest) = rest {
            self.queue.push_front(with(rest));
            self.turn();
        }
    }

    fn repeat_head(&mut self) {
        let head = self.queue.front().and_then(|strip| strip.head.clone());
        let frames = self
            .queue
            .front()
            .map(|strip| strip.frames.clone())
            .unwrap_or_default();
        for row in head.iter().flat_map(|rows| rows.iter()) {
            let mut row = row.clone();
            row.frames.clone_from(&frames);
            for frame in &mut row.frames {
                frame.is_first = false;
                frame.is_last = false;
            }
            self.put(&row);
            self.is_fresh = true;
        }
    }

    fn put(&mut self, strip: &Strip) {
        self.items.extend(strip.place(self.top + self.used));
        self.used += strip.height;
        self.is_fresh = false;
    }

    fn room(&self) -> f32 {
        self.height - self.used + 0.005
    }

    fn turn(&mut self) {
        self.pages.push(Page {
            items: std::mem::take(&mut self.items),
        });
        self.used = 0.0;
        self.is_fresh = true;
    }
}
