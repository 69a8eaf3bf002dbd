//! Blocks to strips: titles, headings, paragraphs, lists, boxes and codes.

use super::Setter;
use super::hang::inside;
use super::lines::{Line, Look};
use super::model::{Item, MM_PER_PT, THIN};
use super::strip::{Body, Frame, STRONG, Strip};
use super::table::Area;
use crate::document::{Align, Block, BoxKind, ListKind, Run, TextStyle};
use crate::error::PaperError;

/// Space between a frame and what stands in it, in mm.
const BOX_PAD: f32 = 2.0;
/// Hanging indents of list items, in sizes of the text.
const BULLET_INDENT: f32 = 1.2;
const NUMBER_INDENT: f32 = 1.7;

impl Setter<'_> {
    /// The strips of blocks under one another.
    pub(crate) fn blocks(&self, blocks: &[Block], area: Area) -> Result<Vec<Strip>, PaperError> {
        let mut out: Vec<Strip> = Vec::new();
        let mut previous: Option<&Block> = None;
        let mut anchors: Vec<Strip> = Vec::new();
        for block in blocks {
            if let Block::Anchor(name) = block {
                anchors.push(anchor(name));
                continue;
            }
            let strips = self.block(block, area)?;
            if strips.is_empty() {
                continue;
            }
            let gap = previous.map_or(0.0, |p| gap(p, block, area.text));
            if gap > 0.0 {
                let keep_next = out.last().is_some_and(|strip| strip.keep_next);
                let gap = Strip::gap(gap);
                out.push(Strip { keep_next, ..gap });
            }
            // Behind the free space: it stands on the page of what it names.
            out.append(&mut anchors);
            out.extend(strips);
            previous = Some(block);
        }
        out.append(&mut anchors);
        Ok(out)
    }

    fn block(&self, block: &Block, area: Area) -> Result<Vec<Strip>, PaperError> {
        Ok(match block {
            Block::Title { text, facts } => vec![self.title(text, facts, area)],
            Block::Section(text) => vec![self.section(text, area)],
            Block::Heading { level, text } => self.heading(*level, text, area),
            Block::Paragraph { runs, align } => self.paragraph(runs, *align, area),
            Block::List { kind, items } => self.list(*kind, items, area),
            Block::Table(table) => self.table(table, area)?,
            Block::Boxed { kind, blocks } => self.boxed(*kind, blocks, area)?,
            Block::Checks(checks) => self.checks(checks, area),
            Block::Code { groups, per_line } => self.code(groups, *per_line, area),
            Block::Drawing(drawing) => vec![self.drawing(drawing, area)],
            Block::Anchor(name) => vec![anchor(name)],
            Block::ContentsLine { level, text, page } => {
                vec![self.contents_line(*level, text, *page, area)]
            }
            Block::IndexLine {
                word,
                reading,
                pages,
            } => vec![self.index_line(word, reading, pages, area)],
            Block::Rule => vec![rule_strip(area, THIN)],
            Block::Spacer(height) => vec![Strip::gap(*height)],
            Block::KeepTogether(blocks) => {
                let mut strips = self.blocks(blocks, area)?;
                let inner = strips.len().saturating_sub(1);
                strips
                    .iter_mut()
                    .take(inner)
                    .for_each(|strip| strip.keep_next = true);
                strips
            }
            Block::PageBreak => vec![Strip::new(Body::Break, 0.0)],
        })
    }

    fn title(&self, text: &str, facts: &[String], area: Area) -> Strip {
        let small = TextStyle {
            size: 8.0,
            leading: 1.5,
        };
        let facts = facts.join("\n");
        let facts_runs = [Run::new(facts)];
        let look = Look::plain(small).aligned(Align::Right);
        let facts_width = self.natural_width(&facts_runs, look).min(area.width * 0.55);
        let title_width = area.width - facts_width - 4.0;
        let large = TextStyle {
            size: 16.0,
            leading: 1.3,
        };
        let title = [Run::new(text).bold().tracking(60)];
        let title = self.lines(&title, Look::plain(large), title_width);
        let facts = self.lines(&facts_runs, look, facts_width + 0.1);
        let height = total(&title).max(total(&facts));
        let mut items = stacked(&title, area.x, height - total(&title));
        let right = area.x + area.width - facts_width - 0.1;
        items.extend(stacked(&facts, right, height - total(&facts)));
        let bottom = height + 1.4;
        items.push(level(area, bottom + 0.28, 0.56));
        Strip {
            keep_next: true,
            ..Strip::items(items, bottom + 0.56)
        }
    }

    fn section(&self, text: &str, area: Area) -> Strip {
        let style = TextStyle {
            leading: 1.4,
            ..area.text
        };
        let runs = [Run::new(text).bold().tracking(50)];
        let lines = self.lines(&runs, Look::plain(style), area.width);
        let height = total(&lines) + 0.9;
        let mut items = stacked(&lines, area.x, 0.0);
        items.push(level(area, height, STRONG));
        Strip {
            keep_next: true,
            ..Strip::items(items, height)
        }
    }

    fn heading(&self, level: u8, text: &str, area: Area) -> Vec<Strip> {
        let factor = match level {
            0 | 1 => 1.4,
            2 => 1.18,
            _ => 1.0,
        };
        let style = TextStyle {
            size: area.text.size * factor,
            leading: 1.45,
        };
        let lines = self.lines(&[Run::new(text).bold()], Look::plain(style), area.width);
        let mut strips = line_strips(lines, area.x);
        strips.iter_mut().for_each(|strip| strip.keep_next = true);
        strips
    }

    fn paragraph(&self, runs: &[Run], align: Align, area: Area) -> Vec<Strip> {
        // Text that is small throughout also has its lines closer together.
        let sizes = runs.iter().map(|run| run.size.unwrap_or(area.text.size));
        let size = sizes.reduce(f32::max).unwrap_or(area.text.size);
        let look = Look::plain(TextStyle { size, ..area.text })
            .aligned(align)
            .hanging(area.hang);
        line_strips(self.lines(runs, look, area.width), area.x)
    }

    fn checks(&self, checks: &[(bool, String)], area: Area) -> Vec<Strip> {
        line_strips(
            self.lines(&check_runs(checks), Look::plain(area.text), area.width),
            area.x,
        )
    }

    fn list(&self, kind: ListKind, items: &[Vec<Run>], area: Area) -> Vec<Strip> {
        let indent = match kind {
            ListKind::Bullet => BULLET_INDENT,
            ListKind::Number(first) if first as usize + items.len() > 10 => NUMBER_INDENT + 0.6,
            ListKind::Number(_) => NUMBER_INDENT,
        };
        let indent = area.text.size * MM_PER_PT * indent;
        let look = Look::plain(area.text).hanging(area.hang);
        let mut out = Vec::new();
        for (number, runs) in items.iter().enumerate() {
            let mark = match kind {
                ListKind::Bullet => "・".to_owned(),
                ListKind::Number(first) => format!("{}.", first as usize + number),
            };
            let mut mark = self.lines(&[Run::new(mark)], look, area.width);
            let lines = self.lines(runs, look, area.width - indent);
            let mut strips = line_strips(lines, area.x + indent);
            if let (Some(strip), Some(mark)) = (strips.first_mut(), mark.pop())
                && let Body::Items(items) = &mut strip.body
            {
                items.splice(0..0, mark.items.into_iter().map(|i| i.moved(area.x, 0.0)));
            }
            if number > 0 {
                out.push(Strip {
                    keep_next: false,
                    ..Strip::gap(area.text.size * 0.06)
                });
            }
            out.extend(strips);
        }
        out
    }

    fn boxed(&self, kind: BoxKind, blocks: &[Block], area: Area) -> Result<Vec<Strip>, PaperError> {
        let (side, pad) = match kind {
            BoxKind::Quote => (4.0, 0.3),
            BoxKind::Framed | BoxKind::Tinted => (BOX_PAD + 1.0, BOX_PAD),
        };
        let inner = Area {
            x: area.x + side,
            width: area.width - 2.0 * side,
            hang: inside(side),
            ..area
        };
        let mut strips = self.blocks(blocks, inner)?;
        if strips.is_empty() {
            return Ok(strips);
        }
        // The padding has a body, so that it stays at the head of a page.
        let padding = || Strip::items(Vec::new(), pad);
        strips.insert(
            0,
            Strip {
                keep_next: true,
                ..padding()
            },
        );
        if let Some(last) = strips.last_mut() {
            last.keep_next = true;
        }
        strips.push(padding());
        let count = strips.len();
        for (number, strip) in strips.iter_mut().enumerate() {
            let frame = Frame {
                x: area.x,
                width: area.width,
                kind,
                is_first: number == 0,
                is_last: number + 1 == count,
            };
            strip.frames.insert(0, frame);
        }
        Ok(strips)
    }
}

/// Check boxes with labels and a little space between them.
pub(crate) fn check_runs(checks: &[(bool, String)]) -> Vec<Run> {
    let mut runs = Vec::new();
    for (number, (ticked, label)) in checks.iter().enumerate() {
        if number > 0 {
            runs.push(Run::new("　"));
        }
        runs.push(Run::checked(*ticked, label.clone()));
    }
    runs
}

pub(crate) fn total(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}

/// The items of lines under one another, from `x` and `y`.
pub(crate) fn stacked(lines: &[Line], x: f32, y: f32) -> Vec<Item> {
    let mut y = y;
    let mut items = Vec::new();
    for line in lines {
        items.extend(line.items.iter().map(|item| item.clone().moved(x, y)));
        y += line.height;
    }
    items
}

/// One strip per line; the first two and the last two stay together.
fn line_strips(lines: Vec<Line>, x: f32) -> Vec<Strip> {
    let count = lines.len();
    lines
        .into_iter()
        .enumerate()
        .map(|(number, line)| {
            let items = line
                .items
                .into_iter()
                .map(|item| item.moved(x, 0.0))
                .collect();
            let is_bound = number + 1 < count && (number == 0 || number + 2 == count);
            Strip {
                keep_next: is_bound,
                ..Strip::items(items, line.height)
            }
        })
        .collect()
}

pub(crate) fn level(area: Area, y: f32, weight: f32) -> Item {
    Item::Rule {
        x1: area.x,
        y1: y,
        x2: area.x + area.width,
        y2: y,
        weight,
    }
}

fn anchor(name: &str) -> Strip {
    let name = name.to_owned();
    Strip {
        keep_next: true,
        ..Strip::items(vec![Item::Anchor { name, y: 0.0 }], 0.0)
    }
}

fn rule_strip(area: Area, weight: f32) -> Strip {
    Strip::items(vec![level(area, 0.5, weight)], 1.0)
}

/// Space between two blocks in mm.
fn gap(above: &Block, below: &Block, text: TextStyle) -> f32 {
    let em = text.size * MM_PER_PT;
    match (above, below) {
        (Block::Spacer(_) | Block::PageBreak, _) | (_, Block::Spacer(_) | Block::PageBreak) => 0.0,
        (Block::ContentsLine { .. }, Block::ContentsLine { level: 1, .. }) => em * 0.8,
        (Block::ContentsLine { .. }, Block::ContentsLine { .. })
        | (Block::IndexLine { .. }, Block::IndexLine { .. }) => em * 0.1,
        (Block::Section(_), Block::Table(_)) => 0.0,
        (Block::Section(_), _) => em * 0.6,
        (Block::Title { .. }, _) => 3.2,
        (_, Block::Section(_)) => 3.9,
        (Block::Heading { .. }, _) => em * 0.35,
        (_, Block::Heading { level: 0 | 1, .. }) => em * 1.9,
        (_, Block::Heading { .. }) => em * 1.4,
        (Block::Table(_), _) | (_, Block::Table(_)) => 3.2,
        (Block::Boxed { .. }, _) | (_, Block::Boxed { .. }) => em * 0.9,
        _ => em * 0.55,
    }
}
