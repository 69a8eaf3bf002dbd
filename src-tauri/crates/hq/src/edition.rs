//! Editions of the manual that headquarters published.

/// One edition with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedEdition {
    /// Id (`2027-04`).
    pub id: String,
    /// Title.
    pub title: String,
    /// Issued on (ISO), as the edition says.
    pub issued_on: String,
    /// When it was first published (UTC).
    pub published_at: String,
    /// SHA-256 of its files.
    pub sha256: String,
    /// Its files: name and text, as JSON.
    pub files: String,
}
