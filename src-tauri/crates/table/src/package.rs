//! The package around an Excel file, looked at before anything in it is believed: every part is unpacked once into
//! nothing and counted, because the sizes that a package states of itself may be lies.

use crate::limits::Limits;
use crate::refusal::Refusal;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What the parts say together.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Found {
    pub(crate) macros: bool,
    pub(crate) uncalculated: bool,
}

/// Why a compound file (the format of Excel before 2007) is not read: encrypted files of today are such files too.
pub(crate) fn compound(bytes: &[u8]) -> Refusal {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        Refusal::Password
    } else {
        Refusal::OldExcel
    }
}

/// Unpacks and counts every part.
pub(crate) fn inspect(bytes: &[u8], limits: &Limits) -> Result<Found, Refusal> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Broken)?;
    if package.len() > limits.parts {
        return Err(Refusal::Bomb);
    }
    let mut found = Found::default();
    let mut left = limits.unpacked;
    let mut is_excel = false;
    for n in 0..package.len() {
        let mut part = package.by_index(n).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(why) if why.contains("assword") => {
                Refusal::Password
            }
            _ => Refusal::Broken,
        })?;
        let name = part
            .name()
            .map_err(|_| Refusal::Broken)?
            .to_ascii_lowercase()
            .replace('\\', "/");
        is_excel |= name.contains("workbook.xml") || name.contains("workbook.bin");
        found.macros |= name.ends_with("vbaproject.bin");
        let mut watch = Watch::of(&name);
        let at_most = if watch.sheet {
            left
        } else {
            left.min(limits.held)
        };
        let read = drain(&mut part, at_most, &mut watch)?;
        left = left.saturating_sub(read);
        if watch.announced > limits.shared || watch.shared > limits.shared {
            return Err(Refusal::Bomb);
        }
        found.uncalculated |= watch.uncalculated;
    }
    if is_excel {
        Ok(found)
    } else {
        Err(Refusal::NotExcel)
    }
}

/// Bytes of the part with own properties that are read; more is nothing that anybody wrote by hand.
const PROPERTIES: u64 = 64 * 1024;

/// The words among the own properties of a workbook; what cannot be read is as if it were not there.
pub(crate) fn properties(bytes: &[u8]) -> Vec<(String, String)> {
    let Ok(mut package) = ZipArchive::new(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let mut text = String::new();
    let read = package.by_name("docProps/custom.xml").map(|part| {
        let mut part = part.take(PROPERTIES);
        part.read_to_string(&mut text)
    });
    if !matches!(read, Ok(Ok(_))) {
        return Vec::new();
    }
    text.split("<property ")
        .skip(1)
        .filter_map(property)
        .collect()
}

fn property(element: &str) -> Option<(String, String)> {
    let (head, body) = element.split_once('>')?;
    let name = head.split_once("name=\"")?.1.split_once('"')?.0;
    let words = body
        .split_once("<vt:lpwstr>")?
        .1
        .split_once("</vt:lpwstr>")?
        .0;
    Some((name.to_owned(), words.to_owned()))
}

/// Unpacks a part into nothing, up to a number of bytes.
fn drain(part: &mut impl Read, at_most: u64, watch: &mut Watch) -> Result<u64, Refusal> {
    // The end of the last piece is kept, so that a word across two pieces is seen.
    const KEEP: usize = 64;
    let mut buffer = vec![0u8; 64 * 1024];
    let mut kept = 0usize;
    let mut total = 0u64;
    loop {
        let space = buffer.get_mut(kept..).unwrap_or_default();
        let read = part.read(space).map_err(|_| Refusal::Broken)?;
        if read == 0 {
            return Ok(total);
        }
        total += read as u64;
        if total > at_most {
            return Err(Refusal::Bomb);
        }
        let filled = kept + read;
        watch.look(buffer.get(..filled).unwrap_or_default(), kept);
        let keep_from = filled.saturating_sub(KEEP);
        buffer.copy_within(keep_from..filled, 0);
        kept = filled - keep_from;
    }
}

/// What is looked for in the bytes of a part.
struct Watch {
    sheet: bool,
    strings: bool,
    /// How many shared words the list announces. The reader makes room for that many at once.
    announced: u64,
    /// How many it has.
    shared: u64,
    uncalculated: bool,
}

impl Watch {
    fn of(name: &str) -> Self {
        Self {
            sheet: name.contains("/worksheets/") && !name.contains("_rels"),
            strings: name.contains("sharedstrings"),
            announced: 0,
            shared: 0,
            uncalculated: false,
        }
    }

    /// Looks at a piece; its first `seen` bytes were looked at before.
    fn look(&mut self, piece: &[u8], seen: usize) {
        if self.sheet && !self.uncalculated {
            self.uncalculated = ends_of(piece, b"</f>").any(|end| {
                let rest = piece.get(end..).unwrap_or_default();
                [b"</c>".as_slice(), b"<v></v>", b"<v/>", b"<v />"]
                    .iter()
                    .any(|none| rest.starts_with(none))
            });
        }
        if !self.strings {
            return;
        }
        // In the words of a cell it means nothing: it counts before the first one.
        let first = match self.shared {
            0 => ends_of(piece, b"<si").next().unwrap_or(usize::MAX),
            _ => 0,
        };
        for end in ends_of(piece, b"uniqueCount").filter(|end| *end < first) {
            let digits = piece
                .get(end..)
                .unwrap_or_default()
                .iter()
                .skip_while(|b| b.is_ascii_whitespace() || matches!(b, b'=' | b'"' | b'\''))
                .take_while(|b| b.is_ascii_digit());
            let said = digits.fold(0u64, |sum, digit| {
                sum.saturating_mul(10)
                    .saturating_add(u64::from(digit - b'0'))
            });
            self.announced = self.announced.max(said);
        }
        self.shared += ends_of(piece, b"<si").filter(|end| *end > seen).count() as u64;
    }
}

/// Where each occurrence of a word ends.
fn ends_of<'a>(piece: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    piece
        .windows(word.len())
        .enumerate()
        .filter(move |(_, window)| *window == word)
        .map(move |(at, _)| at + word.len())
}
