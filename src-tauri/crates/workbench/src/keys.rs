//! Keys: passphrases, the recovery code, the slot of each user, and a new data key when somebody leaves.

use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::{Open, Workbench, enter, look, only_user, session};
use model::passphrase;
use std::path::Path;
use store::attempt::Attempts;
use store::key::{DataKey, KeyFile, Secret};
use store::slots::{Opened, Slots};
use store::{Store, StoreError, Writer};
use zeroize::Zeroizing;

/// Refuses a passphrase that is too weak.
pub(crate) fn judge_passphrase(text: &str, key_file: bool, names: &[&str]) -> ApiResult<()> {
    match passphrase::weakness(text, key_file, names) {
        Some(weakness) => Err(ApiError::WeakPassphrase { weakness }),
        None => Ok(()),
    }
}

/// A new recovery code, as written and as the slot takes it.
pub(crate) fn new_recovery() -> ApiResult<(Zeroizing<String>, Zeroizing<[u8; 20]>)> {
    let mut secret = Zeroizing::new([0u8; 20]);
    getrandom::fill(&mut *secret).map_err(|_| StoreError::NoRandomness)?;
    Ok((Zeroizing::new(model::recovery::write(&secret)), secret))
}

/// Writes a new key file; no path = none is wanted.
pub(crate) fn new_key_file(path: &str) -> ApiResult<Option<KeyFile>> {
    if path.is_empty() {
        return Ok(None);
    }
    Ok(Some(KeyFile::write_new(Path::new(path))?))
}

/// Reads the key file of a slot; no path = none is given.
pub(crate) fn old_key_file(path: &str) -> ApiResult<Option<KeyFile>> {
    if path.is_empty() {
        return Ok(None);
    }
    Ok(Some(KeyFile::read(Path::new(path))?))
}

/// Would this passphrase be accepted?
pub(crate) fn passphrase_judge(
    _: &mut Workbench,
    ask: PassphraseJudge,
) -> ApiResult<PassphraseJudged> {
    let names: Vec<&str> = ask.names.iter().map(String::as_str).collect();
    Ok(PassphraseJudged {
        weakness: passphrase::weakness(&ask.passphrase, ask.key_file, &names),
        length: ask.passphrase.chars().count(),
        needed: if ask.key_file {
            passphrase::WITH_KEY_FILE
        } else {
            passphrase::ALONE
        },
    })
}

/// Gives a user (or the recovery code, `''`) a slot for this secret, in place of the one before, and notes the act. What
/// cannot be noted has not happened: the slots are put back.
pub(crate) fn set_slot(
    bench: &mut Workbench,
    owner: &str,
    secret: Secret<'_>,
    act: &'static str,
) -> ApiResult<()> {
    let cost = bench.options.kdf.cost()?;
    let folder = bench.options.folder.clone();
    let open = bench.opened_mut()?;
    let before = open.slots.clone();
    let key = DataKey::from_store(&open.store);
    open.slots.set_user(owner, secret, cost, &key)?;
    let recipient = open.slots.recipient(owner).unwrap_or_default().to_owned();
    let written = open.slots.write(&folder).map_err(ApiError::from);
    let noted = written.and_then(|()| {
        bench.write(|w| {
            vouch(w, owner, &recipient)?;
            if owner.is_empty() {
                // Nobody has typed the new code back yet.
                w.set_meta(RECOVERY_CONFIRMED, "")?;
            }
            Ok(w.audit(act, owner)?)
        })
    });
    if noted.is_err() {
        let open = bench.opened_mut()?;
        open.slots = before;
        // Space for what stood there a moment ago: it replaces a file of the same length.
        open.slots.write(&folder)?;
    }
    noted
}

/// Bookkeeping: `yes` once the recovery code was typed back.
pub(crate) const RECOVERY_CONFIRMED: &str = "recovery_confirmed";

/// Notes inside the encrypted database what a slot is sealed to. The slots lie in the clear; only what stands here is
/// given a new data key.
pub(crate) fn vouch(w: &Writer<'_>, owner: &str, recipient: &str) -> ApiResult<()> {
    Ok(w.set_meta(&vouched_as(owner), recipient)?)
}

fn vouched_as(owner: &str) -> String {
    format!("recipient:{owner}")
}

/// Opens the database with the key in force. A program that was stopped while it encrypted the database anew left two
/// keys: the one that opens stays, the other goes.
pub(crate) fn open_store(folder: &Path, slots: &mut Slots, opened: Opened) -> ApiResult<Store> {
    let Some(next) = opened.next else {
        return Ok(Store::open(folder, opened.key)?);
    };
    let store = match Store::open(folder, opened.key) {
        Err(StoreError::Damaged) => {
            let store = Store::open(folder, next)?;
            slots.adopt();
            store
        }
        other => {
            slots.withdraw();
            other?
        }
    };
    slots.write(folder)?;
    Ok(store)
}

/// Encrypts the database under a new key, sealed to everybody who has a slot now: who left and kept a copy of the
/// folder opens nothing written from here on. Older backups still open with the passphrases of their day.
/// [`require_vouched`] and [`require_space`] stand before it.
pub(crate) fn renew_data_key(bench: &mut Workbench) -> ApiResult<()> {
    let folder = bench.options.folder.clone();
    let key = DataKey::generate()?;
    let open = bench.opened_mut()?;
    open.slots.propose(&key)?;
    open.slots.write(&folder)?;
    if let Err(refused) = open.store.rekey(key) {
        // The connection may write under a key that never came into force, so it is closed; the slots keep both keys,
        // and the next unlock finds which one opens.
        bench.open = None;
        return Err(refused.into());
    }
    open.slots.adopt();
    Ok(open.slots.write(&folder)?)
}

/// The database is written once more, into the log and back: without that space SQLCipher fails half way and says nothing
/// of the disk.
pub(crate) fn require_space(store: &Store) -> ApiResult<()> {
    const MARGIN_MIB: u64 = 32;
    let file = store::folder::database(store.folder());
    let length = std::fs::metadata(file).map_err(StoreError::from)?.len();
    let free = store::folder::free_mib(store.folder());
    if free < length / (1024 * 1024) + MARGIN_MIB {
        return Err(ApiError::DiskFull);
    }
    Ok(())
}

/// Every slot but that of who leaves must be sealed to what its owner proved to hold.
pub(crate) fn require_vouched(open: &Open, leaving: &str) -> ApiResult<()> {
    let store = &open.store;
    let doubtful = open
        .slots
        .doubtful(|owner| store.meta(&vouched_as(owner)).ok().flatten());
    match doubtful.into_iter().find(|owner| owner != leaving) {
        Some(user) => Err(ApiError::SlotUnvouched { user }),
        None => Ok(()),
    }
}

/// Opens by the recovery code; the user's passphrase is set anew and the code is replaced.
pub(crate) fn unlock_recovery(bench: &mut Workbench, ask: UnlockRecovery) -> ApiResult<Created> {
    let slots = look(bench)?;
    let user_id = only_user(&slots, ask.user_id);
    let code = read_code(&ask.code)?;
    let opened = slots.open_recovery(&code).map_err(|e| match e {
        StoreError::WrongSecret => ApiError::WrongRecoveryCode { group: 0 },
        other => other.into(),
    })?;
    if !slots.users().iter().any(|(id, _)| *id == user_id) {
        return Err(ApiError::NotFound);
    }
    judge_passphrase(&ask.passphrase, false, &[])?;
    let folder = bench.options.folder.clone();
    let entered = enter(bench, slots, opened, "", &user_id)
        .and_then(|()| {
            let secret = Secret::Passphrase(&ask.passphrase, None);
            set_slot(bench, &user_id, secret, "recovery")
        })
        .and_then(|()| Ok(Attempts::read(&folder).succeed(&user_id, &folder)?))
        .and_then(|()| renew(bench));
    if entered.is_err() {
        // An error is never an open workplace.
        bench.open = None;
    }
    entered
}

/// A recovery code as typed.
pub(crate) fn read_code(text: &str) -> ApiResult<Zeroizing<[u8; 20]>> {
    use model::recovery::CodeError;
    model::recovery::read(text)
        .map(Zeroizing::new)
        .map_err(|e| ApiError::WrongRecoveryCode {
            group: match e {
                CodeError::Length => 0,
                CodeError::Character(n) | CodeError::Check(n) => n,
            },
        })
}

/// A new recovery code; the old one opens nothing any more.
pub(crate) fn recovery_renew(bench: &mut Workbench, _: Nothing) -> ApiResult<Created> {
    bench.require_admin()?;
    renew(bench)
}

fn renew(bench: &mut Workbench) -> ApiResult<Created> {
    let (code, secret) = new_recovery()?;
    set_slot(bench, "", Secret::Recovery(&secret), "recovery_renew")?;
    Ok(Created {
        session: session(bench, Vec::new())?,
        recovery_code: code.to_string(),
    })
}

/// The code was typed back: somebody has it on paper.
pub(crate) fn recovery_confirm(bench: &mut Workbench, ask: RecoveryConfirm) -> ApiResult<Nothing> {
    let code = read_code(&ask.code)?;
    let open = bench.opened()?;
    open.slots
        .open_recovery(&code)
        .map_err(|_| ApiError::WrongRecoveryCode { group: 0 })?;
    open.store.set_meta(RECOVERY_CONFIRMED, "yes")?;
    Ok(Nothing {})
}

/// Changes the own passphrase.
pub(crate) fn passphrase_change(
    bench: &mut Workbench,
    ask: PassphraseChange,
) -> ApiResult<Nothing> {
    let user_id = bench.user_id()?;
    let old_file = old_key_file(&ask.old_key_file)?;
    let open = bench.opened()?;
    open.slots
        .open_user(&user_id, Secret::Passphrase(&ask.old, old_file.as_ref()))?;
    let facility = open
        .store
        .settings("")?
        .remove("facility")
        .unwrap_or_default();
    judge_passphrase(
        &ask.new,
        !ask.new_key_file.is_empty(),
        &[&facility, &open.user.name],
    )?;
    let key_file = new_key_file(&ask.new_key_file)?;
    set_slot(
        bench,
        &user_id,
        Secret::Passphrase(&ask.new, key_file.as_ref()),
        "passphrase_change",
    )?;
    Ok(Nothing {})
}
