#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::survival::{Observed, curve};
use proptest::prelude::*;

fn inside(drawing: &Drawing) {
    let ok = |x: f64, y: f64| {
        assert!((0.0..=drawing.width).contains(&x), "{x}");
        assert!(
            (-0.01..=drawing.height).contains(&y),
            "{y} of {}",
            drawing.height
        );
    };
    for shape in &drawing.shapes {
        match shape {
            Shape::Area { points, .. } | Shape::Line { points, .. } => {
                points.iter().for_each(|p| ok(p[0], p[1]));
            }
            Shape::Words {
                x,
                y,
                anchor,
                words,
                ..
            } => {
                ok(*x, *y);
                let wide = breadth(words);
                match anchor {
                    Anchor::Start => assert!(x + wide <= drawing.width + 1.0, "{words}"),
                    Anchor::End => assert!(x - wide >= -1.0, "{words}"),
                    Anchor::Middle => {}
                }
            }
        }
    }
    for spot in &drawing.spots {
        ok(spot.x.max(0.0), spot.y);
        ok(spot.x + spot.width, spot.y + spot.height);
        assert!(!spot.words.is_empty());
    }
}

fn widths(drawing: &Drawing, tone: Tone) -> Vec<f64> {
    let areas = drawing.shapes.iter().filter_map(|s| match s {
        Shape::Area { points, tone: t } if *t == tone => Some(round(points[1][0] - points[0][0])),
        _ => None,
    });
    areas.collect()
}

#[test]
fn a_bar_is_as_long_as_its_figure() {
    let bar = |label: &str, part: f64| Bar {
        label: label.into(),
        parts: vec![part],
        target: None,
    };
    let drawing = bars(
        &[bar("がん", 10.0), bar("脳卒中", 5.0), bar("糖尿病", 0.0)],
        &["件"],
        "件",
    );
    let found = widths(&drawing, Tone::Full);
    assert_eq!(found.len(), 2, "nothing is drawn of nothing");
    assert!((found[0] - 2.0 * found[1]).abs() < 0.03, "{found:?}");
    assert_eq!(drawing.spots[1].words, "脳卒中 5件");
    assert_eq!(drawing.spots.len(), 3, "a bar of nothing is told too");
}

#[test]
fn parts_are_told_apart_without_colour() {
    let row = Bar {
        label: "がん".into(),
        parts: vec![3.0, 4.0],
        target: Some(10.0),
    };
    let drawing = bars(&[row], &["継続", "新規"], "人");
    let marks = |d: &Drawing| {
        let of = |s: &&Shape| {
            matches!(
                s,
                Shape::Line {
                    stroke: Stroke::Mark,
                    ..
                }
            )
        };
        d.shapes.iter().filter(of).count()
    };
    assert!(marks(&drawing) > 10, "hatching");
    let plain = Bar {
        label: "がん".into(),
        parts: vec![3.0],
        target: None,
    };
    assert_eq!(marks(&bars(&[plain], &["継続"], "人")), 0);
    assert_eq!(drawing.spots[0].words, "がん 7人(継続3、新規4)、目標 10人");
}

#[test]
fn the_curve_says_its_figures_where_something_happens() {
    let one = |days, event| Observed { days, event };
    let found = curve(&[one(10, true), one(20, false), one(30, true), one(40, true)]);
    let drawing = survival(&found, "休業中の割合");
    inside(&drawing);
    assert_eq!(drawing.spots.len(), 3);
    assert!(
        drawing.spots[0]
            .words
            .starts_with("10日 休業中の割合 75%(95%信頼区間")
    );
}

proptest! {
    #[test]
    fn nothing_stands_outside_the_picture(values in prop::collection::vec(0u32..5000, 0..30), parts in 1usize..3, days in prop::collection::vec((0u32..900, any::<bool>()), 0..40)) {
        let rows: Vec<Bar> = values.iter().map(|v| Bar {
            label: "勤務情報の整理・提供書の作成支援と企業への長い長い名称".into(),
            parts: vec![f64::from(*v); parts],
            target: v.is_multiple_of(3).then_some(f64::from(*v) * 2.0),
        }).collect();
        inside(&bars(&rows, &["継続", "新規"][..parts], "人"));
        let labels: Vec<String> = values.iter().map(|v| format!("{v}月")).collect();
        let all = values.iter().map(|v| f64::from(*v)).collect();
        inside(&lines(&labels, &[Series { name: "支援の件数".into(), values: all }], "件"));
        let observed: Vec<Observed> = days.iter().map(|&(days, event)| Observed { days, event }).collect();
        inside(&survival(&curve(&observed), "休業中の割合"));
    }
}
