//! Where a line of Japanese may end: the Unicode rules (strict) and the habits of Japanese paper.

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// Characters that never stand at the head of a line (行頭禁則).
const NOT_FIRST: &str = "、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー‐゠–〜～…‥\
ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ\
）］｝〕〉》」』】〙〗〟’”｠»)]},.:;!?%℃％‰°′″｡､｣･ｰﾞﾟｧｨｩｪｫｬｭｮｯ";

/// Characters that never stand at the end of a line (行末禁則).
const NOT_LAST: &str = "（［｛〔〈《「『【〘〖〝‘“｟«([{｢￥¥＄$№";

/// Units that stay with the number before them.
const UNITS: &str = "年月日時分秒歳回人件円個本枚週度名号版条項か割点位種級％%㎎㎏㎝㎜℃";

/// Whether a line may not begin with this character.
pub(crate) fn is_not_first(ch: char) -> bool {
    NOT_FIRST.contains(ch)
}

/// Whether a line may not end with this character.
pub(crate) fn is_not_last(ch: char) -> bool {
    NOT_LAST.contains(ch)
}

/// Whether these two neighbours must not be parted.
pub(crate) fn is_bound(before: char, after: char) -> bool {
    is_not_last(before) || is_not_first(after) || (is_digit(before) && UNITS.contains(after))
}

fn is_digit(ch: char) -> bool {
    ch.is_ascii_digit() || ('０'..='９').contains(&ch)
}

/// Byte offsets at which a line may end, without the two ends of the text.
pub(crate) fn opportunities(text: &str) -> Vec<usize> {
    // Strict already is the Japanese rule; the locale only widens the laxer settings.
    const SEGMENTER: LineSegmenterBorrowed<'static> = {
        let mut options = LineBreakOptions::default();
        options.strictness = Some(LineBreakStrictness::Strict);
        LineSegmenter::new_for_non_complex_scripts(options)
    };
    SEGMENTER
        .segment_str(text)
        .filter(|&at| at > 0 && at < text.len())
        .filter(|&at| {
            let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
            // Space hangs over the end of a line as a whole.
            match (head.trim_end().chars().next_back(), tail.chars().next()) {
                (_, Some(after)) if after.is_whitespace() => false,
                (Some(before), Some(after)) => !is_bound(before, after),
                _ => true,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::opportunities;

    fn pieces(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        let mut rest = 0;
        for at in opportunities(text).into_iter().chain([text.len()]) {
            out.push(&text[rest..at]);
            rest = at;
        }
        out
    }

    #[test]
    fn small_kana_and_marks_stay_with_what_they_follow() {
        assert_eq!(
            pieces("ちょっと、「待って」。"),
            ["ちょっ", "と、", "「待っ", "て」。"]
        );
        assert_eq!(pieces("コーヒー"), ["コー", "ヒー"]);
    }

    #[test]
    fn numbers_keep_their_unit_and_latin_words_stay_whole() {
        assert_eq!(
            pieces("残業は月10時間まで"),
            ["残", "業", "は", "月", "10時", "間", "ま", "で"]
        );
        assert_eq!(pieces("5月 ～ 11月"), ["5月 ～ ", "11月"]);
        assert_eq!(pieces("HbA1c は7.2%"), ["HbA1c ", "は", "7.2%"]);
    }
}
