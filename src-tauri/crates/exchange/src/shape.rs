//! Shapes of the short strings that a file may hold.

/// Exactly `digits` lower-case hexadecimal digits.
pub(crate) fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

/// A SHA-256 in hexadecimal, or nothing yet.
pub(crate) fn is_hash_or_empty(text: &str) -> bool {
    text.is_empty() || is_hex(text, 64)
}

/// A code of a code list or a field name.
pub(crate) fn is_code(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b))
}

/// A text of a few lines: no control character but the line feed.
pub(crate) fn is_prose(text: &str, most: usize) -> bool {
    text.chars().count() <= most && text.chars().all(|c| c == '\n' || !c.is_control())
}

/// A month `YYYY-MM`.
pub(crate) fn is_month(text: &str) -> bool {
    let Some((year, month)) = text.split_once('-') else {
        return false;
    };
    is_number(year, 4) && is_number(month, 2) && ("01"..="12").contains(&month)
}

/// A day `YYYY-MM-DD`; whether the month has that many days is not this format's matter.
pub(crate) fn is_day(text: &str) -> bool {
    let Some((month, day)) = text.rsplit_once('-') else {
        return false;
    };
    is_month(month) && is_number(day, 2) && ("01"..="31").contains(&day)
}

fn is_number(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_one_form() {
        for good in ["2026-11", "0001-01", "2026-12"] {
            assert!(is_month(good), "{good}");
        }
        for bad in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "26-11",
            "2026-1",
            "2026-11-",
            "２０２６-11",
        ] {
            assert!(!is_month(bad), "{bad}");
        }
        assert!(is_day("2026-11-22"));
        for bad in [
            "2026-11",
            "2026-11-32",
            "2026-11-00",
            "2026-11-2",
            "2026-13-01",
            "-",
        ] {
            assert!(!is_day(bad), "{bad}");
        }
    }

    #[test]
    fn codes_and_hashes_have_one_form() {
        assert!(is_hex("00ff", 4) && !is_hex("00FF", 4) && !is_hex("00f", 4));
        assert!(is_hash_or_empty("") && !is_hash_or_empty("ab"));
        assert!(
            is_code("w1_2a")
                && is_code("40-49")
                && !is_code("")
                && !is_code("がん")
                && !is_code("a b")
        );
        assert!(!is_code(&"a".repeat(65)));
    }
}
