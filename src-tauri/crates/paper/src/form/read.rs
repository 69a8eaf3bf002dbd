//! Reading a form: what is not understood is refused, and the line is named.

use super::template::{Piece, pieces};
use super::{FORMAT, FieldShape, Form, FormCell, Part, PartKind};
use crate::document::{Document, SEAL};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::ops::Range;

/// Why a form is refused. Lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// Not the shape of a form.
    #[error("line {line}: {problem}")]
    Shape {
        /// Where.
        line: usize,
        /// What the reader said.
        problem: String,
    },
    /// Asks for a newer program.
    #[error("line {line}: format {found}, this program reads {known}")]
    Newer {
        /// Where.
        line: usize,
        /// What the form asks for.
        found: u32,
        /// What this program reads.
        known: u32,
    },
    /// A line names a field that the form does not have, or a brace stands alone.
    #[error("line {line}: no field `{word}`")]
    UnknownField {
        /// Where.
        line: usize,
        /// The word in braces, or the line.
        word: String,
    },
    /// A field names a fact that the program does not know.
    #[error("line {line}: no fact `{word}`")]
    UnknownFact {
        /// Where.
        line: usize,
        /// The fact.
        word: String,
    },
    /// Two fields of one id, or a field that stands nowhere on the paper.
    #[error("line {line}: field `{word}` stands twice or nowhere")]
    Field {
        /// Where.
        line: usize,
        /// The field.
        word: String,
    },
}

impl FormError {
    /// Stable code for the catalogue of sentences.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape { .. } => "shape",
            Self::Newer { .. } => "newer",
            Self::UnknownField { .. } => "unknown_field",
            Self::UnknownFact { .. } => "unknown_fact",
            Self::Field { .. } => "field",
        }
    }

    /// The line, from 1; 0 where it is the whole form.
    pub fn line(&self) -> usize {
        match self {
            Self::Newer { line, .. }
            | Self::Shape { line, .. }
            | Self::UnknownField { line, .. }
            | Self::UnknownFact { line, .. }
            | Self::Field { line, .. } => *line,
        }
    }

    /// The word that is not understood.
    pub fn word(&self) -> String {
        match self {
            Self::Newer { found, .. } => found.to_string(),
            Self::Shape { problem, .. } => problem.clone(),
            Self::UnknownField { word, .. }
            | Self::UnknownFact { word, .. }
            | Self::Field { word, .. } => word.clone(),
        }
    }
}

impl Form {
    /// Reads a form. `facts` are the facts that the program can fill in.
    ///
    /// # Errors
    /// The first thing that is not understood, with its line.
    pub fn read(text: &str, facts: &BTreeSet<String>) -> Result<Self, FormError> {
        #[derive(serde::Deserialize)]
        struct Version {
            format: toml::Spanned<u32>,
        }
        let at = |range: Option<Range<usize>>| line(text, range.map_or(0, |r| r.start));
        // A form of a later program may hold anything; only its number is read first.
        if let Ok(Version { format }) = toml::from_str::<Version>(text)
            && *format.get_ref() > FORMAT
        {
            return Err(FormError::Newer {
                line: at(Some(format.span())),
                found: *format.get_ref(),
                known: FORMAT,
            });
        }
        let form: Self = toml::from_str(text).map_err(|e| FormError::Shape {
            line: at(e.span()),
            problem: e.message().to_owned(),
        })?;
        form.check_fields(text, facts)?;
        form.check_layout(text)?;
        Ok(form)
    }

    fn check_fields(&self, text: &str, facts: &BTreeSet<String>) -> Result<(), FormError> {
        if self.valid_from.parse::<NaiveDate>().is_err() {
            return Err(FormError::Shape {
                line: 1,
                problem: format!("valid_from = {:?}", self.valid_from),
            });
        }
        let used = self.used(text)?;
        let mut known = BTreeSet::new();
        for field in &self.fields {
            let id = field.id.get_ref();
            let at = line(text, field.id.span().start);
            if !known.insert(id.as_str()) || !used.contains(id.as_str()) {
                return Err(FormError::Field {
                    line: at,
                    word: id.clone(),
                });
            }
            let fact = field.fact.get_ref();
            if !fact.is_empty() && !facts.contains(fact) {
                return Err(FormError::UnknownFact {
                    line: line(text, field.fact.span().start),
                    word: fact.clone(),
                });
            }
            let ticks = matches!(field.shape, FieldShape::One | FieldShape::Many);
            let rows = field.shape == FieldShape::Rows;
            if ticks == field.options.is_empty() || rows == field.columns.is_empty() {
                return Err(FormError::Shape {
                    line: at,
                    problem: format!("options or columns of {id}"),
                });
            }
        }
        Ok(())
    }

    /// The fields that stand somewhere on the paper.
    fn used(&self, text: &str) -> Result<BTreeSet<String>, FormError> {
        let mut used = BTreeSet::new();
        let cells = self.parts.iter().flat_map(Part::cells);
        let lines = cells
            .flat_map(|cell| &cell.lines)
            .chain(self.parts.iter().flat_map(|part| &part.lines))
            .chain(
                self.fields
                    .iter()
                    .flat_map(|f| &f.options)
                    .map(|o| &o.label),
            );
        for template in lines {
            let at = line(text, template.span().start);
            let unknown = |word: &str| FormError::UnknownField {
                line: at,
                word: word.to_owned(),
            };
            let pieces = pieces(template.get_ref()).ok_or_else(|| unknown(template.get_ref()))?;
            for piece in pieces {
                if let Piece::Field(id) = piece {
                    let (field, _) = self.named(id).ok_or_else(|| unknown(id))?;
                    used.insert(field.id.get_ref().clone());
                }
            }
        }
        Ok(used)
    }

    fn check_layout(&self, text: &str) -> Result<(), FormError> {
        for (number, part) in self.parts.iter().enumerate() {
            let is_table = part.kind == PartKind::Table;
            let has_columns = part.columns.iter().all(|share| *share > 0.0);
            if is_table == part.columns.is_empty() || !has_columns {
                return Err(FormError::Shape {
                    line: line_of_part(text, number),
                    problem: "columns".to_owned(),
                });
            }
            self.check_long_answers(text, part)?;
            check_seals(text, part, number)?;
            let rows = part.rows.iter().filter(|row| !row.repeat.is_empty());
            for row in rows {
                let is_list = self
                    .field(&row.repeat)
                    .is_some_and(|f| f.shape == FieldShape::Rows);
                if !is_list {
                    return Err(FormError::UnknownField {
                        line: line_of_part(text, number),
                        word: row.repeat.clone(),
                    });
                }
            }
        }
        Ok(())
    }
}

impl Form {
    /// One cell that keeps its height can hand on one long answer to the 別紙, not two.
    fn check_long_answers(&self, text: &str, part: &Part) -> Result<(), FormError> {
        let rows = part.rows.iter().filter(|row| row.fixed);
        for cell in rows.flat_map(|row| &row.cells) {
            let mut long = cell.lines.iter().filter(|line| {
                let names = pieces(line.get_ref()).into_iter().flatten();
                names
                    .into_iter()
                    .any(|piece| matches!(piece, Piece::Field(id) if self.is_long(id)))
            });
            if let (Some(_), Some(second)) = (long.next(), long.next()) {
                return Err(FormError::Shape {
                    line: line(text, second.span().start),
                    problem: "two long answers in one cell".to_owned(),
                });
            }
        }
        Ok(())
    }

    fn is_long(&self, id: &str) -> bool {
        self.field(id).is_some_and(|f| f.shape == FieldShape::Long)
    }
}

impl Part {
    /// All cells of a table.
    fn cells(&self) -> impl Iterator<Item = &FormCell> {
        self.head
            .iter()
            .chain(&self.rows)
            .flat_map(|row| row.cells.iter())
    }
}

/// A place for a seal is as wide as a seal; its height grows by itself.
fn check_seals(text: &str, part: &Part, number: usize) -> Result<(), FormError> {
    let all: f32 = part.columns.iter().sum();
    let width = Document::new("", "").body_width();
    for row in part.head.iter().chain(&part.rows) {
        let mut column = 0;
        for cell in &row.cells {
            let across = cell.across.max(1);
            let shares: f32 = part.columns.iter().skip(column).take(across).sum();
            column += across;
            if !cell.seal.is_empty() && width * shares / all < SEAL {
                return Err(FormError::Shape {
                    line: line_of_part(text, number),
                    problem: format!("seal {} has less than {SEAL} mm", cell.seal),
                });
            }
        }
    }
    Ok(())
}

/// Line of a byte, from 1.
fn line(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or(text).matches('\n').count() + 1
}

/// Line of the n-th `[[part]]`, from 1.
fn line_of_part(text: &str, number: usize) -> usize {
    text.lines()
        .enumerate()
        .filter(|(_, line)| line.trim() == "[[part]]")
        .nth(number)
        .map_or(1, |(at, _)| at + 1)
}
