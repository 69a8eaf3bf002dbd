//! Headquarters on the command line: receives bundles and answers with signed receipts.

mod edition;
mod evidence;
mod pack;
mod readers;

pub use edition::Published;
pub(crate) use edition::TABLE as EDITION_TABLE;
pub use evidence::{CourseTotals, Evidence};
pub use pack::Issued;
pub use readers::{ReadAt, Readers};

use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::exchange::{new_epoch, read_limited, write_whole};
use crate::message::CardView;
use ::exchange::{CardKind, KeyCard, Limits, ReceiptContent, Refusal, Secrets, Senders};
use ::hq::{
    Act, Axis, CaseFilter, FacilityCard, Headquarters, HqError, Identity, IncomingBundle,
    IncomingCase, IncomingRemark, IncomingTally, IncomingTallyCell, IncomingTombstone, Page,
    SqliteHeadquarters, Totals, TotalsRequest,
};
use chrono::NaiveDate;
use serde::Serialize;
use std::path::{Path, PathBuf};
use store::folder::{self, Hold};
use store::key::{DataKey, Kdf, KeyFile, Secret};
use store::slots::Slots;
use store::{SCHEMA, StoreError};
use zeroize::Zeroizing;

const DATABASE: &str = "headquarters.db";

/// An open headquarters store.
pub struct Desk {
    hq: SqliteHeadquarters,
    user: String,
    _hold: Hold,
}

/// Who opens the store.
pub struct Opener<'a> {
    /// Login name.
    pub user: &'a str,
    /// Passphrase.
    pub passphrase: &'a str,
    /// Key file, when the slot asks for one.
    pub key_file: Option<&'a Path>,
}

/// What became of one file.
#[derive(Clone, Debug, Serialize)]
pub struct Received {
    /// File name.
    pub file: String,
    /// Facility, empty when the file was refused.
    pub facility: String,
    /// Number of the bundle, 0 when refused.
    pub sequence: u64,
    /// Records taken.
    pub accepted: usize,
    /// Records not taken.
    pub refused: usize,
    /// Rows that changed: 0 when the bundle had been received before.
    pub changed: u64,
    /// Codes of what a person should know.
    pub notices: Vec<String>,
    /// Receipt file.
    pub receipt: String,
    /// Reason code, empty when taken.
    pub problem: String,
}

impl From<HqError> for ApiError {
    fn from(error: HqError) -> Self {
        match error {
            HqError::FingerprintMismatch => Self::FingerprintDiffers,
            HqError::NotFound => Self::WorkplaceMissing,
            HqError::AlreadyExists => Self::WorkplaceExists,
            HqError::Damaged | HqError::WrongKey => Self::DatabaseDamaged,
            HqError::DiskFull => Self::DiskFull,
            HqError::Busy => Self::WorkplaceInUse,
            HqError::File(e) => Self::FileFailed {
                kind: e.kind().to_string(),
            },
            other => Self::BundleRefused {
                reason: other.code().to_owned(),
            },
        }
    }
}

fn refused(refusal: &Refusal) -> ApiError {
    ApiError::BundleRefused {
        reason: refusal.code().to_owned(),
    }
}

impl Desk {
    /// Makes a headquarters store in a folder; answers the recovery code once.
    ///
    /// # Errors
    /// `workplace_exists`, `weak_passphrase`, or what the disk says.
    pub fn init(
        folder: &Path,
        name: &str,
        opener: &Opener<'_>,
        kdf: Kdf,
    ) -> ApiResult<(Self, String)> {
        if folder.join(store::slots::FILE).exists() {
            return Err(ApiError::WorkplaceExists);
        }
        crate::session::check_user_id(opener.user)?;
        crate::keys::judge_passphrase(opener.passphrase, opener.key_file.is_some(), &[name])?;
        std::fs::create_dir_all(folder).map_err(StoreError::from)?;
        let hold = folder::hold(folder)?;
        let key = DataKey::generate()?;
        let cost = kdf.cost()?;
        let key_file = opener.key_file.map(KeyFile::read).transpose()?;
        let mut secret = Zeroizing::new([0u8; 20]);
        getrandom::fill(&mut *secret).map_err(|_| StoreError::NoRandomness)?;
        let mut slots = Slots::new(store::record::new_id(), SCHEMA, false);
        slots.set_user(
            opener.user,
            Secret::Passphrase(opener.passphrase, key_file.as_ref()),
            cost,
            &key,
        )?;
        slots.set_user("", Secret::Recovery(&secret), cost, &key)?;
        let mut seed = Zeroizing::new([0u8; 32]);
        getrandom::fill(&mut *seed).map_err(|_| StoreError::NoRandomness)?;
        let own = Secrets::generate(*seed);
        let identity = Identity {
            name: name.trim().to_owned(),
            signing_seed: *own.signing_seed(),
            age_identity: own.age_identity().to_owned(),
            epoch: new_epoch()?,
        };
        let hq = SqliteHeadquarters::create(&folder.join(DATABASE), key.expose(), &identity)?;
        slots.write(folder)?;
        let mut desk = Self {
            hq,
            user: opener.user.to_owned(),
            _hold: hold,
        };
        desk.note("init", name.trim())?;
        Ok((desk, model::recovery::write(&secret)))
    }

    /// Opens a headquarters store.
    ///
    /// # Errors
    /// `workplace_missing`, `wrong_passphrase`, `database_damaged`.
    pub fn open(folder: &Path, opener: &Opener<'_>) -> ApiResult<Self> {
        let slots = Slots::read(folder)?;
        let hold = folder::hold(folder)?;
        let user = crate::session::only_user(&slots, opener.user.to_owned());
        let key_file = opener.key_file.map(KeyFile::read).transpose()?;
        let opened = slots.open_user(
            &user,
            Secret::Passphrase(opener.passphrase, key_file.as_ref()),
        )?;
        Ok(Self {
            hq: SqliteHeadquarters::open(&folder.join(DATABASE), opened.key.expose())?,
            user,
            _hold: hold,
        })
    }

    /// Notes an act before its result is handed out.
    fn note(&mut self, kind: &str, target: &str) -> ApiResult<()> {
        Ok(self.hq.note(&Act {
            at: clock::instant(clock::now(false)),
            user: self.user.clone(),
            kind: kind.to_owned(),
            target: target.to_owned(),
        })?)
    }

    /// The newest acts first.
    ///
    /// # Errors
    /// `database_damaged` when the chain of acts does not hold.
    pub fn log(&self, limit: u32) -> ApiResult<Vec<Act>> {
        Ok(self.hq.acts(Page { offset: 0, limit })?)
    }

    fn secrets(&self) -> ApiResult<(Identity, Secrets)> {
        let identity = self.hq.identity()?;
        let secrets = Secrets::restore(identity.signing_seed, &identity.age_identity)
            .map_err(|r| refused(&r))?;
        Ok((identity, secrets))
    }

    /// The headquarters card, written to a file.
    ///
    /// # Errors
    /// What the disk says.
    pub fn card(&mut self, file: &Path) -> ApiResult<CardView> {
        let (identity, secrets) = self.secrets()?;
        let card = secrets
            .card(CardKind::Headquarters, &identity.name)
            .map_err(|r| refused(&r))?;
        self.note("card", &card.fingerprint())?;
        write_whole(file, card.to_json().map_err(|r| refused(&r))?.as_bytes())?;
        Ok(CardView {
            kind: card.kind.as_str().to_owned(),
            name: card.name.clone(),
            fingerprint: card.fingerprint(),
        })
    }

    /// Admits a facility whose fingerprint was read aloud.
    ///
    /// # Errors
    /// `card_refused`, `fingerprint_differs`.
    pub fn admit(
        &mut self,
        file: &Path,
        fingerprint: &str,
        today: NaiveDate,
    ) -> ApiResult<CardView> {
        let card =
            KeyCard::parse(&read_limited(file, 64 * 1024)?).map_err(|r| ApiError::CardRefused {
                reason: r.code().to_owned(),
            })?;
        if card.kind != CardKind::Facility {
            return Err(ApiError::CardRefused {
                reason: "wrong_kind".to_owned(),
            });
        }
        let admitted = FacilityCard {
            name: card.name.clone(),
            facility_key: card.ed25519.clone(),
            recipient: card.x25519.clone(),
            fingerprint: card.fingerprint(),
        };
        self.hq.admit(&admitted, fingerprint, &today.to_string())?;
        self.note("admit", &admitted.fingerprint)?;
        Ok(CardView {
            kind: card.kind.as_str().to_owned(),
            name: card.name,
            fingerprint: admitted.fingerprint,
        })
    }

    /// Receives bundles in any order; each that is taken gets a receipt in the folder.
    ///
    /// # Errors
    /// Only when the store itself fails; a file that is refused is told in its line.
    pub fn receive(
        &mut self,
        files: &[PathBuf],
        receipts: &Path,
        today: NaiveDate,
    ) -> ApiResult<Vec<Received>> {
        let mut out = Vec::new();
        for file in files {
            let name = file
                .file_name()
                .map(|n| n.to_string_lossy().into_owned())
                .unwrap_or_default();
            out.push(match self.receive_one(file, receipts, today) {
                Ok(line) => Received { file: name, ..line },
                Err(ApiError::BundleRefused { reason }) => Received {
                    file: name,
                    facility: String::new(),
                    sequence: 0,
                    accepted: 0,
                    refused: 0,
                    changed: 0,
                    notices: Vec::new(),
                    receipt: String::new(),
                    problem: reason,
                },
                Err(other) => return Err(other),
            });
        }
        Ok(out)
    }

    fn receive_one(
        &mut self,
        file: &Path,
        receipts: &Path,
        today: NaiveDate,
    ) -> ApiResult<Received> {
        let (_, secrets) = self.secrets()?;
        let limits = Limits::default();
        let sealed = read_limited(file, limits.sealed)?;
        let plaintext = Zeroizing::new(
            ::exchange::open(&sealed, secrets.age_identity(), &limits).map_err(|r| refused(&r))?,
        );
        let facilities = self.hq.facilities()?;
        let known: Vec<&str> = facilities.iter().map(|f| f.facility_key.as_str()).collect();
        let bundle = ::exchange::read_plaintext(&plaintext, Senders::Only(&known), &limits)
            .map_err(|r| refused(&r))?;
        let facility = facilities
            .iter()
            .find(|f| f.facility_key == bundle.header.facility_key)
            .map(|f| f.name.clone())
            .unwrap_or_default();
        let incoming = incoming(bundle);
        let reception = self.hq.receive(&incoming, &today.to_string())?;
        self.note("receive", &reception.receipt.bundle_sha256)?;
        let receipt = reception.receipt;
        let content = ReceiptContent {
            hq_epoch: receipt.hq_epoch,
            facility_key: receipt.facility_key,
            epoch: receipt.epoch,
            sequence: receipt.sequence,
            bundle_sha256: receipt.bundle_sha256,
            accepted: receipt
                .accepted
                .iter()
                .map(|a| ::exchange::Accepted {
                    pseudonym: a.pseudonym.clone(),
                    rev: a.rev,
                })
                .collect(),
            refused: receipt
                .refused
                .iter()
                .map(|r| ::exchange::Refused {
                    pseudonym: r.pseudonym.clone(),
                    rev: r.rev,
                    code: r.code.clone(),
                })
                .collect(),
            received_on: receipt.received_on,
        };
        let bytes = ::exchange::write_receipt(&content, &secrets).map_err(|r| refused(&r))?;
        let path = receipts.join(format!(
            "ryoritsu-receipt-{}-{:04}.receipt",
            content.facility_key.get(..8).unwrap_or_default(),
            content.sequence
        ));
        write_whole(&path, &bytes)?;
        Ok(Received {
            file: String::new(),
            facility,
            sequence: content.sequence,
            accepted: content.accepted.len(),
            refused: content.refused.len(),
            changed: reception.changed,
            notices: reception
                .notices
                .iter()
                .map(|n| n.code().to_owned())
                .collect(),
            receipt: path.display().to_string(),
            problem: String::new(),
        })
    }

    /// A table over the cases that are held, small numbers hidden.
    ///
    /// # Errors
    /// `bad_request` for an unknown axis.
    pub fn report(&mut self, rows: &str, columns: Option<&str>) -> ApiResult<Totals> {
        let axis = |name: &str| {
            Axis::parse(name).ok_or(ApiError::BadRequest {
                detail: "unknown axis".to_owned(),
            })
        };
        self.note("report", &[rows, columns.unwrap_or_default()].join(" "))?;
        Ok(self.hq.totals(&TotalsRequest {
            rows: axis(rows)?,
            columns: columns.map(axis).transpose()?,
            filter: CaseFilter::default(),
            threshold: ::hq::DEFAULT_THRESHOLD,
        })?)
    }

    /// The age identity of headquarters, for the standard tool. It opens every bundle, so handing it out is noted.
    ///
    /// # Errors
    /// What the store says.
    pub fn age_identity(&mut self) -> ApiResult<Zeroizing<String>> {
        self.note("identity", "")?;
        Ok(Zeroizing::new(self.secrets()?.1.age_identity().to_owned()))
    }
}

fn incoming(bundle: ::exchange::Bundle) -> IncomingBundle {
    let header = bundle.header;
    IncomingBundle {
        facility_key: header.facility_key,
        epoch: header.epoch,
        sequence: header.sequence,
        header_sha256: bundle.header_sha256,
        previous: header.previous,
        audit_head: header.audit_head,
        created_on: header.created_on,
        cases: bundle
            .cases
            .into_iter()
            .map(|c| IncomingCase {
                pseudonym: c.pseudonym,
                rev: c.rev,
                fields: c.fields,
            })
            .collect(),
        tombstones: bundle
            .tombstones
            .into_iter()
            .map(|t| IncomingTombstone {
                pseudonym: t.pseudonym,
                rev: t.rev,
            })
            .collect(),
        tallies: bundle
            .tallies
            .into_iter()
            .map(|t| IncomingTally {
                name: t.name,
                fiscal_year: t.fiscal_year,
                axes: t.axes,
                cells: t
                    .cells
                    .into_iter()
                    .map(|c| IncomingTallyCell {
                        codes: c.codes,
                        count: c.count,
                    })
                    .collect(),
            })
            .collect(),
        remarks: bundle
            .remarks
            .into_iter()
            .map(|r| IncomingRemark {
                pseudonym: r.pseudonym,
                rev: r.rev,
                passage: r.passage,
                edition: r.edition,
                mark: r.mark,
                comment: r.comment,
                given_on: r.given_on,
            })
            .collect(),
    }
}
