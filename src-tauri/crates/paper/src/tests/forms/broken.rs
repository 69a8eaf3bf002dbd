//! A file that is not understood is refused, and its line is named.

use super::{facts, one};
use crate::form::{Form, FormError};

/// Line of the first place where `words` stand, from 1.
fn line_of(text: &str, words: &str) -> usize {
    let at = text.find(words).unwrap_or_else(|| panic!("{words}"));
    text[..at].matches('\n').count() + 1
}

/// What is said to the opinion with `from` changed to `to`, and the line of `to`; the facts stay those of the whole file.
fn refused(from: &str, to: &str) -> (FormError, usize) {
    let text = one("opinion-2022-04-01").text;
    assert!(
        Form::read(&text, &facts(&text)).is_ok(),
        "the unbroken file reads"
    );
    assert!(text.contains(from), "{from}");
    let broken = text.replacen(from, to, 1);
    let error = Form::read(&broken, &facts(&text)).expect_err(to);
    (error, line_of(&broken, to))
}

#[test]
fn a_field_that_is_not_there() {
    let (error, line) = refused("\"{symptoms}\"", "\"{symptom}\"");
    let word = "symptom".to_owned();
    assert_eq!(error, FormError::UnknownField { line, word });
    let (error, line) = refused("{continue.ok}", "{continue.maybe}");
    let word = "continue.maybe".to_owned();
    assert_eq!(error, FormError::UnknownField { line, word });
}

#[test]
fn a_brace_alone() {
    let (error, line) = refused("\"{schedule}\"", "\"{schedule\"");
    let word = "{schedule".to_owned();
    assert_eq!(error, FormError::UnknownField { line, word });
}

#[test]
fn a_fact_that_nobody_knows() {
    let (error, line) = refused("fact = \"symptoms\"", "fact = \"symptons\"");
    let word = "symptons".to_owned();
    assert_eq!(error, FormError::UnknownFact { line, word });
}

#[test]
fn a_newer_format_is_named_before_anything_else_is_read() {
    let (error, line) = refused("format = 1\n", "format = 2\nfolds = \"twice\"\n");
    assert_eq!(
        error,
        FormError::Newer {
            line,
            found: 2,
            known: 1
        }
    );
}

#[test]
fn a_wrong_key_or_value() {
    for (from, to) in [
        ("label = \"住所\"", "lable = \"住所\""),
        ("shape = \"one\"", "shape = \"two\""),
        ("kind = \"table\"", "kind = \"tabel\""),
        ("writer = \"doctor\"", "writer = \"patient\""),
        ("certainty = \"official\"", "certainty = \"sure\""),
    ] {
        let (error, wanted) = refused(from, to);
        let FormError::Shape { line, .. } = error else {
            panic!("{to}: {error}");
        };
        assert_eq!(line, wanted, "{to}");
    }
}

#[test]
fn two_fields_of_one_id() {
    let (error, _) = refused("id = \"other\"", "id = \"measures\"");
    // The placeholder {other} is gone too, and it is the first thing that is missed.
    assert!(matches!(error, FormError::UnknownField { .. }), "{error}");
    let twin = "\n[[field]]\nid = \"name\"\nlabel = \"もう一つの氏名\"\n\n[[part]]\nkind = \"space\"\nheight = 2\n";
    let (error, line) = refused("\n[[part]]\nkind = \"space\"\nheight = 2\n", twin);
    let word = "name".to_owned();
    assert_eq!(
        error,
        FormError::Field {
            line: line + 2,
            word
        }
    );
}

#[test]
fn a_field_that_stands_nowhere() {
    let lost = "\n[[field]]\nid = \"lost\"\nlabel = \"どこにもない\"\n\n[[part]]\nkind = \"space\"\nheight = 2\n";
    let (error, line) = refused("\n[[part]]\nkind = \"space\"\nheight = 2\n", lost);
    let word = "lost".to_owned();
    assert_eq!(
        error,
        FormError::Field {
            line: line + 2,
            word
        }
    );
}

#[test]
fn two_long_answers_in_one_cell_of_fixed_height() {
    let (error, line) = refused(
        "lines = [\"{other}\"]",
        "lines = [\"{other}\", \"{symptoms}\"]",
    );
    let problem = "two long answers in one cell".to_owned();
    assert_eq!(error, FormError::Shape { line, problem });
}

#[test]
fn ticks_without_options_and_a_day_that_is_none() {
    let (error, _) = refused("shape = \"date\"", "shape = \"many\"");
    assert!(
        matches!(error, FormError::Shape { line, .. } if line > 1),
        "{error}"
    );
    let (error, _) = refused("valid_from = \"2022-04-01\"", "valid_from = \"2022-04-31\"");
    assert!(matches!(error, FormError::Shape { .. }), "{error}");
}
