//! A form that was faxed can still be read: in black and white at the fineness of a fax nothing turns into a dark bar.

use std::path::Path;

use super::{Asset, all, filling, sample};
use crate::document::Typeface;
use crate::form::Filling;
use crate::tests::{FONTS, tools::run};

/// Rules are two dots thick at most; a tint that turns black is as high as a row.
const BAR: usize = 6;

/// Rows of dots under one another, of each the share that is black.
fn rows(bitmap: &[u8]) -> Vec<f32> {
    let mut parts = bitmap.splitn(3, |byte| *byte == b'\n');
    assert_eq!(parts.next(), Some(&b"P4"[..]));
    let size = String::from_utf8(parts.next().unwrap().to_vec()).unwrap();
    let width: usize = size.split_once(' ').unwrap().0.parse().unwrap();
    let black = |row: &[u8]| row.iter().map(|byte| byte.count_ones()).sum::<u32>();
    let dots = parts.next().unwrap().chunks(width.div_ceil(8));
    dots.map(|row| black(row) as f32 / width as f32).collect()
}

/// The most rows under one another that are more than half black.
fn thickest(rows: &[f32]) -> usize {
    let dark = rows.split(|share| *share <= 0.5);
    dark.map(<[f32]>::len).max().unwrap_or(0)
}

#[test]
fn every_form_is_a_sound_file_and_has_no_dark_bar_on_a_fax() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| Path::to_str(&folder.path().join(name)).unwrap().to_owned();
    let faces = [Typeface::Gothic, Typeface::Mincho];
    for (Asset { name, form, .. }, typeface) in all()
        .into_iter()
        .flat_map(|asset| faces.map(|face| (asset.clone(), face)))
    {
        let filling = Filling {
            typeface,
            ..filling(&form, sample(&form))
        };
        let document = form.document(&filling, &FONTS);
        std::fs::write(
            path("form.pdf"),
            crate::render(&document, &FONTS).unwrap().pdf,
        )
        .unwrap();
        run("qpdf", &["--check", &path("form.pdf")]);
        run(
            "pdftoppm",
            &[
                "-r",
                "200",
                "-mono",
                "-singlefile",
                &path("form.pdf"),
                &path("form"),
            ],
        );
        let rows = rows(&std::fs::read(path("form.pbm")).unwrap());
        assert!(
            rows.len() > 2300 && rows.iter().any(|share| *share > 0.5),
            "{name} is drawn"
        );
        assert!(thickest(&rows) < BAR, "{name}: {} dots", thickest(&rows));
    }
}

#[test]
fn a_dark_bar_is_seen() {
    let row = |byte: u8| [byte; 4];
    let mut bitmap = b"P4\n32 20\n".to_vec();
    bitmap.extend((0..20).flat_map(|y| row(if (5..15).contains(&y) { 0xFF } else { 0x10 })));
    assert_eq!(thickest(&rows(&bitmap)), 10);
}
