//! The report of a period: charts from the one layout, tables beside them, readable in grey.

use super::golden::compare;
use super::samples::issue;
use crate::document::Document;
use crate::layout::model::Item;
use crate::sheet::figures::{FigureReport, Section};
use model::chart::{Bar, Series, bars, lines, survival};
use model::survival::{Observed, curve};

fn bar(label: &str, parts: &[f64], target: Option<f64>) -> Bar {
    Bar {
        label: label.into(),
        parts: parts.to_vec(),
        target,
    }
}

fn section(
    title: &str,
    drawing: model::chart::Drawing,
    head: &[&str],
    rows: &[&[&str]],
) -> Section {
    let owned = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect();
    Section {
        title: title.into(),
        about: "期間中に一日でも支援中だった人を数える。〔基準日〕受付日と終結日。".into(),
        drawing: Some(drawing),
        head: owned(head),
        rows: rows.iter().map(|row| owned(row)).collect(),
        when_empty: "この期間の記録はありません。".into(),
    }
}

fn report() -> Document {
    let groups = [
        bar("がん", &[12.0, 30.0], Some(40.0)),
        bar("脳卒中", &[4.0, 9.0], Some(20.0)),
        bar("その他", &[20.0, 0.0], None),
    ];
    let days = [
        (30, true),
        (61, true),
        (75, false),
        (90, true),
        (120, true),
        (180, false),
        (200, true),
    ];
    let observed: Vec<_> = days.map(|(days, event)| Observed { days, event }).into();
    let months: Vec<String> = (4..=12).map(|m| format!("{m}月")).collect();
    let series = |name: &str, by: f64| Series {
        name: name.into(),
        values: (0..9).map(|n| f64::from(n % 4) * by + 3.0).collect(),
    };
    FigureReport {
        issue: issue("業務実績"),
        office: "青葉病院 両立支援室".into(),
        period: "令和8年4月1日 ～ 令和9年3月31日".into(),
        counted_on: "令和8年11月24日".into(),
        narrowed: String::new(),
        notes: vec!["少ない人数の数の取扱いに注意する。".into()],
        sections: vec![
            section(
                "支援罹患者(本部の五区分)",
                bars(&groups, &["継続", "新規"], "人"),
                &["", "継続", "新規", "計"],
                &[
                    &["がん", "12", "30", "42"],
                    &["脳卒中", "4", "9", "13"],
                    &["その他", "20", "0", "20"],
                ],
            ),
            section(
                "日報・月報",
                lines(
                    &months,
                    &[series("支援の件数", 9.0), series("受付", 2.0)],
                    "件",
                ),
                &["", "受付"],
                &[&["4月", "3"]],
            ),
            section(
                "復職までの日数",
                survival(&curve(&observed), "休業中の人の割合"),
                &["", "件数・日数"],
                &[&["中央値(推定)", "90"]],
            ),
            Section {
                title: "単発相談".into(),
                when_empty: "この期間の記録はありません。".into(),
                ..Section::default()
            },
        ],
    }
    .document()
}

#[test]
fn figure_report_is_as_it_was() {
    compare("figures", &report());
}

#[test]
fn the_paper_draws_every_shape_and_word_of_the_layout() {
    let drawing = bars(&[bar("がん", &[3.0, 4.0], None)], &["継続", "新規"], "人");
    let page = crate::layout(&report(), &super::FONTS).unwrap();
    let items = || page.pages.iter().flat_map(|p| &p.items);
    let areas = items().filter(|i| matches!(i, Item::Area { .. })).count();
    assert!(areas > 8, "{areas}");
    // Solid and hatched bars differ by more than their grey.
    let greys = items().filter_map(|i| match i {
        Item::Area { grey, .. } => Some((grey * 100.0) as i32),
        _ => None,
    });
    let greys: std::collections::BTreeSet<i32> = greys.collect();
    assert_eq!(greys.into_iter().collect::<Vec<_>>(), [35, 78, 88, 96]);
    let text = page.text();
    for words in [
        "継続",
        "新規",
        "目標",
        "95%信頼区間",
        "打ち切り",
        "休業の開始からの日数",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(!drawing.shapes.is_empty());
}
