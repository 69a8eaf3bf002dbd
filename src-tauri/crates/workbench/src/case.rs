//! Cases: the list, opening one, 新規受付, new episodes, single consultations, 対象外.

use crate::assets;
use crate::derive;
use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::record::{after_save, bad, complete, touched};
use crate::session::Workbench;
use chrono::NaiveDate;
use model::check;
use model::fold::Query;
use model::noun::{Case, Consultation, Noun, Person, Record};
use model::{deadline, deident, era, stage};
use store::Writer;
use store::case::{Consulted, ListFilter, ListRow, Sort, chart_key, compact};

/// One page of the case list.
pub(crate) fn list(bench: &mut Workbench, ask: CaseQuery) -> ApiResult<CasePage> {
    let user = bench.user_id()?;
    let filter = filter(ask, &user);
    let store = bench.store()?;
    let (rows, total) = store.case_list(&filter, &user)?;
    let covered = crate::backup::covered(store)?;
    let names: std::collections::BTreeMap<String, String> =
        store.users()?.into_iter().map(|u| (u.id, u.name)).collect();
    let today = bench.today();
    let rows = rows
        .into_iter()
        .map(|row| show(row, today, covered, &names, bench.is_practice()))
        .collect();
    Ok(CasePage { rows, total })
}

/// All cases of a list in its order, one more than `most` where there are more.
pub(crate) fn ids(bench: &Workbench, ask: CaseQuery, most: usize) -> ApiResult<Vec<String>> {
    let rows = rows(bench, ask, most)?;
    Ok(rows.into_iter().map(|row| row.case_id).collect())
}

/// The same with what the list shows of them.
pub(crate) fn rows(bench: &Workbench, ask: CaseQuery, most: usize) -> ApiResult<Vec<ListRow>> {
    let user = bench.user_id()?;
    let filter = ListFilter {
        offset: 0,
        limit: u32::try_from(most + 1).unwrap_or(u32::MAX),
        ..filter(ask, &user)
    };
    let (rows, _) = bench.store()?.case_list(&filter, &user)?;
    Ok(rows)
}

fn filter(ask: CaseQuery, user: &str) -> ListFilter {
    let query = Query::read(&ask.text);
    ListFilter {
        matching: if query.is_empty() {
            String::new()
        } else {
            query.match_expression()
        },
        closed: match ask.status.as_str() {
            "open" => Some(false),
            "closed" => Some(true),
            _ => None,
        },
        cancelled: ask.status == "cancelled",
        user: if ask.mine {
            user.to_owned()
        } else {
            String::new()
        },
        lead: ask.lead,
        disease: ask.disease,
        stage: ask.stage,
        path: ask.path,
        sort: match ask.sort.as_str() {
            "kana" => Sort::Kana,
            "number" => Sort::Number,
            "last" => Sort::Last,
            "opened" => Sort::Opened,
            _ => Sort::Due,
        },
        descending: ask.descending,
        offset: ask.offset,
        limit: ask.limit.clamp(1, 200),
        ..ListFilter::default()
    }
}

fn show(
    row: ListRow,
    today: NaiveDate,
    covered: i64,
    names: &std::collections::BTreeMap<String, String>,
    practice: bool,
) -> CaseRow {
    CaseRow {
        state: state_of(&row, covered, practice),
        age: age(&row.birth_date, today),
        lead: names.get(&row.lead_user).cloned().unwrap_or_default(),
        case_id: row.case_id,
        number: row.number,
        name: row.name,
        kana: row.kana,
        sex: row.sex,
        stage: row.stage,
        path: row.path,
        disease: row.disease_label,
        work: row.work,
        due_on: row.due_on,
        due_label: row.due_label,
        last_on: row.last_on,
        last_channel: row.last_channel,
        missing: row.missing,
        draft: row.draft,
        closed: row.closed,
        cancelled: row.cancelled,
    }
}

/// How far the present revision has come.
pub(crate) fn state_of(row: &ListRow, covered: i64, practice: bool) -> RecordState {
    let now = match row.sent {
        2 => "received",
        1 => "sent",
        _ if row.backed_up(covered) => "backed_up",
        _ => "saved",
    };
    RecordState {
        now: now.to_owned(),
        local_only: practice || !row.consented,
        older_sent: row.sent == 0 && row.sent_before,
    }
}

fn age(birth_date: &str, today: NaiveDate) -> Option<u32> {
    birth_date
        .parse()
        .ok()
        .and_then(|born| era::age(born, today))
}

/// Opens a case; the audit notes it.
pub(crate) fn open(bench: &mut Workbench, ask: ById) -> ApiResult<CaseView> {
    let case_id = bench.store()?.case_id(&ask.id)?;
    // A screen reads its case again after each change and in quiet minutes: that is one look at it, not many.
    if bench.looked_at != case_id {
        bench.note("open", &case_id)?;
        bench.looked_at.clone_from(&case_id);
    }
    let named = bench.store()?.case_as_named(&ask.id)?;
    Ok(CaseView {
        led: crate::merge::led(bench, &named, &case_id)?,
        ..view(bench, &case_id)?
    })
}

fn view(bench: &Workbench, case_id: &str) -> ApiResult<CaseView> {
    let store = bench.store()?;
    let file = store.case_file(case_id)?;
    let row = store.case_row(case_id, &bench.opened()?.user.id)?;
    let today = bench.today().to_string();
    Ok(CaseView {
        stage: stage::judge(assets::stage_rules(), &file, &today),
        has_employer: file.has_employer(&today),
        dates: crate::retention::dates(bench, &file)?,
        ending: deadline::ending_dates(assets::calendar(), &file, &today),
        owed: crate::today::of_case(bench, &file)?,
        sick_pay: deadline::count_sick_pay(&file, bench.today()),
        state: state_of(&row, crate::backup::covered(store)?, bench.is_practice()),
        age: age(&file.person.birth_date, bench.today()),
        pins: pins(bench, case_id)?,
        episodes: store
            .episodes(&file.person.id)?
            .into_iter()
            .filter(|(id, ..)| id != case_id)
            .map(|(case_id, number, opened_on, closed_on)| Episode {
                case_id,
                number,
                opened_on,
                closed_on,
            })
            .collect(),
        next_plan: model::plan::next(&file, &today),
        plan_changes: model::plan::changes(&file),
        cancelled: store.case_cancelled(case_id)?,
        led: None,
        file,
    })
}

/// Passages pinned to a case.
pub(crate) fn pins(bench: &Workbench, case_id: &str) -> ApiResult<Vec<Pin>> {
    let current = bench.manual();
    let rows = bench.store()?.pins(case_id)?.into_iter();
    Ok(rows
        .map(|p| Pin {
            case_id: case_id.to_owned(),
            passage: p.passage,
            read_in: if p.edition == current.edition.id {
                String::new()
            } else {
                p.edition.clone()
            },
            edition: p.edition,
            title: p.title,
            at: p.at,
        })
        .collect())
}

/// Activities of a case, newest first.
pub(crate) fn activities(bench: &mut Workbench, ask: ActivityQuery) -> ApiResult<ActivityPage> {
    let store = bench.store()?;
    let case_id = store.case_id(&ask.case_id)?;
    let (rows, total) = store.activities(&case_id, ask.offset, ask.limit.clamp(1, 500))?;
    Ok(ActivityPage { rows, total })
}

/// 新規受付: person, episode and, when something was done already, the first activity, in one transaction.
pub(crate) fn intake(bench: &mut Workbench, mut ask: Intake) -> ApiResult<Changed<CaseRef>> {
    let user = bench.user_id()?;
    let today = bench.today();
    if ask.case.opened_on.is_empty() {
        ask.case.opened_on = today.to_string();
    }
    if ask.case.lead_user.is_empty() {
        ask.case.lead_user.clone_from(&user);
    }
    check_intake(&ask)?;
    let value = bench.write(|w| {
        let person_is_new = ask.person.id.is_empty();
        if person_is_new {
            w.put(&mut ask.person)?;
        } else {
            ask.person = w.get::<Person>(&ask.person.id)?.ok_or(ApiError::NotFound)?;
        }
        let case = make_case(w, &mut ask.case, &ask.person, today)?;
        if let Some(activity) = &mut ask.activity {
            activity.case_id.clone_from(&case.case_id);
            complete(activity, &user)?;
            w.put(activity)?;
            after_save(w, Noun::Activity, &activity.id, today)?;
        }
        if let Some(treatment) = &mut ask.treatment {
            treatment.case_id.clone_from(&case.case_id);
            treatment.main = true;
            w.put(treatment)?;
            after_save(w, Noun::Treatment, &treatment.id, today)?;
        }
        if !ask.consultation_id.is_empty() {
            link_consultation(w, &ask.consultation_id, &case.case_id)?;
        }
        w.drop_draft(&ask.draft)?;
        Ok(case)
    })?;
    let mut kinds = touched(Noun::Case);
    kinds.push(Touched::Consultations);
    Ok(Changed {
        value,
        touched: kinds,
    })
}

fn check_intake(ask: &Intake) -> ApiResult<()> {
    let codes = assets::codes();
    let prefixed = |noun: &str, findings: Vec<check::Finding>| {
        findings
            .into_iter()
            .map(move |mut f| {
                f.field = format!("{noun}.{}", f.field);
                f
            })
            .collect::<Vec<_>>()
    };
    let mut findings = prefixed("person", check::check(&ask.person, codes));
    // The person and the case are linked by the intake itself.
    findings.extend(
        prefixed("case", check::check(&ask.case, codes))
            .into_iter()
            .filter(|f| f.field != "case.person_id"),
    );
    if let Some(activity) = &ask.activity {
        findings.extend(
            prefixed("activity", check::check(activity, codes))
                .into_iter()
                .filter(|f| f.field != "activity.case_id"),
        );
    }
    if let Some(treatment) = &ask.treatment {
        findings.extend(
            prefixed("treatment", check::check(treatment, codes))
                .into_iter()
                .filter(|f| f.field != "treatment.case_id"),
        );
    }
    let nameless = ask.person.id.is_empty()
        && ask.person.name.trim().is_empty()
        && ask.person.initials.trim().is_empty();
    if nameless {
        let field = if ask.person.initials_only {
            "person.initials"
        } else {
            "person.name"
        };
        findings.push(check::Finding {
            field: field.to_owned(),
            rule: check::Rule::Required,
            detail: String::new(),
        });
    }
    if findings.is_empty() {
        Ok(())
    } else {
        Err(ApiError::Invalid { findings })
    }
}

fn make_case(
    w: &Writer<'_>,
    case: &mut Case,
    person: &Person,
    today: NaiveDate,
) -> ApiResult<CaseRef> {
    let opened: NaiveDate = case.opened_on.parse().map_err(|_| bad("opened_on"))?;
    let year = era::fiscal_year(opened);
    case.set_id(String::new());
    case.person_id.clone_from(&person.id);
    case.number = format!("{}-{:04}", era::fiscal_head(year), w.take_number(year)?);
    w.put(case)?;
    after_save(w, Noun::Case, &case.id, today)?;
    Ok(CaseRef {
        case_id: case.id.clone(),
        number: case.number.clone(),
        person_id: person.id.clone(),
        name: person.shown_name().to_owned(),
    })
}

fn link_consultation(w: &Writer<'_>, id: &str, case_id: &str) -> ApiResult<()> {
    let mut consultation: Consultation = w.get_consultation(id)?.ok_or(ApiError::NotFound)?;
    consultation.case_id = case_id.to_owned();
    "started".clone_into(&mut consultation.result);
    w.put(&mut consultation)?;
    w.audit("save", id)?;
    Ok(())
}

/// A closed case goes on.
pub(crate) fn reopen(bench: &mut Workbench, ask: ById) -> ApiResult<Changed<CaseRef>> {
    let today = bench.today();
    let case_id = bench.store()?.case_id(&ask.id)?;
    let value = bench.write(|w| {
        let mut file = w.case_file(&case_id)?;
        file.case.closed_on.clear();
        w.put(&mut file.case)?;
        after_save(w, Noun::Case, &case_id, today)?;
        Ok(reference(&file.case, &file.person))
    })?;
    Ok(Changed {
        value,
        touched: touched(Noun::Case),
    })
}

fn reference(case: &Case, person: &Person) -> CaseRef {
    CaseRef {
        case_id: case.id.clone(),
        number: case.number.clone(),
        person_id: person.id.clone(),
        name: person.shown_name().to_owned(),
    }
}

/// A new episode of the same person; head and illness lines are copied, employment belongs to the person anyway.
pub(crate) fn episode_new(bench: &mut Workbench, ask: EpisodeNew) -> ApiResult<Changed<CaseRef>> {
    let today = bench.today();
    let user = bench.user_id()?;
    let former = bench.store()?.case_id(&ask.case_id)?;
    if ask.opened_on.parse::<NaiveDate>().is_err() {
        return Err(crate::session::required("opened_on"));
    }
    let value = bench.write(|w| {
        let file = w.case_file(&former)?;
        let mut case = Case {
            opened_on: ask.opened_on.clone(),
            department: file.case.department.clone(),
            doctor: file.case.doctor.clone(),
            care_setting: file.case.care_setting.clone(),
            hospital: file.case.hospital.clone(),
            hospital_name: file.case.hospital_name.clone(),
            work_line: file.case.work_line.clone(),
            lead_user: user.clone(),
            former_case: former.clone(),
            ..Case::default()
        };
        make_case(w, &mut case, &file.person, today)
    })?;
    Ok(Changed {
        value,
        touched: touched(Noun::Case),
    })
}

/// Persons who might be the same one.
pub(crate) fn duplicates(bench: &mut Workbench, ask: DuplicateQuery) -> ApiResult<Vec<Duplicate>> {
    let rows = bench.store()?.duplicates(
        &compact(&ask.kana),
        &compact(&ask.name),
        &chart_key(&ask.chart_number),
        &ask.birth_date,
        &ask.sex,
        &ask.except,
    )?;
    Ok(rows
        .into_iter()
        .map(
            |[person_id, case_id, number, name, kana, birth_date, why]| Duplicate {
                person_id,
                case_id,
                number,
                name,
                kana,
                birth_date,
                why,
            },
        )
        .collect())
}

/// Marks an item 対象外 (the reason may follow), or asks it again.
pub(crate) fn item_exempt(bench: &mut Workbench, ask: ItemExempt) -> ApiResult<Changed<Nothing>> {
    if !stage::ITEMS.contains(&ask.item.as_str()) {
        return Err(ApiError::NotFound);
    }
    let reason = ask.reason.trim();
    let findings = check::line("reason", reason);
    if !findings.is_empty() {
        return Err(ApiError::Invalid { findings });
    }
    let today = bench.today();
    let case_id = bench.store()?.case_id(&ask.case_id)?;
    bench.write(|w| {
        if w.set_exempt(&case_id, &ask.item, ask.exempt.then_some(reason))? {
            w.audit("exempt", &case_id)?;
            derive::refresh_case(w, &case_id, today)?;
        }
        Ok(())
    })?;
    Ok(Changed {
        value: Nothing {},
        touched: touched(Noun::Case),
    })
}

/// Single consultations of a filter, newest first, with what they add up to.
pub(crate) fn consultations(
    bench: &mut Workbench,
    ask: ConsultationQuery,
) -> ApiResult<ConsultationPage> {
    let (from, to) = match ask.period.as_str() {
        "" => (String::new(), String::new()),
        "range" => (day_or_none(ask.from)?, day_or_none(ask.to)?),
        named => era::period(named, bench.today())
            .map(|(first, last)| (first.to_string(), last.to_string()))
            .ok_or_else(|| bad("period"))?,
    };
    let wanted = Consulted {
        from,
        to,
        kind: ask.kind,
        by: ask.consulted_by,
        result: ask.result,
        cancelled: ask.cancelled,
    };
    let store = bench.store()?;
    let counts = store.consultation_counts(&wanted)?;
    let rows = store
        .consultations(&wanted, ask.offset, ask.limit.clamp(1, 200))?
        .into_iter()
        .map(|(record, cancelled)| ConsultationRow { record, cancelled })
        .collect();
    Ok(ConsultationPage {
        rows,
        from: wanted.from,
        to: wanted.to,
        total: counts.total,
        approaches: counts.approaches,
        declined: counts.declined,
        started: counts.started,
    })
}

/// A day as the list compares it: ISO, or empty for an open end.
fn day_or_none(day: String) -> ApiResult<String> {
    if day.is_empty() || day.parse::<NaiveDate>().is_ok() {
        Ok(day)
    } else {
        Err(bad("day"))
    }
}

/// The combination that could point to a person, for the preview of an export.
pub(crate) fn key_words(key: &deident::QuasiKey) -> String {
    let codes = assets::codes();
    let year = NaiveDate::from_ymd_opt(key.fiscal_year, 5, 1).map(era::wareki);
    let year = year.as_deref().and_then(|day| day.split_once('年'));
    format!(
        "{}・{}・{}・{}年度",
        codes.label("age_band", &key.age_band),
        codes.label("sex", &key.sex),
        codes.label("disease", &key.disease),
        year.map_or("", |(year, _)| year)
    )
}
