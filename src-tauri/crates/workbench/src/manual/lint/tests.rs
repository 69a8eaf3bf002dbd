#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
//! Each rule meets one bad sample, and the good sample that it was made from stays silent.

use super::*;
use crate::manual::edition::Files;
use std::borrow::Cow;
use std::collections::BTreeMap;

const EDITION: &str = r#"
id = "e"
title = "試し"
issued_on = "2026-11-22"
notice = "助言ではありません。"
chapters = ["a", "b"]
"#;
const CHAPTER: &str = r#"
id = "a"
number = 1
title = "章"
part = "基本"
summary = "まとめ"
"#;
const PASSAGE: &str = r#"+++
id = "a.one"
title = "一つめ"
order = 1
diseases = ["heart"]
items = ["opinion"]
lead = "はじめに。"
checked_on = "2026-11-22"
[[sources]]
id = "s1"
title = "資料"
year = 2024
certainty = "official"
[[sources]]
id = "u1"
title = "未確認の説明"
year = 2026
certainty = "unverified"
+++
## 3割の見出し

約3割が戻ります[^s1]。強いとされます[^u1]。[二つめ](passage:b.two)も読みます。

- 休むのは2週間です[^s1]。

| 表 | 数 |
| --- | --- |
| 一 | 5%[^s1] |

> 3日休みます。
"#;
const SECOND: &str = r#"+++
id = "b.two"
title = "二つめ"
order = 1
stages = ["intake"]
lead = "つづき。"
checked_on = "2026-11-22"
[[sources]]
id = "p1"
title = "本ソフトの整理"
year = 2026
certainty = "own"
+++
短い文です[^p1]。

![](drawing:flow)
"#;
const GLOSSARY: &str = r#"
[[term]]
term = "意見"
reading = "いけん"
also = ["考え"]
text = "働き方についての意見。"
passage = "a.one"
certainty = "own"
[[term]]
term = "休職"
reading = "きゅうしょく"
text = "会社の決まりによる休み。"
certainty = "unverified"
"#;

const DRAWING: &str = r#"
title = "流れ"
alt = "一つめから二つめへ。"
checked_on = "2026-11-22"
head = ["段階", "長さ"]
rows = [["一つめ", "3日[^s1]"]]
[[sources]]
id = "s1"
title = "資料"
year = 2024
certainty = "official"
[picture]
height = 20
[[picture.box]]
at = [0, 0, 40, 10]
text = "3日[^s1]"
"#;

const COURSE: &str = r#"
notice = "読書と確認テストです。"
pass_percent = 80
base = ["a"]
"#;

/// Ten questions on a passage of the chapter.
fn questions(chapter: &str, passage: &str) -> String {
    let question = |n| {
        format!(
            "[[question]]\nid = \"{chapter}.q{n:02}\"\npassage = \"{passage}\"\nask = \"どうしますか。\"\nchoices = [\"聞く\", \"待つ\", \"断る\"]\nanswer = 3\nwhy = \"理由。\"\n"
        )
    };
    (1..=10).map(question).collect()
}

/// What is said about the sample after one change to one file.
fn said(file: &str, from: &str, to: &str) -> Vec<Problem> {
    let second = CHAPTER.replace("\"a\"", "\"b\"").replace("= 1", "= 2");
    let (of_a, of_b) = (questions("a", "a.one"), questions("b", "b.two"));
    let mut files: BTreeMap<String, Cow<'_, str>> = BTreeMap::new();
    for (name, text) in [
        ("e/edition.toml", EDITION),
        ("e/a/chapter.toml", CHAPTER),
        ("e/b/chapter.toml", &second),
        ("e/a/1.md", PASSAGE),
        ("e/b/2.md", SECOND),
        ("e/glossary.toml", GLOSSARY),
        ("e/course.toml", COURSE),
        ("e/a/check.toml", &of_a),
        ("e/b/check.toml", &of_b),
        ("e/drawings/flow.toml", DRAWING),
    ] {
        let text = if name == file {
            assert!(text.contains(from), "{file} holds no {from}");
            text.replacen(from, to, 1)
        } else {
            text.to_owned()
        };
        files.insert(name.to_owned(), Cow::Owned(text));
    }
    let edition = Edition::read(&Files(files), "e").unwrap();
    lint(&edition, &assets::read_codes().unwrap())
}

/// One change, one problem, which names file, passage and sentence.
fn one(file: &str, from: &str, to: &str, problem: &str) -> Problem {
    let found = said(file, from, to);
    assert_eq!(found.len(), 1, "{problem}: {found:?}");
    assert!(found[0].problem.contains(problem), "{problem}: {found:?}");
    found[0].clone()
}

#[test]
fn the_good_sample_is_silent() {
    assert_eq!(said("e/a/1.md", "はじめに", "はじめに"), []);
}

#[test]
fn a_figure_needs_a_mark_in_its_own_sentence_item_or_cell() {
    for (from, to) in [
        ("約3割が戻ります[^s1]", "約3割が戻ります。戻れます[^s1]"),
        ("約3割が", "3万人います。約3割が"),
        ("約3割が", "3 万円です。約3割が"),
        ("約3割が", "３METs未満です。約3割が"),
        ("- 休む", "- 1,200件です\n- 休む"),
        ("| 一 |", "| 40cm |"),
        ("| 表 |", "| 3級 |"),
    ] {
        let found = one("e/a/1.md", from, to, "figure without a source");
        assert_eq!(
            (found.file.as_str(), found.passage.as_str()),
            ("e/a/1.md", "a.one")
        );
        assert!(
            !found.sentence.is_empty() && !found.sentence.contains("[^"),
            "{found}"
        );
    }
}

#[test]
fn marks_and_sources_belong_together() {
    let file = "e/a/1.md";
    one(
        file,
        "強いとされます[^u1]",
        "3割が強いとされます[^u1]",
        "unverified figure",
    );
    one(
        file,
        "強いとされます[^u1]",
        "全角の３は強いとされます[^u1]",
        "unverified figure",
    );
    one(
        file,
        "とされます[^u1]。",
        "とされます。[^u1]",
        "mark behind the full stop",
    );
    one(
        file,
        "戻ります[^s1]",
        "戻ります[^s1][^x9]",
        "mark x9 has no source",
    );
    one(
        file,
        "とされます[^u1]",
        "とされます",
        "source u1 is never marked",
    );
    one(
        "e/b/2.md",
        "id = \"p1\"",
        "id = \"p1\"\ntitle = \"同\"\nyear = 2026\ncertainty = \"own\"\n[[sources]]\nid = \"p1\"",
        "source p1 twice",
    );
    one(file, "year = 2024", "year = 24", "without title or year");
}

#[test]
fn the_front_says_what_the_passage_is() {
    let file = "e/a/1.md";
    one(
        file,
        "diseases = [\"heart\"]",
        "diseases = [\"x9\"]",
        "unknown disease x9",
    );
    one(
        file,
        "items = [\"opinion\"]",
        "items = [\"x9\"]",
        "unknown item x9",
    );
    // Words to find it by are no tags: nothing would offer it beside a case.
    one(
        "e/b/2.md",
        "stages = [\"intake\"]\n",
        "keywords = [\"言葉\"]\n",
        "印が1つもありません",
    );
    one(file, "diseases = [\"heart\"]\n", "", "印が1つもありません");
    one(
        file,
        "checked_on = \"2026-11-22\"",
        "checked_on = \"2026-11-31\"",
        "no date",
    );
    one(file, "lead = \"はじめに。\"", "lead = \" \"", "no lead");
    let moved = said("e/b/2.md", "id = \"b.two\"", "id = \"a.two\"");
    assert!(
        moved
            .iter()
            .any(|p| p.problem.contains("does not begin with b.")),
        "{moved:?}"
    );
    assert!(
        said("e/b/2.md", "id = \"b.two\"", "id = \"a.one\"")
            .iter()
            .any(|p| p.problem == "id twice")
    );
}

#[test]
fn links_have_an_end() {
    let file = "e/a/1.md";
    one(
        file,
        "passage:b.two",
        "passage:b.three",
        "unknown passage b.three",
    );
    one(file, "passage:b.two", "passage:a.one", "link to itself");
}

#[test]
fn chapters_are_numbered_once() {
    one(
        "e/b/chapter.toml",
        "number = 2",
        "number = 1",
        "chapter number twice",
    );
    one(
        "e/b/chapter.toml",
        "part = \"基本\"",
        "part = \"\"",
        "chapter without",
    );
}

#[test]
fn a_word_has_one_form() {
    let found = one(
        "e/b/2.md",
        "短い",
        "患者様の短い",
        "「患者様」は「患者」と書きます",
    );
    assert_eq!(found.sentence, "患者様の短い文です");
    one(
        "e/b/2.md",
        "短い",
        "コーディネータの短い",
        "「コーディネータ」は",
    );
    assert_eq!(said("e/b/2.md", "短い", "コーディネーターの短い"), []);
    one(
        "e/glossary.toml",
        "会社の決まり",
        "会社の下さい",
        "「下さい」は",
    );
}

#[test]
fn the_glossary_is_in_order() {
    let file = "e/glossary.toml";
    one(
        file,
        "reading = \"きゅうしょく\"",
        "reading = \"あ\"",
        "読みの順ではありません(いけんの前",
    );
    one(
        file,
        "term = \"休職\"",
        "term = \"意見\"",
        "「意見」は用語「意見」の言葉",
    );
    one(
        file,
        "term = \"休職\"",
        "term = \"考え\"",
        "「考え」は用語「意見」の言葉",
    );
    one(file, "きゅうしょく", "キュウショク", "not hiragana");
    one(
        file,
        "passage = \"a.one\"",
        "passage = \"a.x\"",
        "unknown passage a.x",
    );
    let unverified = said(file, "会社の決まり", "3年の決まり");
    let problems: Vec<&str> = unverified.iter().map(|p| p.problem.as_str()).collect();
    assert_eq!(problems.first(), Some(&"unverified figure"), "{problems:?}");
    // It leads to no passage that could back the figure either.
    assert_eq!(problems.len(), 2, "{problems:?}");
}

#[test]
fn what_is_found_is_told_with_file_passage_and_sentence() {
    let found = one("e/b/2.md", "短い", "3割が短い。", "figure without a source");
    assert_eq!(
        found.to_string(),
        "e/b/2.md: b.two: figure without a source: 3割が短い"
    );
}

#[test]
fn a_check_test_asks_enough_and_has_one_answer_in_its_own_chapter() {
    let file = "e/a/check.toml";
    let found = one(file, "a.q10", "a.q01", "id twice");
    assert_eq!(
        (found.file.as_str(), found.passage.as_str()),
        (file, "a.q01")
    );
    one(file, "a.q10", "x.q10", "id does not begin with a.q");
    one(
        file,
        "\"a.one\"",
        "\"b.two\"",
        "passage b.two is not in the chapter",
    );
    one(file, "answer = 3", "answer = 4", "no choice 4");
    one(file, "answer = 3", "answer = 0", "no choice 0");
    one(file, "\"待つ\"", "\" 聞く\"", "a choice twice or empty");
    one(file, "\"待つ\"", "\"\"", "a choice twice or empty");
    let found = said(file, ", \"断る\"", "");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].problem.contains("選択肢は3つから5つ"), "{found:?}");
    one(file, "どうしますか。", "", "no ask");
    one(file, "\"理由。\"", "\"\"", "no why");
    let nine = questions("a", "a.one");
    let last = nine.rfind("[[question]]").unwrap();
    one(file, &nine[last..], "", "only 9 questions");
}

#[test]
fn a_course_has_a_plan_and_says_what_it_is() {
    let file = "e/course.toml";
    one(file, "\"読書と確認テストです。\"", "\"\"", "no notice");
    one(file, "= 80", "= 0", "pass_percent 0");
    one(file, "[\"a\"]", "[]", "no base");
    one(file, "[\"a\"]", "[\"z\"]", "unknown chapter z");
    one(file, "[\"a\"]", "[\"a\", \"a\"]", "chapter a twice");
}

#[test]
fn a_drawing_has_a_source_says_what_it_shows_and_keeps_its_words_inside() {
    let file = "e/drawings/flow.toml";
    let found = said("e/b/2.md", "drawing:flow", "drawing:none");
    assert_eq!(found[0].problem, "unknown drawing none");
    let found = &found[0];
    assert_eq!(found.passage, "b.two");
    one(
        "e/b/2.md",
        "![](drawing:flow)",
        "",
        "a drawing that no passage shows",
    );
    one(
        file,
        "text = \"3日[^s1]\"",
        "text = \"3日\"",
        "figure without a source",
    );
    one(
        file,
        "[\"一つめ\", \"3日[^s1]\"]",
        "[\"一つめ\", \"5日[^s1]\"]",
        "a figure that the table does not tell",
    );
    let narrow = said(file, "[0, 0, 40, 10]", "[0, 0, 8, 10]");
    assert!(
        narrow
            .iter()
            .any(|p| p.problem.starts_with("text outside of its box")),
        "{narrow:?}"
    );
    one(
        file,
        "[0, 0, 40, 10]",
        "[105, 0, 40, 10]",
        "outside of the picture",
    );
    one(
        file,
        "alt = \"一つめから二つめへ。\"",
        "alt = \"\"",
        "no alt",
    );
    one(
        file,
        "text = \"3日[^s1]\"",
        "text = \"3日[^s9]\"",
        "mark s9 has no source",
    );
    one(
        file,
        "rows = [[\"一つめ\", \"3日[^s1]\"]]",
        "rows = [[\"3日[^s1]\"]]",
        "no table that tells the same",
    );
    one(file, "2026-11-22", "2026-11-31", "checked_on is no date");
    // What a drawing says is read with its passage too: both are named.
    let twice = said(file, "title = \"流れ\"", "title = \"患者様の流れ\"");
    let files: Vec<&str> = twice.iter().map(|p| p.file.as_str()).collect();
    assert_eq!(files, ["e/b/2.md", file], "{twice:?}");
    let form = "「患者様」は「患者」と書きます";
    assert!(twice.iter().all(|p| p.problem == form));
    let unverified = said(
        file,
        "certainty = \"official\"",
        "certainty = \"unverified\"",
    );
    assert!(
        unverified.iter().all(|p| p.problem == "unverified figure"),
        "{unverified:?}"
    );
    let from = DRAWING.find("[[sources]]").unwrap();
    let to = DRAWING.find("[picture]").unwrap();
    let found = said(file, &DRAWING[from..to], "");
    assert!(
        found
            .iter()
            .any(|p| p.problem == "a drawing without a source"),
        "{found:?}"
    );
}

#[test]
fn what_is_counted_as_the_width_of_words_is_never_less_than_the_face_draws() {
    let edition = assets::read_manual().unwrap();
    assert!(edition.drawings.len() >= 8);
    let fonts = assets::fonts().unwrap();
    let mut seen = 0;
    for drawing in &edition.drawings {
        for (words, strong) in model::chart::sketch::words(&drawing.picture) {
            let drawn = paper::width(words, drawing.picture.text, strong, fonts);
            let counted = model::chart::sketch::breadth(words);
            assert!(
                drawn <= counted + 0.05,
                "{}: {words}: {drawn} > {counted}",
                drawing.id
            );
            // The twin: half of it would be too little.
            assert!(words.is_empty() || drawn > counted * 0.5, "{words}");
            seen += 1;
        }
    }
    assert!(seen > 80, "{seen}");
}

#[test]
fn a_figure_of_the_lead_stands_in_a_marked_sentence_of_the_text() {
    let file = "e/a/1.md";
    for lead in [
        "約５割が戻ります。",
        "休むのは2〜4週間です。",
        "戻るのは3日です。",
    ] {
        let lead = format!("lead = \"{lead}\"");
        one(file, "lead = \"はじめに。\"", &lead, "要点(lead)の数値");
    }
    // The same figure in another width, the end of a range, a cell.
    for lead in [
        "約３割が戻ります。",
        "休むのは2週間です。",
        "5パーセントです。",
    ] {
        let lead = format!("lead = \"{lead}\"");
        assert_eq!(said(file, "lead = \"はじめに。\"", &lead), []);
    }
    one(
        file,
        "はじめに。",
        "はじめに[^s1]。",
        "leadに出典の印は書けません",
    );
}

#[test]
fn a_figure_of_a_term_stands_in_the_passage_to_which_it_leads() {
    let file = "e/glossary.toml";
    one(file, "働き方についての意見", "5割の意見", "数値「5割」");
    assert_eq!(said(file, "働き方についての意見", "3割の意見"), []);
    let lost = said(
        file,
        "働き方についての意見。\"\npassage = \"a.one\"",
        "3割の意見。\"",
    );
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert!(lost[0].problem.contains("数値「3割」"), "{lost:?}");
}

#[test]
fn a_number_with_a_unit_is_a_figure_whatever_the_unit() {
    let figures = |text: &str| sentence::figures(text).into_iter().collect::<Vec<_>>();
    for (text, found) in [
        ("60分を確保し", "60分"),
        ("3回開かれる", "3回"),
        ("一日8,000歩", "8000歩"),
        ("５ｍ離す", "5m"),
        ("9時から", "9時"),
        ("食塩6 g未満", "6g"),
        ("50パーセント", "50%"),
    ] {
        assert_eq!(figures(text), [found], "{text}");
        one(
            "e/a/1.md",
            "約3割が",
            &format!("{text}。約3割が"),
            "figure without a source",
        );
    }
    assert_eq!(figures("6ヶ月"), ["6か月"]);
    assert_eq!(figures("3〜6METs"), ["3mets", "6mets"]);
    assert_eq!(figures("10時間"), ["10時間"]);
    for none in ["1回目の面談", "3month", "5gl", "(3)①", "第5章", "15.2 節"] {
        assert_eq!(figures(none), Vec::<String>::new(), "{none}");
    }
}

#[test]
fn check_tests_and_chapters_use_the_words_of_the_manual() {
    for (file, from, to) in [
        ("e/a/check.toml", "どうしますか。", "患者様にどうしますか。"),
        ("e/a/check.toml", "\"聞く\"", "\"患者様に聞く\""),
        ("e/a/check.toml", "理由。", "患者様のため。"),
        ("e/a/chapter.toml", "まとめ", "患者様のまとめ"),
    ] {
        let found = one(file, from, to, "「患者様」は「患者」と書きます");
        assert_eq!(found.file, file);
    }
}

#[test]
fn nothing_beside_the_bodies_is_longer_than_anybody_reads() {
    let long = "あ".repeat(2_001);
    for (file, from, told) in [
        ("e/b/2.md", "title = \"", "題名が長すぎます"),
        ("e/b/2.md", "lead = \"", "要点(lead)が長すぎます"),
        ("e/a/chapter.toml", "title = \"", "題名が長すぎます"),
        (
            "e/a/chapter.toml",
            "summary = \"",
            "要約(summary)が長すぎます",
        ),
        ("e/a/check.toml", "why = \"", "解説(why)が長すぎます"),
        ("e/a/check.toml", "choices = [\"", "選択肢が長すぎます"),
        ("e/glossary.toml", "text = \"", "説明(text)が長すぎます"),
    ] {
        let found = said(file, from, &format!("{from}{long}"));
        let over: Vec<_> = found.iter().filter(|p| p.problem.contains(told)).collect();
        assert_eq!((over.len(), over[0].file.as_str()), (1, file), "{found:?}");
        // Just a little more is no offence.
        let found = said(file, from, &format!("{from}あ"));
        assert!(
            !found.iter().any(|p| p.problem.contains("長すぎ")),
            "{found:?}"
        );
    }
}
