//! Lengths: a file is read in one sitting, a function on one screen.

use super::{Finding, line_at, rust, words};
use crate::tree::Source;

const RUST_FILE: usize = 800;
const COMPONENT: usize = 300;
const FUNCTION: usize = 80;

/// Measures files and functions.
pub(super) fn check(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let lines = source.text.lines().count();
        let limit = if source.is("rs") {
            RUST_FILE
        } else if source.is("svelte") {
            COMPONENT
        } else {
            continue;
        };
        if lines > limit {
            let what = format!("{lines} lines; {limit} is the most");
            findings.push(Finding::new(source, 0, what));
        }
        if source.is("rs") {
            for function in functions(&source.text) {
                if function.lines > FUNCTION {
                    let what = format!(
                        "`{}` has {} lines; {FUNCTION} is the most",
                        function.name, function.lines
                    );
                    findings.push(Finding::new(source, function.at, what));
                }
            }
        }
    }
    findings
}

/// Median, 90th percentile and maximum of each length.
pub(super) fn figures(sources: &[Source]) -> String {
    let of = |extension: &str| -> Vec<usize> {
        sources
            .iter()
            .filter(|source| source.is(extension))
            .map(|source| source.text.lines().count())
            .collect()
    };
    let functions = sources
        .iter()
        .filter(|source| source.is("rs"))
        .flat_map(|source| functions(&source.text))
        .map(|function| function.lines)
        .collect();
    [
        figure("Rust functions", functions),
        figure("Rust files", of("rs")),
        figure("Svelte files", of("svelte")),
    ]
    .join("\n")
}

fn figure(name: &str, mut lengths: Vec<usize>) -> String {
    lengths.sort_unstable();
    let at = |percent: usize| {
        let place = (lengths.len() * percent).div_ceil(100).saturating_sub(1);
        lengths.get(place).copied().unwrap_or_default()
    };
    format!(
        "{name}: {} · lines: p50 {}, p90 {}, most {}",
        lengths.len(),
        at(50),
        at(90),
        at(100)
    )
}

struct Function {
    name: String,
    at: usize,
    lines: usize,
}

/// Functions with a body; lines of code between the braces, as clippy counts them.
fn functions(text: &str) -> Vec<Function> {
    let code = rust::read(text).code;
    words::positions(&code, "fn")
        .filter_map(|at| {
            let rest = code.get(at + 2..)?;
            let name: String = rest
                .trim_start()
                .chars()
                .take_while(|c| words::joins(*c))
                .collect();
            let body = body(rest)?;
            let lines = body.lines().filter(|line| !line.trim().is_empty()).count();
            (!name.is_empty()).then(|| Function {
                name,
                at: line_at(&code, at),
                lines,
            })
        })
        .collect()
}

/// What stands between the braces of a function; nothing for a signature alone.
fn body(rest: &str) -> Option<&str> {
    let (mut round, mut curly, mut start) = (0_i32, 0_i32, 0);
    for (at, character) in rest.char_indices() {
        match character {
            '(' | '[' => round += 1,
            ')' | ']' => round -= 1,
            ';' if round == 0 && curly == 0 => return None,
            '{' if round == 0 || curly > 0 => {
                if curly == 0 {
                    start = at + 1;
                }
                curly += 1;
            }
            '}' if curly > 0 => {
                curly -= 1;
                if curly == 0 {
                    return rest.get(start..at);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::sample::lines;
    use super::*;

    fn function(length: usize) -> String {
        format!(
            "trait T {{ fn sign(&self, a: [u8; 2]); }}\nfn long() {{\n{}}}\n",
            "    step();\n".repeat(length)
        )
    }

    #[test]
    fn long_files_and_functions_are_caught() {
        assert_eq!(lines(check, "src-tauri/src/a.rs", &function(81)), [2]);
        assert_eq!(
            lines(check, "src-tauri/src/a.rs", &"// x\n".repeat(801)),
            [0]
        );
        assert_eq!(
            lines(check, "ui/src/A.svelte", &"<p></p>\n".repeat(301)),
            [0]
        );
    }

    #[test]
    fn what_is_short_enough_passes() {
        assert!(lines(check, "src-tauri/src/a.rs", &function(80)).is_empty());
        assert!(lines(check, "src-tauri/src/a.rs", &"// x\n".repeat(800)).is_empty());
        assert!(lines(check, "ui/src/A.svelte", &"<p></p>\n".repeat(300)).is_empty());
        let commented = format!("fn a() {{\n{}}}\n", "// reason\n\n".repeat(60));
        assert!(lines(check, "src-tauri/src/a.rs", &commented).is_empty());
    }

    #[test]
    fn braces_in_strings_do_not_end_a_function() {
        let text = "fn a() {\n    let x = \"}\";\n    let y = '{';\n    done();\n}\n";
        let found = functions(text);
        assert_eq!(found.iter().map(|f| f.lines).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn the_percentile_is_the_smallest_that_covers_it() {
        assert_eq!(
            figure("x", (1..=10).collect()),
            "x: 10 · lines: p50 5, p90 9, most 10"
        );
    }
}
