//! Random Japanese text: nothing is lost, nothing sticks out, no line begins or ends wrongly.

use proptest::prelude::*;

use super::{FONTS, document, ink};
use crate::document::{Align, Block, Cell, Row, Run, Table, TextStyle, Typeface, Width};
use crate::layout::model::Item;
use crate::layout::{Guard, Look, Setter, clean, is_not_first, is_not_last};

/// Written here a second time, so that a slip in the rules is seen.
const NEVER_FIRST: &str =
    "、。，．・：；？！ー）］｝〕〉》」』】々ゝぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ)]｡､";
const NEVER_LAST: &str = "（［｛〔〈《「『【([｢";

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[ぁ-んァ-ヶ]{1,6}",
        8 => "[一-龠]{1,4}".prop_map(|text| text.chars().filter(|ch| FONTS.covers(*ch)).collect()),
        2 => proptest::sample::select(vec!["、", "。", "・", "ー", "！", "？", "」。", "）、", "…", "々", "っ", "ょ"]).prop_map(str::to_owned),
        2 => proptest::sample::select(vec!["「", "（", "『", "【", "("]).prop_map(str::to_owned),
        1 => proptest::sample::select(vec!["」", "）", "』", "】", ")"]).prop_map(str::to_owned),
        1 => proptest::sample::select(vec!["髙﨑", "𠮷田", "葛\u{E0100}城", "渡邉", "か\u{3099}", "ﾀﾅｶ", "\u{200B}"]).prop_map(str::to_owned),
        2 => "[A-Za-z]{1,12}",
        1 => "https?://[a-z.]{10,80}/[a-z0-9?=&%_-]{0,90}",
        1 => "[A-Za-z0-9]{60,200}",
        2 => "[0-9]{1,4}(年|月|日|時間|分|%|kg|～)",
        1 => "[ 　]{1,3}",
        1 => Just("\n".to_owned()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// Text and width of each line.
fn lines(text: &str, width: f32) -> Vec<(String, f32)> {
    let setter = Setter::new(&FONTS, Typeface::Gothic, Guard::On);
    let look = Look::plain(TextStyle {
        size: 9.5,
        leading: 1.55,
    });
    let lines = setter.lines(&[Run::new(text)], look, width);
    let text_of = |items: &[Item]| {
        let text = items.iter().map(|item| match item {
            Item::Text(run) => run.text.as_str(),
            _ => "",
        });
        text.collect::<String>()
    };
    lines
        .iter()
        .map(|line| (text_of(&line.items), line.width))
        .collect()
}

/// Ends of lines that break a rule though another end was to be had. Where the marks follow each
/// other over a whole line, every end is wrong; that is not counted.
fn violations(lines: &[String]) -> Vec<(String, String)> {
    let is_wrong = |above: &str, below: &str| {
        above
            .chars()
            .next_back()
            .is_some_and(|ch| NEVER_LAST.contains(ch))
            || below
                .chars()
                .next()
                .is_some_and(|ch| NEVER_FIRST.contains(ch))
    };
    let has_other = |above: &str| {
        let chars: Vec<char> = above.chars().collect();
        chars.windows(2).any(|pair| {
            !is_not_last(pair[0])
                && !is_not_first(pair[1])
                && !pair[0].is_ascii()
                && !pair[1].is_ascii()
        })
    };
    let pairs = lines
        .windows(2)
        .map(|pair| (pair[0].trim().to_owned(), pair[1].trim().to_owned()));
    pairs
        .filter(|(above, below)| is_wrong(above, below) && has_other(above))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn lines_keep_every_character_and_the_rules(text in text(), width in 24.0_f32..178.0) {
        let set = lines(&text, width);
        let all: String = set.iter().map(|(text, _)| text.as_str()).collect();
        prop_assert_eq!(ink(&all), ink(&clean(&text)));
        let mut rest = set.as_slice();
        for paragraph in clean(&text).trim_end().split('\n') {
            let mut ours = Vec::new();
            let mut length = 0;
            while let Some(((line, line_width), tail)) = rest.split_first() {
                prop_assert!(*line_width <= width + 0.01 || line.ends_with([' ', '　']), "{line}");
                length += ink(line).len();
                ours.push(line.clone());
                rest = tail;
                if length >= ink(paragraph).len() {
                    break;
                }
            }
            let wrong = violations(&ours);
            prop_assert!(wrong.is_empty(), "{wrong:?}");
        }
    }

    #[test]
    fn aligned_lines_stay_inside(text in text(), width in 24.0_f32..178.0) {
        for align in [Align::Center, Align::Right, Align::Number] {
            let setter = Setter::new(&FONTS, Typeface::Gothic, Guard::On);
            let look = Look::plain(TextStyle { size: 9.5, leading: 1.55 }).aligned(align);
            for line in setter.lines(&[Run::new(text.as_str())], look, width) {
                for item in &line.items {
                    if let Item::Text(run) = item {
                        prop_assert!(run.x >= -0.01 && run.x <= width + 0.01);
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn tables_of_any_text_keep_it(cells in proptest::collection::vec(text(), 1..24)) {
        let mut table = Table::new(vec![Width::Mm(30.0), Width::Share(1.0)]);
        for pair in cells.chunks(2) {
            let second = pair.get(1).cloned().unwrap_or_default();
            table.rows.push(Row::new(vec![Cell::text(&pair[0]), Cell::text(second)]));
        }
        let model = crate::layout(&document(vec![Block::Table(table)]), &FONTS).unwrap();
        let counted = |text: &str| {
            let mut chars: Vec<char> = ink(text).chars().collect();
            chars.sort_unstable();
            chars
        };
        // A row that goes on over a page begins there with a remark of its own.
        let set = model.text().replace("(続き)", "");
        let expected = clean(&cells.concat()).replace("(続き)", "");
        prop_assert_eq!(counted(&set), counted(&expected));
    }
}

#[test]
fn without_the_rules_lines_break_them() {
    let text = super::samples::long_note(2_000);
    let wild: Vec<String> = ink(&text)
        .chars()
        .collect::<Vec<_>>()
        .chunks(23)
        .map(|c| c.iter().collect())
        .collect();
    assert!(violations(&wild).len() > 5);
    let set: Vec<String> = lines(&text, 75.0)
        .into_iter()
        .map(|(text, _)| text)
        .collect();
    assert_eq!(violations(&set), Vec::new());
}

#[test]
fn a_word_longer_than_the_line_keeps_the_mark_behind_it() {
    for (length, width) in (1..60).flat_map(|n| (0..8).map(move |w| (n, 28.0 + w as f32 * 0.7))) {
        let text = format!("{}、「{}」。", "A".repeat(length), "b".repeat(40));
        let set = lines(&text, width);
        assert_eq!(
            ink(&set
                .iter()
                .map(|(text, _)| text.as_str())
                .collect::<String>()),
            text
        );
        for (line, line_width) in &set {
            assert!(!line.starts_with(['、', '」', '。']), "{line}");
            assert!(!line.ends_with('「'), "{line}");
            assert!(*line_width <= width + 0.01);
        }
    }
}

#[test]
fn a_box_keeps_its_label_and_a_kept_run_stays_whole() {
    let setter = Setter::new(&FONTS, Typeface::Gothic, Guard::On);
    let look = Look::plain(TextStyle {
        size: 9.5,
        leading: 1.55,
    });
    for width in 40..120 {
        let runs: Vec<Run> = (0..12)
            .map(|number| Run::checked(true, format!("({number}) 立位の作業")))
            .collect();
        for line in setter.lines(&runs, look, width as f32) {
            let boxes = line
                .items
                .iter()
                .filter(|i| matches!(i, Item::Stroke { closed: true, .. }));
            let labels: String = line
                .items
                .iter()
                .map(|i| {
                    if let Item::Text(run) = i {
                        run.text.as_str()
                    } else {
                        ""
                    }
                })
                .collect();
            assert_eq!(
                boxes.count(),
                labels.matches("立位の作業").count(),
                "{labels}"
            );
        }
    }
}
