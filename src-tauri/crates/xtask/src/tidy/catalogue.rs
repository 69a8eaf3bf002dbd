//! The catalogue: every string that a person sees stands in `ui/src/lib/text`.

use super::{Finding, script};
use crate::tree::Source;

/// Looks for Japanese in components, and in the scripts of parts and screens.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let place =
            source.is("svelte") || source.under("ui/src/parts") || source.under("ui/src/screens");
        if !place || !script::is_ours(source) || script::is_test(source) || source.is("css") {
            continue;
        }
        for (number, line) in script::code(source).lines().enumerate() {
            if let Some(word) = japanese(line) {
                let what = format!("`{word}` belongs into the catalogue (`lib/text`)");
                findings.push(Finding::new(source, number + 1, what));
            }
        }
    }
    findings
}

/// The first Japanese word of a line.
fn japanese(line: &str) -> Option<String> {
    let start = line.find(written)?;
    Some(
        line.get(start..)?
            .chars()
            .take_while(|c| written(*c))
            .collect(),
    )
}

/// Kana, kanji, and full-width or half-width letters. A dot between two words is layout, not a word.
fn written(character: char) -> bool {
    matches!(
        character,
        '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}'
            | '\u{31f0}'..='\u{31ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff10}'..='\u{ff3a}'
            | '\u{ff41}'..='\u{ff5a}'
            | '\u{ff66}'..='\u{ff9f}'
            | '\u{20000}'..='\u{3134f}'
    )
}

#[cfg(test)]
mod tests {
    use super::super::sample::lines;
    use super::*;

    #[test]
    fn japanese_in_markup_and_script_is_caught() {
        let path = "ui/src/screens/case/Case.svelte";
        assert_eq!(lines(check, path, "<h1>支援対象者</h1>\n"), [1]);
        assert_eq!(
            lines(check, path, "<script>\nconst a = \"ロック\";\n</script>\n"),
            [2]
        );
        assert_eq!(lines(check, path, "<p>{n}件、{b}</p>\n"), [1]);
        assert_eq!(
            lines(check, "ui/src/screens/case/a.ts", "const a = \"件\";"),
            [1]
        );
    }

    #[test]
    fn comments_the_catalogue_and_tests_pass() {
        let path = "ui/src/screens/case/Case.svelte";
        assert!(
            lines(
                check,
                path,
                "<!-- 経過 -->\n<script>\n// 経過\n</script>\n<p>{text.log}</p>"
            )
            .is_empty()
        );
        assert!(lines(check, path, "<p>{a}・{b}</p>").is_empty());
        assert!(lines(check, "ui/src/lib/text/case.ts", "const a = \"件\";").is_empty());
        assert!(lines(check, "ui/src/screens/case/a.test.ts", "const a = \"件\";").is_empty());
    }
}
