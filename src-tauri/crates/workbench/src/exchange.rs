//! 本部登録: what would leave, the next bundle, cards, receipts.

mod course;
mod edition;
mod pack;
mod preview;
mod tally;

use crate::error::{ApiError, ApiResult};
use crate::message::*;
use crate::session::Workbench;
use ::exchange::{BundleContent, CardKind, CaseRow, KeyCard, Limits, Refusal, Secrets, Tombstone};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use store::exchange::{BundleRow, SentRow};
use store::slots::hex;
use store::{StoreError, Writer};
use zeroize::Zeroizing;

pub(crate) use course::{FINISHED, FIRST, UNDERSTANDING, USEFULNESS, YES};
pub(crate) use preview::{decide, preview};

/// Makes the workplace's own keys; done once, when it is created.
pub(crate) fn make_secrets(w: &Writer<'_>) -> ApiResult<()> {
    let mut seed = Zeroizing::new([0u8; 32]);
    let mut pseudonym = Zeroizing::new([0u8; 32]);
    getrandom::fill(&mut *seed).map_err(|_| StoreError::NoRandomness)?;
    getrandom::fill(&mut *pseudonym).map_err(|_| StoreError::NoRandomness)?;
    let secrets = Secrets::generate(*seed);
    w.put_secret("signing_seed", secrets.signing_seed())?;
    w.put_secret("age_identity", secrets.age_identity().as_bytes())?;
    w.put_secret("pseudonym", &*pseudonym)?;
    Ok(())
}

/// A random name of a run of bundles: 32 hexadecimal digits.
pub(crate) fn new_epoch() -> ApiResult<String> {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandomness)?;
    Ok(hex(&bytes))
}

pub(crate) fn secret32(bench: &Workbench, name: &str) -> ApiResult<Zeroizing<[u8; 32]>> {
    let bytes = bench.store()?.secret(name)?.ok_or(StoreError::NotFound)?;
    let array: [u8; 32] = bytes
        .as_slice()
        .try_into()
        .map_err(|_| StoreError::NotFound)?;
    Ok(Zeroizing::new(array))
}

fn secrets(bench: &Workbench) -> ApiResult<Secrets> {
    let seed = secret32(bench, "signing_seed")?;
    let identity = bench
        .store()?
        .secret("age_identity")?
        .ok_or(StoreError::NotFound)?;
    let identity = Zeroizing::new(String::from_utf8_lossy(&identity).into_owned());
    Secrets::restore(*seed, &identity).map_err(|r| refused_bundle(&r))
}

fn refused_bundle(refusal: &Refusal) -> ApiError {
    ApiError::BundleRefused {
        reason: refusal.code().to_owned(),
    }
}

/// The confirmed headquarters card.
fn hq_card(bench: &Workbench) -> ApiResult<Option<KeyCard>> {
    bench
        .store()?
        .card("headquarters")?
        .map(|(json, _)| KeyCard::parse(json.as_bytes()).map_err(|r| refused_card(&r)))
        .transpose()
}

fn refused_card(refusal: &Refusal) -> ApiError {
    ApiError::CardRefused {
        reason: refusal.code().to_owned(),
    }
}

fn view(card: &KeyCard) -> CardView {
    CardView {
        kind: card.kind.as_str().to_owned(),
        name: card.name.clone(),
        fingerprint: card.fingerprint(),
    }
}

fn own_card(bench: &Workbench) -> ApiResult<KeyCard> {
    let facility = crate::settings::read(bench)?.facility;
    secrets(bench)?
        .card(CardKind::Facility, facility.trim())
        .map_err(|r| refused_card(&r))
}

/// The own card with its fingerprint.
pub(crate) fn card_show(bench: &mut Workbench, _: Nothing) -> ApiResult<CardView> {
    Ok(view(&own_card(bench)?))
}

/// Writes the own card to a folder (or to a file that ends in `.json`).
pub(crate) fn card_write(bench: &mut Workbench, ask: FileAt) -> ApiResult<CardWritten> {
    let card = own_card(bench)?;
    let folder = if ask.path.is_empty() {
        crate::settings::read(bench)?.exchange_folder
    } else {
        ask.path
    };
    if folder.is_empty() {
        return Err(ApiError::ExportBlocked {
            block: ExportBlock::NoFolder,
        });
    }
    let path = if folder.ends_with(".json") {
        PathBuf::from(&folder)
    } else {
        Path::new(&folder).join("ryoritsu-facility-card.json")
    };
    let json = card.to_json().map_err(|r| refused_card(&r))?;
    write_whole(&path, json.as_bytes())?;
    bench.write(|w| Ok(w.audit("card_write", "facility")?))?;
    Ok(CardWritten {
        card: view(&card),
        file: path.display().to_string(),
    })
}

/// A file that is complete and synced but does not have its name yet: what leaves is entered in the register first.
pub(crate) struct Staged {
    file: tempfile::NamedTempFile,
    path: PathBuf,
}

impl Staged {
    /// Writes everything beside the final name.
    pub(crate) fn write(path: &Path, bytes: &[u8]) -> ApiResult<Self> {
        let write = || -> std::io::Result<tempfile::NamedTempFile> {
            use std::io::Write;
            let folder = path.parent().unwrap_or(Path::new("."));
            std::fs::create_dir_all(folder)?;
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(bytes)?;
            file.as_file().sync_all()?;
            Ok(file)
        };
        Ok(Self {
            file: write().map_err(StoreError::from)?,
            path: path.to_owned(),
        })
    }

    /// Gives it its name.
    pub(crate) fn finish(self) -> ApiResult<()> {
        self.file
            .persist(&self.path)
            .map_err(|e| StoreError::from(e.error))?;
        // A share may not allow its folder to be synced; the file itself is.
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let _ = std::fs::File::open(folder).and_then(|f| f.sync_all());
        Ok(())
    }
}

/// Writes a file under its final name only when it is complete and synced.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> ApiResult<()> {
    Staged::write(path, bytes)?.finish()
}

/// Reads a file that may come from anywhere, up to a limit.
pub(crate) fn read_limited(path: &Path, limit: u64) -> ApiResult<Vec<u8>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(StoreError::from)?;
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(StoreError::from)?;
    Ok(bytes)
}

/// Looks at a headquarters card without keeping it.
pub(crate) fn hq_card_read(_: &mut Workbench, ask: FileAt) -> ApiResult<CardView> {
    Ok(view(&read_hq_card(&ask.path)?))
}

fn read_hq_card(path: &str) -> ApiResult<KeyCard> {
    let card =
        KeyCard::parse(&read_limited(Path::new(path), 64 * 1024)?).map_err(|r| refused_card(&r))?;
    if card.kind == CardKind::Headquarters {
        Ok(card)
    } else {
        Err(ApiError::CardRefused {
            reason: "wrong_kind".to_owned(),
        })
    }
}

/// Keeps the headquarters card after the fingerprint was read aloud and agreed.
pub(crate) fn hq_card_confirm(
    bench: &mut Workbench,
    ask: CardConfirm,
) -> ApiResult<Changed<CardView>> {
    bench.require_admin()?;
    let card = read_hq_card(&ask.path)?;
    if !card.is_confirmed_by(&ask.fingerprint) {
        return Err(ApiError::FingerprintDiffers);
    }
    let json = card.to_json().map_err(|r| refused_card(&r))?;
    let fingerprint = card.fingerprint();
    bench.write(|w| {
        w.put_card("headquarters", &json, &fingerprint)?;
        Ok(w.audit("card_confirm", "headquarters")?)
    })?;
    Ok(Changed {
        value: view(&card),
        touched: vec![Touched::Exchange, Touched::Lists],
    })
}

/// Writes the next bundle: complete beside its place, then entered in the register, then given its name. Where it gets
/// none, its records count as not sent.
pub(crate) fn send(bench: &mut Workbench, ask: Send) -> ApiResult<Changed<Sent>> {
    let preview = preview::gather(bench, &ask.folder)?;
    if let Some(block) = preview.blocked.first() {
        return Err(ApiError::ExportBlocked { block: *block });
    }
    let hq = hq_card(bench)?.ok_or(ApiError::ExportBlocked {
        block: ExportBlock::NoHeadquarters,
    })?;
    let folder = if ask.folder.is_empty() {
        crate::settings::read(bench)?.exchange_folder
    } else {
        ask.folder
    };
    let own = secrets(bench)?;
    let pseudonyms = secret32(bench, "pseudonym")?;
    let last = bench.store()?.bundles()?.into_iter().next();
    let epoch = bench.store()?.meta("epoch")?.unwrap_or_default();
    let sequence = preview.sequence;
    let content = BundleContent {
        previous: last
            .filter(|b| b.epoch == epoch)
            .map(|b| b.header_hash)
            .unwrap_or_default(),
        audit_head: bench.store()?.audit_head()?,
        created_on: bench.today().format("%Y-%m").to_string(),
        cases: preview
            .cases
            .iter()
            .map(|c| case_row(&pseudonyms, c))
            .collect(),
        tombstones: tombstones(&preview),
        tallies: tally::leaving(&preview, bench.today()),
        remarks: preview
            .remarks
            .ready
            .iter()
            .map(|r| r.row.clone())
            .collect(),
        epoch: epoch.clone(),
        sequence: sequence.unsigned_abs(),
    };
    let signed = ::exchange::write_plaintext(&content, &own, &Limits::default())
        .map_err(|r| refused_bundle(&r))?;
    let recovery = own.recipient().map_err(|r| refused_bundle(&r))?;
    let sealed = ::exchange::seal(&signed.bytes, &[&hq.x25519, &recovery])
        .map_err(|r| refused_bundle(&r))?;
    let file = format!(
        "ryoritsu-bundle-{}-{sequence:04}.age",
        own.public_key().get(..8).unwrap_or_default()
    );
    let path = Path::new(&folder).join(&file);
    let staged = Staged::write(&path, &sealed)?;
    let bundle = BundleRow {
        sequence,
        epoch,
        file,
        header_hash: signed.header_sha256,
        sha256: hex(&Sha256::digest(&sealed)),
        cases: i64::try_from(content.cases.len()).unwrap_or(0),
        tombstones: i64::try_from(content.tombstones.len()).unwrap_or(0),
        remarks: i64::try_from(content.remarks.len()).unwrap_or(0),
        ..BundleRow::default()
    };
    let entry = note_sent(bench, &preview, &content, &bundle, &hq.name, &path)?;
    give_name(bench, staged, sequence, entry)?;
    Ok(sent(&content, &path, bundle.sha256))
}

fn sent(content: &BundleContent, path: &Path, sha256: String) -> Changed<Sent> {
    Changed {
        value: Sent {
            sequence: content.sequence.cast_signed(),
            file: path.display().to_string(),
            cases: content.cases.len(),
            tombstones: content.tombstones.len(),
            remarks: content.remarks.len(),
            sha256,
        },
        touched: vec![
            Touched::Exchange,
            Touched::Lists,
            Touched::Case,
            Touched::Logs,
            Touched::Manual,
        ],
    }
}

/// Withdrawn cases and remarks: headquarters forgets whatever it holds under these names.
fn tombstones(preview: &preview::Gathered) -> Vec<Tombstone> {
    let cases = preview.tombstones.iter().map(|(_, name, rev)| (name, *rev));
    let remarks = preview.remarks.withdrawn.iter();
    cases
        .chain(remarks.map(|r| (&r.pseudonym, r.rev)))
        .map(|(pseudonym, rev)| Tombstone {
            pseudonym: pseudonym.clone(),
            rev: rev.unsigned_abs(),
        })
        .collect()
}

fn case_row(pseudonyms: &[u8; 32], case: &preview::Ready) -> CaseRow {
    CaseRow {
        pseudonym: ::exchange::pseudonym(pseudonyms, &case.case_id),
        rev: case.rev.unsigned_abs(),
        fields: case
            .fields
            .iter()
            .filter(|(_, v)| !preview::is_unset(v))
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect(),
    }
}

/// Gives the bundle its name. The register shows an attempt that failed; its records are offered again.
fn give_name(bench: &mut Workbench, staged: Staged, sequence: i64, entry: i64) -> ApiResult<()> {
    let finished = staged.finish();
    if finished.is_err() {
        bench.write(|w| {
            w.unsend(sequence)?;
            w.register_failed(entry)?;
            Ok(w.audit("export_failed", &format!("bundle {sequence}"))?)
        })?;
    }
    finished
}

fn note_sent(
    bench: &mut Workbench,
    gathered: &preview::Gathered,
    content: &BundleContent,
    bundle: &BundleRow,
    hq: &str,
    path: &Path,
) -> ApiResult<i64> {
    let mut rows: Vec<SentRow> = gathered
        .cases
        .iter()
        .zip(&content.cases)
        .map(|(case, row)| SentRow {
            case_id: case.case_id.clone(),
            pseudonym: row.pseudonym.clone(),
            rev: case.rev,
            content_hash: case.content_hash.clone(),
            ..SentRow::default()
        })
        .collect();
    rows.extend(
        gathered
            .tombstones
            .iter()
            .map(|(case_id, pseudonym, rev)| SentRow {
                case_id: case_id.clone(),
                pseudonym: pseudonym.clone(),
                rev: *rev,
                tombstone: true,
                ..SentRow::default()
            }),
    );
    let left = store::log::Left {
        paper: "bundle".to_owned(),
        recipient: hq.to_owned(),
        purpose: "registration".to_owned(),
        sha256: bundle.sha256.clone(),
        consents: gathered
            .cases
            .iter()
            .map(|c| c.consent_id.clone())
            .collect(),
        place: path.display().to_string(),
        ..store::log::Left::default()
    };
    let ready = gathered.remarks.ready.iter().map(|r| &r.sent);
    let remarks: Vec<_> = ready.chain(&gathered.remarks.withdrawn).cloned().collect();
    bench.write(|w| {
        w.put_bundle(bundle, &rows)?;
        w.put_sent_remarks(bundle.sequence, &remarks)?;
        let entry = w.register(&left)?;
        w.audit("export", &format!("bundle {}", bundle.sequence))?;
        Ok(entry)
    })
}

/// All bundles, newest first.
pub(crate) fn bundles(bench: &mut Workbench, _: Nothing) -> ApiResult<Vec<BundleLine>> {
    Ok(bench
        .store()?
        .bundles()?
        .into_iter()
        .map(|b| BundleLine {
            sequence: b.sequence,
            at: b.at,
            file: b.file,
            cases: b.cases,
            remarks: b.remarks,
            accepted: b.accepted,
            refused: b.refused,
            received_at: b.received_at,
        })
        .collect())
}

/// Reads receipts and packs of forms. What is unsigned or not for this workplace is refused by file, the others are taken.
pub(crate) fn take(bench: &mut Workbench, ask: Take) -> ApiResult<Changed<Taken>> {
    let Some(hq) = hq_card(bench)? else {
        return Err(ApiError::ExportBlocked {
            block: ExportBlock::NoHeadquarters,
        });
    };
    let own = secrets(bench)?.public_key();
    let files = if ask.files.is_empty() {
        receipts_in(&crate::settings::read(bench)?.exchange_folder)
    } else {
        ask.files
    };
    let mut out = Vec::new();
    for file in files {
        let path = PathBuf::from(&file);
        let name = path
            .file_name()
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        let taken = if edition::is_edition(&path) {
            edition::take(bench, &path, &hq, ask.older)
        } else if pack::is_pack(&path) {
            pack::take(bench, &path, &hq, ask.older)
        } else {
            take_one(bench, &path, &hq, &own).map(|(sequence, accepted, refused)| TakenFile {
                sequence,
                accepted,
                refused,
                ..TakenFile::default()
            })
        };
        out.push(match taken {
            Ok(line) => TakenFile { file: name, ..line },
            Err(ApiError::ReceiptRefused { reason }) => TakenFile {
                file: name,
                problem: reason,
                ..TakenFile::default()
            },
            Err(other) => return Err(other),
        });
    }
    Ok(Changed {
        value: Taken { files: out },
        touched: vec![
            Touched::Exchange,
            Touched::Lists,
            Touched::Case,
            Touched::Settings,
            Touched::Manual,
        ],
    })
}

fn receipts_in(folder: &str) -> Vec<String> {
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|e| e.path().display().to_string())
        .filter(|p| {
            [".receipt", pack::ENDING, edition::ENDING]
                .iter()
                .any(|e| p.ends_with(e))
        })
        .collect();
    files.sort();
    files
}

fn take_one(
    bench: &mut Workbench,
    path: &Path,
    hq: &KeyCard,
    own: &str,
) -> ApiResult<(i64, usize, usize)> {
    let refuse = |reason: &str| ApiError::ReceiptRefused {
        reason: reason.to_owned(),
    };
    let bytes = read_limited(path, 64 << 20).map_err(|_| refuse("unreadable"))?;
    let receipt = ::exchange::read_receipt(&bytes, hq, own).map_err(|r| refuse(r.code()))?;
    let bundle = bench
        .store()?
        .bundles()?
        .into_iter()
        .find(|b| b.header_hash == receipt.bundle_sha256)
        .ok_or_else(|| refuse("unknown_bundle"))?;
    let accepted: Vec<(String, i64)> = receipt
        .accepted
        .iter()
        .map(|a| (a.pseudonym.clone(), a.rev.cast_signed()))
        .collect();
    let refused: Vec<(String, i64, String)> = receipt
        .refused
        .iter()
        .map(|r| (r.pseudonym.clone(), r.rev.cast_signed(), r.code.clone()))
        .collect();
    bench.write(|w| {
        w.put_receipt(bundle.sequence, &receipt.hq_epoch, &accepted, &refused)?;
        w.forget_receipts_of_other_epochs(&receipt.hq_epoch)?;
        Ok(w.audit("receipt", &format!("bundle {}", bundle.sequence))?)
    })?;
    Ok((bundle.sequence, accepted.len(), refused.len()))
}
