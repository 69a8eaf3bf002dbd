//! The real window, driven through WebDriver with Japanese text; a screenshot of every screen.

mod day;
mod driver;
mod full_disk;
mod kanji;
mod network;
mod papers;
mod person;
mod start;
