//! 指導料の確認票: one date of service beside the rules of its day.

use super::{Facts, join};
use crate::error::ApiResult;
use crate::paper::{Prepared, issue};
use ::paper::sheet::fee_check::{FeeRow, FeeSheet, TITLE};
use chrono::NaiveDate;
use model::era;
use model::fee::{FeeCondition, FeeFact, FeeJudgement, FeeState, FeeWindow};

impl Facts<'_> {
    pub(super) fn fee_check(&self) -> ApiResult<Prepared> {
        self.only_way("in_house", TITLE)?;
        let wanted = &self.ask.passage;
        let all = crate::fee::judgements(self.bench, &self.file)?;
        let one = all
            .into_iter()
            .find(|j| wanted.is_empty() || j.id == *wanted);
        let mut sheet = FeeSheet {
            issue: issue(self.bench, "指導料の確認票 2026-11")?,
            case_number: self.file.case.number.clone(),
            head: self.head(),
            facts: vec![join(&[&self.office()?, &self.author()?], " / ")],
            ..FeeSheet::default()
        };
        match one {
            Some(one) => self.fill_fee(&mut sheet, &one),
            None => "指導料の確認の記録がありません。".clone_into(&mut sheet.when_empty),
        }
        let mut out = self.prepared(TITLE, sheet.document());
        out.discloses = vec!["指導料の条件と、その記録(医事課あての院内用の様式)".to_owned()];
        out.left_out = self.hidden_by_initials();
        out.left_out
            .push("病名・症状・経過(条件の確認に要る大分類のほかは載せません)".to_owned());
        Ok(out)
    }

    fn fill_fee(&self, sheet: &mut FeeSheet, one: &FeeJudgement) {
        // As judged: recorded for the day, or read from the case.
        let asked = one.conditions.iter().find(|c| c.id == "setting");
        let setting = asked
            .and_then(|c| c.facts.first())
            .map_or("", |f| f.value.as_str());
        let points = one.points.map(|p| format!("{p}点"));
        let service = [
            ("診療日", self.fee_day(&one.service_on)),
            (
                "区分・診療の形",
                join(
                    &[
                        &self.label("fee_turn", &one.turn),
                        &self.label("fee_setting", setting),
                    ],
                    "・",
                ),
            ),
            (
                "診療日の決まり",
                format!(
                    "{}({}から)",
                    one.revision,
                    self.calendar.words(&one.valid_from)
                ),
            ),
            (
                "点数表の点数",
                points.unwrap_or_else(|| "この形の点数は、点数表にありません".to_owned()),
            ),
            ("2回目以降の期間", self.fee_window(one.window.as_ref())),
        ];
        sheet.service = service
            .map(|(label, value)| (label.to_owned(), value))
            .into();
        sheet.result = words(one.result).to_owned();
        sheet.conditions = one.conditions.iter().map(|c| self.fee_row(c)).collect();
        let name = format!("{}({}点)", one.addon_name, one.addon_points);
        sheet.addon = format!("{name}: {}", words(one.addon_result));
        sheet.addon_conditions = one.addon.iter().map(|c| self.fee_row(c)).collect();
        sheet.source.clone_from(&one.source);
    }

    fn fee_day(&self, iso: &str) -> String {
        iso.parse::<NaiveDate>().map_or_else(
            |_| String::new(),
            |day| format!("{}({})", self.calendar.date(day), era::weekday(day)),
        )
    }

    fn fee_row(&self, condition: &FeeCondition) -> FeeRow {
        let facts = condition.facts.iter().filter(|f| !f.value.is_empty());
        FeeRow {
            state: match condition.state {
                FeeState::Met => "満たす",
                FeeState::NotMet => "満たさない",
                FeeState::Unknown => "未確認",
            }
            .to_owned(),
            open: condition.state != FeeState::Met,
            label: condition.label.clone(),
            rule: condition.text.clone(),
            facts: facts
                .map(|fact| format!("{}: {}", fact.label, self.fee_value(fact)))
                .collect::<Vec<_>>()
                .join("\n"),
            why: condition.why.clone(),
            who: condition.who.clone(),
        }
    }

    fn fee_value(&self, fact: &FeeFact) -> String {
        if fact.is_date {
            self.calendar.words(&fact.value)
        } else if fact.list.is_empty() {
            self.fee_month(&fact.value)
                .unwrap_or_else(|| fact.value.clone())
        } else {
            self.label(&fact.list, &fact.value)
        }
    }

    /// `2027-01` in the calendar of the facility.
    fn fee_month(&self, month: &str) -> Option<String> {
        let first: NaiveDate = format!("{month}-01").parse().ok()?;
        let day = self.calendar.date(first);
        day.rsplit_once('月').map(|(month, _)| format!("{month}月"))
    }

    fn fee_window(&self, window: Option<&FeeWindow>) -> String {
        let Some(window) = window else {
            return String::new();
        };
        let months = window.months;
        let from = self.fee_month(&window.from_month).unwrap_or_default();
        let said = format!("{from}から{months}か月。");
        match self.fee_month(&window.last_month) {
            Some(last) if window.month_more => {
                format!("{said}最後の月は{last}(翌月から数えるかは要確認(医事課))")
            }
            Some(last) => format!("{said}最後の月は{last}"),
            None => format!("{said}期間が改定の日をまたぐため、最後の月は要確認(医事課)"),
        }
    }
}

/// What all conditions come to; never a decision.
fn words(result: FeeState) -> &'static str {
    match result {
        FeeState::Met => "条件を満たしているように見えます",
        FeeState::NotMet => "満たさない条件があります",
        FeeState::Unknown => "未確認の条件があります",
    }
}
