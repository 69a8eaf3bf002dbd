#![allow(clippy::unwrap_used)]
use super::*;
use rust_xlsxwriter::{Format, Workbook};

/// A workbook as a facility may have it: looks, a formula, joined cells, a name for several cells and one that is misspelt.
fn house() -> Vec<u8> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let page = book.add_worksheet();
    page.set_name("月 報").unwrap();
    page.write_with_format(0, 0, "業務実績 & 集計", &bold)
        .unwrap();
    page.write_with_format(4, 2, 99, &bold).unwrap();
    page.write(4, 0, "前").unwrap();
    page.write(4, 4, "後").unwrap();
    page.write_formula(
        6,
        2,
        rust_xlsxwriter::Formula::new("=C5*2").set_result("198"),
    )
    .unwrap();
    page.merge_range(8, 2, 9, 3, "旧", &bold).unwrap();
    let other = book.add_worksheet();
    other.set_name("空").unwrap();
    for (name, place) in [
        ("rd.persons.all", "='月 報'!$C$5"),
        ("RD.Between", "='月 報'!$B$5"),
        ("rd.joined", "='月 報'!$C$9:$D$10"),
        ("rd.computed", "='月 報'!$C$7"),
        ("rd.many", "='月 報'!$A$1:$B$2"),
        ("rd.slip", "='月 報'!$A$20"),
        ("rd.far", "='空'!$AB$12"),
        ("house.own", "='月 報'!$A$1"),
    ] {
        book.define_name(name, place).unwrap();
    }
    book.save_to_buffer().unwrap()
}

fn values() -> BTreeMap<String, Entry> {
    let all = [
        ("rd.persons.all", Entry::Number(12.5)),
        ("rd.between", Entry::text("<間> & 中")),
        ("rd.joined", Entry::Number(3.0)),
        ("rd.computed", Entry::Number(7.0)),
        ("rd.many", Entry::Number(8.0)),
        ("rd.far", Entry::text("")),
    ];
    all.into_iter()
        .map(|(name, v)| (name.to_owned(), v))
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut package = ZipArchive::new(Cursor::new(bytes)).unwrap();
    read(&mut package, name).unwrap()
}

#[test]
fn named_cells_are_filled_and_keep_their_looks() {
    let before = house();
    let filled = fill(&before, "rd.", &values()).unwrap();
    let names: Vec<&str> = filled.written.iter().map(|n| n.name.as_str()).collect();
    assert_eq!(
        names,
        ["RD.Between", "rd.far", "rd.joined", "rd.persons.all"]
    );
    let left: Vec<(&str, Left)> = filled
        .left
        .iter()
        .map(|(n, why)| (n.name.as_str(), *why))
        .collect();
    assert_eq!(
        left,
        [
            ("rd.computed", Left::Formula),
            ("rd.many", Left::NoCell),
            ("rd.slip", Left::Unknown)
        ]
    );
    assert_eq!(filled.written[0].place, "'月 報'!B5");
    let sheet = part(&filled.bytes, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains(r#"<c r="C5" s="1"><v>12.5</v></c>"#),
        "{sheet}"
    );
    assert!(
        sheet.contains(r#"<c r="B5" t="inlineStr"><is><t>&lt;間&gt; &amp; 中</t></is></c>"#),
        "{sheet}"
    );
    let order: Vec<usize> = ["r=\"A5\"", "r=\"B5\"", "r=\"C5\"", "r=\"E5\""]
        .iter()
        .map(|cell| sheet.find(cell).unwrap())
        .collect();
    assert!(order.is_sorted(), "{sheet}");
    // The joined cells keep their look; the formula stays and has no old result.
    assert!(
        sheet.contains(r#"<c r="C9" s="2"><v>3</v></c>"#)
            || sheet.contains(r#"<c r="C9" s="1"><v>3</v></c>"#),
        "{sheet}"
    );
    assert!(
        sheet.contains("<f>C5*2</f>") && !sheet.contains("198"),
        "{sheet}"
    );
    assert!(
        part(&filled.bytes, "xl/worksheets/sheet2.xml")
            .contains(r#"<row r="12"><c r="AB12"/></row>"#)
    );
    assert!(part(&filled.bytes, "xl/workbook.xml").contains(r#"fullCalcOnLoad="1""#));
}

#[test]
fn what_is_not_filled_stays_byte_for_byte() {
    let before = house();
    let after = fill(&before, "rd.", &values()).unwrap().bytes;
    for name in [
        "xl/styles.xml",
        "xl/sharedStrings.xml",
        "[Content_Types].xml",
        "xl/theme/theme1.xml",
    ] {
        assert_eq!(part(&before, name), part(&after, name), "{name}");
    }
    // Filled twice gives the same file: nothing depends on a clock, and nothing grows.
    assert_eq!(
        fill(&before, "rd.", &values()).unwrap(),
        fill(&before, "rd.", &values()).unwrap()
    );
    let again = fill(&after, "rd.", &values()).unwrap().bytes;
    assert_eq!(
        part(&after, "xl/worksheets/sheet1.xml"),
        part(&again, "xl/worksheets/sheet1.xml")
    );
}

#[test]
fn what_is_no_workbook_is_refused() {
    let whole = house();
    for bad in [&b""[..], b"PK", &whole[..whole.len() / 2], b"a,b\r\n"] {
        assert!(fill(bad, "rd.", &values()).is_err());
    }
}

#[test]
fn places_are_read_as_table_programs_write_them() {
    assert_eq!(at("C5"), Some((3, 5)));
    assert_eq!(at("AB12"), Some((28, 12)));
    assert_eq!(at("XFD1048576"), Some((16_384, 1_048_576)));
    for bad in [
        "",
        "5",
        "C",
        "XFE1",
        "C0",
        "C1048577",
        "#REF!",
        "ZZZZZZZZZ1",
    ] {
        assert_eq!(at(bad), None, "{bad}");
    }
}
