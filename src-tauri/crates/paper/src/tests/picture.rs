//! The logo: what is taken, what is refused, and where it stands.

use super::FONTS;
use crate::document::{Block, Document, Furniture, Run, Sheet};
use crate::layout::model::Item;
use crate::{Picture, PictureError, layout, render};
use image::{ExtendedColorType, ImageEncoder};

/// A PNG file of one colour.
fn png(width: u32, height: u32, colour: [u8; 4]) -> Vec<u8> {
    let pixels = colour.repeat((width * height) as usize);
    let mut out = Vec::new();
    image::codecs::png::PngEncoder::new(&mut out)
        .write_image(&pixels, width, height, ExtendedColorType::Rgba8)
        .unwrap();
    out
}

/// A PNG of a few bytes whose head promises this many pixels.
fn promising(width: u32, height: u32) -> Vec<u8> {
    let mut out = png(1, 1, [0, 0, 0, 255]);
    out[16..20].copy_from_slice(&width.to_be_bytes());
    out[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&out[12..29]);
    out[29..33].copy_from_slice(&sum.to_be_bytes());
    out
}

/// The checksum of PNG chunks.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            let low = sum & 1;
            sum = (sum >> 1) ^ if low == 1 { 0xEDB8_8320 } else { 0 };
        }
    }
    !sum
}

#[test]
fn a_picture_comes_in_small_and_on_white() {
    let half = Picture::read(&png(1440, 100, [0, 0, 0, 0])).unwrap();
    assert_eq!(half.pixels(), (720, 50));
    assert!(half.colours().unwrap().iter().all(|colour| *colour == 255));
    let dark = Picture::read(&png(10, 10, [10, 20, 30, 255])).unwrap();
    assert_eq!(dark.colours().unwrap()[..3], [10, 20, 30]);
    assert_eq!(Picture::read(dark.png()), Ok(dark));
}

#[test]
fn what_is_no_picture_or_a_broken_one_or_unfolds_is_refused() {
    assert_eq!(Picture::read(b"GIF89a").unwrap_err(), PictureError::Kind);
    assert_eq!(Picture::read(b"").unwrap_err(), PictureError::Kind);
    assert_eq!(
        Picture::read("病院のロゴ".as_bytes()).unwrap_err(),
        PictureError::Kind
    );
    let whole = png(300, 100, [9, 99, 199, 255]);
    for end in [20, 40, whole.len() - 20] {
        assert_eq!(
            Picture::read(&whole[..end]).unwrap_err(),
            PictureError::Broken,
            "{end}"
        );
    }
    let unfolds = Picture::read(&promising(11_999, 11_999)).unwrap_err();
    assert_eq!(unfolds, PictureError::TooLarge);
    assert_eq!(
        Picture::read(&promising(60_000, 2)).unwrap_err(),
        PictureError::TooLarge
    );
}

fn paper(logo: Option<Picture>) -> Document {
    let mut document = Document::new("試験", "試験 1");
    document.logo = logo;
    document.footer = Some(Furniture {
        sender: "青葉病院 両立支援室　電話 022-000-0000".to_owned(),
        left: "試験 1".to_owned(),
        page_number: true,
        ..Furniture::default()
    });
    document.blocks = vec![
        Block::paragraph(vec![Run::new("本文")]),
        Block::PageBreak,
        Block::paragraph(vec![Run::new("二枚目")]),
        Block::PageBreak,
        Block::paragraph(vec![Run::new("三枚目")]),
    ];
    document
}

#[test]
fn the_logo_stands_at_the_foot_of_every_page_or_nowhere() {
    let logo = Picture::read(&png(400, 100, [0, 90, 160, 255])).unwrap();
    let logos = |document: &Document| {
        let model = layout(document, &FONTS).unwrap();
        let items = model.pages.into_iter().flat_map(|page| page.items);
        items
            .filter(|item| matches!(item, Item::Logo { .. }))
            .count()
    };
    assert_eq!(logos(&paper(Some(logo))), 3);
    assert_eq!(logos(&paper(None)), 0);
    let logo = Picture::read(&png(400, 100, [0, 90, 160, 255])).unwrap();
    let size = |logo| render(&paper(logo), &FONTS).unwrap().pdf.len();
    assert!(size(Some(logo)) > size(None));
}

#[test]
fn a_folded_sheet_carries_two_pages_in_reading_order() {
    let flat = layout(&paper(None), &FONTS).unwrap();
    let folded = flat.clone().folded();
    assert_eq!(
        (folded.width, folded.height, folded.pages.len()),
        (420.0, 297.0, 2)
    );
    let words = |text: String| text.replace(['\n', '\u{C}'], "");
    assert_eq!(words(folded.text()), words(flat.text()));
    let mut document = paper(None);
    document.sheet = Sheet::A3Folded;
    assert_eq!(render(&document, &FONTS).unwrap().pages, 3);
}
