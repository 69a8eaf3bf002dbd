//! Coded lists with effective dates: data, read from `assets/codes`, replaceable without a release.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// How sure a fact is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read in the official text.
    Official,
    /// Read in a secondary source.
    Secondary,
    /// Not verified: shown as 未確認, never carries a figure, never decides anything.
    #[default]
    Unverified,
    /// The product's own proposal.
    Own,
    /// Rebuilt after a form that could not be read whole.
    Reconstructed,
}

/// One list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct CodeList {
    /// Name of the list.
    pub list: String,
    /// Japanese title.
    pub title: String,
    /// Where the list comes from.
    #[serde(default)]
    pub source: String,
    /// How sure it is.
    #[serde(default)]
    pub certainty: Certainty,
    /// Entries in order.
    #[serde(default, rename = "code")]
    pub codes: Vec<Code>,
}

/// One entry.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
pub struct Code {
    /// Stable code.
    pub code: String,
    /// Japanese label.
    pub label: String,
    /// Reading in hiragana.
    #[serde(default)]
    pub reading: String,
    /// Place in the list.
    #[serde(default)]
    pub order: i64,
    /// First day it holds; empty = always.
    #[serde(default)]
    pub valid_from: String,
    /// Last day it holds; empty = still.
    #[serde(default)]
    pub valid_to: String,
    /// Where different from the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// Where different from the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What only this list has (nature of a measure, ICD-10 ranges, default channel …).
    #[serde(flatten)]
    #[ts(skip)]
    pub extra: BTreeMap<String, Value>,
}

impl Code {
    /// Does the entry hold on the ISO date? An empty date means today is not known: it holds.
    pub fn holds(&self, on: &str) -> bool {
        on.is_empty()
            || (self.valid_from.is_empty() || self.valid_from.as_str() <= on)
                && (self.valid_to.is_empty() || self.valid_to.as_str() >= on)
    }

    /// A text of the entry's extras.
    pub fn text(&self, key: &str) -> &str {
        self.extra.get(key).and_then(Value::as_str).unwrap_or("")
    }

    /// A yes/no of the entry's extras.
    pub fn flag(&self, key: &str) -> bool {
        self.extra
            .get(key)
            .and_then(Value::as_bool)
            .unwrap_or(false)
    }
}

/// All lists of an edition.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct CodeBook {
    /// Lists by name.
    pub lists: BTreeMap<String, CodeList>,
}

impl CodeBook {
    /// A book of the lists; later lists replace earlier ones of the same name.
    pub fn new(lists: impl IntoIterator<Item = CodeList>) -> Self {
        let lists = lists
            .into_iter()
            .map(|mut list| {
                list.codes.sort_by_key(|code| code.order);
                (list.list.clone(), list)
            })
            .collect();
        Self { lists }
    }

    /// The entry of a code.
    pub fn find(&self, list: &str, code: &str) -> Option<&Code> {
        self.lists.get(list)?.codes.iter().find(|c| c.code == code)
    }

    /// Is this a code of the list (of any date: old records stay valid)?
    pub fn knows(&self, list: &str, code: &str) -> bool {
        self.find(list, code).is_some()
    }

    /// The Japanese label, or the code itself when the list does not know it.
    pub fn label<'a>(&'a self, list: &str, code: &'a str) -> &'a str {
        self.find(list, code).map_or(code, |c| c.label.as_str())
    }

    /// Labels joined by ・.
    pub fn labels(&self, list: &str, codes: &[String]) -> String {
        let labels: Vec<&str> = codes.iter().map(|c| self.label(list, c)).collect();
        labels.join("・")
    }
}
