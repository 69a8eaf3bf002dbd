//! One binary over the whole product.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    missing_docs
)]

/// Another system around a test: no network, a small disk, an ordinary user.
mod apart;
/// A print system of our own.
mod queue;
/// A fresh workplace, calls by name, the command line.
mod support;

/// One paper for each of several cases.
mod batch;
/// 制度 that may apply, and their sums.
mod benefits;
/// Leaving without consent, and what a withdrawal lists.
mod beyond;
/// The manual as a book.
mod book;
/// What a day that comes changes by itself.
mod calendar;
/// Cases that are given to others.
mod charge;
/// Acts of support on their way into the chart.
mod chart;
/// The command line as IT staff and scripts use it.
mod command_line;
/// Promises between the list of calls, the screens and the catalogue.
mod contract;
/// 研修 on the manual.
mod course;
/// A coordinator's working day, through the same calls as the window.
mod day;
/// Deadlines, their reasons, the calendar and its file.
mod deadlines;
/// 今日 as a list to work off, calls that come in, the talk, and a person who looks on.
mod desk;
/// The record as the person gets it, the case as a meeting sees it, the outside of a letter.
mod disclosure;
/// Documents of the facility beside the manual.
mod documents;
/// What outgoing papers and papers of the house carry: sender, logo, boxes, sheet.
mod dress;
/// What is due, what is no longer, and what waits.
mod dues;
/// Editions of the manual.
mod editions;
mod editions_kept;
/// What readers say of the manual, and what shows that it helped.
mod evidence;
/// Each kind of damage has its own answer, and files stay untouched.
mod faults;
/// 指導料の確認 and the sheet for the office.
mod fee;
/// Forms that headquarters issues.
mod form_packs;
/// 様式 of a case.
mod forms;
/// A disk without space.
mod full_disk;
/// 制度のご案内: what the person takes home.
mod guide;
/// What reaches headquarters, in any order, and what comes back.
mod headquarters;
/// Slots, passphrases and the new data key when somebody leaves.
mod keys;
/// What a coordinator asks the manual.
mod manual_questions;
/// Two records of one person.
mod merge;
/// The sheet for the morning round.
mod morning;
/// A number that no call takes.
mod my_number;
/// Promises, to-dos and calls on every screen and paper that tells the dates of a case.
mod owed;
/// Papers of real cases.
mod own_tables;
mod papers;
/// Papers of the way of a case: received, spoken of, copied into the chart, handed over.
mod passing_on;
/// What is on the disk when the power goes.
mod power;
/// Practice workplaces.
mod practice;
/// A real print queue.
mod printing;
/// Nothing personal in the clear on disk.
mod privacy;
/// Tabs, marked words, what forms offer, whom a passage concerns.
mod reading;
/// 保存と廃棄: the rule, holds, two people, and nothing that stays.
mod retention;
/// Papers that come back by their code.
mod returned;
/// Texts that are called by an abbreviation.
mod snippets;
/// Figures, their lists, and tables that leave.
mod statistics;
/// Old case lists that come in.
mod tables;
/// Face, calendar and readings as a facility chooses them.
mod typography;
/// The real window.
mod window;
/// Forms as Word files, opened by another program.
mod word;
