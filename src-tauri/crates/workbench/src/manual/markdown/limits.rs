//! How much of anything a passage may hold. Beyond it the window would stand still, a page of paper would overflow, or a reader
//! would meet signs that were never meant to be read. The manual itself stays far below every number.

use super::{Reader, line};
use crate::message::Inline;

/// Columns of a table.
const COLUMNS: usize = 8;
/// Rows of a table without its head.
const ROWS: usize = 200;
/// Characters of a cell: more than a page holds cannot be printed.
const CELL: usize = 400;
/// Characters of a paragraph, an item or a heading.
const RUN: usize = 2_000;
/// Characters in a row that no line may break.
const WORD: usize = 80;
/// Items of a list.
const ITEMS: usize = 100;
/// Paragraphs, lists, tables and so on of a passage.
const BLOCKS: usize = 300;

pub(super) const QUOTE: &str = "引用(>)の中に引用は置けません";

/// Signs that nobody sees or that turn the text around: controls, directions, joiners, marks of order.
///
/// # Errors
/// Names the sign and its line.
pub(crate) fn legible(text: &str) -> Result<(), String> {
    for (number, line) in text.lines().enumerate() {
        let hidden = |c: &char| {
            (c.is_control() && *c != '\t')
                || matches!(c,
                    '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{FEFF}' | '\u{2028}' | '\u{2029}'
                    | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        };
        if let Some(sign) = line.chars().find(hidden) {
            let (number, code) = (number.saturating_add(1), u32::from(sign));
            return Err(format!(
                "見えない文字(U+{code:04X})が{number}行目にあります。消してください"
            ));
        }
    }
    Ok(())
}

/// The name of a source in a mark.
pub(super) fn is_mark(id: &str) -> bool {
    let simple = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (1..=20).contains(&id.len()) && id.chars().all(simple)
}

/// What is read so far, after each step: a table is refused before the rest of it is read.
pub(super) fn within(reader: &Reader) -> Result<(), String> {
    let too =
        |what: &str, most: usize| Err(format!("{what}が多すぎます({most}まで)。分けてください"));
    if reader.row.len() > COLUMNS {
        return too("表の列", COLUMNS);
    }
    if let Some((head, rows)) = &reader.table {
        if head.len() > COLUMNS {
            return too("表の列", COLUMNS);
        }
        if rows.len() > ROWS {
            return too("表の行", ROWS);
        }
    }
    let cell = |cell: &Vec<Inline>| line(cell).chars().count() > CELL;
    if reader.row.last().is_some_and(cell) {
        return Err(format!("表の1つの欄が長すぎます({CELL}文字まで)"));
    }
    if reader
        .list
        .as_ref()
        .is_some_and(|(_, items)| items.len() > ITEMS)
    {
        return too("箇条書きの項目", ITEMS);
    }
    if reader.out.len() > BLOCKS {
        return too("段落や表", BLOCKS);
    }
    Ok(())
}

/// A finished run.
pub(super) fn run(pieces: &[Inline]) -> Result<(), String> {
    let open = |piece: &Inline| match piece {
        Inline::Text { text } | Inline::Strong { text } | Inline::Term { text, .. } => {
            text.contains("[^")
        }
        // An open mark before a link makes its name the words of the link.
        Inline::Link { text, .. } => text.contains("[^") || text.starts_with('^'),
        Inline::Mark { .. } => false,
    };
    if pieces.iter().any(open) {
        return Err("閉じていない出典の印です([^s1] の形にしてください)".to_owned());
    }
    let words = line(pieces);
    if words.chars().count() > RUN {
        return Err(format!("1つの段落が長すぎます({RUN}文字まで)"));
    }
    let unbroken = words.split(|c: char| !c.is_ascii_graphic());
    if unbroken.map(str::len).max().is_some_and(|most| most > WORD) {
        return Err(format!("切れ目のない語が長すぎます({WORD}文字まで)"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::manual::markdown::blocks;

    fn table(columns: usize, rows: usize, cell: &str) -> String {
        let row = |cell: &str| format!("|{}\n", format!(" {cell} |").repeat(columns));
        row("頭") + &row("---") + &row(cell).repeat(rows)
    }

    /// What is refused, and the same just within the limit.
    fn both(over: &str, told: &str, within: &str) {
        let fault = blocks(over).unwrap_err();
        assert!(fault.contains(told), "{fault}");
        assert!(blocks(within).is_ok(), "{told}: {:?}", blocks(within));
    }

    #[test]
    fn no_table_is_larger_than_a_page_shows() {
        both(&table(9, 2, "一"), "表の列", &table(8, 2, "一"));
        both(&table(4_000, 1, "一"), "表の列", &table(1, 1, "一"));
        both(&table(2, 201, "一"), "表の行", &table(2, 200, "一"));
        both(&table(2, 12_000, "一"), "表の行", &table(8, 200, "一"));
        both(
            &table(2, 1, &"あ".repeat(401)),
            "欄が長すぎ",
            &table(2, 1, &"あ".repeat(400)),
        );
    }

    #[test]
    fn nothing_is_deeper_or_longer_than_anybody_reads() {
        both("> > 一", "引用", "> 一\n\n> 二");
        both(&">".repeat(50_000), "引用", ">一");
        both(&"a".repeat(81), "切れ目のない語", &"a".repeat(80));
        both(&"a".repeat(200_000), "長すぎ", "a");
        both(&"あ".repeat(2_001), "段落が長すぎ", &"あ".repeat(2_000));
        both(&"- 一\n".repeat(101), "項目", &"- 一\n".repeat(100));
        both(&"一\n\n".repeat(301), "段落や表", &"一\n\n".repeat(300));
    }

    #[test]
    fn a_mark_is_whole() {
        for open in [
            "数です[^s1。",
            "数です[^s 1]。",
            "**数[^**です。",
            "[節[^s1](passage:liver.a)",
            "- 数[^s1",
            "| 数[^ |\n| --- |\n| 一 |",
        ] {
            both(open, "出典の印", "数です[^s1]。");
        }
    }

    #[test]
    fn no_sign_is_hidden() {
        for sign in [
            '\u{202E}', '\u{2066}', '\u{200B}', '\u{7}', '\u{0}', '\u{FEFF}', '\u{1B}',
        ] {
            both(&format!("一\n二{sign}三"), "2行目", "一\n二三\t四\r\n");
        }
        assert!(blocks("一\u{202E}").unwrap_err().contains("U+202E"));
    }
}
