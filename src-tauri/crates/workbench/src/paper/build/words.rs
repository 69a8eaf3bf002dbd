//! 会社への伝え方メモ: for the person alone, without a name and without an illness.

use super::Facts;
use crate::assets;
use crate::error::ApiResult;
use crate::paper::{Prepared, issue};
use crate::session::Workbench;
use crate::words::Say;
use ::paper::sheet::words::{TITLE, WordsGroup, WordsMemo};

/// What to know before the talk.
const BEFORE: [&str; 3] = [
    "話す前に、だれに、どこまで伝えるかを、ご自分で決めてかまいません。",
    "使う文に印をつけ、時間や回数は、ご自分に合わせて言いかえてください。お願いは二つまでにすると、伝わりやすくなります。",
    "運転や高い所など、安全に関わる作業があるときは、話す前に主治医か担当者にご相談ください。",
];

/// What the empty memo leaves to the person's own hand: heading and lines.
const BY_HAND: [(&str, usize); 2] = [
    ("仕事をするうえで、困っていること", 3),
    ("お願いしたいこと", 2),
];

/// The memo without sentences of a case, to be written by hand.
pub(super) fn blank(bench: &Workbench) -> ApiResult<Prepared> {
    let words = assets::words();
    let by_hand = BY_HAND.map(|(heading, lines)| WordsGroup {
        heading: heading.to_owned(),
        lines,
        ..WordsGroup::default()
    });
    let sheet = WordsMemo {
        issue: issue(bench, "会社への伝え方メモ 2026-11")?,
        before: BEFORE.map(str::to_owned).into(),
        groups: std::iter::once(group(&words.opening))
            .chain(by_hand)
            .chain([group(&words.closing), group(&words.asked)])
            .collect(),
        own: String::new(),
    };
    Ok(super::empty(TITLE, sheet.document()))
}

impl Facts<'_> {
    pub(super) fn words(&self) -> ApiResult<Prepared> {
        self.only_way("self", TITLE)?;
        let words = assets::words();
        let treatments = self.file.treatments.iter();
        let symptoms: Vec<&str> = treatments
            .flat_map(|t| t.symptoms.iter().map(String::as_str))
            .collect();
        let work_items: Vec<&str> = self
            .employment()
            .map(|e| e.work_items.iter().map(String::as_str).collect())
            .unwrap_or_default();
        let said = words.chosen(&symptoms, &work_items);
        let groups = std::iter::once(&words.opening)
            .chain(&said)
            .chain([&words.closing, &words.asked]);
        let sheet = WordsMemo {
            issue: issue(self.bench, "会社への伝え方メモ 2026-11")?,
            before: BEFORE.map(str::to_owned).into(),
            groups: groups.map(group).collect(),
            own: "自分の言葉で".to_owned(),
        };
        let mut out = self.prepared(TITLE, sheet.document());
        out.discloses = vec!["症状と作業に応じた、会社で話す文の例(本人用)".to_owned()];
        out.left_out =
            vec!["氏名・病名・病期や見通し・感染に関すること(この書類には載せません)".to_owned()];
        Ok(out)
    }
}

fn group(say: &Say) -> WordsGroup {
    WordsGroup {
        heading: say.heading.clone(),
        sentences: say.sentences.clone(),
        lines: 0,
    }
}
