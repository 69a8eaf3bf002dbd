//! Key slots in `slots.json` and `slots.bak`: one for each user and one for the recovery code.
//!
//! A slot holds an age identity wrapped by its secret, and the data key sealed to that identity. So a new data key
//! can be given to everybody who stays without asking for their passphrases ([`Slots::propose`]), and somebody who
//! kept an old copy of database and slots learns nothing that opens the new one.
//!
//! A bad checksum means damaged, a failed authentication means wrong secret; the two are never confused.
//! Nothing personal stands here: users appear by their login name only.

use crate::error::{StoreError, StoreResult};
use crate::key::{Cost, DataKey, Secret, derive};
use age::secrecy::ExposeSecret;
use age::x25519::{Identity, Recipient};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use zeroize::Zeroizing;

/// Name of the file and of its second copy.
pub const FILE: &str = "slots.json";
const COPY: &str = "slots.bak";
const FORMAT: &str = "ryoritsu-slots/1";
/// User id of the recovery slot.
const RECOVERY: &str = "";

/// All slots of a folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slots {
    format: String,
    /// Schema of the database, readable before it is opened.
    pub schema: u32,
    /// Identity of the workplace.
    pub workplace_id: String,
    /// Practice workplace, for ever.
    pub practice: bool,
    /// Counts every write.
    pub generation: u64,
    slots: Vec<Slot>,
    sha256: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slot {
    user_id: String,
    kind: Kind,
    kdf: Cost,
    salt: String,
    nonce: String,
    /// The identity, readable with the secret alone.
    wrapped: String,
    /// What the data key is sealed to.
    recipient: String,
    /// The data key.
    sealed: String,
    /// The data key that is about to take its place; empty except while the database is encrypted anew.
    next: String,
}

/// What a slot gave.
pub struct Opened {
    /// The data key.
    pub key: DataKey,
    /// A newer one, when the program was stopped while the database was encrypted anew.
    pub next: Option<DataKey>,
    /// What the slot's data key is sealed to; proven, since its identity was unwrapped.
    pub recipient: String,
}

/// What a slot asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Passphrase alone.
    Passphrase,
    /// Passphrase and key file.
    PassphraseKeyFile,
    /// Recovery code.
    Recovery,
}

impl Slots {
    /// Slots of a new workplace, still empty.
    pub fn new(workplace_id: String, schema: u32, practice: bool) -> Self {
        Self {
            format: FORMAT.to_owned(),
            schema,
            workplace_id,
            practice,
            generation: 0,
            slots: Vec::new(),
            sha256: String::new(),
        }
    }

    /// Reads the slots of a folder; the second copy serves when the first is damaged or missing.
    ///
    /// # Errors
    /// `Missing` when there is neither, `SlotsDamaged` when none can be trusted.
    pub fn read(folder: &Path) -> StoreResult<Self> {
        let mut found = false;
        for name in [FILE, COPY] {
            match std::fs::read(folder.join(name)) {
                Ok(bytes) => {
                    found = true;
                    if let Ok(slots) = Self::parse(&bytes) {
                        return Ok(slots);
                    }
                }
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
                Err(e) => return Err(e.into()),
            }
        }
        Err(if found {
            StoreError::SlotsDamaged
        } else {
            StoreError::Missing
        })
    }

    /// Reads slots from bytes (a file, or the head of a backup).
    ///
    /// # Errors
    /// `SlotsDamaged` when format or checksum do not fit.
    pub fn parse(bytes: &[u8]) -> StoreResult<Self> {
        let slots: Self = serde_json::from_slice(bytes).map_err(|_| StoreError::SlotsDamaged)?;
        if slots.format != FORMAT || slots.sha256 != slots.checksum()? {
            return Err(StoreError::SlotsDamaged);
        }
        Ok(slots)
    }

    /// Writes both copies: each to a new file that is synced and moved over the old one.
    ///
    /// # Errors
    /// When a file cannot be written; the older copies stay.
    pub fn write(&mut self, folder: &Path) -> StoreResult<()> {
        self.generation += 1;
        self.sha256 = self.checksum()?;
        let bytes = self.bytes()?;
        for name in [FILE, COPY] {
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(&bytes)?;
            file.as_file().sync_all()?;
            file.persist(folder.join(name))
                .map_err(|e| StoreError::from(e.error))?;
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// Never in practice: the structure always serialises.
    pub fn bytes(&self) -> StoreResult<Vec<u8>> {
        Ok(serde_json::to_vec_pretty(self)?)
    }

    fn checksum(&self) -> StoreResult<String> {
        let plain = Self {
            sha256: String::new(),
            ..self.clone()
        };
        let digest = Sha256::digest(serde_json::to_vec(&plain)?);
        Ok(hex(&digest))
    }

    /// Login names with a slot, and whether it asks for a key file.
    pub fn users(&self) -> Vec<(String, bool)> {
        self.slots
            .iter()
            .filter(|s| s.kind != Kind::Recovery)
            .map(|s| (s.user_id.clone(), s.kind == Kind::PassphraseKeyFile))
            .collect()
    }

    /// Adds or replaces the slot of a user.
    ///
    /// # Errors
    /// When there is no randomness.
    pub fn set_user(
        &mut self,
        user_id: &str,
        secret: Secret<'_>,
        cost: Cost,
        key: &DataKey,
    ) -> StoreResult<()> {
        let kind = match secret {
            Secret::Passphrase(_, Some(_)) => Kind::PassphraseKeyFile,
            Secret::Passphrase(_, None) => Kind::Passphrase,
            Secret::Recovery(_) => Kind::Recovery,
        };
        let owner = if kind == Kind::Recovery {
            RECOVERY
        } else {
            user_id
        };
        let slot = self.wrap(owner, kind, secret, cost, key)?;
        self.slots.retain(|s| s.user_id != owner);
        self.slots.push(slot);
        Ok(())
    }

    /// Removes the slot of a user.
    pub fn remove_user(&mut self, user_id: &str) {
        self.slots
            .retain(|s| s.user_id != user_id || s.kind == Kind::Recovery);
    }

    /// What the data key of a user (or of the recovery code, `''`) is sealed to.
    pub fn recipient(&self, user_id: &str) -> Option<&str> {
        self.slots
            .iter()
            .find(|s| s.user_id == user_id)
            .map(|s| s.recipient.as_str())
    }

    /// Users (the recovery code is `''`) whose recipient is another than the one that `known` vouches for: somebody
    /// with access to the folder could have put their own in its place.
    pub fn doubtful(&self, known: impl Fn(&str) -> Option<String>) -> Vec<String> {
        self.slots
            .iter()
            .filter(|s| known(&s.user_id).as_deref() != Some(s.recipient.as_str()))
            .map(|s| s.user_id.clone())
            .collect()
    }

    /// Seals a coming data key into every slot beside the one in force. Written before the database is encrypted
    /// anew, so that at every moment one of the two opens it.
    ///
    /// # Errors
    /// `SlotsDamaged` when a recipient cannot be read.
    pub fn propose(&mut self, key: &DataKey) -> StoreResult<()> {
        for slot in &mut self.slots {
            slot.next = seal(&slot.recipient, key)?;
        }
        Ok(())
    }

    /// The coming key is in force: the database opens with it.
    pub fn adopt(&mut self) {
        for slot in &mut self.slots {
            slot.sealed = std::mem::take(&mut slot.next);
        }
    }

    /// The coming key never came into force.
    pub fn withdraw(&mut self) {
        for slot in &mut self.slots {
            slot.next.clear();
        }
    }

    /// Opens the slot of a user.
    ///
    /// # Errors
    /// `KeyFileNeeded` when the slot wants one and none is given, `WrongSecret` otherwise; an unknown user
    /// costs the same time as a wrong passphrase.
    pub fn open_user(&self, user_id: &str, secret: Secret<'_>) -> StoreResult<Opened> {
        let slot = self
            .slots
            .iter()
            .find(|s| s.user_id == user_id && s.kind != Kind::Recovery);
        match (slot, secret) {
            (Some(slot), Secret::Passphrase(_, None)) if slot.kind == Kind::PassphraseKeyFile => {
                Err(StoreError::KeyFileNeeded)
            }
            (Some(slot), Secret::Passphrase(text, _)) if slot.kind == Kind::Passphrase => {
                self.unwrap(slot, Secret::Passphrase(text, None))
            }
            (Some(slot), secret) => self.unwrap(slot, secret),
            (None, secret) => {
                if let Some(any) = self.slots.first() {
                    derive(&secret, &[0; 16], any.kdf)?;
                }
                Err(StoreError::WrongSecret)
            }
        }
    }

    /// Opens the recovery slot.
    ///
    /// # Errors
    /// `WrongSecret` when the code is another one.
    pub fn open_recovery(&self, code: &[u8; 20]) -> StoreResult<Opened> {
        let slot = self
            .slots
            .iter()
            .find(|s| s.kind == Kind::Recovery)
            .ok_or(StoreError::WrongSecret)?;
        self.unwrap(slot, Secret::Recovery(code))
    }

    fn wrap(
        &self,
        user_id: &str,
        kind: Kind,
        secret: Secret<'_>,
        cost: Cost,
        key: &DataKey,
    ) -> StoreResult<Slot> {
        let (mut salt, mut nonce) = ([0u8; 16], [0u8; 24]);
        getrandom::fill(&mut salt)?;
        getrandom::fill(&mut nonce)?;
        let identity = Identity::generate();
        let recipient = identity.to_public().to_string();
        let mut slot = Slot {
            user_id: user_id.to_owned(),
            kind,
            kdf: cost,
            salt: hex(&salt),
            nonce: hex(&nonce),
            wrapped: String::new(),
            sealed: seal(&recipient, key)?,
            next: String::new(),
            recipient,
        };
        let wrapping = derive(&secret, &salt, cost)?;
        let wrapped = cipher(&wrapping)
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: identity.to_string().expose_secret().as_bytes(),
                    aad: self.bound(&slot).as_bytes(),
                },
            )
            .map_err(|_| StoreError::WrongSecret)?;
        slot.wrapped = hex(&wrapped);
        Ok(slot)
    }

    fn unwrap(&self, slot: &Slot, secret: Secret<'_>) -> StoreResult<Opened> {
        let salt = unhex(&slot.salt).ok_or(StoreError::SlotsDamaged)?;
        let nonce: [u8; 24] = unhex(&slot.nonce)
            .and_then(|n| n.try_into().ok())
            .ok_or(StoreError::SlotsDamaged)?;
        let wrapped = unhex(&slot.wrapped).ok_or(StoreError::SlotsDamaged)?;
        let wrapping = derive(&secret, &salt, slot.kdf)?;
        let plain = Zeroizing::new(
            cipher(&wrapping)
                .decrypt(
                    &XNonce::from(nonce),
                    Payload {
                        msg: &wrapped,
                        aad: self.bound(slot).as_bytes(),
                    },
                )
                .map_err(|_| StoreError::WrongSecret)?,
        );
        let identity: Identity = std::str::from_utf8(&plain)
            .ok()
            .and_then(|text| text.parse().ok())
            .ok_or(StoreError::SlotsDamaged)?;
        let recipient = identity.to_public().to_string();
        if recipient != slot.recipient {
            return Err(StoreError::SlotsDamaged);
        }
        Ok(Opened {
            key: unseal(&identity, &slot.sealed)?,
            next: match slot.next.as_str() {
                "" => None,
                next => Some(unseal(&identity, next)?),
            },
            recipient,
        })
    }

    /// What is authenticated beside the key: nobody can move a slot or lower its cost.
    fn bound(&self, slot: &Slot) -> String {
        format!(
            "ryoritsu-desk/slot/v1|{}|{}|{:?}|{}|{}|{}|{}|{}",
            self.workplace_id,
            slot.user_id,
            slot.kind,
            slot.kdf.memory_kib,
            slot.kdf.passes,
            slot.kdf.lanes,
            slot.salt,
            slot.nonce
        )
    }
}

fn seal(recipient: &str, key: &DataKey) -> StoreResult<String> {
    let recipient: Recipient = recipient.parse().map_err(|_| StoreError::SlotsDamaged)?;
    let sealed = age::encrypt(&recipient, key.expose()).map_err(|_| StoreError::SlotsDamaged)?;
    Ok(hex(&sealed))
}

fn unseal(identity: &Identity, sealed: &str) -> StoreResult<DataKey> {
    let sealed = unhex(sealed).ok_or(StoreError::SlotsDamaged)?;
    let plain =
        Zeroizing::new(age::decrypt(identity, &sealed).map_err(|_| StoreError::SlotsDamaged)?);
    let bytes: [u8; 32] = plain
        .as_slice()
        .try_into()
        .map_err(|_| StoreError::SlotsDamaged)?;
    Ok(DataKey::from_bytes(bytes))
}

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key))
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| {
            text.get(at..at + 2)
                .and_then(|pair| u8::from_str_radix(pair, 16).ok())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::key::{Kdf, KeyFile};

    fn made(folder: &Path) -> (Slots, DataKey) {
        let key = DataKey::generate().unwrap();
        let cost = Kdf::Cheap.cost().unwrap();
        let mut slots = Slots::new("w1".into(), 1, false);
        slots
            .set_user(
                "user1",
                Secret::Passphrase("hidamari no niwa 7", None),
                cost,
                &key,
            )
            .unwrap();
        slots
            .set_user("", Secret::Recovery(&[9; 20]), cost, &key)
            .unwrap();
        slots.write(folder).unwrap();
        (slots, key)
    }

    #[test]
    fn every_slot_opens_the_same_key_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let (_, key) = made(folder.path());
        let slots = Slots::read(folder.path()).unwrap();
        let opened = slots
            .open_user("user1", Secret::Passphrase("ｈidamari no niwa ７", None))
            .unwrap();
        assert_eq!(opened.key.expose(), key.expose());
        assert_eq!(
            slots.open_recovery(&[9; 20]).unwrap().key.expose(),
            key.expose()
        );
        for (user, text) in [
            ("user1", "hidamari no niwa 8"),
            ("user2", "hidamari no niwa 7"),
            ("", "hidamari no niwa 7"),
        ] {
            assert!(matches!(
                slots.open_user(user, Secret::Passphrase(text, None)),
                Err(StoreError::WrongSecret)
            ));
        }
        assert!(matches!(
            slots.open_recovery(&[8; 20]),
            Err(StoreError::WrongSecret)
        ));
    }

    #[test]
    fn a_key_file_is_a_second_factor() {
        let folder = tempfile::tempdir().unwrap();
        let (mut slots, key) = made(folder.path());
        let path = folder.path().join("a.key");
        let file = KeyFile::write_new(&path).unwrap();
        slots
            .set_user(
                "user2",
                Secret::Passphrase("niwa7777x", Some(&file)),
                Kdf::Cheap.cost().unwrap(),
                &key,
            )
            .unwrap();
        assert!(matches!(
            slots.open_user("user2", Secret::Passphrase("niwa7777x", None)),
            Err(StoreError::KeyFileNeeded)
        ));
        let read = KeyFile::read(&path).unwrap();
        assert!(
            slots
                .open_user("user2", Secret::Passphrase("niwa7777x", Some(&read)))
                .is_ok()
        );
        let other = KeyFile::write_new(&folder.path().join("b.key")).unwrap();
        assert!(matches!(
            slots.open_user("user2", Secret::Passphrase("niwa7777x", Some(&other))),
            Err(StoreError::WrongSecret)
        ));
    }

    #[test]
    fn every_damaged_byte_is_called_damaged_and_never_a_wrong_passphrase() {
        let folder = tempfile::tempdir().unwrap();
        made(folder.path());
        let good = std::fs::read(folder.path().join(FILE)).unwrap();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 1;
            assert!(
                matches!(Slots::parse(&bad), Err(StoreError::SlotsDamaged)),
                "byte {at}"
            );
        }
        // One damaged copy is healed by the other; two are told as damaged.
        std::fs::write(folder.path().join(FILE), b"{}").unwrap();
        assert!(Slots::read(folder.path()).is_ok());
        std::fs::write(folder.path().join("slots.bak"), b"{}").unwrap();
        assert!(matches!(
            Slots::read(folder.path()),
            Err(StoreError::SlotsDamaged)
        ));
    }

    #[test]
    fn without_the_checksum_a_flipped_slot_would_look_like_a_wrong_passphrase() {
        // The twin of the test above: the guard off, the same damage is misread.
        let folder = tempfile::tempdir().unwrap();
        let (slots, _) = made(folder.path());
        let text = String::from_utf8(slots.bytes().unwrap()).unwrap();
        let at = text.find("\"wrapped\": \"").unwrap() + 12;
        let flipped = if &text[at..=at] == "0" { "1" } else { "0" };
        let bad = format!("{}{}{}", &text[..at], flipped, &text[at + 1..]);
        let unguarded: Slots = serde_json::from_str(&bad).unwrap();
        assert!(matches!(
            unguarded.open_user("user1", Secret::Passphrase("hidamari no niwa 7", None)),
            Err(StoreError::WrongSecret)
        ));
    }

    #[test]
    fn a_new_key_reaches_everybody_who_stays_and_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let (mut slots, old) = made(folder.path());
        slots
            .set_user(
                "user2",
                Secret::Passphrase("kawara no yama 5", None),
                Kdf::Cheap.cost().unwrap(),
                &old,
            )
            .unwrap();
        let before = slots.clone();
        slots.remove_user("user2");
        let new = DataKey::generate().unwrap();
        slots.propose(&new).unwrap();
        let user1 = Secret::Passphrase("hidamari no niwa 7", None);
        let between = slots.open_user("user1", user1).unwrap();
        assert_eq!(between.key.expose(), old.expose());
        assert_eq!(between.next.unwrap().expose(), new.expose());
        slots.adopt();
        let after = slots.open_user("user1", user1).unwrap();
        assert_eq!(after.key.expose(), new.expose());
        assert!(after.next.is_none());
        assert_eq!(
            slots.open_recovery(&[9; 20]).unwrap().key.expose(),
            new.expose()
        );
        let gone = Secret::Passphrase("kawara no yama 5", None);
        assert!(matches!(
            slots.open_user("user2", gone),
            Err(StoreError::WrongSecret)
        ));
        assert_eq!(
            before.open_user("user2", gone).unwrap().key.expose(),
            old.expose()
        );
    }

    #[test]
    fn a_recipient_that_nobody_vouches_for_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let (mut slots, _) = made(folder.path());
        let known = slots.clone();
        let vouched = |user: &str| known.recipient(user).map(str::to_owned);
        assert!(slots.doubtful(vouched).is_empty());
        slots.slots[0].recipient = Identity::generate().to_public().to_string();
        assert_eq!(slots.doubtful(vouched), ["user1"]);
    }
}
