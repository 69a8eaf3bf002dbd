//! 朝の申し送り: a full morning and a quiet one.

use super::golden::compare;
use super::samples::issue;
use crate::sheet::morning::{Morning, Older, Part};

fn part(
    title: &str,
    columns: [&str; 4],
    rows: &[[&str; 4]],
    more: usize,
    when_empty: &str,
) -> Part {
    Part {
        title: title.into(),
        columns: columns.map(String::from),
        rows: rows.iter().map(|row| row.map(String::from)).collect(),
        more,
        older: Older::default(),
        when_empty: when_empty.into(),
    }
}

fn morning() -> Morning {
    let mut morning = told();
    if let Some(absent) = morning.parts.last_mut() {
        absent.older = Older {
            count: 12,
            said: "30日より前から過ぎているもの".into(),
        };
    }
    morning
}

fn told() -> Morning {
    Morning {
        issue: issue("朝の申し送り"),
        day: "令和8年11月24日(火)".into(),
        office: "青葉病院 両立支援室".into(),
        author: "佐々木 花".into(),
        absent: "井上 亮".into(),
        parts: vec![
            part(
                "本日の受診・予定",
                ["担当", "氏名", "診療科・主治医", "予定"],
                &[
                    ["井上 亮(不在)", "鈴木 和子 R8-0117", "乳腺外科 田村", "受診の予定"],
                    ["佐々木 花", "髙橋 一郎 R8-0142", "消化器内科 中村", "受診の予定"],
                    ["佐々木 花", "渡邉 明 R8-0098", "循環器内科 大友", "フォローの予定"],
                ],
                0,
                "",
            ),
            part(
                "新規受付 R8.11.20(金)から",
                ["受付日", "氏名", "主な相談", "担当"],
                &[["R8.11.20(金)", "T.K. R8-0151", "休職の期限までに復職できるか知りたい", "(担当未定)"]],
                0,
                "",
            ),
            part("期日の来た約束", ["期日", "氏名", "約束", "担当"], &[], 0, "期日の来た約束はありません。"),
            part(
                "折り返しの電話",
                ["期限", "電話の相手", "用件", "折り返す人"],
                &[
                    ["R8.11.20(金) 15:00", "青葉製作所 総務課 山田様\n髙橋 一郎 R8-0142の件", "面談の候補日。木曜の午後なら工場長も同席できるとのこと。", "佐々木 花"],
                    ["R8.11.24(火)", "T.K. R8-0151", "診断書の受け取り方", "井上 亮(不在)"],
                    ["R8.11.27(金)", "中央病院 相談室(未整理)", "転院予定の方の就労の相談", "(折り返す人未定)"],
                ],
                0,
                "",
            ),
            part(
                "未整理の電話メモ",
                ["受けた日時", "電話の相手", "用件", "受けた人"],
                &[["R8.11.20(金) 16:40", "(相手の記録なし)", "傷病手当金の用紙のことで、またかけるとのこと", "森 葵"]],
                0,
                "",
            ),
            part(
                "不在の担当者の期限",
                ["期限", "氏名", "内容", "担当→副担当"],
                &[
                    ["R8.11.21(土)", "鈴木 和子 R8-0117", "主治医意見書の措置期間が満了", "井上 亮→佐々木 花"],
                    ["R8.11.27(金)", "小林 茂 R8-0103", "休職できる期限", "井上 亮→(副担当なし)"],
                ],
                5,
                "",
            ),
        ],
        by_hand: 3,
        handling: "院内用。氏名・予定・電話の用件が載っています。持ち歩かず、使い終えたらその日のうちに裁断してください。".into(),
    }
}

#[test]
fn morning_is_as_it_was() {
    compare("morning", &morning().document());
}

#[test]
fn a_quiet_morning_says_so() {
    let quiet = Morning {
        parts: morning()
            .parts
            .into_iter()
            .map(|part| Part {
                rows: Vec::new(),
                more: 0,
                older: Older::default(),
                when_empty: "ありません。".into(),
                ..part
            })
            .collect(),
        ..morning()
    };
    compare("morning-quiet", &quiet.document());
}
