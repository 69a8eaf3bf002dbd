//! What is written into a form comes out again: in order, whole, and large enough to be read.

use super::{Asset, all, filling, long, numbered, one, sample};
use crate::document::{Block, Document};
use crate::form::{Answer, Answers, FieldShape, Filling, Form};
use crate::tests::{FONTS, ink, tools::text_of};
use crate::{Item, PageModel};
use std::collections::BTreeSet;

/// Placeholders in the order in which they stand on the paper.
fn places(form: &Form) -> Vec<String> {
    let mut lines: Vec<&str> = Vec::new();
    for part in &form.parts {
        let rows = part.head.iter().chain(&part.rows);
        let cells = rows.flat_map(|row| &row.cells);
        lines.extend(
            cells
                .flat_map(|cell| &cell.lines)
                .map(|line| line.get_ref().as_str()),
        );
        lines.extend(part.lines.iter().map(|line| line.get_ref().as_str()));
    }
    lines
        .into_iter()
        .flat_map(|line| placeholders(form, line))
        .collect()
}

/// The placeholders of a line; those in the words beside a box stand where the box stands.
fn placeholders(form: &Form, line: &str) -> Vec<String> {
    let names = line
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'));
    let mut out = Vec::new();
    for (name, _) in names {
        let (id, code) = name.split_once('.').unwrap_or((name, ""));
        let Some(field) = form.field(id) else {
            continue;
        };
        if field.options.is_empty() {
            out.push(name.to_owned());
        }
        let options = field.options.iter();
        for option in options.filter(|o| code.is_empty() || o.code == code) {
            out.extend(placeholders(form, option.label.get_ref()));
        }
    }
    out
}

/// The words of the answers in the order of their places; rows of a list stand row by row.
fn words(form: &Form, answers: &Answers) -> Vec<String> {
    let mut out = Vec::new();
    let mut lists = BTreeSet::new();
    for place in places(form) {
        let (id, column) = place.split_once('.').unwrap_or((&place, ""));
        match answers.get(id) {
            Some(Answer::Text(text)) => out.push(text.clone()),
            Some(Answer::Rows(rows)) if !column.is_empty() && lists.insert(id.to_owned()) => {
                let columns = &form.field(id).unwrap().columns;
                let words = columns.iter().filter(|column| !column.tick);
                let words: Vec<&str> = words.map(|column| column.id.as_str()).collect();
                out.extend(
                    rows.iter()
                        .flat_map(|row| words.iter().map(|c| row[*c].clone())),
                );
            }
            _ => {}
        }
    }
    out
}

/// The first of the words that does not come after the one before it.
fn first_lost(text: &str, words: &[String]) -> Option<String> {
    let text = ink(text);
    let mut at = 0;
    for word in words {
        match text[at..].find(&ink(word)) {
            Some(found) => at += found + ink(word).len(),
            None => return Some(word.clone()),
        }
    }
    None
}

fn model(document: &Document) -> PageModel {
    crate::layout(document, &FONTS).unwrap()
}

#[test]
fn every_answer_comes_back_in_the_order_of_the_paper() {
    for Asset { name, form, .. } in all() {
        let answers = sample(&form);
        let words = words(&form, &answers);
        let document = form.document(&filling(&form, answers.clone()), &FONTS);
        let text = text_of(&document);
        assert_eq!(ink(&text), ink(&model(&document).text()), "{name}");
        assert_eq!(first_lost(&text, &words), None, "{name}");
        // The search sees what is missing.
        let blank = text_of(&form.document(&Filling::default(), &FONTS));
        assert_eq!(
            first_lost(&blank, &words).is_some(),
            !words.is_empty(),
            "{name}"
        );
    }
}

#[test]
fn every_sample_answers_every_field_and_only_with_what_can_be_ticked() {
    for Asset { name, form, .. } in all() {
        let answers = sample(&form);
        for field in &form.fields {
            // What only a person can know at the moment of signing stays open.
            let answer = answers.get(field.id.get_ref());
            let is_open = ["leave_until"].contains(&field.id.get_ref().as_str());
            assert_eq!(answer.is_none(), is_open, "{name}: {}", field.id.get_ref());
            if let Some(Answer::Ticks(codes)) = answer {
                let known: Vec<&String> = field.options.iter().map(|o| &o.code).collect();
                assert!(
                    codes.iter().all(|code| known.contains(&code)),
                    "{name}: {codes:?}"
                );
            }
        }
    }
}

#[test]
fn ticks_are_drawn_only_where_they_are_answered() {
    // A tick is the stroke of three points.
    let ticks = |document: &Document| {
        let pages = model(document).pages;
        let items = pages.into_iter().flat_map(|page| page.items);
        items
            .filter(
                |i| matches!(i, Item::Stroke { points, closed: false, .. } if points.len() == 3),
            )
            .count()
    };
    for Asset { name, form, .. } in all() {
        let answers = sample(&form);
        let ticked = |answer: &Answer| match answer {
            Answer::Text(_) | Answer::Date(_) | Answer::Name { .. } => 0,
            Answer::Ticks(codes) => codes.len(),
            Answer::Rows(rows) => rows
                .iter()
                .filter(|row| row.get("trained").is_some_and(|t| !t.is_empty()))
                .count(),
        };
        let wanted: usize = answers.values().map(ticked).sum();
        assert_eq!(
            ticks(&form.document(&filling(&form, answers), &FONTS)),
            wanted,
            "{name}"
        );
        assert_eq!(
            ticks(&form.document(&Filling::default(), &FONTS)),
            0,
            "{name}"
        );
    }
}

/// The blocks up to the 別紙, and the labels and texts on it.
fn parted(document: &Document) -> (Document, Vec<(String, String)>) {
    let at = document
        .blocks
        .iter()
        .position(|b| matches!(b, Block::Heading { text, .. } if text == "別紙"));
    let at = at.unwrap_or(document.blocks.len());
    let mut over = Vec::new();
    for pair in document.blocks[at..].windows(2) {
        if let [Block::Section(label), Block::Paragraph { runs, .. }] = pair {
            over.push((label.clone(), runs[0].text.clone()));
        }
    }
    let mut page = document.clone();
    page.blocks.truncate(at);
    (page, over)
}

#[test]
fn a_long_answer_stays_in_its_place_and_goes_on_whole() {
    for Asset { name, form, .. } in all() {
        let document = form.document(&long(&form), &FONTS);
        let (page, over) = parted(&document);
        let blank = model(&form.document(&Filling::default(), &FONTS))
            .pages
            .len();
        assert_eq!(
            model(&page).pages.len(),
            blank,
            "{name}: pages of the form itself"
        );
        let fields = form.fields.iter().filter(|f| f.shape == FieldShape::Long);
        assert_eq!(over.len(), fields.clone().count(), "{name}");
        let kept = ink(&model(&page).text());
        for field in fields {
            let (_, rest) = over
                .iter()
                .find(|(label, _)| *label == format!("{}(続き)", field.label))
                .unwrap();
            let whole = numbered(field.id.get_ref());
            let first = whole
                .strip_suffix(rest.as_str())
                .unwrap_or_else(|| panic!("{name}: {}", field.label));
            assert!(
                kept.contains(&format!("{}…(別紙に続く)", ink(first))),
                "{name}: {}",
                field.label
            );
        }
    }
}

/// Numbers of the sentences of a field that stand on a paper.
fn sentences(text: &str, id: &str) -> usize {
    (0..)
        .take_while(|number| text.matches(&format!("〈{id}{number:04}〉")).count() == 1)
        .count()
}

#[test]
fn every_sentence_of_a_long_answer_is_on_the_paper_and_lost_without_the_appendix() {
    for name in ["opinion-2022-04-01", "card-2026-06-01"] {
        let form = one(name).form;
        let document = form.document(&long(&form), &FONTS);
        let (page, _) = parted(&document);
        let (with, without) = (ink(&text_of(&document)), ink(&text_of(&page)));
        for field in form.fields.iter().filter(|f| f.shape == FieldShape::Long) {
            let id = field.id.get_ref();
            let all = numbered(id).matches('〈').count();
            assert_eq!(sentences(&with, id), all, "{name}: {id}");
            assert!(sentences(&without, id) < all / 2, "{name}: {id}");
        }
    }
}

#[test]
fn an_answer_shrinks_to_eight_points_before_it_goes_over() {
    let form = one("opinion-2022-04-01").form;
    let mut seen = Vec::new();
    for length in (100..1600).step_by(50) {
        let text: String = "症状".chars().cycle().take(length).collect();
        let answers = Answers::from([("symptoms".to_owned(), Answer::Text(text))]);
        let document = form.document(&filling(&form, answers), &FONTS);
        let (page, over) = parted(&document);
        let sizes = model(&page)
            .pages
            .into_iter()
            .flat_map(|p| p.items)
            .filter_map(|item| match item {
                Item::Text(run) if run.text.starts_with("症状症状") => Some(run.size),
                _ => None,
            });
        let size = sizes.reduce(f32::min).unwrap();
        assert!(size >= 8.0, "{length} characters in {size} points");
        assert!(
            over.is_empty() || size == 8.0,
            "{length} characters go over in {size} points"
        );
        seen.push((size, !over.is_empty()));
    }
    assert!(
        seen.windows(2)
            .all(|pair| pair[0].0 >= pair[1].0 && pair[0].1 <= pair[1].1),
        "{seen:?}"
    );
    assert_eq!(seen.first(), Some(&(10.0, false)));
    assert_eq!(seen.last(), Some(&(8.0, true)));
    assert!(
        seen.iter().any(|(size, _)| (8.5..=9.5).contains(size)),
        "{seen:?}"
    );
}

#[test]
fn a_word_file_grows_and_needs_no_appendix() {
    for Asset { name, form, .. } in all() {
        let flowing = Filling {
            flowing: true,
            ..long(&form)
        };
        let document = form.document(&flowing, &FONTS);
        assert!(crate::word::write(&document).is_ok(), "{name}");
        assert_eq!(parted(&document).1, [], "{name}");
        let text = ink(&model(&document).text());
        for field in form.fields.iter().filter(|f| f.shape == FieldShape::Long) {
            let id = field.id.get_ref();
            let all = numbered(id).matches('〈').count();
            assert_eq!(sentences(&text, id), all, "{name}: {id}");
        }
    }
}
