//! Colours stand in `style/tokens.css`; everything else names a token.

use super::{Finding, line_at, script, words};
use crate::tree::Source;

/// The one file.
const HOME: &str = "ui/src/style/tokens.css";

const FUNCTIONS: &[&str] = &[
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(",
];

const NAMED: &[&str] = &[
    "white", "black", "red", "green", "blue", "yellow", "orange", "gray", "grey", "silver", "navy",
    "teal", "purple", "maroon", "olive", "lime", "aqua", "fuchsia", "pink", "brown", "gold",
];

/// Reads styles and components.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let styled = source.is("css") || source.is("svelte");
        if !script::is_ours(source) || !styled || source.path == HOME {
            continue;
        }
        let code = script::code(source);
        let mut report = |line: usize, colour: &str| {
            let what = format!("the colour `{colour}` is no token of `style/tokens.css`");
            findings.push(Finding::new(source, line, what));
        };
        for (at, colour) in hexadecimal(&code) {
            report(line_at(&code, at), colour);
        }
        for function in FUNCTIONS {
            for line in words::lines(&code, function) {
                report(line, function);
            }
        }
        for (line, colour) in named(&code, source.is("css")) {
            report(line, colour);
        }
    }
    findings
}

/// `#` with 3, 4, 6 or 8 hexadecimal digits. `{#each` of Svelte is none, nor is a fragment link.
fn hexadecimal(code: &str) -> Vec<(usize, &str)> {
    code.match_indices('#')
        .filter_map(|(at, _)| {
            let rest = code.get(at + 1..)?;
            let end = rest
                .find(|c| !words::joins(c) && c != '-')
                .unwrap_or(rest.len());
            let digits = rest.get(..end)?;
            let before = code.get(..at)?.chars().next_back();
            let colour = [3, 4, 6, 8].contains(&digits.len())
                && digits.chars().all(|c| c.is_ascii_hexdigit())
                && !matches!(before, Some('{' | '&' | '('))
                && !code.get(..at)?.ends_with("href=\"");
            colour
                .then(|| code.get(at..=at + end))
                .flatten()
                .map(|colour| (at, colour))
        })
        .collect()
}

/// Named colours in the value of a declaration.
fn named(code: &str, whole: bool) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut inside = whole;
    for (number, line) in code.lines().enumerate() {
        if line.contains("<style") {
            inside = true;
        }
        if line.contains("</style") {
            inside = whole;
        }
        let Some((_, value)) = line.split_once(':').filter(|_| inside) else {
            continue;
        };
        found.extend(
            NAMED
                .iter()
                .filter(|name| value_has(value, name))
                .map(|name| (number + 1, *name)),
        );
    }
    found
}

/// Part of `--token-red` or `white-space` is no colour.
fn value_has(value: &str, name: &str) -> bool {
    value
        .split(|c: char| !(words::joins(c) || c == '-'))
        .any(|word| word == name)
}

#[cfg(test)]
mod tests {
    use super::super::sample::lines;
    use super::*;

    #[test]
    fn raw_colours_are_caught() {
        let css = "ui/src/style/base.css";
        assert_eq!(lines(check, css, "a {\n  color: #0b5d5e;\n}\n"), [2]);
        assert_eq!(
            lines(check, css, "a { border: 1px solid rgb(0 0 0 / 20%); }\n"),
            [1]
        );
        assert_eq!(lines(check, css, "a { background: white; }\n"), [1]);
        let part = "<p style=\"color:#fff\">x</p>\n<style>\np { fill: hsl(1 2% 3%); color: red; }\n</style>\n";
        assert_eq!(lines(check, "ui/src/parts/A.svelte", part), [1, 3, 3]);
    }

    #[test]
    fn tokens_blocks_and_links_pass() {
        let part = concat!(
            "{#each rows as row}<a href=\"#add\">{row}</a>{/each}\n{#if a}<b></b>{/if}\n",
            "<style>\n  p { color: var(--ink); white-space: nowrap; border-color: CanvasText; }\n",
            "  q { background: color-mix(in srgb, var(--red) 10%, transparent); }\n</style>\n",
        );
        assert!(lines(check, "ui/src/parts/A.svelte", part).is_empty());
        assert!(lines(check, HOME, ":root { --ink: #111; }\n").is_empty());
    }
}
