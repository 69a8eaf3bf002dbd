//! Items to the operators of a page.

use std::collections::BTreeMap;

use printpdf::{
    Actions, BorderArray, Codepoint, Color, Destination, DictItem, FontId, Greyscale, Line,
    LineCapStyle, LineJoinStyle, LinePoint, LinkAnnotation, Op, PaintMode, PdfFontHandle, Point,
    Polygon, PolygonRing, Pt, Rect, TextItem, TextMatrix, TextRenderingMode, WindingOrder,
    XObjectId, XObjectTransform,
};

use super::font_id;
use crate::document::Tone;
use crate::fonts::Face;
use crate::layout::model::{Item, MM_PER_PT, Page, THIN, TextRun};

/// Greys, 0 = black. Tints are so light that a fax leaves the text on them readable; text and
/// rules are so dark that it keeps them.
const TINT: f32 = 0.955;
const RULE: f32 = 0.15;
const MUTED: f32 = 0.18;

/// Draws the pages of one document.
pub(super) struct Painter<'a> {
    tag: &'a str,
    /// Height of the page that is drawn.
    height: f32,
    /// The text that each glyph stands for when the PDF is searched or copied.
    meaning: BTreeMap<(Face, u16), String>,
}

impl<'a> Painter<'a> {
    pub(super) fn new(tag: &'a str) -> Self {
        Self {
            tag,
            height: 0.0,
            meaning: BTreeMap::new(),
        }
    }

    pub(super) fn page(&mut self, page: &Page, height: f32) -> Vec<Op> {
        self.height = height;
        let mut ops = vec![Op::SetLineJoinStyle {
            join: LineJoinStyle::Round,
        }];
        let mut pen = Pen::default();
        for item in &page.items {
            match item {
                Item::Tint {
                    x,
                    y,
                    width,
                    height,
                } => {
                    pen.fill(&mut ops, TINT);
                    let mut area = Rect::from_xywh(
                        pt_x(*x),
                        self.pt_y(y + height),
                        Pt(points(*width)),
                        Pt(points(*height)),
                    );
                    area.mode = Some(PaintMode::Fill);
                    ops.push(Op::DrawRectangle { rectangle: area });
                }
                Item::Rule {
                    x1,
                    y1,
                    x2,
                    y2,
                    weight,
                } => {
                    // Thin rules meet in full corners; strong ones end where the text ends.
                    let is_thin = *weight <= THIN;
                    let thin = LineCapStyle::ProjectingSquare;
                    pen.cap(&mut ops, if is_thin { thin } else { LineCapStyle::Butt });
                    pen.stroke(&mut ops, if is_thin { RULE } else { 0.0 }, *weight);
                    ops.push(self.line(&[(*x1, *y1), (*x2, *y2)], false));
                }
                Item::Stroke {
                    points,
                    closed,
                    weight,
                } => {
                    pen.cap(&mut ops, LineCapStyle::Round);
                    pen.stroke(&mut ops, 0.0, *weight);
                    ops.push(self.line(points, *closed));
                }
                Item::Logo {
                    x,
                    y,
                    width,
                    height,
                } => ops.push(Op::UseXobject {
                    id: XObjectId(super::LOGO.to_owned()),
                    transform: XObjectTransform {
                        translate_x: Some(pt_x(*x)),
                        translate_y: Some(self.pt_y(y + height)),
                        scale_x: Some(points(*width)),
                        scale_y: Some(points(*height)),
                        no_auto_scale: true,
                        ..XObjectTransform::default()
                    },
                }),
                Item::Area { points, grey } => {
                    pen.fill(&mut ops, *grey);
                    ops.push(self.area(points));
                }
                Item::Anchor { .. } => {}
                Item::Link { .. } => ops.extend(self.link(item)),
                Item::Squares { x, y, side, dark } => {
                    pen.fill(&mut ops, 0.0);
                    ops.push(self.squares((*x, *y), *side, dark));
                }
                Item::Text(run) => self.text(&mut ops, &mut pen, run),
            }
        }
        ops
    }

    fn line(&self, points: &[(f32, f32)], is_closed: bool) -> Op {
        let at = |(x, y): &(f32, f32)| LinePoint {
            p: Point {
                x: pt_x(*x),
                y: self.pt_y(*y),
            },
            bezier: false,
        };
        Op::DrawLine {
            line: Line {
                points: points.iter().map(at).collect(),
                is_closed,
            },
        }
    }

    fn area(&self, points: &[(f32, f32)]) -> Op {
        let at = |(x, y): &(f32, f32)| LinePoint {
            p: Point {
                x: pt_x(*x),
                y: self.pt_y(*y),
            },
            bezier: false,
        };
        Op::DrawPolygon {
            polygon: Polygon {
                rings: vec![PolygonRing {
                    points: points.iter().map(at).collect(),
                }],
                mode: PaintMode::Fill,
                winding_order: WindingOrder::NonZero,
            },
        }
    }

    /// A place that leads to a page; no frame is drawn around it.
    fn link(&self, item: &Item) -> Option<Op> {
        let Item::Link {
            x,
            y,
            width,
            height,
            page,
        } = item
        else {
            return None;
        };
        let page = *page;
        let rect = Rect::from_xywh(
            pt_x(*x),
            self.pt_y(y + height),
            Pt(points(*width)),
            Pt(points(*height)),
        );
        let to = Actions::Goto(Destination::Xyz {
            page,
            left: None,
            top: None,
            zoom: None,
        });
        let border = BorderArray::Solid([0.0, 0.0, 0.0]);
        Some(Op::LinkAnnotation {
            link: LinkAnnotation::new(rect, to, Some(border), None, None),
        })
    }

    /// All rectangles as one path, so that no light seam comes between two that touch.
    fn squares(&self, (left, top): (f32, f32), side: f32, dark: &[[u8; 4]]) -> Op {
        let at = |column: u8, row: u8| LinePoint {
            p: Point {
                x: pt_x(left + f32::from(column) * side),
                y: self.pt_y(top + f32::from(row) * side),
            },
            bezier: false,
        };
        let ring = |[x, y, width, height]: &[u8; 4]| PolygonRing {
            points: vec![
                at(*x, *y),
                at(x + width, *y),
                at(x + width, y + height),
                at(*x, y + height),
            ],
        };
        Op::DrawPolygon {
            polygon: Polygon {
                rings: dark.iter().map(ring).collect(),
                mode: PaintMode::Fill,
                winding_order: WindingOrder::NonZero,
            },
        }
    }

    fn text(&mut self, ops: &mut Vec<Op>, pen: &mut Pen, run: &TextRun) {
        let grey = match run.tone {
            Tone::Ink => 0.0,
            Tone::Muted => MUTED,
        };
        pen.fill(ops, grey);
        if run.thickened {
            pen.stroke(ops, grey, run.size * MM_PER_PT * 0.028);
        }
        let (items, is_plain) = self.glyphs(run);
        if !is_plain {
            ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: actual_text(&run.text),
            });
        }
        ops.push(Op::StartTextSection);
        pen.font(ops, font_id(run.face, self.tag), run.size);
        if run.thickened {
            ops.push(Op::SetTextRenderingMode {
                mode: TextRenderingMode::FillStroke,
            });
        }
        ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Translate(pt_x(run.x), self.pt_y(run.y)),
        });
        ops.push(Op::ShowText { items });
        if run.thickened {
            ops.push(Op::SetTextRenderingMode {
                mode: TextRenderingMode::Fill,
            });
        }
        ops.push(Op::EndTextSection);
        if !is_plain {
            ops.push(Op::EndMarkedContentWithProperties);
        }
    }

    /// The glyphs of a run, and whether a reader finds its text from them alone: two characters
    /// may share one glyph, and letters spread apart would be read as words.
    #[expect(clippy::cast_precision_loss, reason = "widths of glyphs are small")]
    fn glyphs(&mut self, run: &TextRun) -> (Vec<TextItem>, bool) {
        let mut items = Vec::new();
        let mut row: Vec<Codepoint> = Vec::new();
        let mut is_plain = true;
        let mut at = 0;
        for glyph in &run.glyphs {
            let text = run.text.get(at..at + glyph.len).unwrap_or_default();
            at += glyph.len;
            let meaning = self
                .meaning
                .entry((run.face, glyph.id))
                .or_insert_with(|| text.to_owned());
            is_plain &= meaning == text && glyph.before + glyph.after < 90;
            if glyph.before != 0 {
                items.push(TextItem::GlyphIds(std::mem::take(&mut row)));
                items.push(TextItem::Offset(-(glyph.before as f32)));
            }
            row.push(Codepoint::with_cid(
                glyph.id,
                -(glyph.after as f32),
                meaning.clone(),
            ));
        }
        items.push(TextItem::GlyphIds(row));
        (items, is_plain)
    }

    /// A PDF counts from the lower edge.
    fn pt_y(&self, mm: f32) -> Pt {
        Pt(points(self.height - mm))
    }
}

fn pt_x(mm: f32) -> Pt {
    Pt(points(mm))
}

/// Points, to a thousandth.
fn points(mm: f32) -> f32 {
    (mm / MM_PER_PT * 1000.0).round() / 1000.0
}

/// UTF-16 with a byte order mark, as PDF text strings are written.
fn actual_text(text: &str) -> DictItem {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    let bytes = units.flat_map(u16::to_be_bytes).collect();
    DictItem::Dict {
        map: BTreeMap::from([("ActualText".to_owned(), DictItem::Bytes(bytes))]),
    }
}

/// The graphics state, so that only changes are written.
#[derive(Default)]
struct Pen {
    fill: Option<f32>,
    stroke: Option<(f32, f32)>,
    cap: Option<LineCapStyle>,
    font: Option<(FontId, f32)>,
}

impl Pen {
    fn fill(&mut self, ops: &mut Vec<Op>, grey: f32) {
        if self.fill.replace(grey) != Some(grey) {
            ops.push(Op::SetFillColor { col: shade(grey) });
        }
    }

    fn stroke(&mut self, ops: &mut Vec<Op>, grey: f32, weight: f32) {
        if self.stroke.replace((grey, weight)) != Some((grey, weight)) {
            ops.push(Op::SetOutlineColor { col: shade(grey) });
            ops.push(Op::SetOutlineThickness {
                pt: Pt(points(weight)),
            });
        }
    }

    fn cap(&mut self, ops: &mut Vec<Op>, cap: LineCapStyle) {
        if self.cap.replace(cap) != Some(cap) {
            ops.push(Op::SetLineCapStyle { cap });
        }
    }

    fn font(&mut self, ops: &mut Vec<Op>, id: FontId, size: f32) {
        let wanted = (id, size);
        if self.font.as_ref() != Some(&wanted) {
            ops.push(Op::SetFont {
                font: PdfFontHandle::External(wanted.0.clone()),
                size: Pt(size),
            });
            self.font = Some(wanted);
        }
    }
}

fn shade(grey: f32) -> Color {
    Color::Greyscale(Greyscale::new(grey, None))
}
