//! Settings and users.

use crate::assets;
use crate::error::{ApiError, ApiResult};
use crate::keys::{self, judge_passphrase, new_key_file};
use crate::message::*;
use crate::session::{Workbench, check_user_id, required};
use model::check::{Finding, Rule};
use store::key::Secret;
use store::setting::UserRow;

/// Settings that belong to the user, the others to the workplace.
const OF_USER: [&str; 5] = [
    "theme",
    "text_size",
    "letter_keys",
    "printer",
    "passage_use",
];

/// Longest name of a training, in characters.
const LONGEST: usize = 200;

/// The settings as they hold for the present user.
pub(crate) fn read(bench: &Workbench) -> ApiResult<Settings> {
    let open = bench.opened()?;
    let mut all = open.store.settings("")?;
    all.extend(open.store.settings(&open.user.id)?);
    let text = |key: &str| all.get(key).cloned();
    let number =
        |key: &str, default: u32| all.get(key).and_then(|v| v.parse().ok()).unwrap_or(default);
    let standard = Settings::default();
    Ok(Settings {
        facility: text("facility").unwrap_or_default(),
        department: text("department").unwrap_or_default(),
        address: text("address").unwrap_or_default(),
        phone: text("phone").unwrap_or_default(),
        lock_minutes: number("lock_minutes", standard.lock_minutes),
        backup_folder: text("backup_folder").unwrap_or_default(),
        exchange_folder: text("exchange_folder").unwrap_or_default(),
        paper_folder: text("paper_folder").unwrap_or_default(),
        theme: text("theme").unwrap_or(standard.theme),
        text_size: number("text_size", standard.text_size),
        letter_keys: text("letter_keys").is_none_or(|v| v == "true"),
        quiet_days: number("quiet_days", standard.quiet_days),
        printer: text("printer").unwrap_or_default(),
        circulation: text("circulation").unwrap_or_default(),
        paper_face: text("paper_face").unwrap_or(standard.paper_face),
        paper_calendar: text("paper_calendar").unwrap_or(standard.paper_calendar),
        chart_form: text("chart_form").unwrap_or(standard.chart_form),
        chart_width: number("chart_width", standard.chart_width),
        fee_addon_on: text("fee_addon_on").unwrap_or_default(),
        fee_online_on: text("fee_online_on").unwrap_or_default(),
        passage_use_allowed: text("passage_use_allowed").is_some_and(|v| v == "true"),
        passage_use: text("passage_use").is_some_and(|v| v == "true"),
    })
}

/// The settings.
pub(crate) fn get(bench: &mut Workbench, _: Nothing) -> ApiResult<Settings> {
    read(bench)
}

/// Keeps the settings; those of the workplace only for administrators.
pub(crate) fn save(bench: &mut Workbench, ask: Settings) -> ApiResult<Changed<Settings>> {
    if ask.facility.trim().is_empty() {
        return Err(required("facility"));
    }
    if !(1..=60).contains(&ask.lock_minutes)
        || !(100..=150).contains(&ask.text_size)
        || !matches!(ask.theme.as_str(), "light" | "dark" | "system")
        || !matches!(ask.paper_face.as_str(), "gothic" | "mincho")
        || !matches!(ask.paper_calendar.as_str(), "wareki" | "seireki")
        || !matches!(ask.chart_form.as_str(), "soap" | "plain")
        || !(20..=80).contains(&ask.chart_width)
    {
        return Err(ApiError::BadRequest {
            detail: "out of range".to_owned(),
        });
    }
    for (name, day) in [
        ("fee_addon_on", &ask.fee_addon_on),
        ("fee_online_on", &ask.fee_online_on),
    ] {
        if !day.is_empty() && day.parse::<chrono::NaiveDate>().is_err() {
            return Err(ApiError::Invalid {
                findings: vec![Finding {
                    field: name.to_owned(),
                    rule: Rule::NotADate,
                    detail: String::new(),
                }],
            });
        }
    }
    for folder in [&ask.backup_folder, &ask.exchange_folder, &ask.paper_folder] {
        if !folder.is_empty() && !std::path::Path::new(folder).is_absolute() {
            return Err(ApiError::FolderUnusable);
        }
    }
    let present = serde_json::to_value(read(bench)?).unwrap_or_default();
    let wanted = serde_json::to_value(&ask).unwrap_or_default();
    let changed: Vec<(String, String)> = wanted
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(key, value)| present.get(key.as_str()) != Some(value))
        .map(|(key, value)| {
            (
                key.clone(),
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned),
            )
        })
        .collect();
    if changed
        .iter()
        .any(|(key, _)| !OF_USER.contains(&key.as_str()))
    {
        bench.require_admin()?;
    }
    let user = bench.user_id()?;
    bench.write(|w| {
        for (key, value) in &changed {
            let owner = if OF_USER.contains(&key.as_str()) {
                user.as_str()
            } else {
                ""
            };
            w.set_setting(owner, key, value)?;
            w.audit("settings", key)?;
        }
        Ok(())
    })?;
    let now = read(bench)?;
    if !(now.passage_use_allowed && now.passage_use) {
        bench.opened_mut()?.seen.clear();
    }
    Ok(Changed {
        value: now,
        touched: vec![Touched::Settings],
    })
}

/// A user as the screens see it.
pub(crate) fn user_of(row: &UserRow) -> User {
    User {
        id: row.id.clone(),
        name: row.name.clone(),
        profession: row.profession.clone(),
        role: row.role.clone(),
        active: row.active,
        trained_on: row.trained_on.clone(),
        training: row.training.clone(),
    }
}

/// Name of a user, or the login name when unknown.
pub(crate) fn name_of(bench: &Workbench, id: &str) -> String {
    bench
        .store()
        .ok()
        .and_then(|s| s.user(id).ok())
        .map_or_else(|| id.to_owned(), |u| u.name)
}

/// All users.
pub(crate) fn user_list(bench: &mut Workbench, _: Nothing) -> ApiResult<Vec<User>> {
    Ok(bench.store()?.users()?.iter().map(user_of).collect())
}

/// Adds a user with a key slot of their own.
pub(crate) fn user_add(bench: &mut Workbench, ask: UserAdd) -> ApiResult<Changed<User>> {
    bench.require_admin()?;
    check_user_id(&ask.id)?;
    let open = bench.opened()?;
    if open.store.users()?.iter().any(|u| u.id == ask.id) {
        return Err(ApiError::UserIdUnusable);
    }
    if ask.name.trim().is_empty() {
        return Err(required("name"));
    }
    if !matches!(ask.role.as_str(), "staff" | "admin" | "hq") {
        return Err(required("role"));
    }
    let facility = read(bench)?.facility;
    judge_passphrase(
        &ask.passphrase,
        !ask.key_file.is_empty(),
        &[&facility, &ask.name],
    )?;
    let key_file = new_key_file(&ask.key_file)?;
    let row = UserRow {
        id: ask.id.clone(),
        name: ask.name.trim().to_owned(),
        profession: ask.profession,
        role: ask.role,
        active: true,
        ..UserRow::default()
    };
    // The row first: a slot without a row could unlock nothing, a row without a slot shows up in the list.
    bench.write(|w| Ok(w.put_user(&row)?))?;
    keys::set_slot(
        bench,
        &row.id,
        Secret::Passphrase(&ask.passphrase, key_file.as_ref()),
        "user_add",
    )?;
    Ok(Changed {
        value: user_of(&row),
        touched: vec![Touched::Settings],
    })
}

/// Changes name, profession and training of a user; who has left keeps what was recorded.
pub(crate) fn user_edit(bench: &mut Workbench, ask: UserEdit) -> ApiResult<Changed<User>> {
    bench.require_admin()?;
    let row = bench.store()?.user(&ask.id)?;
    if ask.name.trim().is_empty() {
        return Err(required("name"));
    }
    let wrong = |field: &str, rule: Rule, detail: &str| ApiError::Invalid {
        findings: vec![Finding {
            field: field.to_owned(),
            rule,
            detail: detail.to_owned(),
        }],
    };
    if !ask.profession.is_empty() && !assets::codes().knows("profession", &ask.profession) {
        return Err(wrong("profession", Rule::UnknownCode, ""));
    }
    let is_date = ask.trained_on.parse::<chrono::NaiveDate>().is_ok();
    if !ask.trained_on.is_empty() && !is_date {
        return Err(wrong("trained_on", Rule::NotADate, ""));
    }
    if ask.training.chars().count() > LONGEST {
        return Err(wrong("training", Rule::TooLong, &LONGEST.to_string()));
    }
    let row = UserRow {
        name: ask.name.trim().to_owned(),
        profession: ask.profession,
        trained_on: ask.trained_on,
        training: ask.training.trim().to_owned(),
        ..row
    };
    bench.write(|w| {
        w.put_user(&row)?;
        Ok(w.audit("user_edit", &row.id)?)
    })?;
    Ok(Changed {
        value: user_of(&row),
        touched: vec![Touched::Settings],
    })
}

/// Removes a user's key slot, and gives everybody who stays a new data key where asked; the name stays on what this
/// user recorded.
pub(crate) fn user_remove(bench: &mut Workbench, ask: UserRemove) -> ApiResult<Changed<Nothing>> {
    bench.require_admin()?;
    let users = bench.store()?.users()?;
    let row = users
        .iter()
        .find(|u| u.id == ask.id)
        .ok_or(ApiError::NotFound)?;
    let others = users
        .iter()
        .filter(|u| u.active && u.role == "admin" && u.id != ask.id)
        .count();
    if row.role == "admin" && others == 0 || ask.id == bench.user_id()? {
        return Err(ApiError::LastAdministrator);
    }
    let gone = UserRow {
        active: false,
        ..row.clone()
    };
    if ask.rekey {
        // Before anything is changed: half of it would remove the user and keep the key.
        keys::require_vouched(bench.opened()?, &ask.id)?;
        keys::require_space(bench.store()?)?;
    }
    let folder = bench.options.folder.clone();
    let open = bench.opened_mut()?;
    open.slots.remove_user(&ask.id);
    open.slots.write(&folder)?;
    bench.write(|w| {
        w.put_user(&gone)?;
        Ok(w.audit("user_remove", &gone.id)?)
    })?;
    if ask.rekey {
        keys::renew_data_key(bench)?;
        bench.write(|w| Ok(w.audit("rekey", "")?))?;
    }
    Ok(Changed {
        value: Nothing {},
        touched: vec![Touched::Settings],
    })
}
