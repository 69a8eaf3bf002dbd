//! Papers: one, or the same paper of several cases in one file.

use crate::Answer;
use crate::command::absolute;
use crate::workplace::{opened, plain};
use clap::Args;
use serde_json::{Value, json};
use std::path::PathBuf;
use workbench::{Workbench, api};

/// A paper, where it goes, and whose.
#[derive(Args)]
pub(crate) struct Print {
    /// Folder.
    dir: PathBuf,
    /// Case ids or numbers; several make one file with an outline. `-` for papers without a case.
    #[arg(required = true)]
    cases: Vec<String>,
    /// Paper id.
    #[arg(long)]
    paper: String,
    /// File to write.
    #[arg(short, long, required_unless_present = "printer")]
    output: Option<PathBuf>,
    /// Queue to print on instead.
    #[arg(long, conflicts_with = "output")]
    printer: Option<String>,
    /// Chapter or passage for the paper `chapter`; chapters for the paper `manual`, parted by commas.
    #[arg(long, default_value = "")]
    passage: String,
    /// Own notes on the passages in the paper `manual`.
    #[arg(long)]
    notes: bool,
    /// self | company | in_house
    #[arg(long, default_value = "in_house")]
    way: String,
    /// To whom at the company: hr | boss | occ_physician; without it any of them may read it.
    #[arg(long, default_value = "")]
    party: String,
    /// Initials instead of the name.
    #[arg(long)]
    initials: bool,
    /// An empty form, to be filled in by hand.
    #[arg(long, conflicts_with = "word")]
    blank: bool,
    /// A Word file instead of a PDF; forms only.
    #[arg(long, conflicts_with = "printer")]
    word: bool,
    /// For printing on both sides: each paper begins on the front of a sheet.
    #[arg(long)]
    two_sided: bool,
    /// Cases whose paper cannot be made are left out; without this nothing is made then.
    #[arg(long)]
    leave_out: bool,
}

impl Print {
    /// Makes it.
    pub(crate) fn run(self) -> Answer {
        let mut bench = opened(self.dir.clone())?;
        if self.paper == "manual" {
            return self.book(&mut bench);
        }
        match self.cases.as_slice() {
            [case] => self.one(&mut bench, if case == "-" { "" } else { case }),
            _ => self.several(&mut bench),
        }
    }

    fn request(&self, case: &str) -> Value {
        json!({
            "paper": self.paper, "case_id": case, "passage": self.passage, "way": self.way, "party": self.party,
            "initials": self.initials, "blank": self.blank, "word": self.word,
        })
    }

    fn one(&self, bench: &mut Workbench, case: &str) -> Answer {
        let mut ask = self.goes();
        ask["request"] = self.request(case);
        ask["two_sided"] = json!(self.two_sided);
        let name = if self.printer.is_some() {
            "paper_print"
        } else {
            "paper_save"
        };
        api::call(bench, name, ask).map(plain)
    }

    /// The manual as a book: all of it, or the chapters that `--passage` names.
    fn book(&self, bench: &mut Workbench) -> Answer {
        let named = self.passage.split(',').filter(|id| !id.is_empty());
        let chapters: Vec<&str> = named.collect();
        let start = json!({ "chapters": chapters, "notes": self.notes });
        let mut view = api::call(bench, "book_start", start)?;
        while view["state"] == "drawing" {
            view = api::call(bench, "book_step", json!({ "id": view["id"] }))?;
        }
        let mut ask = self.goes();
        ask["id"] = view["id"].clone();
        ask["two_sided"] = json!(self.two_sided);
        let name = if self.printer.is_some() {
            "book_print"
        } else {
            "book_save"
        };
        let left = plain(api::call(bench, name, ask)?);
        Ok(
            json!({ "pages": view["pages"], "bytes": view["bytes"], "place": left["place"], "sha256": left["sha256"] }),
        )
    }

    /// Draws to the end. Papers that cannot be made are answered instead of a file, unless they may be left out.
    fn several(&self, bench: &mut Workbench) -> Answer {
        let start = json!({ "cases": self.cases, "request": self.request(""), "two_sided": self.two_sided });
        let mut view = api::call(bench, "batch_start", start)?;
        while view["state"] == "drawing" || (view["state"] == "asking" && self.leave_out) {
            let step = json!({ "id": view["id"], "without": self.leave_out });
            view = api::call(bench, "batch_step", step)?;
        }
        let refused: Vec<&Value> = view["lines"]
            .as_array()
            .map_or(&[][..], Vec::as_slice)
            .iter()
            .filter(|line| !line["refused"].is_null())
            .collect();
        let refused: Vec<Value> = refused
            .into_iter()
            .map(|line| json!({ "number": line["number"], "refused": line["refused"] }))
            .collect();
        if view["state"] == "asking" {
            return Ok(json!({ "made": 0, "refused": refused }));
        }
        let mut ask = self.goes();
        ask["id"] = view["id"].clone();
        let name = if self.printer.is_some() {
            "batch_print"
        } else {
            "batch_save"
        };
        let left = plain(api::call(bench, name, ask)?);
        let made = left["register_ids"].as_array().map_or(0, Vec::len);
        Ok(
            json!({ "made": made, "pages": view["pages"], "refused": refused, "place": left["place"], "sha256": left["sha256"] }),
        )
    }

    fn goes(&self) -> Value {
        let path = self.output.as_deref().map(absolute).unwrap_or_default();
        json!({
            "path": path, "printer": self.printer.clone().unwrap_or_default(), "copies": 1, "recipient": "", "purpose": "command line",
        })
    }
}
