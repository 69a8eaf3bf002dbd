//! A chapter or a passage of the manual on paper.

use super::{Prepared, issue, style};
use crate::error::{ApiError, ApiResult};
use crate::manual::{self, Edition, Passage};
use crate::message::{Block, Inline};
use crate::session::Workbench;
use ::paper::document::{Align, BoxKind, ListKind, Run};
use ::paper::sheet::chapter as sheet;
use model::code::Certainty;
use model::era::Calendar;

/// Prepares a chapter (`liver`) or one passage (`liver.judgement`) of an edition; empty = the one in use.
pub(crate) fn prepare(bench: &Workbench, id: &str, of: &str) -> ApiResult<Prepared> {
    let manual = bench.edition(of)?;
    let edition = &manual.edition;
    let (title, passages): (String, Vec<&Passage>) = match (edition.chapter(id), edition.find(id)) {
        (Some(chapter), _) => (
            format!("{} {}", chapter.number, chapter.title),
            chapter.passages.iter().collect(),
        ),
        (None, Some(passage)) => (
            edition.chapter_title(&passage.chapter).to_owned(),
            vec![passage],
        ),
        (None, None) => return Err(ApiError::NotFound),
    };
    let calendar = style::calendar(bench)?;
    let document = sheet::Chapter {
        issue: issue(bench, &edition.title)?,
        title: title.clone(),
        edition: edition.title.clone(),
        notice: edition.notice.clone(),
        passages: passages
            .into_iter()
            .map(|p| on_paper(p, edition, calendar))
            .collect(),
    }
    .document();
    // The register tells the edition where it is not the one that everybody reads.
    let name = if edition.id == bench.manual().edition.id {
        format!("マニュアル {title}")
    } else {
        format!("マニュアル {title}({})", edition.title)
    };
    Ok(Prepared {
        title: name,
        document,
        left_out: Vec::new(),
        discloses: Vec::new(),
        consents: Vec::new(),
        case_id: String::new(),
        number: String::new(),
        told: super::Told::default(),
    })
}

pub(super) fn on_paper(passage: &Passage, edition: &Edition, calendar: Calendar) -> sheet::Passage {
    sheet::Passage {
        heading: format!("{} {}", passage.number, passage.title),
        lead: runs(&manual::lead::line(passage), passage, edition),
        blocks: passage
            .blocks
            .iter()
            .map(|b| block(b, passage, edition))
            .collect(),
        sources: passage
            .sources
            .iter()
            .enumerate()
            .map(|(n, s)| {
                let certainty = certainty(s.certainty);
                format!("[{}] {}({}年・{certainty})", n + 1, s.title, s.year)
            })
            .chain(std::iter::once(format!(
                "最終確認 {}",
                calendar.words(&passage.checked_on)
            )))
            .collect(),
    }
}

/// How sure a source is, in the word of the screens.
pub(crate) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Official => "一次資料",
        Certainty::Secondary => "二次資料",
        Certainty::Unverified => "未確認",
        Certainty::Own => "本ソフト独自",
        Certainty::Reconstructed => "様式例に準拠",
    }
}

fn block(block: &Block, passage: &Passage, edition: &Edition) -> ::paper::document::Block {
    use ::paper::document::Block as Paper;
    let line = |text: &[Inline]| runs(text, passage, edition);
    match block {
        Block::Heading { level, text } => Paper::Heading {
            level: *level,
            text: plain(text),
        },
        Block::Paragraph { text } => Paper::Paragraph {
            runs: line(text),
            align: Align::Left,
        },
        Block::List { ordered, items } => Paper::List {
            kind: if *ordered {
                ListKind::Number(1)
            } else {
                ListKind::Bullet
            },
            items: items.iter().map(|i| line(i)).collect(),
        },
        Block::Quote { text } => Paper::Boxed {
            kind: BoxKind::Quote,
            blocks: vec![Paper::Paragraph {
                runs: line(text),
                align: Align::Left,
            }],
        },
        Block::Table { head, rows } => sheet::text_table(
            head.iter().map(|c| line(c)).collect(),
            rows.iter()
                .map(|r| r.iter().map(|c| line(c)).collect())
                .collect(),
        ),
        Block::Drawing { id } => Paper::KeepTogether(
            edition
                .drawing(id)
                .map_or_else(Vec::new, super::drawing::blocks),
        ),
    }
}

fn plain(text: &[Inline]) -> String {
    text.iter()
        .map(|i| match i {
            Inline::Text { text }
            | Inline::Strong { text }
            | Inline::Link { text, .. }
            | Inline::Term { text, .. } => text.as_str(),
            Inline::Mark { .. } => "",
        })
        .collect()
}

/// Marks print with the number of their source, and with its certainty where it is not an official one.
fn runs(text: &[Inline], passage: &Passage, edition: &Edition) -> Vec<Run> {
    text.iter()
        .filter_map(|piece| match piece {
            Inline::Text { text } | Inline::Term { text, .. } => Some(Run::new(text.clone())),
            Inline::Strong { text } => Some(Run::new(text.clone()).bold()),
            Inline::Link { passage, text } => {
                let number = edition.find(passage).map_or("", |p| p.number.as_str());
                Some(Run::new(format!("{text}({number})")))
            }
            Inline::Mark { source } => {
                let at = passage.sources.iter().position(|s| s.id == *source)?;
                let number = at + 1;
                let words = match passage.sources.get(at)?.certainty {
                    Certainty::Official => format!("[{number}]"),
                    doubt => format!("[{number}・{}]", certainty(doubt)),
                };
                Some(Run::new(words).muted().size(7.5).keep().bound())
            }
        })
        .collect()
}
