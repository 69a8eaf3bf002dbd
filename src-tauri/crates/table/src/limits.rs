//! How much of a file is taken at most.

/// Bounds that keep reading within 200 MB of memory, whatever the file says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub file: u64,
    /// Parts inside an Excel file.
    pub parts: usize,
    /// Unpacked bytes of all parts.
    pub unpacked: u64,
    /// Unpacked bytes of the parts that are held in memory as a whole.
    pub held: u64,
    /// Words of the list that cells share.
    pub shared: u64,
    /// Rows.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// Bytes of one cell; a longer one is told and not taken.
    pub cell: usize,
    /// Bytes of all cells.
    pub text: usize,
}

impl Limits {
    /// The bounds of the product.
    pub const HOUSE: Self = Self {
        file: 20 * 1024 * 1024,
        parts: 1_000,
        unpacked: 96 * 1024 * 1024,
        held: 32 * 1024 * 1024,
        shared: 400_000,
        rows: 20_000,
        columns: 200,
        cell: 80_000,
        text: 32 * 1024 * 1024,
    };

    /// No bounds at all: only to show what they keep away.
    #[cfg(test)]
    pub(crate) const NONE: Self = Self {
        file: u64::MAX,
        parts: usize::MAX,
        unpacked: u64::MAX,
        held: u64::MAX,
        shared: u64::MAX,
        rows: u32::MAX,
        columns: u32::MAX,
        cell: usize::MAX,
        text: usize::MAX,
    };
}
