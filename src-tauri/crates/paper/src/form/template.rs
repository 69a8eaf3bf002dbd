//! Lines with fields in braces: `勤務時間 {from} ~ {to}`. `{_12}` is a rule of 12 mm for writing by hand.

/// One piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// The answer of a field.
    Field(&'a str),
    /// A rule for writing by hand, in mm.
    Rule(f32),
}

/// The pieces of a line; None where a brace stands alone.
pub(super) fn pieces(line: &str) -> Option<Vec<Piece<'_>>> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        if before.contains('}') {
            return None;
        }
        if !before.is_empty() {
            out.push(Piece::Words(before));
        }
        let (name, tail) = after.split_once('}')?;
        out.push(match name.strip_prefix('_') {
            Some(length) => Piece::Rule(length.parse().ok()?),
            None => Piece::Field(name),
        });
        rest = tail;
    }
    if rest.contains('}') {
        return None;
    }
    if !rest.is_empty() {
        out.push(Piece::Words(rest));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_line_falls_into_words_fields_and_rules() {
        assert_eq!(
            pieces("始業 {from} から{_12.5}").unwrap(),
            [
                Piece::Words("始業 "),
                Piece::Field("from"),
                Piece::Words(" から"),
                Piece::Rule(12.5)
            ]
        );
        assert_eq!(pieces("").unwrap(), []);
        for bad in ["{from", "from}", "{a}}", "{_x}"] {
            assert_eq!(pieces(bad), None, "{bad}");
        }
    }
}
