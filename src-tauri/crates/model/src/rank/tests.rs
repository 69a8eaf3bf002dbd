#![allow(clippy::unwrap_used)]
use super::*;
use proptest::prelude::*;

fn vocabulary() -> Vocabulary {
    let group = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect();
    Vocabulary::of([
        group(&["植込み型除細動器", "うえこみがたじょさいどうき", "ICD"]),
        group(&["がん"]),
        group(&["退職", "辞める"]),
        group(&["傷病手当金", "しょうびょうてあてきん"]),
    ])
}

fn index(texts: &[(&str, &str)]) -> Index {
    let texts: Vec<Vec<String>> = texts
        .iter()
        .map(|(title, body)| vec![(*title).to_owned(), (*body).to_owned()])
        .collect();
    Index::of(&texts, &[5.0, 1.0], vocabulary())
}

fn words(text: &str) -> Vec<String> {
    let question = Question::read(text, &vocabulary());
    question.words().map(str::to_owned).collect()
}

#[test]
fn question_words_and_particles_are_left_out() {
    assert_eq!(words("ICDの人は運転できるか"), ["icd", "運転"]);
    assert_eq!(words("傷病手当金はいつまで"), ["傷病手当金"]);
    assert_eq!(words("がんと言われたときは"), ["がん", "言"]);
    assert_eq!(words("めまいがする"), ["めまい"]);
    assert_eq!(words("手のしびれについて"), ["手", "しびれ"]);
    // The end of a sentence tells nothing, and a verb is known however it ends.
    assert_eq!(words("会社が動いてくれない"), ["会社", "動"]);
    assert_eq!(words("本人がやってはいけない"), ["本人"]);
    assert_eq!(words("もう辞めます"), ["辞め"]);
    // Nothing but question words: they are what is looked for.
    assert_eq!(words("どこまで"), ["どこまで"]);
    assert!(words("、 ?").is_empty());
}

#[test]
fn another_word_for_the_same_and_another_spelling_find_the_text() {
    let index = index(&[
        ("会社の話", "休憩と通院"),
        ("植込み型除細動器と車", "運転の前に主治医に尋ねる"),
        ("はじめに", "支援は申し出から始まる"),
        ("退職の話", "届を出す前に"),
    ]);
    let best = |text: &str| index.ask(&index.question(text)).first().map(|s| s.at);
    assert_eq!(best("ICD"), Some(1));
    assert_eq!(best("うえこみがたじょさいどうき"), Some(1));
    assert_eq!(best("申出"), Some(2));
    assert_eq!(best("取り消し"), None);
    assert_eq!(best("もう辞めたい人"), Some(3));
}

#[test]
fn the_title_and_the_rare_word_weigh_more_and_the_answer_says_why() {
    let index = index(&[
        ("復職", "会社 会社 会社 通院"),
        ("通院", "会社 復職"),
        ("会社", "会社 運転"),
    ]);
    let found = index.ask(&index.question("会社と通院"));
    assert_eq!(found[0].at, 1);
    assert_eq!(found[0].because[0].0, "通院");
    let one = index.ask(&index.question("復職"));
    assert_eq!(one.iter().map(|s| s.at).collect::<Vec<_>>(), [0, 1]);
}

proptest! {
    #[test]
    fn a_text_is_found_by_a_word_of_it_and_twice_alike(texts in prop::collection::vec("[休職復帰会社通院肝炎]{2,6}", 1..6), pick in 0usize..6) {
        let all: Vec<Vec<String>> = texts.iter().map(|t| vec![t.clone()]).collect();
        let index = Index::of(&all, &[1.0], Vocabulary::default());
        let wanted = &texts[pick % texts.len()];
        let found = index.ask(&index.question(wanted));
        prop_assert!(found.iter().any(|s| texts[s.at] == *wanted));
        prop_assert_eq!(found, index.ask(&index.question(wanted)));
    }

    #[test]
    fn no_question_is_too_odd(text in "\\PC{0,80}") {
        let index = index(&[("会社", "通院")]);
        let _ = index.ask(&index.question(&text));
    }
}
