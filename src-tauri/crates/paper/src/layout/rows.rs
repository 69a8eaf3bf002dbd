//! Rows of a table that belong together: their heights, how they are drawn, and how they are parted.

use super::lines::Line;
use super::model::{Item, THIN};
use crate::document::{Grid, Role};

/// Rows bound by cells that reach over several of them; most groups are a single row.
#[derive(Debug, Clone)]
pub(crate) struct RowGroup {
    /// Least heights of the rows in mm.
    pub(crate) least_heights: Vec<f32>,
    pub(crate) cells: Vec<SetCell>,
    pub(crate) grid: Grid,
    pub(crate) pad_y: f32,
}

/// A cell with its lines set.
#[derive(Debug, Clone)]
pub(crate) struct SetCell {
    /// Left edge and width in mm.
    pub(crate) x: f32,
    pub(crate) width: f32,
    /// Space between rule and text in mm.
    pub(crate) pad_x: f32,
    pub(crate) row: usize,
    pub(crate) down: usize,
    pub(crate) role: Role,
    pub(crate) middle: bool,
    pub(crate) framed: bool,
    /// Least height in mm.
    pub(crate) room: f32,
    pub(crate) lines: Vec<Line>,
    /// What stands in a label or first column when the row goes on over the page.
    pub(crate) again: Vec<Line>,
}

/// A row higher than this share of a page may be parted before the page is full.
const PART_ABOVE: f32 = 0.3;
/// Lines that stay together at the head and foot of a parted cell.
const TOGETHER: usize = 3;

impl SetCell {
    fn text_height(&self) -> f32 {
        self.lines.iter().map(|line| line.height).sum()
    }

    /// Takes the lines that fit into `room` mm; at least one when `force` is set.
    fn take(&mut self, room: f32, force: bool) -> Vec<Line> {
        let mut used = 0.0;
        let mut count = 0;
        for line in &self.lines {
            used += line.height;
            if used > room + 0.005 {
                break;
            }
            count += 1;
        }
        if count == 0 && force {
            count = 1;
        }
        // No single line alone on the next page.
        if count + 1 == self.lines.len() && count > TOGETHER {
            count -= 1;
        }
        let rest = self.lines.split_off(count.min(self.lines.len()));
        std::mem::replace(&mut self.lines, rest)
    }
}

impl RowGroup {
    /// Heights of the rows in mm.
    pub(crate) fn heights(&self) -> Vec<f32> {
        let mut heights = self.least_heights.clone();
        let mut cells: Vec<&SetCell> = self.cells.iter().collect();
        cells.sort_by_key(|cell| cell.down);
        for cell in cells {
            let need = (cell.text_height() + 2.0 * self.pad_y).max(cell.room);
            let has: f32 = heights.iter().skip(cell.row).take(cell.down).sum();
            if let Some(last) = heights.get_mut(cell.row + cell.down - 1) {
                *last += (need - has).max(0.0);
            }
        }
        heights
    }

    pub(crate) fn height(&self) -> f32 {
        self.heights().iter().sum()
    }

    /// Whether it may be parted on a page of this height before the page is full.
    pub(crate) fn may_part(&self, page: f32) -> bool {
        self.height() > page * PART_ABOVE
    }

    /// Room that a first part needs.
    pub(crate) fn least(&self) -> f32 {
        let few = |cell: &SetCell| -> f32 {
            let lines = cell.lines.iter().take(TOGETHER);
            lines.map(|line| line.height).sum::<f32>() + 2.0 * self.pad_y
        };
        let first = self.cells.iter().filter(|cell| cell.row == 0);
        first.map(few).fold(0.0, f32::max)
    }

    /// Parts the group so that the first part is no higher than `room` mm; with `force` the
    /// first part has at least one line, so that setting always goes on.
    pub(crate) fn part(self, room: f32, force: bool) -> (Option<RowGroup>, Option<RowGroup>) {
        let heights = self.heights();
        let mut used = 0.0;
        let whole = heights
            .iter()
            .take_while(|height| {
                used += **height;
                used <= room + 0.005
            })
            .count();
        if whole == heights.len() {
            return (Some(self), None);
        }
        if whole > 0 {
            let above: f32 = heights.iter().take(whole).sum();
            return self.part_below(whole, above, &heights);
        }
        self.part_inside(room, force)
    }

    /// Parts between two rows.
    fn part_below(
        self,
        rows: usize,
        above: f32,
        heights: &[f32],
    ) -> (Option<RowGroup>, Option<RowGroup>) {
        let mut first = self.emptied(self.least_heights.iter().take(rows).copied().collect());
        let mut rest = self.emptied(self.least_heights.iter().skip(rows).copied().collect());
        for mut cell in self.cells {
            if cell.row >= rows {
                cell.row -= rows;
                rest.cells.push(cell);
            } else if cell.row + cell.down <= rows {
                first.cells.push(cell);
            } else {
                let before: f32 = heights.iter().take(cell.row).sum();
                let taken = cell.take(above - before - 2.0 * self.pad_y, false);
                let below = cell.down - (rows - cell.row);
                first.cells.push(SetCell {
                    lines: taken,
                    down: rows - cell.row,
                    ..cell.clone()
                });
                rest.cells.push(SetCell {
                    row: 0,
                    down: below,
                    ..cell.continued()
                });
            }
        }
        (Some(first), Some(rest))
    }

    /// Parts inside the first row. A row that is high only to leave room for writing is not
    /// parted: it goes to the next page, or takes what a whole page has.
    fn part_inside(self, room: f32, force: bool) -> (Option<RowGroup>, Option<RowGroup>) {
        let inside = room - 2.0 * self.pad_y;
        let is_text = |cell: &SetCell| cell.row == 0 && cell.text_height() > inside;
        if !self.cells.iter().any(is_text) {
            return self.shrink(room, force);
        }
        let mut first = self.emptied(vec![0.0]);
        let mut rest = self.emptied(self.least_heights.clone());
        if let Some(height) = rest.least_heights.first_mut() {
            *height = (*height - room).max(0.0);
        }
        let whole = self.clone();
        for mut cell in self.cells {
            if cell.row > 0 {
                rest.cells.push(cell);
                continue;
            }
            let taken = cell.take(inside, force);
            first.cells.push(SetCell {
                lines: taken,
                down: 1,
                ..cell.clone()
            });
            rest.cells.push(cell.continued());
        }
        let has_text = |cell: &SetCell| !cell.lines.is_empty();
        if first.cells.iter().any(has_text) {
            (Some(first), Some(rest))
        } else {
            (None, Some(whole))
        }
    }

    fn shrink(mut self, room: f32, force: bool) -> (Option<RowGroup>, Option<RowGroup>) {
        if !force {
            return (None, Some(self));
        }
        if let Some(height) = self.least_heights.first_mut() {
            *height = room;
        }
        let height = self.heights().first().copied().unwrap_or(room);
        if self.least_heights.len() == 1 {
            return (Some(self), None);
        }
        let heights = self.heights();
        self.part_below(1, height, &heights)
    }

    fn emptied(&self, least_heights: Vec<f32>) -> RowGroup {
        RowGroup {
            least_heights,
            cells: Vec::new(),
            grid: self.grid,
            pad_y: self.pad_y,
        }
    }

    /// Tints, rules and text, from the upper edge of the group.
    pub(crate) fn draw(&self) -> Vec<Item> {
        let heights = self.heights();
        let mut out = Vec::new();
        for cell in &self.cells {
            let top: f32 = heights.iter().take(cell.row).sum();
            let height: f32 = heights.iter().skip(cell.row).take(cell.down).sum();
            out.extend(cell.draw(top, height, self.grid, self.pad_y));
        }
        out
    }
}

impl SetCell {
    /// What is left of the cell on the next page.
    fn continued(mut self) -> Self {
        if self.lines.is_empty() {
            self.lines = self.again.clone();
        }
        self
    }

    fn draw(&self, top: f32, height: f32, grid: Grid, pad_y: f32) -> Vec<Item> {
        let (left, right, bottom) = (self.x, self.x + self.width, top + height);
        let mut out = Vec::new();
        if self.role != Role::Value && grid == Grid::Full {
            out.push(Item::Tint {
                x: left,
                y: top,
                width: self.width,
                height,
            });
        }
        let rule = |x1, y1, x2, y2| Item::Rule {
            x1,
            y1,
            x2,
            y2,
            weight: THIN,
        };
        if grid != Grid::None || self.framed {
            out.extend([
                rule(left, top, right, top),
                rule(left, bottom, right, bottom),
            ]);
        }
        if grid == Grid::Full || self.framed {
            out.extend([
                rule(left, top, left, bottom),
                rule(right, top, right, bottom),
            ]);
        }
        let free = height - 2.0 * pad_y - self.text_height();
        let mut y = top
            + pad_y
            + if self.middle {
                (free / 2.0).max(0.0)
            } else {
                0.0
            };
        for line in &self.lines {
            let items = line.items.iter().cloned();
            out.extend(items.map(|item| item.moved(left + self.pad_x, y)));
            y += line.height;
        }
        out
    }
}
