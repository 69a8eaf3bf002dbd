//! Validation of a record against its declared fields: findings, never text.

use crate::code::CodeBook;
use crate::noun::{Field, Record, Shape};
use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

/// Longest one-line field, in characters.
pub const SHORT_LIMIT: usize = 200;
/// Longest text field, in characters.
pub const LONG_LIMIT: usize = 20_000;

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Finding {
    /// Field name, empty for the record as a whole.
    pub field: String,
    /// Which rule.
    pub rule: Rule,
    /// Limit, list or value that the sentence needs.
    pub detail: String,
}

/// The rules a field can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Must not be empty.
    Required,
    /// Longer than the limit in `detail` (characters).
    TooLong,
    /// Not a date of the calendar.
    NotADate,
    /// Not a time of day.
    NotATime,
    /// Not a whole number ≥ 0.
    NotACount,
    /// Not a code of the list in `detail`.
    UnknownCode,
    /// A 12-digit number with a valid マイナンバー check digit.
    MyNumber,
    /// A later date stands before an earlier one (the other field in `detail`).
    OrderOfDates,
    /// Characters that have no place in a record (control characters).
    ControlCharacter,
    /// Names somebody who is recorded here.
    PersonalName,
}

/// All findings of one record.
pub fn check<R: Record>(record: &R, codes: &CodeBook) -> Vec<Finding> {
    let Ok(Value::Object(values)) = serde_json::to_value(record) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for field in R::FIELDS {
        if let Some(value) = values.get(field.name) {
            check_field(field, value, codes, &mut findings);
        }
    }
    for name in required(R::NOUN.name()) {
        if values.get(*name).is_none_or(is_empty) {
            findings.push(finding(name, Rule::Required, ""));
        }
    }
    if R::NOUN.name() == "memo" {
        let given = |name: &str| values.get(name).is_some_and(|v| !is_empty(v));
        // A call that becomes no case says why; one to be returned says until when.
        if given("closed_on") && !given("case_id") && !given("closed_reason") {
            findings.push(finding("closed_reason", Rule::Required, ""));
        }
        if given("callback_user") && !given("callback_on") {
            findings.push(finding("callback_on", Rule::Required, ""));
        }
    }
    for (name, when, answers) in ASKED_WHEN {
        let given = values.get(*when).and_then(Value::as_str);
        if R::NOUN.name() == "consent"
            && given.is_some_and(|g| *answers == g)
            && values.get(*name).is_none_or(is_empty)
        {
            findings.push(finding(name, Rule::Required, ""));
        }
    }
    for (early, late) in ORDERED {
        let day = |name: &str| {
            values
                .get(name)
                .and_then(Value::as_str)
                .filter(|d| !d.is_empty())
        };
        if let (Some(from), Some(to)) = (day(early), day(late))
            && to < from
        {
            findings.push(finding(late, Rule::OrderOfDates, early));
        }
    }
    findings
}

/// Fields that a record cannot do without. Everything else may stay unknown.
fn required(noun: &str) -> &'static [&'static str] {
    match noun {
        "case" => &["person_id", "opened_on"],
        "employment" => &["person_id"],
        "activity" => &["case_id", "on_date", "channel"],
        "consultation" => &["on_date", "kind"],
        "consent" => &["case_id", "purpose", "answer", "on_date"],
        "measure" => &["case_id", "code"],
        "benefit" => &["case_id", "resource"],
        "outcome" => &["case_id", "code", "on_date"],
        "fee_check" => &["case_id", "service_on", "turn"],
        "sick_pay" => &["case_id", "kind", "from_date"],
        "treatment" | "insurance" | "opinion" | "plan" => &["case_id"],
        "memo" => &["on_date", "text"],
        "todo" => &["on_date", "text"],
        _ => &[],
    }
}

/// What a consent cannot do without once another field says so: its form, and who heard it where nothing is written.
const ASKED_WHEN: &[(&str, &str, &str)] =
    &[("form", "answer", "agreed"), ("hearer", "form", "oral")];

const ORDERED: [(&str, &str); 6] = [
    ("from_date", "to_date"),
    ("opened_on", "closed_on"),
    ("admitted_on", "discharged_on"),
    ("leave_from", "return_on"),
    ("requested_on", "received_on"),
    ("on_date", "withdrawn_on"),
];

fn finding(field: &str, rule: Rule, detail: &str) -> Finding {
    Finding {
        field: field.to_owned(),
        rule,
        detail: detail.to_owned(),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

fn check_field(field: &Field, value: &Value, codes: &CodeBook, findings: &mut Vec<Finding>) {
    let mut report = |rule, detail: &str| findings.push(finding(field.name, rule, detail));
    match (field.shape, value) {
        (Shape::Count, Value::Number(number))
            if number
                .as_i64()
                .is_none_or(|n| !(0..=1_000_000).contains(&n)) =>
        {
            report(Rule::NotACount, "");
        }
        (Shape::Codes(list), Value::Array(items)) => {
            for item in items.iter().filter_map(Value::as_str) {
                if !codes.knows(list, item) {
                    report(Rule::UnknownCode, list);
                }
            }
        }
        (Shape::Rows, Value::Array(rows)) => {
            let texts = rows
                .iter()
                .filter_map(Value::as_object)
                .flat_map(|row| row.values());
            for text in texts.filter_map(Value::as_str) {
                check_text(text, LONG_LIMIT, &mut report);
            }
        }
        (shape, Value::String(text)) if !text.is_empty() => match shape {
            Shape::Short => check_text(text, SHORT_LIMIT, &mut report),
            // Ids are the program's own and may by chance look like any number.
            Shape::Link if text.len() > SHORT_LIMIT => {
                report(Rule::TooLong, &SHORT_LIMIT.to_string());
            }
            Shape::Long => check_text(text, LONG_LIMIT, &mut report),
            Shape::Date if text.parse::<NaiveDate>().is_err() || text.len() != 10 => {
                report(Rule::NotADate, "");
            }
            Shape::Time if NaiveTime::parse_from_str(text, "%H:%M").is_err() || text.len() != 5 => {
                report(Rule::NotATime, "");
            }
            Shape::Code(list) if !codes.knows(list, text) => report(Rule::UnknownCode, list),
            _ => {}
        },
        _ => {}
    }
}

/// Findings of one line of text that belongs to no record (a reason), under the name that the screen gives it.
pub fn line(name: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_text(text, SHORT_LIMIT, &mut |rule, detail: &str| {
        findings.push(finding(name, rule, detail));
    });
    findings
}

fn check_text(text: &str, limit: usize, report: &mut impl FnMut(Rule, &str)) {
    if text.chars().count() > limit {
        report(Rule::TooLong, &limit.to_string());
    }
    if text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\t'))
    {
        report(Rule::ControlCharacter, "");
    }
    if contains_my_number(text) {
        report(Rule::MyNumber, "");
    }
}

/// Does the text hold a 12-digit number (spaces and hyphens between digits ignored) whose check
/// digit is that of a マイナンバー? Source: 行政手続における特定の個人を識別するための番号の利用等に
/// 関する法律に規定する個人番号…省令 第5条 (check digit, modulus 11).
pub fn contains_my_number(text: &str) -> bool {
    let folded = crate::fold::fold(text);
    let mut digits: Vec<u32> = Vec::new();
    let mut gap = 0;
    for c in folded.chars().chain(std::iter::once('\n')) {
        match c.to_digit(10) {
            Some(digit) => {
                digits.push(digit);
                gap = 0;
            }
            // A few separators between digits, as people group numbers by four.
            None if gap < SEPARATORS
                && matches!(
                    c,
                    ' ' | '-' | '‐' | '–' | '—' | '−' | 'ー' | '/' | '・' | '.'
                ) =>
            {
                gap += 1;
            }
            None => {
                if is_my_number(&digits) {
                    return true;
                }
                digits.clear();
                gap = 0;
            }
        }
    }
    false
}

/// Separators in a row that still join two groups of digits, as in `1234 - 5678`.
const SEPARATORS: usize = 3;

fn is_my_number(digits: &[u32]) -> bool {
    let [body @ .., check] = digits else {
        return false;
    };
    if body.len() != 11 {
        return false;
    }
    let sum: u32 = body
        .iter()
        .rev()
        .zip([2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6])
        .map(|(digit, weight)| digit * weight)
        .sum();
    let expected = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    *check == expected
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::noun::{Activity, Consent, Noun, Person};

    #[test]
    fn my_numbers_are_seen_in_any_writing() {
        for text in [
            "123456789018",
            "番号は1234-5678-9018です",
            "１２３４ ５６７８ ９０１８",
            "1234 - 5678 - 9018",
            "1234／5678／9018",
            "1234–5678–9018",
            "1234・5678・9018",
        ] {
            assert!(contains_my_number(text), "{text}");
        }
        for text in [
            "123456789012",
            "1234567890180",
            "電話 090-1234-5678",
            "12345678901",
        ] {
            assert!(!contains_my_number(text), "{text}");
        }
    }

    #[test]
    fn an_agreement_says_its_form_and_who_heard_it() {
        let missing = |answer: &str, form: &str, hearer: &str| -> Vec<String> {
            let consent = Consent {
                case_id: "c".into(),
                purpose: "company".into(),
                answer: answer.into(),
                on_date: "2026-11-22".into(),
                form: form.into(),
                hearer: hearer.into(),
                ..Consent::default()
            };
            check(&consent, &CodeBook::default())
                .into_iter()
                .filter(|f| f.rule == Rule::Required)
                .map(|f| f.field)
                .collect()
        };
        assert_eq!(missing("agreed", "", ""), ["form"]);
        assert_eq!(missing("agreed", "oral", ""), ["hearer"]);
        assert!(missing("agreed", "oral", "外来看護師").is_empty());
        assert!(missing("agreed", "written", "").is_empty());
        // A refusal or an objection needs no form.
        assert!(missing("objection", "", "").is_empty());
    }

    #[test]
    fn a_record_is_checked_by_its_declaration() {
        let book = CodeBook::default();
        let activity = Activity {
            on_date: "2026-02-30".into(),
            channel: "smoke".into(),
            text: "あ".repeat(LONG_LIMIT + 1),
            ..Activity::default()
        };
        let rules: Vec<(String, Rule)> = check(&activity, &book)
            .into_iter()
            .map(|f| (f.field, f.rule))
            .collect();
        assert!(rules.contains(&("on_date".into(), Rule::NotADate)));
        assert!(rules.contains(&("channel".into(), Rule::UnknownCode)));
        assert!(rules.contains(&("text".into(), Rule::TooLong)));
        assert!(rules.contains(&("case_id".into(), Rule::Required)));
        assert!(check(&Person::default(), &book).is_empty());
    }

    #[test]
    fn field_names_are_unique_in_every_noun() {
        for noun in Noun::ALL {
            let mut names: Vec<_> = noun.fields().iter().map(|f| f.name).collect();
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(all, names.len(), "{}", noun.name());
            assert_eq!(Noun::from_name(noun.name()), Some(noun));
        }
    }
}
