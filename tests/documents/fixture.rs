//! Small PDF files as others make them, written by hand: only so can one lack what it should have.

use std::fmt::Write;

/// Objects one after the other, with their table; the first one is the catalogue.
pub(crate) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", n + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    let mut end = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(end, "{place:010} 00000 n ");
    }
    let _ = write!(
        end,
        "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    );
    out.extend(end.bytes());
    out
}

pub(crate) fn stream(dictionary: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{dictionary}/Length {}>>\nstream\n", bytes.len()).into_bytes();
    out.extend(bytes);
    out.extend(b"\nendstream");
    out
}

/// Lines of text as a page shows them.
fn shown(lines: &[Vec<u8>]) -> Vec<u8> {
    let mut out = String::from("BT /F1 13 Tf 60 780 Td 22 TL\n");
    for line in lines {
        let hex: String = line.iter().map(|byte| format!("{byte:02x}")).collect();
        let _ = writeln!(out, "<{hex}> Tj T*");
    }
    out.push_str("ET");
    out.into_bytes()
}

/// A document whose pages are written in a Japanese font that is not in the file, in one of the encodings of Japanese, without
/// any table that says which character is meant.
pub(crate) fn legacy(encoding: &str, pages: &[Vec<Vec<u8>>]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len())
        .map(|n| format!("{} 0 R", 6 + 2 * n))
        .collect();
    let text = |text: String| text.into_bytes();
    let mut objects = vec![
        text("<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        text(format!(
            "<</Type/Pages/Kids[{}]/Count {}>>",
            kids.join(" "),
            pages.len()
        )),
        text(format!(
            "<</Type/Font/Subtype/Type0/BaseFont/Ryumin-Light-{encoding}/Encoding/{encoding}/DescendantFonts[4 0 R]>>"
        )),
        text("<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/DW 1000/FontDescriptor 5 0 R>>".to_owned()),
        text("<</Type/FontDescriptor/FontName/Ryumin-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>".to_owned()),
    ];
    for (n, lines) in pages.iter().enumerate() {
        objects.push(text(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
            7 + 2 * n
        )));
        objects.push(stream("", &shown(lines)));
    }
    pdf(&objects)
}

/// Pages in Shift_JIS, the encoding of most Japanese files of the years before Unicode.
pub(crate) fn rksj(pages: &[Vec<String>]) -> Vec<u8> {
    let lines = |page: &Vec<String>| page.iter().map(|line| shift_jis(line)).collect();
    let pages: Vec<Vec<Vec<u8>>> = pages.iter().map(lines).collect();
    legacy("90ms-RKSJ-H", &pages)
}

/// A page that is a picture, as a scanner makes it.
pub(crate) fn scanned() -> Vec<u8> {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>";
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.as_bytes().to_vec(),
        stream("", b"q 500 0 0 700 40 60 cm /I Do Q"),
        stream(
            "/Type/XObject/Subtype/Image/Width 64/Height 64/ColorSpace/DeviceGray/BitsPerComponent 8",
            &[200; 64 * 64],
        ),
    ])
}

/// One page with these drawing commands in Helvetica.
pub(crate) fn drawn(dictionary: &str, commands: &[u8]) -> Vec<u8> {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>";
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.as_bytes().to_vec(),
        stream(dictionary, commands),
    ])
}

/// Text in Shift_JIS, by the program that knows all its pairs.
pub(crate) fn shift_jis(text: &str) -> Vec<u8> {
    encoding_rs::SHIFT_JIS.encode(text).0.into_owned()
}
