//! 制度のご案内 in both styles: large print, readings that touch nothing, and no benefit that loses its name over the page.

use super::FONTS;
use super::golden::compare;
use super::samples::issue;
use crate::document::{Run, with_reading};
use crate::layout::model::{Item, MM_PER_PT, PageModel, TextRun};
use crate::sheet::guide::{Guide, GuideBenefit};

/// `制度:せいど の 案内:あんない` as runs.
fn runs(text: &str, read: bool) -> Vec<Run> {
    let parts = text.split(' ').map(|part| part.split_once(':'));
    text.split(' ')
        .zip(parts)
        .map(|(whole, part)| match part {
            Some((word, reading)) if read => Run::new(word).ruby(reading).keep(),
            Some((word, _)) => Run::new(word),
            None => Run::new(whole),
        })
        .collect()
}

fn benefit(name: &str, unsure: bool, read: bool) -> GuideBenefit {
    let text = |text: &str| vec![runs(text, read)];
    let label = |text: &str| runs(text, read);
    let money = vec![
        runs(
            "1 日:にち のお 金:かね は、 給料:きゅうりょう の3 分:ぶん の2です。",
            read,
        ),
        runs(
            "【 令和:れいわ 9 年:ねん 3 月:がつ まで】\n 平均:へいきん は320,000 円:えん です。",
            read,
        ),
    ];
    GuideBenefit {
        name: runs(name, read),
        unsure: if unsure {
            runs(
                "この 制度:せいど の 内容:ないよう は、 確:たし かめられていません。",
                read,
            )
        } else {
            Vec::new()
        },
        rows: vec![
            (
                label("いまの 状況:じょうきょう"),
                text("申請中:しんせいちゅう です。"),
            ),
            (
                label("どんな 制度:せいど"),
                text(
                    "病気:びょうき やけがで 働:はたら けない 日:ひ の 暮:く らしを 支:ささ える、 健康保険:けんこうほけん のお 金:かね です。 給与:きゅうよ が 出:で ない 日:ひ に 受:う けられることがあります。",
                ),
            ),
            (
                label("手続:てつづ き"),
                text(
                    "会社:かいしゃ の 人事:じんじ に 相談:そうだん し、 自分:じぶん の 健康保険:けんこうほけん に 尋:たず ねてください。 申請書:しんせいしょ には、 本人:ほんにん 、 会社:かいしゃ 、 医師:いし が 書:か く 欄:らん があります。",
                ),
            ),
            (label("金額:きんがく ・ 期間:きかん"), money),
        ],
        source: runs(
            "出典:しゅってん :健康保険法(2026 年:ねん )　 確:たし かめた 日:ひ :令和8年11月23日　二次資料",
            read,
        ),
    }
}

/// A guide of four benefits, the second of which nobody could read in a source.
pub(super) fn guide(read: bool) -> Guide {
    let names = [
        "傷病手当金:しょうびょうてあてきん",
        "特定疾病:とくていしっぺい の 受療証:じゅりょうしょう",
        "地域障害者職業:ちいきしょうがいしゃしょくぎょう センター、 障害者就業:しょうがいしゃしゅうぎょう ・ 生活支援:せいかつしえん センター",
        "障害年金:しょうがいねんきん",
    ];
    let over = if read {
        "たかはし いちろう"
    } else {
        ""
    };
    let mut person = with_reading("髙橋 一郎", over);
    person.extend(runs(" 様:さま", read));
    Guide {
        issue: issue("制度のご案内"),
        title: runs("制度:せいど のご 案内:あんない", read),
        person,
        running: "髙橋 一郎 様".into(),
        made_on: runs("令和:れいわ 8 年:ねん 11 月:がつ 24 日:にち", read),
        office: "青葉病院 両立支援室".into(),
        opening: vec![
            runs(
                "ご 利用:りよう になれるかどうかは、それぞれの 窓口:まどぐち が 決:き めます。",
                read,
            ),
            runs("金額:きんがく は、 変:か わることがあります。", read),
        ],
        contents: runs("このご 案内:あんない にある 制度:せいど", read),
        benefits: (names.iter().enumerate())
            .map(|(number, name)| benefit(name, number == 1, read))
            .collect(),
        closing: vec![runs("お 問:と い 合:あ わせ : 青葉病院", read)],
        read,
    }
}

fn set(read: bool) -> PageModel {
    crate::layout(&guide(read).document(), &FONTS).unwrap()
}

fn texts(model: &PageModel, page: usize) -> Vec<&TextRun> {
    let items = model.pages[page].items.iter();
    items
        .filter_map(|item| match item {
            Item::Text(run) => Some(run),
            _ => None,
        })
        .collect()
}

#[test]
fn guides_are_as_they_were() {
    compare("benefit-guide", &guide(false).document());
    compare("benefit-guide-read", &guide(true).document());
}

#[test]
fn what_the_person_reads_is_large() {
    let model = set(false);
    for page in 0..model.pages.len() {
        // Between the running head and the foot.
        let body = texts(&model, page)
            .into_iter()
            .filter(|run| (14.0..280.0).contains(&run.y));
        for run in body {
            assert!(run.size >= 10.0, "{} in {} pt", run.text, run.size);
        }
    }
}

/// Readings that reach into a rule, or into the words above them.
fn touching(model: &PageModel) -> Vec<String> {
    let mut out = Vec::new();
    for (number, page) in model.pages.iter().enumerate() {
        let all = texts(model, number);
        let end = |run: &TextRun| {
            let width: i32 = run.glyphs.iter().map(crate::Glyph::advance).sum();
            run.x + width as f32 / 1000.0 * run.size * MM_PER_PT
        };
        let body = |run: &TextRun| (14.0..280.0).contains(&run.y);
        for small in all.iter().filter(|run| body(run) && run.size < 10.0) {
            let top = small.y - 0.85 * small.size * MM_PER_PT;
            let words = all.iter().any(|run| {
                let low = run.y + 0.08 * run.size * MM_PER_PT;
                run.size >= 10.0
                    && run.y < small.y
                    && low > top
                    && run.x < end(small)
                    && small.x < end(run)
            });
            let rule = page.items.iter().any(|item| {
                matches!(item, Item::Rule { x1, x2, y1, y2, .. }
                    if (y1 - y2).abs() < 0.01 && (top..small.y).contains(y1) && *x1 <= small.x && small.x <= *x2)
            });
            if words || rule {
                out.push(small.text.clone());
            }
        }
    }
    out
}

#[test]
fn readings_touch_neither_rules_nor_the_words_above() {
    let mut model = set(true);
    let count = (0..model.pages.len())
        .flat_map(|page| texts(&model, page))
        .filter(|run| run.size < 10.0)
        .count();
    assert!(count > 100, "{count}");
    assert_eq!(touching(&model), Vec::<String>::new());
    // The control: a little higher they do.
    for page in &mut model.pages {
        for item in &mut page.items {
            if let Item::Text(run) = item
                && run.size < 10.0
            {
                run.y -= 1.2;
            }
        }
    }
    assert!(!touching(&model).is_empty());
}

#[test]
fn a_benefit_that_goes_on_over_the_page_says_its_name_again() {
    let mut many = guide(true);
    many.benefits = [many.benefits.clone(), many.benefits].concat();
    let model = crate::layout(&many.document(), &FONTS).unwrap();
    assert!(model.pages.len() > 3);
    for page in 1..model.pages.len() {
        let first = texts(&model, page)
            .into_iter()
            .find(|run| (14.0..60.0).contains(&run.y) && run.size > 10.0);
        let first = first.unwrap();
        // The name of a benefit, or the box at the end.
        let is_name = (first.size - 14.0).abs() < 0.1;
        assert!(
            is_name || page + 1 == model.pages.len(),
            "{} on page {}",
            first.text,
            page + 1
        );
    }
}
