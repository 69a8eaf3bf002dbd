//! The papers of a disclosure and of a meeting, what goes through the post, and what is written by hand.

use super::golden::compare;
use super::samples::issue;
use super::{FONTS, samples};
use crate::document::{PageSize, Run};
use crate::layout::model::Item;
use crate::sheet::disclosure::{Disclosure, Entry, EntryRow};
use crate::sheet::envelope::{Addressee, Envelope};
use crate::sheet::handout::Handout;
use crate::sheet::words::{WordsGroup, WordsMemo};
use crate::sheet::{chart_note, handover};

const OUT: &str = "〔開示しない部分〕";

fn row(label: &str, text: &str) -> EntryRow {
    EntryRow {
        label: label.into(),
        text: text.into(),
        ..EntryRow::default()
    }
}

fn disclosure() -> Disclosure {
    let corrected = EntryRow {
        earlier: vec![(
            "残業は月20時間まで。".into(),
            "佐々木 令和8年11月21日 9:05 訂正".into(),
        )],
        ..row(
            "記録(事実)",
            &format!("残業は月10時間まで。{OUT}より連絡。"),
        )
    };
    let entry = |day: &str, heading: &str, rows: Vec<EntryRow>| Entry {
        day: day.into(),
        heading: heading.into(),
        by: format!("記入 佐々木 {day} 16:40"),
        cancelled: String::new(),
        rows,
    };
    Disclosure {
        issue: issue("本人開示用の記録"),
        case_number: "R8-0142".into(),
        name: ("髙橋 一郎".into(), "たかはし いちろう".into()),
        birth_and_sex: "昭和50年4月3日(51歳)・男".into(),
        made_on: "令和8年11月24日".into(),
        office: "青葉病院 医療相談室".into(),
        contact: "青葉病院　医療相談室　電話 044-000-0000".into(),
        extent: "令和8年5月12日 〜 令和8年11月21日の記録 3件".into(),
        reading: vec!["あとで直した所は、前の内容に線を引いています。".into()],
        entries: vec![
            entry(
                "令和8年5月12日",
                "支援の基本情報",
                vec![row("受付日", "令和8年5月12日"), row("本人の希望", "いまの職場で働き続けたい。")],
            ),
            entry("令和8年11月20日", "経過・電話", vec![row("相手", "上司"), corrected]),
            Entry {
                cancelled: "この記録は取り消されています: 令和8年11月22日 10:10".into(),
                ..entry("令和8年11月21日", "経過・対面", vec![row("記録(事実)", OUT)])
            },
        ],
        withheld: vec![
            ["令和8年11月20日", "経過・電話", "記録(事実)", "一部", "本人又は第三者の生命、身体、財産その他の権利利益を害するおそれがあるため(個人情報保護法第33条第2項第1号)"].map(str::to_owned),
            ["令和8年11月21日", "経過・対面", "記録(事実)", "全部", "ご本人の情報ではなく、第三者だけに関する情報であるため"].map(str::to_owned),
        ],
        nothing_withheld: "開示しない部分はありません。".into(),
        after_list: "理由について知りたいことがあるときは、上の問合せ先へお申し出ください。".into(),
    }
}

fn handout() -> Handout {
    let pair = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    Handout {
        issue: crate::sheet::Issue {
            printed: String::new(),
            ..issue("事例検討会の資料")
        },
        facts: vec![
            pair("年代", "50代"),
            pair("性別", "男"),
            pair("疾患の大分類", "肝疾患"),
            pair("業種", "製造業"),
            pair("支援の量", "12件・240分"),
        ],
        text: "本人の希望: いまの職場で働き続けたい。\n【受付から14日後】電話・産業医 残業を減らすことを話し合った。".into(),
        handling: "院内の事例検討会だけで使います。会のあとに回収し、廃棄してください。".into(),
    }
}

fn envelope() -> Envelope {
    let to = |address: &str, lines: &[&str], name: &str| Addressee {
        address: address.into(),
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        name: name.into(),
        note: "親展".into(),
    };
    Envelope {
        addressees: vec![
            to(
                "〒210-0000 神奈川県川崎市川崎区1-2-3",
                &["青葉金属工業株式会社", "総務部人事課"],
                "鈴木 花子　様",
            ),
            to(
                "〒210-0000 神奈川県川崎市川崎区1-2-3",
                &["青葉金属工業株式会社", "産業医"],
                "井上　先生",
            ),
            to(
                "〒212-0000 神奈川県川崎市幸区4-5-6 さいわいマンション北棟101号室",
                &[],
                "髙橋 一郎　様",
            ),
        ],
        sender: [
            "〒211-0000 神奈川県川崎市中原区7-8-9",
            "青葉病院",
            "電話 044-000-0000",
        ]
        .map(str::to_owned)
        .into(),
    }
}

fn by_hand() -> WordsMemo {
    let mut memo = samples::words();
    memo.groups.push(WordsGroup {
        heading: "お願いしたいこと".into(),
        lines: 3,
        ..WordsGroup::default()
    });
    memo.own.clear();
    memo
}

#[test]
fn the_papers_are_as_they_were() {
    compare("disclosure", &disclosure().document());
    compare("handout", &handout().document());
    compare("envelope", &envelope().document());
    compare("envelope-labels", &envelope().labels());
    compare("words-blank", &by_hand().document());
    compare(
        "handover-blank",
        &handover::blank(&issue("引継書"), "青葉病院 医療相談室"),
    );
    compare(
        "chart-note-blank",
        &chart_note::blank(&issue("カルテ転記票"), "青葉病院 医療相談室", false),
    );
}

#[test]
fn what_was_corrected_is_struck_over_its_whole_length_and_can_be_read() {
    let strokes = |document: &crate::Document| -> Vec<(f32, f32)> {
        let model = crate::layout(document, &FONTS).unwrap();
        let items = model.pages.iter().flat_map(|page| &page.items);
        let stroke = |item: &Item| match item {
            Item::Stroke {
                points,
                closed: false,
                ..
            } => Some((points.first()?.0, points.last()?.0)),
            _ => None,
        };
        items.filter_map(stroke).collect()
    };
    let mut paper = disclosure();
    let found = strokes(&paper.document());
    assert_eq!(found.len(), 1, "{found:?}");
    // Ten characters of 9.5 pt.
    assert!(
        (found[0].1 - found[0].0 - 10.0 * 9.5 * 25.4 / 72.0).abs() < 1.0,
        "{found:?}"
    );
    let text = crate::layout(&paper.document(), &FONTS).unwrap().text();
    assert!(text.contains("残業は月20時間まで。"), "{text}");
    // The twin: nothing was corrected, nothing is struck.
    paper.entries[1].rows[1].earlier.clear();
    assert_eq!(strokes(&paper.document()), []);
    assert!(!Run::new("x").struck);
}

#[test]
fn each_goes_on_its_sheet() {
    let page = |document: &crate::Document| {
        let model = crate::layout(document, &FONTS).unwrap();
        (model.width, model.height, model.pages.len())
    };
    let upright = PageSize::ENVELOPE;
    assert_eq!(
        page(&envelope().document()),
        (upright.width, upright.height, 1)
    );
    assert_eq!(page(&envelope().labels()), (210.0, 297.0, 1));
    // Twelve labels fill the sheet, and a thirteenth does not spill over.
    let mut many = envelope();
    many.addressees = std::iter::repeat_n(many.addressees[2].clone(), 13).collect();
    assert_eq!(page(&many.labels()), (210.0, 297.0, 1));
    assert_eq!(page(&handover::blank(&issue("引継書"), "青葉病院")).2, 1);
    assert_eq!(
        page(&chart_note::blank(
            &issue("カルテ転記票"),
            "青葉病院",
            false
        ))
        .2,
        1
    );
}
