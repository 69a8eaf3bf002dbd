//! 制度のご案内: what the person reads about a benefit, with the readings of its kanji, and what of it holds on a day.

mod choice;
mod markup;

#[cfg(test)]
mod tests;

pub use choice::{GuideOffer, latest, offers};
pub use markup::{Piece, bare, dated, pieces};

use crate::benefit::{Ages, Amount, BenefitRule};
use crate::code::Certainty;
use serde::Deserialize;

/// What is said of one benefit (`assets/guide/<resource>.toml`), in both styles.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Code of the list `benefit`.
    pub resource: String,
    /// Day on which the texts were compared with their sources (ISO).
    pub checked_on: String,
    /// ふつうの文.
    pub plain: GuideText,
    /// やさしい日本語.
    pub easy: GuideText,
}

impl Guide {
    /// The words of a style.
    pub fn text(&self, easy: bool) -> &GuideText {
        if easy { &self.easy } else { &self.plain }
    }
}

/// The words of one style; kanji stand with their readings, `{制度|せいど}`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideText {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub what: String,
    /// For whom.
    pub who: String,
    /// Where to ask, with what, until when.
    pub how: String,
    /// What to be careful of.
    #[serde(default)]
    pub caution: String,
    /// Amounts and periods by date.
    #[serde(default)]
    pub money: Vec<GuideMoney>,
}

impl GuideText {
    /// Every text of the style.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let fixed = [&self.name, &self.what, &self.who, &self.how, &self.caution];
        let money = self.money.iter().map(|money| &money.text);
        fixed.into_iter().chain(money).map(String::as_str)
    }
}

/// An amount or a period of some time; it says in plain words what an amount of the benefit says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideMoney {
    /// In plain words.
    pub text: String,
    /// First day, as the amount has it.
    #[serde(default)]
    pub valid_from: String,
    /// Last day, as the amount has it.
    #[serde(default)]
    pub valid_to: String,
    /// Only for these 所得区分; empty = all.
    #[serde(default)]
    pub bands: Vec<String>,
    /// Only for these ages, as the amount has it.
    #[serde(default)]
    pub ages: Ages,
}

impl GuideMoney {
    /// The amounts of the benefit that it speaks of.
    pub fn amounts<'a>(&'a self, rule: &'a BenefitRule) -> impl Iterator<Item = &'a Amount> {
        rule.amounts.iter().filter(|amount| {
            amount.valid_from == self.valid_from
                && amount.valid_to == self.valid_to
                && amount.ages == self.ages
                && amount.bands.is_empty() == self.bands.is_empty()
                && self.bands.iter().all(|band| amount.bands.contains(band))
        })
    }
}

/// An amount as the paper of a day has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyOfDay<'a> {
    /// In plain words.
    pub text: &'a str,
    /// From when, where that lies ahead; empty = it holds on the day.
    pub from: &'a str,
    /// Until when, where that lies within the time that the paper looks ahead; empty = longer.
    pub to: &'a str,
    /// Whether somebody read it in a source.
    pub sure: bool,
    /// Where it stands and how sure that is, where different from the benefit.
    pub sources: Vec<(&'a str, Certainty)>,
}

/// For whom amounts are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader<'a> {
    /// Band of income; empty = not known.
    pub band: &'a str,
    /// Age on the day; None = not known.
    pub age: Option<u32>,
}

/// What holds on the day, and what begins until `ahead` (ISO both); where band or age is not known, all of them.
pub fn money<'a>(
    text: &'a GuideText,
    rule: &'a BenefitRule,
    reader: Reader<'_>,
    on: &str,
    ahead: &str,
) -> Vec<MoneyOfDay<'a>> {
    let band = reader.band;
    let known = !band.is_empty() && band != "unknown";
    let of_band = |money: &&GuideMoney| {
        !known || money.bands.is_empty() || money.bands.iter().any(|one| one == band)
    };
    let in_time = |money: &&GuideMoney| {
        let over = !money.valid_to.is_empty() && money.valid_to.as_str() < on;
        !over && money.valid_from.as_str() <= ahead
    };
    let of_age = |money: &&GuideMoney| money.ages.hold(reader.age) != Some(false);
    let shown = text.money.iter().filter(of_band).filter(of_age);
    let shown = shown.filter(in_time);
    let mut out: Vec<MoneyOfDay<'a>> = shown
        .map(|money| MoneyOfDay {
            text: &money.text,
            from: if money.valid_from.as_str() > on {
                &money.valid_from
            } else {
                ""
            },
            to: if money.valid_to.as_str() <= ahead {
                &money.valid_to
            } else {
                ""
            },
            sure: money
                .amounts(rule)
                .all(|amount| amount.certainty.unwrap_or(rule.certainty) != Certainty::Unverified),
            sources: money
                .amounts(rule)
                .filter(|amount| !amount.source.is_empty())
                .map(|amount| {
                    let sure = amount.certainty.unwrap_or(rule.certainty);
                    (amount.source.as_str(), sure)
                })
                .collect(),
        })
        .collect();
    out.sort_by_key(|money| money.from);
    out
}

/// The words of the paper around the texts, in both styles (`assets/words/guide.toml`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideFrame {
    /// ふつうの文.
    pub plain: FrameText,
    /// やさしい日本語.
    pub easy: FrameText,
}

/// The words of one style; `◇` stands for a date.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "each is the text of the place that it is named after"
)]
pub struct FrameText {
    pub title: String,
    pub honorific: String,
    pub opening: Vec<String>,
    pub contents: String,
    pub state: String,
    pub what: String,
    pub who: String,
    pub how: String,
    pub money: String,
    pub caution: String,
    pub applying: String,
    pub applied_on: String,
    pub receiving: String,
    pub started_on: String,
    pub ends_on: String,
    pub renewal_on: String,
    pub from: String,
    pub to: String,
    /// The figures of the data have ended before the day.
    pub money_over: String,
    pub money_unsure: String,
    pub unsure: String,
    pub source: String,
    pub checked: String,
    pub official: String,
    pub secondary: String,
    pub unverified: String,
    pub closing: Vec<String>,
    pub contact: String,
    pub staff: String,
    pub phone: String,
}

impl FrameText {
    /// Every text of the style.
    pub fn all(&self) -> Vec<&str> {
        let lists = self.opening.iter().chain(&self.closing);
        let fixed = [
            &self.title,
            &self.honorific,
            &self.contents,
            &self.state,
            &self.what,
            &self.who,
            &self.how,
            &self.money,
            &self.caution,
            &self.applying,
            &self.applied_on,
            &self.receiving,
            &self.started_on,
            &self.ends_on,
            &self.renewal_on,
            &self.from,
            &self.to,
            &self.money_over,
            &self.money_unsure,
            &self.unsure,
            &self.source,
            &self.checked,
            &self.official,
            &self.secondary,
            &self.unverified,
            &self.contact,
            &self.staff,
            &self.phone,
        ];
        fixed.into_iter().chain(lists).map(String::as_str).collect()
    }

    /// How sure a benefit is, for somebody who does not know the words of the screens.
    pub fn certainty(&self, certainty: Certainty) -> &str {
        match certainty {
            Certainty::Official => &self.official,
            Certainty::Unverified => &self.unverified,
            _ => &self.secondary,
        }
    }
}
