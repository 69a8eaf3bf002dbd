//! しおりとメモ: the passages that a user marked, with what the user wrote on them.

use super::{Prepared, Told, issue, style};
use crate::error::{ApiError, ApiResult};
use crate::session::Workbench;
use ::paper::document::{Align, Block, BoxKind, Run};
use ::paper::sheet::chapter::{Chapter, Passage};
use store::highlight::HighlightRow;

/// Name of the paper.
const TITLE: &str = "しおりとメモ";

/// Value of `kind` that prints what was marked with the pens too.
pub(crate) const MARKED: &str = "highlights";

/// Prepares the list in the order of the manual; a passage that only another edition has is left out by name. With
/// `marked` the words that were marked with the pens stand under their passage.
pub(crate) fn prepare(bench: &Workbench, marked: bool) -> ApiResult<Prepared> {
    let user = bench.user_id()?;
    let store = bench.store()?;
    let manual = bench.manual();
    let kept = store.kept_passages(&user)?;
    let lost = kept.iter().filter(|id| manual.edition.find(id).is_none());
    let lost = lost.count();
    if kept.len() == lost {
        return Err(ApiError::PaperNotReady {
            paper: "bookmarks".to_owned(),
        });
    }
    let calendar = style::calendar(bench)?;
    let mut passages = Vec::new();
    for passage in manual.edition.passages().filter(|p| kept.contains(&p.id)) {
        let mut blocks = Vec::new();
        let note = store.passage_note(&user, &passage.id)?;
        if !note.trim().is_empty() {
            blocks.push(Block::Boxed {
                kind: BoxKind::Quote,
                blocks: note.lines().map(text).collect(),
            });
        }
        if marked {
            blocks.extend(pens(store.highlights(&user, &passage.id)?));
        }
        passages.push(Passage {
            heading: format!("{} {}", passage.number, passage.title),
            lead: vec![Run::new(&passage.lead)],
            blocks,
            sources: vec![format!("最終確認 {}", calendar.words(&passage.checked_on))],
        });
    }
    let document = Chapter {
        issue: issue(bench, &manual.edition.title)?,
        title: TITLE.to_owned(),
        edition: manual.edition.title.clone(),
        notice: manual.edition.notice.clone(),
        passages,
    }
    .document();
    let left_out = (lost > 0).then(|| format!("使用中の版にない節 {lost}件"));
    Ok(Prepared {
        title: TITLE.to_owned(),
        document,
        left_out: left_out.into_iter().collect(),
        discloses: vec![
            if marked {
                "しおりをはさんだ節の題名、自分用メモの全文、蛍光ペンの箇所とそのメモ"
            } else {
                "しおりをはさんだ節の題名と、自分用メモの全文"
            }
            .to_owned(),
        ],
        consents: Vec::new(),
        case_id: String::new(),
        number: String::new(),
        told: Told::default(),
    })
}

/// The marked words as they stood on the day, each with what was written on it.
fn pens(rows: Vec<HighlightRow>) -> Vec<Block> {
    let lines = |row: HighlightRow| {
        let quote: Vec<&str> = row.quote.split_whitespace().collect();
        let note = row.note.trim();
        let mut lines = vec![text(&format!("蛍光ペン: 「{}」", quote.join(" ")))];
        lines.extend(note.lines().map(|line| text(&format!("　{line}"))));
        lines
    };
    rows.into_iter().flat_map(lines).collect()
}

fn text(line: &str) -> Block {
    Block::Paragraph {
        runs: vec![Run::new(line)],
        align: Align::Left,
    }
}
