//! Is what was read a text that people can read, and search?

use serde::{Deserialize, Serialize};

/// What could be read of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// Words.
    Text,
    /// Nothing: a picture, or an empty page.
    Bare,
    /// Characters that are no words.
    Garbled,
}

/// So few characters tell nothing of a page.
const FEW: usize = 24;

/// Characters without those that no text has; a page that is endless is cut.
pub(crate) fn clean(text: &str, most: usize) -> String {
    let mut out = String::new();
    for c in text
        .chars()
        .map(|c| match c {
            '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' | '\u{a0}' => ' ',
            other => other,
        })
        .filter(|c| *c == '\n' || !c.is_control())
        .take(most)
    {
        let twice = out.ends_with("\n\n") || out.is_empty();
        if !(c == '\n' && twice) {
            out.push(c);
        }
    }
    out.trim_end().to_owned()
}

/// Judges the text of a page.
pub(crate) fn judge(text: &str) -> PageKind {
    let mut seen = Seen::default();
    text.chars()
        .filter(|c| !c.is_whitespace())
        .for_each(|c| seen.add(c));
    if seen.all == 0 {
        return PageKind::Bare;
    }
    let share = |part: usize| part * 100 / seen.all;
    let garbled = share(seen.strange) >= 6
        || (seen.all > FEW && share(seen.letters) < 40)
        // Japanese prose without a single kana is no prose; a list of names is short.
        || (seen.kanji > 200 && share(seen.kanji) > 85 && seen.kana == 0);
    if garbled {
        PageKind::Garbled
    } else {
        PageKind::Text
    }
}

/// Is it one of the characters of Shift_JIS, as Windows has it?
fn in_old_sets(c: char) -> bool {
    let mut one = [0; 4];
    !encoding_rs::SHIFT_JIS.encode(c.encode_utf8(&mut one)).2
}

#[derive(Default)]
struct Seen {
    all: usize,
    letters: usize,
    kana: usize,
    kanji: usize,
    strange: usize,
}

impl Seen {
    fn add(&mut self, c: char) {
        self.all += 1;
        match c {
            // No character, one of somebody's own, halves of what was two bytes in another encoding.
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{80}'..='\u{9f}' | '\u{f0000}'.. => {
                self.strange += 1;
            }
            '‚'
            | 'ƒ'
            | '„'
            | '†'
            | '‡'
            | 'ˆ'
            | '‰'
            | 'Š'
            | '‹'
            | 'Œ'
            | '\u{a1}'..='\u{a6}'
            | '\u{a8}'..='\u{af}'
            | '\u{b2}'..='\u{b3}'
            | '\u{b5}'
            | '\u{b7}'..='\u{d6}' => {
                self.strange += 1;
            }
            // Wide characters that no Japanese file of the old encodings could hold: bytes that were put together wrongly.
            '\u{2e80}'..='\u{ffff}' if !in_old_sets(c) => self.strange += 1,
            'ぁ'..='ゖ' | 'ァ'..='ヺ' => {
                self.letters += 1;
                self.kana += 1;
            }
            '\u{3400}'..='\u{9fff}' => {
                self.letters += 1;
                self.kanji += 1;
            }
            c if c.is_alphanumeric() || c == 'ー' => self.letters += 1,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_tables_and_figures_are_text() {
        for text in [
            "就業規則 第12条 休職の期間は、勤続年数により次のとおりとする。",
            "This is an English page about return to work.",
            "R6.4.1 120,000円 12.5% 3日 R6.5.1 98,000円 11.0% 2日",
            "1",
            "治療と仕事の両立支援・相談窓口(電話 012-345-678)……………………………… 3",
        ] {
            assert_eq!(judge(text), PageKind::Text, "{text}");
        }
    }

    #[test]
    fn nothing_is_bare_and_halves_of_characters_are_garbled() {
        assert_eq!(judge(" \n "), PageKind::Bare);
        assert_eq!(judge("‚±‚Ì•¶‘‚Í“Ç‚ß‚È‚¢"), PageKind::Garbled);
        assert_eq!(judge("\u{fffd}\u{fffd}就業\u{fffd}"), PageKind::Garbled);
        assert_eq!(
            judge("第十二条仼擔Δ隆鉸屬篭仟廓꾿瑤砲茲襦¾治療と仕事の両立支援㌳놎늎 ABC 123"),
            PageKind::Garbled
        );
        assert_eq!(
            judge("!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~!\"#"),
            PageKind::Garbled
        );
        assert_eq!(judge(&"亜唖娃阿哀".repeat(60)), PageKind::Garbled);
        assert_eq!(judge(&"亜唖娃阿哀".repeat(20)), PageKind::Text);
    }

    #[test]
    fn a_page_is_cut_and_holds_no_control() {
        assert_eq!(clean("あ\u{0}い\r\n\n\n\nう\u{7}", 100), "あい\n\nう");
        assert_eq!(clean("あいうえお", 3), "あいう");
    }
}
