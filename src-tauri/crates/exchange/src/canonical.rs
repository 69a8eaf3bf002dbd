//! One spelling for one JSON value, so that equal content has equal bytes and no line can be read in two ways.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

/// A value with every object's keys in byte order, whatever map serde_json was built with.
pub(crate) fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.iter().map(sorted).collect()),
        Value::Object(map) => {
            let ordered: BTreeMap<_, _> = map.iter().collect();
            Value::Object(
                ordered
                    .into_iter()
                    .map(|(key, inner)| (key.clone(), sorted(inner)))
                    .collect(),
            )
        }
        plain => plain.clone(),
    }
}

/// Whether numbers are integers that every reader keeps exactly and nesting stays within `depth`.
pub(crate) fn is_plain(value: &Value, depth: u32) -> bool {
    let Some(below) = depth.checked_sub(1) else {
        return false;
    };
    match value {
        Value::Number(number) => is_safe_integer(number),
        Value::Array(items) => items.iter().all(|inner| is_plain(inner, below)),
        Value::Object(map) => map.values().all(|inner| is_plain(inner, below)),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}

fn is_safe_integer(number: &serde_json::Number) -> bool {
    number
        .as_i64()
        .is_some_and(|n| n.unsigned_abs() <= crate::limits::SAFE_INTEGER)
}

/// The canonical text of a serialisable value, or nothing when it cannot be written as JSON.
pub(crate) fn text(value: &impl Serialize) -> Option<String> {
    serde_json::to_string(value).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn keys_are_ordered_at_every_depth() {
        let value: Value =
            serde_json::from_str(r#"{"b":[{"z":1,"a":2}],"a":{"d":null,"c":true}}"#).unwrap();
        assert_eq!(
            text(&sorted(&value)).unwrap(),
            r#"{"a":{"c":true,"d":null},"b":[{"a":2,"z":1}]}"#
        );
    }

    #[test]
    fn only_exact_integers_and_shallow_values_are_plain() {
        let plain = |json: &str, depth| is_plain(&serde_json::from_str(json).unwrap(), depth);
        assert!(plain("1", 1) && plain("-9007199254740991", 1) && plain("null", 1));
        assert!(
            !plain("1.0", 1) && !plain("9007199254740992", 1) && !plain("18446744073709551615", 1)
        );
        assert!(plain("[1]", 2) && !plain("[1]", 1) && plain("[]", 1) && !plain("[[1]]", 2));
        assert!(plain(r#"{"a":{"b":1}}"#, 3) && !plain(r#"{"a":{"b":1}}"#, 2));
    }
}
