//! What is there only while the workplace is unlocked, and gone with the key.

use store::Store;
use store::setting::UserRow;
use store::slots::Slots;

/// What is there only while the workplace is unlocked.
pub(crate) struct Open {
    pub(crate) store: Store,
    pub(crate) slots: Slots,
    pub(crate) user: UserRow,
    /// Papers of several cases that are being made; gone with the key.
    pub(crate) batch: Option<crate::paper::Batch>,
    /// The manual as a book that is being made; gone with the key.
    pub(crate) book: Option<crate::paper::Book>,
    /// The case that alone is shown (面談モード); a lock ends it.
    pub(crate) interview: Option<String>,
    /// A table that is being taken in; gone with the key, and what it wrote with it.
    pub(crate) import: Option<crate::import::Import>,
    /// Passages that are open beside cases; empty unless the user has turned it on that this is recorded.
    pub(crate) seen: Vec<store::remark::Seen>,
    /// A document that is being read; gone with the key, and its child with it.
    pub(crate) taking: Option<crate::document::Taking>,
}

impl Open {
    /// Just unlocked: nothing is under way.
    pub(crate) fn new(store: Store, slots: Slots, user: UserRow) -> Self {
        Self {
            store,
            slots,
            user,
            batch: None,
            book: None,
            interview: None,
            import: None,
            seen: Vec::new(),
            taking: None,
        }
    }
}
