//! A drawing of the manual on paper: its title, the picture, and the sources behind its numbers.

use super::certainty;
use crate::manual::Drawing;
use ::paper::document::{Block, Run};
use model::chart::{Shape, Tone};

/// Said where a box is dashed, and where a bar is hatched besides.
const UNSURE: &str = "点線の枠は、一次資料では確かめられていない内容です。";
const UNSURE_HATCHED: &str = "点線の枠と斜線の棒は、一次資料では確かめられていない内容です。";

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
    let hatched = |shape: &Shape| matches!(shape, Shape::Area { tone, .. } if *tone == Tone::Pale);
    let words = if drawing.picture.shapes.iter().any(hatched) {
        UNSURE_HATCHED
    } else {
        UNSURE
    };
    // The numbers of a picture are its own: those of the text stand behind the text.
    let head = std::iter::once("図の出典".to_owned());
    let note = drawing.unsure.then(|| words.to_owned());
    let small: Vec<String> = note.into_iter().chain(head).chain(sources).collect();
    vec![
        Block::paragraph(vec![Run::new(format!("図　{}", written.title)).bold()]),
        Block::Drawing(drawing.picture.clone()),
        Block::paragraph(vec![Run::new(small.join("　")).size(8.0).muted()]),
    ]
}
