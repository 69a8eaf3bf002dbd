//! The real window, driven through WebDriver with Japanese text; a screenshot of every screen.

mod batch;
mod beyond;
mod consult;
mod course;
mod day;
mod disclosure;
mod driver;
mod employer;
mod exchange;
mod forms;
mod full_disk;
mod hand;
mod home;
mod idle;
mod kanji;
mod leftovers;
mod looks;
mod native;
mod network;
mod papers;
mod person;
mod reading;
mod scope;
mod start;
mod typography;
mod users;
