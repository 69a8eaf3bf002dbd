//! Papers that come back: the code that goes out on them, and the case and form that a code names.

use super::{Prepared, form};
use crate::error::{ApiError, ApiResult};
use crate::exchange::secret32;
use crate::message::{PaperFind, PaperFound};
use crate::session::Workbench;
use ::exchange::{paper_case, paper_seal};
use ::paper::form::Form;
use model::return_code::{ReturnCode, ReturnCodeError, letters};
use sha2::{Digest, Sha256};

/// The code of a case's form; none for a form that asks nothing of a case (the survey names nobody).
pub(crate) fn code(bench: &Workbench, form: &Form, case_id: &str) -> ApiResult<Option<String>> {
    let Some(named) = named(form) else {
        return Ok(None);
    };
    let key = secret32(bench, "pseudonym")?;
    let case = paper_case(&key, case_id);
    let code = ReturnCode::new(&named, case, paper_seal(&key, &folded(&named), &case));
    Ok(code.ok().map(|code| code.to_string()))
}

impl Prepared {
    /// Puts the code on the paper: drawn on the first page, in words at the head of the others.
    pub(super) fn mark(&mut self, code: Option<String>) {
        if let (Some(head), Some(code)) = (&mut self.document.header, &code) {
            head.middle = format!("書類コード {code}");
        }
        self.document.return_code = code;
    }
}

/// Three letters of a form: its own, or for a form of the facility that has none, letters that follow from its id.
fn named(form: &Form) -> Option<String> {
    if !form.code.is_empty() {
        return Some(form.code.clone());
    }
    let digest = Sha256::digest(form.id.as_bytes());
    let symbols: Vec<u8> = digest.iter().take(3).map(|byte| byte % 32).collect();
    (form.own && form::of_case(form)).then(|| letters(&symbols))
}

/// Letters as they are read: a typed 0 may have been an O.
fn folded(letters: &str) -> String {
    letters
        .to_ascii_uppercase()
        .replace('O', "0")
        .replace(['I', 'L'], "1")
}

/// Finds the case and the form of a code.
pub(crate) fn find(bench: &mut Workbench, ask: PaperFind) -> ApiResult<PaperFound> {
    let refused = |reason: &str| ApiError::ReturnCodeRefused {
        reason: reason.to_owned(),
    };
    let code = ReturnCode::read(&ask.code).map_err(|error| match error {
        ReturnCodeError::Shape => refused("shape"),
        ReturnCodeError::Check => refused("check"),
    })?;
    let key = secret32(bench, "pseudonym")?;
    if paper_seal(&key, &folded(&code.form), &code.case) != code.seal {
        return Err(refused("elsewhere"));
    }
    // No table: what a case is called on paper follows from its id.
    let store = bench.store()?;
    let mut cases = store.all_cases()?.into_iter().chain(store.gone_cases()?);
    let of_code = cases
        .find(|id| paper_case(&key, id) == code.case)
        .ok_or_else(|| refused("unknown"))?;
    let case_id = store.stayed(&of_code)?;
    let led = crate::merge::led(bench, &of_code, &case_id)?;
    let number = store.case_file(&case_id)?.case.number;
    let forms = form::all(bench)?;
    let today = bench.today().to_string();
    let form = forms
        .iter()
        .find(|form| named(form).is_some_and(|named| code.names(&named)))
        .and_then(|form| form::edition(&forms, &form.id, &today));
    Ok(PaperFound {
        case_id,
        number,
        led,
        paper: form.map_or_else(String::new, |form| form.id.clone()),
        title: form.map_or_else(String::new, |form| form.title.clone()),
    })
}
