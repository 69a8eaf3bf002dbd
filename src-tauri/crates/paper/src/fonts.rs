//! The faces of a paper: which glyph draws a character, and how wide it is.

use skrifa::charmap::{Charmap, MapVariant};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use crate::document::Typeface;
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
    /// Running text of a paper in Mincho.
    Mincho,
    /// Characters that the Mincho does not have.
    MinchoFallback,
}

impl Face {
    /// All faces, in the order of their resource names.
    pub const ALL: [Face; 5] = [
        Face::Regular,
        Face::Bold,
        Face::Fallback,
        Face::Mincho,
        Face::MinchoFallback,
    ];

    /// One letter, for text dumps and resource names.
    pub fn letter(self) -> char {
        match self {
            Face::Regular => 'R',
            Face::Bold => 'B',
            Face::Fallback => 'N',
            Face::Mincho => 'M',
            Face::MinchoFallback => 'S',
        }
    }
}

/// Where a character is looked for: the face of the text first, then the one that looks most like it. A name is drawn as
/// it is written even where only another kind of face has its form; what none has is refused.
fn chain(typeface: Typeface, bold: bool) -> [Face; 3] {
    match (typeface, bold) {
        (Typeface::Gothic, false) => [Face::Regular, Face::Fallback, Face::Mincho],
        // Headings and stresses of a text in Mincho are set in a bold gothic, as in Japanese print.
        (_, true) => [Face::Bold, Face::Fallback, Face::Mincho],
        (Typeface::Mincho, false) => [Face::Mincho, Face::MinchoFallback, Face::Fallback],
    }
}

/// The TrueType files of the faces.
#[derive(Clone, Copy)]
pub struct FontFiles {
    /// Running text.
    pub regular: &'static [u8],
    /// Bold text.
    pub bold: &'static [u8],
    /// What the two lack.
    pub fallback: &'static [u8],
    /// Running text in Mincho.
    pub mincho: &'static [u8],
    /// What the Mincho lacks.
    pub mincho_fallback: &'static [u8],
}

/// The fonts of a paper, loaded once. Only their tables of contents are read here; a file is read as a whole when a paper
/// embeds it.
#[derive(Clone)]
pub struct Fonts {
    regular: Source,
    bold: Source,
    fallback: Source,
    mincho: Source,
    mincho_fallback: Source,
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
    /// Reads the TrueType files.
    ///
    /// # Errors
    /// A file that is no font, or has no Unicode character map.
    pub fn load(files: FontFiles) -> Result<Self, PaperError> {
        Ok(Self {
            regular: Source::read("regular", files.regular)?,
            bold: Source::read("bold", files.bold)?,
            fallback: Source::read("fallback", files.fallback)?,
            mincho: Source::read("mincho", files.mincho)?,
            mincho_fallback: Source::read("mincho fallback", files.mincho_fallback)?,
        })
    }

    /// Whether a character can be drawn.
    pub fn covers(&self, character: char) -> bool {
        self.draw(Typeface::Gothic, false, character, None)
            .is_some()
    }

    pub(crate) fn bytes(&self, face: Face) -> &'static [u8] {
        self.source(face).bytes
    }

    /// The glyph for a character, from the first face that has it.
    pub(crate) fn draw(
        &self,
        typeface: Typeface,
        bold: bool,
        ch: char,
        selector: Option<char>,
    ) -> Option<Drawn> {
        let found = chain(typeface, bold)
            .into_iter()
            .find_map(|face| self.source(face).glyph(face, ch, selector));
        match selector {
            // A text or emoji style selector may be ignored; an ideographic one names another form.
            Some(s) if found.is_none() && ('\u{FE00}'..='\u{FE0F}').contains(&s) => {
                self.draw(typeface, bold, ch, None)
            }
            _ => found,
        }
    }

    /// Where the ink of a glyph ends, in thousandths of the size from its left.
    #[expect(clippy::cast_possible_truncation, reason = "edges are 16-bit numbers")]
    pub(crate) fn ink_end(&self, drawn: Drawn) -> i32 {
        let source = self.source(drawn.face);
        let bounds = source.metrics.bounds(GlyphId::from(drawn.id));
        bounds.map_or(drawn.width, |bounds| {
            bounds.x_max.ceil() as i32 * 1000 / i32::from(source.units_per_em)
        })
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
            Face::Mincho => &self.mincho,
            Face::MinchoFallback => &self.mincho_fallback,
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
