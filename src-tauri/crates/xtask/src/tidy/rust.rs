//! Rust source as the rules read it: code without comments and strings, the strings, the tests.

use crate::tree::Source;
use std::collections::BTreeSet;

/// One Rust file, taken apart. Lines keep their numbers.
pub(super) struct Parts {
    /// The code: comments are blank, strings are empty.
    pub(super) code: String,
    /// The code outside `#[cfg(test)]` items.
    pub(super) shipped: String,
    /// String literals with their line.
    pub(super) strings: Vec<(usize, String)>,
    /// First and last lines of the `#[cfg(test)]` items.
    tests: Vec<(usize, usize)>,
}

impl Parts {
    /// Does this line belong to a `#[cfg(test)]` item?
    pub(super) fn is_test(&self, line: usize) -> bool {
        self.tests
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&line))
    }
}

/// Takes one file apart.
pub(super) fn read(text: &str) -> Parts {
    let mut reader = Reader {
        chars: text.chars().collect(),
        at: 0,
        line: 1,
        code: String::with_capacity(text.len()),
        strings: Vec::new(),
    };
    reader.read();
    let (shipped, tests) = without_tests(&reader.code);
    Parts {
        code: reader.code,
        shipped,
        strings: reader.strings,
        tests,
    }
}

/// The Rust files that are compiled for tests only.
pub(super) fn test_paths(sources: &[Source]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for source in sources.iter().filter(|source| source.is("rs")) {
        let in_tests = source.path.starts_with("tests/") || source.path.contains("/tests/");
        let named = source.name() == "tests.rs" || source.name().ends_with("_tests.rs");
        if in_tests || named {
            found.insert(source.path.clone());
            continue;
        }
        for module in test_modules(&source.text) {
            let home = home(&source.path);
            let (file, folder) = (format!("{home}/{module}.rs"), format!("{home}/{module}/"));
            found.extend(
                sources
                    .iter()
                    .filter(|other| other.path == file || other.path.starts_with(&folder))
                    .map(|other| other.path.clone()),
            );
        }
    }
    found
}

/// The folder in which the modules of a file are looked for.
fn home(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
    match name {
        "lib.rs" | "main.rs" | "mod.rs" => folder.to_owned(),
        _ => path.trim_end_matches(".rs").to_owned(),
    }
}

/// Names of modules that stand in a file of their own and only in tests.
fn test_modules(text: &str) -> Vec<String> {
    text.split("#[cfg(test)]")
        .skip(1)
        .filter_map(|after| {
            let item = after.trim_start();
            let (head, _) = item.split_once(';')?;
            let name = head.split_whitespace().last()?;
            let is_module = head.split_whitespace().any(|word| word == "mod");
            (is_module && !head.contains('{')).then(|| name.to_owned())
        })
        .collect()
}

/// Blanks every item after `#[cfg(test)]`, and says on which lines they were.
fn without_tests(code: &str) -> (String, Vec<(usize, usize)>) {
    let mut shipped = String::with_capacity(code.len());
    let mut tests = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        let (before, item) = rest.split_at(at);
        shipped.push_str(before);
        let first = super::line_at(&shipped, shipped.len());
        let (item, after) = item.split_at(item_end(item));
        shipped.extend(item.chars().filter(|character| *character == '\n'));
        tests.push((first, super::line_at(&shipped, shipped.len())));
        rest = after;
    }
    shipped.push_str(rest);
    (shipped, tests)
}

/// Where an item ends: at its `;`, or at the brace that closes its first one.
fn item_end(item: &str) -> usize {
    let mut depth = 0_usize;
    for (at, character) in item.char_indices() {
        match character {
            ';' if depth == 0 => return at + 1,
            '{' => depth += 1,
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    item.len()
}

struct Reader {
    chars: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    strings: Vec<(usize, String)>,
}

impl Reader {
    fn read(&mut self) {
        while let Some(character) = self.peek(0) {
            match character {
                '/' if self.peek(1) == Some('/') => self.line_comment(),
                '/' if self.peek(1) == Some('*') => self.block_comment(),
                '"' => self.string(),
                '\'' => self.quote(),
                'r' if self.raw_hashes().is_some() => self.raw_string(),
                _ => self.keep(),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    /// Moves one character on; only line ends are kept.
    fn skip(&mut self) -> Option<char> {
        let character = self.peek(0)?;
        self.at += 1;
        if character == '\n' {
            self.line += 1;
            self.code.push('\n');
        }
        Some(character)
    }

    fn keep(&mut self) {
        if let Some(character) = self.skip()
            && character != '\n'
        {
            self.code.push(character);
        }
    }

    fn line_comment(&mut self) {
        while self.peek(0).is_some_and(|character| character != '\n') {
            self.skip();
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while self.peek(0).is_some() {
            let step = match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => {
                    depth += 1;
                    2
                }
                (Some('*'), Some('/')) => {
                    depth -= 1;
                    2
                }
                _ => 1,
            };
            for _ in 0..step {
                self.skip();
            }
            if depth == 0 {
                break;
            }
        }
    }

    fn string(&mut self) {
        let line = self.line;
        let mut held = String::new();
        self.skip();
        while let Some(character) = self.skip() {
            match character {
                '"' => break,
                '\\' => held.extend(self.skip()),
                other => held.push(other),
            }
        }
        self.end_string(line, held);
    }

    /// The number of `#` when a raw string begins here.
    fn raw_hashes(&self) -> Option<usize> {
        let before = self.code.chars().next_back();
        let prefixed = matches!(before, Some('b' | 'c'));
        if !prefixed && before.is_some_and(super::words::joins) {
            return None;
        }
        let hashes = (1..)
            .take_while(|ahead| self.peek(*ahead) == Some('#'))
            .count();
        (self.peek(hashes + 1) == Some('"')).then_some(hashes)
    }

    fn raw_string(&mut self) {
        let line = self.line;
        let hashes = self.raw_hashes().unwrap_or_default();
        for _ in 0..hashes + 2 {
            self.skip();
        }
        let mut held = String::new();
        while let Some(character) = self.skip() {
            let closes = character == '"' && (0..hashes).all(|ahead| self.peek(ahead) == Some('#'));
            if closes {
                for _ in 0..hashes {
                    self.skip();
                }
                break;
            }
            held.push(character);
        }
        self.end_string(line, held);
    }

    fn end_string(&mut self, line: usize, held: String) {
        self.code.push_str("\"\"");
        self.strings.push((line, held));
    }

    /// A character literal is dropped; the tick of a lifetime is kept.
    fn quote(&mut self) {
        if self.peek(1) == Some('\\') {
            for _ in 0..3 {
                self.skip();
            }
            while self.skip().is_some_and(|character| character != '\'') {}
        } else if self.peek(2) == Some('\'') {
            for _ in 0..3 {
                self.skip();
            }
        } else {
            self.keep();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_characters_leave_the_code() {
        let parts = read(concat!(
            "let a = \"x // y\"; // Utc::now\n",
            "/* one /* two */ three */ let q = '\"'; let e = '\\'';\n",
            "let r = r#\"a \"quoted\" word\"#; fn f<'a>(x: &'a str) {}\n",
            "let two = \"first\nsecond\"; let b = br\"raw\";\n",
        ));
        assert!(!parts.code.contains("Utc") && !parts.code.contains("three"));
        assert!(parts.code.contains("fn f<'a>(x: &'a str) {}"));
        assert_eq!(parts.code.lines().count(), 5);
        let strings: Vec<(usize, &str)> = parts
            .strings
            .iter()
            .map(|(line, held)| (*line, held.as_str()))
            .collect();
        assert_eq!(
            strings,
            [
                (1, "x // y"),
                (3, "a \"quoted\" word"),
                (4, "first\nsecond"),
                (5, "raw")
            ]
        );
    }

    #[test]
    fn tests_are_not_shipped() {
        let parts = read("fn a() {}\n#[cfg(test)]\nmod tests {\n    fn b() { {} }\n}\nfn c() {}\n");
        assert!(parts.shipped.contains("fn a()") && parts.shipped.contains("fn c()"));
        assert!(!parts.shipped.contains("fn b()"));
        assert_eq!(parts.shipped.lines().count(), parts.code.lines().count());
        let lines: Vec<usize> = (1..=6).filter(|line| parts.is_test(*line)).collect();
        assert_eq!(lines, [2, 3, 4, 5]);
    }

    #[test]
    fn files_of_test_modules_are_known() {
        let file = |path: &str, text: &str| Source {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        let found = test_paths(&[
            file(
                "crates/a/src/lib.rs",
                "#[cfg(test)]\nmod fixture;\nmod real;\n",
            ),
            file("crates/a/src/fixture.rs", ""),
            file(
                "crates/a/src/real.rs",
                "#[cfg(test)] pub(crate) mod sample;",
            ),
            file("crates/a/src/real/sample/deep.rs", ""),
            file("crates/a/src/card_tests.rs", ""),
            file("crates/a/tests/golden.rs", ""),
            file("tests/main.rs", ""),
        ]);
        assert_eq!(found.len(), 5, "{found:?}");
        assert!(!found.contains("crates/a/src/real.rs"));
    }
}
