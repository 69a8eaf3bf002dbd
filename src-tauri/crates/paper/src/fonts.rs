//! The three faces of a paper: which glyph draws a character, and how wide it is.

use skrifa::charmap::{Charmap, MapVariant};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::error::PaperError;

/// A face of the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Running text.
    Regular,
    /// Bold text.
    Bold,
    /// Characters that the first two do not have.
    Fallback,
}

impl Face {
    /// All faces, in the order of their resource names.
    pub const ALL: [Face; 3] = [Face::Regular, Face::Bold, Face::Fallback];

    /// One letter, for text dumps and resource names.
    pub fn letter(self) -> char {
        match self {
            Face::Regular => 'R',
            Face::Bold => 'B',
            Face::Fallback => 'N',
        }
    }
}

/// The fonts of a paper, loaded once.
#[derive(Clone)]
pub struct Fonts {
    regular: Source,
    bold: Source,
    fallback: Source,
}

#[derive(Clone)]
struct Source {
    bytes: &'static [u8],
    charmap: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    units_per_em: u16,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts").finish_non_exhaustive()
    }
}

/// A glyph of a face, with its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Drawn {
    pub(crate) face: Face,
    pub(crate) id: u16,
    /// Thousandths of the size, cut down to whole numbers: exactly what the PDF's width table says.
    pub(crate) width: i32,
}

impl Fonts {
    /// Reads three TrueType files; the fallback serves both weights.
    pub fn load(
        regular: &'static [u8],
        bold: &'static [u8],
        fallback: &'static [u8],
    ) -> Result<Self, PaperError> {
        Ok(Self {
            regular: Source::read("regular", regular)?,
            bold: Source::read("bold", bold)?,
            fallback: Source::read("fallback", fallback)?,
        })
    }

    /// Whether a character can be drawn.
    pub fn covers(&self, character: char) -> bool {
        self.draw(false, character, None).is_some()
    }

    pub(crate) fn bytes(&self, face: Face) -> &'static [u8] {
        self.source(face).bytes
    }

    /// The glyph for a character, from the first face that has it.
    pub(crate) fn draw(&self, bold: bool, ch: char, selector: Option<char>) -> Option<Drawn> {
        let first = if bold { Face::Bold } else { Face::Regular };
        let found = [first, Face::Fallback]
            .into_iter()
            .find_map(|face| self.source(face).glyph(face, ch, selector));
        match selector {
            // A text or emoji style selector may be ignored; an ideographic one names another form.
            Some(s) if found.is_none() && ('\u{FE00}'..='\u{FE0F}').contains(&s) => {
                self.draw(bold, ch, None)
            }
            _ => found,
        }
    }

    /// The box that a font shows for a character it does not have.
    #[cfg(test)]
    pub(crate) fn notdef(&self) -> Drawn {
        Drawn {
            face: Face::Regular,
            id: 0,
            width: self.regular.width(GlyphId::new(0)),
        }
    }

    fn source(&self, face: Face) -> &Source {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
            Face::Fallback => &self.fallback,
        }
    }
}

impl Source {
    fn read(font: &'static str, bytes: &'static [u8]) -> Result<Self, PaperError> {
        let refuse = |reason: String| PaperError::Font { font, reason };
        let file = FontRef::new(bytes).map_err(|e| refuse(e.to_string()))?;
        let charmap = file.charmap();
        if !charmap.has_map() {
            return Err(refuse("no Unicode character map".into()));
        }
        let location = LocationRef::default();
        let units_per_em = file.metrics(Size::unscaled(), location).units_per_em;
        if units_per_em == 0 {
            return Err(refuse("no units per em".into()));
        }
        Ok(Self {
            bytes,
            charmap,
            metrics: file.glyph_metrics(Size::unscaled(), location),
            units_per_em,
        })
    }

    fn glyph(&self, face: Face, ch: char, selector: Option<char>) -> Option<Drawn> {
        let id = match selector {
            None => self.charmap.map(ch)?,
            Some(selector) => match self.charmap.map_variant(ch, selector)? {
                MapVariant::Variant(id) => id,
                MapVariant::UseDefault => self.charmap.map(ch)?,
            },
        };
        if id == GlyphId::NOTDEF {
            return None;
        }
        Some(Drawn {
            face,
            id: u16::try_from(id.to_u32()).ok()?,
            width: self.width(id),
        })
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "advances are 16-bit numbers"
    )]
    fn width(&self, id: GlyphId) -> i32 {
        let units = self.metrics.advance_width(id).unwrap_or(0.0) as i32;
        units * 1000 / i32::from(self.units_per_em)
    }
}
