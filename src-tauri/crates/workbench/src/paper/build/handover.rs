//! 引継書: what a colleague needs to take a case over.

use super::{Facts, considerations, join, prefixed};
use crate::assets;
use crate::error::ApiResult;
use crate::paper::{Prepared, issue};
use crate::session::Workbench;
use ::paper::sheet::handover::{self as sheet, Handover, TITLE};
use ::paper::sheet::summary::Act;
use model::deadline::Dated;
use model::noun::{Activity, Consent, Employment};
use model::stage;

/// Activities that it tells, and how much of each.
const RECENT: u32 = 10;
const SHORT: usize = 160;

/// The empty sheet.
pub(super) fn blank(bench: &Workbench) -> ApiResult<Prepared> {
    let issue = issue(bench, "引継書 2026-11")?;
    Ok(super::empty(
        TITLE,
        sheet::blank(&issue, &super::office(bench)?),
    ))
}

impl Facts<'_> {
    pub(super) fn handover(&self) -> ApiResult<Prepared> {
        self.only_way("in_house", TITLE)?;
        let (rows, total) = self
            .bench
            .store()?
            .activities(&self.file.case.id, 0, RECENT)?;
        let (employer, job) = self.work();
        let consents: Vec<_> = self.file.consents.iter().map(|c| self.consent(c)).collect();
        let sheet = Handover {
            issue: issue(self.bench, "引継書 2026-11")?,
            case_number: self.file.case.number.clone(),
            made_on: self.calendar.date(self.today),
            office: self.office()?,
            author: self.author()?,
            head: self.head(),
            disease: join(
                &[
                    &self.disease_line(self.file.treatment()),
                    &prefixed("併存症 ", &self.comorbidity()),
                ],
                "　",
            ),
            stage: self.stage(),
            period: self.period(),
            work: join(&[&employer, &job], "　"),
            symptoms: self.symptoms(),
            wish: self.file.case.wish.clone(),
            untold: self.untold(),
            consents,
            no_consent: "同意の記録はありません。院外へ伝える前に、本人に確かめてください。"
                .to_owned(),
            measures: self
                .measures()
                .into_iter()
                .map(|m| [join(&[&m.text, &m.nature], "　"), m.period])
                .collect(),
            no_measure: "現在行っている配慮の記録はありません。".to_owned(),
            dates: self.dates(),
            missing: self.missing(),
            next: self.steps(),
            activities: rows.iter().map(|a| self.short_act(a)).collect(),
            activities_of: format!("(直近{}件・全{total}件)", rows.len()),
            handling: self.handling(),
        };
        let mut out = self.prepared(TITLE, sheet.document());
        out.discloses = vec![
            "病名・症状・勤務情報・同意・期日・支援の経過・本人の希望(院内用の様式)".to_owned(),
        ];
        out.left_out = self.hidden_by_initials();
        Ok(out)
    }

    /// What must not be told, and to whom.
    fn untold(&self) -> Vec<String> {
        let today = self.today.to_string();
        let mut out = Vec::new();
        if self
            .file
            .consents
            .iter()
            .any(|c| considerations::objects(c, &today))
        {
            out.push(
                "院内での共有に異議があります。引き継ぐ範囲を本人に確かめてください。".to_owned(),
            );
        }
        // Who works for nobody has no company that could be told; an offer of work has one already.
        let alone = |e: &Employment| matches!(e.status.as_str(), "self_employed" | "none");
        let has_company = !self.employment().is_some_and(alone);
        if has_company && !self.file.agreed_to("company", &today) {
            out.push("会社への提供に同意がありません。会社には何も伝えません。".to_owned());
        }
        let wish = self.file.case.wish_withhold.trim();
        if !wish.is_empty() {
            out.push(format!("本人が伝えてほしくないこと: {wish}"));
        }
        for consent in self.file.consents.iter().filter(|c| !c.excluded.is_empty()) {
            let purpose = self.label("consent_purpose", &consent.purpose);
            let line = format!("「{purpose}」で提供しないもの: {}", consent.excluded);
            if !out.contains(&line) {
                out.push(line);
            }
        }
        out
    }

    /// Purpose, to whom, what, and since when or why not.
    fn consent(&self, c: &Consent) -> [String; 4] {
        let until = prefixed("期限 ", &self.calendar.words(&c.until));
        let withdrawn = prefixed("撤回 ", &self.calendar.words(&c.withdrawn_on));
        let answer = self.label("consent_answer", &c.answer);
        [
            self.label("consent_purpose", &c.purpose),
            self.codes.labels("consent_party", &c.parties),
            self.codes.labels("consent_item", &c.items),
            join(
                &[
                    &join(&[&self.calendar.words(&c.on_date), &answer], " "),
                    &until,
                    &withdrawn,
                ],
                "\n",
            ),
        ]
    }

    /// Dates in order; the same date of several measures stands once, with their number.
    fn dates(&self) -> Vec<[String; 3]> {
        let today = self.today.to_string();
        let dates = model::deadline::open_dates(assets::calendar(), &self.file, &today);
        let row = |same: &[Dated]| {
            let date = same.first()?;
            let over = if date.on < today {
                "\n(期日を過ぎています)"
            } else {
                ""
            };
            let count = match same.len() {
                1 => String::new(),
                n => format!("({n}件)"),
            };
            Some([
                format!("{}{over}", self.calendar.words(&date.on)),
                format!("{}{count}", date.label),
                date.basis.clone(),
            ])
        };
        let same =
            |a: &Dated, b: &Dated| (&a.on, &a.label, &a.basis) == (&b.on, &b.label, &b.basis);
        dates.chunk_by(same).filter_map(row).collect()
    }

    /// Open questions of the stage, then those of no stage.
    fn missing(&self) -> Vec<String> {
        let view = stage::judge(assets::stage_rules(), &self.file, &self.today.to_string());
        let open = view.missing.into_iter().chain(view.reminders);
        open.map(|m| m.label).collect()
    }

    fn steps(&self) -> Vec<String> {
        let lines = self.file.case.next_steps.lines().map(str::trim);
        lines.filter(|l| !l.is_empty()).map(str::to_owned).collect()
    }

    /// An act in short: the whole stands on the list of activities.
    fn short_act(&self, a: &Activity) -> Act {
        let act = self.act(a);
        let text = if act.text.chars().count() > SHORT {
            let short: String = act.text.chars().take(SHORT).collect();
            format!("{short}…(続きは支援経過一覧)")
        } else {
            act.text
        };
        Act {
            date: self.short_day(&a.on_date),
            text,
            ..act
        }
    }
}
