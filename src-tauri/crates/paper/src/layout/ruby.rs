//! ふりがな: the reading of a run in small print over it. It stands in the free height between the lines, so a line with a
//! reading is as high as one without.

use super::Setter;
use super::clean::{clean, is_selector};
use super::clusters::{Cluster, Paragraph, thousandths};
use super::lines::{ASCENT, Line, Look};
use super::model::{Glyph, Item, MM_PER_PT, TextRun};
use crate::document::{Run, Tone};
use crate::fonts::Drawn;

/// Size of a reading as a share of the text, where lines stand far enough apart; and what it is at least.
const LARGE: f32 = 0.5;
const SMALL: f32 = 0.4;
/// How far a reading reaches into the free rim around the characters of the line above, as a share of the text.
const RIM: f32 = 0.05;

/// Size of a reading over text of this size, both in points.
fn size_over(size: f32, look: Look) -> f32 {
    size * (look.strut.leading - 1.0 + RIM).clamp(SMALL, LARGE)
}

impl Setter<'_> {
    /// The glyphs of a reading, each with its character.
    fn reading(&self, run: &Run) -> Vec<(Drawn, char)> {
        let reading = clean(&run.ruby);
        let chars = reading
            .chars()
            .filter(|ch| !ch.is_whitespace() && !is_selector(*ch));
        chars
            .filter_map(|ch| {
                let drawn = self.glyph(ch.encode_utf8(&mut [0; 4]), ch, None, false)?;
                Some((drawn, ch))
            })
            .collect()
    }

    /// Characters under a reading that is wider than they are stand further apart.
    pub(super) fn make_room(&self, clusters: &mut [Cluster], run: &Run, look: Look) {
        let size = run.size.unwrap_or(look.size);
        let wanted: f32 = self
            .reading(run)
            .iter()
            .map(|(drawn, _)| thousandths(drawn.width, size_over(size, look) * MM_PER_PT))
            .sum();
        let has: f32 = clusters.iter().map(|cluster| cluster.width).sum();
        if wanted <= has || clusters.is_empty() {
            return;
        }
        let more = share((wanted - has) / (size * MM_PER_PT), clusters.len());
        for cluster in clusters {
            cluster.advance += more;
            cluster.width = thousandths(cluster.advance, size * MM_PER_PT);
        }
    }

    /// Adds the readings over a line, behind all its text: a name is found in the PDF as it is written.
    pub(super) fn add_readings(
        &self,
        line: &mut Line,
        paragraph: &Paragraph,
        clusters: &[Cluster],
        runs: &[Run],
        look: Look,
    ) {
        let mut pen = line.start;
        let mut rest = clusters;
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|c| c.run == first.run).count();
            let (group, tail) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            let width: f32 = group.iter().map(|cluster| cluster.width).sum();
            if let Some(run) = runs.get(first.run).filter(|run| !run.ruby.is_empty()) {
                let reading = self.part_of_reading(run, paragraph, group);
                let size = run.size.unwrap_or(look.size);
                let top = line.baseline - ASCENT * size * MM_PER_PT;
                let small = size_over(size, look);
                let y = top - (1.0 - ASCENT) * small * MM_PER_PT;
                line.items
                    .extend(spread(&reading, pen, width, small, y, run.tone));
            }
            pen += width;
            rest = tail;
        }
    }

    /// The reading of a group; where a name goes on on the next line, the part that belongs to this one.
    fn part_of_reading(
        &self,
        run: &Run,
        paragraph: &Paragraph,
        group: &[Cluster],
    ) -> Vec<(Drawn, char)> {
        let reading = self.reading(run);
        let number = group.first().map_or(0, |cluster| cluster.run);
        let span = paragraph.spans.iter().find(|(_, run)| *run == number);
        let (Some((span, _)), Some(first), Some(last)) = (span, group.first(), group.last()) else {
            return reading;
        };
        let at = |byte: usize| (byte - span.start) * reading.len() / span.len().max(1);
        reading
            .get(at(first.text.start)..at(last.text.end))
            .map(<[_]>::to_vec)
            .unwrap_or_default()
    }
}

/// A part of a size in thousandths, for each of so many.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a name has few characters"
)]
fn share(part: f32, among: usize) -> i32 {
    (part * 1000.0 / among as f32).ceil() as i32
}

/// A reading spread evenly over a width: each character has the same place of its own.
fn spread(
    reading: &[(Drawn, char)],
    x: f32,
    width: f32,
    size: f32,
    y: f32,
    tone: Tone,
) -> Vec<Item> {
    let natural: i32 = reading.iter().map(|(drawn, _)| drawn.width).sum();
    let free = width / (size * MM_PER_PT) - thousandths(natural, 1.0);
    let each = share(free, reading.len().max(1)) - 1;
    let mut items: Vec<Item> = Vec::new();
    let mut pen = x;
    for (drawn, ch) in reading {
        let glyph = Glyph {
            id: drawn.id,
            len: ch.len_utf8(),
            width: drawn.width,
            before: each / 2,
            after: each - each / 2,
        };
        match items.last_mut() {
            Some(Item::Text(last)) if last.face == drawn.face => {
                last.text.push(*ch);
                last.glyphs.push(glyph);
            }
            _ => items.push(Item::Text(TextRun {
                x: pen,
                y,
                size,
                face: drawn.face,
                thickened: false,
                tone,
                text: ch.to_string(),
                glyphs: vec![glyph],
            })),
        }
        pen += thousandths(glyph.advance(), size * MM_PER_PT);
    }
    items
}
