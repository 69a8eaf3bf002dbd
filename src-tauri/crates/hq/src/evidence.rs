//! Which passages of the manual ask for a revision, the most urgent first.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::Cell;

/// What a reader can say of a passage: 役に立った, 足りない, 誤り, 古い.
pub const MARKS: [&str; 4] = ["useful", "lacking", "wrong", "outdated"];
/// The marks that ask for a revision, the gravest first: who acts on a wrong sentence may harm somebody, an old one was
/// right once, and what is lacking is missed at least.
pub const GRAVITY: [&str; 3] = ["wrong", "outdated", "lacking"];

/// A remark as it is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeldRemark {
    /// The facility it came from; for headquarters' eyes only.
    pub facility_key: String,
    /// Its name outside the facility.
    pub pseudonym: String,
    /// The revision held.
    pub rev: u64,
    /// Passage id.
    pub passage: String,
    /// Edition that was read.
    pub edition: String,
    /// One of [`MARKS`].
    pub mark: String,
    /// In the reader's own words.
    pub comment: String,
    /// Month in which it was given.
    pub given_on: String,
}

/// A passage that was open while cases moved on, with their outcomes; small numbers are hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UsedPassage {
    /// Passage id.
    pub passage: String,
    /// Cases that used it.
    pub cases: Cell,
    /// Outcome codes and the cases with each.
    pub outcomes: Vec<(String, Cell)>,
}

/// How often each mark was given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Marks {
    /// 誤り
    pub wrong: usize,
    /// 古い
    pub outdated: usize,
    /// 足りない
    pub lacking: usize,
    /// 役に立った
    pub useful: usize,
}

/// A remark without anything that tells whose it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comment {
    /// One of [`MARKS`].
    pub mark: String,
    /// Edition that was read.
    pub edition: String,
    /// Month in which it was given.
    pub given_on: String,
    /// In the reader's own words.
    pub text: String,
}

/// A passage in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Place in the list, from 1; 0 = only praised or only used, so no candidate.
    pub rank: usize,
    /// Passage id.
    pub passage: String,
    /// The gravest mark that was given; empty = none that asks for a revision.
    pub gravest: String,
    /// Facilities that gave the gravest mark.
    pub facilities_gravest: usize,
    /// Facilities that ask for a revision.
    pub facilities: usize,
    /// How often each mark was given.
    pub marks: Marks,
    /// Latest month of a mark that asks for a revision; of praise where there is none.
    pub last_on: String,
    /// Editions that the remarks belong to.
    pub editions: Vec<String>,
    /// Remarks with words, the gravest first, then the newest.
    pub comments: Vec<Comment>,
    /// Outcomes of the cases that used it; None = no case told that it did.
    pub used: Option<UsedPassage>,
}

/// Puts the passages in order. First those with a graver mark (誤り before 古い before 足りない); among them those that more
/// facilities gave this mark; then those about which more facilities complain at all; then more complaints; then the later
/// complaint; at last by the id. One facility counts once however often its readers say it, so that a large house is not
/// louder than three small ones.
#[must_use]
pub fn rank(remarks: &[HeldRemark], used: &[UsedPassage]) -> Vec<Candidate> {
    let mut by_passage: BTreeMap<&str, Vec<&HeldRemark>> = BTreeMap::new();
    for remark in remarks {
        by_passage.entry(&remark.passage).or_default().push(remark);
    }
    for line in used {
        by_passage.entry(&line.passage).or_default();
    }
    let mut out: Vec<Candidate> = by_passage
        .into_iter()
        .map(|(passage, of)| candidate(passage, &of, used))
        .collect();
    out.sort_by(|a, b| {
        let key = |c: &Candidate| {
            let complaints = c.marks.wrong + c.marks.outdated + c.marks.lacking;
            (
                gravity(&c.gravest),
                std::cmp::Reverse((c.facilities_gravest, c.facilities, complaints)),
                std::cmp::Reverse(c.last_on.clone()),
                c.passage.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    let is_candidate = |c: &&mut Candidate| !c.gravest.is_empty();
    for (place, candidate) in out.iter_mut().filter(is_candidate).enumerate() {
        candidate.rank = place + 1;
    }
    out
}

/// 0 for the gravest mark; one that asks for nothing comes last.
fn gravity(mark: &str) -> usize {
    let place = GRAVITY.iter().position(|grave| *grave == mark);
    place.unwrap_or(GRAVITY.len())
}

fn candidate(passage: &str, remarks: &[&HeldRemark], used: &[UsedPassage]) -> Candidate {
    let count = |mark: &str| remarks.iter().filter(|r| r.mark == mark).count();
    let asking = || {
        remarks
            .iter()
            .filter(|r| GRAVITY.contains(&r.mark.as_str()))
    };
    let facilities = |wanted: &dyn Fn(&&&HeldRemark) -> bool| {
        let keys = remarks.iter().filter(wanted).map(|r| &r.facility_key);
        keys.collect::<BTreeSet<_>>().len()
    };
    let gravest = GRAVITY.into_iter().find(|m| count(m) > 0).unwrap_or("");
    let last = |months: &mut dyn Iterator<Item = &String>| months.max().cloned();
    let last_on = last(&mut asking().map(|r| &r.given_on))
        .or_else(|| last(&mut remarks.iter().map(|r| &r.given_on)));
    let editions: BTreeSet<String> = remarks.iter().map(|r| r.edition.clone()).collect();
    Candidate {
        rank: 0,
        passage: passage.to_owned(),
        gravest: gravest.to_owned(),
        facilities_gravest: facilities(&|r| !gravest.is_empty() && r.mark == gravest),
        facilities: facilities(&|r| GRAVITY.contains(&r.mark.as_str())),
        marks: Marks {
            wrong: count("wrong"),
            outdated: count("outdated"),
            lacking: count("lacking"),
            useful: count("useful"),
        },
        last_on: last_on.unwrap_or_default(),
        editions: editions.into_iter().collect(),
        comments: comments(remarks),
        used: used.iter().find(|line| line.passage == passage).cloned(),
    }
}

fn comments(remarks: &[&HeldRemark]) -> Vec<Comment> {
    let with_words = remarks.iter().filter(|r| !r.comment.is_empty());
    let mut out: Vec<Comment> = with_words
        .map(|r| Comment {
            mark: r.mark.clone(),
            edition: r.edition.clone(),
            given_on: r.given_on.clone(),
            text: r.comment.clone(),
        })
        .collect();
    out.sort_by(|a, b| {
        (gravity(&a.mark), &b.given_on, &a.text).cmp(&(gravity(&b.mark), &a.given_on, &b.text))
    });
    out
}

#[cfg(test)]
#[path = "evidence_tests.rs"]
mod tests;
