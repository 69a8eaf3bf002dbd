#![allow(clippy::unwrap_used)]
use super::*;
use crate::assets;
use model::noun::Noun;

/// Three editions: the second has two columns more, the third calls one of the first otherwise.
const THREE: &str = r#"
[[edition]]
what = "cases"
id = "2026-11"
valid_from = "2026-11-01"
column = [
  { code = "code", head = "事例コード", ours = true },
  { code = "opened_on", head = "受付日", target = "case.opened_on" },
  { code = "path", head = "経路" },
  { code = "number", head = "事例番号", names = true, target = "case.number" },
  { code = "name", head = "氏名", names = true, target = "person.name" },
]
[[edition]]
what = "cases"
id = "2027-04"
valid_from = "2027-04-01"
column = [
  { code = "code", head = "事例コード", ours = true },
  { code = "opened_on", head = "受付日", target = "case.opened_on" },
  { code = "path", head = "経路" },
  { code = "lead", head = "担当" },
  { code = "number", head = "事例番号", names = true, target = "case.number" },
  { code = "name", head = "氏名", names = true, target = "person.name" },
  { code = "kana", head = "ふりがな", names = true, target = "person.kana" },
]
[[edition]]
what = "cases"
id = "2028-04"
valid_from = "2028-04-01"
column = [
  { code = "code", head = "事例コード", ours = true },
  { code = "opened_on", head = "相談受付日", target = "case.opened_on" },
  { code = "number", head = "事例番号", names = true, target = "case.number" },
]
"#;

fn three() -> Editions {
    toml::from_str(THREE).unwrap()
}

fn known(mark: &str, headings: &[&str]) -> Option<Known> {
    let headings: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
    three().recognise(mark, &headings)
}

fn id(known: Option<&Known>) -> &str {
    known.map_or("", |k| k.edition.as_str())
}

#[test]
fn an_older_table_is_read_by_its_own_edition() {
    let old = ["事例コード", "受付日", "経路", "事例番号", "氏名"];
    let marked = known("cases 2026-11", &old).unwrap();
    assert_eq!((marked.edition.as_str(), marked.newer), ("2026-11", false));
    assert_eq!(marked.extra, Vec::<usize>::new());
    // A CSV has no property: of editions that have all columns the later one reads it just as well.
    let told = known("", &old).unwrap();
    assert_eq!(
        told.targets,
        ["", "case.opened_on", "", "case.number", "person.name"]
    );
    assert_eq!(
        (told.targets, told.extra, told.code),
        (marked.targets, marked.extra, Some(0))
    );
    let renamed = known("", &["事例コード", "相談受付日", "事例番号"]);
    assert_eq!(id(renamed.as_ref()), "2028-04");
    assert_eq!(
        id(known("", &["事例コード", "受付日", "担当"]).as_ref()),
        "2027-04"
    );
}

#[test]
fn columns_may_stand_otherwise_and_strangers_among_them_are_told() {
    let turned = known("", &["氏名", "受付日", "事例コード"]).unwrap();
    assert_eq!(turned.targets, ["person.name", "case.opened_on", ""]);
    assert_eq!(turned.code, Some(2));
    let heads = ["事例コード", "備考", "受付日", " 受付日", "", "経路"];
    let more = known("", &heads).unwrap();
    assert_eq!(more.targets, ["", "", "case.opened_on", "", "", ""]);
    assert_eq!(
        more.extra,
        [1, 3],
        "a second 受付日 is none of ours, a blank head is nothing"
    );
}

#[test]
fn a_later_table_says_so_and_what_is_unknown_is_left() {
    let later = known("cases 2031-04", &["事例コード", "相談受付日", "就労状況"]).unwrap();
    assert_eq!((later.edition.as_str(), later.newer), ("2031-04", true));
    assert_eq!(
        (later.targets, later.extra),
        (
            vec![String::new(), "case.opened_on".to_owned(), String::new()],
            vec![2]
        )
    );
    // One that was never an edition is no later one.
    assert!(!known("cases 2026-12", &["事例コード"]).unwrap().newer);
}

#[test]
fn a_foreign_table_is_not_ours() {
    for foreign in [
        &["番号", "氏名", "受付日", "経路"][..],
        &["事例番号", "氏名", "受付日"],
        &["氏名", "事例番号", "受付日", "経路"],
        &["事例番号", "氏名", "ふりがな", "電話"],
        &["事例コード", "体重", "身長", "血圧"],
        &[],
    ] {
        assert_eq!(known("", foreign), None, "{foreign:?}");
    }
    // The twins: our order, and mostly our columns.
    assert!(known("", &["受付日", "経路", "事例番号", "氏名"]).is_some());
    assert!(known("", &["事例コード", "体重", "経路"]).is_some());
    // A property over another table, or one that says nothing, decides nothing.
    assert_eq!(known("cases 2026-11", &["体重", "身長"]), None);
    assert_eq!(known("figures 2026-11", &["体重"]), None);
    assert_eq!(known("何か", &["体重"]), None);
}

#[test]
fn a_table_is_written_in_the_edition_of_its_day() {
    let of = |day: &str| {
        three()
            .of("cases", day.parse().unwrap())
            .unwrap()
            .id
            .clone()
    };
    assert_eq!(of("2027-03-31"), "2026-11");
    assert_eq!(of("2027-04-01"), "2027-04");
    assert_eq!(of("2020-01-01"), "2026-11", "before the first edition too");
    assert!(three().of("figures", NaiveDate::default()).is_none());
}

#[test]
fn every_edition_of_the_house_is_whole() {
    let all = assets::own_tables();
    for what in ["cases", "activities"] {
        assert!(all.edition.iter().any(|e| e.what == what), "{what}");
    }
    let mut marks = std::collections::BTreeSet::new();
    for edition in &all.edition {
        assert!(marks.insert(edition.mark()), "{}", edition.mark());
        assert!(
            edition
                .columns
                .iter()
                .any(|c| c.code == CODE && c.ours && !c.names)
        );
        for (at, column) in edition.columns.iter().enumerate() {
            assert_eq!(
                edition.place(&column.head),
                Some(at),
                "{} twice",
                column.head
            );
            if let Some((noun, name)) = column.target.split_once('.') {
                let noun = Noun::from_name(noun).unwrap();
                assert!(
                    noun.fields().iter().any(|f| f.name == name),
                    "{}",
                    column.target
                );
            }
        }
        let headings: Vec<String> = edition.columns.iter().map(|c| c.head.clone()).collect();
        let known = all.recognise("", &headings).unwrap();
        assert_eq!(
            (known.what, known.extra),
            (edition.what.clone(), Vec::new())
        );
    }
}
