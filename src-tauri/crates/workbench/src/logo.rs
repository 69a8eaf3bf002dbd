//! The logo of the facility: taken in small, shown on outgoing papers.

use crate::error::{ApiError, ApiResult};
use crate::message::{Changed, Logo, LogoSet, Nothing, Touched};
use crate::session::Workbench;
use ::paper::{Picture, PictureError};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Largest file in bytes; a logo on a paper is a few centimetres wide.
const LARGEST: u64 = 10 * 1024 * 1024;

/// The logo as it will stand on papers.
pub(crate) fn get(bench: &mut Workbench, _: Nothing) -> ApiResult<Logo> {
    let png = bench.store()?.logo()?.unwrap_or_default();
    Ok(Logo {
        png: STANDARD.encode(png),
    })
}

/// Takes a file in, or takes the logo out where no file is named.
pub(crate) fn set(bench: &mut Workbench, ask: LogoSet) -> ApiResult<Changed<Logo>> {
    bench.require_admin()?;
    let picture = match ask.path.as_str() {
        "" => None,
        path => Some(read(path)?),
    };
    bench.write(|w| match &picture {
        Some(picture) => {
            w.put_logo(picture.png())?;
            Ok(w.audit("logo_set", "")?)
        }
        None => {
            w.drop_logo()?;
            Ok(w.audit("logo_remove", "")?)
        }
    })?;
    Ok(Changed {
        value: get(bench, Nothing {})?,
        touched: vec![Touched::Settings],
    })
}

/// The logo for papers; one that cannot be read any more keeps no paper from being made.
pub(crate) fn for_papers(bench: &Workbench) -> ApiResult<Option<Picture>> {
    let png = bench.store()?.logo()?;
    Ok(png.and_then(|png| Picture::read(&png).ok()))
}

fn read(path: &str) -> ApiResult<Picture> {
    let refused = |reason: &str| ApiError::LogoRefused {
        reason: reason.to_owned(),
    };
    let found = std::fs::metadata(path).map_err(|_| refused("unreadable"))?;
    if !found.is_file() {
        return Err(refused("unreadable"));
    }
    if found.len() > LARGEST {
        return Err(refused("too_large"));
    }
    let bytes = std::fs::read(path).map_err(|_| refused("unreadable"))?;
    Picture::read(&bytes).map_err(|error: PictureError| refused(error.code()))
}
