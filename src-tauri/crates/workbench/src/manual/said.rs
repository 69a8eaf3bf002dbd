//! What is wrong with an edition, in the words of whoever writes it: the file, the line, and what to change.

use super::edition::Files;
use super::lint::Problem;
use super::markdown;
use crate::assets::AssetError;

/// The edition calls itself otherwise than its pack.
pub(crate) const OTHER_ID: &str = "edition.toml: 版の記号(id)が、ファイルの記号と違います";

/// How a line of TOML that cannot be read is told.
const TOML: &str = "TOML parse error at line ";

/// What is said of a file that cannot be read, with its line where one can be named.
pub(crate) fn asset(problem: &AssetError, files: &Files<'_>) -> String {
    let text = files.0.get(&problem.file).map_or("", |text| text.as_ref());
    let first = problem.problem.lines().next().unwrap_or_default();
    if let Some(rest) = first.strip_prefix(TOML) {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        // The front matter of a passage begins behind the line that opens it.
        let before = usize::from(problem.file.ends_with(".md"));
        let line = digits.parse::<usize>().unwrap_or(0).saturating_add(before);
        let told = problem.problem.lines().rev().find(|l| !l.trim().is_empty());
        return at(&problem.file, line, &toml(told.unwrap_or_default()));
    }
    at(&problem.file, refused_at(text), &words(&problem.problem))
}

/// What is said of something that a reader must not meet.
pub(crate) fn problem(problem: &Problem, files: &Files<'_>) -> String {
    let text = files.0.get(&problem.file).map_or("", |text| text.as_ref());
    let line = [
        problem.sentence.as_str(),
        &format!("\"{}\"", problem.passage),
    ]
    .into_iter()
    .map(|wanted| line_of(text, wanted))
    .find(|line| *line > 0);
    let mut out = at(&problem.file, line.unwrap_or(0), &words(&problem.problem));
    if !problem.passage.is_empty() {
        out.push_str(&format!("({})", problem.passage));
    }
    if !problem.sentence.is_empty() {
        out.push_str(&format!("「{}」", problem.sentence.trim()));
    }
    out
}

/// `liver/04.md 12行目: …`; the folder of the edition is not told again.
pub(super) fn at(file: &str, line: usize, what: &str) -> String {
    let own = file.split_once('/').map_or(file, |(_, own)| own);
    if line == 0 {
        format!("{own}: {what}")
    } else {
        format!("{own} {line}行目: {what}")
    }
}

/// Line in which a sentence begins, from 1; 0 = it is not found. Marks stand between its words in the file, so that its
/// beginning is what is looked for.
fn line_of(text: &str, sentence: &str) -> usize {
    let start: String = sentence.trim().chars().take(12).collect();
    if start.is_empty() {
        return 0;
    }
    let found = text.lines().position(|line| line.contains(&start));
    found.map_or(0, |at| at.saturating_add(1))
}

/// Line of a passage at which its body is refused, from 1; 0 = none is. The shortest beginning that is refused ends there.
fn refused_at(text: &str) -> usize {
    const AT_MOST: usize = 64 * 1024;
    let Some((front, body)) = text.split_once("\n+++\n").filter(|_| text.len() <= AT_MOST) else {
        return 0;
    };
    if markdown::blocks(body).is_ok() {
        return 0;
    }
    let before = front.lines().count().saturating_add(1);
    let mut end = 0;
    for (number, line) in body.split_inclusive('\n').enumerate() {
        end += line.len();
        if body
            .get(..end)
            .is_some_and(|part| markdown::blocks(part).is_err())
        {
            return before.saturating_add(number).saturating_add(1);
        }
    }
    0
}

/// What a reader of TOML says.
fn toml(told: &str) -> String {
    let named = told.split('`').nth(1).unwrap_or_default();
    let is = |start: &str| told.starts_with(start);
    if is("missing field") {
        format!("`{named}` の項目がありません")
    } else if is("unknown field") {
        format!("`{named}` という項目は使えません")
    } else if is("unknown variant") {
        format!("`{named}` という値は使えません")
    } else if is("duplicate") {
        "同じ項目が二つあります".to_owned()
    } else if is("invalid type") || is("invalid value") {
        "値の種類(文字・数・一覧)が違います".to_owned()
    } else {
        format!("書き方が正しくありません({told})")
    }
}

/// What the reader of an edition and the linter say, word for word.
const WHOLE: &[(&str, &str)] = &[
    ("missing", "ファイルがありません"),
    (
        "no front matter",
        "1行目が +++ で始まっていません。見出し欄を +++ の行で囲んでください",
    ),
    (
        "front matter does not end",
        "見出し欄を閉じる +++ の行がありません",
    ),
    ("unreadable", "ファイルを開けません"),
    (
        "not UTF-8",
        "文字コードがUTF-8ではありません。UTF-8で保存し直してください",
    ),
    ("passage too long", "節が長すぎます(256KBまで)"),
    ("HTML is not allowed", "HTMLは使えません"),
    (
        "lists inside lists are not allowed",
        "箇条書きの中に箇条書きは置けません",
    ),
    (
        "only links to passages are allowed",
        "リンクは節へのもの(passage:節の記号)だけです",
    ),
    (
        "a drawing stands alone in its paragraph",
        "図は、それだけの段落に置いてください",
    ),
    (
        "a drawing has its words in its own file and stands alone in its paragraph",
        "図は、言葉を添えずに、それだけの段落に置いてください",
    ),
    (
        "only drawings of the edition are allowed",
        "画像は、この版の図(drawing:図の記号)だけです",
    ),
    ("id twice", "同じ記号(id)が二つあります"),
    ("chapter id twice", "同じ章の記号(id)が二つあります"),
    ("chapter number twice", "同じ章番号が二つあります"),
    (
        "chapter without title, part or summary",
        "章の題名・部・要約のどれかがありません",
    ),
    ("chapter without passages", "節のない章です"),
    (
        "two passages with one order",
        "同じ並び順(order)の節が二つあります",
    ),
    ("no title", "題名がありません"),
    ("no lead", "要点(lead)がありません"),
    ("no alt", "図の説明(alt)がありません"),
    ("no ask", "設問がありません"),
    ("no why", "解説(why)がありません"),
    ("no notice", "注意書き(notice)がありません"),
    ("no base", "基本の章(base)がありません"),
    ("no sources", "出典がありません"),
    (
        "neither tags nor keywords",
        "病名などの印も、探す言葉(keywords)もありません",
    ),
    (
        "a question twice or empty",
        "探す質問(asks)が重なっているか、空です",
    ),
    ("link to itself", "この節自身へのリンクです"),
    (
        "mark behind the full stop",
        "出典の印は「。」の前に置いてください",
    ),
    ("unverified figure", "未確認の出典に数値は書けません"),
    ("figure without a source", "出典のない数値です"),
    ("a choice twice or empty", "選択肢が重なっているか、空です"),
    ("empty term or text", "用語か説明が空です"),
    (
        "a drawing that no passage shows",
        "どの節にも出てこない図です",
    ),
    (
        "no table that tells the same",
        "図と同じ内容の表がありません",
    ),
    ("nothing is drawn", "何も描かれていない図です"),
    ("a drawing without a source", "出典のない図です"),
    (
        "a figure that the table does not tell",
        "図の数値が、図の表にありません",
    ),
];

/// The same around a word of the edition: what stands before it and behind it, and how it is said.
const AROUND: &[(&str, &str, &str)] = &[
    ("too large: ", "", "ファイルが大きすぎます。上限: "),
    ("not allowed: ", "", "この書き方は使えません: "),
    (
        "id does not begin with ",
        "",
        "記号(id)の始まりが違います。正しい始まり: ",
    ),
    (
        "checked_on is no date: ",
        "",
        "最終確認日(checked_on)が日付ではありません: ",
    ),
    (
        "checked_on is no date",
        "",
        "最終確認日(checked_on)が日付ではありません",
    ),
    ("unknown item ", "", "知らない確認項目です: "),
    ("unknown passage ", "", "知らない節です: "),
    ("unknown drawing ", "", "知らない図です: "),
    ("unknown chapter ", "", "知らない章です: "),
    ("link to unknown passage ", "", "リンク先の節がありません: "),
    ("source ", " twice", "同じ出典の記号が二つあります: "),
    (
        "source ",
        " without title or year",
        "題名か年のない出典です: ",
    ),
    ("source ", " is never marked", "本文に印のない出典です: "),
    ("mark ", " has no source", "出典のない印です: "),
    (
        "passage ",
        " is not in the chapter",
        "答えの節がこの章にありません: ",
    ),
    ("no choice ", "", "正解の番号の選択肢がありません: "),
    (
        "pass_percent ",
        "",
        "合格の割合(pass_percent)は1から100までです: ",
    ),
    (
        "the reading ",
        " is not hiragana",
        "読みがひらがなではありません: ",
    ),
    (
        "only ",
        " questions",
        "確認テストの設問が足りません(10問以上): ",
    ),
    ("chapter ", " twice", "同じ章が二つあります: "),
    ("unknown ", "", "知らない記号です: "),
];

/// What the parser calls the parts of Markdown.
const PARTS: &[(&str, &str)] = &[
    ("CodeBlock", "コードの囲み(```や字下げ)"),
    ("HtmlBlock", "HTML"),
    ("Footnote", "脚注"),
    ("TaskList", "チェックの付いた箇条書き"),
    ("Strikethrough", "取り消し線"),
    ("Math", "数式"),
];

fn words(problem: &str) -> String {
    if let Some((_, said)) = WHOLE.iter().find(|(told, _)| *told == problem) {
        return (*said).to_owned();
    }
    let inside = |(before, behind, said): &(&str, &str, &'static str)| {
        let word = problem.strip_prefix(before)?.strip_suffix(behind)?;
        Some((*said, word.to_owned()))
    };
    let Some((said, word)) = AROUND.iter().find_map(inside) else {
        return problem.to_owned();
    };
    if !problem.starts_with("not allowed: ") {
        return format!("{said}{word}");
    }
    let part = PARTS.iter().find(|(name, _)| word.contains(name));
    let part = part.map_or("Markdownの特別な書き方", |(_, part)| part);
    format!("{said}{part}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::borrow::Cow;
    use std::collections::BTreeMap;

    #[test]
    fn nothing_that_is_refused_is_said_in_the_words_of_the_parser() {
        let latin = |text: &str| text.bytes().filter(u8::is_ascii_alphabetic).count();
        let bad = [
            "<b>x</b>",
            "```\nx\n```",
            "- a\n  - b\n",
            "[x](https://a.example)",
            "![x](https://a.example/x.png)",
            "文![](drawing:a)",
        ];
        for body in bad {
            let told = words(&markdown::blocks(body).unwrap_err());
            assert!(
                told.chars().any(|c| ('ぁ'..='ん').contains(&c)),
                "{body}: {told}"
            );
            assert!(
                latin(&told) < 20 && !told.contains('('.to_ascii_lowercase())
                    || told.contains("passage:")
                    || told.contains("```")
                    || told.contains("drawing:"),
                "{body}: {told}"
            );
        }
    }

    #[test]
    fn the_line_is_that_of_the_file() {
        let text = "+++\nid = \"liver.a\"\n+++\n一行目\n\n```\nx\n```\n";
        let name = "2027-04/liver/01.md".to_owned();
        let files = Files(BTreeMap::from([(name.clone(), Cow::Borrowed(text))]));
        let told = asset(
            &AssetError {
                file: name,
                problem: markdown::blocks("```\nx\n```").unwrap_err(),
            },
            &files,
        );
        assert!(
            told.starts_with("liver/01.md 6行目: この書き方は使えません: コードの囲み"),
            "{told}"
        );
    }
}
