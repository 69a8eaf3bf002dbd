//! The code of a paper that may come back: what a scanner makes of it, also after a fax.

use super::tools::{run, text_of};
use super::{FONTS, samples};
use crate::document::Document;
use crate::{Item, layout, render};

const CODE: &str = "OPN-7K3D-9QXF-2MC";

fn marked() -> Document {
    Document {
        return_code: Some(CODE.to_owned()),
        ..samples::summary().document()
    }
}

/// Dark dots of a page as a fax sends it: 200 dpi, black or white.
struct Fax {
    width: usize,
    height: usize,
    dark: Vec<bool>,
}

fn faxed(document: &Document) -> Fax {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("paper.pdf"), render(document, &FONTS).unwrap().pdf).unwrap();
    let (pdf, page) = (path("paper.pdf"), path("page"));
    run(
        "pdftoppm",
        &["-r", "200", "-mono", "-f", "1", "-singlefile", &pdf, &page],
    );
    let bitmap = std::fs::read(path("page.pbm")).unwrap();
    let mut lines = bitmap.splitn(3, |byte| *byte == b'\n');
    assert_eq!(lines.next(), Some(b"P4".as_slice()));
    let size = std::str::from_utf8(lines.next().unwrap()).unwrap();
    let (width, height) = size.split_once(' ').unwrap();
    let (width, height): (usize, usize) = (width.parse().unwrap(), height.parse().unwrap());
    let bytes = lines.next().unwrap();
    let dot = |at: usize| {
        let (y, x) = (at / width, at % width);
        bytes[y * width.div_ceil(8) + x / 8] & (0x80 >> (x % 8)) != 0
    };
    Fax {
        width,
        height,
        dark: (0..width * height).map(dot).collect(),
    }
}

/// What a reader finds on the page.
fn read(fax: &Fax) -> Vec<String> {
    let grey = |x: usize, y: usize| if fax.dark[y * fax.width + x] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(fax.width, fax.height, grey);
    let grids = image.detect_grids();
    grids
        .iter()
        .filter_map(|grid| Some(grid.decode().ok()?.1))
        .collect()
}

#[test]
fn a_scanner_reads_from_a_fax_what_a_person_can_type() {
    let document = marked();
    let mut fax = faxed(&document);
    assert_eq!(read(&fax), ["OPN7K3D9QXF2MC"]);
    let text = text_of(&document);
    assert!(text.contains(CODE), "{text}");

    // A crease of two dots across the code, and dirt beside it.
    let (x, y) = (195 * 200 * 10 / 254 + 40, 5 * 200 * 10 / 254);
    for row in 0..90 {
        for column in 0..2 {
            fax.dark[(y + row) * fax.width + x + column] = false;
        }
    }
    assert_eq!(read(&fax), ["OPN7K3D9QXF2MC"]);
}

#[test]
fn a_code_that_lost_its_corner_is_not_read_as_another() {
    let mut fax = faxed(&marked());
    assert_eq!(read(&fax).len(), 1);
    for y in 0..80 {
        let from = y * fax.width;
        fax.dark[from + 1500..from + fax.width].fill(false);
    }
    assert_eq!(read(&fax), [] as [&str; 0]);
}

#[test]
fn a_paper_without_a_code_has_none() {
    assert_eq!(
        read(&faxed(&samples::summary().document())),
        [] as [&str; 0]
    );
}

#[test]
fn the_code_stands_on_the_first_page_beside_the_text() {
    let mut document = marked();
    document.blocks.push(crate::document::Block::PageBreak);
    document.blocks.extend(samples::summary().document().blocks);
    let model = layout(&document, &FONTS).unwrap();
    assert!(model.pages.len() > 1);
    let squares = |n: usize| {
        model.pages[n].items.iter().find_map(|item| match item {
            Item::Squares { x, y, side, dark } => Some((*x, *y, *side, dark.clone())),
            _ => None,
        })
    };
    let (x, y, side, dark) = squares(0).unwrap();
    assert!(squares(1).is_none());
    let right = f32::from(dark.iter().map(|[x, _, w, _]| x + w).max().unwrap()) * side + x;
    assert!(
        right <= 205.05 && y >= 5.0,
        "{right} {y}: printers reach no further"
    );
    // Version 1 has 21 squares a side, some 220 of them dark.
    let count: u32 = dark
        .iter()
        .map(|[_, _, w, h]| u32::from(*w) * u32::from(*h))
        .sum();
    assert!((150..300).contains(&count), "{count}");
    assert!(dark.len() < 120, "{} rectangles", dark.len());
}
