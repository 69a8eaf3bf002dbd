//! What no call may carry in, looked for once for all calls: the マイナンバー.

use crate::error::{ApiError, ApiResult};
use model::check::{Finding, Rule, contains_my_number};
use model::noun::{Noun, Shape};
use serde_json::Value;

/// Calls whose words are not kept: they only look something up. A draft may hold anything while it is typed; the save
/// that it becomes comes through this door.
const NOT_KEPT: [&str; 7] = [
    "draft_put",
    "search",
    "manual_search",
    "case_list",
    "duplicates",
    "date_read",
    "passphrase_judge",
];

/// Fields that are no words of a record: secrets, places of this PC and what a card shows. Days and times in a file name
/// are as long as a マイナンバー.
const NO_WORDS: [&str; 15] = [
    "passphrase",
    "old",
    "new",
    "code",
    "path",
    "folder",
    "file",
    "files",
    "key_file",
    "old_key_file",
    "new_key_file",
    "backup_folder",
    "exchange_folder",
    "paper_folder",
    "fingerprint",
];

/// Refuses a request that would bring a マイナンバー into the workplace, whatever the call and the field.
pub(crate) fn refuse_my_number(call: &str, request: &Value) -> ApiResult<()> {
    if NOT_KEPT.contains(&call) {
        return Ok(());
    }
    let mut findings = Vec::new();
    for (part, value) in request.as_object().into_iter().flatten() {
        let noun = match part.as_str() {
            "record" => call.strip_suffix("_save").and_then(Noun::from_name),
            other => Noun::from_name(other),
        };
        match value.as_object() {
            // Parts with fields of their own: a record, or the paper that is printed.
            Some(fields) if noun.is_some() || part == "request" => {
                for (name, value) in fields {
                    if !noun.is_some_and(|noun| is_checked(noun, name)) {
                        look(value, name, &mut findings);
                    }
                }
            }
            _ => look(value, part, &mut findings),
        }
    }
    if findings.is_empty() {
        Ok(())
    } else {
        Err(ApiError::Invalid { findings })
    }
}

/// The words of a record are checked with everything else about it, so that one answer names all that is wrong.
fn is_checked(noun: Noun, name: &str) -> bool {
    noun.fields().iter().any(|field| {
        field.name == name && matches!(field.shape, Shape::Short | Shape::Long | Shape::Rows)
    })
}

fn look(value: &Value, field: &str, findings: &mut Vec<Finding>) {
    if NO_WORDS.contains(&field) {
        return;
    }
    let found = match value {
        Value::String(text) => !is_own_id(text) && contains_my_number(text),
        Value::Array(items) => {
            items.iter().for_each(|item| look(item, field, findings));
            false
        }
        // Rows inside a field are told by the name of the field.
        Value::Object(map) => {
            map.values().for_each(|inner| look(inner, field, findings));
            false
        }
        _ => false,
    };
    if found && !findings.iter().any(|f| f.field == field) {
        findings.push(Finding {
            field: field.to_owned(),
            rule: Rule::MyNumber,
            detail: String::new(),
        });
    }
}

/// Ids are the program's own and may by chance look like any number; a passage of a record is named by ids and fields.
fn is_own_id(text: &str) -> bool {
    let is_field = |piece: &str| {
        let mut bytes = piece.bytes();
        !piece.is_empty() && bytes.all(|b| b.is_ascii_lowercase() || matches!(b, b'_' | b':'))
    };
    let mut pieces = text.split('.');
    pieces.clone().any(is_uuid) && pieces.all(|piece| is_uuid(piece) || is_field(piece))
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(n, byte)| match n {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn fields(call: &str, request: &Value) -> Vec<String> {
        match refuse_my_number(call, request) {
            Err(ApiError::Invalid { findings }) => findings.into_iter().map(|f| f.field).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_finding_names_the_field_that_the_screen_shows() {
        let print =
            json!({ "request": { "paper": "summary" }, "recipient": "１２３４５６７８９０１８" });
        assert_eq!(fields("paper_print", &print), ["recipient"]);
        let paper = json!({ "request": { "passage": "123456789018" } });
        assert_eq!(fields("paper_draw", &paper), ["passage"]);
    }

    #[test]
    fn the_words_of_a_record_are_left_to_its_own_check() {
        let number = "123456789018";
        let record = json!({ "record": { "text": number, "staff": number, "channel": number } });
        assert_eq!(fields("activity_save", &record), ["channel", "staff"]);
        // In no other call is a part of that name a record.
        assert_eq!(fields("user_add", &record), ["record"]);
    }

    #[test]
    fn ids_secrets_and_places_may_look_like_any_number() {
        let own = "01a2b3c4-d5e6-7abc-8abc-123456789018";
        assert!(contains_my_number(own), "it would be refused as a text");
        let passage = json!({ "passages": [format!("{own}.text.{own}"), format!("scan.{own}")] });
        assert!(refuse_my_number("disclosure_decide", &passage).is_ok());
        let words = json!({ "passages": [format!("{own}.123456789018"), format!("{own} と")] });
        assert_eq!(fields("disclosure_decide", &words), ["passages"]);
        for request in [
            json!({ "case_id": own }),
            json!({ "passphrase": "123456789018" }),
            json!({ "path": "/papers/123456789018.pdf" }),
        ] {
            assert!(
                refuse_my_number("paper_save", &request).is_ok(),
                "{request}"
            );
        }
        assert!(refuse_my_number("paper_save", &json!({ "purpose": "123456789018" })).is_err());
    }
}
