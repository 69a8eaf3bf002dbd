#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
//! A good drawing says nothing; each bad one says what is wrong with it.

use super::*;

fn boxed(at: [f64; 4], text: &str) -> Frame {
    Frame {
        at,
        text: text.to_owned(),
        ..Frame::default()
    }
}

fn good() -> Sketch {
    Sketch {
        height: 60.0,
        boxes: vec![
            boxed([0.0, 0.0, 40.0, 10.0], "相談\n受付"),
            boxed([60.0, 0.0, 40.0, 10.0], "終了"),
        ],
        line: vec![Path {
            points: vec![[40.0, 5.0], [60.0, 5.0]],
            head: true,
            ..Path::default()
        }],
        text: vec![Words {
            at: [20.0, 15.0],
            text: "はじめ".to_owned(),
            ..Words::default()
        }],
        scale: vec![Scale {
            at: [40.0, 22.0],
            width: 70.0,
            to: 10.0,
            unit: "か月".to_owned(),
            tick: vec![(0.0, "0".to_owned()), (10.0, "10".to_owned())],
            row_height: 6.0,
            row: vec![Row {
                text: "行".to_owned(),
                to: 5.0,
                value: "5".to_owned(),
                role: Role::Main,
                ..Row::default()
            }],
            ..Scale::default()
        }],
        ..Sketch::default()
    }
}

fn said(change: impl FnOnce(&mut Sketch)) -> Vec<String> {
    let mut sketch = good();
    change(&mut sketch);
    sketch.lay_out().1
}

#[test]
fn a_good_drawing_is_silent_and_the_same_each_time() {
    assert_eq!(said(|_| ()), Vec::<String>::new());
    assert_eq!(good().lay_out(), good().lay_out());
}

#[test]
fn what_stands_where_it_must_not_is_said() {
    let one = |found: Vec<String>, wanted: &str| {
        assert!(
            found.iter().any(|f| f.starts_with(wanted)),
            "{wanted}: {found:?}"
        );
    };
    one(
        said(|s| s.boxes[0].text = "十三の漢字で四十ミリを超える語です".to_owned()),
        "text outside of its box",
    );
    one(
        said(|s| s.boxes[0].text = "一\n二\n三".to_owned()),
        "text outside of its box",
    );
    one(said(|s| s.boxes[1].at[0] = 120.0), "outside of the picture");
    one(said(|s| s.height = 30.0), "outside of the picture");
    one(said(|s| s.text[0].at = [20.0, 5.0]), "text on other text");
    one(
        said(|s| s.text[0].at = [20.0, 11.0]),
        "text over the edge of a box",
    );
    one(said(|s| s.text[0].at = [50.0, 5.0]), "text on a line");
    one(said(|s| s.boxes[1].at[0] = 30.0), "a box on another");
    one(
        said(|s| s.line[0].points.truncate(1)),
        "a line without two points",
    );
    one(
        said(|s| s.scale[0].row[0].to = 11.0),
        "11 is not on the scale",
    );
    one(
        said(|s| s.scale[0].row_height = 1.0),
        "a scale without room",
    );
    one(said(|s| s.text[0].at = [60.0, 25.0]), "text on a bar");
}

#[test]
fn an_arrow_ends_at_its_tip_and_an_unsure_box_is_dashed() {
    let (drawing, _) = good().lay_out();
    let tip = drawing.shapes.iter().find_map(|s| match s {
        Shape::Area {
            points,
            tone: Tone::Ink,
        } => points.first().copied(),
        _ => None,
    });
    assert_eq!(tip, Some([60.0, 5.0]));
    let outlines = |sketch: &Sketch| {
        let shapes = sketch.lay_out().0.shapes;
        shapes
            .iter()
            .filter(|s| {
                matches!(
                    s,
                    Shape::Line {
                        stroke: Stroke::Outline,
                        ..
                    }
                )
            })
            .count()
    };
    let mut unsure = good();
    unsure.boxes[0].unsure = true;
    assert!(outlines(&unsure) > outlines(&good()) + 10);
}
