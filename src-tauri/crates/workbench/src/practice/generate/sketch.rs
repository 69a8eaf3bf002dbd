//! The outline of an invented case: everything else is told along these facts, so that the notes,
//! the papers and the outcome of one case agree with one another.

use super::dice::Dice;
use super::illness::{ILLNESSES, Illness};
use super::jobs::{FIRMS, JOBS, Job, OWN_TRADES};
use super::texts::WORK_BOUND;
use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

/// The outline.
pub(super) struct Sketch {
    /// Place in the series; makes numbers unique.
    pub(super) index: usize,
    /// Business date of the reader.
    pub(super) today: NaiveDate,
    /// Birth.
    pub(super) birth: NaiveDate,
    /// Sex.
    pub(super) woman: bool,
    /// Day of the intake.
    pub(super) opened: NaiveDate,
    /// Last day of the telling: closed, or today.
    pub(super) end: NaiveDate,
    /// Outcome code, empty while open.
    pub(super) ending: &'static str,
    /// Path code.
    pub(super) path: &'static str,
    /// Category of the main disease.
    pub(super) illness: &'static Illness,
    /// Name, ICD-10, designated disease, sex of the main disease.
    pub(super) disease: (&'static str, &'static str, &'static str, &'static str),
    /// Main complaint.
    pub(super) complaint: &'static str,
    /// Course so far.
    pub(super) course: &'static str,
    /// What comes.
    pub(super) schedule: &'static str,
    /// How often the person comes.
    pub(super) visit: &'static str,
    /// Work.
    pub(super) work: Work,
    /// First day of leave and of return, when there is leave.
    pub(super) leave: Option<(NaiveDate, Option<NaiveDate>)>,
    /// Opinion: asked for, and received when it came.
    pub(super) opinion: Option<(NaiveDate, Option<NaiveDate>)>,
    /// Codes of the measures that this case is about.
    pub(super) measures: Vec<&'static str>,
    /// First and last day of these measures, when it is known from when on they hold.
    pub(super) relief: Option<(NaiveDate, NaiveDate)>,
    /// Days of the versions of the plan.
    pub(super) plans: Vec<NaiveDate>,
    /// Acts that must be told because papers stand for them.
    pub(super) milestones: Vec<(NaiveDate, &'static str)>,
}

/// What the person does for a living.
pub(super) struct Work {
    /// Title.
    pub(super) title: &'static str,
    /// Employer or own business.
    pub(super) firm: String,
    /// Work at an employer; none for the self-employed.
    pub(super) job: Option<&'static Job>,
    /// Code of the list `industry`.
    pub(super) industry: &'static str,
    /// Code of the list `occupation`.
    pub(super) occupation: &'static str,
}

impl Sketch {
    /// Draws the outline.
    pub(super) fn draw(dice: &mut Dice, index: usize, today: NaiveDate) -> Self {
        let woman = dice.chance(52);
        let path = dice.weighed(&[
            (80, "via_person"),
            (8, "document"),
            (5, "direct"),
            (4, "job_seeking"),
            (3, "self_employed"),
        ]);
        let illness = illness(dice);
        let fitting: Vec<_> = illness
            .kinds
            .iter()
            .filter(|kind| kind.3.is_empty() || (kind.3 == "female") == woman)
            .copied()
            .collect();
        let disease = dice.pick(&fitting).copied().unwrap_or_default();
        let (opened, end, closed) = days(dice, today);
        let employed = !matches!(path, "job_seeking" | "self_employed");
        let on_leave = employed && dice.chance(illness.leave);
        let ending = if closed {
            ending(dice, path, on_leave)
        } else {
            ""
        };
        let (course, schedule, visit) = dice.pick(illness.ways).copied().unwrap_or_default();
        let mut sketch = Self {
            index,
            today,
            birth: birth(dice, illness.code, disease.0, opened),
            woman,
            opened,
            end,
            ending,
            path,
            illness,
            disease,
            complaint: dice.word(illness.complaints),
            course,
            schedule,
            visit,
            work: work(dice, path),
            leave: None,
            opinion: None,
            measures: Vec::new(),
            relief: None,
            plans: Vec::new(),
            milestones: Vec::new(),
        };
        if on_leave {
            sketch.leave = Some(leave(dice, &sketch));
        }
        sketch.add_papers(dice);
        sketch.add_measures(dice);
        sketch
    }

    /// Is there an employer (or was there one while the case ran)?
    pub(super) fn has_employer(&self) -> bool {
        !matches!(self.path, "job_seeking" | "self_employed")
    }

    /// On leave on the day?
    pub(super) fn resting_on(&self, day: NaiveDate) -> bool {
        self.leave
            .is_some_and(|(from, back)| from <= day && back.is_none_or(|back| day < back))
    }

    /// The day on which the case was closed.
    pub(super) fn closed(&self) -> Option<NaiveDate> {
        (!self.ending.is_empty()).then_some(self.end)
    }

    /// The opinion and the plan, with the acts that brought them about.
    fn add_papers(&mut self, dice: &mut Dice) {
        if !matches!(self.path, "document" | "direct") {
            return;
        }
        if self.path == "document" || dice.chance(70) {
            let asked = self.day_after(self.opened, dice.between(5, 45));
            self.milestones.push((asked, "opinion_request"));
            let came = before(shift(asked, dice.between(5, 21)));
            let came = (came <= self.end && dice.chance(90)).then_some(came.max(asked));
            if let Some(came) = came {
                self.milestones.push((came, "opinion_received"));
            }
            self.opinion = Some((asked, came));
        }
        if self.path == "direct" {
            let talk = self.day_after(self.opened, dice.between(10, 60));
            self.milestones.push((talk, "company_talk"));
            if dice.chance(70) {
                let made = self.day_after(talk, dice.between(7, 30));
                self.milestones.push((made, "plan"));
                self.plans.push(made);
                let again = before(shift(made, dice.between(40, 100)));
                if again <= self.end && dice.chance(60) {
                    self.milestones.push((again, "plan"));
                    self.plans.push(again);
                }
            }
        }
    }

    /// Measures that the work calls for; without a day of return there is nothing to agree on.
    fn add_measures(&mut self, dice: &mut Dice) {
        let items = self.work.job.map_or(&[][..], |job| job.items);
        let fits = |code: &&'static str| {
            let bound = WORK_BOUND.iter().find(|(measure, _)| measure == code);
            bound.is_none_or(|(_, wanted)| wanted.iter().any(|item| items.contains(item)))
        };
        let fitting: Vec<&'static str> = self
            .illness
            .measures
            .iter()
            .filter(|c| fits(c))
            .copied()
            .collect();
        self.measures = dice.some(
            if fitting.is_empty() {
                &["workload"]
            } else {
                &fitting
            },
            3,
        );
        let start = match (self.leave, self.opinion) {
            (Some((_, back)), _) => back,
            (None, Some((_, came))) => came.map(|day| after(shift(day, dice.between(3, 30)))),
            (None, None) => Some(self.day_after(self.opened, dice.between(7, 60))),
        };
        self.relief = start.map(|from| (from, shift(from, 30 * dice.between(2, 7))));
    }

    /// A working day so much later, not after the end.
    fn day_after(&self, day: NaiveDate, days: i64) -> NaiveDate {
        before(shift(day, days)).clamp(self.opened, self.end)
    }
}

fn illness(dice: &mut Dice) -> &'static Illness {
    let total = ILLNESSES.iter().map(|illness| illness.weight).sum();
    let mut left = dice.below(total);
    for illness in &ILLNESSES {
        if left < illness.weight {
            return illness;
        }
        left -= illness.weight;
    }
    &ILLNESSES[0]
}

/// Mostly between 30 and 64 on the day of the intake.
fn birth(dice: &mut Dice, illness: &str, disease: &str, opened: NaiveDate) -> NaiveDate {
    let (low, high) = match (illness, disease) {
        (_, "前立腺がん") => (54, 67),
        ("dementia", _) => (48, 64),
        ("fertility", _) => (28, 45),
        _ => dice.weighed(&[
            (8, (19, 29)),
            (17, (30, 39)),
            (28, (40, 49)),
            (32, (50, 59)),
            (11, (60, 64)),
            (4, (65, 67)),
        ]),
    };
    let years = dice.between(low, high);
    shift(opened, -(years * 1461 / 4 + dice.between(1, 364)))
}

/// Intake, end of the telling, and whether the case is closed.
fn days(dice: &mut Dice, today: NaiveDate) -> (NaiveDate, NaiveDate, bool) {
    let (low, high) = dice.weighed(&[(30, (0, 90)), (42, (91, 365)), (28, (366, 900))]);
    let opened = before(shift(today, -dice.between(low, high)));
    let age = (today - opened).num_days();
    let closing = match age {
        0..30 => 0,
        30..120 => 20,
        120..365 => 50,
        _ => 82,
    };
    if dice.chance(closing) {
        let end = before(shift(opened, dice.between(21, age.clamp(21, 420))));
        (opened, end.clamp(opened, before(today)), true)
    } else {
        (opened, before(today), false)
    }
}

fn ending(dice: &mut Dice, path: &str, on_leave: bool) -> &'static str {
    let list: &[(usize, &'static str)] = match path {
        "job_seeking" => &[
            (30, "new_job"),
            (25, "changed_job"),
            (12, "welfare_work"),
            (11, "stopped_wish"),
            (9, "stopped_lost"),
            (8, "handed_over"),
            (5, "registered_only"),
        ],
        "self_employed" => &[
            (64, "continued"),
            (12, "left_own"),
            (12, "registered_only"),
            (8, "stopped_wish"),
            (4, "died"),
        ],
        _ if on_leave => &[
            (36, "returned_same"),
            (11, "returned_moved"),
            (20, "returned_reduced"),
            (5, "on_leave"),
            (9, "left_own"),
            (3, "left_term"),
            (2, "left_dismissed"),
            (4, "handed_over"),
            (4, "stopped_wish"),
            (3, "stopped_lost"),
            (3, "died"),
        ],
        _ => &[
            (52, "continued"),
            (17, "registered_only"),
            (5, "changed_job"),
            (6, "left_own"),
            (3, "left_term"),
            (7, "stopped_wish"),
            (5, "stopped_lost"),
            (3, "handed_over"),
            (2, "died"),
        ],
    };
    dice.weighed(list)
}

fn leave(dice: &mut Dice, sketch: &Sketch) -> (NaiveDate, Option<NaiveDate>) {
    let from = before(shift(sketch.opened, -dice.between(3, 120)));
    let span = (sketch.end - sketch.opened).num_days().max(7);
    let back = match sketch.ending {
        "" if dice.chance(65) => Some(after(shift(sketch.opened, dice.between(20, 280)))),
        "" => None,
        code if code.starts_with("returned") => {
            let back = before(shift(sketch.opened, dice.between(5, span)));
            Some(back.clamp(sketch.opened, sketch.end))
        }
        _ => None,
    };
    (from, back)
}

fn work(dice: &mut Dice, path: &str) -> Work {
    let firm = dice.word(&FIRMS);
    if path == "self_employed"
        && let Some((trade, title, industry, occupation)) = dice.pick(&OWN_TRADES)
    {
        return Work {
            title,
            firm: format!("{firm}{trade}"),
            job: None,
            industry,
            occupation,
        };
    }
    let total = JOBS.iter().map(|job| job.weight).sum();
    let mut left = dice.below(total);
    let mut drawn = &JOBS[0];
    for job in &JOBS {
        if left < job.weight {
            drawn = job;
            break;
        }
        left -= job.weight;
    }
    Work {
        title: drawn.title,
        firm: format!("{firm}{}", drawn.trade),
        job: Some(drawn),
        industry: drawn.industry,
        occupation: drawn.occupation,
    }
}

/// A day so many days later or earlier.
pub(super) fn shift(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_signed(TimeDelta::days(days)).unwrap_or(day)
}

/// The day itself, or the last working day before it.
pub(super) fn before(mut day: NaiveDate) -> NaiveDate {
    while !open(day) {
        day = shift(day, -1);
    }
    day
}

/// The day itself, or the next working day after it.
pub(super) fn after(mut day: NaiveDate) -> NaiveDate {
    while !open(day) {
        day = shift(day, 1);
    }
    day
}

/// Weekdays outside the turn of the year and the holidays of a fixed date; the others move from
/// year to year and do not matter for practice.
fn open(day: NaiveDate) -> bool {
    let holiday = matches!(
        (day.month(), day.day()),
        (12, 29..=31) | (1, 1..=3) | (2, 11 | 23) | (4, 29) | (5, 3..=5) | (8, 11) | (11, 3 | 23)
    );
    !holiday && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// ISO form.
pub(super) fn iso(day: NaiveDate) -> String {
    day.to_string()
}
