//! A place for a seal is 25 mm each way and nothing stands in it but its name.

use super::{all, states};
use crate::document::SEAL;
use crate::layout;
use crate::layout::model::{Item, Page, TextRun};
use crate::tests::FONTS;

/// The names of places for seals on a page: they are smaller than any other text.
fn names(page: &Page) -> Vec<&TextRun> {
    let texts = page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    });
    texts.filter(|run| (run.size - 6.5).abs() < 0.01).collect()
}

#[expect(clippy::cast_precision_loss, reason = "widths of glyphs are small")]
fn width(run: &TextRun) -> f32 {
    let thousandths: i32 = run.glyphs.iter().map(|glyph| glyph.width).sum();
    thousandths as f32 / 1000.0 * run.size * 25.4 / 72.0
}

/// What else stands inside the place that a name names.
fn inside<'a>(page: &'a Page, name: &TextRun) -> Vec<&'a Item> {
    let middle = name.x + width(name) / 2.0;
    let (left, right) = (middle - SEAL / 2.0 + 0.2, middle + SEAL / 2.0 - 0.2);
    let (top, bottom) = (name.y + 0.5, name.y - 4.7 + SEAL);
    let hits =
        |x1: f32, y1: f32, x2: f32, y2: f32| x1 < right && x2 > left && y1 < bottom && y2 > top;
    let is_inside = |item: &&Item| match item {
        Item::Text(run) => hits(run.x, run.y - 2.0, run.x + width(run), run.y),
        Item::Rule { x1, y1, x2, y2, .. } => hits(*x1, *y1, *x2, *y2),
        Item::Tint {
            x,
            y,
            width,
            height,
        }
        | Item::Logo {
            x,
            y,
            width,
            height,
        } => hits(*x, *y, x + width, y + height),
        Item::Anchor { .. } | Item::Link { .. } => false,
        Item::Squares { x, y, side, .. } => hits(*x, *y, x + 21.0 * side, y + 21.0 * side),
        Item::Stroke { points, .. } | Item::Area { points, .. } => {
            points.iter().any(|(x, y)| hits(*x, *y, *x, *y))
        }
    };
    page.items.iter().filter(is_inside).collect()
}

#[test]
fn every_place_for_a_seal_stays_free() {
    let mut found = Vec::new();
    for asset in all() {
        for (state, filling) in states(&asset.form) {
            let document = asset.form.document(&filling, &FONTS);
            let model = layout(&document, &FONTS).unwrap();
            for page in &model.pages {
                for name in names(page) {
                    let other = inside(page, name);
                    assert!(other.is_empty(), "{} {state}: {other:?}", asset.name);
                    found.push(format!("{} {}", asset.form.id, name.text));
                }
            }
        }
    }
    for wanted in [
        "opinion 医師印",
        "return-opinion 医師印",
        "letter-employer 病院印",
        "letter-physician 病院印",
        "work-info 受付印",
        "intake 受付印",
    ] {
        assert!(found.iter().any(|known| known == wanted), "{wanted}");
    }
}

/// The twin: without the room that a stamp takes, its box ends with the text beside it.
#[test]
fn a_place_without_its_room_does_not_stay_free() {
    let asset = super::one("work-info-2026-04-01");
    let filling = super::filling(&asset.form, super::sample(&asset.form));
    let mut document = asset.form.document(&filling, &FONTS);
    for block in &mut document.blocks {
        if let crate::document::Block::Table(table) = block {
            for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                cell.room = 0.0;
            }
        }
    }
    let model = layout(&document, &FONTS).unwrap();
    let page = &model.pages[0];
    let name = names(page)[0];
    assert!(!inside(page, name).is_empty());
}

#[test]
fn a_seal_in_a_narrow_column_is_refused_by_its_line() {
    let asset = super::one("opinion-2022-04-01");
    let text = asset
        .text
        .replace("columns = [152, 26]", "columns = [160, 18]");
    let error = crate::form::Form::read(&text, &super::facts(&text)).unwrap_err();
    let part = text
        .lines()
        .position(|line| line.contains("160, 18"))
        .unwrap();
    assert_eq!(error.code(), "shape");
    assert!(
        error.line() <= part + 1 && error.line() + 4 > part,
        "{error}"
    );
}
