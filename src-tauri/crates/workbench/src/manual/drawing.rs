//! Drawings of an edition: one file each, with its words, its sources, and the table that tells the same.

use super::edition::{Files, Passage};
use super::markdown;
use crate::assets::AssetError;
use crate::message::{DrawingView, Inline, Source};
use model::chart;
use model::chart::sketch::Sketch;
use model::code::Certainty;
use serde::Deserialize;

/// One drawing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Drawing {
    /// Stable id: the name of its file.
    pub id: String,
    /// As it is written in the file.
    pub written: Written,
    /// Every text of the picture with its marks told apart.
    pub texts: Vec<Vec<Inline>>,
    /// The picture.
    pub picture: chart::Drawing,
    /// Something in it rests on a source that is not an official one.
    pub unsure: bool,
    /// What stands in it where it must not.
    pub misplaced: Vec<String>,
    /// File it was read from.
    pub file: String,
}

/// The file of a drawing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    /// Title.
    pub title: String,
    /// What is to be seen, for whoever does not see it.
    pub alt: String,
    /// 最終確認日
    pub checked_on: String,
    /// Sources; a mark in a text names one of them.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Head of the table that tells the same.
    #[serde(default)]
    pub head: Vec<String>,
    /// Its rows.
    #[serde(default)]
    pub rows: Vec<Vec<String>>,
    /// The picture.
    pub picture: Sketch,
}

/// The drawings of an edition in the order of their ids.
pub(super) fn read(files: &Files<'_>, edition: &str) -> Result<Vec<Drawing>, AssetError> {
    let folder = format!("{edition}/drawings/");
    let names = files.0.keys().filter_map(|name| {
        let id = name.strip_prefix(&folder)?.strip_suffix(".toml")?;
        Some((name, id))
    });
    names
        .map(|(name, id)| Ok(Drawing::of(files.toml(name)?, id, name)))
        .collect()
}

/// What a drawing tells is found with the passage in which it stands.
pub(super) fn join(passage: &mut Passage, drawings: &[Drawing]) {
    let told: Vec<String> = passage
        .drawings()
        .filter_map(|id| drawings.iter().find(|d| d.id == id))
        .map(Drawing::plain)
        .collect();
    for text in told {
        passage.plain.push('\n');
        passage.plain.push_str(&text);
    }
}

impl Drawing {
    fn of(written: Written, id: &str, file: &str) -> Self {
        let mut sketch = written.picture.clone();
        let mut texts = Vec::new();
        let mut any_unsure = false;
        for (text, unsure) in sketch.texts_mut() {
            let pieces = markdown::marked(text);
            *text = numbered(&pieces, &written.sources);
            if let Some(unsure) = unsure {
                *unsure = is_unsure(&pieces, &written.sources);
                any_unsure |= *unsure;
            }
            texts.push(pieces);
        }
        let (picture, misplaced) = sketch.lay_out();
        Self {
            id: id.to_owned(),
            written,
            texts,
            picture,
            unsure: any_unsure,
            misplaced,
            file: file.to_owned(),
        }
    }

    /// The table that tells the same: its head and its rows, marks told apart.
    pub(crate) fn table(&self) -> (Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>) {
        let line = |cells: &[String]| cells.iter().map(|c| markdown::marked(c)).collect();
        let rows = self.written.rows.iter().map(|row| line(row)).collect();
        (line(&self.written.head), rows)
    }

    /// Title, description and table without marks.
    pub(crate) fn plain(&self) -> String {
        let (head, rows) = self.table();
        let row = |cells: &Vec<Vec<Inline>>| {
            let cells: Vec<String> = cells.iter().map(|c| markdown::line(c)).collect();
            cells.join(" ")
        };
        let told = [self.written.title.clone(), self.written.alt.clone()];
        let lines: Vec<String> = told
            .into_iter()
            .chain(std::iter::once(&head).chain(&rows).map(row))
            .collect();
        lines.join("\n")
    }

    /// For the screen.
    pub(crate) fn view(&self) -> DrawingView {
        let (head, rows) = self.table();
        DrawingView {
            id: self.id.clone(),
            title: self.written.title.clone(),
            alt: self.written.alt.clone(),
            picture: self.picture.clone(),
            unsure: self.unsure,
            head,
            rows,
            sources: self.written.sources.clone(),
            checked_on: self.written.checked_on.clone(),
        }
    }
}

/// The words with the numbers of their sources: `15cm[1]`.
fn numbered(pieces: &[Inline], sources: &[Source]) -> String {
    let number = |id: &str| sources.iter().position(|s| s.id == id);
    pieces
        .iter()
        .map(|piece| match piece {
            Inline::Mark { source } => {
                number(source).map_or_else(|| "[?]".to_owned(), |n| format!("[{}]", n + 1))
            }
            other => markdown::line(std::slice::from_ref(other)),
        })
        .collect()
}

/// Rests what is said on a source that is not an official one?
fn is_unsure(pieces: &[Inline], sources: &[Source]) -> bool {
    pieces.iter().any(|piece| match piece {
        Inline::Mark { source } => sources.iter().any(|s| {
            s.id == *source && matches!(s.certainty, Certainty::Secondary | Certainty::Unverified)
        }),
        _ => false,
    })
}
