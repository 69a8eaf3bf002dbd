//! What the first page of a paper looks like from a step away, as poppler draws it: one character for a few square
//! millimetres, the darker the denser. A person can look at the golden files and see the page.

use super::tools::{run, with_file};
use crate::document::{Block, Document, Run};

/// From free paper to a bar.
const DENSITY: [char; 10] = [' ', '.', ':', '-', '=', '+', '*', '#', '%', '@'];
/// Dots of a character, across and down, at this fineness.
const DPI: &str = "36";
const ACROSS: usize = 4;
const DOWN: usize = 8;
/// Share of characters that another version of the drawing program may draw otherwise.
const OTHERWISE: usize = 200;

/// The page as characters.
pub(super) fn seen(document: &Document) -> String {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("page").display().to_string();
    with_file(document, |pdf| {
        run("pdftoppm", &["-r", DPI, "-gray", "-singlefile", pdf, &root])
    });
    let picture = std::fs::read(folder.path().join("page.pgm")).unwrap();
    let mut parts = picture.splitn(4, |byte| *byte == b'\n');
    assert_eq!(parts.next(), Some(&b"P5"[..]));
    let size = String::from_utf8(parts.next().unwrap().to_vec()).unwrap();
    let (width, height) = size.split_once(' ').unwrap();
    let (width, height): (usize, usize) = (width.parse().unwrap(), height.parse().unwrap());
    let dots = parts.nth(1).unwrap();
    let mut out = String::new();
    for top in (0..height).step_by(DOWN) {
        let row: String = (0..width)
            .step_by(ACROSS)
            .map(|left| {
                let rows = top..(top + DOWN).min(height);
                let of_row =
                    |y: usize| &dots[y * width + left..y * width + (left + ACROSS).min(width)];
                let field: Vec<u8> = rows.flat_map(|y| of_row(y).to_vec()).collect();
                let ink: usize = field.iter().map(|dot| usize::from(255 - dot)).sum();
                // Text is never darker than half: the steps are for what is there.
                let level = ink * DENSITY.len() * 2 / (field.len() * 255);
                DENSITY[level.min(DENSITY.len() - 1)]
            })
            .collect();
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}

/// Do two pages look alike? A step of density is nothing; more may be otherwise in few places.
pub(super) fn alike(new: &str, old: &str) -> bool {
    let level = |c: Option<char>| {
        let c = c.unwrap_or(' ');
        DENSITY.iter().position(|known| *known == c).unwrap()
    };
    let (new, old): (Vec<&str>, Vec<&str>) = (new.lines().collect(), old.lines().collect());
    let longest = |line: usize| {
        let length = |lines: &[&str]| lines.get(line).map_or(0, |l| l.len());
        length(&new).max(length(&old))
    };
    let at = |lines: &[&str], line: usize, column: usize| {
        level(lines.get(line).and_then(|l| l.chars().nth(column)))
    };
    let (mut all, mut otherwise) = (0, 0);
    for line in 0..new.len().max(old.len()) {
        for column in 0..longest(line) {
            all += 1;
            otherwise += usize::from(at(&new, line, column).abs_diff(at(&old, line, column)) > 1);
        }
    }
    otherwise * OTHERWISE <= all
}

#[test]
fn a_page_with_a_line_more_does_not_look_alike() {
    let page = |lines: usize| {
        let mut document = Document::new("試験", "試験 1");
        let line = || {
            Block::paragraph(vec![Run::new(
                "午後に強くなる倦怠感が週に二日ほどある。".repeat(2),
            )])
        };
        document.blocks = std::iter::repeat_with(line).take(lines).collect();
        seen(&document)
    };
    assert!(alike(&page(20), &page(20)));
    assert!(!alike(&page(21), &page(20)));
    assert!(!alike(&page(0), &page(20)));
}
