//! Readings, choice and the amounts of a day.

use super::*;
use crate::benefit::{BenefitResult, look};
use crate::casefile::CaseFile;
use crate::deadline::Rules;
use crate::noun::Benefit;

fn pair(text: &str, reading: &str) -> Piece {
    Piece {
        text: text.to_owned(),
        reading: reading.to_owned(),
    }
}

#[test]
fn a_word_stands_with_its_reading() {
    let read = pieces("1{日|にち}{休|やす}む").unwrap();
    let all = [
        pair("1", ""),
        pair("日", "にち"),
        pair("休", "やす"),
        pair("む", ""),
    ];
    assert_eq!(read, all);
    assert_eq!(bare("1{日|にち}{休|やす}む"), "1日休む");
    assert_eq!(pieces("").unwrap(), []);
}

#[test]
fn a_word_that_is_not_whole_is_refused() {
    for bad in [
        "{日|にち",
        "日|にち}",
        "{日}",
        "{日|}",
        "{|にち}",
        "{日|に|ち}",
        "{日|{に}}",
        "日|にち",
    ] {
        assert_eq!(pieces(bad), None, "{bad}");
        assert_eq!(bare(bad), bad);
    }
}

fn rule() -> BenefitRule {
    toml::from_str(include_str!(
        "../../../../../assets/rules/benefit/high_cost.toml"
    ))
    .unwrap()
}

fn entry(text: &str, from: &str, to: &str, band: &str) -> GuideMoney {
    GuideMoney {
        text: text.to_owned(),
        valid_from: from.to_owned(),
        valid_to: to.to_owned(),
        bands: (!band.is_empty())
            .then(|| band.to_owned())
            .into_iter()
            .collect(),
        ages: if band.is_empty() {
            Ages::default()
        } else {
            UNDER_70
        },
    }
}

const UNDER_70: Ages = Ages {
    from: None,
    to: Some(69),
};

/// Somebody of 51.
fn of_band(band: &str) -> Reader<'_> {
    Reader {
        band,
        age: Some(51),
    }
}

fn words() -> GuideText {
    GuideText {
        money: vec![
            entry("later", "2027-08-01", "", ""),
            entry("old u", "2018-08-01", "2026-07-31", "u"),
            entry("new u", "2026-08-01", "2027-07-31", "u"),
            entry("new e", "2026-08-01", "2027-07-31", "e"),
            entry("year", "2026-08-01", "2027-07-31", ""),
            GuideMoney {
                ages: Ages {
                    from: Some(70),
                    to: None,
                },
                ..entry("new e of 70", "2026-08-01", "2027-07-31", "e")
            },
        ],
        ..GuideText::default()
    }
}

/// What is printed on a day, as text, from, to, and whether it is sure.
fn on(day: &str, ahead: &str, band: &str) -> Vec<(String, String, String, bool)> {
    let (words, rule) = (words(), rule());
    money(&words, &rule, of_band(band), day, ahead)
        .into_iter()
        .map(|m| (m.text.into(), m.from.into(), m.to.into(), m.sure))
        .collect()
}

#[test]
fn the_amounts_of_the_day_and_the_change_that_lies_ahead_are_told() {
    let told = |text: &str, from: &str, to: &str, sure| (text.into(), from.into(), to.into(), sure);
    // The day before the revision: the old table ends, the new one begins.
    assert_eq!(
        on("2026-07-31", "2027-07-30", "u"),
        [
            told("old u", "", "2026-07-31", true),
            told("new u", "2026-08-01", "", true),
            told("year", "2026-08-01", "", true),
        ]
    );
    // The day of the revision: the old one is gone, its end lies ahead, what follows is not sure.
    assert_eq!(
        on("2026-08-01", "2027-08-01", "u"),
        [
            told("new u", "", "2027-07-31", true),
            told("year", "", "2027-07-31", true),
            told("later", "2027-08-01", "", false),
        ]
    );
    // Far before it nothing of it is told.
    assert_eq!(
        on("2025-01-10", "2026-01-10", "u"),
        [told("old u", "", "", true)]
    );
    // Without a band all of them, as the reader may know the own one.
    let all: Vec<String> = on("2026-11-23", "2026-12-23", "unknown")
        .into_iter()
        .map(|m| m.0)
        .collect();
    assert_eq!(all, ["new u", "new e", "year"]);
}

#[test]
fn each_age_has_its_table_and_an_age_that_is_not_recorded_both() {
    let (words, rule) = (words(), rule());
    let told = |age: Option<u32>| -> Vec<&str> {
        let reader = Reader { band: "e", age };
        let told = money(&words, &rule, reader, "2026-11-23", "2026-12-23");
        told.into_iter().map(|m| m.text).collect()
    };
    assert_eq!(told(Some(69)), ["new e", "year"]);
    assert_eq!(told(Some(70)), ["year", "new e of 70"]);
    assert_eq!(told(None), ["new e", "year", "new e of 70"]);
}

#[test]
fn an_amount_of_its_own_source_says_so() {
    let (words, rule) = (words(), rule());
    let told = money(&words, &rule, of_band("u"), "2027-09-01", "2028-09-01");
    assert_eq!(told.len(), 1);
    assert_eq!(
        told[0].sources,
        [("厚生労働省の公表資料(案)", Certainty::Unverified)]
    );
    assert!(!told[0].sure && told[0].from.is_empty());
}

fn record(resource: &str, state: &str) -> Benefit {
    Benefit {
        resource: resource.into(),
        state: state.into(),
        ..Benefit::default()
    }
}

#[test]
fn what_is_under_way_comes_first_and_what_does_not_apply_is_not_chosen() {
    let rules: Vec<BenefitRule> = ["a", "b", "c", "d"]
        .into_iter()
        .map(|resource| BenefitRule {
            resource: resource.into(),
            ..BenefitRule::default()
        })
        .collect();
    let mut views = look(
        &rules,
        &Rules::default(),
        &crate::sums::HighCostRule::default(),
        &CaseFile::default(),
        "2026-11-23",
    );
    views[1].result = BenefitResult::No;
    views[3].result = BenefitResult::No;
    let records = [
        record("c", "explained"),
        record("c", "applying"),
        record("a", "not_applicable"),
        record("d", "receiving"),
    ];
    let told: Vec<_> = offers(&views, &records)
        .into_iter()
        .map(|o| (o.resource, o.state, o.chosen, o.open))
        .collect();
    let one = |r: &str, s: &str, chosen, open| (r.to_owned(), s.to_owned(), chosen, open);
    assert_eq!(
        told,
        [
            one("c", "applying", true, false),
            one("d", "receiving", true, false),
            one("a", "not_applicable", false, false),
            one("b", "", false, true),
        ]
    );
}

#[test]
fn a_date_is_read_as_one_says_it() {
    let read = |words: &str| dated(words);
    assert_eq!(
        read("令和8年11月23日"),
        "{令和|れいわ}8{年|ねん}11{月|がつ}23{日|にち}"
    );
    assert_eq!(
        read("令和元年5月1日"),
        "{令和|れいわ}{元年|がんねん}5{月|がつ}{1日|ついたち}"
    );
    assert_eq!(read("2026年8月"), "2026{年|ねん}8{月|がつ}");
    assert_eq!(
        read("2026年8月14日"),
        "2026{年|ねん}8{月|がつ}{14日|じゅうよっか}"
    );
    assert_eq!(bare(&read("2026年8月20日")), "2026年8月20日");
}
