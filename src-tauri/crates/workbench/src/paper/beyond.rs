//! Leaving without consent: rare, with a ground of the law, only what is needed, and looked at by two.
//!
//! The second look is that of a colleague with the own passphrase. Where only one person works, a second person cannot be
//! asked for; that person reads the list of what goes out once more and confirms with the own passphrase, so that a click
//! at an open window is never enough. A colleague who is away does not stop the help itself: what has to be said at once
//! is said by telephone, and the paper follows.

use super::build::Facts;
use super::form::consent_code;
use super::{COMPANY, Prepared, Told};
use crate::assets;
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::keys;
use crate::message::{BeyondAsked, BeyondConsent, PaperRequest, SecondLook, SecondUser};
use crate::session::Workbench;
use ::paper::form::Way;
use model::noun::Item;
use sha2::{Digest, Sha256};
use store::attempt::Attempts;
use store::key::Secret;
use store::log::Left;
use store::{StoreError, Writer};

/// Letters of the circumstances at least: a ground alone tells nobody later what happened.
const REASON_LEAST: usize = 5;

/// Facts that go to nobody at the company, whatever is consented or decided.
const NEVER_TOLD: [&str; 1] = ["case.wish_withhold"];

/// Forms that never name something, wherever they go.
const NEVER_ON: [(&str, Item); 1] = [("return-opinion", Item::Disease)];

fn refused(reason: &str) -> ApiError {
    ApiError::BeyondRefused {
        reason: reason.to_owned(),
    }
}

/// Why a fact stays off a form in any case; None where consent decides.
pub(super) fn never(form: &str, fact: &str, item: Item, way: Way) -> Option<&'static str> {
    if NEVER_ON.contains(&(form, item)) {
        return Some("この様式には載せないもののため");
    }
    (way == Way::Company && NEVER_TOLD.contains(&fact))
        .then_some("本人が伝えてほしくないことのため")
}

/// Is the decision in order?
pub(super) fn check(ask: &PaperRequest) -> ApiResult<()> {
    let Some(beyond) = &ask.beyond else {
        return Ok(());
    };
    let known = |list: &str, code: &str| assets::codes().find(list, code).is_some();
    if ask.way != "company" || !COMPANY.contains(&ask.party.as_str()) {
        return Err(refused("party"));
    }
    if ask.blank || ask.case_id.is_empty() {
        return Err(refused("paper"));
    }
    if !known("consent_exception", &beyond.ground) {
        return Err(refused("ground"));
    }
    if beyond.reason.trim().chars().count() < REASON_LEAST {
        return Err(refused("reason"));
    }
    let mut items = beyond.items.iter();
    if beyond.items.is_empty() || items.any(|item| !known("consent_item", item)) {
        return Err(refused("items"));
    }
    Ok(())
}

/// A decision that changes nothing is none, and a paper of the house stays in the house.
pub(super) fn needed(ask: &PaperRequest, prepared: &Prepared) -> ApiResult<()> {
    if ask.beyond.is_some() && prepared.told.beyond.is_empty() {
        return Err(refused("covered"));
    }
    Ok(())
}

/// What the second one must read before the paper leaves.
pub(super) fn asked(
    bench: &Workbench,
    ask: &PaperRequest,
    prepared: &Prepared,
) -> ApiResult<Option<BeyondAsked>> {
    let Some(beyond) = &ask.beyond else {
        return Ok(None);
    };
    let codes = assets::codes();
    let (second, alone) = seconds(bench)?;
    let file = bench.store()?.case_file(&prepared.case_id)?;
    let day = |iso: &str| iso.parse().map(model::era::wareki).unwrap_or_default();
    let said = file
        .consents
        .iter()
        .filter(|c| c.purpose == "company")
        .map(|c| {
            let state = if c.withdrawn_on.is_empty() {
                codes.label("consent_answer", &c.answer).to_owned()
            } else {
                format!("撤回({})", day(&c.withdrawn_on))
            };
            let parties = codes.labels("consent_party", &c.parties);
            format!("{} {state} {parties}", day(&c.on_date))
                .trim()
                .to_owned()
        });
    Ok(Some(BeyondAsked {
        reading: reading(beyond, prepared),
        ground: codes.label("consent_exception", &beyond.ground).to_owned(),
        party: codes.label("consent_party", &ask.party).to_owned(),
        goes: prepared.told.beyond.clone(),
        said: said.collect(),
        second,
        alone,
    }))
}

/// Names what was shown: another case, party, item, line or reason is another reading.
fn reading(beyond: &BeyondConsent, prepared: &Prepared) -> String {
    let told = &prepared.told;
    let shown = serde_json::json!([
        prepared.case_id,
        prepared.title,
        told.party,
        told.items,
        told.beyond,
        prepared.discloses,
        prepared.left_out,
        beyond.ground,
        beyond.reason,
    ]);
    // In letters alone: a row of twelve digits could be taken for a マイナンバー.
    let letter = |half: u8| char::from(b'a' + half);
    let digest = Sha256::digest(shown.to_string().as_bytes());
    let letters = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    letters.map(letter).collect()
}

/// Who may confirm, and whether nobody else works here.
fn seconds(bench: &Workbench) -> ApiResult<(Vec<SecondUser>, bool)> {
    let open = bench.opened()?;
    let slots = open.slots.users();
    let own = &open.user.id;
    let of = |user: store::setting::UserRow| {
        let (_, key_file) = slots.iter().find(|(id, _)| *id == user.id)?;
        Some(SecondUser {
            id: user.id,
            name: user.name,
            key_file: *key_file,
        })
    };
    let users = open.store.users()?.into_iter().filter(|user| user.active);
    let (own, others): (Vec<_>, Vec<_>) = users.filter_map(of).partition(|user| user.id == *own);
    let alone = others.is_empty();
    Ok((if alone { own } else { others }, alone))
}

/// Checks the second look; answers who gave it, empty where none is needed.
pub(super) fn confirm(
    bench: &Workbench,
    ask: &PaperRequest,
    prepared: &Prepared,
    look: &SecondLook,
) -> ApiResult<String> {
    let Some(beyond) = &ask.beyond else {
        return Ok(String::new());
    };
    if look.reading != reading(beyond, prepared) {
        return Err(refused("changed"));
    }
    let (second, _) = seconds(bench)?;
    if !second.iter().any(|user| user.id == look.user_id) {
        return Err(refused("second"));
    }
    prove(bench, look)?;
    Ok(look.user_id.clone())
}

/// Does the passphrase open the slot of this user, and with it this very workplace? Wrong ones wait as at the lock.
pub(crate) fn prove(bench: &Workbench, look: &SecondLook) -> ApiResult<()> {
    let folder = bench.folder();
    let mut attempts = Attempts::read(folder);
    let wait_seconds = attempts.wait_seconds(&look.user_id, clock::millis());
    if wait_seconds > 0 {
        return Err(ApiError::TooSoon { wait_seconds });
    }
    let open = bench.opened()?;
    let key_file = keys::old_key_file(&look.key_file)?;
    let secret = Secret::Passphrase(&look.passphrase, key_file.as_ref());
    let opened = match open.slots.open_user(&look.user_id, secret) {
        Err(StoreError::WrongSecret) => {
            let wait_seconds = attempts.fail(&look.user_id, clock::millis(), folder)?;
            return Err(ApiError::WrongPassphrase { wait_seconds });
        }
        other => other?,
    };
    if opened.key.expose() != open.store.key().expose() {
        return Err(refused("second"));
    }
    Ok(attempts.succeed(&look.user_id, folder)?)
}

/// Ground and circumstances for the register; empty where consent covers the paper.
pub(super) fn why(ask: &PaperRequest, prepared: &Prepared) -> (String, String) {
    match &ask.beyond {
        Some(beyond) if !prepared.told.beyond.is_empty() => {
            let reason = beyond.reason.trim().chars().take(500).collect();
            (beyond.ground.clone(), reason)
        }
        _ => Default::default(),
    }
}

/// Both, who decided and who confirmed, stand in the audit.
pub(super) fn note(w: &Writer<'_>, left: &Left) -> ApiResult<()> {
    if left.ground.is_empty() {
        return Ok(());
    }
    w.audit("beyond_consent", &left.case_id)?;
    Ok(w.audit("beyond_second", &left.second_user)?)
}

impl Facts<'_> {
    /// Was it decided that facts of this item go without consent?
    pub(super) fn goes_beyond(&self, item: Item) -> bool {
        let code = consent_code(item);
        (self.ask.beyond.as_ref())
            .is_some_and(|beyond| code.is_some_and(|c| beyond.items.iter().any(|i| i == c)))
    }

    /// What the paper says at its foot where it leaves without consent.
    pub(super) fn beyond_mark(&self) -> String {
        let marked = self.ask.beyond.as_ref().map(|_| " 【同意によらない提供】");
        marked.unwrap_or_default().to_owned()
    }

    /// Ground of the decision in words; empty where consent covers the paper.
    pub(super) fn beyond_ground(&self) -> String {
        let ground = self.ask.beyond.as_ref().map(|beyond| &beyond.ground);
        ground.map_or_else(String::new, |code| self.label("consent_exception", code))
    }

    /// What a paper tells whom at the company. Somebody with whom no consent speaks at all learns of the person as well.
    pub(super) fn told(&self, parties: &[&str], items: &[&str], mut beyond: Vec<String>) -> Told {
        let today = self.today.to_string();
        let spoken_of = |party: &&str| {
            let mut consents = self.file.consents.iter();
            consents.any(|c| {
                c.purpose == "company" && c.holds(&today) && c.parties.iter().any(|p| p == party)
            })
        };
        if !beyond.is_empty() && !parties.iter().all(spoken_of) {
            beyond.insert(0, "氏名など、本人とわかること".to_owned());
        }
        let mut items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
        items.sort();
        items.dedup();
        Told {
            party: parties.join(" "),
            items,
            beyond,
        }
    }
}
