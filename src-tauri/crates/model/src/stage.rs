//! Path, stage and 未確認の項目: computed from what is recorded, never typed, and each can say why.

use crate::casefile::CaseFile;
use crate::code::Certainty;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The rules as data (`assets/rules/stage.toml`).
#[derive(Clone, Debug, Default, Deserialize)]
pub struct StageRules {
    /// Version of the rules; another one rebuilds the derived values.
    pub version: String,
    /// First day the rules hold.
    #[serde(default)]
    pub valid_from: String,
    /// How sure they are.
    #[serde(default)]
    pub certainty: Certainty,
    /// Where they come from.
    #[serde(default)]
    pub source: String,
    /// Stages of each path.
    #[serde(rename = "path")]
    pub paths: Vec<PathRule>,
    /// What is asked at each stage.
    #[serde(rename = "item")]
    pub items: Vec<ItemRule>,
}

impl StageRules {
    /// Is it a step on, from one stage to a later one of any path?
    pub fn is_onward(&self, from: &str, to: &str) -> bool {
        self.paths.iter().any(|path| {
            let at = |stage: &str| path.stages.iter().position(|s| s == stage);
            at(from).zip(at(to)).is_some_and(|(from, to)| from < to)
        })
    }
}

/// The stages of one path, in order.
#[derive(Clone, Debug, Deserialize)]
pub struct PathRule {
    /// Path code.
    pub code: String,
    /// Stage codes.
    pub stages: Vec<String>,
}

/// One thing to know at a stage.
#[derive(Clone, Debug, Deserialize)]
pub struct ItemRule {
    /// Stable id.
    pub id: String,
    /// What people call it.
    pub label: String,
    /// Stage it belongs to; empty = a reminder that never holds a stage back.
    #[serde(default)]
    pub stage: String,
    /// Paths that ask it.
    pub paths: Vec<String>,
    /// Tab where it is entered.
    pub tab: String,
    /// Why it is asked.
    pub why: String,
    /// Manual passage that helps.
    #[serde(default)]
    pub passage: String,
    /// Asked only when there is leave.
    #[serde(default)]
    pub needs_leave: bool,
    /// Asked only when there is an employer.
    #[serde(default)]
    pub needs_employer: bool,
}

/// Where a case stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct StageView {
    /// Path code.
    pub path: String,
    /// Why this path.
    pub path_why: String,
    /// Code of the current stage.
    pub current: String,
    /// The stages of the path.
    pub steps: Vec<Step>,
    /// 未確認の項目 up to the current stage.
    pub missing: Vec<Missing>,
    /// Reminders that hold nothing back.
    pub reminders: Vec<Missing>,
}

/// One stage on the bar.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Step {
    /// Stage code.
    pub stage: String,
    /// Behind, at, or ahead of the current stage.
    pub state: StepState,
}

/// Place of a stage relative to the current one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Behind.
    Done,
    /// The current one.
    Current,
    /// Ahead.
    Ahead,
}

/// An item that is not known yet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Missing {
    /// Item id.
    pub item: String,
    /// What people call it.
    pub label: String,
    /// Stage it belongs to.
    pub stage: String,
    /// Tab where it is entered.
    pub tab: String,
    /// Why it is asked.
    pub why: String,
    /// Manual passage.
    pub passage: String,
}

impl From<&ItemRule> for Missing {
    fn from(rule: &ItemRule) -> Self {
        Self {
            item: rule.id.clone(),
            label: rule.label.clone(),
            stage: rule.stage.clone(),
            tab: rule.tab.clone(),
            why: rule.why.clone(),
            passage: rule.passage.clone(),
        }
    }
}

/// The path of a case: set by hand, or read from the employment and the link forms used.
pub fn path<'a>(file: &'a CaseFile, on: &str) -> (&'a str, &'static str) {
    if !file.case.path.is_empty() {
        return (&file.case.path, "経路を手で指定しています");
    }
    match file.employment(on).map(|e| e.status.as_str()) {
        Some("job_seeker" | "none" | "student") => {
            return ("job_seeking", "就業の状況が求職中・就労前のため");
        }
        Some("self_employed") => return ("self_employed", "就業の状況が自営・役員のため"),
        _ => {}
    }
    let used = |link: &str| file.support.links.iter().any(|l| l == link);
    if used("direct") {
        ("direct", "会社との直接の連携を記録しているため")
    } else if used("document") || !file.opinions.is_empty() {
        ("document", "文書による連携を記録しているため")
    } else {
        (
            "via_person",
            "会社への連絡の記録がなく、本人を通じて支援しているため",
        )
    }
}

/// Judges a case by the rules, as it stands on the day (ISO).
pub fn judge(rules: &StageRules, file: &CaseFile, on: &str) -> StageView {
    let (path, path_why) = path(file, on);
    let stages: &[String] = rules
        .paths
        .iter()
        .find(|p| p.code == path)
        .map_or(&[], |p| p.stages.as_slice());
    let asked: Vec<&ItemRule> = rules
        .items
        .iter()
        .filter(|rule| rule.paths.iter().any(|p| p == path))
        .filter(|rule| !rule.needs_leave || file.on_leave(on))
        .filter(|rule| !rule.needs_employer || file.has_employer(on))
        .collect();
    let open = |rule: &ItemRule| {
        !known(&rule.id, file, on) && !file.exempt.iter().any(|e| e.item == rule.id)
    };
    let current = current_stage(stages, &asked, file, on);
    let at = stages.iter().position(|s| s == current).unwrap_or(0);
    let reached = |stage: &str| {
        stages
            .iter()
            .position(|s| s == stage)
            .is_some_and(|i| i <= at)
    };
    StageView {
        path: path.to_owned(),
        path_why: path_why.to_owned(),
        current: current.to_owned(),
        steps: stages
            .iter()
            .enumerate()
            .map(|(i, stage)| Step {
                stage: stage.clone(),
                state: match i.cmp(&at) {
                    std::cmp::Ordering::Less => StepState::Done,
                    std::cmp::Ordering::Equal => StepState::Current,
                    std::cmp::Ordering::Greater => StepState::Ahead,
                },
            })
            .collect(),
        missing: asked
            .iter()
            .filter(|rule| reached(&rule.stage) && file.case.closed_on.is_empty() && open(rule))
            .map(|rule| Missing::from(*rule))
            .collect(),
        reminders: asked
            .iter()
            .filter(|rule| rule.stage.is_empty() && open(rule))
            .map(|rule| Missing::from(*rule))
            .collect(),
    }
}

/// The furthest stage with something known about it, or the one after it when nothing is open there.
fn current_stage<'a>(
    stages: &'a [String],
    asked: &[&ItemRule],
    file: &CaseFile,
    on: &str,
) -> &'a str {
    let Some((last, working)) = stages.split_last() else {
        return "";
    };
    if !file.case.closed_on.is_empty() {
        return last;
    }
    let exempt = |rule: &ItemRule| file.exempt.iter().any(|e| e.item == rule.id);
    let mut at = 0;
    for (i, stage) in working.iter().enumerate() {
        let items: Vec<_> = asked.iter().filter(|rule| rule.stage == *stage).collect();
        let touched = items.iter().any(|rule| known(&rule.id, file, on));
        let done = items
            .iter()
            .all(|rule| known(&rule.id, file, on) || exempt(rule));
        if touched && !items.is_empty() {
            at = i;
        }
        if done && i == at {
            at = i + 1;
        }
    }
    working
        .get(at.min(working.len().saturating_sub(1)))
        .map_or("", String::as_str)
}

/// Is this item known on the day? One answer an item, from the records alone.
pub fn known(item: &str, file: &CaseFile, on: &str) -> bool {
    let (case, person) = (&file.case, &file.person);
    let employment = file.employment(on);
    let work = |get: fn(&crate::noun::Employment) -> bool| employment.is_some_and(get);
    match item {
        "contact" => !person.contact_numbers.is_empty() || !person.contact_hours.is_empty(),
        "consent_support" => file.consents.iter().any(|c| c.purpose == "support"),
        "disease" => file.treatment().is_some_and(|t| !t.disease.is_empty()),
        "work_line" => {
            !case.work_line.is_empty() || work(|e| !e.duties.is_empty() || !e.job_title.is_empty())
        }
        "illness_line" => {
            !case.illness_line.is_empty() || file.treatment().is_some_and(|t| !t.course.is_empty())
        }
        "employment" => work(|e| !e.status.is_empty() || !e.kind.is_empty()),
        "work_items" => work(|e| !e.work_items.is_empty() || !e.work_items_note.is_empty()),
        "hours" => work(|e| !e.hours_from.is_empty() || !e.shift.is_empty()),
        "commute" => work(|e| !e.commute.is_empty()),
        "systems" => work(|e| !e.systems.is_empty() || !e.systems_note.is_empty()),
        "physician" => work(|e| !e.has_physician.is_empty()),
        "leave_limit" => work(crate::noun::Employment::tells_leave_limit),
        "wish" => !case.wish.is_empty(),
        "symptoms" => file
            .treatments
            .iter()
            .any(|t| !t.symptoms.is_empty() || !t.symptoms_note.is_empty()),
        "next_visit" => file.treatments.iter().any(|t| !t.next_visit_on.is_empty()),
        "work_info" => file.opinions.iter().any(|o| !o.work_info_on.is_empty()),
        "opinion" => file.opinions.iter().any(|o| !o.received_on.is_empty()),
        "opinion_period" => file.opinions.iter().any(|o| !o.to_date.is_empty()),
        "company_contact" => work(|e| !e.contact_name.is_empty() || !e.contact_section.is_empty()),
        "company_consent" => file.consents.iter().any(|c| c.purpose == "company"),
        "measures" => !file.measures.is_empty(),
        "plan" => !file.plans.is_empty(),
        "return_on" => !case.return_on.is_empty(),
        "followup_date" => !case.followup_on.is_empty(),
        "job_conditions" => !case.job_conditions.is_empty(),
        "outcome" => !file.outcomes.is_empty(),
        _ => false,
    }
}

/// Every item id that [`known`] answers; the rule data is checked against it.
pub const ITEMS: [&str; 26] = [
    "contact",
    "consent_support",
    "disease",
    "work_line",
    "illness_line",
    "employment",
    "work_items",
    "hours",
    "commute",
    "systems",
    "physician",
    "leave_limit",
    "wish",
    "symptoms",
    "next_visit",
    "work_info",
    "opinion",
    "opinion_period",
    "company_contact",
    "company_consent",
    "measures",
    "plan",
    "return_on",
    "followup_date",
    "job_conditions",
    "outcome",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casefile::Exempt;
    use crate::noun::{Employment, Opinion};

    const TODAY: &str = "2026-11-22";

    fn rule(id: &str, stage: &str, paths: &[&str]) -> ItemRule {
        ItemRule {
            id: id.into(),
            label: id.into(),
            stage: stage.into(),
            paths: paths.iter().map(|p| (*p).to_owned()).collect(),
            tab: "basic".into(),
            why: "理由".into(),
            passage: String::new(),
            needs_leave: id == "return_on",
            needs_employer: false,
        }
    }

    fn rules() -> StageRules {
        let path = |code: &str, stages: &[&str]| PathRule {
            code: code.into(),
            stages: stages.iter().map(|s| (*s).to_owned()).collect(),
        };
        StageRules {
            paths: vec![
                path("via_person", &["intake", "gathering", "followup", "closed"]),
                path(
                    "document",
                    &["intake", "gathering", "opinion", "followup", "closed"],
                ),
            ],
            items: vec![
                rule("consent_support", "", &["via_person", "document"]),
                rule("work_line", "gathering", &["via_person", "document"]),
                rule("illness_line", "gathering", &["via_person", "document"]),
                rule("opinion", "opinion", &["document"]),
                rule("followup_date", "followup", &["via_person", "document"]),
                rule("return_on", "followup", &["via_person", "document"]),
            ],
            ..StageRules::default()
        }
    }

    fn ids(missing: &[Missing]) -> Vec<&str> {
        missing.iter().map(|m| m.item.as_str()).collect()
    }

    #[test]
    fn support_through_the_person_is_complete_with_two_lines() {
        let mut file = CaseFile::default();
        let view = judge(&rules(), &file, TODAY);
        assert_eq!(
            (view.path.as_str(), view.current.as_str()),
            ("via_person", "gathering")
        );
        assert_eq!(ids(&view.missing), ["work_line", "illness_line"]);
        file.case.work_line = "事務、週5日".into();
        file.case.illness_line = "肝炎、月1回通院".into();
        let view = judge(&rules(), &file, TODAY);
        assert_eq!(view.current, "followup");
        assert_eq!(ids(&view.missing), ["followup_date"]);
        assert_eq!(ids(&view.reminders), ["consent_support"]);
    }

    #[test]
    fn an_exempt_item_never_nags_and_leave_asks_for_the_return() {
        let mut file = CaseFile::default();
        file.case.work_line = "x".into();
        file.case.on_leave = true;
        file.exempt.push(Exempt {
            item: "illness_line".into(),
            reason: "本人が話さない".into(),
        });
        let view = judge(&rules(), &file, TODAY);
        assert_eq!(ids(&view.missing), ["followup_date", "return_on"]);
    }

    #[test]
    fn a_later_fact_moves_the_stage_but_keeps_what_is_missing_before_it() {
        let mut file = CaseFile::default();
        file.opinions.push(Opinion {
            received_on: "2026-11-01".into(),
            ..Opinion::default()
        });
        let view = judge(&rules(), &file, TODAY);
        assert_eq!(
            (view.path.as_str(), view.current.as_str()),
            ("document", "followup")
        );
        assert_eq!(
            ids(&view.missing),
            ["work_line", "illness_line", "followup_date"]
        );
    }

    #[test]
    fn job_seekers_take_their_own_path() {
        let mut file = CaseFile::default();
        file.employments.push(Employment {
            status: "job_seeker".into(),
            ..Employment::default()
        });
        assert_eq!(path(&file, TODAY).0, "job_seeking");
        file.case.path = "direct".into();
        assert_eq!(path(&file, TODAY).0, "direct");
    }

    #[test]
    fn an_employment_counts_to_its_last_day() {
        let work = |status: &str, main, until: &str| Employment {
            status: status.into(),
            main,
            until: until.into(),
            ..Employment::default()
        };
        let mut file = CaseFile {
            employments: vec![
                work("employee", true, "2026-11-22"),
                work("job_seeker", false, ""),
            ],
            ..CaseFile::default()
        };
        assert!(file.has_employer(TODAY));
        assert_eq!(path(&file, TODAY).0, "via_person");
        let tomorrow = "2026-11-23";
        assert!(!file.has_employer(tomorrow));
        assert_eq!(path(&file, tomorrow).0, "job_seeking");
        // With nothing after it, the work that was still says what the support was about.
        file.employments.truncate(1);
        assert_eq!(path(&file, tomorrow).0, "via_person");
    }

    #[test]
    fn leave_ends_with_the_return() {
        let mut file = CaseFile::default();
        file.case.leave_from = "2026-06-01".into();
        assert!(file.on_leave(TODAY));
        file.case.return_on = "2026-12-01".into();
        assert!(file.on_leave(TODAY));
        file.case.return_on = "2026-11-01".into();
        assert!(file.has_leave(TODAY) && !file.on_leave(TODAY));
        let resting = CaseFile {
            employments: vec![Employment {
                status: "on_leave".into(),
                ..Employment::default()
            }],
            ..CaseFile::default()
        };
        assert!(resting.on_leave(TODAY));
    }
}
