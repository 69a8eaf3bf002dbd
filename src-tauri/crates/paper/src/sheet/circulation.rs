//! 供覧欄: who in the house has seen a paper, a box for each, at the head of its first page.

use crate::document::{Align, Block, Cell, Grid, Row, Run, Table, Width};

/// Width of a box and height of its free part, in mm: room for a personal seal or initials.
const BOX: (f32, f32) = (16.0, 14.0);
/// As many as stand beside each other on a page.
pub const MOST: usize = 10;

/// The boxes, at the right.
pub fn circulation(titles: &[String]) -> Block {
    let titles = titles.iter().take(MOST);
    let mut columns = vec![Width::Share(1.0)];
    columns.extend(titles.clone().map(|_| Width::Mm(BOX.0)));
    let mut table = Table::new(columns);
    table.grid = Grid::None;
    table.pad_x = 0.6;
    table.pad_y = 0.6;
    table.size = Some(8.0);
    let name = |title: &String| {
        Cell::new(vec![Run::new(title)])
            .align(Align::Center)
            .middle()
            .framed(true)
    };
    let mut heads = vec![Cell::text("")];
    heads.extend(titles.clone().map(name));
    let mut boxes = vec![Cell::text("")];
    boxes.extend(titles.map(|_| Cell::text("").framed(true)));
    table.rows = vec![Row::new(heads), Row::new(boxes).min_height(BOX.1)];
    Block::Table(table)
}
