//! Sentences of a line with their marks, and the figures and word forms in them.

use crate::assets::Variant;
use crate::message::Inline;
use model::fold;
use std::collections::BTreeSet;

/// What makes a number a statement about the world: it can be wrong, so it needs a source.
const UNITS: [&str; 44] = [
    "円",
    "万",
    "億",
    "%",
    "割",
    "件",
    "mets",
    "年",
    "か月",
    "ヶ月",
    "週",
    "日",
    "時間",
    "cm",
    "mm",
    "km",
    "kg",
    "mmhg",
    "mg",
    "ml",
    "人",
    "名",
    "社",
    "倍",
    "点",
    "歳",
    "級",
    "か所",
    "度",
    "℃",
    "msv",
    "gy",
    "hz",
    "床",
    "単位",
    "ポイント",
    "パーセント",
    "kcal",
    "分",
    "回",
    "歩",
    "時",
    "m",
    "g",
];

/// A sentence, and whether a mark stands in it.
pub(in crate::manual) struct Sentence {
    /// Its words without marks.
    pub text: String,
    /// The marks that stand in it.
    pub marks: Vec<String>,
}

/// The words of a piece.
pub(super) fn text_of(piece: &Inline) -> &str {
    match piece {
        Inline::Text { text }
        | Inline::Strong { text }
        | Inline::Link { text, .. }
        | Inline::Term { text, .. } => text,
        Inline::Mark { .. } => "",
    }
}

/// The sentences of a paragraph, an item or a cell. A mark stands before the full stop of its sentence.
pub(in crate::manual) fn split(line: &[Inline]) -> Vec<Sentence> {
    let (mut out, mut text, mut marks) = (Vec::new(), String::new(), Vec::new());
    for piece in line {
        if let Inline::Mark { source } = piece {
            marks.push(source.clone());
            continue;
        }
        let mut parts = text_of(piece).split('。');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            out.push(Sentence {
                text: std::mem::replace(&mut text, part.to_owned()),
                marks: std::mem::take(&mut marks),
            });
        }
    }
    if !text.is_empty() || !marks.is_empty() {
        out.push(Sentence { text, marks });
    }
    out
}

/// Numbers with their units that stand in the words, in whatever width and form they are written: `6か月`, `1200件`.
pub(in crate::manual) fn figures(text: &str) -> BTreeSet<String> {
    let folded = fold::width(text).to_lowercase();
    let mut rest = folded.as_str();
    let mut out = BTreeSet::new();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (_, from) = rest.split_at(at);
        let after = from.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        let (number, _) = from.split_at(from.len() - after.len());
        // Of a range each end is a figure of its own: 3〜6METs.
        if let Some(unit) = unit(behind_range(after).trim_start()) {
            let number = number.trim_end_matches(['.', ',']).replace(',', "");
            out.insert(format!("{number}{unit}"));
        }
        rest = after;
    }
    out
}

/// What stands behind the other end of a range, or behind the number where it is none.
fn behind_range(after: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let other = after.strip_prefix(['〜', '～', '~', '–', '-']);
    match other.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        Some(rest) => rest.trim_start_matches(number),
        None => after,
    }
}

/// The unit with which the words begin, in one form; the longest that fits (時間 before 時).
fn unit(words: &str) -> Option<&'static str> {
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let fits = |u: &&&str| {
        words.strip_prefix(**u).is_some_and(|rest| {
            // 1回目 counts nothing, and a Latin unit ends where its word ends.
            !(**u == "回" && rest.starts_with('目')) && (!u.is_ascii() || **u == "%" || ends(rest))
        })
    };
    let found = UNITS.iter().filter(fits).max_by_key(|u| u.len())?;
    Some(match *found {
        "ヶ月" => "か月",
        "パーセント" => "%",
        other => other,
    })
}

/// Does a number with a unit stand in the words?
pub(super) fn has_figure(text: &str) -> bool {
    !figures(text).is_empty()
}

/// Forms that the manual does not use. A form that only begins the right one (コーディネータ in コーディネーター) is none.
pub(super) fn variants(sentence: &str, variants: &[Variant]) -> Vec<String> {
    let mut out = Vec::new();
    for variant in variants {
        for wrong in &variant.not {
            let stands = sentence.match_indices(wrong.as_str()).any(|(at, _)| {
                let from = sentence.get(at..).unwrap_or_default();
                variant.write.len() <= wrong.len() || !from.starts_with(&variant.write)
            });
            if stands {
                out.push(format!("「{wrong}」は「{}」と書きます", variant.write));
            }
        }
    }
    out
}
