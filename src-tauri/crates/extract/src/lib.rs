//! The only reader of foreign PDF: the text of each page, read by a child process that can do nothing but read.
//!
//! A PDF of somebody else is a program for the one who reads it. The reader is therefore this same executable once more,
//! with a hidden argument: it gets the bytes through a pipe, may open no file and no socket, has so much memory and time
//! and no more, and answers lines of JSON. Whatever becomes of it, the workplace stands.

mod bound;
mod child;
mod legible;
mod reader;
mod swell;

pub use child::{ARGUMENT, run_if_asked};
pub use legible::PageKind;
pub use reader::{Next, Reader};

use serde::{Deserialize, Serialize};

pub(crate) const MIB: u64 = 1024 * 1024;

/// What a reading may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Bytes of the file.
    pub file: u64,
    /// Pages.
    pub pages: usize,
    /// Bytes of memory that the child may have.
    pub memory: u64,
    /// Seconds of the processor.
    pub processor: u64,
    /// Seconds by the clock, from the last byte of the file to the last page.
    pub clock: u64,
    /// Characters of one page; what is more is cut off.
    pub page: usize,
    /// Bytes of everything that the child says.
    pub said: u64,
    /// Bytes that one stream unpacks to.
    pub stream: u64,
    /// Bytes that a picture or an enclosed file unpacks to.
    pub picture: u64,
    /// Bytes that all streams unpack to together; `u64::MAX` counts nothing, which only a test wants to see.
    pub unpacked: u64,
}

impl Limits {
    /// The limits of the house: a thick manual of today, ten times over.
    pub const HOUSE: Self = Self {
        file: 100 * MIB,
        pages: 5_000,
        memory: 1_024 * MIB,
        processor: 600,
        clock: 900,
        page: 40_000,
        said: 128 * MIB,
        // The largest fonts of Japanese have a third of it.
        stream: 64 * MIB,
        // A sheet of A3 in colour as a good scanner reads it.
        picture: 256 * MIB,
        unpacked: 8 * 1_024 * MIB,
    };
}

/// What the child says, one line each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Line {
    /// It is a PDF and can be read.
    Opened {
        /// How many pages.
        pages: usize,
    },
    /// One page, in order.
    Page {
        /// From 1.
        number: usize,
        /// What could be read.
        kind: PageKind,
        /// Its text.
        text: String,
    },
    /// It cannot be read.
    Refused {
        /// Why.
        reason: Reason,
    },
    /// Every page has been told.
    Done,
}

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It is no PDF.
    NotPdf,
    /// It asks for a password.
    Encrypted,
    /// It is damaged beyond reading.
    Broken,
    /// It has no page.
    Empty,
    /// More bytes than the limit.
    TooLarge,
    /// More pages than the limit.
    TooManyPages,
    /// What is packed in it unpacks to more than the limits.
    Swollen,
    /// More memory, time or words than the limits.
    TooMuch,
    /// The child could not be started, or ended without a word.
    Stopped,
}

impl Reason {
    /// The stable word for the catalogue of sentences.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotPdf => "not_pdf",
            Self::Encrypted => "encrypted",
            Self::Broken => "broken",
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::TooManyPages => "too_many_pages",
            Self::Swollen => "swollen",
            Self::TooMuch => "too_much",
            Self::Stopped => "stopped",
        }
    }
}
