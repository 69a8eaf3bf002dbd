//! Runs: the smallest piece of text with one look.

use serde::{Deserialize, Serialize};

/// How dark text is; both survive a black-and-white fax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Tone {
    /// Black.
    #[default]
    Ink,
    /// A little lighter, for what may be skipped.
    Muted,
}

/// Text with one look. A line feed in it starts a new line.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Bold face.
    pub bold: bool,
    /// Size in points; without it the size of the surroundings.
    pub size: Option<f32>,
    /// How dark.
    pub tone: Tone,
    /// A drawn check box before the text: `Some(true)` is ticked.
    pub check: Option<bool>,
    /// A rule of this length in mm instead of text, for writing by hand.
    pub blank: Option<f32>,
    /// No line break inside, as long as the run fits on one line.
    pub keep: bool,
    /// No line begins with it: it belongs to what stands before.
    #[serde(default)]
    pub bound: bool,
    /// Extra space after each character, in thousandths of the size.
    pub tracking: i32,
    /// The reading, set small over the text; empty = none.
    #[serde(default)]
    pub ruby: String,
    /// Struck through: what stood there before a correction.
    #[serde(default)]
    pub struck: bool,
}

impl Run {
    /// Plain text.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A check box with its label, kept together.
    pub fn checked(ticked: bool, label: impl Into<String>) -> Self {
        Self {
            text: label.into(),
            check: Some(ticked),
            keep: true,
            ..Self::default()
        }
    }

    /// A rule for writing by hand, in mm.
    pub fn blank(length: f32) -> Self {
        Self {
            blank: Some(length),
            ..Self::default()
        }
    }

    /// In bold.
    #[must_use]
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// In this size (points).
    #[must_use]
    pub fn size(mut self, size: f32) -> Self {
        self.size = Some(size);
        self
    }

    /// A little lighter.
    #[must_use]
    pub fn muted(mut self) -> Self {
        self.tone = Tone::Muted;
        self
    }

    /// Struck through.
    #[must_use]
    pub fn struck(mut self) -> Self {
        self.struck = true;
        self
    }

    /// Not broken over lines.
    #[must_use]
    pub fn keep(mut self) -> Self {
        self.keep = true;
        self
    }

    /// Never at the head of a line.
    #[must_use]
    pub fn bound(mut self) -> Self {
        self.bound = true;
        self
    }

    /// With this reading over it.
    #[must_use]
    pub fn ruby(mut self, reading: impl Into<String>) -> Self {
        self.ruby = reading.into();
        self
    }

    /// With extra space after each character, in thousandths of the size.
    #[must_use]
    pub fn tracking(mut self, thousandths: i32) -> Self {
        self.tracking = thousandths;
        self
    }
}

impl From<&str> for Run {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Run {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

/// One plain run as a list of runs.
pub fn plain(text: impl Into<String>) -> Vec<Run> {
    vec![Run::new(text)]
}
