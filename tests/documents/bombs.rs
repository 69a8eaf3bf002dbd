//! PDF of a few kilobytes that unpack to gigabytes: each is refused with its sentence before it takes memory, and nothing of it
//! stays. The twins, with the counting off, show what each would do: it takes all the memory there is, or it is taken in
//! and unpacks in the window.

use super::harm::{last, lines, reason};
use super::{bench, fixture, texts};
use extract::{Limits, Line, Reason};
use flate2::write::ZlibEncoder;
use flate2::{Compress, Compression, FlushCompress};
use std::io::Write;

const MIB: u64 = 1024 * 1024;
/// What each unpacks to.
const SIZE: u64 = 2_048 * MIB;

/// Some bytes and then blanks without end, packed: one piece, again and again.
fn packed(head: &[u8]) -> Vec<u8> {
    let piece = |bytes: &[u8]| {
        let mut out = Vec::with_capacity(64 * 1024);
        Compress::new(Compression::best(), false)
            .compress_vec(bytes, &mut out, FlushCompress::Full)
            .unwrap();
        out
    };
    let mut out = vec![0x78, 0xda];
    out.extend(piece(head));
    out.extend(piece(&[b' '; 1024 * 1024]).repeat(usize::try_from(SIZE / MIB).unwrap()));
    out.extend([1, 0, 0, 0xff, 0xff]);
    out.extend(sum(head, SIZE).to_be_bytes());
    out
}

/// Adler-32 of some bytes and so many blanks behind them.
fn sum(head: &[u8], blanks: u64) -> u32 {
    const BASE: u64 = 65_521;
    let (a, b) = head.iter().fold((1, 0), |(a, b), byte| {
        let a = (a + u64::from(*byte)) % BASE;
        (a, (b + a) % BASE)
    });
    let blank = u64::from(b' ');
    let many = (blanks * (blanks + 1) / 2 % BASE) * blank;
    let b = (b + (blanks % BASE) * a + many) % BASE;
    let a = (a + (blanks % BASE) * blank) % BASE;
    u32::try_from(b << 16 | a).unwrap()
}

fn again(bytes: &[u8]) -> Vec<u8> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

const HELLO: &[u8] = b"BT /F1 12 Tf 60 700 Td (Hello there) Tj ET";
const FLATE: &str = "/Filter/FlateDecode";
const PLAIN: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

/// A page with its content, its font, and one stream more.
fn page(content: Vec<u8>, font: &str, more: Vec<u8>) -> Vec<u8> {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>";
    fixture::pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.into(),
        content,
        font.into(),
        more,
    ])
}

/// The catalogue, the pages and the font in an object stream that has no end.
fn in_objects() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        PLAIN,
    ];
    let (mut numbers, mut body) = (String::new(), String::new());
    for (number, object) in [1, 2, 3, 5].into_iter().zip(objects) {
        numbers.push_str(&format!("{number} {} ", body.len()));
        body.push_str(object);
        body.push(' ');
    }
    let mut out = b"%PDF-1.5\n".to_vec();
    let content = out.len();
    out.extend(b"4 0 obj\n");
    out.extend(fixture::stream("", HELLO));
    let stream = out.len() + 8;
    let dictionary = format!("/Type/ObjStm/N 4/First {}{FLATE}", numbers.len());
    out.extend(b"\nendobj\n6 0 obj\n");
    out.extend(fixture::stream(
        &dictionary,
        &packed(format!("{numbers}{body}").as_bytes()),
    ));
    out.extend(b"\nendobj\n");
    let table = out.len();
    let row = |kind: u8, at: usize, index: u8| {
        let mut row = vec![kind];
        row.extend(u32::try_from(at).unwrap().to_be_bytes());
        row.push(index);
        row
    };
    let rows = [
        row(0, 0, 0),
        row(2, 6, 0),
        row(2, 6, 1),
        row(2, 6, 2),
        row(1, content, 0),
        row(2, 6, 3),
        row(1, stream, 0),
        row(1, table, 0),
    ];
    out.extend(b"7 0 obj\n");
    out.extend(fixture::stream(
        "/Type/XRef/Size 8/W[1 4 1]/Root 1 0 R",
        &rows.concat(),
    ));
    out.extend(format!("\nendobj\nstartxref\n{table}\n%%EOF\n").bytes());
    out
}

/// Name, bytes, and whether the library must take the whole stream into memory before it can say anything.
fn bombs() -> Vec<(&'static str, Vec<u8>, bool)> {
    let blanks = packed(b"");
    let nothing = || fixture::stream("", b"");
    let hello = || fixture::stream("", HELLO);
    let flate = fixture::stream(FLATE, &blanks);
    let twice = fixture::stream("/Filter[/FlateDecode/FlateDecode]", &again(&blanks));
    let unicode = PLAIN.replace(">>", "/ToUnicode 6 0 R>>");
    let embedded = "<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4/FontFile2 6 0 R>>>>";
    vec![
        ("content.pdf", page(flate.clone(), PLAIN, nothing()), true),
        ("twice.pdf", page(twice, PLAIN, nothing()), true),
        ("objects.pdf", in_objects(), false),
        ("unicode.pdf", page(hello(), &unicode, flate.clone()), true),
        ("font.pdf", page(hello(), embedded, flate), false),
    ]
}

/// The limits without those on what is packed, and with so little memory that a breach shows.
const UNCOUNTED: Limits = Limits {
    stream: 16_384 * MIB,
    unpacked: u64::MAX,
    memory: 128 * MIB,
    ..Limits::HOUSE
};

#[test]
fn what_unpacks_to_gigabytes_is_refused_and_leaves_nothing() {
    let mut bench = bench();
    for (name, bytes, in_memory) in bombs() {
        assert!((bytes.len() as u64) < SIZE / 500, "{name}");
        assert_eq!(reason(&mut bench, name, &bytes), "swollen");
        // It is not the memory that ends it: the same small room is enough to refuse it.
        let little = Limits {
            memory: UNCOUNTED.memory,
            ..Limits::HOUSE
        };
        let swollen = Line::Refused {
            reason: Reason::Swollen,
        };
        assert_eq!(lines(&bytes, little), [swollen], "{name}: first of all");
        let twin = last(&bytes, UNCOUNTED);
        let killed = Line::Refused {
            reason: Reason::TooMuch,
        };
        let breach = twin == killed || (twin == Line::Done && !in_memory);
        assert!(breach, "{name}, uncounted: {twin:?}");
    }
}

#[test]
fn what_is_packed_as_usual_is_read() {
    let mut bench = bench();
    let content = fixture::stream(FLATE, &again(HELLO));
    let bytes = page(content, PLAIN, fixture::stream("", b""));
    let path = super::file(&bench, "usual.pdf", &bytes);
    let id = super::take(&mut bench, &path, "").unwrap();
    assert_eq!(texts(&mut bench, &id), ["Hello there"]);
}
