//! 事例検討会の資料: the counted facts of a case, and a text that somebody read through.

use super::{ALL, Facts, join, prefixed};
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::paper::{Prepared, issue};
use crate::session::Workbench;
use ::paper::sheet::handout::{Handout, TITLE};
use chrono::NaiveDate;
use model::deident;
use model::handout::{Telling, marks, relative};
use serde_json::{Map, Value};

/// Purpose of the consent that lets a case be talked over in a meeting.
const PURPOSE: &str = "case_study";
/// Longest text in characters.
const LONGEST: usize = 20_000;
/// What the projection says, by field: its label and the list of its codes.
const FACTS: [(&str, &str, &str); 14] = [
    ("age_band", "年代", "age_band"),
    ("sex", "性別", "sex"),
    ("disease", "疾患の大分類", "disease"),
    ("nanbyo_group", "指定難病の疾患群", "nanbyo_group"),
    ("path", "支援の経路", "path"),
    ("care_setting", "入院・外来", "care_setting"),
    ("employment_status", "就業の状況", "employment_status"),
    ("employment_kind", "雇用形態", "employment_kind"),
    ("industry", "業種", "industry"),
    ("site_size", "事業場の規模", "site_size"),
    ("work_items", "作業の内容", "work_item"),
    ("measures", "措置・配慮", "measure"),
    ("benefits", "利用した制度", "benefit"),
    ("outcome", "転帰", "outcome"),
];

impl Facts<'_> {
    pub(super) fn handout(&self) -> ApiResult<Prepared> {
        self.only_way("in_house", TITLE)?;
        let today = self.today.to_string();
        if !self.file.agreed_to(PURPOSE, &today) {
            return Err(ApiError::PurposeNotAgreed {
                purpose: PURPOSE.to_owned(),
            });
        }
        let kept = self.bench.store()?.handout(&self.file.case.id)?;
        let Some((text, ..)) = kept else {
            return Err(ApiError::HandoutUnread);
        };
        let telling = self.telling(&text);
        if telling > 0 {
            return Err(ApiError::HandoutTells { count: telling });
        }
        let mut foot = issue(self.bench, "事例検討会の資料 2026-11")?;
        // Neither who printed it nor when: both may point to the case.
        foot.printed.clear();
        let sheet = Handout {
            issue: foot,
            facts: self.counted(),
            text,
            handling: "院内の事例検討会だけで使います。本人から「事例検討」の同意を得ています。会のあとに回収し、廃棄してください。話し合いでも、個人が分かることは口にしないでください。".to_owned(),
        };
        let mut out = self.prepared(TITLE, sheet.document());
        let consents = self.file.consents.iter();
        out.consents = consents
            .filter(|c| c.purpose == PURPOSE && c.holds(&today))
            .map(|c| c.id.clone())
            .collect();
        // The file is called by the paper alone.
        out.number.clear();
        out.discloses =
            vec!["年代・性別・疾患の大分類・業種・規模・支援の内容、読み直した経過の文".to_owned()];
        out.left_out = vec![
            "氏名・患者ID・事例番号・生年月日・勤務先・医療機関の名前(個人を特定しにくくするため)"
                .to_owned(),
            "暦の日付(受付からの日数で書きます)".to_owned(),
        ];
        Ok(out)
    }

    /// How many recorded names and numbers still stand in the text.
    fn telling(&self, text: &str) -> usize {
        let recorded = self.recorded();
        let words: Vec<&str> = recorded.iter().map(String::as_str).collect();
        let marks = marks(text, &words).into_iter();
        marks.filter(|mark| mark.kind == Telling::Recorded).count()
    }

    /// Names and numbers that the case records, whole and by their parts.
    fn recorded(&self) -> Vec<String> {
        let (person, case) = (&self.file.person, &self.file.case);
        let mut whole = vec![
            &person.name,
            &person.kana,
            &person.chart_number,
            &person.address,
            &person.contact_numbers,
            &person.family_contact,
            &case.number,
            &case.doctor,
            &case.hospital_name,
        ];
        for e in &self.file.employments {
            whole.extend([
                &e.employer,
                &e.physician_name,
                &e.contact_name,
                &e.contact_phone,
                &e.contact_address,
            ]);
        }
        whole.extend(self.file.opinions.iter().map(|o| &o.doctor));
        whole.extend(self.file.consents.iter().map(|c| &c.hearer));
        // A designated disease is told by its group only: its name can be that of one person.
        let rare = self.file.treatments.iter().filter(|t| !t.nanbyo.is_empty());
        whole.extend(rare.map(|t| &t.disease_name));
        let facility = crate::settings::read(self.bench).map(|s| s.facility);
        let facility = facility.unwrap_or_default();
        whole.push(&facility);
        let mut out: Vec<String> = Vec::new();
        for words in whole {
            let words = words.trim();
            let parts = words.split([' ', '　', '、', '・', '/']);
            let joined: String = words.split_whitespace().collect();
            let each = parts.map(str::to_owned).chain([words.to_owned(), joined]);
            out.extend(each.filter(|word| word.chars().count() > 1));
        }
        out.sort();
        out.dedup();
        out
    }

    /// The facts as headquarters would get them, without a day and without the year.
    fn counted(&self) -> Vec<(String, String)> {
        let today = self.today.to_string();
        let fields = deident::project(&self.file, self.codes, None, &today).fields;
        let mut out: Vec<(String, String)> = Vec::new();
        for (field, label, list) in FACTS {
            let words = self.in_words(&fields, field, list);
            if !words.is_empty() {
                out.push((label.to_owned(), words));
            }
        }
        if let Some(months) = fields.get("months_to_return").and_then(Value::as_i64) {
            out.push(("休業から復職まで".to_owned(), format!("約{months}か月")));
        }
        let support = &self.file.support;
        out.push((
            "支援の量".to_owned(),
            format!("{}件・{}分", support.count, support.minutes),
        ));
        out
    }

    fn in_words(&self, fields: &Map<String, Value>, field: &str, list: &str) -> String {
        match fields.get(field) {
            Some(Value::String(code)) => self.label(list, code),
            Some(Value::Array(codes)) => {
                let labels = codes.iter().filter_map(Value::as_str);
                let labels: Vec<String> = labels.map(|code| self.label(list, code)).collect();
                labels.join("、")
            }
            _ => String::new(),
        }
    }

    /// The free text of the case as a first draft, with days counted from the intake.
    fn drafted(&self) -> ApiResult<String> {
        let case = &self.file.case;
        let opened = case.opened_on.parse::<NaiveDate>().ok();
        let mut lines = vec![
            prefixed("相談の内容: ", &case.chief),
            prefixed("症状と仕事への影響: ", &self.symptoms().replace('\n', " ")),
            prefixed("本人の希望: ", &case.wish),
        ];
        let (rows, _) = self.bench.store()?.activities(&case.id, 0, ALL)?;
        for a in rows.iter().rev() {
            let when = a.on_date.parse::<NaiveDate>().ok().zip(opened);
            let when = when.map_or_else(String::new, |(on, from)| relative(from, on));
            let how = join(
                &[
                    &self.label("channel", &a.channel),
                    &self.codes.labels("partner", &a.partners),
                ],
                "・",
            );
            let text = join(
                &[&a.text, &a.subjective, &a.objective, &a.assessment, &a.plan],
                " ",
            );
            let text = join(&[&text, &prefixed("所見: ", &a.finding)], " ");
            lines.push(format!("【{when}】{how} {}", text.replace('\n', " ")));
        }
        lines.push(prefixed("難しかった点: ", &self.outcome_text(|o| &o.hard)));
        lines.push(prefixed("工夫した点: ", &self.outcome_text(|o| &o.worked)));
        lines.retain(|line| !line.trim().is_empty());
        Ok(lines.join("\n"))
    }

    fn outcome_text(&self, get: fn(&model::noun::Outcome) -> &str) -> String {
        self.file.outcomes.first().map_or("", get).to_owned()
    }

    fn reviewed(&self, text: Option<String>) -> ApiResult<HandoutReview> {
        let kept = self.bench.store()?.handout(&self.file.case.id)?;
        let read_by = kept.as_ref().map_or_else(String::new, |(_, user, at)| {
            let at = chrono::DateTime::parse_from_rfc3339(at);
            let at = at
                .map(|t| clock::japanese(t.to_utc(), self.calendar))
                .unwrap_or_default();
            join(&[&self.user(user), &at], " ")
        });
        let text = match (text, kept) {
            (Some(text), _) | (None, Some((text, ..))) => text,
            (None, None) => self.drafted()?,
        };
        let recorded = self.recorded();
        let words: Vec<&str> = recorded.iter().map(String::as_str).collect();
        Ok(HandoutReview {
            facts: self.counted(),
            marks: marks(&text, &words),
            text,
            read_by,
            consented: self.file.agreed_to(PURPOSE, &self.today.to_string()),
        })
    }
}

fn in_house(case_id: String) -> PaperRequest {
    PaperRequest {
        paper: "handout".to_owned(),
        case_id,
        way: "in_house".to_owned(),
        ..PaperRequest::default()
    }
}

/// The text for a meeting, with what in it could tell who it is.
pub(crate) fn review(bench: &mut Workbench, ask: ById) -> ApiResult<HandoutReview> {
    let request = in_house(ask.id);
    Facts::of(bench, &request)?.reviewed(None)
}

/// Looks through a text, and keeps it as read through where asked.
pub(crate) fn text(bench: &mut Workbench, ask: HandoutText) -> ApiResult<Changed<HandoutReview>> {
    if ask.text.chars().count() > LONGEST {
        return Err(ApiError::Invalid {
            findings: vec![model::check::Finding {
                field: "text".to_owned(),
                rule: model::check::Rule::TooLong,
                detail: LONGEST.to_string(),
            }],
        });
    }
    let request = in_house(ask.case_id);
    if ask.keep {
        let case_id = Facts::of(bench, &request)?.file.case.id;
        bench.write(|w| {
            w.put_handout(&case_id, &ask.text)?;
            Ok(w.audit("handout_read", &case_id)?)
        })?;
    }
    let taken_back = ask.keep && ask.text.trim().is_empty();
    let value = Facts::of(bench, &request)?.reviewed((!taken_back).then_some(ask.text))?;
    Ok(Changed {
        value,
        touched: if ask.keep {
            vec![Touched::Logs]
        } else {
            Vec::new()
        },
    })
}
