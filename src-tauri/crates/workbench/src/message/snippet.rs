//! 定型文.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SnippetOf {
    /// The user's own.
    #[default]
    Own,
    /// The facility's.
    Shared,
    /// Came with the program.
    BuiltIn,
}

/// One text as the list shows it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Snippet {
    /// Id; of a built-in one its abbreviation.
    pub id: String,
    /// Whose it is.
    pub of: SnippetOf,
    /// What is typed after the `;`.
    pub abbreviation: String,
    /// The same as it comes out in kana; empty when there is none.
    pub kana: String,
    /// What it is called.
    pub title: String,
    /// The text with its placeholders.
    pub text: String,
    /// Does the abbreviation call it? Not where it is switched off or an own one stands before it.
    pub called: bool,
    /// Switched off.
    pub off: bool,
}

/// All texts, and what can stand in them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Snippets {
    /// Own ones first, by abbreviation.
    pub rows: Vec<Snippet>,
    /// Names of the placeholders.
    pub placeholders: Vec<String>,
}

/// Keeps a text.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct SnippetSave {
    /// Id; empty = a new one.
    pub id: String,
    /// For everybody of the facility; administrators only.
    pub shared: bool,
    /// What is typed after the `;`.
    pub abbreviation: String,
    /// The same as it comes out in kana; may stay empty.
    pub kana: String,
    /// What it is called.
    pub title: String,
    /// The text with its placeholders.
    pub text: String,
}

/// Switches a built-in text off or on again for everybody.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct SnippetOff {
    /// Abbreviation of the built-in text.
    pub abbreviation: String,
    /// Off?
    pub off: bool,
}

/// Asks for a text with the facts of a case.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct SnippetFill {
    /// Id.
    pub id: String,
    /// The open case; empty = none, and no fact of anybody is put in.
    pub case_id: String,
}

/// The text as it is written into a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct SnippetFilled {
    /// The text.
    pub text: String,
    /// Where the cursor goes, in UTF-16 units.
    pub cursor: usize,
    /// Placeholders that stay, because nothing is recorded for them.
    pub open: Vec<String>,
}
