//! Samples of every paper, with invented people.

use super::FONTS;
use crate::document::{Block, BoxKind, Document, ListKind, Run, Width, plain};
use crate::sheet::Issue;
use crate::sheet::activities::{ActivityList, ActivityRow};
use crate::sheet::chapter::{Chapter, Passage, text_table};
use crate::sheet::chart_note::{ChartNote, ChartNotes};
use crate::sheet::considerations::{Considerations, Measure};
use crate::sheet::discard_book::{DiscardBook, DiscardLine};
use crate::sheet::fee_check::{FeeRow, FeeSheet};
use crate::sheet::handover::Handover;
use crate::sheet::head::Head;
use crate::sheet::log::{LogColumn, LogSheet};
use crate::sheet::reading::{ReadChapter, Reading};
use crate::sheet::recovery::RecoverySheet;
use crate::sheet::summary::{Act, Summary, WorkItem};
use crate::sheet::words::{WordsGroup, WordsMemo};

fn act(date: &str, kind: &str, link: &str, text: &str, minutes: &str) -> Act {
    Act {
        date: date.into(),
        kind: kind.into(),
        by: "佐々木".into(),
        link: link.into(),
        text: text.into(),
        minutes: minutes.into(),
    }
}

pub(crate) fn issue(form: &str) -> Issue {
    Issue {
        form: format!("両立デスク {form} 2026-11"),
        printed: "出力 佐々木 令和8年11月24日 9:20".into(),
    }
}

pub(crate) fn head() -> Head {
    let caution = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    Head {
        name: "髙橋 一郎".into(),
        reading: "たかはし いちろう".into(),
        ruby: false,
        birth_and_sex: "昭和50年4月3日(51歳)・男".into(),
        patient: "00412876・消化器内科(主治医 中村)・外来".into(),
        staff: "主 佐々木 ／ 副 井上".into(),
        cautions: vec![
            caution("電話", "090-0000-0000(本人の携帯)"),
            caution("時間帯", "平日12時台・18時以降"),
            caution("名乗り方", "「青葉の佐々木」とだけ名乗る"),
            caution("留守番電話", "不可"),
            caution(
                "会社に伝わっていること",
                "通院していることだけ。病名は伝えていない。",
            ),
        ],
    }
}

/// The case of the picture.
pub(crate) fn summary() -> Summary {
    let work = [
        ("①立位作業", true),
        ("②-a 重量物", true),
        ("③暑熱/寒冷", false),
        ("(2)③ 危険な機械操作", true),
        ("(3)① 残業・休日労働", true),
    ];
    Summary {
        issue: issue("サマリー様式"),
        case_number: "R8-0142".into(),
        made_on: "令和8年11月24日".into(),
        office: "青葉病院 両立支援室".into(),
        author: "佐々木(社会福祉士)".into(),
        head: head(),
        disease: "C型肝硬変(K74.6)".into(),
        comorbidity: "2型糖尿病".into(),
        period: "令和8年5月12日 ～ 継続中(197日)".into(),
        stage: "会社との調整(直接連携)".into(),
        course: "直接作用型抗ウイルス薬を終え、ウイルスは陰性。月1回の通院と、3か月ごとの画像検査を続ける。入院の予定なし。".into(),
        symptoms: "午後の倦怠感(週2日ほど)。よい日: 通常どおり。つらい日: 15分の休憩を2回要する。とっさの判断の遅れは現在認めない(11月6日 主治医)。".into(),
        employer: "金属製品製造業(120人)・産業医あり".into(),
        job: "機械操作・常昼 8:30～17:30".into(),
        work_items: work.map(|(label, ticked)| WorkItem { label: label.into(), ticked }).into(),
        systems: "時間単位の有給休暇、短時間勤務制度(就業規則を確認中)。有給残 11日。休職の予定なし。".into(),
        opinion: "条件付きで可(別紙様式49の2)".into(),
        opinion_period: "令和8年8月22日 ～ 11月21日".into(),
        opinion_remark: "※期間満了".into(),
        measures: [
            "20kgを超える物の取扱いをしない",
            "残業は月10時間まで",
            "夜間の機械操作をしない",
            "月1回(水曜午前)の通院",
            "午後に15分の休憩",
        ]
        .map(String::from)
        .into(),
        activities: vec![
            act("11/20", "電話・産業医", "直接", "残業制限は12月末まで継続、夜間の機械操作は見合わせが望ましいとの意見。書面は来週到着予定。", "15"),
            act("11/13", "面談・本人", "本人経由", "午後の休憩を自分で上司に相談する。伝え方を一緒に整理した。", "30"),
            act("11/6", "院内調整・主治医", "該当なし", "次回の意見書を11月下旬に依頼することを確認。現在の措置は11月21日まで。", "10"),
        ],
        wish: "今の職場で機械の仕事を続けたい。病名は上司までにとどめたい。".into(),
        next: [
            "11/27 主治医へ次の意見を依頼",
            "12月の勤務時間を人事と確認",
            "プラン作成支援(第2版)",
        ]
        .map(String::from)
        .into(),
        handling: "院内用。同意: 院内での共有(令和8年5月12日)、産業医への提供(同 6月3日)。会社・家族への提供不可。".into(),
    }
}

/// A case of which little is known yet.
pub(crate) fn short_summary() -> Summary {
    Summary {
        issue: issue("サマリー様式"),
        case_number: "R8-0201".into(),
        made_on: "令和8年11月24日".into(),
        office: "青葉病院 両立支援室".into(),
        author: "佐々木(社会福祉士)".into(),
        head: Head {
            name: "T.K.(匿名表示)".into(),
            ..Head::default()
        },
        disease: "乳がん".into(),
        period: "令和8年11月20日 ～ 継続中(5日)".into(),
        stage: "相談受付".into(),
        activities: vec![act(
            "11/20",
            "対面・本人",
            "本人経由",
            "会社への伝え方を相談。次回までに就業規則を確認する。",
            "20",
        )],
        wish: "治療を続けながら今の仕事を続けたい。".into(),
        handling: "院内用。会社・家族への提供不可。".into(),
        ..Summary::default()
    }
}

/// A case with much to say.
pub(crate) fn long_summary() -> Summary {
    let base = summary();
    let acts = (1..=28).map(|day| {
        let text = if day % 5 == 0 {
            "主治医と産業医の意見を照らし合わせ、残業の上限と夜間の機械操作について、本人・人事・上司の四者で確認した。合意した内容は議事として残し、次の意見書の依頼時に主治医へ伝える。通院日の午前は時間単位の有給休暇を使い、午後は通常どおり勤務する。体調が悪い日は上司に早めに伝え、休憩場所を使う。"
        } else {
            "体調と勤務の様子を聞き取り、配慮の内容に変わりがないことを確認した。"
        };
        act(&format!("11/{}", 29 - day), "電話・人事労務担当者", "直接", text, &(5 + day).to_string())
    });
    Summary {
        activities: acts.collect(),
        course: base.course.repeat(4),
        symptoms: base.symptoms.repeat(3),
        ..base
    }
}

/// Every field longer than anybody thought.
pub(crate) fn swollen_summary() -> Summary {
    let base = summary();
    let long = "寿限無寿限無五劫のすりきれ海砂利水魚の水行末雲来末風来末";
    Summary {
        head: Head {
            name: format!("{long} 𠮷之助"),
            reading: "じゅげむじゅげむごこうのすりきれ".into(),
            cautions: vec![
                ("名乗り方".into(), long.repeat(4)),
                ("電話".into(), long.into()),
            ],
            ..base.head
        },
        office: format!("地方独立行政法人 {long}総合医療センター 患者支援・両立支援室"),
        issue: Issue {
            form: "両立デスク サマリー様式 2026-11(施設独自の追補を含む版)".into(),
            printed: format!("出力 {long} 令和8年11月24日 9:20"),
        },
        comorbidity: long.repeat(2),
        stage: "https://example.invalid/a/very/long/address?without=any&place=to&break=it".into(),
        measures: vec![long.repeat(3), "短い配慮".into(), long.into()],
        work_items: (1..=17)
            .map(|number| WorkItem {
                label: format!("(1){number} 化学物質や粉塵等で呼吸用保護具を装着する作業"),
                ticked: number % 3 == 0,
            })
            .collect(),
        next: vec![long.repeat(3), "次".into()],
        ..base
    }
}

pub(crate) fn considerations() -> Considerations {
    let measure = |text: &str, nature: &str, period: &str| Measure {
        text: text.into(),
        nature: nature.into(),
        period: period.into(),
    };
    Considerations {
        issue: issue("配慮事項様式"),
        as_of: "令和8年11月24日".into(),
        office: "青葉病院 両立支援室".into(),
        author: "佐々木(社会福祉士)".into(),
        name: "髙橋 一郎 さん".into(),
        reading: String::new(),
        employer: "みどり金属工業株式会社 製造第二課".into(),
        period: "令和8年8月22日 ～ 令和8年11月21日(見直し中)".into(),
        disease: None,
        measures: vec![
            measure("20kgを超える物の取扱いをしない", "安全配慮", "11月21日まで"),
            measure("残業は月10時間まで", "安全配慮", "12月末まで"),
            measure("夜間の機械操作をしない", "安全配慮", "11月21日まで"),
            measure("月1回(水曜午前)の通院時間を確保する", "合理的配慮", "期限なし"),
            measure("午後に15分の休憩をとり、横になれる場所を使えるようにする", "合理的配慮", "期限なし"),
        ],
        visits: "月1回、水曜の午前(時間単位の有給休暇を使用)".into(),
        bad_days: "午後に強いだるさが出ることがあります(週2日ほど)。本人から申し出があれば、15分の休憩を2回までとれるようにしてください。".into(),
        contacts: vec![
            "会社の窓口担当者: 人事課 山田(内線 210)".into(),
            "青葉病院 両立支援室 佐々木 03-0000-0000(平日 9:00～17:00)".into(),
        ],
        review_on: "令和8年11月27日".into(),
        handling: "本人の同意により、上司と人事労務担当者に限ってお渡しします。ほかの方への提供や複写はご遠慮ください。".into(),
    }
}

/// More measures than a page holds, with the disease and names in full.
pub(crate) fn many_considerations() -> Considerations {
    let base = considerations();
    Considerations {
        name: "T.K. さん".into(),
        disease: Some("C型肝硬変".into()),
        measures: base.measures.iter().cycle().take(18).cloned().collect(),
        ..base
    }
}

pub(crate) fn discard_book() -> DiscardBook {
    let lines = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let line = |number: &str, case: &str, erased: &[&str]| DiscardLine {
        number: number.into(),
        case: case.into(),
        closed_on: "令和3年2月26日".into(),
        kept: lines(&[
            "令和3年4月1日から",
            "令和8年3月31日まで",
            "5年 青葉病院文書管理規程 別表第2",
        ]),
        erased: lines(erased),
        people: lines(&[
            "起案 佐々木 花",
            "令和8年11月20日",
            "確認 森 緑",
            "廃棄",
            "令和8年11月24日",
        ]),
        how: lines(&[
            "規程第8条により、令和8年度の廃棄予定記録として点検済",
            "データベースの行と検索の索引を上書きして消し、ファイルを作り直した。",
            "バックアップに残る日",
            "令和9年11月26日",
        ]),
    };
    DiscardBook {
        issue: issue("廃棄簿 2026-11"),
        facility: "青葉病院 両立支援室".into(),
        period: "第1号から第2号まで".into(),
        entries: vec![
            line(
                "2",
                "R2-0031",
                &[
                    "支援経過 24件",
                    "病状・治療 1件",
                    "同意 2件",
                    "写し 3件",
                    "変更履歴 186件",
                    "基本情報・勤務情報は、別の支援記録があるため残した",
                    "外へ出した書類 4件は対象外",
                    "本部への登録は残る",
                ],
            ),
            line(
                "1",
                "R2-0012",
                &[
                    "基本情報 1件",
                    "勤務情報 1件",
                    "支援経過 3件",
                    "変更履歴 21件",
                ],
            ),
        ],
    }
}

pub(crate) fn recovery() -> RecoverySheet {
    RecoverySheet {
        issue: issue("復旧コード様式"),
        facility: "青葉病院 両立支援室".into(),
        issued_on: "令和8年11月24日".into(),
        issued_by: "佐々木".into(),
        groups: ["7K3M", "Q0ZP", "11TX", "WV9D", "4H8N", "R2CE", "JAB6", "5GSY", "M0"]
            .map(String::from)
            .into(),
        purpose: "パスフレーズを忘れたとき、または担当者が急に不在になったときに、このコードで記録を開くことができます。このコードを知る人は、すべての記録を読むことができます。".into(),
        keeping: [
            "封筒に入れて封をし、施錠できる場所に保管してください。パソコンのそばには置かないでください。",
            "写真に撮ったり、メールやパソコンの文書に書き写したりしないでください。",
            "使ったとき、または人に見られたおそれがあるときは、設定の画面で新しいコードを発行し、この紙は裁断してください。",
        ]
        .map(String::from)
        .into(),
    }
}

pub(crate) fn reading() -> Reading {
    let chapter = |title: &str, score: &str| ReadChapter {
        title: title.into(),
        read_on: "令和8年12月3日".into(),
        score: score.into(),
        passed_on: "令和8年12月4日".into(),
    };
    Reading {
        issue: issue("読了証"),
        office: "青葉病院 両立支援室".into(),
        reader: "看護師 佐々木 和子".into(),
        done_on: "令和8年12月21日".into(),
        edition: "統合マニュアル 令和8年11月版".into(),
        text: "「統合マニュアル 令和8年11月版」の基本の章をすべて読み、各章の確認テストで8割以上に正答したことを記録します。".into(),
        chapters: vec![
            chapter("1 両立支援とは・法と指針", "11/12"),
            chapter("2 コーディネーターの役割と姿勢", "12/12"),
            chapter("3 支援の進め方", "10/12"),
        ],
        notice: "この研修は、統合マニュアルを読み、確認テストで理解を確かめるためのものです。厚生労働省のカリキュラムに沿った両立支援コーディネーター基礎研修を修了したことにはなりません。".into(),
    }
}

pub(crate) fn log(rows: usize) -> LogSheet {
    let column = |label: &str, width, is_number| LogColumn {
        label: label.into(),
        width,
        is_number,
    };
    let row = |number: usize| {
        vec![
            (number + 1).to_string(),
            format!(
                "令和8年11月{}日 {}:{:02}",
                number % 30 + 1,
                8 + number % 10,
                number % 60
            ),
            ["佐々木", "井上", "渡邉"][number % 3].to_owned(),
            ["記録を開く", "保存", "印刷", "検索"][number % 4].to_owned(),
            format!("R8-{:04}", number % 211 + 1),
            format!("{:x}", number * 7_919_113 + 65_537),
        ]
    };
    LogSheet {
        issue: issue("操作記録様式"),
        title: "操作記録".into(),
        period: "令和8年11月1日 ～ 11月30日".into(),
        facts: vec!["青葉病院 両立支援室".into()],
        note: "記録の内容は含みません。番号は通し番号です。".into(),
        columns: vec![
            column("番号", Width::Mm(16.0), true),
            column("日時", Width::Mm(42.0), false),
            column("利用者", Width::Mm(24.0), false),
            column("操作", Width::Mm(30.0), false),
            column("対象", Width::Mm(26.0), false),
            column("照合値", Width::Share(1.0), false),
        ],
        rows: (0..rows).map(row).collect(),
        when_empty: "この期間の記録はありません。".into(),
    }
}

pub(crate) fn activities(note: &str) -> ActivityList {
    let base = long_summary();
    let mut rows: Vec<ActivityRow> = base
        .activities
        .into_iter()
        .map(|act| ActivityRow {
            date: format!("R8.{}", act.date.replace('/', ".")),
            kind: "電話・会社との調整".into(),
            partners: "人事労務担当者".into(),
            link: act.link,
            text: act.text,
            by: act.by,
            minutes: act.minutes,
        })
        .collect();
    if let Some(row) = rows.get_mut(3) {
        row.text = note.into();
    }
    ActivityList {
        issue: issue("経過一覧様式"),
        case_number: "R8-0142".into(),
        head: head(),
        facts: vec!["青葉病院 両立支援室".into()],
        period: "令和8年5月12日 ～ 11月24日".into(),
        totals: vec![
            ("件数".into(), "28件".into()),
            ("合計時間".into(), "546分".into()),
        ],
        rows,
        when_empty: "支援の経過はまだありません。".into(),
        handling: "院内用。会社・家族への提供不可。".into(),
    }
}

/// What is asked, and where it is recorded.
fn asked() -> Block {
    let cell = |text: &str| plain(text);
    text_table(
        vec![cell("場面"), cell("聞くこと"), cell("記録する欄")],
        vec![
            vec![
                cell("通院の頻度"),
                cell("検査だけの日と診察の日を分けて聞く"),
                cell("病状・治療"),
            ],
            vec![
                cell("内服"),
                cell("時間が決まっている薬があるか、職場で飲めるか"),
                cell("病状・治療"),
            ],
            vec![
                cell("倦怠感"),
                cell("よい日とつらい日の違い、時間帯"),
                cell("就業に影響しうる症状"),
            ],
        ],
    )
}

pub(crate) fn chapter() -> Chapter {
    let passage = Passage {
        heading: "2.1 通院と勤務時間の調整".into(),
        lead: plain(
            "治療が続くあいだも働けるように、通院の曜日と時間帯を先に聞き、勤務時間の調整を早めに相談します。",
        ),
        blocks: vec![
            Block::paragraph(vec![
                Run::new("肝疾患は自覚症状が乏しく、"),
                Run::new("本人も周囲も無理を重ねやすい").bold(),
                Run::new(
                    "病気です。通院と検査を続けられるように、勤務時間の調整を早めに相談します",
                ),
                Run::new("[1]").muted().size(7.5).keep().bound(),
                Run::new(
                    "。ウイルスが陰性になったあとも、肝がんの早期発見のために画像検査が続くことを、本人と一緒に確認しておきます",
                ),
                Run::new("[2・二次資料]").muted().size(7.5).keep().bound(),
                Run::new("。"),
            ]),
            Block::Heading {
                level: 3,
                text: "聞き取りの要点".into(),
            },
            Block::List {
                kind: ListKind::Bullet,
                items: vec![
                    plain(
                        "通院の曜日と時間帯。職場が調整しやすい曜日を先に聞き、主治医に予約の希望を伝える。",
                    ),
                    plain("検査の前の絶食が、早番や交替勤務と重ならないか。"),
                    plain("時間単位の年次有給休暇や、時差出勤の制度があるか。"),
                ],
            },
            asked(),
            Block::Boxed {
                kind: BoxKind::Quote,
                blocks: vec![Block::paragraph(plain(
                    "「病名は上司までにとどめたい」という希望は、そのまま同意の範囲として記録します。範囲が変わったときは、日付をつけて記録を改めます。",
                ))],
            },
            Block::List {
                kind: ListKind::Number(1),
                items: vec![
                    plain("本人の希望を確かめる。"),
                    plain("主治医に、続けてよい作業と避ける作業を具体的に尋ねる。"),
                    plain("会社の窓口担当者に、調整できる範囲を尋ねる。"),
                ],
            },
            Block::Checks(vec![
                (true, "通院時間の確保".into()),
                (false, "時差出勤".into()),
                (true, "残業の制限".into()),
                (false, "配置転換".into()),
            ]),
        ],
        sources: vec![
            "[1] 事業場における治療と仕事の両立支援のためのガイドライン(2024年・一次資料)".into(),
            "[2] 肝疾患の療養についての解説(2025年・二次資料)".into(),
            "最終確認 令和8年11月22日".into(),
        ],
    };
    Chapter {
        issue: issue("マニュアル様式"),
        title: "肝疾患".into(),
        edition: "両立支援マニュアル 2026年11月版".into(),
        notice: "この章は、相談の進め方の目安です。個々の就業上の判断は、主治医の意見と産業医等の意見に基づいて事業者が行います。".into(),
        passages: (1..=4)
            .map(|number| Passage {
                heading: passage.heading.replacen("2.1", &format!("2.{number}"), 1),
                ..passage.clone()
            })
            .collect(),
    }
}

/// A note of exactly this many characters, with marks that a line may not begin or end with.
pub(crate) fn long_note(characters: usize) -> String {
    let text = "「体調はどうですか」と尋ねたところ、「ちょっとつらい日もあるけれど、だいたい大丈夫です」とのこと。残業は月10時間まで(HbA1c 7.2%)。夜間の機械操作は、主治医・産業医とも「見合わせが望ましい」との意見である。\n";
    text.chars().cycle().take(characters).collect()
}

pub(crate) fn all() -> Vec<(&'static str, Document)> {
    vec![
        ("summary", summary().document()),
        ("summary-short", short_summary().document()),
        ("summary-long", long_summary().document()),
        ("summary-swollen", swollen_summary().document()),
        ("summary-empty", Summary::default().document()),
        ("considerations", considerations().document()),
        ("considerations-many", many_considerations().document()),
        ("discard-book", discard_book().document()),
        ("recovery", recovery().document()),
        ("reading", reading().document()),
        ("log", log(300).document()),
        ("activities", activities(&long_note(10_000)).document()),
        ("chapter", chapter().document()),
        ("fee-check", fee_sheet().document()),
        ("fee-check-none", FeeSheet::default().document()),
        ("benefit-guide", super::guide::guide(false).document()),
        ("benefit-guide-read", super::guide::guide(true).document()),
        ("words", words().document()),
        ("words-many", many_words().document()),
        ("chart-note", chart_notes(&long_note(10_000)).document()),
        ("chart-note-none", ChartNotes::default().document()),
        ("handover", handover(&long_note(10_000)).document()),
        ("handover-empty", Handover::default().document()),
    ]
}

/// Writes the samples for looking at; `PAPER_SAMPLES` names the folder.
#[test]
fn samples_can_be_written() {
    for (name, document) in all() {
        let start = std::time::Instant::now();
        let rendered = crate::render(&document, &FONTS).unwrap();
        println!(
            "{name}: {} pages, {} bytes, {:?}",
            rendered.pages,
            rendered.pdf.len(),
            start.elapsed()
        );
        if let Ok(folder) = std::env::var("PAPER_SAMPLES") {
            std::fs::write(format!("{folder}/{name}.pdf"), rendered.pdf).unwrap();
        }
    }
}

/// A memo for the person.
pub(crate) fn words() -> WordsMemo {
    let group = |heading: &str, sentences: &[&str]| WordsGroup {
        heading: heading.into(),
        sentences: sentences.iter().map(|s| (*s).to_owned()).collect(),
        lines: 0,
    };
    WordsMemo {
        issue: issue("会社への伝え方メモ"),
        before: vec!["話す前に、だれに、どこまで伝えるかを、ご自分で決めてかまいません。".into()],
        groups: vec![
            group(
                "はじめの一言",
                &["仕事を続けるために、ご相談したいことがあります。"],
            ),
            group(
                "疲れやすさのこと",
                &[
                    "午後になると疲れやすくなります。15分ほど休む時間をいただけると、続けて働けます。",
                    "残業が続くと、翌日まで疲れが残ります。しばらく残業を減らすことをご相談できますか。",
                ],
            ),
        ],
        own: "自分の言葉で".into(),
    }
}

/// More sentences than two pages hold.
fn many_words() -> WordsMemo {
    let memo = words();
    let groups = std::iter::repeat_n(memo.groups.clone(), 12);
    WordsMemo {
        groups: groups.flatten().collect(),
        ..memo
    }
}

/// Two notes for the chart, one of them with this text.
pub(crate) fn chart_notes(text: &str) -> ChartNotes {
    let texts = |texts: &[(&str, &str)]| {
        let texts = texts.iter();
        texts
            .map(|(m, t)| ((*m).to_owned(), (*t).to_owned()))
            .collect()
    };
    ChartNotes {
        issue: issue("カルテ転記票"),
        case_number: "R8-0142".into(),
        head: head(),
        facts: vec!["青葉病院 両立支援室 / 佐々木(社会福祉士)".into()],
        notes: vec![
            ChartNote {
                head: "【両立支援】令和8年11月13日(金) 14:00 面談・本人 30分".into(),
                staff: "佐々木".into(),
                texts: texts(&[
                    ("S", "午後の休憩を自分から上司に相談してみたい。"),
                    ("O", "伝える文を声に出して練習した。"),
                    ("A", "伝える範囲は本人が決められている。"),
                    ("P", "次回11月27日に結果を聞く。"),
                ]),
            },
            ChartNote {
                head: "【両立支援】令和8年11月20日(金) 電話・産業医 15分".into(),
                staff: "佐々木".into(),
                texts: texts(&[("記録", text)]),
            },
        ],
        when_empty: "カルテ転記が「未」の記録はありません。".into(),
        handling: "院内用。会社への提供不可。".into(),
    }
}

/// A case that is handed over; the newest act says this.
pub(crate) fn handover(text: &str) -> Handover {
    let row = |texts: [&str; 3]| texts.map(str::to_owned);
    Handover {
        issue: issue("引継書"),
        case_number: "R8-0142".into(),
        made_on: "令和8年11月24日".into(),
        office: "青葉病院 両立支援室".into(),
        author: "佐々木(社会福祉士)".into(),
        head: head(),
        disease: "C型肝硬変(K74.6)　併存症 2型糖尿病".into(),
        stage: "会社との調整(直接連携)".into(),
        period: "令和8年5月12日 ～ 継続中(197日)".into(),
        work: "金属製品製造業(120人)・産業医あり　機械操作・常昼".into(),
        symptoms: "午後の倦怠感(週2日ほど)。".into(),
        wish: "今の職場で機械の仕事を続けたい。".into(),
        untold: vec!["本人が伝えてほしくないこと: 病名は上司までにとどめたい。".into()],
        consents: vec![
            [
                "会社への提供",
                "産業医等",
                "措置・配慮・治療予定",
                "令和8年6月3日 同意",
            ]
            .map(str::to_owned),
        ],
        no_consent: String::new(),
        measures: vec![["残業は月10時間まで", "令和8年8月22日から"].map(str::to_owned)],
        no_measure: String::new(),
        dates: vec![
            row([
                "令和8年11月21日(期日を過ぎています)",
                "主治医意見書の措置期間が満了",
                "措置期間の終わり",
            ]),
            row(["令和8年11月27日", "休憩の相談の結果を聞く", "約束の期日"]),
        ],
        missing: vec!["有給休暇の残り".into(), "プランの見直し予定日".into()],
        next: vec![
            "主治医へ次の意見を依頼".into(),
            "12月の勤務時間を人事と確認".into(),
        ],
        activities: vec![
            act("R8.11.20", "電話・産業医", "直接", text, ""),
            act(
                "R8.11.13",
                "面談・本人",
                "本人経由",
                "午後の休憩を自分で上司に相談する。",
                "",
            ),
        ],
        activities_of: "(直近2件・全24件)".into(),
        handling: "院内用。同意: 会社への提供(令和8年6月3日)。".into(),
    }
}

pub(crate) fn fee_sheet() -> FeeSheet {
    let row = |state: &str, label: &str, rule: &str, facts: &str, why: &str, who: &str| FeeRow {
        state: state.into(),
        open: state != "満たす",
        label: label.into(),
        rule: rule.into(),
        facts: facts.into(),
        why: why.into(),
        who: who.into(),
    };
    let service = [
        ("診療日", "令和8年7月15日(水)"),
        ("区分・診療の形", "初回・外来"),
        ("診療日の決まり", "令和8年度改定(令和8年6月1日から)"),
        ("点数表の点数", "850点"),
        (
            "2回目以降の期間",
            "令和8年8月から6か月。最後の月は令和9年1月",
        ),
    ];
    FeeSheet {
        issue: issue("指導料の確認票"),
        case_number: "R8-0142".into(),
        head: head(),
        facts: vec!["青葉病院 患者支援センター / 佐々木 花(社会福祉士)".into()],
        service: service.map(|(l, v)| (l.to_owned(), v.to_owned())).into(),
        result: "満たさない条件があります".into(),
        conditions: vec![
            row(
                "満たす",
                "勤務情報の文書の受領",
                "治療を担当する医師が、勤務情報を記載した文書を患者から受け取ること。",
                "勤務情報提供書の受領日: 令和8年7月10日",
                "",
                "コーディネーター",
            ),
            row(
                "未確認",
                "担当医と産業医",
                "治療を担当する医師と産業医が同一の者でないこと。",
                "",
                "担当医がその会社の産業医でないことを、医師に確かめます。",
                "医師",
            ),
            row(
                "満たさない",
                "文書料",
                "文書の発行に係る費用を別途徴収しないこと。",
                "文書料を別に受け取った: はい",
                "文書料を別に受け取っています。",
                "医事課",
            ),
        ],
        addon: "相談支援加算(400点): 未確認の条件があります".into(),
        addon_conditions: vec![row(
            "未確認",
            "研修の修了",
            "国または医療関係団体等が実施する、厚生労働省の両立支援コーディネーター養成のカリキュラムに即した研修を修了していること。",
            "研修を修了した日: 令和7年10月3日",
            "施設基準の通知の文言は、この改定については確かめられていません。",
            "医事課",
        )],
        when_empty: String::new(),
        source: "令和8年度診療報酬改定 告示第69号・保医発0305第6号 B001-9".into(),
    }
}
