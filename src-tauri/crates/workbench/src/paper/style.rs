//! How a facility wants its papers: face and calendar.

use crate::error::ApiResult;
use crate::message::Settings;
use crate::session::Workbench;
use ::paper::document::Typeface;
use model::era::Calendar;

/// Face of forms, letters and covers.
pub(super) fn typeface(settings: &Settings) -> Typeface {
    match settings.paper_face.as_str() {
        "mincho" => Typeface::Mincho,
        _ => Typeface::Gothic,
    }
}

/// Calendar of the dates on every paper.
pub(crate) fn calendar(bench: &Workbench) -> ApiResult<Calendar> {
    let settings = crate::settings::read(bench)?;
    Ok(match settings.paper_calendar.as_str() {
        "seireki" => Calendar::Seireki,
        _ => Calendar::Wareki,
    })
}
