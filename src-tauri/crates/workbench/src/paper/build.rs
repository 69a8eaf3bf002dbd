//! Which facts of a case stand on which paper.

mod chart_note;
mod considerations;
mod disclosure;
mod envelope;
mod fee_check;
mod guide;
mod handout;
mod handover;
mod head;
mod record;
mod words;

use super::{
    Prepared, Told, beyond, bookmarks, chapter, discarded, form, house, issue, morning, reading,
    style, withdrawn,
};
use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::message::{HousePaper, Nothing, PaperRequest};
use crate::session::Workbench;
use ::paper::sheet::activities::{self, ActivityList, ActivityRow};
use ::paper::sheet::considerations::Measure;
use ::paper::sheet::summary::{self, Act, Summary, WorkItem};
use chrono::NaiveDate;
use model::casefile::CaseFile;
use model::code::CodeBook;
use model::era::{self, Calendar};
use model::noun::{Activity, Employment, Treatment};
use model::stage;

pub(super) use guide::ID as GUIDE;

/// Activities on the summary.
const RECENT: u32 = 5;
/// A paper that tells of everything tells of everything: no number of acts is too many for it.
const ALL: u32 = u32::MAX;

pub(super) use chart_note::text as chart_text;
pub(crate) use disclosure::{decide, review as disclosure_review};
pub(crate) use handout::{review as handout_review, text as handout_text};

/// Papers of a case that are no forms, in the order of the list, with the ways that they are made for.
const HOUSE: [(&str, &[&str]); 11] = [
    ("summary", &["in_house", "self"]),
    ("considerations", &["self", "company", "in_house"]),
    ("activities", &["in_house", "self"]),
    ("words", &["self"]),
    (GUIDE, &["self"]),
    ("handover", &["in_house"]),
    ("chart-note", &["in_house"]),
    ("handout", &["in_house"]),
    ("disclosure", &["self"]),
    ("envelope", &["in_house"]),
    ("fee-check", &["in_house"]),
];

/// Those of them over whose name no reading is set: they name nobody, or say the reading beside the name.
const WITHOUT_RUBY: [&str; 4] = ["words", "handout", "envelope", "disclosure"];
/// Of these, those that can be made empty.
const BLANK: [&str; 4] = ["words", GUIDE, "handover", "chart-note"];

/// The papers of a case that are no forms.
pub(crate) fn house_list(_: &mut Workbench, _: Nothing) -> ApiResult<Vec<HousePaper>> {
    let papers = HOUSE.into_iter().map(|(id, ways)| HousePaper {
        id: id.to_owned(),
        goes_to: ways.iter().map(|way| (*way).to_owned()).collect(),
        named: !WITHOUT_RUBY.contains(&id),
        blank: BLANK.contains(&id),
    });
    Ok(papers.collect())
}

/// Prepares a paper by its id.
pub(crate) fn prepare(bench: &Workbench, ask: &PaperRequest) -> ApiResult<Prepared> {
    beyond::check(ask)?;
    match ask.paper.as_str() {
        "words" if ask.blank => words::blank(bench),
        "handover" if ask.blank => handover::blank(bench),
        "chart-note" if ask.blank => chart_note::blank(bench),
        "summary" => Facts::of(bench, ask)?.summary(),
        "considerations" => Facts::of(bench, ask)?.considerations(),
        "activities" => Facts::of(bench, ask)?.activities(),
        "words" => Facts::of(bench, ask)?.words(),
        GUIDE if ask.blank => Facts::of_house(bench, ask)?.guide(),
        GUIDE => Facts::of(bench, ask)?.guide(),
        "handover" => Facts::of(bench, ask)?.handover(),
        "chart-note" => Facts::of(bench, ask)?.chart_note(),
        "handout" => Facts::of(bench, ask)?.handout(),
        "disclosure" => Facts::of(bench, ask)?.disclosure(),
        "envelope" => Facts::of(bench, ask)?.envelope(),
        "fee-check" => Facts::of(bench, ask)?.fee_check(),
        "recovery-sheet" => house::recovery_sheet(bench, ask),
        morning::ID => morning::prepare(bench, ask),
        withdrawn::ID => withdrawn::prepare(bench, ask),
        "chapter" => chapter::prepare(bench, &ask.passage, &ask.edition),
        "reading" => reading::prepare(bench),
        "bookmarks" => bookmarks::prepare(bench, ask.kind == bookmarks::MARKED),
        discarded::ID => discarded::prepare(bench),
        "audit-log" => house::audit_log(bench, ask),
        crate::stats::PAPER => crate::stats::paper(bench, ask),
        other => form::prepare(bench, ask)?.ok_or_else(|| ApiError::PaperNotReady {
            paper: other.to_owned(),
        }),
    }
}

/// A paper to be filled in by hand: it is nobody's yet.
fn empty(title: &str, document: ::paper::Document) -> Prepared {
    Prepared {
        title: title.to_owned(),
        document,
        left_out: Vec::new(),
        discloses: Vec::new(),
        consents: Vec::new(),
        told: Told::default(),
        case_id: String::new(),
        number: String::new(),
    }
}

/// Facility and office.
pub(super) fn office(bench: &Workbench) -> ApiResult<String> {
    let settings = crate::settings::read(bench)?;
    Ok(join(&[&settings.facility, &settings.department], " "))
}

/// Everything that papers of one case draw from.
pub(super) struct Facts<'a> {
    pub(super) bench: &'a Workbench,
    pub(super) ask: &'a PaperRequest,
    pub(super) file: CaseFile,
    codes: &'static CodeBook,
    pub(super) today: NaiveDate,
    /// In which dates are given.
    pub(super) calendar: Calendar,
}

impl<'a> Facts<'a> {
    pub(super) fn of(bench: &'a Workbench, ask: &'a PaperRequest) -> ApiResult<Self> {
        let store = bench.store()?;
        let case_id = store.case_id(&ask.case_id)?;
        let file = store.case_file(&case_id)?;
        let today = bench.today();
        if ask.way == "company" && !file.has_employer(&today.to_string()) {
            return Err(ApiError::NoEmployer);
        }
        Ok(Self {
            bench,
            ask,
            file,
            codes: assets::codes(),
            today,
            calendar: style::calendar(bench)?,
        })
    }

    /// Facts of the facility alone, for a form that speaks of no case.
    pub(super) fn of_house(bench: &'a Workbench, ask: &'a PaperRequest) -> ApiResult<Self> {
        Ok(Self {
            bench,
            ask,
            file: CaseFile::default(),
            codes: assets::codes(),
            today: bench.today(),
            calendar: style::calendar(bench)?,
        })
    }

    pub(super) fn prepared(&self, title: &str, document: ::paper::Document) -> Prepared {
        Prepared {
            title: title.to_owned(),
            document,
            left_out: Vec::new(),
            discloses: Vec::new(),
            consents: Vec::new(),
            case_id: self.file.case.id.clone(),
            number: self.file.case.number.clone(),
            told: super::Told::default(),
        }
    }

    /// Refuses a paper that goes only one way.
    fn only_way(&self, way: &str, title: &str) -> ApiResult<()> {
        if self.ask.way == way {
            return Ok(());
        }
        Err(ApiError::PaperNotThisWay {
            paper: title.to_owned(),
        })
    }

    /// What a copy with initials does not carry.
    pub(super) fn hidden_by_initials(&self) -> Vec<String> {
        let hidden = "氏名・ふりがな・患者ID・連絡時の注意(イニシャルで表示)";
        let hidden = self.ask.initials.then(|| hidden.to_owned());
        hidden.into_iter().collect()
    }

    /// Name or initials, by the person's own rule and by choice.
    pub(super) fn name(&self) -> (String, String) {
        let person = &self.file.person;
        if self.ask.initials || person.initials_only {
            let initials = if person.initials.is_empty() {
                initials_of(&person.kana)
            } else {
                person.initials.clone()
            };
            (initials, String::new())
        } else {
            (person.name.clone(), person.kana.clone())
        }
    }

    /// An ISO date as narrow columns have it.
    pub(super) fn short_day(&self, iso: &str) -> String {
        iso.parse()
            .map(|day| self.calendar.short(day))
            .unwrap_or_default()
    }

    fn office(&self) -> ApiResult<String> {
        office(self.bench)
    }

    pub(super) fn author(&self) -> ApiResult<String> {
        let user = &self.bench.opened()?.user;
        let label = self.codes.label("profession", &user.profession);
        // 「社会福祉士(MSW)」 in brackets of its own would nest.
        let profession = label.split_once('(').map_or(label, |(word, _)| word);
        Ok(if profession.is_empty() {
            user.name.clone()
        } else {
            format!("{}({profession})", user.name)
        })
    }

    pub(super) fn user(&self, id: &str) -> String {
        if id.is_empty() {
            String::new()
        } else {
            crate::settings::name_of(self.bench, id)
        }
    }

    pub(super) fn label(&self, list: &str, code: &str) -> String {
        if code.is_empty() {
            String::new()
        } else {
            self.codes.label(list, code).to_owned()
        }
    }

    fn summary(&self) -> ApiResult<Prepared> {
        let (rows, _) = self
            .bench
            .store()?
            .activities(&self.file.case.id, 0, RECENT)?;
        let (employer, job) = self.work();
        let (opinion, opinion_period, opinion_remark) = self.opinion();
        let sheet = Summary {
            issue: issue(self.bench, "サマリー様式 2026-11")?,
            case_number: self.file.case.number.clone(),
            made_on: self.calendar.date(self.today),
            office: self.office()?,
            author: self.author()?,
            head: self.head(),
            disease: self.disease_line(self.file.treatment()),
            comorbidity: self.comorbidity(),
            period: self.period(),
            stage: self.stage(),
            course: self.course(),
            symptoms: self.symptoms(),
            employer,
            job,
            work_items: self.work_items(),
            systems: self.systems(),
            opinion,
            opinion_period,
            opinion_remark,
            measures: self.measures().into_iter().map(|m| m.text).collect(),
            activities: rows.iter().map(|a| self.act(a)).collect(),
            wish: join(
                &[
                    &self.file.case.wish,
                    &prefixed("伝えてほしくないこと: ", &self.file.case.wish_withhold),
                ],
                "\n",
            ),
            next: self.next_steps(),
            handling: self.handling(),
        };
        let mut out = self.prepared(summary::TITLE, sheet.document());
        if self.ask.way == "company" {
            // The summary tells diagnosis and course: it is a paper of the house.
            return Err(ApiError::ConsentMissing {
                party: "hr".to_owned(),
            });
        }
        out.discloses = vec![
            "病名・治療の経過・症状・勤務情報・支援の経過・本人の希望(院内用の様式)".to_owned(),
        ];
        out.left_out = self.hidden_by_initials();
        Ok(out)
    }

    pub(super) fn birth_and_sex(&self) -> String {
        let person = &self.file.person;
        let sex = self.label("sex", &person.sex);
        let Ok(born) = person.birth_date.parse::<NaiveDate>() else {
            return sex;
        };
        let age = era::age(born, self.today).map_or_else(String::new, |age| format!("{age}歳"));
        if self.ask.initials || person.initials_only {
            return join(&[&age, &sex], "・");
        }
        join(
            &[&format!("{}({age})", self.calendar.date(born)), &sex],
            "・",
        )
    }

    fn disease_line(&self, treatment: Option<&Treatment>) -> String {
        let Some(t) = treatment else {
            return self.file.case.illness_line.clone();
        };
        let name = if t.disease_name.is_empty() {
            self.label("disease", &t.disease)
        } else {
            t.disease_name.clone()
        };
        if t.icd10.is_empty() {
            name
        } else {
            format!("{name}({})", t.icd10)
        }
    }

    fn comorbidity(&self) -> String {
        let main = self.file.treatment().map(|t| t.id.clone());
        let others: Vec<String> = self
            .file
            .treatments
            .iter()
            .filter(|t| Some(&t.id) != main.as_ref())
            .map(|t| self.disease_line(Some(t)))
            .collect();
        others.join("・")
    }

    fn period(&self) -> String {
        let case = &self.file.case;
        let Ok(opened) = case.opened_on.parse::<NaiveDate>() else {
            return String::new();
        };
        match case.closed_on.parse::<NaiveDate>() {
            Ok(closed) => format!(
                "{} 〜 {}({}日)",
                self.calendar.date(opened),
                self.calendar.date(closed),
                (closed - opened).num_days() + 1
            ),
            Err(_) => format!(
                "{} 〜 継続中({}日)",
                self.calendar.date(opened),
                (self.today - opened).num_days() + 1
            ),
        }
    }

    fn stage(&self) -> String {
        let view = stage::judge(assets::stage_rules(), &self.file, &self.today.to_string());
        format!(
            "{}({})",
            self.label("stage", &view.current),
            self.label("path", &view.path)
        )
    }

    pub(super) fn course(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for t in &self.file.treatments {
            let next = t
                .next_visit_on
                .parse::<NaiveDate>()
                .map(|d| format!("次回受診 {}", self.calendar.date(d)))
                .unwrap_or_default();
            lines.push(join(
                &[&t.course, &t.schedule, &t.visit_frequency, &next],
                " ",
            ));
        }
        lines.retain(|l| !l.is_empty());
        if lines.is_empty() {
            self.file.case.illness_line.clone()
        } else {
            lines.join("\n")
        }
    }

    pub(super) fn symptoms(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for t in &self.file.treatments {
            let labels = self.codes.labels("symptom", &t.symptoms);
            lines.push(join(
                &[
                    &labels,
                    &t.symptoms_note,
                    &prefixed("よい日: ", &t.good_day),
                    &prefixed("つらい日: ", &t.bad_day),
                    &prefixed("副作用: ", &t.side_effects),
                ],
                "。",
            ));
        }
        lines.retain(|l| !l.is_empty());
        lines.join("\n").replace("。。", "。")
    }

    pub(super) fn employment(&self) -> Option<&Employment> {
        self.file.employment(&self.today.to_string())
    }

    pub(super) fn work(&self) -> (String, String) {
        let Some(e) = self.employment() else {
            return (String::new(), self.file.case.work_line.clone());
        };
        let size = prefixed("規模 ", &self.label("site_size", &e.site_size));
        let physician = match e.has_physician.as_str() {
            "yes" => "産業医等あり",
            "no" => "産業医等なし",
            _ => "",
        };
        let industry = self.label("industry", &e.industry);
        let employer = join(&[&e.employer, &industry, &size, physician], "・");
        let employer = if employer.is_empty() {
            self.label("employment_status", &e.status)
        } else {
            employer
        };
        let hours = if e.hours_from.is_empty() {
            String::new()
        } else {
            format!("{}〜{}", e.hours_from, e.hours_to)
        };
        let job = join(
            &[&e.job_title, &self.label("shift", &e.shift), &hours],
            "・",
        );
        (
            employer,
            if job.is_empty() {
                self.file.case.work_line.clone()
            } else {
                job
            },
        )
    }

    /// The items of the 両立支援カード that apply, ticked.
    fn work_items(&self) -> Vec<WorkItem> {
        let Some(e) = self.employment() else {
            return Vec::new();
        };
        e.work_items
            .iter()
            .map(|code| WorkItem {
                label: self.label("work_item", code),
                ticked: true,
            })
            .collect()
    }

    fn systems(&self) -> String {
        let Some(e) = self.employment() else {
            return String::new();
        };
        let limit = e
            .leave_limit_on
            .parse::<NaiveDate>()
            .map(|d| format!("休職できる期限 {}", self.calendar.date(d)))
            .unwrap_or_default();
        let leave = e
            .paid_leave_days
            .map(|d| format!("有給休暇の残 {d}日"))
            .unwrap_or_default();
        join(
            &[
                &self.codes.labels("system", &e.systems),
                &e.systems_note,
                &leave,
                &limit,
                &e.sick_pay_note,
            ],
            "。",
        )
    }

    fn opinion(&self) -> (String, String, String) {
        let awaited = self.file.awaited_opinion().map(|o| {
            let kind = self.label("opinion_kind", &o.kind);
            if kind.is_empty() {
                "依頼中".to_owned()
            } else {
                format!("依頼中({kind})")
            }
        });
        let Some(o) = self.file.opinion() else {
            return (awaited.unwrap_or_default(), String::new(), String::new());
        };
        let judgement = self.label("opinion_judgement", &o.judgement);
        let kind = self.label("opinion_kind", &o.kind);
        let next = prefixed("次の意見書を", &awaited.unwrap_or_default());
        let text = join(&[&join(&[&judgement, &kind], " "), &next], "。");
        let day = |iso: &str| self.calendar.words(iso);
        let period = if o.from_date.is_empty() && o.to_date.is_empty() {
            String::new()
        } else {
            format!("{} 〜 {}", day(&o.from_date), day(&o.to_date))
        };
        let over = !o.to_date.is_empty() && o.to_date.as_str() < self.today.to_string().as_str();
        (
            text,
            period,
            if over {
                "※期間満了".to_owned()
            } else {
                String::new()
            },
        )
    }

    /// Measures that hold today, in words.
    pub(super) fn measures(&self) -> Vec<Measure> {
        let today = self.today.to_string();
        self.file
            .measures
            .iter()
            .filter(|m| m.holds(&today))
            .map(|m| {
                let until = m
                    .to_date
                    .parse::<NaiveDate>()
                    .map(|d| format!("{}まで", self.calendar.date(d)))
                    .unwrap_or_default();
                let from = m
                    .from_date
                    .parse::<NaiveDate>()
                    .map(|d| format!("{}から", self.calendar.date(d)))
                    .unwrap_or_default();
                Measure {
                    text: if m.text.is_empty() {
                        self.label("measure", &m.code)
                    } else {
                        m.text.clone()
                    },
                    nature: self.label("measure_nature", &m.nature),
                    period: join(&[&from, &until], " "),
                }
            })
            .collect()
    }

    fn act(&self, a: &Activity) -> Act {
        Act {
            date: a
                .on_date
                .parse::<NaiveDate>()
                .map(|d| d.format("%-m/%-d").to_string())
                .unwrap_or_default(),
            kind: join(
                &[
                    &self.label("channel", &a.channel),
                    &self.codes.labels("partner", &a.partners),
                ],
                "・",
            ),
            by: self.user(&a.staff),
            link: self.label("link", &a.link),
            text: join(&[&a.text, &soap(a), &a.finding], "\n"),
            minutes: a.minutes.map(|m| m.to_string()).unwrap_or_default(),
        }
    }

    pub(super) fn next_steps(&self) -> Vec<String> {
        let mut out: Vec<String> = self
            .file
            .case
            .next_steps
            .lines()
            .filter(|l| !l.trim().is_empty())
            .map(str::to_owned)
            .collect();
        let today = self.today.to_string();
        let dates = model::deadline::open_dates(assets::calendar(), &self.file, &today);
        for date in dates.into_iter().filter(|d| self.is_step(d)).take(4) {
            if let Ok(day) = date.on.parse::<NaiveDate>() {
                out.push(format!("{} {}", day.format("%-m/%-d"), date.label));
            }
        }
        out
    }

    /// What the office notes down for itself is no step of the support, and a company is told no date that names an illness or a
    /// benefit.
    fn is_step(&self, date: &model::deadline::Dated) -> bool {
        let tab = assets::today_rules().of(&date.rule).tab;
        let is_private = matches!(tab.as_str(), "illness" | "benefits" | "fee");
        let is_own = matches!(date.rule.as_str(), "todo" | "callback");
        !is_own && (self.ask.way != "company" || !is_private)
    }

    /// Consents in words: what this paper may be used for.
    pub(super) fn handling(&self) -> String {
        let today = self.today.to_string();
        let mut lines = vec!["院内用。".to_owned()];
        let held: Vec<String> = self
            .file
            .consents
            .iter()
            .filter(|c| c.holds(&today))
            .map(|c| {
                let day = self.calendar.words(&c.on_date);
                format!("{}({day})", self.label("consent_purpose", &c.purpose))
            })
            .collect();
        if !held.is_empty() {
            lines.push(format!("同意: {}。", held.join("、")));
        }
        if !self.file.agreed_to("company", &today) {
            lines.push("会社への提供不可。".to_owned());
        }
        if (self.file.consents.iter()).any(|c| considerations::objects(c, &today)) {
            lines.push("院内での共有に異議あり。".to_owned());
        }
        lines.concat()
    }

    fn activities(&self) -> ApiResult<Prepared> {
        if self.ask.way == "company" {
            return Err(ApiError::ConsentMissing {
                party: "hr".to_owned(),
            });
        }
        let (rows, total) = self.bench.store()?.activities(&self.file.case.id, 0, ALL)?;
        let sheet = ActivityList {
            issue: issue(self.bench, "支援経過一覧 2026-11")?,
            case_number: self.file.case.number.clone(),
            head: self.head(),
            facts: vec![self.office()?, self.author()?],
            period: self.period(),
            totals: vec![
                ("件数".to_owned(), format!("{total}件")),
                (
                    "時間".to_owned(),
                    format!("{}分", self.file.support.minutes),
                ),
            ],
            rows: rows
                .iter()
                .rev()
                .map(|a| ActivityRow {
                    date: self.short_day(&a.on_date),
                    kind: join(
                        &[
                            &self.label("channel", &a.channel),
                            &self.codes.labels("kind", &a.kinds),
                        ],
                        "・",
                    ),
                    partners: self.codes.labels("partner", &a.partners),
                    link: self.label("link", &a.link),
                    text: join(&[&a.text, &prefixed("所見: ", &a.finding), &soap(a)], "\n"),
                    by: self.user(&a.staff),
                    minutes: a.minutes.map(|m| m.to_string()).unwrap_or_default(),
                })
                .collect(),
            when_empty: "記録された経過はありません。".to_owned(),
            handling: self.handling(),
        };
        let mut out = self.prepared(activities::TITLE, sheet.document());
        out.discloses
            .push("支援の経過すべて(院内用の様式)".to_owned());
        Ok(out)
    }
}

fn soap(a: &Activity) -> String {
    join(
        &[
            &prefixed("S ", &a.subjective),
            &prefixed("O ", &a.objective),
            &prefixed("A ", &a.assessment),
            &prefixed("P ", &a.plan),
        ],
        "\n",
    )
}

/// `T.I.` cannot be told from kana; the first sounds of family and given name can.
fn initials_of(kana: &str) -> String {
    let parts: Vec<String> = kana
        .split_whitespace()
        .filter_map(|part| part.chars().next())
        .map(|c| c.to_string())
        .collect();
    if parts.is_empty() {
        "(匿名)".to_owned()
    } else {
        format!("{}さん", parts.join("・"))
    }
}

/// Joins what is not empty.
pub(super) fn join(parts: &[&str], between: &str) -> String {
    parts
        .iter()
        .map(|p| p.trim())
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(between)
}

/// Puts a word before a text that is not empty.
pub(super) fn prefixed(prefix: &str, text: &str) -> String {
    if text.is_empty() {
        String::new()
    } else {
        format!("{prefix}{text}")
    }
}
