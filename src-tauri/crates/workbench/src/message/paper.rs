//! Papers: preview, print, save, and the register of what left.

use super::{BeyondAsked, BeyondConsent, GuideAsk, LeftBeyond, SecondLook, StatsAsk};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A paper to draw.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct PaperRequest {
    /// Paper id: one of `house_papers` or `form_list`, or recovery-sheet | chapter | reading | bookmarks | audit-log
    pub paper: String,
    /// Case id or number; empty for papers without a case.
    pub case_id: String,
    /// Chapter or passage id for `chapter`.
    pub passage: String,
    /// Edition of the manual for `chapter`; empty = the one in use.
    pub edition: String,
    /// Initials instead of the name.
    pub initials: bool,
    /// Furigana over the person's name, where the reading is recorded.
    pub ruby: bool,
    /// self | company | in_house: where the paper goes, which decides what it may show.
    pub way: String,
    /// To whom at the company (`hr`, `boss`, `occ_physician`); empty = the paper may reach any of them, so what it shows
    /// needs the consent for all.
    pub party: String,
    /// An empty form, to be filled in by hand.
    pub blank: bool,
    /// On A3 with two pages side by side, to be folded; forms that are made for it only.
    pub folded: bool,
    /// With the boxes of the settings for those who see it in the house; in the house only.
    pub circulation: bool,
    /// Saved as a Word file (`.docx`) that can be written into; forms, `words` and `benefit-guide` only.
    pub word: bool,
    /// Recovery code for `recovery-sheet`, never stored.
    pub code: String,
    /// Month for `audit-log` (2026-11); empty = all.
    pub month: String,
    /// Kind of act for `audit-log`; empty = all. Of `bookmarks`: `highlights` shows what was marked with the pens too.
    pub kind: String,
    /// User for `audit-log`; empty = all.
    pub user: String,
    /// To whom an `envelope` goes: `hr`, `occ_physician`, `doctor` or `person`.
    pub addressee: String,
    /// Of an `envelope`: `naga3`, or `labels` for everybody whom the case knows.
    pub layout: String,
    /// Of `morning`: login names of who is away.
    pub absent: Vec<String>,
    /// Of `morning`: first day (ISO) of what is new; empty = the working day before today.
    pub since: String,
    /// Of `benefit-guide`: which benefits, and how they are told; None = what may apply, in plain words.
    pub guide: Option<GuideAsk>,
    /// Period and filter of the figures for `stats`.
    pub stats: Option<StatsAsk>,
    /// Why it goes although no consent covers it; None = only what is consented.
    pub beyond: Option<BeyondConsent>,
}

/// A form of the day, as the list of papers shows it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FormCard {
    /// Paper id.
    pub id: String,
    /// Short number (`F2`), empty for house forms.
    pub number: String,
    /// Title.
    pub title: String,
    /// Edition in use today.
    pub edition: String,
    /// First day of the edition.
    pub valid_from: String,
    /// How sure its wording is.
    pub certainty: model::code::Certainty,
    /// Where its wording comes from.
    pub source: String,
    /// Ways it is made for: self | company | in_house
    pub goes_to: Vec<String>,
    /// Whether it speaks of a case; a form without one is filled in from the facility.
    pub of_case: bool,
    /// Whether it can be printed on A3, to be folded.
    pub folds: bool,
    /// Whether the facility put it in.
    pub own: bool,
    /// Whether papers of today take this edition.
    pub in_use: bool,
    /// Whether it bears the person's name, over which a reading can stand.
    pub named: bool,
}

/// A paper of a case that is no form.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HousePaper {
    /// Paper id.
    pub id: String,
    /// Ways it is made for: self | company | in_house
    pub goes_to: Vec<String>,
    /// Whether it bears the person's name, over which a reading can stand.
    pub named: bool,
    /// Whether it can be made empty, to be filled in by hand.
    pub blank: bool,
}

/// Puts in a form of the facility.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct FormAdd {
    /// The definition, a TOML file.
    pub path: String,
}

/// The logo of the facility.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Logo {
    /// PNG, base64; empty where there is none.
    pub png: String,
}

/// Takes a picture in as the logo.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct LogoSet {
    /// A PNG or JPEG file; empty = no logo any more.
    pub path: String,
}

/// Takes a form of the facility out.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct FormRemove {
    /// Paper id.
    pub id: String,
    /// First day of the edition.
    pub valid_from: String,
}

/// A drawn paper.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaperDrawn {
    /// Paper id.
    pub paper: String,
    /// Japanese name of the paper.
    pub title: String,
    /// PDF, base64.
    pub pdf: String,
    /// Pages.
    pub pages: usize,
    /// Proposed file name, without a name in it.
    pub file_name: String,
    /// Whether it can be saved as a Word file.
    pub word: bool,
    /// What this paper leaves out, and why.
    pub left_out: Vec<String>,
    /// What this paper discloses, to whom.
    pub discloses: Vec<String>,
    /// What must be read and confirmed before it leaves without consent; None where consent covers it.
    pub beyond: Option<BeyondAsked>,
}

/// Prints a paper.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct PaperPrint {
    /// The paper.
    pub request: PaperRequest,
    /// Printer queue.
    pub printer: String,
    /// Copies (1 to 99).
    pub copies: u32,
    /// Both sides.
    pub two_sided: bool,
    /// To whom it goes.
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// The second look, where it leaves without consent.
    #[serde(flatten)]
    pub second: SecondLook,
}

/// Saves a paper as PDF.
#[derive(Clone, Default, Deserialize, TS)]
#[serde(default)]
pub struct PaperSave {
    /// The paper.
    pub request: PaperRequest,
    /// Full path; empty = the paper folder of the settings with the proposed name.
    pub path: String,
    /// To whom it goes.
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// The second look, where it leaves without consent.
    #[serde(flatten)]
    pub second: SecondLook,
}

/// A paper left the PC.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaperLeft {
    /// Entry of the register.
    pub register_id: i64,
    /// Printer or path.
    pub place: String,
    /// SHA-256 of the PDF.
    pub sha256: String,
}

/// A printer queue.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Printer {
    /// Queue name.
    pub name: String,
    /// The system's default.
    pub default: bool,
}

/// The register of what left this PC.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct RegisterQuery {
    /// Only this case.
    pub case_id: String,
    /// First row.
    pub offset: u32,
    /// Rows wanted (1 to 500).
    pub limit: u32,
}

/// One page of the register, newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RegisterPage {
    /// Rows.
    pub rows: Vec<RegisterEntry>,
    /// All.
    pub total: i64,
}

/// One thing that left.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RegisterEntry {
    /// Number.
    pub id: i64,
    /// When (UTC).
    pub at: String,
    /// Who.
    pub user: String,
    /// Paper id or `bundle`.
    pub paper: String,
    /// Case number, empty when none.
    pub case_number: String,
    /// To whom.
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// Consents under which it left; empty where none was needed.
    pub consents: Vec<RestsOn>,
    /// SHA-256.
    pub sha256: String,
    /// Printer or file.
    pub place: String,
    /// It did not leave: the printer or the folder refused it.
    pub failed: bool,
    /// To whom at the company, empty where it went elsewhere.
    pub party: String,
    /// Consent items that it told.
    pub items: Vec<String>,
    /// Its case was discarded since, and with it recipient, purpose and place.
    pub discarded: bool,
    /// Why it left without consent; None where it was covered.
    pub beyond: Option<LeftBeyond>,
}

/// A consent under which something left.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RestsOn {
    /// Consent.
    pub id: String,
    /// Purpose code, empty when the consent was erased since.
    pub purpose: String,
    /// Day of the consent.
    pub on_date: String,
}
