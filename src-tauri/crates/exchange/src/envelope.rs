//! The seal: an age file for one or more X25519 recipients.

use std::io::{self, Read as _, Write as _};

use age::{DecryptError, Decryptor, Encryptor, x25519::Identity};

use crate::{
    limits::{self, Limits},
    recipient,
    refusal::Refusal,
};

const MAGIC: &[u8] = b"age-encryption.org/v1\n";
const FAMILY: &[u8] = b"age-encryption.org/";
/// `--- ` and 43 characters of base64 end the age header.
const MAC_MARK: &[u8] = b"\n--- ";

/// Seals a plaintext for headquarters and, as a copy one can read oneself, for the sender.
pub fn seal(plaintext: &[u8], recipients: &[&str]) -> Result<Vec<u8>, Refusal> {
    if recipients.is_empty() || recipients.len() > limits::RECIPIENTS {
        return Err(Refusal::BadRecipient);
    }
    let keys: Option<Vec<_>> = recipients
        .iter()
        .map(|text| recipient::parse(text))
        .collect();
    let keys = keys.ok_or(Refusal::BadRecipient)?;
    let encryptor = Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient))
        .map_err(|_| Refusal::BadRecipient)?;
    let mut sealed = Vec::with_capacity(plaintext.len() + 1024);
    let write = || -> io::Result<()> {
        let mut writer = encryptor.wrap_output(&mut sealed)?;
        writer.write_all(plaintext)?;
        writer.finish()?;
        Ok(())
    };
    write().map_err(|_| Refusal::SealingFailed)?;
    Ok(sealed)
}

/// Opens a sealed file with the identity `AGE-SECRET-KEY-1…`.
pub fn open(sealed: &[u8], identity: &str, limits: &Limits) -> Result<Vec<u8>, Refusal> {
    let identity: Identity = identity.parse().map_err(|_| Refusal::BadSecret)?;
    if sealed.len() as u64 > limits.sealed {
        return Err(Refusal::TooLarge {
            what: "sealed",
            limit: limits.sealed,
        });
    }
    check_frame(sealed)?;
    let decryptor = Decryptor::new_buffered(sealed).map_err(|error| reason(&error))?;
    let identities = std::iter::once(&identity as &dyn age::Identity);
    let mut reader = decryptor
        .decrypt(identities)
        .map_err(|error| reason(&error))?;
    let mut plaintext = Vec::with_capacity(sealed.len());
    reader
        .read_to_end(&mut plaintext)
        .map_err(|error| io_reason(&error))?;
    Ok(plaintext)
}

/// Tells foreign, newer and cut-off files apart and bounds the header before age parses it.
fn check_frame(sealed: &[u8]) -> Result<(), Refusal> {
    if !sealed.starts_with(MAGIC) {
        return Err(if MAGIC.starts_with(sealed) {
            Refusal::Truncated
        } else if let Some(rest) = sealed.strip_prefix(FAMILY) {
            let version = rest.split(|b| *b == b'\n').next().unwrap_or_default();
            Refusal::unknown_format(&format!("age {}", String::from_utf8_lossy(version)))
        } else {
            Refusal::NotABundle
        });
    }
    let head = sealed.get(..limits::AGE_HEADER).unwrap_or(sealed);
    if head
        .windows(MAC_MARK.len())
        .any(|window| window == MAC_MARK)
    {
        Ok(())
    } else if head.len() < limits::AGE_HEADER {
        Err(Refusal::Truncated)
    } else {
        Err(Refusal::TooLarge {
            what: "recipients",
            limit: limits::AGE_HEADER as u64,
        })
    }
}

fn reason(error: &DecryptError) -> Refusal {
    match error {
        DecryptError::Io(error) => io_reason(error),
        DecryptError::NoMatchingKeys
        | DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed => Refusal::WrongRecipient,
        // age also reports a malformed header of version 1 as unknown; the version was checked before.
        _ => Refusal::Damaged,
    }
}

fn io_reason(error: &io::Error) -> Refusal {
    if error.kind() == io::ErrorKind::UnexpectedEof {
        Refusal::Truncated
    } else {
        Refusal::Damaged
    }
}

#[cfg(test)]
#[path = "envelope_tests.rs"]
mod tests;
