//! Files of every kind, made here byte by byte: whole ones, damaged ones, and ones that mean harm.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use crate::{Ask, Cell, Limits, Refusal, Table, letter, read};
use std::io::{Cursor, Write};
use std::process::Command;
use zip::write::SimpleFileOptions;

const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const TOP: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

fn workbook(properties: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{properties}<sheets><sheet name="台帳" sheetId="1" r:id="r1"/></sheets></workbook>"#
    )
}

fn sheet(rows: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    )
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn book_with(rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let (book, sheet) = (workbook(""), sheet(rows));
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", TOP.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend_from_slice(more);
    packed(&parts)
}

fn book(rows: &str) -> Vec<u8> {
    book_with(rows, &[])
}

fn opened(bytes: &[u8]) -> Result<Table, Refusal> {
    read(bytes, &Ask::default(), &Limits::HOUSE)
}

fn word(text: &str) -> Cell {
    Cell::Text(text.into())
}

const NAMES: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>氏名</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>髙橋</t></is></c><c r="C3"><v>45413</v></c></row>"#;

#[test]
fn a_workbook_is_read_with_the_numbers_of_its_rows() {
    let table = opened(&book(NAMES)).unwrap();
    assert_eq!((table.kind, table.sheet.as_str()), ("xlsx", "台帳"));
    assert_eq!(table.rows[1].number, 3);
    assert_eq!(
        table.rows[1].cells,
        [word("髙橋"), Cell::Empty, Cell::Number(45413.0)]
    );
    assert!(!table.macros && !table.uncalculated);
}

#[test]
fn macros_are_seen_and_stay_data() {
    let bytes = book_with(NAMES, &[("xl/vbaProject.bin", b"Sub AutoOpen()")]);
    let table = opened(&bytes).unwrap();
    assert!(table.macros);
    assert_eq!(table.rows.len(), 2);
}

#[test]
fn formulas_give_their_value_or_are_told() {
    let valued = opened(&book(
        r#"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>"#,
    ))
    .unwrap();
    assert_eq!(valued.rows[0].cells, [Cell::Number(2.0)]);
    assert!(!valued.uncalculated);
    for none in ["<f>1+1</f>", "<f>1+1</f><v></v>", "<f>1+1</f><v/>"] {
        let rows = format!(r#"{NAMES}<row r="4"><c r="A4">{none}</c></row>"#);
        assert!(opened(&book(&rows)).unwrap().uncalculated, "{none}");
    }
    let fault = opened(&book(
        r#"<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>"#,
    ))
    .unwrap();
    assert_eq!(fault.rows[0].cells, [Cell::Fault("#REF!".into())]);
}

#[test]
fn a_value_that_is_merged_over_rows_stands_for_each_of_them() {
    let rows = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="B2"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row>"#;
    let with = |area: &str| {
        let sheet = sheet(rows).replace(
            "</sheetData>",
            &format!("</sheetData><mergeCells><mergeCell ref=\"{area}\"/></mergeCells>"),
        );
        let book = workbook("");
        opened(&packed(&[
            ("_rels/.rels", TOP.as_bytes()),
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELS.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ]))
        .unwrap()
    };
    let table = with("A1:A2");
    assert_eq!(table.rows[1].cell(0), &word("a"));
    assert_eq!(table.rows[2].cell(0), &Cell::Empty);
    // A merge over the whole sheet fills the rows that are there and makes none.
    assert_eq!(with("A1:A1048576").rows.len(), 3);
}

#[test]
fn a_sheet_that_claims_a_million_rows_takes_no_room_for_them() {
    let far = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#;
    assert_eq!(opened(&book(far)).unwrap().rows.len(), 2);
    let wide = r#"<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>"#;
    assert_eq!(opened(&book(wide)), Err(Refusal::TooManyColumns));
}

#[test]
fn what_is_no_table_says_what_it_is() {
    let compound = |name: &str| {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend(vec![0; 512]);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(
        opened(&compound("EncryptedPackage")),
        Err(Refusal::Password)
    );
    assert_eq!(opened(&compound("Workbook")), Err(Refusal::OldExcel));
    assert_eq!(opened(b""), Err(Refusal::Empty));
    assert_eq!(opened(b"\n\n"), Err(Refusal::Empty));
    assert_eq!(
        opened(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        Err(Refusal::NotText)
    );
    assert_eq!(
        opened(&packed(&[("content.xml", b"<a/>")])),
        Err(Refusal::NotExcel)
    );
    let whole = book(NAMES);
    assert_eq!(opened(&whole[..whole.len() / 2]), Err(Refusal::Broken));
    assert_eq!(opened(&book("<row><c></row>")), Err(Refusal::Broken));
    let ask = Ask {
        sheet: "ない".into(),
        ..Ask::default()
    };
    assert_eq!(read(&whole, &ask, &Limits::HOUSE), Err(Refusal::NoSheet));
}

#[test]
fn every_cut_and_every_flip_of_a_workbook_is_an_answer_and_no_crash() {
    let whole = book_with(
        NAMES,
        &[(
            "xl/sharedStrings.xml",
            b"<sst uniqueCount=\"1\"><si><t>a</t></si></sst>",
        )],
    );
    // A single P is a text.
    for end in 2..whole.len() {
        assert!(opened(&whole[..end]).is_err(), "cut at {end}");
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        let _ = opened(&bytes);
    }
}

#[test]
fn text_is_read_in_the_encoding_it_is_in() {
    let text = "氏名,病名\r\n\"髙橋, 一郎\",肝硬変\r\n";
    let (shift_jis, _, lost) = encoding_rs::SHIFT_JIS.encode(text);
    assert!(!lost);
    let marked = format!("\u{feff}{text}");
    let wide: Vec<u8> = marked
        .replace(',', "\t")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, encoding) in [
        (text.as_bytes(), "utf-8"),
        (marked.as_bytes(), "utf-8"),
        (&shift_jis, "shift_jis"),
        (&wide, "utf-16"),
    ] {
        let table = opened(bytes).unwrap();
        assert_eq!(table.encoding, encoding);
        assert_eq!(
            table.rows[0].cells,
            [word("氏名"), word("病名")],
            "{encoding}"
        );
        assert_eq!(table.rows[1].cell(1), &word("肝硬変"), "{encoding}");
    }
    // The person may know better, and then sees what comes of it.
    let ask = Ask {
        encoding: "utf-8".into(),
        ..Ask::default()
    };
    let wrong = read(&shift_jis, &ask, &Limits::HOUSE).unwrap();
    assert!(matches!(wrong.rows[0].cell(0), Cell::Garbled(_)));
}

#[test]
fn a_few_damaged_bytes_are_told_by_their_cell_and_many_by_the_file() {
    let mut bytes = "氏名,病名\n".repeat(50).into_bytes();
    bytes.extend(b"\xff\xfe,x\n");
    let table = opened(&bytes).unwrap();
    assert!(matches!(table.rows[50].cell(0), Cell::Garbled(_)));
    let noise: Vec<u8> = (0..4000u32).map(|n| 0x80 | (n * 37 % 127) as u8).collect();
    assert_eq!(opened(&noise), Err(Refusal::Encoding));
}

#[test]
fn a_cell_of_a_megabyte_is_told_and_not_taken() {
    let long = "あ".repeat(350_000);
    let text = format!("氏名\n{long}\n");
    assert_eq!(
        opened(text.as_bytes()).unwrap().rows[1].cells,
        [Cell::Long(long.len())]
    );
    // Twelve thousand cells that share it stay one.
    let shared = format!("<sst uniqueCount=\"1\"><si><t>{long}</t></si></sst>");
    let rows: String = (1..=12_000)
        .map(|n| format!("<row r=\"{n}\"><c r=\"A{n}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let table = opened(&book_with(
        &rows,
        &[("xl/sharedStrings.xml", shared.as_bytes())],
    ))
    .unwrap();
    assert_eq!(table.rows.len(), 12_000);
    assert_eq!(table.rows[11_999].cells, [Cell::Long(long.len())]);
}

#[test]
fn more_than_a_list_holds_is_refused() {
    let rows = "a\n".repeat(Limits::HOUSE.rows as usize + 1);
    assert_eq!(opened(rows.as_bytes()), Err(Refusal::TooManyRows));
    let columns = "a,".repeat(201);
    assert_eq!(opened(columns.as_bytes()), Err(Refusal::TooManyColumns));
    let parts: Vec<String> = (0..1001).map(|n| format!("xl/{n}.bin")).collect();
    let parts: Vec<(&str, &[u8])> = parts
        .iter()
        .map(|name| (name.as_str(), b"x".as_slice()))
        .collect();
    assert_eq!(opened(&packed(&parts)), Err(Refusal::Bomb));
    let mut large = b"a,b\n".to_vec();
    large.resize(Limits::HOUSE.file as usize + 1, b'x');
    assert_eq!(opened(&large), Err(Refusal::TooLarge));
}

/// Files that are small and want much.
fn bombs() -> &'static [(&'static str, Vec<u8>)] {
    static MADE: std::sync::OnceLock<Vec<(&'static str, Vec<u8>)>> = std::sync::OnceLock::new();
    MADE.get_or_init(make_bombs)
}

fn make_bombs() -> Vec<(&'static str, Vec<u8>)> {
    let blank = vec![b' '; 97 * 1024 * 1024];
    let announced = b"<sst uniqueCount=\"400000000\"><si><t>a</t></si></sst>".as_slice();
    let many = format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(1_500_000));
    vec![
        (
            "unpacks to much",
            book_with(NAMES, &[("xl/worksheets/sheet9.xml", &blank)]),
        ),
        (
            "one long list",
            book_with(
                NAMES,
                &[("xl/sharedStrings.xml", &blank[..33 * 1024 * 1024])],
            ),
        ),
        (
            "announces much",
            book_with(NAMES, &[("xl/sharedStrings.xml", announced)]),
        ),
        (
            "many short words",
            book_with(NAMES, &[("xl/sharedStrings.xml", many.as_bytes())]),
        ),
    ]
}

#[test]
fn small_files_that_want_much_are_refused() {
    for (what, bytes) in bombs() {
        assert!(bytes.len() < 1024 * 1024, "{what}: {}", bytes.len());
        assert_eq!(opened(bytes), Err(Refusal::Bomb), "{what}");
    }
}

/// Megabytes of memory that a process of its own used at most while it read a file.
fn peak(file: &std::path::Path, limits: &str) -> u64 {
    let out = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "tests::reads_what_the_parent_names",
            "--nocapture",
        ])
        .env("TABLE_FILE", file)
        .env("TABLE_LIMITS", limits)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    let figure = said
        .split("peak ")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next());
    figure
        .unwrap_or_else(|| panic!("{said}"))
        .parse::<u64>()
        .unwrap()
        / 1024
}

/// The other half of the test below; by itself it has nothing to read.
#[test]
fn reads_what_the_parent_names() {
    let Ok(file) = std::env::var("TABLE_FILE") else {
        return;
    };
    let limits = match std::env::var("TABLE_LIMITS").as_deref() {
        Ok("none") => Limits::NONE,
        _ => Limits::HOUSE,
    };
    let bytes = std::fs::read(file).unwrap();
    let _ = read(&bytes, &Ask::default(), &limits);
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap();
    println!("peak {}", line.trim());
}

#[test]
fn no_file_takes_more_than_two_hundred_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x");
    let mut peaks = Vec::new();
    // The largest that is taken: every cell as full as the bounds allow.
    let line = format!("{}\n", vec!["あ".repeat(12); 40].join(","));
    let rows = Limits::HOUSE.file as usize / line.len() - 1;
    std::fs::write(&file, line.repeat(rows.min(20_000))).unwrap();
    peaks.push(("largest text", peak(&file, "house")));
    for (what, bytes) in bombs() {
        std::fs::write(&file, bytes).unwrap();
        peaks.push((*what, peak(&file, "house")));
    }
    for (what, peak) in &peaks {
        assert!(*peak < 200, "{what}: {peak} MB");
    }
    // Without the bounds a small file takes that much and more.
    std::fs::write(&file, &bombs()[2].1).unwrap();
    let bare = Command::new("sh")
        .args([
            "-c",
            "ulimit -v 4000000; exec \"$0\" --exact tests::reads_what_the_parent_names --nocapture",
        ])
        .arg(std::env::current_exe().unwrap())
        .env("TABLE_FILE", &file)
        .env("TABLE_LIMITS", "none")
        .output()
        .unwrap();
    assert!(
        !bare.status.success(),
        "the list that announces much was made room for"
    );
}

#[test]
fn columns_have_the_letters_of_a_spreadsheet() {
    let letters: Vec<String> = [0, 25, 26, 51, 52, 701, 702]
        .into_iter()
        .map(letter)
        .collect();
    assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
}
