//! 事例検討会の資料: what in a free text could tell who it is about, and how a day is told without a calendar.

use crate::disclosure::found;
use crate::fold::Span;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// What a stretch of text may give away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Telling {
    /// A name or number that is recorded in the case: must go.
    Recorded,
    /// Looks like a name.
    Name,
    /// Looks like a place, a company or a hospital.
    Place,
    /// A day of the calendar.
    Date,
    /// A long number.
    Number,
}

/// A stretch that may tell who it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Mark {
    /// Where, in characters.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    pub word: String,
    /// What it may give away.
    pub kind: Telling,
}

/// What follows a name.
const AFTER_NAME: [&str; 14] = [
    "さん",
    "様",
    "氏",
    "先生",
    "医師",
    "課長",
    "部長",
    "係長",
    "社長",
    "店長",
    "主任",
    "班長",
    "専務",
    "工場長",
];
/// What ends the name of a place, a company or a hospital.
const ENDS_PLACE: [&str; 16] = [
    "都",
    "道",
    "府",
    "県",
    "市",
    "区",
    "町",
    "村",
    "病院",
    "医院",
    "クリニック",
    "株式会社",
    "有限会社",
    "合同会社",
    "製作所",
    "大学",
];
/// Kanji and katakana looked back at before a title or a place.
const LOOK_BACK: usize = 6;
/// Digits from which a number may point to somebody.
const LONG_NUMBER: usize = 4;

/// Everything in the text that may tell who it is; sorted by place, none inside another.
pub fn marks(text: &str, recorded: &[&str]) -> Vec<Mark> {
    let characters: Vec<char> = text.chars().collect();
    let word = |span: Span| -> String {
        let part = characters.get(span.start..span.end).unwrap_or_default();
        part.iter().collect()
    };
    let mut out: Vec<(Span, Telling)> = found(text, recorded)
        .into_iter()
        .map(|(span, _)| (span, Telling::Recorded))
        .collect();
    add(&mut out, dates(&characters), Telling::Date);
    add(&mut out, numbers(&characters), Telling::Number);
    add(
        &mut out,
        ending(text, &characters, &AFTER_NAME),
        Telling::Name,
    );
    add(
        &mut out,
        ending(text, &characters, &ENDS_PLACE),
        Telling::Place,
    );
    out.sort();
    let mark = |(span, kind)| Mark {
        span,
        word: word(span),
        kind,
    };
    out.into_iter().map(mark).collect()
}

/// Adds what does not overlap with what is there: what was found first weighs more.
fn add(out: &mut Vec<(Span, Telling)>, spans: Vec<Span>, kind: Telling) {
    for span in spans {
        let free =
            |(other, _): &(Span, Telling)| span.end <= other.start || other.end <= span.start;
        if out.iter().all(free) {
            out.push((span, kind));
        }
    }
}

/// A name or a place: kanji or katakana before one of these words.
fn ending(text: &str, characters: &[char], words: &[&str]) -> Vec<Span> {
    let is_part = |c: &char| matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{2FFFF}' | 'ァ'..='ヶ' | 'ー' | '々');
    found(text, words)
        .into_iter()
        .filter_map(|(span, _)| {
            let before = characters.get(..span.start)?.iter().rev();
            let long = before.take(LOOK_BACK).take_while(|c| is_part(c)).count();
            (long > 0).then_some(Span {
                start: span.start - long,
                end: span.end,
            })
        })
        .collect()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Runs of digits, with the hyphens of a telephone number.
fn numbers(characters: &[char]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let rest = characters.get(at..).unwrap_or_default();
        let is_part = |c: &&char| is_digit(**c) || matches!(**c, '-' | '－' | '‐' | '−');
        let long = rest.iter().take_while(is_part).count();
        let run = rest.get(..long).unwrap_or_default();
        let starts = run.first().is_some_and(|c| is_digit(*c));
        if starts && run.iter().filter(|c| is_digit(**c)).count() >= LONG_NUMBER {
            out.push(Span {
                start: at,
                end: at + long,
            });
        }
        at += long.max(1);
    }
    out
}

/// `令和8年11月20日`, `11月20日`, `2026年`, `R8.11.20`, `2026-11-20`, `11/20`.
fn dates(characters: &[char]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let end = date_end(characters, at);
        if end > at {
            out.push(Span { start: at, end });
        }
        at = end.max(at + 1);
    }
    out
}

/// Where a date that begins here ends, or `at` when none does.
fn date_end(characters: &[char], at: usize) -> usize {
    let before = at.checked_sub(1).and_then(|n| characters.get(n));
    if before.is_some_and(|c| is_digit(*c)) {
        return at;
    }
    let is_era = |c: &char| matches!(c, '令' | '平' | '昭' | '和' | '成' | 'R' | 'H' | 'S');
    let rest = || characters.get(at..).unwrap_or_default().iter();
    let mut pen = at + rest().take_while(|c| is_era(c)).count().min(2);
    let mut groups = 0;
    let mut signs = String::new();
    loop {
        let digits = characters.get(pen..).unwrap_or_default().iter();
        let long = digits.take_while(|c| is_digit(**c) || **c == '元').count();
        // A second number of more digits belongs to a telephone.
        if groups > 0 && long > 2 {
            return at;
        }
        if long == 0 || long > 4 {
            break;
        }
        groups += 1;
        pen += long;
        match characters.get(pen) {
            Some(sign @ ('年' | '月' | '日' | '/' | '／' | '.' | '-')) => {
                signs.push(*sign);
                pen += 1;
            }
            _ => break,
        }
    }
    let told = signs.contains("年") && groups >= 1 && at < pen
        || signs.contains("月") && signs.contains('日')
        || groups >= 2 && signs.contains(['/', '／'])
        || groups >= 3;
    // 「1月後」 and 「3年」 as spans of time are none; a year of the calendar has an era or four digits.
    let spelled = pen.saturating_sub(at) >= 4 || signs.contains(['/', '／']);
    if told && spelled { pen } else { at }
}

/// A day as counted from another one.
pub fn relative(from: NaiveDate, on: NaiveDate) -> String {
    match (on - from).num_days() {
        0 => "受付の日".to_owned(),
        days @ 1..=60 => format!("受付から{days}日後"),
        days @ 61.. => format!("受付から約{}か月後", (days + 15) / 30),
        days @ -60..=-1 => format!("受付の{}日前", -days),
        days => format!("受付の約{}か月前", (-days + 15) / 30),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, recorded: &[&str]) -> Vec<(String, Telling)> {
        let marks = marks(text, recorded).into_iter();
        marks.map(|mark| (mark.word, mark.kind)).collect()
    }

    #[test]
    fn what_tells_of_a_person_is_marked() {
        let text = "令和8年11月20日、髙橋さんと青葉金属工業の鈴木課長が川崎市の労災病院で面談。電話044-123-4567、6/3に再診。";
        let found = told(text, &["髙橋", "青葉金属工業"]);
        let want = [
            ("令和8年11月20日", Telling::Date),
            ("髙橋", Telling::Recorded),
            ("青葉金属工業", Telling::Recorded),
            ("鈴木課長", Telling::Name),
            ("川崎市", Telling::Place),
            ("労災病院", Telling::Place),
            ("044-123-4567", Telling::Number),
            ("6/3", Telling::Date),
        ];
        let want = want.map(|(word, kind)| (word.to_owned(), kind));
        assert_eq!(found.first(), want.first());
        for mark in &want {
            assert!(found.contains(mark), "{mark:?} in {found:?}");
        }
    }

    #[test]
    fn spans_of_time_and_small_numbers_are_not_marked() {
        assert_eq!(
            told("15分の休憩を2回、残業は月10時間まで、3か月続ける。", &[]),
            []
        );
        assert_eq!(told("2026-11-20とR8.11.20", &[]).len(), 2);
    }

    #[test]
    fn a_day_is_told_from_the_intake() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 5, d).unwrap_or_default();
        assert_eq!(relative(day(12), day(12)), "受付の日");
        assert_eq!(relative(day(1), day(15)), "受付から14日後");
        assert_eq!(relative(day(12), day(2)), "受付の10日前");
        let late = NaiveDate::from_ymd_opt(2026, 8, 24).unwrap_or_default();
        assert_eq!(relative(day(12), late), "受付から約3か月後");
    }
}
