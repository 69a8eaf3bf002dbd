//! 電話メモ on the sheet: who has promised to call back whom and by when, and the calls that belong to no case yet.

use super::{Round, brief, part};
use ::paper::sheet::morning::Part;
use store::morning::MorningCall;

/// As the screens call it.
const UNNAMED: &str = "(相手の記録なし)";

impl Round<'_> {
    /// Calls that somebody waits for; one that was promised long ago is still one.
    pub(super) fn calls(&self, calls: &[MorningCall]) -> Part {
        part(
            "折り返しの電話",
            ["期限", "電話の相手", "用件", "折り返す人"],
            self.lines(calls, "(折り返す人未定)", with_state),
            "折り返しの電話はありません。",
        )
    }

    /// Calls without a case beside these.
    pub(super) fn unsorted(&self, calls: &[MorningCall]) -> Part {
        let lines = self.lines(calls, "", partner);
        part(
            "未整理の電話メモ",
            ["受けた日時", "電話の相手", "用件", "受けた人"],
            lines,
            "未整理の電話メモはありません。",
        )
    }

    fn lines(
        &self,
        calls: &[MorningCall],
        nobody: &str,
        with: fn(&MorningCall) -> String,
    ) -> Vec<[String; 4]> {
        let line = |call: &MorningCall| {
            let when = [self.day(&call.on), call.time.clone()];
            [
                when.join(" ").trim().to_owned(),
                with(call),
                brief(&call.text),
                self.whose(&call.user, nobody),
            ]
        };
        calls.iter().map(line).collect()
    }
}

/// A memo that still waits for its case says so.
fn with_state(call: &MorningCall) -> String {
    let state = if call.unsorted { "(未整理)" } else { "" };
    format!("{}{state}", partner(call))
}

/// Who is to be called, under the name that lists show. No telephone number: it stands in the memo on the screen. Of somebody
/// who is recorded by initials only the caller is left out, who may be that person by full name.
fn partner(call: &MorningCall) -> String {
    let caller = call.caller.trim();
    let person = format!("{} {}", call.name, call.number);
    if call.number.is_empty() {
        return if caller.is_empty() { UNNAMED } else { caller }.to_owned();
    }
    if call.initials || caller.is_empty() || bare(caller) == bare(&call.name) {
        return person;
    }
    format!("{caller}\n{person}の件")
}

fn bare(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(caller: &str, name: &str, initials: bool) -> MorningCall {
        MorningCall {
            caller: caller.to_owned(),
            name: name.to_owned(),
            number: if name.is_empty() { "" } else { "R8-0117" }.to_owned(),
            initials,
            ..MorningCall::default()
        }
    }

    #[test]
    fn who_is_called_stands_under_the_name_that_lists_show() {
        for (caller, name, initials, said) in [
            ("", "", false, UNNAMED),
            ("山田様", "", false, "山田様"),
            ("", "鈴木 和子", false, "鈴木 和子 R8-0117"),
            ("鈴木和子", "鈴木 和子", false, "鈴木 和子 R8-0117"),
            (
                "青葉製作所 山田様",
                "鈴木 和子",
                false,
                "青葉製作所 山田様\n鈴木 和子 R8-0117の件",
            ),
            ("加藤 正", "T.K.", true, "T.K. R8-0117"),
        ] {
            assert_eq!(partner(&call(caller, name, initials)), said);
        }
    }
}
