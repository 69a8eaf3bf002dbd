//! Why a file is not read.

/// One reason for a whole file. Its sentence stands in the catalogue of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Larger than the limit.
    #[error("too_large")]
    TooLarge,
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// Encrypted with a password.
    #[error("password")]
    Password,
    /// The format before 2007.
    #[error("old_excel")]
    OldExcel,
    /// A packed file of another program.
    #[error("not_excel")]
    NotExcel,
    /// Damaged.
    #[error("broken")]
    Broken,
    /// Unpacks to more than any list is.
    #[error("bomb")]
    Bomb,
    /// More rows than are taken at once.
    #[error("too_many_rows")]
    TooManyRows,
    /// More columns than a list has.
    #[error("too_many_columns")]
    TooManyColumns,
    /// More text than is taken at once.
    #[error("too_much_text")]
    TooMuchText,
    /// There is no sheet of that name.
    #[error("no_sheet")]
    NoSheet,
    /// Text in no encoding that is known.
    #[error("encoding")]
    Encoding,
    /// Neither Excel nor text.
    #[error("not_text")]
    NotText,
}
