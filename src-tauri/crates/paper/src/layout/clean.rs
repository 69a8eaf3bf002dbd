//! What happens to text before it is set: line ends, tabs, invisible characters, loose voicing marks.

/// Text with only line feeds, spaces and characters that leave ink.
///
/// Control and format characters that people paste without seeing them (byte order marks, zero
/// width spaces, direction marks) are dropped: they have no shape, and a direction mark could
/// make the paper read differently from the record.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(ch) = chars.next() {
        match ch {
            '\r' => {
                if chars.peek() != Some(&'\n') {
                    out.push('\n');
                }
            }
            '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push('\u{3000}'),
            '\n' => out.push('\n'),
            '\u{3099}' | '\u{309A}' => match out.pop() {
                Some(base) => match voiced(base, ch) {
                    Some(whole) => out.push(whole),
                    None => out.extend([base, ch]),
                },
                None => out.push(ch),
            },
            _ if is_invisible(ch) => {}
            _ => out.push(ch),
        }
    }
    out
}

fn is_invisible(ch: char) -> bool {
    ch.is_control()
        || matches!(ch,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{FEFF}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
}

/// Marks that belong to the character before them.
pub(crate) fn is_mark(ch: char) -> bool {
    matches!(ch,
        '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}')
}

/// Selectors that choose another form of the character before them.
pub(crate) fn is_selector(ch: char) -> bool {
    matches!(ch, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// が from か and a combining mark, as files from other systems carry it.
fn voiced(base: char, mark: char) -> Option<char> {
    const VOICED: &str =
        "かきくけこさしすせそたちつてとはひふへほゝカキクケコサシスセソタチツテトハヒフヘホヽ";
    const HALF: &str = "はひふへほハヒフヘホ";
    let next = |n: u32| char::from_u32(u32::from(base) + n);
    if mark == '\u{309A}' {
        return HALF.contains(base).then(|| next(2)).flatten();
    }
    match base {
        'う' => Some('ゔ'),
        'ウ' => Some('ヴ'),
        'ワ' | 'ヰ' | 'ヱ' | 'ヲ' => next(8),
        _ => VOICED.contains(base).then(|| next(1)).flatten(),
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn joins_voicing_marks_and_drops_what_cannot_be_seen() {
        assert_eq!(clean("か\u{3099}ハ\u{309A}ヲ\u{3099}"), "がパヺ");
        assert_eq!(clean("\u{FEFF}髙\u{200B}橋\u{202E}"), "髙橋");
        assert_eq!(
            clean("一\r\n二\r三\u{2028}四\t五"),
            "一\n二\n三\n四\u{3000}五"
        );
        assert_eq!(clean("葛\u{E0100}城"), "葛\u{E0100}城");
    }
}
