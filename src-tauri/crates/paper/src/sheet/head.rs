//! The head of every paper of a case for use in the house: who it is about, who treats, who supports, how to get in touch.

use super::Facts;
use crate::document::{Cell, Run, with_reading};

/// What the head says; empty strings and lists are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Name, or initials.
    pub name: String,
    /// Reading of the name.
    pub reading: String,
    /// Whether the reading stands over the name, not behind it.
    pub ruby: bool,
    /// 生年月日・性別.
    pub birth_and_sex: String,
    /// 患者ID・診療科, with doctor and 入院・外来.
    pub patient: String,
    /// 担当.
    pub staff: String,
    /// 連絡時の注意 as label and value.
    pub cautions: Vec<(String, String)>,
}

impl Head {
    /// Who it is about.
    pub(super) fn person(&self, facts: &mut Facts) {
        let over = if self.ruby { self.reading.as_str() } else { "" };
        let mut name = with_reading(&self.name, over);
        if !self.ruby && !self.reading.is_empty() {
            name.push(Run::new(format!("({})", self.reading)).size(7.5).muted());
        }
        facts.pair(
            ("支援対象者", Cell::new(name)),
            ("生年月日・性別", Cell::text(&self.birth_and_sex)),
        );
    }

    /// Who treats and who supports.
    pub(super) fn house(&self, facts: &mut Facts) {
        facts.pair(
            ("患者ID・診療科", Cell::text(&self.patient)),
            ("担当", Cell::text(&self.staff)),
        );
    }

    /// How to get in touch without doing harm.
    pub(super) fn contact(&self, facts: &mut Facts) {
        let mut runs = Vec::new();
        for (label, value) in &self.cautions {
            if !runs.is_empty() {
                runs.push(Run::new("　"));
            }
            runs.push(Run::new(format!("{label}: ")).muted().keep());
            runs.push(Run::new(value));
        }
        facts.single("連絡時の注意", Cell::new(runs));
    }
}
