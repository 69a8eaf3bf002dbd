//! 書体・暦・ふりがな・ぶら下げ: what a facility may choose, and what holds whatever it chooses.

use chrono::NaiveDate;
use model::era::Calendar;
use proptest::prelude::*;

use super::forms::{Asset, all, filling, named};
use super::tools::{run, text_of};
use super::{FONTS, document, golden, ink};
use crate::document::{
    Block, BoxKind, Cell, Document, PAGE_WIDTH, Row, Run, Table, TextStyle, Typeface, Width,
    with_reading,
};
use crate::fonts::Face;
use crate::form::{Answer, Filling};
use crate::layout::model::{Item, MM_PER_PT, PageModel, TextRun};
use crate::layout::{Guard, Look, Setter, hang, is_not_first};

/// Names beyond JIS X 0208, among them forms that only a selector names.
const NAMES: &str =
    "𠮷田 髙橋 﨑山 栁澤 德永 濵﨑 渡邉 渡邊 辻\u{E0100} 葛\u{E0100}城 邉\u{E0100} 神\u{FE00}";
/// The other form of 辻 and 葛, which only the Mincho has.
const ONLY_MINCHO: &str = "辻\u{E0101} 葛\u{E0101}城";

fn runs(model: &PageModel) -> impl Iterator<Item = &TextRun> {
    let items = model.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    })
}

fn set(document: &Document) -> PageModel {
    crate::layout(document, &FONTS).unwrap()
}

fn in_face(blocks: Vec<Block>, typeface: Typeface) -> Document {
    Document {
        typeface,
        ..document(blocks)
    }
}

/// A form as a facility may want it: in Mincho, in the Western calendar, with the reading over the name.
fn chosen(asset: &Asset, typeface: Typeface, reading: &str) -> Document {
    let answers = named(&asset.form, reading);
    let filling = Filling {
        typeface,
        calendar: Calendar::Seireki,
        ..filling(&asset.form, answers)
    };
    asset.form.document(&filling, &FONTS)
}

const READING: &str = "たかはし いちろう";

#[test]
fn forms_in_mincho_with_readings_stand_as_they_stood() {
    let look = std::env::var_os("PAPER_LOOK").map(std::path::PathBuf::from);
    for asset in all() {
        let document = chosen(&asset, Typeface::Mincho, READING);
        if ["letter-employer", "opinion", "cover", "consent"].contains(&asset.form.id.as_str()) {
            golden::compare(&format!("forms/{}-mincho", asset.name), &document);
        }
        if let Some(folder) = &look {
            let pdf = crate::render(&document, &FONTS).unwrap().pdf;
            std::fs::write(folder.join(format!("{}-mincho.pdf", asset.name)), pdf).unwrap();
        }
    }
}

#[test]
fn a_paper_in_mincho_is_mincho_and_its_bold_words_gothic() {
    for asset in all() {
        let faces = |typeface| -> Vec<Face> {
            let model = set(&chosen(&asset, typeface, READING));
            let mut faces: Vec<Face> = runs(&model).map(|run| run.face).collect();
            faces.sort_unstable();
            faces.dedup();
            faces
        };
        assert_eq!(
            faces(Typeface::Mincho),
            [Face::Bold, Face::Mincho],
            "{}",
            asset.name
        );
        assert_eq!(
            faces(Typeface::Gothic),
            [Face::Regular, Face::Bold],
            "{}",
            asset.name
        );
    }
}

#[test]
fn a_page_in_mincho_is_small_and_carries_only_what_it_uses() {
    let asset = all()
        .into_iter()
        .find(|asset| asset.form.id == "letter-employer")
        .unwrap();
    for typeface in [Typeface::Gothic, Typeface::Mincho] {
        let pdf = crate::render(&chosen(&asset, typeface, READING), &FONTS).unwrap();
        assert_eq!(pdf.pages, 1);
        assert!(pdf.pdf.len() <= 96 * 1024, "{} bytes", pdf.pdf.len());
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.pdf");
        std::fs::write(&path, &pdf.pdf).unwrap();
        run("qpdf", &["--check", path.to_str().unwrap()]);
        let fonts = run("pdffonts", &[path.to_str().unwrap()]);
        assert_eq!(
            fonts.contains("Mincho"),
            typeface == Typeface::Mincho,
            "{fonts}"
        );
        assert_eq!(fonts.lines().skip(2).count(), 2, "{fonts}");
    }
}

#[test]
fn names_beyond_the_old_standard_come_out_in_both_faces() {
    for (name, typeface) in [("gothic", Typeface::Gothic), ("mincho", Typeface::Mincho)] {
        let words = format!("{NAMES} {ONLY_MINCHO}");
        let blocks = [Run::new(&words), Run::new(&words).bold()]
            .map(|run| Block::paragraph(vec![run.size(16.0)]));
        let document = in_face(blocks.into(), typeface);
        golden::compare(&format!("names-{name}"), &document);
        let model = set(&document);
        assert!(
            runs(&model)
                .flat_map(|run| &run.glyphs)
                .all(|glyph| glyph.id != 0)
        );
        assert_eq!(ink(&text_of(&document)), ink(&words.repeat(2)));
        if let Some(folder) = std::env::var_os("PAPER_LOOK") {
            let pdf = crate::render(&document, &FONTS).unwrap().pdf;
            let path = std::path::PathBuf::from(folder).join(format!("names-{name}.pdf"));
            std::fs::write(path, pdf).unwrap();
        }
        // What no face has is refused, and with the guard off is the empty box.
        let unknown = in_face(
            vec![Block::paragraph(vec![Run::new("葛\u{E01EF}")])],
            typeface,
        );
        let refused = crate::layout(&unknown, &FONTS).unwrap_err();
        assert_eq!(refused.code(), "paper_missing_glyph");
        let boxes = crate::layout::set(&unknown, &FONTS, Guard::Off).unwrap();
        assert!(
            runs(&boxes)
                .flat_map(|run| &run.glyphs)
                .any(|glyph| glyph.id == 0)
        );
    }
}

#[test]
fn the_calendar_of_the_facility_is_that_of_every_date_of_a_form() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    for Asset { name, form, .. } in all() {
        let dates = form
            .fields
            .iter()
            .filter(|f| f.shape == crate::form::FieldShape::Date);
        let answers: crate::form::Answers = dates
            .map(|field| (field.id.get_ref().clone(), Answer::Date(day)))
            .collect();
        let count = |calendar, words: &str| {
            let filling = Filling {
                answers: answers.clone(),
                calendar,
                ..Filling::default()
            };
            let text = set(&form.document(&filling, &FONTS)).text();
            ink(&text).matches(words).count()
        };
        let wareki = count(Calendar::Wareki, "令和8年11月24日");
        assert!(wareki > 0 || answers.is_empty(), "{name}");
        assert_eq!(count(Calendar::Seireki, "2026年11月24日"), wareki, "{name}");
        assert_eq!(count(Calendar::Seireki, "令和8年11月24日"), 0, "{name}");
    }
}

/// Rules and boxes of a paper, each with its place.
fn drawn(model: &PageModel) -> Vec<&Item> {
    let items = model.pages.iter().flat_map(|page| &page.items);
    items
        .filter(|item| matches!(item, Item::Rule { .. } | Item::Tint { .. }))
        .collect()
}

#[test]
fn a_reading_moves_no_rule_and_touches_none() {
    for asset in all() {
        for typeface in [Typeface::Gothic, Typeface::Mincho] {
            let with = set(&chosen(&asset, typeface, READING));
            let bare = set(&chosen(&asset, typeface, ""));
            assert_eq!(drawn(&with), drawn(&bare), "{}", asset.name);
            let mut fields = asset.form.fields.iter();
            let has_name = fields.any(|f| f.fact.get_ref() == "person.name");
            let differ = ink(&with.text()) != ink(&bare.text());
            assert_eq!(differ, has_name, "{}", asset.name);
            assert_eq!(crossings(&with), Vec::<String>::new(), "{}", asset.name);
        }
    }
    // The control: readings that stand a little higher cross the rule above them.
    let opinion = all().into_iter().find(|asset| asset.form.id == "opinion");
    let mut model = set(&chosen(&opinion.unwrap(), Typeface::Gothic, READING));
    for page in &mut model.pages {
        for item in &mut page.items {
            if let Item::Text(run) = item
                && is_reading(run)
            {
                run.y -= 1.0;
            }
        }
    }
    assert!(!crossings(&model).is_empty());
}

fn is_reading(run: &TextRun) -> bool {
    run.size < 7.4 && READING.contains(&run.text)
}

/// Small print that crosses a level rule.
fn crossings(model: &PageModel) -> Vec<String> {
    let mut out = Vec::new();
    for page in &model.pages {
        for item in &page.items {
            let Item::Text(run) = item else { continue };
            if !is_reading(run) {
                continue;
            }
            let (top, bottom) = (run.y - run.size * MM_PER_PT * 0.88, run.y);
            let crosses = |item: &Item| {
                matches!(item, Item::Rule { x1, x2, y1, y2, .. }
                    if (y1 - y2).abs() < 0.01 && *y1 > top && *y1 < bottom && *x1 <= run.x && run.x <= *x2)
            };
            if page.items.iter().any(crosses) {
                out.push(format!("{} at {:.2}", run.text, run.y));
            }
        }
    }
    out
}

#[test]
fn a_reading_stands_over_its_name_and_is_no_wider() {
    let pairs = [
        ("林", "はやし"),
        ("東海林", "しょうじ"),
        ("薬袋", "みない"),
        ("長曽我部", "ちょうそかべ"),
        ("王", "おう"),
        ("勅使河原", "てしがわら"),
        ("髙", "こうのいけやま"),
    ];
    for (name, reading) in pairs {
        for leading in [1.3, 1.4, 1.55] {
            let mut document = document(vec![Block::paragraph(with_reading(name, reading))]);
            document.text.leading = leading;
            let model = set(&document);
            let set: Vec<&TextRun> = runs(&model).collect();
            assert_eq!(set.len(), 2, "{name}");
            let (base, small) = (set[0], set[1]);
            assert_eq!((base.text.as_str(), small.text.as_str()), (name, reading));
            let end = |run: &TextRun| {
                let width: i32 = run.glyphs.iter().map(crate::Glyph::advance).sum();
                run.x + width as f32 / 1000.0 * run.size * MM_PER_PT
            };
            assert!(
                small.x >= base.x - 0.01 && end(small) <= end(base) + 0.02,
                "{name}"
            );
            assert!(small.y < base.y - base.size * MM_PER_PT * 0.8, "{name}");
            assert!(small.size <= base.size * 0.51 && small.size >= base.size * 0.39);
        }
    }
    // A name without a reading is the name alone.
    let bare = set(&document(vec![Block::paragraph(with_reading(
        "髙橋 一郎",
        "",
    ))]));
    assert_eq!(runs(&bare).count(), 1);
}

#[test]
fn in_a_letter_the_lines_keep_their_distance_and_no_reading_touches_the_line_above() {
    let letter = |reading: &str| {
        let mut text = vec![Run::new("当院で治療を続けている方について、".repeat(6))];
        text.extend(with_reading("東海林 一郎", reading));
        text.push(Run::new(
            "様のご本人の同意を得たうえで、ご連絡いたします。".repeat(4),
        ));
        let mut document = document(vec![Block::paragraph(text)]);
        document.text.leading = 1.4;
        set(&document)
    };
    let (with, bare) = (letter("しょうじ いちろう"), letter(""));
    let lines = |model: &PageModel| -> Vec<i32> {
        let mut all: Vec<i32> = runs(model)
            .filter(|run| run.size > 9.0)
            .map(|run| (run.y * 100.0).round() as i32)
            .collect();
        all.dedup();
        all
    };
    assert_eq!(lines(&with), lines(&bare));
    let small: Vec<&TextRun> = runs(&with).filter(|run| run.size < 9.0).collect();
    assert_eq!(small.len(), 2);
    for reading in small {
        let above = runs(&with).filter(|run| run.size > 9.0 && run.y < reading.y);
        let lowest = above.map(|run| run.y + 0.08 * run.size * MM_PER_PT);
        let top = reading.y - 0.82 * reading.size * MM_PER_PT;
        assert!(lowest.fold(0.0, f32::max) < top, "{}", reading.text);
    }
}

#[test]
fn a_name_that_goes_on_on_the_next_line_takes_its_reading_along() {
    let (name, reading) = ("寿".repeat(60), "ことぶき".repeat(60));
    let mut table = Table::new(vec![Width::Mm(40.0)]);
    table.rows = vec![Row::new(vec![Cell::new(with_reading(&name, &reading))])];
    let model = set(&document(vec![Block::Table(table)]));
    let small: String = runs(&model)
        .filter(|run| run.size < 7.0)
        .map(|run| run.text.as_str())
        .collect();
    assert_eq!(small, reading);
    assert!(runs(&model).filter(|run| run.size < 7.0).count() > 3);
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[ぁ-んァ-ヶ]{1,5}",
        6 => proptest::sample::select(vec!["治療", "就業上の措置", "倦怠感", "通院", "配慮", "面談"]).prop_map(str::to_owned),
        6 => proptest::sample::select(vec!["、", "。", "，", "．", "。」", "、。", "。 "]).prop_map(str::to_owned),
        1 => "[A-Za-z]{1,10}",
        1 => "[0-9]{1,3}(時間|日|%)",
        1 => proptest::sample::select(vec!["「", "（", "」", "）"]).prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 1..80).prop_map(|pieces| pieces.concat())
}

/// Where the ink of a run ends, in mm; space leaves none.
fn ink_end(run: &TextRun) -> f32 {
    let mut pen = run.x;
    let mut end = run.x;
    let mut at = 0;
    for glyph in &run.glyphs {
        let em = run.size * MM_PER_PT / 1000.0;
        let drawn = crate::fonts::Drawn {
            face: run.face,
            id: glyph.id,
            width: glyph.width,
        };
        if !run.text[at..at + glyph.len].trim().is_empty() {
            end = pen + (glyph.before + FONTS.ink_end(drawn)) as f32 * em;
        }
        at += glyph.len;
        pen += glyph.advance() as f32 * em;
    }
    end
}

/// A cell, a framed paragraph, and a plain one.
fn papers(text: &str, width: f32, typeface: Typeface) -> Vec<Document> {
    let mut table = Table::new(vec![Width::Mm(width), Width::Share(1.0)]);
    table.pad_x = 1.6;
    table.rows = vec![Row::new(vec![Cell::text(text), Cell::text("")])];
    let plain = || Block::paragraph(vec![Run::new(text)]);
    let framed = Block::Boxed {
        kind: BoxKind::Framed,
        blocks: vec![plain()],
    };
    let mut narrow = in_face(vec![framed], typeface);
    narrow.margins.right = PAGE_WIDTH - narrow.margins.left - width;
    let mut open = in_face(vec![plain()], typeface);
    open.margins.right = narrow.margins.right;
    vec![in_face(vec![Block::Table(table)], typeface), narrow, open]
}

/// Where the right border of each kind of paper is: no ink may reach it.
fn border(number: usize, document: &Document, width: f32) -> f32 {
    match number {
        0 | 1 => document.margins.left + width,
        _ => PAGE_WIDTH,
    }
}

/// Lines of text: their first characters, and how far they reach over the text area.
fn lines(model: &PageModel) -> Vec<(String, f32)> {
    let mut out: Vec<(String, f32, f32)> = Vec::new();
    for run in runs(model) {
        match out.last_mut() {
            Some((text, y, end)) if (*y - run.y).abs() < 0.01 => {
                text.push_str(&run.text);
                *end = ink_end(run);
            }
            _ => out.push((run.text.clone(), run.y, ink_end(run))),
        }
    }
    out.into_iter().map(|(text, _, end)| (text, end)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn marks_hang_and_nothing_crosses_a_border(text in text(), width in 40.0_f32..120.0) {
        for typeface in [Typeface::Gothic, Typeface::Mincho] {
            for (number, document) in papers(&text, width, typeface).into_iter().enumerate() {
                let model = set(&document);
                let border = border(number, &document, width);
                let set = lines(&model);
                let all: String = set.iter().map(|(line, _)| line.as_str()).collect();
                prop_assert_eq!(ink(&all), ink(&text));
                for (line, end) in &set {
                    prop_assert!(*end < border - 0.2, "{line} ends at {end}, the border stands at {border}");
                }
                let wide = |line: &str| line.chars().all(|ch| is_not_first(ch) || "「（".contains(ch) || ch.is_ascii());
                for pair in set.windows(2) {
                    let first = pair[1].0.chars().next().unwrap_or('あ');
                    prop_assert!(!is_not_first(first) || wide(&pair[0].0), "{} / {}", pair[0].0, pair[1].0);
                }
            }
        }
    }
}

#[test]
fn a_mark_without_room_on_its_line_hangs_and_with_a_rule_in_its_way_takes_a_character_along() {
    // Twenty characters fill the line; the stop behind them has no room.
    let text = format!("{}。つぎの文。", "あ".repeat(20));
    let of = |pad: f32| {
        let mut table = Table::new(vec![Width::Mm(
            20.0 * 9.5 * MM_PER_PT * 0.999 + 2.0 * pad + 0.1,
        )]);
        table.pad_x = pad;
        table.rows = vec![Row::new(vec![Cell::text(&text)])];
        lines(&set(&document(vec![Block::Table(table)])))
    };
    let probe = of(1.6);
    let count = probe[0].0.chars().filter(|ch| *ch == 'あ').count();
    let exact = format!("{}。つぎの文。", "あ".repeat(count));
    let first = |pad: f32, width: f32| {
        let mut table = Table::new(vec![Width::Mm(width + 2.0 * pad)]);
        table.pad_x = pad;
        table.rows = vec![Row::new(vec![Cell::text(&exact)])];
        lines(&set(&document(vec![Block::Table(table)])))[0]
            .0
            .clone()
    };
    let one = {
        let model = set(&document(vec![Block::paragraph(vec![Run::new(
            "あ".repeat(count),
        )])]));
        let run = runs(&model).next().unwrap();
        run.glyphs.iter().map(crate::Glyph::advance).sum::<i32>() as f32 / 1000.0
            * run.size
            * MM_PER_PT
    };
    assert!(first(1.6, one + 0.1).ends_with("あ。"));
    assert_eq!(first(1.6, one + 0.1).chars().count(), count + 1);
    // The same line where the rule is too near: as before, the last character goes along to the next line.
    assert_eq!(first(0.4, one + 0.1).chars().count(), count - 1);
    assert!(hang::inside(0.4) < 0.1 && hang::inside(1.6) > 1.0);
}

/// Texts whose ink crosses an upright rule beside them.
fn over_rules(model: &PageModel) -> Vec<String> {
    let mut out = Vec::new();
    for page in &model.pages {
        for item in &page.items {
            let Item::Text(run) = item else { continue };
            let (middle, end) = (run.y - 0.3 * run.size * MM_PER_PT, ink_end(run));
            let crossed = page.items.iter().any(|item| {
                matches!(item, Item::Rule { x1, x2, y1, y2, .. }
                    if (x1 - x2).abs() < 0.01 && y1.min(*y2) < middle && middle < y1.max(*y2)
                        && run.x + 0.05 < *x1 && *x1 < end + 0.1)
            });
            if crossed {
                out.push(run.text.clone());
            }
        }
    }
    out
}

#[test]
fn no_text_of_any_paper_crosses_the_border_of_its_cell() {
    let nothing = Vec::<String>::new();
    for (name, document) in super::samples::all() {
        assert_eq!(over_rules(&set(&document)), nothing, "{name}");
    }
    for asset in all() {
        for (state, filling) in super::forms::states(&asset.form) {
            for typeface in [Typeface::Gothic, Typeface::Mincho] {
                if state == "long" && typeface == Typeface::Mincho {
                    continue;
                }
                let filling = Filling {
                    typeface,
                    ..filling.clone()
                };
                let model = set(&asset.form.document(&filling, &FONTS));
                assert_eq!(over_rules(&model), nothing, "{} {state}", asset.name);
            }
        }
    }
    // The control: a text moved to the right by a cell is seen.
    let asset = all().into_iter().find(|asset| asset.form.id == "opinion");
    let mut model = set(&chosen(&asset.unwrap(), Typeface::Mincho, READING));
    for page in &mut model.pages {
        for item in &mut page.items {
            if let Item::Text(run) = item {
                run.x += 15.0;
            }
        }
    }
    assert!(!over_rules(&model).is_empty());
}

#[test]
fn without_the_allowance_a_mark_crosses_the_rule() {
    let style = TextStyle {
        size: 20.0,
        leading: 1.4,
    };
    let setter = Setter::new(&FONTS, Typeface::Gothic, Guard::On);
    // The rule stands 1.6 mm behind the text area, and print is large.
    let reaches = |hang: f32, width: f32| {
        let look = Look::plain(style).hanging(hang);
        let set = setter.lines(&[Run::new("ああああ。ああああ。")], look, width);
        let items = set.iter().flat_map(|line| &line.items);
        let ends = items.filter_map(|item| match item {
            Item::Text(run) => Some(ink_end(run)),
            _ => None,
        });
        ends.fold(0.0, f32::max) > width + 1.6
    };
    let widths = || (0..80).map(|step| 20.0 + step as f32 * 0.2);
    assert!(widths().any(|width| reaches(10.0, width)));
    assert!(!widths().any(|width| reaches(hang::inside(1.6), width)));
}
