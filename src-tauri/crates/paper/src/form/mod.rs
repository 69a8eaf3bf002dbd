//! 様式: a form as data. Its wording, order and layout come from a file; this room reads the file, refuses what it does
//! not understand by its line, and sets the form with the answers it is given.
//!
//! Nothing here knows a case: a field names the *fact* that fills it, and the caller answers by field.

mod fit;
mod read;
mod set;
mod template;

pub use read::FormError;
pub use set::{Answer, Answers, Filling};

use model::code::Certainty;
use serde::Deserialize;
use toml::Spanned;

/// The layout language that this program reads; a form with a higher number asks for a newer program.
pub const FORMAT: u32 = 1;

/// A form of one edition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Number of the layout language.
    pub format: u32,
    /// Paper id (`opinion`).
    pub id: String,
    /// Short number on screen (`F2`), empty for house forms.
    #[serde(default)]
    pub number: String,
    /// Three letters that stand for it in the code of a paper that may come back (`OPN`); empty = it carries none.
    #[serde(default)]
    pub code: String,
    /// Official title.
    pub title: String,
    /// What stands above the title (`(別紙様式49の2)`).
    #[serde(default)]
    pub caption: String,
    /// Edition as printed small at the foot.
    pub edition: String,
    /// First day on which a paper takes this edition.
    pub valid_from: String,
    /// Where the wording comes from.
    pub source: String,
    /// How sure it is; `reconstructed` prints 様式例に準拠して作成.
    pub certainty: Certainty,
    /// Who writes it: an answer in a doctor's form stays a draft until the doctor has confirmed it.
    pub writer: Writer,
    /// Where it may go.
    pub goes_to: Vec<Way>,
    /// Whether its pages may stand side by side on A3, to be folded.
    #[serde(default)]
    pub folds: bool,
    /// Size of running text in points.
    #[serde(default = "usual_size")]
    pub size: f32,
    /// The fields, in the order in which people fill them in.
    #[serde(default, rename = "field")]
    pub fields: Vec<FormField>,
    /// Whether a facility put it in: it prints 施設独自.
    #[serde(skip)]
    pub own: bool,
    /// What stands on the paper, from top to bottom.
    #[serde(rename = "part")]
    pub parts: Vec<Part>,
}

fn usual_size() -> f32 {
    10.0
}

/// Who writes a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Writer {
    /// 主治医
    Doctor,
    /// 会社
    Company,
    /// 本人
    Person,
    /// 両立支援コーディネーター・医療機関
    Office,
}

/// Where a paper goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// 本人へ手渡し
    #[serde(rename = "self")]
    Person,
    /// 本人同意のうえ会社・産業医へ
    Company,
    /// 院内
    InHouse,
}

/// One thing to fill in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormField {
    /// Id within the form.
    pub id: Spanned<String>,
    /// What it is called on screen and in lists.
    pub label: String,
    /// What an answer looks like.
    #[serde(default)]
    pub shape: FieldShape,
    /// The fact that fills it; empty = always by hand.
    #[serde(default = "nothing")]
    pub fact: Spanned<String>,
    /// Consent item under which it may leave, where the fact itself has none; a form cannot make a fact freer than it is.
    #[serde(default)]
    pub item: Option<ConsentItem>,
    /// Answers to tick.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// Columns of an answer that is a list of rows.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Length of the blank for writing by hand, in sizes of the text.
    #[serde(default)]
    pub blank: f32,
}

fn nothing() -> Spanned<String> {
    Spanned::new(0..0, String::new())
}

/// What a consent can speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentItem {
    /// 病名
    Disease,
    /// 症状と仕事への影響
    Effects,
    /// 治療予定
    Schedule,
    /// 予後・病期
    Prognosis,
    /// 感染
    Infection,
    /// 勤務情報
    Work,
    /// 措置・配慮
    Measures,
    /// 本人の希望
    Wish,
}

/// What an answer looks like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldShape {
    /// One line.
    #[default]
    Line,
    /// Text of any length: it shrinks to the least size and goes on on a 別紙.
    Long,
    /// A day: `　年　月　日` while it is open.
    Date,
    /// A time of day: `　時　分` while it is open.
    Time,
    /// A number.
    Number,
    /// One option of several.
    One,
    /// Any number of options.
    Many,
    /// Rows with the same columns.
    Rows,
}

/// One column of an answer that is a list of rows.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Id within the field (`{plan.period}`).
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Whether it is a box to tick; any answer ticks it.
    #[serde(default)]
    pub tick: bool,
}

/// One answer to tick.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Code of the fact.
    pub code: String,
    /// Wording beside the box; may hold blanks (`その他({other})`).
    pub label: Spanned<String>,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartKind {
    /// Rows and columns.
    Table,
    /// Lines of text.
    Text,
    /// Free height.
    Space,
    /// Name and address of the facility.
    Sender,
    /// The title, where it does not stand at the top: a letter begins with date and addressee.
    Title,
    /// What follows stands on a new page.
    Page,
}

/// One part of the layout.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Shares of the width, for a table.
    #[serde(default)]
    pub columns: Vec<f32>,
    /// Rows repeated at the head of each page.
    #[serde(default)]
    pub head: Vec<FormRow>,
    /// Rows of a table.
    #[serde(default)]
    pub rows: Vec<FormRow>,
    /// Lines of a text.
    #[serde(default)]
    pub lines: Vec<Spanned<String>>,
    /// Size in points, where it differs.
    #[serde(default)]
    pub size: Option<f32>,
    /// Whether it is bold.
    #[serde(default)]
    pub bold: bool,
    /// How lines stand.
    #[serde(default)]
    pub align: FormAlign,
    /// Whether a frame stands around the text, or rules around the cells of a table.
    #[serde(default)]
    pub framed: Option<bool>,
    /// Free height in mm.
    #[serde(default)]
    pub height: f32,
    /// Name of a place for a seal or a stamp at the right: free beside the sender, framed beside the title.
    #[serde(default)]
    pub seal: String,
}

/// How lines stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FormAlign {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// One row.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormRow {
    /// Least height in mm.
    #[serde(default)]
    pub height: f32,
    /// Whether the row keeps this height: long answers shrink, then go on on a 別紙.
    #[serde(default)]
    pub fixed: bool,
    /// Field whose rows this row is repeated for.
    #[serde(default)]
    pub repeat: String,
    /// How often a repeated row stands at least, open for writing by hand.
    #[serde(default)]
    pub least: usize,
    /// Cells from left to right.
    pub cells: Vec<FormCell>,
}

/// One cell.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormCell {
    /// Name of what stands beside or below it.
    #[serde(default)]
    pub label: String,
    /// Small lines above the answer.
    #[serde(default)]
    pub hint: Vec<String>,
    /// Lines with fields in braces.
    #[serde(default)]
    pub lines: Vec<Spanned<String>>,
    /// How lines stand.
    #[serde(default)]
    pub align: FormAlign,
    /// Columns it reaches over; 0 counts as 1.
    #[serde(default)]
    pub across: usize,
    /// Rows it reaches over; 0 counts as 1.
    #[serde(default)]
    pub down: usize,
    /// Size in points, where it differs.
    #[serde(default)]
    pub size: Option<f32>,
    /// Whether the text stands at the upper edge of a label cell, or in the middle of a value cell.
    #[serde(default)]
    pub middle: Option<bool>,
    /// Name of the place for a seal that the cell is: 25 mm each way stay free. Never a picture of a seal.
    #[serde(default)]
    pub seal: String,
    /// Whether that place has rules around it, as the box for a stamp of receipt has.
    #[serde(default)]
    pub framed: bool,
}

impl Form {
    /// The field of an id.
    pub fn field(&self, id: &str) -> Option<&FormField> {
        self.fields.iter().find(|f| f.id.get_ref() == id)
    }

    /// A field, one option of it or one column: `{continue}`, `{continue.ok}`, `{plan.period}`.
    pub(crate) fn named<'a>(&self, name: &'a str) -> Option<(&FormField, Option<&'a str>)> {
        if let Some(field) = self.field(name) {
            return Some((field, None));
        }
        let (id, code) = name.split_once('.')?;
        let field = self.field(id)?;
        let options = field.options.iter().map(|option| &option.code);
        let columns = field.columns.iter().map(|column| &column.id);
        options
            .chain(columns)
            .any(|known| known == code)
            .then_some((field, Some(code)))
    }

    /// Whether it may go this way.
    pub fn goes(&self, way: Way) -> bool {
        self.goes_to.contains(&way)
    }
}
