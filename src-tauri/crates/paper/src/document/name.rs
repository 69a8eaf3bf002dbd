//! A person's name with its reading.

use super::Run;

/// The runs of a name with its reading over it. Where both have as many parts (family name, given name), each part has its
/// own; a part that is written as it is read has none. Without a reading it is the plain name.
pub fn with_reading(name: &str, reading: &str) -> Vec<Run> {
    let parts: Vec<&str> = name.split_whitespace().collect();
    let readings: Vec<&str> = reading.split_whitespace().collect();
    if readings.is_empty() || parts.is_empty() {
        return vec![Run::new(name)];
    }
    if parts.len() != readings.len() {
        return vec![Run::new(name.trim()).keep().ruby(readings.concat())];
    }
    let mut out = Vec::new();
    for (part, reading) in parts.into_iter().zip(readings) {
        if !out.is_empty() {
            out.push(Run::new(" "));
        }
        let run = Run::new(part).keep();
        let is_read_so = in_hiragana(part) == in_hiragana(reading);
        out.push(if is_read_so { run } else { run.ruby(reading) });
    }
    out
}

/// Katakana as hiragana: both are read alike.
fn in_hiragana(text: &str) -> String {
    let kana = |ch: char| match ch {
        'ァ'..='ヶ' => char::from_u32(u32::from(ch) - 0x60).unwrap_or(ch),
        _ => ch,
    };
    text.chars().map(kana).collect()
}

#[cfg(test)]
mod tests {
    use super::with_reading;

    fn pairs(name: &str, reading: &str) -> Vec<(String, String)> {
        let runs = with_reading(name, reading).into_iter();
        runs.map(|run| (run.text, run.ruby)).collect()
    }

    fn pair(text: &str, ruby: &str) -> (String, String) {
        (text.to_owned(), ruby.to_owned())
    }

    #[test]
    fn each_part_has_its_own_reading() {
        let parts = [
            pair("髙橋", "たかはし"),
            pair(" ", ""),
            pair("一郎", "いちろう"),
        ];
        assert_eq!(pairs("髙橋　一郎", "たかはし いちろう"), parts);
        let unequal = [pair("髙橋 一郎", "たかはしいちろう")];
        assert_eq!(pairs("髙橋 一郎", "たかはしいちろう"), unequal);
    }

    #[test]
    fn what_is_read_as_it_is_written_has_no_reading() {
        let parts = [pair("林", "はやし"), pair(" ", ""), pair("さくら", "")];
        assert_eq!(
            pairs("林 さくら", "ハヤシ サクラ"),
            [pair("林", "ハヤシ"), parts[1].clone(), parts[2].clone()]
        );
        assert_eq!(pairs("林 さくら", "はやし さくら"), parts);
        assert_eq!(pairs("髙橋 一郎", " "), [pair("髙橋 一郎", "")]);
    }
}
