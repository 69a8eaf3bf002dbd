//! What stands on which page.

use super::{FONTS, document, ink, samples};
use crate::document::{
    Block, BoxKind, Cell, Document, PAGE_HEIGHT, Role, Row, Run, Table, Width, plain,
};
use crate::layout::model::{Item, Page, PageModel, TextRun};

fn set(document: &Document) -> PageModel {
    crate::layout(document, &FONTS).unwrap()
}

fn runs(page: &Page) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    })
}

fn text(page: &Page) -> String {
    runs(page).map(|run| run.text.as_str()).collect()
}

/// Nothing stands outside the text area of a document without head and foot.
fn assert_inside(document: &Document, model: &PageModel) {
    let bottom = PAGE_HEIGHT - document.margins.bottom + 0.02;
    for item in model.pages.iter().flat_map(|page| &page.items) {
        let (top, low) = match item {
            Item::Tint { y, height, .. } | Item::Logo { y, height, .. } => (*y, y + height),
            Item::Rule { y1, y2, .. } => (*y1, *y2),
            Item::Text(run) => (run.y, run.y),
            Item::Stroke { points, .. } | Item::Area { points, .. } => (points[0].1, points[0].1),
            Item::Squares { y, .. } | Item::Anchor { y, .. } | Item::Link { y, .. } => (*y, *y),
        };
        assert!(
            top >= document.margins.top - 0.02 && low <= bottom,
            "{item:?}"
        );
    }
}

fn rows(count: usize) -> Table {
    let mut table = Table::new(vec![Width::Mm(20.0), Width::Share(1.0)]);
    table
        .header
        .push(Row::new(vec![Cell::head("見出し"), Cell::head("内容")]));
    let row = |number: usize| {
        Row::new(vec![
            Cell::text(format!("第{number}行")),
            Cell::text("記録。".repeat(number % 90)),
        ])
    };
    table.rows = (0..count).map(row).collect();
    table
}

#[test]
fn head_rows_come_again_on_every_page_and_rows_come_once() {
    let document = document(vec![Block::Section("表".into()), Block::Table(rows(200))]);
    let model = set(&document);
    assert!(model.pages.len() > 5);
    assert_inside(&document, &model);
    let mut all = String::new();
    for page in &model.pages {
        assert_eq!(text(page).matches("見出し内容").count(), 1);
        all.push_str(&text(page));
    }
    for number in 0..200 {
        assert_eq!(
            all.matches(&format!("第{number}行")).count(),
            1,
            "row {number}"
        );
    }
    let expected: usize = (0..200).map(|number| number % 90).sum();
    assert_eq!(all.matches("記録。").count(), expected);
}

#[test]
fn a_heading_stays_with_what_it_names() {
    for filler in 40..70 {
        let mut blocks: Vec<Block> = (0..filler).map(|_| Block::paragraph(plain("あ"))).collect();
        blocks.push(Block::Section("見出し".into()));
        blocks.push(Block::Table(rows(3)));
        let model = set(&document(blocks));
        let page = model
            .pages
            .iter()
            .find(|page| text(page).contains("見出し"))
            .unwrap();
        assert!(text(page).contains("第0行"), "{filler}");
    }
}

#[test]
fn cells_that_reach_down_are_parted_without_loss() {
    let mut table = Table::new(vec![Width::Mm(60.0), Width::Share(1.0)]);
    for group in 0..3 {
        let long = ["左。", "中。", "下。"][group].repeat(400);
        table.rows.push(Row::new(vec![
            Cell {
                role: Role::Label,
                ..Cell::text(long).down(30)
            },
            Cell::text(format!("右{group}の0")),
        ]));
        let rest = (1..30).map(|row| Row::new(vec![Cell::text(format!("右{group}の{row}。"))]));
        table.rows.extend(rest);
    }
    let document = document(vec![Block::Table(table)]);
    let model = set(&document);
    assert_inside(&document, &model);
    let all: String = model.pages.iter().map(text).collect();
    for group in 0..3 {
        assert_eq!(all.matches(["左", "中", "下"][group]).count(), 400);
        for row in 1..30 {
            assert_eq!(all.matches(&format!("右{group}の{row}。")).count(), 1);
        }
    }
}

#[test]
fn a_long_cell_says_on_the_next_page_that_it_goes_on() {
    let mut table = Table::new(vec![Width::Mm(30.0), Width::Share(1.0)]);
    let note = samples::long_note(10_000);
    table
        .rows
        .push(Row::new(vec![Cell::label("相談の記録"), Cell::text(&note)]));
    let document = document(vec![Block::Table(table)]);
    let model = set(&document);
    assert_inside(&document, &model);
    assert!(model.pages.len() > 3);
    assert!(text(&model.pages[0]).starts_with("相談の記録"));
    for page in &model.pages[1..] {
        assert!(text(page).starts_with("(続き)"));
    }
    let all: String = model.pages.iter().map(text).collect();
    assert_eq!(
        ink(&all.replace("相談の記録", "").replace("(続き)", "")),
        ink(&note)
    );
}

#[test]
fn a_row_higher_than_a_page_still_ends() {
    let mut table = Table::new(vec![Width::Share(1.0)]);
    table.rows.push(Row::new(vec![Cell::text("前")]));
    table
        .rows
        .push(Row::new(vec![Cell::text("")]).min_height(400.0));
    table.rows.push(Row::new(vec![Cell::text("後")]));
    let model = set(&document(vec![Block::Table(table)]));
    let all: String = model.pages.iter().map(text).collect();
    assert_eq!(all, "前後");
    assert_eq!(model.pages.len(), 3);
}

#[test]
fn blocks_kept_together_share_a_page_if_one_can_hold_them() {
    let lines = |count| {
        (0..count)
            .map(|_| Block::paragraph(plain("行")))
            .collect::<Vec<_>>()
    };
    let mut blocks = lines(30);
    blocks.push(Block::KeepTogether(lines(25)));
    let model = set(&document(blocks));
    assert_eq!(text(&model.pages[0]).chars().count(), 30);
    assert_eq!(text(&model.pages[1]).chars().count(), 25);
    let model = set(&document(vec![Block::KeepTogether(lines(200))]));
    let all: String = model.pages.iter().map(text).collect();
    assert_eq!(all.chars().count(), 200);
}

#[test]
fn boxes_go_over_pages_with_their_frame() {
    let inner = (0..80).map(|n| Block::paragraph(plain(format!("第{n}項。"))));
    let blocks = vec![Block::Boxed {
        kind: BoxKind::Tinted,
        blocks: inner.collect(),
    }];
    let document = document(blocks);
    let model = set(&document);
    assert_inside(&document, &model);
    assert!(model.pages.len() > 1);
    for page in &model.pages {
        let is_upright = |item: &&Item| matches!(item, Item::Rule { x1, x2, .. } if x1 == x2);
        assert_eq!(page.items.iter().filter(is_upright).count(), 2);
        let tints = page
            .items
            .iter()
            .filter(|item| matches!(item, Item::Tint { .. }));
        assert_eq!(tints.count(), 1, "tints of one box are joined");
    }
}

#[test]
fn figures_stand_under_one_another() {
    let mut table = Table::new(vec![Width::Mm(40.0)]);
    for figure in ["111", "208", "999"] {
        let cell = Cell::text(figure).align(crate::document::Align::Number);
        table.rows.push(Row::new(vec![cell]));
    }
    let model = set(&document(vec![Block::Table(table)]));
    let left: Vec<i32> = runs(&model.pages[0])
        .map(|run| (run.x * 100.0).round() as i32)
        .collect();
    assert_eq!(left.len(), 3);
    assert!(left.iter().all(|x| *x == left[0]), "{left:?}");
}

#[test]
fn later_pages_say_what_they_belong_to() {
    let model = set(&samples::long_summary().document());
    assert!(model.pages.len() > 1);
    let count = model.pages.len();
    for (index, page) in model.pages.iter().enumerate() {
        assert!(text(page).contains(&format!("{} / {count}", index + 1)));
        assert!(text(page).contains("R8-0142"));
        assert!(text(page).contains("髙橋 一郎"));
    }
}

#[test]
fn bold_characters_from_the_fallback_are_thickened() {
    let bold = vec![Run::new("𠮷田").bold()];
    let model = set(&document(vec![Block::paragraph(bold)]));
    let found: Vec<(&str, bool)> = runs(&model.pages[0])
        .map(|run| (run.text.as_str(), run.thickened))
        .collect();
    assert_eq!(found, [("𠮷", true), ("田", false)]);
}

#[test]
fn what_is_read_aloud_is_large_and_a_sentence_stays_with_its_heading() {
    let document = samples::words().document();
    let inside = |run: &&TextRun| {
        run.y > document.margins.top && run.y < PAGE_HEIGHT - document.margins.bottom
    };
    let sizes = |document: &Document| -> Vec<f32> {
        let model = set(document);
        let pages = model.pages.iter();
        pages
            .flat_map(|page| {
                runs(page)
                    .filter(inside)
                    .map(|run| run.size)
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let large = sizes(&document);
    assert!(
        large.len() > 8 && large.iter().all(|size| *size >= 14.0),
        "{large:?}"
    );
    // The control: other papers are set smaller.
    assert!(
        sizes(&samples::summary().document())
            .iter()
            .any(|size| *size < 14.0)
    );
    let (_, many) = samples::all()
        .into_iter()
        .find(|(name, _)| *name == "words-many")
        .unwrap();
    let model = set(&many);
    assert!(model.pages.len() > 2);
    for page in &model.pages {
        let text = text(page);
        assert_eq!(
            text.matches("疲れやすさのこと").count(),
            text.matches("午後になると").count()
        );
    }
}
