//! The records of an invented case apart from the notes of its activities.

use super::dice::Dice;
use super::names::surname;
use super::sketch::{Sketch, after, before, iso, shift};
use super::texts;
use chrono::NaiveDate;
use model::noun::{
    Benefit, Consent, Employment, Insurance, Measure, Opinion, Outcome, Plan, PlanRow, Treatment,
};

/// Sizes of a workplace, small first.
const SIZES: [&str; 8] = ["s1", "s10", "s30", "s50", "s100", "s300", "s500", "s1000"];

fn owned(list: &[&'static str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

/// The main employment, and sometimes a second one.
pub(super) fn employments(dice: &mut Dice, sketch: &Sketch) -> Vec<Employment> {
    let mut main = match sketch.path {
        "self_employed" => own_business(dice, sketch),
        "job_seeking" => looking(dice, sketch),
        _ => employed(dice, sketch),
    };
    main.main = true;
    let mut all = vec![main];
    if sketch.has_employer() && dice.chance(4) {
        all.push(Employment {
            status: "employee".to_owned(),
            kind: "arbeit".to_owned(),
            employer: "知人の店".to_owned(),
            job_title: dice
                .word(&["販売の手伝い", "夜間の受付", "配達"])
                .to_owned(),
            hours_from: "18:30".to_owned(),
            hours_to: "21:30".to_owned(),
            days_per_week: Some(dice.between(1, 4)),
            ..Employment::default()
        });
    }
    all
}

fn looking(dice: &mut Dice, sketch: &Sketch) -> Employment {
    if matches!(sketch.ending, "new_job" | "changed_job") {
        let mut found = employed(dice, sketch);
        found.hired_on = iso(sketch.end);
        found.until.clear();
        found.leave_limit_on.clear();
        found.contract_until.clear();
        return found;
    }
    let status = if young(sketch) {
        dice.weighed(&[(5, "student"), (5, "job_seeker")])
    } else {
        dice.weighed(&[(8, "job_seeker"), (2, "none")])
    };
    let mut former = Employment {
        status: status.to_owned(),
        ..Employment::default()
    };
    if status != "student" {
        former.job_title = format!("前職は{}", sketch.work.title);
        former.until = iso(before(shift(sketch.opened, -dice.between(10, 400))));
    }
    former
}

fn young(sketch: &Sketch) -> bool {
    (sketch.opened - sketch.birth).num_days() < 26 * 365
}

fn own_business(dice: &mut Dice, sketch: &Sketch) -> Employment {
    Employment {
        status: "self_employed".to_owned(),
        kind: dice
            .weighed(&[(8, "self_employed"), (1, "family"), (1, "officer")])
            .to_owned(),
        employer: sketch.work.firm.clone(),
        industry: sketch.work.industry.to_owned(),
        occupation: sketch.work.occupation.to_owned(),
        job_title: sketch.work.title.to_owned(),
        site_size: "s1".to_owned(),
        company_size: "s1".to_owned(),
        has_physician: "no".to_owned(),
        hours_from: "10:00".to_owned(),
        hours_to: "19:00".to_owned(),
        days_per_week: Some(dice.between(5, 6)),
        shift: "other".to_owned(),
        commute: vec!["walk".to_owned()],
        work_items: owned(&["w1_1"]),
        ..Employment::default()
    }
}

fn employed(dice: &mut Dice, sketch: &Sketch) -> Employment {
    let Some(job) = sketch.work.job else {
        return Employment::default();
    };
    let kind = match job.kind {
        "" => dice.weighed(&[
            (66, "regular"),
            (14, "part"),
            (9, "contract"),
            (4, "dispatched"),
            (4, "entrusted"),
            (3, "arbeit"),
        ]),
        fixed => fixed,
    };
    let site = dice.weighed(&[
        (6, 0),
        (22, 1),
        (14, 2),
        (14, 3),
        (20, 4),
        (10, 5),
        (7, 6),
        (7, 7),
    ]);
    let company = (site + dice.below(3)).min(SIZES.len() - 1);
    let size = |at: usize| SIZES.get(at).copied().unwrap_or("unknown").to_owned();
    let resting = sketch.resting_on(sketch.end);
    let mut work = Employment {
        status: if resting { "on_leave" } else { "employee" }.to_owned(),
        kind: kind.to_owned(),
        employer: sketch.work.firm.clone(),
        section: job.section.to_owned(),
        industry: job.industry.to_owned(),
        occupation: job.occupation.to_owned(),
        job_title: job.title.to_owned(),
        duties: job.duties.to_owned(),
        site_size: size(site),
        company_size: size(company),
        has_physician: if site >= 3 { "yes" } else { "no" }.to_owned(),
        hired_on: iso(hired(dice, sketch)),
        hours_from: job.hours.0.to_owned(),
        hours_to: job.hours.1.to_owned(),
        break_minutes: Some(60),
        days_per_week: Some(if kind == "part" {
            dice.between(3, 5)
        } else {
            5
        }),
        shift: job.shift.to_owned(),
        overtime: overtime(dice, kind),
        commute: vec![
            dice.word(&["car", "car", "transit_stand", "transit_seat", "walk"])
                .to_owned(),
        ],
        commute_minutes: Some(5 * dice.between(1, 15)),
        work_items: owned(job.items),
        paid_leave_days: Some(dice.between(0, 25)),
        ..Employment::default()
    };
    add_terms(dice, sketch, &mut work);
    work
}

fn overtime(dice: &mut Dice, kind: &str) -> String {
    if matches!(kind, "part" | "arbeit" | "civil_fixed") || dice.chance(20) {
        "ほとんどない".to_owned()
    } else {
        format!("月{}時間ほど", 5 * dice.between(1, 9))
    }
}

/// Not before the person was of age.
fn hired(dice: &mut Dice, sketch: &Sketch) -> NaiveDate {
    let grown = (sketch.opened - sketch.birth).num_days() - 18 * 366;
    after(shift(
        sketch.opened,
        -dice.between(60, grown.clamp(61, 9000)),
    ))
}

/// Systems, limits and ends of an employment.
fn add_terms(dice: &mut Dice, sketch: &Sketch, work: &mut Employment) {
    if dice.chance(70) {
        let desk = work.work_items.iter().any(|item| item == "x_desk");
        let all = [
            "hourly_leave",
            "sick_leave",
            "staggered",
            "short_time",
            "trial",
            "telework",
        ];
        let offered = if desk { &all[..] } else { &all[..5] };
        work.systems = owned(&dice.some(offered, 4));
    }
    if matches!(
        work.kind.as_str(),
        "contract" | "dispatched" | "part" | "civil_fixed"
    ) && dice.chance(60)
    {
        work.contract_until = iso(shift(sketch.end, dice.between(30, 300)));
    }
    if let Some((from, _)) = sketch.leave
        && dice.chance(70)
    {
        work.leave_limit_on = iso(shift(from, 30 * dice.between(6, 30)));
    }
    if sketch.path == "direct" || (sketch.path == "document" && dice.chance(60)) {
        work.contact_name = surname(dice).to_owned();
        work.contact_section = dice.word(&["人事課", "総務課", "労務担当"]).to_owned();
    }
    if sketch.ending.starts_with("left") {
        work.until = iso(sketch.end);
    }
}

/// The main disease, and sometimes a second one.
pub(super) fn treatments(dice: &mut Dice, sketch: &Sketch) -> Vec<Treatment> {
    let illness = sketch.illness;
    let (name, icd10, nanbyo, _) = sketch.disease;
    let onset = before(shift(sketch.opened, -dice.between(20, 1500)));
    let mut main = Treatment {
        main: true,
        disease: illness.code.to_owned(),
        disease_name: name.to_owned(),
        icd10: icd10.to_owned(),
        nanbyo: nanbyo.to_owned(),
        onset_on: iso(onset),
        first_visit_on: iso(onset),
        course: sketch.course.to_owned(),
        schedule: sketch.schedule.to_owned(),
        visit_frequency: sketch.visit.to_owned(),
        symptoms: owned(&dice.some(illness.symptoms, 4)),
        symptoms_note: format!("{}がある", sketch.complaint),
        ..Treatment::default()
    };
    if !nanbyo.is_empty() {
        main.certificate = dice
            .weighed(&[(7, "yes"), (2, "no"), (1, "unknown")])
            .to_owned();
    }
    if sketch.ending.is_empty() && dice.chance(85) {
        main.next_visit_on = iso(after(shift(sketch.today, dice.between(1, 75))));
    }
    if illness.code == "intractable" || dice.chance(20) {
        main.good_day = dice
            .word(&[
                "普段どおりに動ける",
                "休憩をとれば一日働ける",
                "家事も仕事もできる",
            ])
            .to_owned();
        main.bad_day = dice
            .word(&["昼過ぎに横になる", "出勤が難しい", "短い時間しか動けない"])
            .to_owned();
        main.pattern = dice
            .word(&[
                "疲れた翌日に強い",
                "季節の変わり目に悪くなる",
                "午後に悪くなりやすい",
            ])
            .to_owned();
    }
    if dice.chance(30) {
        main.emergency = dice
            .word(&[
                "発熱が続けば連絡する",
                "急に悪くなったら受診を早める",
                "夜間は救急外来に電話する",
            ])
            .to_owned();
    }
    let mut all = vec![main];
    if dice.chance(14) {
        let (disease, name, icd10) = dice.weighed(&[
            (3, ("diabetes", "2型糖尿病", "E11")),
            (4, ("other", "高血圧症", "I10")),
            (2, ("mental", "不眠を伴う適応障害", "F43.2")),
            (2, ("musculoskeletal", "腰痛症", "M54")),
        ]);
        if disease != illness.code {
            all.push(Treatment {
                disease: disease.to_owned(),
                disease_name: name.to_owned(),
                icd10: icd10.to_owned(),
                ..Treatment::default()
            });
        }
    }
    all
}

/// Facts that decide benefits.
pub(super) fn insurance(dice: &mut Dice, sketch: &Sketch, work: &Employment) -> Insurance {
    let kind = match (work.status.as_str(), work.kind.as_str()) {
        ("self_employed", _) => "kokuho",
        ("job_seeker" | "none" | "student", _) => {
            dice.weighed(&[(4, "kokuho"), (3, "optional"), (3, "dependent")])
        }
        (_, "civil") => "kyosai",
        (_, "part" | "arbeit") => dice.weighed(&[(4, "kyokai"), (4, "dependent"), (2, "kokuho")]),
        _ if matches!(work.company_size.as_str(), "s500" | "s1000") => "kenpo_union",
        _ => "kyokai",
    };
    let insured = matches!(kind, "kyokai" | "kenpo_union" | "kyosai");
    let own_cause = if sketch.illness.code == "injury" && dice.chance(60) {
        "work"
    } else {
        "private"
    };
    let mut facts = Insurance {
        kind: kind.to_owned(),
        income_band: dice
            .weighed(&[
                (1, "a"),
                (2, "i"),
                (5, "u"),
                (5, "e"),
                (1, "o"),
                (3, "unknown"),
            ])
            .to_owned(),
        cause: own_cause.to_owned(),
        employment_insurance: if insured && work.kind != "civil" {
            "yes"
        } else {
            "no"
        }
        .to_owned(),
        ..Insurance::default()
    };
    if let Some((from, _)) = sketch.leave
        && insured
        && own_cause == "private"
        && dice.chance(60)
    {
        facts.sick_pay_from = iso(shift(from, 3));
    }
    facts
}

/// What the person agreed to.
pub(super) fn consents(dice: &mut Dice, sketch: &Sketch) -> Vec<Consent> {
    let answer = dice.weighed(&[(96, "agreed"), (4, "objection")]);
    let mut all = vec![consent(
        dice,
        ("support", answer),
        sketch.opened,
        &["in_house"],
        &["disease", "effects", "schedule", "work", "wish"],
    )];
    let later = before(shift(sketch.opened, dice.between(0, 30))).clamp(sketch.opened, sketch.end);
    if matches!(sketch.path, "document" | "direct") {
        let parties = dice.some(&["occ_physician", "hr", "boss"], 3);
        let mut given = consent(
            dice,
            ("company", "agreed"),
            sketch.opened,
            &parties,
            &["effects", "schedule", "measures"],
        );
        if dice.chance(60) {
            given.until = iso(shift(sketch.opened, 365));
        }
        if dice.chance(30) {
            given.excluded = dice
                .word(&["病名", "検査の結果", "見通しに関すること"])
                .to_owned();
        }
        all.push(given);
    } else if sketch.path == "via_person" && dice.chance(12) {
        all.push(consent(
            dice,
            ("company", "declined"),
            later,
            &["hr", "boss"],
            &[],
        ));
    }
    match dice.below(100) {
        0..50 => {
            let mut given = consent(
                dice,
                ("registration", "agreed"),
                later,
                &["headquarters"],
                &[],
            );
            let withdrawn = before(shift(later, dice.between(20, 120)));
            if dice.chance(3) && withdrawn <= sketch.end {
                given.withdrawn_on = iso(withdrawn.max(later));
                given.withdrawn_reason = "考え直したため".to_owned();
            }
            all.push(given);
        }
        50..62 => all.push(consent(
            dice,
            ("registration", "declined"),
            later,
            &["headquarters"],
            &[],
        )),
        _ => {}
    }
    all
}

fn consent(
    dice: &mut Dice,
    (purpose, answer): (&str, &str),
    day: NaiveDate,
    parties: &[&'static str],
    items: &[&'static str],
) -> Consent {
    let oral = dice.chance(28);
    Consent {
        purpose: purpose.to_owned(),
        answer: answer.to_owned(),
        parties: owned(parties),
        items: owned(items),
        form: if oral { "oral" } else { "written" }.to_owned(),
        hearer: if oral { "担当者" } else { "" }.to_owned(),
        on_date: iso(day),
        note: dice.word(texts::CONSENT_NOTES).to_owned(),
        ..Consent::default()
    }
}

/// What the doctor allows.
pub(super) fn opinion(dice: &mut Dice, sketch: &Sketch, doctor: &str) -> Option<Opinion> {
    let (asked, came) = sketch.opinion?;
    let kind = match (dice.chance(12), sketch.leave) {
        (true, _) => "f5",
        (_, Some(_)) => "f3",
        _ => "f2",
    };
    let mut opinion = Opinion {
        kind: kind.to_owned(),
        requested_on: iso(asked),
        doctor: doctor.to_owned(),
        work_info_on: iso(before(shift(asked, -dice.between(0, 4)))
            .max(sketch.opened)
            .min(asked)),
        ..Opinion::default()
    };
    if let Some(came) = came {
        opinion.received_on = iso(came);
        opinion.delivered_on = iso(came);
        opinion.chart_copy_on = iso(came);
        let Some((from, until)) = sketch.relief else {
            // No day of return is in sight.
            opinion.judgement = "not_now".to_owned();
            opinion.measures = "当面は療養を続ける。".to_owned();
            return Some(opinion);
        };
        let wanted: Vec<&str> = sketch
            .measures
            .iter()
            .map(|code| measure_text(code).1)
            .collect();
        opinion.judgement = dice.weighed(&[(85, "conditional"), (15, "ok")]).to_owned();
        opinion.measures = format!("{}。", wanted.join("。"));
        opinion.from_date = iso(from);
        opinion.to_date = iso(until);
    }
    Some(opinion)
}

fn measure_text(code: &str) -> (&'static str, &'static str) {
    texts::MEASURES
        .iter()
        .find(|(known, _, _)| *known == code)
        .map_or(("reasonable", ""), |(_, nature, text)| (nature, text))
}

/// Measures at work.
pub(super) fn measures(dice: &mut Dice, sketch: &Sketch) -> Vec<Measure> {
    let by_paper = matches!(sketch.path, "document" | "direct");
    if !(by_paper && dice.chance(85) || sketch.path == "via_person" && dice.chance(28)) {
        return Vec::new();
    }
    let Some((from, until)) = sketch.relief else {
        return Vec::new();
    };
    sketch
        .measures
        .iter()
        .map(|code| {
            let (nature, text) = measure_text(code);
            Measure {
                code: (*code).to_owned(),
                nature: nature.to_owned(),
                text: text.to_owned(),
                from_date: iso(from),
                to_date: if by_paper { iso(until) } else { String::new() },
                agreed_with: if by_paper {
                    "人事の担当者"
                } else {
                    "上司(本人が申し出)"
                }
                .to_owned(),
                review_on: if by_paper {
                    iso(before(shift(until, -10)))
                } else {
                    String::new()
                },
                ..Measure::default()
            }
        })
        .collect()
}

/// Versions of the plan, the first one first.
pub(super) fn plans(dice: &mut Dice, sketch: &Sketch) -> Vec<Plan> {
    let back = sketch.leave.and_then(|(_, back)| back);
    sketch
        .plans
        .iter()
        .zip(1..)
        .map(|(made, version)| Plan {
            kind: if sketch.leave.is_some() {
                "return"
            } else {
                "work"
            }
            .to_owned(),
            version: Some(version),
            made_on: iso(*made),
            made_by: "人事の担当者、本人".to_owned(),
            return_on: back.map(iso).unwrap_or_default(),
            rows: plan_rows(sketch),
            review_on: iso(after(shift(*made, dice.between(60, 120)))),
            followup: "月に一度、本人と上司が面談する。".to_owned(),
            ..Plan::default()
        })
        .collect()
}

fn plan_rows(sketch: &Sketch) -> Vec<PlanRow> {
    [
        ("1か月目", "1日4時間から6時間"),
        ("2か月目から3か月目", "1日6時間から7時間"),
        ("4か月目から", "所定の時間"),
    ]
    .into_iter()
    .map(|(period, hours)| PlanRow {
        period: period.to_owned(),
        hours: hours.to_owned(),
        measures: sketch
            .measures
            .iter()
            .map(|code| measure_text(code).1)
            .collect::<Vec<_>>()
            .join("。"),
        treatment: format!("{}の受診", sketch.visit),
    })
    .collect()
}

/// Benefits that were explained, and how far they are.
pub(super) fn benefits(dice: &mut Dice, sketch: &Sketch) -> Vec<Benefit> {
    let mut codes = if dice.chance(65) {
        dice.some(sketch.illness.benefits, 2)
    } else {
        Vec::new()
    };
    if sketch.leave.is_some() && sketch.illness.code != "injury" && dice.chance(60) {
        codes.push("sick_pay");
    }
    if sketch.path == "job_seeking" && dice.chance(50) {
        codes.push("unemployment");
    }
    let hepatitis = sketch.disease.0.contains("型慢性肝炎");
    codes.retain(|code| match *code {
        "hbv_compensation" => sketch.disease.0.starts_with("B型"),
        "hepatitis_subsidy" => hepatitis,
        _ => true,
    });
    codes
        .into_iter()
        .map(|code| benefit(dice, sketch, code))
        .collect()
}

fn benefit(dice: &mut Dice, sketch: &Sketch, code: &str) -> Benefit {
    let state = if texts::ONLY_EXPLAINED.contains(&code) {
        "explained"
    } else {
        dice.weighed(&[
            (50, "explained"),
            (14, "applying"),
            (30, "receiving"),
            (3, "ended"),
            (3, "not_applicable"),
        ])
    };
    let bounded = |day: NaiveDate| day.clamp(sketch.opened, sketch.end);
    let explained = bounded(before(shift(sketch.opened, dice.between(0, 60))));
    let applied = bounded(before(shift(explained, dice.between(5, 40))));
    let mut benefit = Benefit {
        resource: code.to_owned(),
        state: state.to_owned(),
        explained_on: iso(explained),
        ..Benefit::default()
    };
    if matches!(state, "applying" | "receiving" | "ended") {
        benefit.applied_on = iso(applied);
    }
    if matches!(state, "receiving" | "ended") {
        benefit.started_on = match sketch.leave {
            // Paid from the fourth day of leave on, whenever it was asked for.
            Some((from, _)) if code == "sick_pay" => iso(shift(from, 3)),
            _ => iso(applied),
        };
    }
    let yearly = matches!(
        code,
        "nanbyo_subsidy" | "hepatitis_subsidy" | "medical_mental" | "medical_rehab"
    );
    if state == "receiving" && yearly {
        benefit.renewal_on = iso(shift(applied, 365));
    }
    if state == "ended" {
        benefit.ends_on = iso(sketch.end);
    }
    benefit
}

/// How the support ended.
pub(super) fn outcome(dice: &mut Dice, sketch: &Sketch) -> Option<Outcome> {
    let closed = sketch.closed()?;
    let (code, style, reason) = texts::ENDINGS
        .iter()
        .find(|(code, _, _)| *code == sketch.ending)
        .copied()?;
    let mut outcome = Outcome {
        code: code.to_owned(),
        on_date: iso(closed),
        work_style: style.to_owned(),
        reason: reason.to_owned(),
        ..Outcome::default()
    };
    if matches!(
        code,
        "died" | "stopped_lost" | "stopped_wish" | "registered_only"
    ) {
        return Some(outcome);
    }
    let at_work = if code.starts_with("left") { 15 } else { 90 };
    for (days, on, answer) in [
        (92, &mut outcome.follow3_on, &mut outcome.follow3),
        (183, &mut outcome.follow6_on, &mut outcome.follow6),
        (366, &mut outcome.follow12_on, &mut outcome.follow12),
    ] {
        let asked = after(shift(closed, days + dice.between(0, 10)));
        if asked <= sketch.today && dice.chance(75) {
            *on = iso(asked);
            *answer = if dice.chance(at_work) { "yes" } else { "no" }.to_owned();
        }
    }
    Some(outcome)
}
