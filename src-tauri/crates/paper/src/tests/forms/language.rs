//! The language of the layout: what each word of it does on the paper.

use std::collections::BTreeSet;

use crate::form::{Answer, Answers, Filling, Form, FormError};
use crate::tests::FONTS;
use crate::{Item, PageModel};

const HEAD: &str = r#"
format = 1
id = "trial"
title = "試し"
edition = "試し 2026-11"
valid_from = "2026-11-01"
source = "試験"
certainty = "own"
writer = "office"
goes_to = ["self"]
"#;

fn read(rest: &str) -> Result<Form, FormError> {
    Form::read(&format!("{HEAD}{rest}"), &BTreeSet::new())
}

fn set(rest: &str, filling: &Filling) -> PageModel {
    let document = read(rest).unwrap().document(filling, &FONTS);
    crate::layout(&document, &FONTS).unwrap()
}

/// Height of the first text that begins with these words.
fn height_of(model: &PageModel, words: &str) -> f32 {
    let items = model.pages.iter().flat_map(|page| &page.items);
    let mut texts = items.filter_map(|item| match item {
        Item::Text(run) if run.text.starts_with(words) => Some(run.y),
        _ => None,
    });
    texts.next().unwrap_or_else(|| panic!("{words}"))
}

fn boxes(model: &PageModel) -> usize {
    let items = model.pages.iter().flat_map(|page| &page.items);
    items
        .filter(|i| matches!(i, Item::Stroke { closed: true, .. }))
        .count()
}

#[test]
fn a_box_may_stand_without_words() {
    let form = r#"
[[field]]
id = "may"
label = "可否"
shape = "many"
options = [{ code = "a", label = "" }, { code = "b", label = "" }]

[[part]]
kind = "table"
columns = [1, 1]
rows = [{ cells = [{ lines = ["{may.a}"] }, { lines = ["{may.b}"] }] }]
"#;
    assert_eq!(boxes(&set(form, &Filling::default())), 2);
}

#[test]
fn a_letter_says_where_its_title_stands() {
    let plain = "[[part]]\nkind = \"text\"\nlines = [\"宛先\"]\n";
    let letter = format!("{plain}[[part]]\nkind = \"title\"\n");
    let (plain, letter) = (
        set(plain, &Filling::default()),
        set(&letter, &Filling::default()),
    );
    assert!(height_of(&plain, "試し") < height_of(&plain, "宛先"));
    assert!(height_of(&letter, "宛先") < height_of(&letter, "試し"));
}

#[test]
fn a_mark_stands_beside_the_caption_and_moves_nothing() {
    let form = "[[part]]\nkind = \"text\"\nlines = [\"本文\"]\n";
    let marked = Filling {
        mark: "【下書き】".to_owned(),
        ..Filling::default()
    };
    let (bare, marked) = (set(form, &Filling::default()), set(form, &marked));
    assert!(height_of(&marked, "【下書き】") < height_of(&marked, "試し"));
    for words in ["試し", "本文"] {
        assert_eq!(
            height_of(&bare, words),
            height_of(&marked, words),
            "{words}"
        );
    }
}

#[test]
fn the_words_of_the_form_keep_their_size_and_only_answers_shrink() {
    let form = r#"
[[field]]
id = "a"
label = "答え"

[[part]]
kind = "table"
columns = [1, 3]
rows = [{ height = 7, fixed = true, cells = [{ label = "長い\n見出し" }, { lines = ["{a}"] }] }]
"#;
    let answers = Answers::from([("a".to_owned(), Answer::Text("答え".repeat(40)))]);
    let filling = Filling {
        answers,
        ..Filling::default()
    };
    let model = set(form, &filling);
    let items = model.pages.iter().flat_map(|page| &page.items);
    let size = |words: &str| {
        items.clone().find_map(|item| match item {
            Item::Text(run) if run.text.starts_with(words) => Some(run.size),
            _ => None,
        })
    };
    assert_eq!(size("見出し"), Some(10.0));
    assert_eq!(size("答え答え"), Some(8.0));
}

#[test]
fn a_list_has_a_row_for_each_answer_and_open_ones_up_to_the_least() {
    let form = r#"
[[field]]
id = "staff"
label = "職員"
shape = "rows"
columns = [{ id = "name", label = "氏名" }, { id = "done", label = "修了", tick = true }]

[[part]]
kind = "table"
columns = [3, 1]
rows = [{ repeat = "staff", least = 3, cells = [{ lines = ["{staff.name}"] }, { lines = ["{staff.done}"] }] }]
"#;
    let rows = |count: usize| {
        let row = |n| {
            [
                ("name".to_owned(), format!("第{n}の人")),
                ("done".to_owned(), "済".to_owned()),
            ]
        };
        let rows = (0..count).map(|n| row(n).into()).collect();
        Filling {
            answers: Answers::from([("staff".to_owned(), Answer::Rows(rows))]),
            ..Filling::default()
        }
    };
    for (answered, wanted) in [(0, 3), (2, 3), (5, 5)] {
        assert_eq!(
            boxes(&set(form, &rows(answered))),
            wanted,
            "{answered} answered"
        );
    }
    let error = read(&form.replace("repeat = \"staff\"", "repeat = \"stuff\"")).unwrap_err();
    assert!(
        matches!(error, FormError::UnknownField { ref word, .. } if word == "stuff"),
        "{error}"
    );
}
