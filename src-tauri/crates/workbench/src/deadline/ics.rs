//! RFC 5545: lines of at most 75 octets that end in CR LF. A writer of our own, because the usual crate takes clock and
//! chance by itself and folds by characters: here the same dates give the same bytes.

use chrono::{DateTime, NaiveDate, Utc};

/// One whole-day event.
pub(super) struct Event {
    /// Day.
    pub on: NaiveDate,
    /// Code of the case, as on its papers; empty for what belongs to no case.
    pub code: String,
    /// Name of the event, the same in every file.
    pub id: String,
}

/// What every event says: that there is something to do, not what and not for whom.
const SUMMARY: &str = "期限(両立支援)";
/// The same of a to-do or a call that belongs to no case.
const OWN: &str = "用件(両立支援)";
const OWN_TOLD: &str = "両立デスクの「今日」または「カレンダー」で、内容を確認できます。";
const OCTETS: usize = 75;

/// A calendar that is being written, event by event.
pub(super) struct File {
    text: String,
    stamp: String,
    events: usize,
}

impl File {
    /// An empty one.
    pub(super) fn new(at: DateTime<Utc>) -> Self {
        let mut file = Self {
            text: String::new(),
            stamp: at.format("%Y%m%dT%H%M%SZ").to_string(),
            events: 0,
        };
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//Ryoritsu Desk//deadlines//JA");
        file.line("CALSCALE:GREGORIAN");
        file.line("METHOD:PUBLISH");
        file
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(&fold(text));
        self.text.push_str("\r\n");
    }

    /// Writes an event.
    pub(super) fn put(&mut self, event: &Event) {
        let next = event.on.succ_opt().unwrap_or(event.on);
        let stamp = format!("DTSTAMP:{}", self.stamp);
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{}@ryoritsu-desk.invalid", event.id));
        self.line(&stamp);
        self.line(&format!("DTSTART;VALUE=DATE:{}", event.on.format("%Y%m%d")));
        self.line(&format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")));
        let (what, told) = if event.code.is_empty() {
            (OWN.to_owned(), OWN_TOLD.to_owned())
        } else {
            let told = format!(
                "両立デスクで書類コード {} を開くと、内容を確認できます。",
                event.code
            );
            (format!("{SUMMARY} {}", event.code), told)
        };
        self.line(&format!("SUMMARY:{}", escape(&what)));
        self.line(&format!("DESCRIPTION:{}", escape(&told)));
        self.line("CLASS:CONFIDENTIAL");
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
        self.events += 1;
    }

    /// The whole text, and how many events it has.
    pub(super) fn done(mut self) -> (String, usize) {
        self.line("END:VCALENDAR");
        (self.text, self.events)
    }
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// A continued line starts with a space, which counts; no character is cut in two.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut length = 0;
    for character in text.chars() {
        if length + character.len_utf8() > OCTETS {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(character);
        length += character.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_line_has_at_most_75_octets_and_nothing_is_lost() {
        let event = Event {
            on: "2028-02-29".parse().unwrap(),
            code: "DAY-7K3D-9QXF-2MC".into(),
            id: "0".repeat(200),
        };
        let mut file = File::new("2026-11-23T00:00:00Z".parse().unwrap());
        file.put(&event);
        let (text, events) = file.done();
        assert_eq!(events, 1);
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        for line in text.split("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\n', '\r']), "{line}");
        }
        let whole = text.replace("\r\n ", "");
        assert!(whole.contains(&format!("UID:{}@", "0".repeat(200))));
        assert!(whole.contains("DTSTART;VALUE=DATE:20280229\r\nDTEND;VALUE=DATE:20280301\r\n"));
        assert!(whole.contains("SUMMARY:期限(両立支援) DAY-7K3D-9QXF-2MC\r\n"));
        assert_eq!(escape("a;b,c\\d\ne"), "a\\;b\\,c\\\\d\\ne");
    }
}
