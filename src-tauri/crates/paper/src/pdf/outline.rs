//! The outline of a book: chapters, and what stands in them. The outline of printpdf has one level, so this one is written
//! into the file that it made.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};

/// One line of the outline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OutlineLine {
    /// 1 is a chapter, 2 what stands in it.
    pub(crate) level: u8,
    pub(crate) text: String,
    /// From 1.
    pub(crate) page: usize,
    /// Upper edge in points from the foot of the page.
    pub(crate) top: f32,
}

/// One line with its object and its neighbours.
struct Node {
    id: ObjectId,
    parent: ObjectId,
    children: Vec<usize>,
}

/// Writes the lines; without any the file stays as it is.
pub(super) fn write(file: &mut Document, lines: &[OutlineLine]) -> lopdf::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let pages = file.get_pages();
    let root = file.new_object_id();
    let (nodes, tops) = nodes(file, lines, root);
    let id_of = |n: Option<&usize>| n.and_then(|n| nodes.get(*n)).map(|node| node.id);
    let siblings = std::iter::once(&tops).chain(nodes.iter().map(|n| &n.children));
    for row in siblings {
        for (at, n) in row.iter().enumerate() {
            let (Some(node), Some(line)) = (nodes.get(*n), lines.get(*n)) else {
                continue;
            };
            let mut dict = Dictionary::new();
            dict.set("Title", text(&line.text));
            dict.set("Parent", node.parent);
            let page = u32::try_from(line.page).ok().and_then(|p| pages.get(&p));
            if let Some(page) = page {
                dict.set(
                    "Dest",
                    vec![
                        (*page).into(),
                        "XYZ".into(),
                        Object::Null,
                        line.top.into(),
                        Object::Null,
                    ],
                );
            }
            let before = at.checked_sub(1).and_then(|at| row.get(at));
            let links = [
                ("Prev", id_of(before)),
                ("Next", id_of(row.get(at + 1))),
                ("First", id_of(node.children.first())),
                ("Last", id_of(node.children.last())),
            ];
            for (key, id) in links {
                if let Some(id) = id {
                    dict.set(key, id);
                }
            }
            if !node.children.is_empty() {
                // Negative: a chapter is closed until it is opened.
                dict.set("Count", -count(node.children.len()));
            }
            file.objects.insert(node.id, dict.into());
        }
    }
    let mut outlines = Dictionary::new();
    outlines.set("Type", "Outlines");
    outlines.set("Count", count(tops.len()));
    for (key, id) in [("First", id_of(tops.first())), ("Last", id_of(tops.last()))] {
        if let Some(id) = id {
            outlines.set(key, id);
        }
    }
    file.objects.insert(root, outlines.into());
    let catalog = file.catalog_mut()?;
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

/// The lines as a tree: nodes in the order of the lines, and those at the top.
fn nodes(file: &mut Document, lines: &[OutlineLine], root: ObjectId) -> (Vec<Node>, Vec<usize>) {
    let mut nodes: Vec<Node> = Vec::with_capacity(lines.len());
    let mut tops: Vec<usize> = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        let above = tops.last().copied().filter(|_| line.level > 1);
        let parent = above.and_then(|at| nodes.get_mut(at));
        let parent = match parent {
            Some(above) => {
                above.children.push(n);
                above.id
            }
            None => {
                tops.push(n);
                root
            }
        };
        let id = file.new_object_id();
        nodes.push(Node {
            id,
            parent,
            children: Vec::new(),
        });
    }
    (nodes, tops)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// UTF-16 with a byte order mark, as PDF text strings are written.
fn text(words: &str) -> Object {
    let units = std::iter::once(0xFEFF).chain(words.encode_utf16());
    let bytes = units.flat_map(u16::to_be_bytes).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}
