//! The one place that asks for the time. Instants are UTC; business dates are Japanese whatever the PC says.

use chrono::{DateTime, Duration, NaiveDate, SecondsFormat, Utc};

/// Seconds that Japanese time is ahead of UTC, all year.
const JST_HOURS: i64 = 9;

/// Now. `RYORITSU_NOW` is honoured in a practice workplace only, so that examples can be shown on any day.
pub(crate) fn now(practice: bool) -> DateTime<Utc> {
    if practice
        && let Some(fixed) = std::env::var("RYORITSU_NOW")
            .ok()
            .and_then(|text| DateTime::parse_from_rfc3339(&text).ok())
    {
        return fixed.to_utc();
    }
    Utc::now()
}

/// RFC 3339 with milliseconds and `Z`.
pub(crate) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// The Japanese date of an instant.
pub(crate) fn business_date(at: DateTime<Utc>) -> NaiveDate {
    (at + Duration::hours(JST_HOURS)).date_naive()
}

/// `令和8年11月24日 9:20` of an instant in Japanese time.
pub(crate) fn japanese(at: DateTime<Utc>, calendar: model::era::Calendar) -> String {
    let local = at + Duration::hours(JST_HOURS);
    format!(
        "{} {}",
        calendar.date(local.date_naive()),
        local.format("%-H:%M")
    )
}

/// Milliseconds since 1970.
pub(crate) fn millis() -> u64 {
    Utc::now().timestamp_millis().unsigned_abs()
}
