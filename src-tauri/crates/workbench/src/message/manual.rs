//! The manual: contents, passages, what fits a case, bookmarks and notes.

use super::SearchHit;
use model::code::Certainty;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Contents of the edition in use.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ManualContents {
    /// Edition id.
    pub edition: String,
    /// Title of the edition.
    pub title: String,
    /// Issued on.
    pub issued_on: String,
    /// Not medical advice; whom to ask.
    pub notice: String,
    /// Chapters in order.
    pub chapters: Vec<ChapterLine>,
    /// How many words the glossary holds.
    pub terms: usize,
}

/// One chapter in the contents.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChapterLine {
    /// Chapter id.
    pub id: String,
    /// Number.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Part.
    pub part: String,
    /// Summary.
    pub summary: String,
    /// Passages in order.
    pub passages: Vec<PassageLine>,
}

/// One passage in the contents.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PassageLine {
    /// Passage id.
    pub id: String,
    /// `9.4`
    pub number: String,
    /// Title.
    pub title: String,
    /// The user has bookmarked it.
    pub bookmarked: bool,
    /// The user has marked it as read.
    pub read: bool,
    /// The user has written a note on it.
    pub noted: bool,
}

/// A passage to read.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PassageView {
    /// Passage id.
    pub id: String,
    /// `9.4`
    pub number: String,
    /// Title.
    pub title: String,
    /// Chapter id.
    pub chapter: String,
    /// Chapter title.
    pub chapter_title: String,
    /// Edition id.
    pub edition: String,
    /// The edition in use was asked for and does not have it: it is shown in another one.
    pub elsewhere: bool,
    /// Title of the edition.
    pub edition_title: String,
    /// Lead sentence.
    pub lead: String,
    /// The same with the marks of what its figures rest on.
    pub lead_line: Vec<Inline>,
    /// Body as blocks; never HTML.
    pub blocks: Vec<Block>,
    /// Tags as labels, by list.
    pub tags: Vec<Tag>,
    /// Sources.
    pub sources: Vec<Source>,
    /// 最終確認日
    pub checked_on: String,
    /// Passage before, empty at the start.
    pub previous: String,
    /// Passage after, empty at the end.
    pub next: String,
    /// The user's note.
    pub note: String,
    /// Bookmarked.
    pub bookmarked: bool,
    /// Marked as read.
    pub read: bool,
    /// Words of the glossary that occur in it.
    pub terms: Vec<TermView>,
    /// Passages that link to it.
    pub referrers: Vec<Referrer>,
    /// Drawings that stand in it.
    pub drawings: Vec<DrawingView>,
}

/// A tag of a passage.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Tag {
    /// Code list.
    pub list: String,
    /// Code.
    pub code: String,
    /// Label.
    pub label: String,
}

/// Where a fact comes from.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Source {
    /// Mark inside the passage.
    pub id: String,
    /// Title.
    pub title: String,
    /// Year.
    pub year: i32,
    /// How sure.
    pub certainty: Certainty,
}

/// One block of a passage.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    /// Heading of level 2 or 3.
    Heading {
        /// 2 or 3.
        level: u8,
        /// Text.
        text: Vec<Inline>,
    },
    /// Paragraph.
    Paragraph {
        /// Text.
        text: Vec<Inline>,
    },
    /// List.
    List {
        /// Numbered.
        ordered: bool,
        /// Items.
        items: Vec<Vec<Inline>>,
    },
    /// Words to say.
    Quote {
        /// Text.
        text: Vec<Inline>,
    },
    /// Table.
    Table {
        /// Head row.
        head: Vec<Vec<Inline>>,
        /// Body rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A drawing, by its id.
    Drawing {
        /// Id.
        id: String,
    },
}

/// A drawing of the manual.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DrawingView {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// What is to be seen, for whoever does not see it.
    pub alt: String,
    /// The picture.
    pub picture: model::chart::Drawing,
    /// Dashed boxes and hatched bars in it rest on sources that are not official ones.
    pub unsure: bool,
    /// Head of the table that tells the same.
    pub head: Vec<Vec<Inline>>,
    /// Its rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// Sources in the order of their numbers in the picture.
    pub sources: Vec<Source>,
    /// 最終確認日
    pub checked_on: String,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Inline {
    /// Plain.
    Text {
        /// Text.
        text: String,
    },
    /// Strong.
    Strong {
        /// Text.
        text: String,
    },
    /// Mark of a source.
    Mark {
        /// Source id.
        source: String,
    },
    /// Another passage.
    Link {
        /// Passage id.
        passage: String,
        /// Text.
        text: String,
    },
    /// The first occurrence of a word of the glossary.
    Term {
        /// Text.
        text: String,
        /// The term that it is.
        term: String,
    },
}

/// A word of the glossary.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TermView {
    /// As it is written.
    pub term: String,
    /// 読み
    pub reading: String,
    /// Head of the index: あ か さ …
    pub row: String,
    /// Other words for the same.
    pub also: Vec<String>,
    /// What it means.
    pub text: String,
    /// Passage that says more; empty = none.
    pub passage: String,
    /// Number and title of that passage.
    pub passage_title: String,
    /// How sure.
    pub certainty: Certainty,
}

/// A passage that links to another one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Referrer {
    /// Passage id.
    pub id: String,
    /// `9.4`
    pub number: String,
    /// Title.
    pub title: String,
    /// Chapter title.
    pub chapter_title: String,
}

/// What to look for in the manual.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(default)]
pub struct ManualQuery {
    /// As typed.
    pub text: String,
    /// Hits wanted (1 to 100).
    pub limit: u32,
    /// Only passages with these: one of each list is enough, every list must agree.
    pub facets: Vec<FacetPick>,
}

/// A chosen facet.
#[derive(Clone, Debug, Default, Deserialize, TS)]
pub struct FacetPick {
    /// `chapter`, `source` (`manual` or `own`), or a code list.
    pub list: String,
    /// Chapter id or code.
    pub code: String,
}

/// What a search in the manual found.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct ManualFound {
    /// All hits.
    pub total: i64,
    /// The best ones.
    pub hits: Vec<SearchHit>,
    /// What the hits can be narrowed to.
    pub facets: Vec<Facet>,
    /// Words of the glossary and titles that begin with or hold what was typed.
    pub suggestions: Vec<Suggestion>,
}

/// One list that hits can be narrowed by.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Facet {
    /// `chapter`, `source`, or a code list.
    pub list: String,
    /// Its values, the most frequent first.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FacetValue {
    /// Chapter id or code.
    pub code: String,
    /// Label.
    pub label: String,
    /// Hits that it leaves.
    pub count: usize,
    /// Chosen.
    pub on: bool,
}

/// Something to search for or to open, offered while typing.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Suggestion {
    /// The term, or the title.
    pub text: String,
    /// 読み of a term, chapter of a title.
    pub sub: String,
    /// It is a word of the glossary.
    pub term: bool,
    /// Passage that it opens; empty = none.
    pub passage: String,
}

/// A passage that fits a case.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct Offered {
    /// Passage id.
    pub id: String,
    /// `9.4`
    pub number: String,
    /// Title.
    pub title: String,
    /// Chapter title.
    pub chapter_title: String,
    /// Lead sentence.
    pub lead: String,
    /// Why it is shown (肝疾患 × 機械操作).
    pub why: String,
    /// Pinned to this case.
    pub pinned: bool,
    /// Edition in which it is read; empty = the one in use. A pinned passage keeps the edition of its day.
    pub edition: String,
    /// Title of that edition; empty = the one in use.
    pub edition_title: String,
}

/// A passage pinned to a case, with the edition of that day.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Pin {
    /// Case id.
    pub case_id: String,
    /// Passage id.
    pub passage: String,
    /// Edition id.
    pub edition: String,
    /// The same where it is not the edition in use; empty = it is.
    pub read_in: String,
    /// Title.
    pub title: String,
    /// When (UTC).
    pub at: String,
}

/// Pins a passage to a case or takes it off.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PinSet {
    /// Case id.
    pub case_id: String,
    /// Passage id.
    pub passage: String,
    /// On or off.
    pub pinned: bool,
    /// Edition in which it is read; empty = the one in use.
    #[serde(default)]
    pub edition: String,
}

/// Bookmarks a passage or takes it off.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct BookmarkSet {
    /// Passage id.
    pub passage: String,
    /// On or off.
    pub on: bool,
}

/// Writes the user's note on a passage.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PassageNoteSet {
    /// Passage id.
    pub passage: String,
    /// Text; empty = no note.
    pub text: String,
}

/// A passage that the user bookmarked or wrote on.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct KeptLine {
    /// Passage id.
    pub id: String,
    /// `9.4`; empty where the edition in use does not have it.
    pub number: String,
    /// Title; empty where no edition here has it.
    pub title: String,
    /// Chapter title; empty where the edition in use does not have it.
    pub chapter_title: String,
    /// Bookmarked.
    pub bookmarked: bool,
    /// The user's note; empty = none.
    pub note: String,
    /// Edition in which it stands; empty = the one in use, or none.
    pub edition: String,
    /// Title of that edition.
    pub edition_title: String,
}
