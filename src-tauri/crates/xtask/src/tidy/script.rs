//! TypeScript, Svelte and CSS as the rules read them: without comments, lines kept.

use crate::tree::Source;

/// Is it a file of the interface that we wrote? The generated types are held by their own check.
pub(super) fn is_ours(source: &Source) -> bool {
    source.under("ui/src")
        && ["ts", "svelte", "css", "html"]
            .iter()
            .any(|end| source.is(end))
        && source.path != "ui/src/lib/backend/types.ts"
}

/// Is it a test of the interface?
pub(super) fn is_test(source: &Source) -> bool {
    source.name().ends_with(".test.ts")
}

/// The text without comments.
pub(super) fn code(source: &Source) -> String {
    if source.is("svelte") || source.is("html") {
        component(&source.text)
    } else if source.is("css") {
        blank(&source.text, "/*", "*/")
    } else {
        uncommented(&source.text)
    }
}

/// A component is markup with blocks of script and style in it.
fn component(text: &str) -> String {
    let text = blank(text, "<!--", "-->");
    let mut code = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("<script") {
        let (markup, script) = rest.split_at(at);
        code.push_str(&blank(markup, "/*", "*/"));
        let end = script.find("</script>").unwrap_or(script.len());
        let (script, after) = script.split_at(end);
        code.push_str(&uncommented(script));
        rest = after;
    }
    code.push_str(&blank(rest, "/*", "*/"));
    code
}

/// Blanks everything between two marks.
fn blank(text: &str, open: &str, close: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(open) {
        let (before, comment) = rest.split_at(at);
        code.push_str(before);
        let end = comment
            .find(close)
            .map_or(comment.len(), |end| end + close.len());
        let (comment, after) = comment.split_at(end);
        code.extend(comment.chars().filter(|character| *character == '\n'));
        rest = after;
    }
    code.push_str(rest);
    code
}

/// Blanks the comments of a script; marks inside strings are no comments.
fn uncommented(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut quote: Option<char> = None;
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        match (quote, character) {
            (Some(_), '\\') => {
                code.push(character);
                code.extend(characters.next());
            }
            (Some(open), _) => {
                // A plain string ends with its line, so a quote in a regular expression harms one line only.
                if character == open || (character == '\n' && open != '`') {
                    quote = None;
                }
                code.push(character);
            }
            (None, '"' | '\'' | '`') => {
                quote = Some(character);
                code.push(character);
            }
            (None, '/') if next == Some('/') => {
                while characters.next_if(|c| *c != '\n').is_some() {}
            }
            (None, '/') if next == Some('*') => {
                characters.next();
                let mut last = ' ';
                for inner in characters.by_ref() {
                    if inner == '\n' {
                        code.push('\n');
                    }
                    if last == '*' && inner == '/' {
                        break;
                    }
                    last = inner;
                }
            }
            _ => code.push(character),
        }
    }
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_strings_stay() {
        let text = "const a = \"http://x\"; // word\n/* word\n*/ const b = `/* kept */`;\n";
        let code = uncommented(text);
        assert!(!code.contains("word"));
        assert!(code.contains("http://x") && code.contains("/* kept */"));
        assert_eq!(code.lines().count(), 3);
    }

    #[test]
    fn a_component_loses_the_comments_of_all_three_languages() {
        let text = "<script lang=\"ts\">\n// one\nlet a = 1;\n</script>\n<!-- two -->\n<p>it's //text</p>\n<style>\n/* three */\n</style>\n";
        let code = component(text);
        for word in ["one", "two", "three"] {
            assert!(!code.contains(word), "{word}");
        }
        assert!(code.contains("it's //text") && code.contains("let a"));
        assert_eq!(code.lines().count(), text.lines().count());
    }
}
