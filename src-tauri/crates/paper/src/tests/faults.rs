//! What must be refused, and what happens where the guard is off.

use printpdf::{Mm, Op, PdfDocument, PdfPage, PdfSaveOptions, TextItem};

use super::{FONTS, document, paragraph, samples};
use crate::document::{Block, Cell, Document, Row, Run, Table, Width};
use crate::error::PaperError;
use crate::fonts::{FontFiles, Fonts};
use crate::layout::model::{Item, PageModel};
use crate::layout::{self, Guard};

fn empty_boxes(model: &PageModel) -> usize {
    let items = model.pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|item| {
        if let Item::Text(run) = item {
            Some(run)
        } else {
            None
        }
    });
    runs.flat_map(|run| &run.glyphs)
        .filter(|glyph| glyph.id == 0)
        .count()
}

#[test]
fn characters_without_a_glyph_are_all_named_before_anything_is_drawn() {
    let document = paragraph("渡邉𓀀さん 😀と😀 ကက 葛\u{E01EF}");
    let error = crate::render(&document, &FONTS).unwrap_err();
    let chars = ["𓀀", "😀", "က", "葛\u{E01EF}"].map(String::from).to_vec();
    assert_eq!(error, PaperError::MissingGlyph { chars });
    assert_eq!(error.code(), "paper_missing_glyph");
}

#[test]
fn a_missing_glyph_is_found_wherever_it_stands() {
    let mut footed = samples::summary();
    footed.issue.printed = "出力 𓀀".into();
    let mut titled = samples::summary();
    titled.office = "青葉病院 𓀀".into();
    let mut listed = samples::summary();
    listed.work_items[0].label = "𓀀".into();
    let mut coded = samples::recovery();
    coded.groups[2] = "𓀀".into();
    let documents = [
        footed.document(),
        titled.document(),
        listed.document(),
        coded.document(),
    ];
    for document in documents {
        let chars = vec!["𓀀".to_owned()];
        let error = crate::layout(&document, &FONTS).unwrap_err();
        assert_eq!(error, PaperError::MissingGlyph { chars });
    }
}

#[test]
fn without_the_guard_an_empty_box_is_printed() {
    let document = paragraph("渡邉𓀀さん");
    let model = layout::set(&document, &FONTS, Guard::Off).unwrap();
    assert_eq!(empty_boxes(&model), 1);
    assert!(crate::pdf::write(&model, &document, &FONTS).is_ok());
    let good = layout::set(&paragraph("渡邉さん"), &FONTS, Guard::Off).unwrap();
    assert_eq!(empty_boxes(&good), 0);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let once = crate::render(&samples::summary().document(), &FONTS).unwrap();
    crate::render(&samples::chapter().document(), &FONTS).unwrap();
    let twice =
        std::thread::spawn(|| crate::render(&samples::summary().document(), &FONTS).unwrap());
    assert_eq!(once.pdf, twice.join().unwrap().pdf);
    let mut other = samples::summary();
    other.wish.push('。');
    assert_ne!(
        once.pdf,
        crate::render(&other.document(), &FONTS).unwrap().pdf
    );
}

#[test]
fn without_the_last_step_two_files_differ() {
    let pdf = PdfDocument::new("試験用紙");
    let options = PdfSaveOptions::default();
    let first = pdf.save(&options, &mut Vec::new());
    let second = pdf.save(&options, &mut Vec::new());
    assert_ne!(first, second);
    assert_eq!(
        crate::pdf::save(&pdf).unwrap(),
        crate::pdf::save(&pdf).unwrap()
    );
}

#[test]
fn a_message_of_the_writer_stops_the_paper() {
    // Text outside a text section: most readers would show a blank page.
    let mut pdf = PdfDocument::new("試験用紙");
    let items = vec![TextItem::Text("text".to_owned())];
    pdf.pages.push(PdfPage::new(
        Mm(210.0),
        Mm(297.0),
        vec![Op::ShowText { items }],
    ));
    let error = crate::pdf::save(&pdf).unwrap_err();
    assert_eq!(error.code(), "paper_pdf");
    // The writer alone hands out the file all the same.
    let mut messages = Vec::new();
    assert!(
        !pdf.save(&PdfSaveOptions::default(), &mut messages)
            .is_empty()
    );
    assert!(!messages.is_empty());
}

fn table(columns: &[Width], rows: Vec<Row>) -> Document {
    let mut table = Table::new(columns.to_vec());
    table.rows = rows;
    document(vec![Block::Table(table)])
}

#[test]
fn tables_that_do_not_fit_together_are_refused() {
    let half = Width::Share(1.0);
    let cell = || Cell::text("欄");
    let wrong = [
        table(&[half, half], vec![Row::new(vec![cell()])]),
        table(&[half], vec![Row::new(vec![cell(), cell()])]),
        table(&[half], vec![Row::new(vec![cell().across(2)])]),
        table(&[half], vec![Row::new(vec![cell().down(2)])]),
        table(&[half], vec![Row::new(vec![cell().across(0)])]),
        table(&[Width::Mm(400.0)], vec![Row::new(vec![cell()])]),
        table(
            &[Width::Mm(3.0), half],
            vec![Row::new(vec![cell(), cell()])],
        ),
        table(
            &[Width::Mm(178.0), half],
            vec![Row::new(vec![cell(), cell()])],
        ),
    ];
    for document in wrong {
        let error = crate::layout(&document, &FONTS).unwrap_err();
        assert_eq!(error.code(), "paper_table_shape", "{document:?}");
    }
    let right = vec![
        Row::new(vec![cell().down(2), cell()]),
        Row::new(vec![cell()]),
        Row::new(vec![cell().across(2)]),
    ];
    assert!(crate::layout(&table(&[half, half], right), &FONTS).is_ok());
}

#[test]
fn what_is_no_font_is_refused() {
    let good: &[u8] = include_bytes!("../../../../../assets/fonts/BIZUDPGothic-Bold.ttf");
    let files = FontFiles {
        regular: good,
        bold: good,
        fallback: good,
        mincho: good,
        mincho_fallback: good,
    };
    assert!(Fonts::load(files).is_ok());
    let bad = FontFiles {
        mincho: b"not a font",
        ..files
    };
    assert_eq!(Fonts::load(bad).unwrap_err().code(), "paper_font");
    let short = FontFiles {
        regular: &good[..2000],
        ..files
    };
    assert!(Fonts::load(short).is_err());
}

#[test]
fn emptiness_is_printed_calmly() {
    let blocks = vec![
        Block::Section(String::new()),
        Block::Table(Table::new(Vec::new())),
        Block::Boxed {
            kind: crate::document::BoxKind::Framed,
            blocks: Vec::new(),
        },
        Block::Checks(Vec::new()),
        Block::Code {
            groups: Vec::new(),
            per_line: 0,
        },
        Block::paragraph(vec![Run::new("")]),
        Block::PageBreak,
        Block::PageBreak,
    ];
    assert_eq!(crate::render(&document(blocks), &FONTS).unwrap().pages, 1);
    assert_eq!(
        crate::render(&document(Vec::new()), &FONTS).unwrap().pages,
        1
    );
}
