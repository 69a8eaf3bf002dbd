//! The logo of a facility: the one picture that a paper can carry. A seal is never a picture.

use image::codecs::png::PngEncoder;
use image::imageops::{FilterType, resize};
use image::{ExtendedColorType, ImageEncoder, ImageError, ImageReader, Limits, RgbImage};
use serde::{Deserialize, Serialize};
use std::io::Cursor;

/// Most pixels each way; a logo on a paper is a few centimetres wide.
const WIDEST: (u32, u32) = (720, 240);
/// Larger pictures are not opened: a file of a few kilobytes can unfold to gigabytes.
const LARGEST_SIDE: u32 = 12_000;
const LARGEST_MEMORY: u64 = 384 * 1024 * 1024;

/// A logo, made small enough for a paper, on white.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    png: Vec<u8>,
    width: u32,
    height: u32,
}

/// Why a picture is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Neither PNG nor JPEG.
    #[error("neither PNG nor JPEG")]
    Kind,
    /// Begins like one and cannot be read to its end.
    #[error("broken")]
    Broken,
    /// More pixels than a logo has.
    #[error("too large")]
    TooLarge,
}

impl PictureError {
    /// Stable code for the catalogue of sentences.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Broken => "broken",
            Self::TooLarge => "too_large",
        }
    }
}

impl Picture {
    /// Reads a PNG or JPEG file, lays it on white and makes it no larger than papers need.
    ///
    /// # Errors
    /// `Kind`, `Broken` or `TooLarge`.
    pub fn read(file: &[u8]) -> Result<Self, PictureError> {
        let mut reader = ImageReader::new(Cursor::new(file))
            .with_guessed_format()
            .map_err(|_| PictureError::Kind)?;
        if reader.format().is_none() {
            return Err(PictureError::Kind);
        }
        let mut limits = Limits::default();
        limits.max_image_width = Some(LARGEST_SIDE);
        limits.max_image_height = Some(LARGEST_SIDE);
        limits.max_alloc = Some(LARGEST_MEMORY);
        reader.limits(limits);
        let picture = reader.decode().map_err(|error| match error {
            ImageError::Limits(_) => PictureError::TooLarge,
            ImageError::Unsupported(_) => PictureError::Kind,
            _ => PictureError::Broken,
        })?;
        let mut paper = on_white(&picture.into_rgba8());
        let (width, height) = within(paper.dimensions(), WIDEST);
        if paper.dimensions() != (width, height) {
            paper = resize(&paper, width, height, FilterType::Lanczos3);
        }
        let mut png = Vec::new();
        PngEncoder::new(&mut png)
            .write_image(paper.as_raw(), width, height, ExtendedColorType::Rgb8)
            .map_err(|_| PictureError::Broken)?;
        Ok(Self { png, width, height })
    }

    /// The picture as a PNG file.
    pub fn png(&self) -> &[u8] {
        &self.png
    }

    /// Pixels from side to side and from top to bottom.
    pub(crate) fn pixels(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Red, green and blue of every pixel.
    pub(crate) fn colours(&self) -> Result<Vec<u8>, PictureError> {
        let reader =
            ImageReader::with_format(Cursor::new(&self.png), image::ImageFormat::Png).decode();
        let picture = reader.map_err(|_| PictureError::Broken)?;
        Ok(picture.into_rgb8().into_raw())
    }

    /// Width and height in mm, as large as a space allows.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred pixels")]
    pub(crate) fn fitted(&self, width: f32, height: f32) -> (f32, f32) {
        let (across, down) = (self.width as f32, self.height as f32);
        let scale = (width / across).min(height / down);
        (across * scale, down * scale)
    }
}

/// What is transparent shows the paper.
fn on_white(picture: &image::RgbaImage) -> RgbImage {
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let image::Rgba([red, green, blue, alpha]) = *picture.get_pixel(x, y);
        image::Rgb([red, green, blue].map(|colour| {
            let (colour, alpha) = (u16::from(colour), u16::from(alpha));
            let mixed = (colour * alpha + 255 * (255 - alpha) + 127) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        }))
    })
}

/// The size with the same sides that is no larger than `most`.
fn within((width, height): (u32, u32), most: (u32, u32)) -> (u32, u32) {
    let scaled = |side: u32, by: u32, of: u32| {
        let exact = u64::from(side) * u64::from(by) / u64::from(of.max(1));
        u32::try_from(exact).unwrap_or(u32::MAX).max(1)
    };
    if width <= most.0 && height <= most.1 {
        (width, height)
    } else if u64::from(width) * u64::from(most.1) >= u64::from(height) * u64::from(most.0) {
        (most.0, scaled(height, most.0, width))
    } else {
        (scaled(width, most.1, height), most.1)
    }
}
