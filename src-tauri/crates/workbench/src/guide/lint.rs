//! What a text for the person must be: whole, readable with furigana, printable, and no stronger than its source.

use crate::assets;
use model::benefit::BenefitRule;
use model::code::Certainty;
use model::guide::{Guide, GuideText, bare, pieces};
use std::collections::BTreeSet;

/// Words that would promise something.
const PROMISES: [&str; 5] = [
    "必ずもらえ",
    "必ず受けられ",
    "絶対に",
    "確実に",
    "かならずもらえ",
];
/// Dates follow the calendar of the facility, so no text has an era of its own.
const ERAS: [&str; 3] = ["令和", "平成", "昭和"];

fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '々' | '〆')
}

fn is_reading(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | 'ー')
}

fn is_digit(c: char) -> bool {
    c.is_numeric()
}

/// What is wrong with the readings or the characters of a text.
fn of_text(text: &str) -> Vec<String> {
    let Some(pieces) = pieces(text) else {
        return vec!["a brace is not whole".to_owned()];
    };
    let mut out = Vec::new();
    for piece in &pieces {
        let (words, reading) = (&piece.text, &piece.reading);
        if reading.is_empty() && words.contains(is_kanji) {
            out.push(format!("no reading in 「{words}」"));
        }
        if !reading.is_empty() {
            if !reading.chars().all(is_reading) {
                out.push(format!("「{reading}」 is no reading"));
            }
            if !words.contains(is_kanji) || words.contains(|c: char| c.is_ascii() || is_digit(c)) {
                out.push(format!("「{words}」 needs no reading, or only in part"));
            }
        }
    }
    let fonts = assets::fonts().unwrap();
    let missing: String = bare(text).chars().filter(|c| !fonts.covers(*c)).collect();
    if !missing.is_empty() {
        out.push(format!("no glyph for 「{missing}」"));
    }
    let words = bare(text);
    let found = PROMISES.iter().chain(&ERAS).filter(|w| words.contains(**w));
    out.extend(found.map(|word| format!("says 「{word}」")));
    out
}

/// Numbers of two digits and more, without commas.
fn numbers(text: &str) -> BTreeSet<String> {
    let text = text.replace(',', "");
    let parts = text.split(|c: char| !c.is_ascii_digit());
    parts.filter(|n| n.len() > 1).map(str::to_owned).collect()
}

/// Everything that the rule says, and the passages that it names.
fn said(rule: &BenefitRule, passages: &[(String, String)]) -> BTreeSet<String> {
    let mut all = vec![
        rule.what.clone(),
        rule.who.clone(),
        rule.where_to.clone(),
        rule.deadline.clone(),
        rule.note.clone(),
        rule.papers.join(" "),
    ];
    all.extend(rule.amounts.iter().map(|amount| amount.text.clone()));
    for condition in &rule.conditions {
        all.push(format!(
            "{} {} {}",
            condition.label, condition.ask, condition.not_met
        ));
    }
    let named = passages.iter().filter(|(id, _)| rule.passages.contains(id));
    all.extend(named.map(|(_, plain)| plain.clone()));
    numbers(&all.join(" "))
}

fn of_style(text: &GuideText, rule: &BenefitRule, said: &BTreeSet<String>) -> Vec<String> {
    let mut out = Vec::new();
    for (name, words) in [
        ("name", &text.name),
        ("what", &text.what),
        ("who", &text.who),
        ("how", &text.how),
    ] {
        if words.trim().is_empty() {
            out.push(format!("{name} is empty"));
        }
    }
    let unsure = rule.certainty == Certainty::Unverified;
    for words in text.all() {
        out.extend(of_text(words));
        if unsure && bare(words).contains(is_digit) {
            out.push(format!("a figure that nobody could read: {}", bare(words)));
        }
        let strange: Vec<String> = numbers(&bare(words)).difference(said).cloned().collect();
        if !strange.is_empty() {
            out.push(format!(
                "{strange:?} stand neither in the rule nor in its passages"
            ));
        }
    }
    for money in &text.money {
        let amounts: Vec<_> = money.amounts(rule).collect();
        if amounts.is_empty() {
            out.push(format!(
                "no amount from 「{}」 to 「{}」",
                money.valid_from, money.valid_to
            ));
        }
        let unsure = |a: &&&model::benefit::Amount| a.certainty == Some(Certainty::Unverified);
        if amounts.iter().any(|a| unsure(&a)) && bare(&money.text).contains(is_digit) {
            out.push(format!(
                "a figure that nobody could read: {}",
                bare(&money.text)
            ));
        }
    }
    out
}

/// Times and bands of the amounts of a style.
fn times(text: &GuideText) -> BTreeSet<(&str, &str, String)> {
    let money = text.money.iter();
    money
        .map(|m| {
            (
                m.valid_from.as_str(),
                m.valid_to.as_str(),
                m.bands.join(" "),
            )
        })
        .collect()
}

fn faults(guide: &Guide, rule: &BenefitRule, passages: &[(String, String)]) -> Vec<String> {
    let said = said(rule, passages);
    let mut out = of_style(&guide.plain, rule, &said);
    out.extend(of_style(&guide.easy, rule, &said));
    if guide.checked_on.parse::<chrono::NaiveDate>().is_err() {
        out.push(format!("「{}」 is no day", guide.checked_on));
    }
    if times(&guide.plain) != times(&guide.easy) {
        out.push("the styles tell different times".to_owned());
    }
    out
}

fn passages() -> Vec<(String, String)> {
    let edition = assets::read_manual().unwrap();
    let all = edition.chapters.into_iter().flat_map(|c| c.passages);
    all.map(|p| (p.id, p.plain)).collect()
}

#[test]
fn every_benefit_has_its_guide_and_nothing_is_wrong_with_it() {
    let (guides, rules) = (
        assets::read_guides().unwrap(),
        assets::read_benefits().unwrap(),
    );
    let of = |r: &BenefitRule| r.resource.clone();
    let named: Vec<String> = guides.iter().map(|g| g.resource.clone()).collect();
    assert_eq!(named, rules.iter().map(of).collect::<Vec<_>>());
    let passages = passages();
    let mut out = Vec::new();
    for (guide, rule) in guides.iter().zip(&rules) {
        let found = faults(guide, rule, &passages).into_iter();
        out.extend(found.map(|fault| format!("{}: {fault}", rule.resource)));
    }
    assert!(out.is_empty(), "\n{}", out.join("\n"));
}

#[test]
fn the_words_around_are_whole_and_have_their_readings() {
    let frame = assets::read_guide_frame().unwrap();
    for text in [&frame.plain, &frame.easy] {
        for words in text.all() {
            assert!(!words.is_empty());
            assert_eq!(of_text(words), [""; 0], "{words}");
        }
        for dated in [
            &text.applied_on,
            &text.started_on,
            &text.ends_on,
            &text.renewal_on,
            &text.from,
            &text.to,
        ] {
            assert_eq!(dated.matches('◇').count(), 1, "{dated}");
        }
    }
}

/// A text that is in order, and its rule.
fn sample() -> (Guide, BenefitRule) {
    let guide = r#"
        resource = "x"
        checked_on = "2026-11-23"
        [plain]
        name = "{制度|せいど}"
        what = "{手当|てあて}です。"
        who = "10{日|にち}{休|やす}んだ{人|ひと}"
        how = "{窓口|まどぐち}で"
        [[plain.money]]
        text = "1,200{円|えん}"
        valid_from = "2026-04-01"
        [easy]
        name = "{制度|せいど}"
        what = "{手当|てあて}です。"
        who = "{休|やす}んだ{人|ひと}"
        how = "{窓口|まどぐち}で"
        [[easy.money]]
        text = "1,200{円|えん}"
        valid_from = "2026-04-01"
    "#;
    let rule = BenefitRule {
        who: "続けて10日".to_owned(),
        certainty: Certainty::Official,
        amounts: vec![model::benefit::Amount {
            text: "1200円です。".to_owned(),
            valid_from: "2026-04-01".to_owned(),
            ..Default::default()
        }],
        ..BenefitRule::default()
    };
    (toml::from_str(guide).unwrap(), rule)
}

#[test]
fn each_fault_is_found() {
    type Spoil = fn(&mut Guide, &mut BenefitRule);
    let (guide, rule) = sample();
    assert_eq!(faults(&guide, &rule, &[]), [""; 0]);
    let spoilt: [(Spoil, &str); 14] = [
        (|g, _| g.plain.what = "手当".into(), "no reading in"),
        (|g, _| g.easy.what = "{手当|てあて".into(), "not whole"),
        (|g, _| g.easy.name = "{制度|セイド}".into(), "is no reading"),
        (|g, _| g.easy.name = "{3日|みっか}".into(), "only in part"),
        (|g, _| g.easy.how.clear(), "how is empty"),
        (|g, _| g.plain.what = "\u{1F600}".into(), "no glyph"),
        (
            |g, _| g.plain.what = "{必|かなら}ずもらえます。".into(),
            "says",
        ),
        (
            |g, _| g.plain.what = "{令和|れいわ}8{年|ねん}".into(),
            "says 「令和」",
        ),
        (
            |g, _| g.plain.who = "11{日|にち}".into(),
            "[\"11\"] stand neither",
        ),
        (|g, _| g.plain.money[0].valid_from.clear(), "no amount from"),
        (|g, _| g.easy.money.clear(), "different times"),
        (|g, _| g.checked_on = "2026-02-30".into(), "is no day"),
        (
            |_, r| r.certainty = Certainty::Unverified,
            "nobody could read",
        ),
        (
            |_, r| r.amounts[0].certainty = Some(Certainty::Unverified),
            "nobody could read",
        ),
    ];
    for (spoil, fault) in spoilt {
        let (mut guide, mut rule) = sample();
        spoil(&mut guide, &mut rule);
        let found = faults(&guide, &rule, &[]);
        assert!(
            found.iter().any(|f| f.contains(fault)),
            "{fault}: {found:?}"
        );
    }
}
