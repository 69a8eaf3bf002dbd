#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::{fixture::*, *};

mod admitting;
mod file;
mod noting;
mod order;
mod receiving;
mod remarks;
mod totalling;
