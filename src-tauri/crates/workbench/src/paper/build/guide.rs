//! 制度のご案内: what the person takes home about the benefits. It never says that somebody will get one.

use super::Facts;
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::guide::{general, of_case};
use crate::paper::{Prepared, issue};
use ::paper::document::{Run, with_reading};
use ::paper::sheet::guide::{Guide as Sheet, GuideBenefit, TITLE};
use chrono::{Days, Months, NaiveDate};
use model::benefit::BenefitRule;
use model::era::{Calendar, age};
use model::guide::{FrameText, Guide, MoneyOfDay, Reader, bare, dated, latest, money, pieces};
use model::noun::Benefit;

/// Id of the paper.
pub(in crate::paper) const ID: &str = "benefit-guide";

/// How far ahead a change of an amount is told, in months.
const AHEAD: Months = Months::new(12);

/// How the words of a paper are set.
struct Words {
    frame: &'static FrameText,
    easy: bool,
    /// Readings stand over them.
    read: bool,
    calendar: Calendar,
}

impl Words {
    /// A text with its readings, or without them where none are wanted.
    fn runs(&self, text: &str) -> Vec<Run> {
        match pieces(text).filter(|_| self.read) {
            // A word is not parted from its reading.
            Some(pieces) => (pieces.into_iter())
                .map(|piece| {
                    let run = Run::new(piece.text);
                    if piece.reading.is_empty() {
                        run
                    } else {
                        run.ruby(piece.reading).keep()
                    }
                })
                .collect(),
            None => vec![Run::new(bare(text))],
        }
    }

    fn all(&self, texts: &[String]) -> Vec<Vec<Run>> {
        texts.iter().map(|text| self.runs(text)).collect()
    }

    /// Words with a date in the place of `◇`.
    fn on(&self, words: &str, day: &str) -> String {
        words.replace('◇', &dated(day))
    }

    /// Words about a recorded day; None where it is not recorded.
    fn of_day(&self, words: &str, iso: &str) -> Option<String> {
        let day = iso.parse::<NaiveDate>().ok()?;
        Some(self.on(words, &self.calendar.date(day)))
    }

    /// From when and until when, by the month where it is a whole one; empty where it holds all the time.
    fn period(&self, money: &MoneyOfDay<'_>) -> String {
        let named = |day: NaiveDate, whole: bool| {
            if whole {
                self.calendar.month(day)
            } else {
                self.calendar.date(day)
            }
        };
        let begins = |day: NaiveDate| day.format("%d").to_string() == "01";
        let from = money.from.parse::<NaiveDate>().ok();
        let from = from.map(|day| self.on(&self.frame.from, &named(day, begins(day))));
        let to = money.to.parse::<NaiveDate>().ok();
        let to = to.map(|day| {
            let whole = day.checked_add_days(Days::new(1)).is_some_and(begins);
            self.on(&self.frame.to, &named(day, whole))
        });
        [from, to].into_iter().flatten().collect()
    }
}

impl Facts<'_> {
    /// The paper of a case, or one without a name for anybody.
    pub(super) fn guide(&self) -> ApiResult<Prepared> {
        self.only_way("self", TITLE)?;
        let words = self.guide_words();
        let chosen = self.chosen_benefits()?;
        let benefits: Vec<GuideBenefit> = (chosen.iter())
            .filter_map(|resource| self.guide_benefit(resource, &words))
            .collect();
        let frame = words.frame;
        let (person, running) = self.guide_person(&words);
        let sheet = Sheet {
            issue: issue(self.bench, "制度のご案内 2026-11")?,
            title: words.runs(&frame.title),
            person,
            running,
            made_on: words.runs(&dated(&self.calendar.date(self.today))),
            office: self.office()?,
            opening: words.all(&frame.opening),
            contents: words.runs(&frame.contents),
            benefits,
            closing: self.guide_closing(&words)?,
            read: words.read,
        };
        let mut out = self.prepared(TITLE, sheet.document());
        out.discloses = vec![format!(
            "{}件の制度の案内(制度の名前から病気が分かることがあります)",
            chosen.len()
        )];
        if chosen.iter().any(|one| self.under_way(one).is_some()) {
            out.discloses
                .push("申請中・受給中の制度と、その日付".to_owned());
        }
        out.left_out = vec!["病名・勤務先(この書類には載せません)".to_owned()];
        out.left_out.extend(self.hidden_by_initials());
        Ok(out)
    }

    /// Is it a paper of a case?
    fn is_of_case(&self) -> bool {
        !self.file.case.id.is_empty()
    }

    fn guide_words(&self) -> Words {
        let ask = self.ask.guide.clone().unwrap_or_default();
        let frame = assets::guide_frame();
        Words {
            frame: if ask.easy { &frame.easy } else { &frame.plain },
            easy: ask.easy,
            read: ask.furigana.unwrap_or(ask.easy),
            calendar: self.calendar,
        }
    }

    /// The benefits of the paper in its order.
    fn chosen_benefits(&self) -> ApiResult<Vec<String>> {
        let wanted = self.ask.guide.as_ref().map(|ask| &ask.benefits);
        let wanted = wanted.filter(|benefits| !benefits.is_empty());
        let offers = if self.is_of_case() {
            of_case(&self.file, &self.today.to_string())
        } else {
            general()
        };
        let is_offered = |code: &String| offers.iter().any(|offer| offer.resource == *code);
        if !wanted.is_none_or(|codes| codes.iter().all(is_offered)) {
            return Err(crate::record::bad("benefits"));
        }
        let chosen: Vec<String> = (offers.into_iter())
            .filter(|offer| wanted.map_or(offer.chosen, |codes| codes.contains(&offer.resource)))
            .map(|offer| offer.resource)
            .collect();
        if chosen.is_empty() {
            return Err(ApiError::PaperNotReady {
                paper: ID.to_owned(),
            });
        }
        Ok(chosen)
    }

    /// The name with the title of courtesy, and the same for the further pages.
    fn guide_person(&self, words: &Words) -> (Vec<Run>, String) {
        let (name, reading) = self.name();
        if !self.is_of_case() || name.is_empty() {
            return (Vec::new(), String::new());
        }
        let over = if words.read || self.ask.ruby {
            reading.as_str()
        } else {
            ""
        };
        let mut runs = with_reading(&name, over);
        let honorific = bare(&words.frame.honorific);
        if name.ends_with("さん") {
            return (runs, name);
        }
        runs.push(Run::new(" "));
        runs.extend(words.runs(&words.frame.honorific));
        (runs, format!("{name} {honorific}"))
    }

    /// Whom to ask.
    fn guide_closing(&self, words: &Words) -> ApiResult<Vec<Vec<Run>>> {
        let frame = words.frame;
        let phone = crate::settings::read(self.bench)?.phone;
        let staff = if self.is_of_case() {
            self.author()?
        } else {
            String::new()
        };
        // Names and numbers of the house have no readings.
        let mut whom: Vec<Run> = Vec::new();
        for (label, said) in [
            ("", self.office()?),
            (&frame.staff, staff),
            (&frame.phone, phone),
        ] {
            if said.is_empty() {
                continue;
            }
            if !whom.is_empty() {
                whom.push(Run::new("　"));
            }
            if !label.is_empty() {
                whom.extend(words.runs(label));
                whom.push(Run::new(" "));
            }
            whom.push(Run::new(said));
        }
        let mut out = words.all(&frame.closing);
        if !whom.is_empty() {
            let mut line = words.runs(&frame.contact);
            line.push(Run::new(": "));
            line.extend(whom);
            out.push(line);
        }
        Ok(out)
    }

    /// The record of a benefit that was applied for or is drawn.
    fn under_way(&self, resource: &str) -> Option<&Benefit> {
        let record = latest(&self.file.benefits, resource)?;
        ["applying", "receiving"]
            .contains(&record.state.as_str())
            .then_some(record)
    }

    fn guide_benefit(&self, resource: &str, words: &Words) -> Option<GuideBenefit> {
        let rule = assets::benefits().iter().find(|r| r.resource == resource)?;
        let guide = assets::guides().iter().find(|g| g.resource == resource)?;
        let (text, frame) = (guide.text(words.easy), words.frame);
        let today = self.today.to_string();
        let ahead = self.today.checked_add_months(AHEAD).unwrap_or(self.today);
        let ahead = ahead.to_string();
        let bands = &assets::sums().high_cost;
        let band = model::benefit::income_band(bands, &self.file, &today);
        let born = self.file.person.birth_date.parse().ok();
        let reader = Reader {
            band: &band,
            age: born.and_then(|born| age(born, self.today)),
        };
        let told = money(text, rule, reader, &today, &ahead);
        let single = |text: &str| {
            let is_said = !text.is_empty();
            is_said.then(|| words.runs(text)).into_iter().collect()
        };
        let rows = [
            (&frame.state, self.guide_state(resource, words)),
            (&frame.what, single(&text.what)),
            (&frame.who, single(&text.who)),
            (&frame.how, single(&text.how)),
            (&frame.money, amounts(&told, !text.money.is_empty(), words)),
            (&frame.caution, single(&text.caution)),
        ];
        let unsure = rule.certainty == model::code::Certainty::Unverified;
        Some(GuideBenefit {
            name: words.runs(&text.name),
            unsure: if unsure {
                words.runs(&frame.unsure)
            } else {
                Vec::new()
            },
            rows: (rows.into_iter())
                .filter(|(_, paragraphs)| !paragraphs.is_empty())
                .map(|(label, paragraphs)| (words.runs(label), paragraphs))
                .collect(),
            source: source(rule, guide, &told, words),
        })
    }

    /// How far an application is, with its days.
    fn guide_state(&self, resource: &str, words: &Words) -> Vec<Vec<Run>> {
        let Some(record) = self.under_way(resource) else {
            return Vec::new();
        };
        let frame = words.frame;
        let (said, days) = if record.state == "applying" {
            (
                &frame.applying,
                vec![(&frame.applied_on, &record.applied_on)],
            )
        } else {
            let days = vec![
                (&frame.started_on, &record.started_on),
                (&frame.ends_on, &record.ends_on),
                (&frame.renewal_on, &record.renewal_on),
            ];
            (&frame.receiving, days)
        };
        let days = days.into_iter();
        let days = days.filter_map(|(label, day)| words.of_day(label, day));
        let days: Vec<String> = days.collect();
        let mut out = words.runs(said);
        if !days.is_empty() {
            out.push(Run::new("\n"));
            out.extend(words.runs(&days.join("　")));
        }
        vec![out]
    }
}

/// Amounts, each with its time; what holds on the day comes first.
fn amounts(told: &[MoneyOfDay<'_>], has_any: bool, words: &Words) -> Vec<Vec<Run>> {
    let mut out: Vec<Vec<Run>> = Vec::new();
    if has_any && !told.iter().any(|money| money.from.is_empty()) {
        out.push(words.runs(&words.frame.money_over));
    }
    for money in told {
        let mut line: Vec<Run> = Vec::new();
        let period = words.period(money);
        if !period.is_empty() {
            let heading = words.runs(&format!("【{period}】\n")).into_iter();
            line.extend(heading.map(Run::bold));
        }
        line.extend(words.runs(money.text));
        if !money.sure {
            let unsure = words.runs(&words.frame.money_unsure).into_iter();
            line.extend(unsure.map(Run::bold));
        }
        out.push(line);
    }
    out
}

/// Source, year, day of checking and certainty; where an amount has a source of its own, that too, with its certainty where
/// it is another one.
fn source(rule: &BenefitRule, guide: &Guide, told: &[MoneyOfDay<'_>], words: &Words) -> Vec<Run> {
    let frame = words.frame;
    let checked = words.calendar.words(&guide.checked_on);
    let mut parts = vec![format!("{}: ", frame.source)];
    parts.push(format!("{}({}{{年|ねん}})", rule.source, rule.year));
    let mut own: Vec<_> = told.iter().flat_map(|money| &money.sources).collect();
    own.dedup();
    for (source, sure) in own {
        parts.push(format!("、{source}"));
        if *sure != rule.certainty {
            parts.push(format!("({})", frame.certainty(*sure)));
        }
    }
    parts.push(format!("　{}: {}", frame.checked, dated(&checked)));
    parts.push(format!("　{}", frame.certainty(rule.certainty)));
    words.runs(&parts.concat())
}
