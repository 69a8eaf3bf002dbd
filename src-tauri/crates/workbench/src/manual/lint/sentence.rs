//! Sentences of a line with their marks, and the figures and word forms in them.

use crate::assets::Variant;
use crate::message::Inline;
use model::fold;

/// What makes a number a statement about the world: it can be wrong, so it needs a source.
const UNITS: [&str; 38] = [
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
];

/// A sentence, and whether a mark stands in it.
pub(super) struct Sentence {
    /// Its words without marks.
    pub text: String,
    /// A mark stands in it.
    pub marked: bool,
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
pub(super) fn split(line: &[Inline]) -> Vec<Sentence> {
    let (mut out, mut text, mut marked) = (Vec::new(), String::new(), false);
    for piece in line {
        if matches!(piece, Inline::Mark { .. }) {
            marked = true;
            continue;
        }
        let mut parts = text_of(piece).split('。');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            out.push(Sentence {
                text: std::mem::replace(&mut text, part.to_owned()),
                marked: std::mem::take(&mut marked),
            });
        }
    }
    if !text.is_empty() || marked {
        out.push(Sentence { text, marked });
    }
    out
}

/// Does a number with a unit stand in the words, in whatever width it is written?
pub(super) fn has_figure(text: &str) -> bool {
    let folded = fold::width(text).to_lowercase();
    let mut rest = folded.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (_, from) = rest.split_at(at);
        let after = from.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        let unit = after.trim_start();
        if UNITS.iter().any(|u| unit.starts_with(u)) {
            return true;
        }
        rest = after;
    }
    false
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
                out.push(format!("{wrong} is written {}", variant.write));
            }
        }
    }
    out
}
