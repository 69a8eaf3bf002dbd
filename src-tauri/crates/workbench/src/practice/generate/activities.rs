//! The notes of an invented case: days, manner and text of every act of support.

use super::dice::Dice;
use super::sketch::{Sketch, after, before, iso, shift};
use super::texts;
use chrono::{Datelike, NaiveDate};
use model::noun::Activity;

/// A promise made so many days ago may still be open.
const PROMISE_DAYS: i64 = 60;

/// All activities, the first one on the day of the intake.
pub(super) fn activities(dice: &mut Dice, sketch: &Sketch) -> Vec<Activity> {
    let mut plan: Vec<(NaiveDate, &'static str)> = sketch.milestones.clone();
    let wanted = length(dice, sketch);
    while plan.len() + 1 < wanted {
        let span = (sketch.end - sketch.opened).num_days();
        let day = after(shift(sketch.opened, dice.between(1, span.max(1))));
        plan.push((day.clamp(sketch.opened, sketch.end), kind(dice, sketch)));
    }
    plan.sort_by_key(|(day, _)| *day);
    plan.truncate(39);
    let mut told = Vec::new();
    std::iter::once((sketch.opened, "first_interview"))
        .chain(plan)
        .map(|(day, kind)| activity(dice, sketch, &mut told, day, kind))
        .collect()
}

/// How many: most cases are short, a few go on for years.
fn length(dice: &mut Dice, sketch: &Sketch) -> usize {
    let (low, high) = dice.weighed(&[(40, (1, 3)), (36, (4, 9)), (17, (10, 19)), (7, (20, 40))]);
    let room = (sketch.end - sketch.opened).num_days() / 4 + 1;
    usize::try_from(dice.between(low, high).min(room)).unwrap_or(1)
}

fn kind(dice: &mut Dice, sketch: &Sketch) -> &'static str {
    let anywhere = [
        (20, "interview"),
        (28, "followup"),
        (10, "systems"),
        (3, "application"),
        (5, "family"),
        (4, "referral"),
        (5, "in_house"),
        (2, "conference"),
        (3, "office"),
        (1, "case_study"),
    ];
    let special: &[(usize, &'static str)] = match sketch.path {
        "job_seeking" => &[(9, "accompany"), (9, "referral")],
        "self_employed" => &[],
        "document" => &[(9, "how_to_tell"), (9, "how_to_rest"), (7, "work_info")],
        "direct" => &[
            (6, "how_to_tell"),
            (6, "how_to_rest"),
            (12, "company_talk"),
            (5, "physician_talk"),
            (6, "plan"),
        ],
        _ => &[(14, "how_to_tell"), (14, "how_to_rest"), (1, "work_info")],
    };
    let all: Vec<(usize, &'static str)> = anywhere.iter().chain(special).copied().collect();
    dice.weighed(&all)
}

fn activity(
    dice: &mut Dice,
    sketch: &Sketch,
    told: &mut Told,
    day: NaiveDate,
    kind: &'static str,
) -> Activity {
    let (channel, link, mut partners) = manner(dice, kind);
    let (pieces, partner) = pieces(dice, sketch, told, day, (kind, channel));
    let text = replace(dice, sketch, day, &pieces.concat());
    if !partner.is_empty() {
        partners.push(partner);
    }
    if text.contains("家族と一緒に来室") && !partners.contains(&"family") {
        partners.push("family");
    }
    let link = if link == "via_person" && !sketch.has_employer() {
        "none"
    } else {
        link
    };
    let mut activity = Activity {
        on_date: iso(day),
        minutes: Some(minutes(dice, channel)),
        channel: channel.to_owned(),
        partners: partners.into_iter().map(str::to_owned).collect(),
        kinds: vec![kind.to_owned()],
        link: link.to_owned(),
        text,
        chart_note: chart_note(dice, sketch, day).to_owned(),
        ..Activity::default()
    };
    if dice.chance(30) && channel != "letter" && channel != "mail" {
        let (hour, quarter) = (dice.between(9, 16), dice.between(0, 3) * 15);
        activity.at_time = format!("{hour:02}:{quarter:02}");
    }
    if with_person(kind) {
        add_thoughts(dice, sketch, day, &mut activity);
    }
    activity
}

/// Was the person there, so that words, looks and promises can be noted?
fn with_person(kind: &str) -> bool {
    matches!(
        kind,
        "first_interview"
            | "interview"
            | "followup"
            | "how_to_tell"
            | "how_to_rest"
            | "systems"
            | "application"
    )
}

fn add_thoughts(dice: &mut Dice, sketch: &Sketch, day: NaiveDate, activity: &mut Activity) {
    if dice.chance(8) {
        activity.subjective = dice.word(texts::SAID).to_owned();
        activity.objective = dice.word(texts::SEEN).to_owned();
        activity.assessment = dice.word(texts::FINDINGS).to_owned();
        activity.plan = dice.word(texts::PLANS).to_owned();
    } else if dice.chance(25) {
        activity.finding = dice.word(texts::FINDINGS).to_owned();
    }
    if dice.chance(12) {
        let promises = if sketch.has_employer() {
            texts::PROMISES_AT_WORK
        } else {
            texts::PROMISES
        };
        let promised = dice.word(promises).to_owned();
        let on = before(shift(day, dice.between(9, 35)));
        // What was promised long ago was kept: nobody leaves it open for years.
        if (sketch.today - day).num_days() < PROMISE_DAYS {
            activity.promised = promised;
            activity.promised_on = iso(on);
        }
    }
}

fn chart_note(dice: &mut Dice, sketch: &Sketch, day: NaiveDate) -> &'static str {
    let fresh = (sketch.today - day).num_days() < 14;
    match dice.below(100) {
        0..8 => "not_needed",
        8..12 => "todo",
        _ if fresh => "todo",
        _ => "done",
    }
}

fn minutes(dice: &mut Dice, channel: &str) -> i64 {
    let (low, high) = match channel {
        "phone" | "mail" => (1, 5),
        "letter" => (2, 6),
        "visit" => (12, 24),
        "with_doctor" => (3, 6),
        _ => (4, 12),
    };
    5 * dice.between(low, high)
}

type Manner = (&'static str, &'static str, Vec<&'static str>);

fn manner(dice: &mut Dice, kind: &str) -> Manner {
    let talk = [(74, "in_person"), (21, "phone"), (5, "online")];
    match kind {
        "first_interview" => ("in_person", "via_person", vec!["self"]),
        "followup" => {
            let channel =
                dice.weighed(&[(54, "phone"), (41, "in_person"), (3, "online"), (2, "mail")]);
            (channel, "via_person", vec!["self"])
        }
        "family" => {
            let channel = dice.weighed(&[(5, "in_person"), (5, "phone")]);
            let both = dice.chance(35);
            let partners = if both {
                vec!["self", "family"]
            } else {
                vec!["family"]
            };
            (channel, "via_person", partners)
        }
        "referral" => (dice.weighed(&talk), "none", vec!["self"]),
        "in_house" => (
            dice.weighed(&[(8, "in_person"), (2, "phone")]),
            "none",
            vec![],
        ),
        "conference" => ("in_person", "none", vec!["doctor", "nurse", "rehab"]),
        "case_study" => ("in_person", "none", vec!["nurse", "msw"]),
        "office" => ("letter", "none", vec!["other"]),
        "accompany" => ("visit", "none", vec!["self", "hellowork"]),
        "opinion_request" => ("letter", "document", vec!["doctor"]),
        "opinion_received" => ("letter", "document", vec!["self", "doctor"]),
        "company_talk" => {
            let channel =
                dice.weighed(&[(5, "phone"), (2, "in_person"), (2, "online"), (1, "visit")]);
            let partner = dice.weighed(&[(7, "hr"), (3, "boss")]);
            let both = dice.chance(30);
            let partners = if both {
                vec!["self", partner]
            } else {
                vec![partner]
            };
            (channel, "direct", partners)
        }
        "physician_talk" => (
            dice.weighed(&[(7, "phone"), (3, "online")]),
            "direct",
            vec![],
        ),
        "plan" => (
            dice.weighed(&[(6, "in_person"), (3, "online"), (1, "mail")]),
            "direct",
            vec!["self", "hr"],
        ),
        _ => {
            let mut partners = vec!["self"];
            if dice.chance(9) {
                partners.push("family");
            }
            (dice.weighed(&talk), "via_person", partners)
        }
    }
}

/// Sentences that this case has used: nobody writes the same note twice in a row.
type Told = Vec<&'static str>;

/// One sentence of the list that fits the channel, new to the case if there is one left.
fn fresh(dice: &mut Dice, told: &mut Told, channel: &str, list: &[&'static str]) -> &'static str {
    let fits = |piece: &&&'static str| {
        texts::CHANNEL_BOUND
            .iter()
            .all(|(part, channels)| !piece.contains(part) || channels.contains(&channel))
    };
    let fitting: Vec<&'static str> = list.iter().filter(fits).copied().collect();
    let unused: Vec<&'static str> = fitting
        .iter()
        .filter(|p| !told.contains(p))
        .copied()
        .collect();
    let piece = dice.word(if unused.is_empty() { &fitting } else { &unused });
    told.push(piece);
    piece
}

/// The sentences of a note, and the partner that they name.
fn pieces(
    dice: &mut Dice,
    sketch: &Sketch,
    told: &mut Told,
    day: NaiveDate,
    (kind, channel): (&str, &str),
) -> (Vec<&'static str>, &'static str) {
    let paired = match kind {
        "referral" => Some(texts::REFERRAL),
        "in_house" => Some(texts::IN_HOUSE),
        "physician_talk" => Some(texts::PHYSICIAN_TALK),
        _ => None,
    };
    if let Some(list) = paired {
        let all: Vec<&'static str> = list.iter().map(|(_, piece)| *piece).collect();
        let piece = fresh(dice, told, channel, &all);
        let partner = list.iter().find(|(_, known)| *known == piece);
        return (vec![piece], partner.map_or("", |(partner, _)| partner));
    }
    let mut out = vec![fresh(dice, told, channel, opening(sketch, kind))];
    let first = kind == "first_interview";
    if first && sketch.has_employer() {
        out.push(fresh(dice, told, channel, texts::FIRST_AT_WORK));
    }
    if with_person(kind) || kind == "work_info" {
        if dice.chance(50) {
            out.push(fresh(dice, told, channel, sketch.illness.body));
        }
        for chance in [60, 12] {
            if !first && dice.chance(chance) {
                out.push(fresh(dice, told, channel, situation(sketch, day)));
            }
        }
    }
    if dice.chance(30) && !matches!(kind, "case_study" | "office" | "conference") {
        out.push(fresh(dice, told, channel, texts::NEXT));
    }
    (out, "")
}

fn opening(sketch: &Sketch, kind: &str) -> &'static [&'static str] {
    match kind {
        "first_interview" => texts::FIRST,
        "followup" => texts::FOLLOWUP,
        "how_to_tell" => texts::HOW_TO_TELL,
        "how_to_rest" => texts::HOW_TO_REST,
        "systems" if sketch.has_employer() => texts::SYSTEMS_AT_WORK,
        "systems" => texts::SYSTEMS,
        "application" => texts::APPLICATION,
        "family" => texts::FAMILY,
        "conference" => texts::CONFERENCE,
        "case_study" => texts::CASE_STUDY,
        "office" => texts::OFFICE,
        "work_info" => texts::WORK_INFO,
        "opinion_request" => texts::OPINION_REQUEST,
        "opinion_received" => texts::OPINION_RECEIVED,
        "company_talk" => texts::COMPANY_TALK,
        "plan" => texts::PLAN,
        "accompany" => texts::ACCOMPANY,
        _ => texts::INTERVIEW,
    }
}

fn situation(sketch: &Sketch, day: NaiveDate) -> &'static [&'static str] {
    match sketch.path {
        "job_seeking" => texts::SEEKING,
        "self_employed" => texts::OWN_BUSINESS,
        _ if sketch.resting_on(day) => texts::RESTING,
        _ => texts::WORKING,
    }
}

/// Puts the case into the gaps of a piece.
pub(super) fn replace(dice: &mut Dice, sketch: &Sketch, day: NaiveDate, piece: &str) -> String {
    let month = shift(day, dice.between(20, 80)).month();
    piece
        .replace("{complaint}", sketch.complaint)
        .replace("{title}", sketch.work.title)
        .replace("{visit}", sketch.visit)
        .replace("{month}", &month.to_string())
}
