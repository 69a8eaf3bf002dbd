//! A drawing of the manual on paper: its title, the picture, and the sources behind its numbers.

use super::certainty;
use crate::manual::Drawing;
use ::paper::document::{Block, Run};

/// Said where a box is dashed or a bar is hatched.
const UNSURE: &str = "点線の枠と斜線の棒は、一次資料では確かめられていない内容です。";

/// The blocks of a drawing, to stay on one page.
pub(super) fn blocks(drawing: &Drawing) -> Vec<Block> {
    let written = &drawing.written;
    let sources = written.sources.iter().enumerate().map(|(n, source)| {
        let certainty = certainty(source.certainty);
        format!(
            "[{}] {}({}年・{certainty})",
            n + 1,
            source.title,
            source.year
        )
    });
    let note = drawing.unsure.then(|| UNSURE.to_owned());
    let small: Vec<String> = note.into_iter().chain(sources).collect();
    vec![
        Block::paragraph(vec![Run::new(format!("図　{}", written.title)).bold()]),
        Block::Drawing(drawing.picture.clone()),
        Block::paragraph(vec![Run::new(small.join("　")).size(8.0).muted()]),
    ]
}
