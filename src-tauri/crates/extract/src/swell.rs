//! What the streams of a file unpack to, counted before the library, or the window's viewer, takes any of it into memory.
//!
//! A few kilobytes can unpack to gigabytes, and once more when packed twice. The file is looked through as bytes, not as
//! objects: what tells where its objects are may be packed itself. What hides from this look (a stream behind an empty
//! password) meets the library's own bound, which is set to the same figure.

use crate::Limits;
use flate2::read::ZlibDecoder;
use pdf_oxide::decoders::decode_stream;
use std::io::Read;

/// So far before its stream a dictionary begins at most.
const DICTIONARY: usize = 4 * 1024;
/// Filters of one stream that are undone; nobody packs more often.
const LAYERS: usize = 6;
/// Bytes that are unpacked at once.
const PIECE: usize = 64 * 1024;

/// Would the file unpack to more than the limits?
pub(crate) fn swells(file: &[u8], limits: &Limits) -> bool {
    let mut left = limits.unpacked;
    let mut from = 0;
    while let Some((dictionary, start)) = next_stream(file, from) {
        let head = file.get(dictionary..start).unwrap_or_default();
        let most = if is_wide(head) {
            limits.picture
        } else {
            limits.stream
        };
        let packed = file.get(start..).unwrap_or_default();
        let found = unpack(packed, &filters(head), most.min(left));
        let Some(Unpacked { length, taken }) = found else {
            return true;
        };
        left -= length;
        from = start + taken;
    }
    false
}

/// Where the next stream's dictionary and its bytes begin.
fn next_stream(file: &[u8], mut from: usize) -> Option<(usize, usize)> {
    const WORD: &[u8] = b"stream";
    loop {
        let at = from + place(file.get(from..)?, WORD)?;
        from = at + WORD.len();
        let ends = file.get(..at)?.ends_with(b"end");
        let line = match file.get(from..)? {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            _ => 0,
        };
        if !ends && line > 0 {
            let earliest = at.saturating_sub(DICTIONARY);
            let before = file.get(earliest..at)?;
            let object = before.windows(4).rposition(|four| four == b" obj");
            return Some((earliest + object.unwrap_or(0), from + line));
        }
    }
}

fn place(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|part| part == word)
}

/// Pictures and enclosed files are larger than anything that is text.
fn is_wide(dictionary: &[u8]) -> bool {
    let text: String = String::from_utf8_lossy(dictionary)
        .split_whitespace()
        .collect();
    text.contains("/Subtype/Image") || text.contains("/Type/EmbeddedFile")
}

/// The filters that a dictionary names; empty where it names none here.
fn filters(dictionary: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(dictionary);
    let Some((_, rest)) = text.rsplit_once("/Filter") else {
        return Vec::new();
    };
    let rest = rest.trim_start();
    let of = |part: &str| {
        let names = part.split('/').skip(1).map(|name| {
            let end = name.find(|c: char| !c.is_ascii_alphanumeric());
            name.get(..end.unwrap_or(name.len())).unwrap_or_default()
        });
        names.map(str::to_owned).collect::<Vec<String>>()
    };
    match rest.strip_prefix('[') {
        Some(list) => of(list.split(']').next().unwrap_or_default()),
        None if rest.starts_with('/') => of(rest).into_iter().take(1).collect(),
        None => Vec::new(),
    }
}

/// What a stream came to.
struct Unpacked {
    /// Bytes of all layers together.
    length: u64,
    /// Bytes of the file that belong to it, as far as that is known.
    taken: usize,
}

/// Undoes the filters one after the other; None = more than the limit.
fn unpack(packed: &[u8], filters: &[String], most: u64) -> Option<Unpacked> {
    let (mut length, mut taken) = (0, 0);
    let mut layer: Option<Vec<u8>> = None;
    for at in 0..LAYERS {
        let bytes = layer.as_deref().unwrap_or(packed);
        let undone = match filters.get(at).map(String::as_str) {
            Some("FlateDecode" | "Fl") => {
                let more = filters.len() > at + 1;
                inflate(bytes, most - length, more)?
            }
            Some("DCTDecode" | "DCT" | "JPXDecode" | "CCITTFaxDecode" | "CCF" | "JBIG2Decode") => {
                break;
            }
            Some(other) => undo(bytes, other),
            // What is named elsewhere, or not at all, shows by its first bytes.
            None if looks_packed(bytes) => inflate(bytes, most - length, false)?,
            None => break,
        };
        if at == 0 {
            taken = undone.taken;
        }
        length += undone.length;
        if length > most {
            return None;
        }
        layer = Some(undone.kept);
    }
    Some(Unpacked { length, taken })
}

/// One layer less.
struct Layer {
    length: u64,
    /// Its bytes, where there can be one more layer in them.
    kept: Vec<u8>,
    /// Bytes that were read for it, as far as that is known.
    taken: usize,
}

/// The head of data that is packed by zlib.
fn looks_packed(bytes: &[u8]) -> bool {
    match bytes {
        [head, check, ..] => {
            head & 0x0f == 8
                && head >> 4 <= 7
                && (u16::from(*head) * 256 + u16::from(*check)).is_multiple_of(31)
        }
        _ => false,
    }
}

/// Unpacks until the end or until it breaks off; None = more than the limit.
fn inflate(packed: &[u8], most: u64, more: bool) -> Option<Layer> {
    let mut decoder = ZlibDecoder::new(packed);
    let (mut length, mut kept) = (0, Vec::new());
    let mut piece = vec![0; PIECE];
    loop {
        let taken = match decoder.read(&mut piece) {
            Ok(0) => usize::try_from(decoder.total_in()).unwrap_or(0),
            Ok(read) => {
                let part = piece.get(..read).unwrap_or_default();
                // The last layer is only counted.
                if more || !kept.is_empty() || (length == 0 && looks_packed(part)) {
                    kept.extend_from_slice(part);
                }
                length += read as u64;
                if length > most {
                    return None;
                }
                continue;
            }
            // Broken data is the library's to judge; what follows may be whole.
            Err(_) => 0,
        };
        return Some(Layer {
            length,
            kept,
            taken: taken.min(packed.len()),
        });
    }
}

/// Any other filter, by the library: none of them bounds itself, the memory of the child does.
fn undo(packed: &[u8], filter: &str) -> Layer {
    let end = place(packed, b"endstream").unwrap_or(packed.len());
    let packed = packed.get(..end).unwrap_or_default();
    let kept = decode_stream(packed, &[filter.to_owned()]).unwrap_or_default();
    Layer {
        length: kept.len() as u64,
        kept,
        taken: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    const LIMITS: Limits = Limits {
        stream: 10_000,
        picture: 40_000,
        unpacked: 100_000,
        ..Limits::HOUSE
    };

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut out = ZlibEncoder::new(Vec::new(), Compression::best());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    fn file(streams: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out = b"%PDF-1.4\n".to_vec();
        for (n, (dictionary, bytes)) in streams.iter().enumerate() {
            out.extend(format!("{n} 0 obj\n<<{dictionary}>>\nstream\r\n").bytes());
            out.extend(*bytes);
            out.extend(b"\nendstream\nendobj\n");
        }
        out
    }

    fn one(dictionary: &str, bytes: &[u8]) -> bool {
        swells(&file(&[(dictionary, bytes)]), &LIMITS)
    }

    #[test]
    fn a_stream_is_counted_through_every_filter() {
        let (fits, swollen) = (packed(&[b' '; 9_000]), packed(&[b' '; 11_000]));
        for flate in [
            "/Filter/FlateDecode",
            "/Filter [ /Fl ]",
            "/Filter 9 0 R",
            "",
        ] {
            assert!(!one(flate, &fits), "{flate}");
            assert!(one(flate, &swollen), "{flate}");
        }
        let twice = "/Filter[/FlateDecode /FlateDecode]";
        assert!(!one(twice, &packed(&fits)) && one(twice, &packed(&swollen)));
        let hex = |bytes: &[u8]| -> Vec<u8> {
            let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("{text}>").into_bytes()
        };
        let told = "/Filter[/ASCIIHexDecode/FlateDecode]";
        assert!(!one(told, &hex(&fits)) && one(told, &hex(&swollen)));
        let run = |times: usize| [129, b' '].repeat(times);
        let runs = "/Filter[/FlateDecode/RunLengthDecode]";
        assert!(!one(runs, &packed(&run(60))) && one(runs, &packed(&run(90))));
    }

    #[test]
    fn a_picture_may_be_larger_and_all_together_have_their_limit() {
        let bytes = packed(&[0; 30_000]);
        let picture = "/Type /XObject /Subtype /Image /Filter /FlateDecode";
        assert!(!one(picture, &bytes) && one("/Filter/FlateDecode", &bytes));
        let few = [(picture, bytes.as_slice()); 3];
        let many = [(picture, bytes.as_slice()); 4];
        assert!(!swells(&file(&few), &LIMITS));
        assert!(swells(&file(&many), &LIMITS));
    }

    #[test]
    fn what_is_broken_or_said_wrongly_hides_nothing_behind_it() {
        let swollen = packed(&[b' '; 11_000]);
        let broken = &packed(&[b' '; 9_000])[..12];
        let plain = b"BT (stream\n) Tj ET".as_slice();
        let behind = [
            ("", plain),
            ("/Filter/FlateDecode", broken),
            ("/Length 3", &swollen),
        ];
        assert!(swells(&file(&behind), &LIMITS));
        assert!(!swells(&file(&behind[..2]), &LIMITS));
        assert!(!swells(b"stream", &LIMITS) && !swells(b"", &LIMITS));
    }
}
