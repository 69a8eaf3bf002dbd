//! Markdown as blocks: no HTML, no images, no links but to passages, and no more of anything than a page can show. What is not
//! in this list is refused.

mod limits;

pub(crate) use limits::legible;

use crate::message::{Block, Inline};
use limits::within;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Longest passage in bytes; longer text is refused before parsing.
const LONGEST: usize = 256 * 1024;

/// Reads a body.
pub(crate) fn blocks(text: &str) -> Result<Vec<Block>, String> {
    if text.len() > LONGEST {
        return Err("passage too long".to_owned());
    }
    legible(text)?;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        reader.take(event)?;
        within(&reader)?;
    }
    Ok(reader.out)
}

/// The cells of a table row.
type Row = Vec<Vec<Inline>>;

#[derive(Default)]
struct Reader {
    out: Vec<Block>,
    text: Vec<Inline>,
    strong: bool,
    link: Option<String>,
    drawing: Option<String>,
    quote: bool,
    list: Option<(bool, Vec<Vec<Inline>>)>,
    table: Option<(Row, Vec<Row>)>,
    row: Row,
    /// What is wrong with the run that was finished last.
    fault: Option<String>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        let goes_on = !matches!(event, Event::End(TagEnd::Image | TagEnd::Paragraph));
        if self.drawing.is_some() && goes_on {
            return Err(
                "a drawing has its words in its own file and stands alone in its paragraph"
                    .to_owned(),
            );
        }
        match event {
            Event::Text(text) | Event::Code(text) => self.push_text(&text),
            Event::SoftBreak => {}
            Event::HardBreak => self.push_text("\n"),
            Event::Start(tag) => self.start(tag)?,
            Event::End(tag) => {
                self.end(tag);
                return self.fault.take().map_or(Ok(()), Err);
            }
            Event::Rule => {}
            Event::Html(_) | Event::InlineHtml(_) => return Err("HTML is not allowed".to_owned()),
            other => return Err(format!("not allowed: {other:?}").chars().take(80).collect()),
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'_>) -> Result<(), String> {
        match tag {
            Tag::Paragraph | Tag::Item | Tag::TableCell => {}
            Tag::Heading { .. } => self.text.clear(),
            Tag::Strong | Tag::Emphasis => self.strong = true,
            Tag::BlockQuote(_) if self.quote => return Err(limits::QUOTE.to_owned()),
            Tag::BlockQuote(_) => self.quote = true,
            Tag::List(first) => {
                if self.list.is_some() {
                    return Err("lists inside lists are not allowed".to_owned());
                }
                self.list = Some((first.is_some(), Vec::new()));
            }
            Tag::Link { dest_url, .. } => match dest_url.strip_prefix("passage:") {
                Some(passage) => self.link = Some(passage.to_owned()),
                None => return Err("only links to passages are allowed".to_owned()),
            },
            Tag::Image { dest_url, .. } => match dest_url.strip_prefix("drawing:") {
                Some(id) if self.text.is_empty() && !self.quote && self.list.is_none() => {
                    self.drawing = Some(id.to_owned());
                }
                Some(_) => return Err("a drawing stands alone in its paragraph".to_owned()),
                None => return Err("only drawings of the edition are allowed".to_owned()),
            },
            Tag::Table(_) => self.table = Some((Vec::new(), Vec::new())),
            Tag::TableHead | Tag::TableRow => self.row.clear(),
            other => return Err(format!("not allowed: {other:?}").chars().take(80).collect()),
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph if self.drawing.is_some() => {
                let id = self.drawing.take().unwrap_or_default();
                self.out.push(Block::Drawing { id });
            }
            TagEnd::Paragraph if self.list.is_none() => {
                let text = self.settled();
                self.out.push(if self.quote {
                    Block::Quote { text }
                } else {
                    Block::Paragraph { text }
                });
            }
            TagEnd::Heading(level) => {
                let text = self.settled();
                let level = if level <= HeadingLevel::H2 { 2 } else { 3 };
                self.out.push(Block::Heading { level, text });
            }
            TagEnd::Item => {
                let text = self.settled();
                if let Some((_, items)) = &mut self.list {
                    items.push(text);
                }
            }
            TagEnd::List(_) => {
                if let Some((ordered, items)) = self.list.take() {
                    self.out.push(Block::List { ordered, items });
                }
            }
            TagEnd::TableCell => {
                let text = self.settled();
                self.row.push(text);
            }
            TagEnd::TableHead => {
                let row = std::mem::take(&mut self.row);
                if let Some((head, _)) = &mut self.table {
                    *head = row;
                }
            }
            TagEnd::TableRow => {
                let row = std::mem::take(&mut self.row);
                if let Some((_, rows)) = &mut self.table {
                    rows.push(row);
                }
            }
            TagEnd::Table => {
                if let Some((head, rows)) = self.table.take() {
                    self.out.push(Block::Table { head, rows });
                }
            }
            TagEnd::Strong | TagEnd::Emphasis => self.strong = false,
            TagEnd::BlockQuote(_) => self.quote = false,
            TagEnd::Link => self.link = None,
            _ => {}
        }
    }

    fn push_text(&mut self, text: &str) {
        let text = text.to_owned();
        let piece = match (&self.link, self.strong) {
            (Some(passage), _) => Inline::Link {
                passage: passage.clone(),
                text,
            },
            (None, true) => Inline::Strong { text },
            (None, false) => Inline::Text { text },
        };
        match (self.text.last_mut(), piece) {
            // The parser cuts text at brackets; marks are recognised on the whole.
            (Some(Inline::Text { text: last }), Inline::Text { text }) => last.push_str(&text),
            (Some(Inline::Strong { text: last }), Inline::Strong { text }) => last.push_str(&text),
            (_, piece) => self.text.push(piece),
        }
    }

    /// The finished run with its source marks told apart.
    fn settled(&mut self) -> Vec<Inline> {
        let mut out = Vec::new();
        for piece in std::mem::take(&mut self.text) {
            match piece {
                Inline::Text { text } => split_marks(&text, |text| Inline::Text { text }, &mut out),
                Inline::Strong { text } => {
                    split_marks(&text, |text| Inline::Strong { text }, &mut out);
                }
                other => out.push(other),
            }
        }
        if let Err(fault) = limits::run(&out) {
            self.fault.get_or_insert(fault);
        }
        out
    }
}

/// Cuts `…[^s1]…` into text and marks.
fn split_marks(text: &str, make: impl Fn(String) -> Inline, out: &mut Vec<Inline>) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[^") {
        let Some((source, tail)) = after.split_once(']').filter(|(id, _)| limits::is_mark(id))
        else {
            break;
        };
        if !before.is_empty() {
            out.push(make(before.to_owned()));
        }
        out.push(Inline::Mark {
            source: source.to_owned(),
        });
        rest = tail;
    }
    if !rest.is_empty() {
        out.push(make(rest.to_owned()));
    }
}

/// A text of a drawing with its source marks told apart.
pub(crate) fn marked(text: &str) -> Vec<Inline> {
    let mut out = Vec::new();
    split_marks(text, |text| Inline::Text { text }, &mut out);
    out
}

/// The words of a line without its marks.
pub(crate) fn line(text: &[Inline]) -> String {
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

/// The words of blocks, one block a line.
pub(crate) fn plain(blocks: &[Block]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } | Block::Quote { text } => {
                lines.push(line(text));
            }
            Block::List { items, .. } => lines.extend(items.iter().map(|i| line(i))),
            Block::Table { head, rows } => {
                for row in std::iter::once(head).chain(rows) {
                    lines.push(
                        row.iter()
                            .map(|cell| line(cell))
                            .collect::<Vec<_>>()
                            .join(" "),
                    );
                }
            }
            Block::Drawing { .. } => {}
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn text_becomes_blocks_with_marks() {
        let out = blocks("## 尋ねること\n\n約**3割**です[^s2]。\n次の行[節](passage:liver.a)。\n\n- 一\n- 二\n\n> 言い方\n").unwrap();
        assert_eq!(out.len(), 4);
        let Block::Paragraph { text } = &out[1] else {
            panic!("{out:?}")
        };
        assert_eq!(
            text[1],
            Inline::Strong {
                text: "3割".into()
            }
        );
        assert_eq!(
            text[3],
            Inline::Mark {
                source: "s2".into()
            }
        );
        assert_eq!(plain(&out).lines().nth(1), Some("約3割です。次の行節。"));
    }

    #[test]
    fn what_could_leave_or_run_is_refused() {
        for bad in [
            "<script>alert(1)</script>",
            "a <b>x</b>",
            "![x](https://example.org/a.png)",
            "[x](https://example.org)",
            "[x](javascript:alert(1))",
            "- a\n  - b\n",
            "![x](drawing:flow)",
            "文![](drawing:flow)",
            "![](drawing:flow)文",
            "- ![](drawing:flow)",
            "> ![](drawing:flow)",
            "![](drawing:a)![](drawing:b)",
        ] {
            assert!(blocks(bad).is_err(), "{bad}");
        }
        let id = "flow".to_owned();
        assert_eq!(blocks("![](drawing:flow)"), Ok(vec![Block::Drawing { id }]));
    }
}
