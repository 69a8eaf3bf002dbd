//! Key material: types without `Debug`, `Clone` or `Serialize`, wiped when dropped.

use crate::error::{StoreError, StoreResult};
use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::time::Instant;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The 32-byte key of the database.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; 32]);

impl DataKey {
    /// A new random key.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn generate() -> StoreResult<Self> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// Takes bytes that a slot unwrapped.
    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The key of an open store, for wrapping it into another slot.
    pub fn from_store(store: &crate::Store) -> Self {
        Self(*store.key().expose())
    }

    /// The raw bytes, for the pragma and for wrapping; the only way to read them.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// The value of `PRAGMA key`: a raw key, so that SQLCipher derives nothing.
    pub fn pragma(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(67));
        text.push_str("x'");
        for byte in self.0 {
            text.push_str(&format!("{byte:02x}"));
        }
        text.push('\'');
        text
    }
}

/// Cost of the key derivation (Argon2id).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// How a new slot chooses its cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kdf {
    /// Measured on this machine: 0.5 to 1 second.
    Tuned,
    /// Fixed and cheap; exists only where tests are built.
    #[cfg(any(test, feature = "testing"))]
    Cheap,
}

impl Kdf {
    /// The cost for a new slot.
    ///
    /// # Errors
    /// When the derivation itself fails.
    pub fn cost(self) -> StoreResult<Cost> {
        match self {
            Self::Tuned => tune(),
            #[cfg(any(test, feature = "testing"))]
            Self::Cheap => Ok(Cost {
                memory_kib: 64,
                passes: 1,
                lanes: 1,
            }),
        }
    }
}

/// Aims at 0.7 s: as much memory as fits one pass, then as many passes as the time allows.
fn tune() -> StoreResult<Cost> {
    let mut cost = Cost {
        memory_kib: 256 * 1024,
        passes: 1,
        lanes: 1,
    };
    loop {
        let start = Instant::now();
        derive(&Secret::Passphrase("calibration", None), &[7; 16], cost)?;
        let took = start.elapsed().as_secs_f64();
        if took > 1.0 && cost.memory_kib > 32 * 1024 {
            cost.memory_kib /= 2;
            continue;
        }
        let passes = (0.7 / took.max(0.01)).floor().clamp(1.0, 12.0);
        // Between 1 and 12 by the line above.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        {
            cost.passes = passes as u32;
        }
        return Ok(cost);
    }
}

/// What opens a slot.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// A passphrase, with the content of a key file as second factor.
    Passphrase(&'a str, Option<&'a KeyFile>),
    /// The printed recovery code.
    Recovery(&'a [u8; 20]),
}

/// Content of a key file, as its digest.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct KeyFile([u8; 32]);

impl KeyFile {
    /// Reads a key file; any file of 32 bytes to 1 MiB can serve.
    ///
    /// # Errors
    /// `KeyFileUnreadable` when it is missing, empty, too large or cannot be read.
    pub fn read(path: &Path) -> StoreResult<Self> {
        let length = std::fs::metadata(path)
            .map_err(|_| StoreError::KeyFileUnreadable)?
            .len();
        if !(32..=1024 * 1024).contains(&length) {
            return Err(StoreError::KeyFileUnreadable);
        }
        let bytes = Zeroizing::new(std::fs::read(path).map_err(|_| StoreError::KeyFileUnreadable)?);
        Ok(Self(Sha256::digest(&*bytes).into()))
    }

    /// Writes a new key file of 64 random bytes; never overwrites.
    ///
    /// # Errors
    /// When the file exists or cannot be written.
    pub fn write_new(path: &Path) -> StoreResult<Self> {
        use std::io::Write;
        let mut bytes = Zeroizing::new([0u8; 64]);
        getrandom::fill(&mut *bytes)?;
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)?;
        file.write_all(&*bytes)?;
        file.sync_all()?;
        Ok(Self(Sha256::digest(*bytes).into()))
    }
}

/// Derives the wrapping key of a slot.
///
/// # Errors
/// When the cost is outside what Argon2 takes (a damaged or hostile slot).
pub(crate) fn derive(
    secret: &Secret<'_>,
    salt: &[u8],
    cost: Cost,
) -> StoreResult<Zeroizing<[u8; 32]>> {
    // A hostile slots file must not make the program allocate without bound.
    if cost.memory_kib > 4 * 1024 * 1024 || cost.passes > 64 || cost.lanes != 1 {
        return Err(StoreError::SlotsDamaged);
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| StoreError::SlotsDamaged)?;
    let mut input = Zeroizing::new(Vec::with_capacity(128));
    match secret {
        Secret::Passphrase(text, key_file) => {
            // Input methods write the same passphrase in more than one width.
            input.extend_from_slice(b"p\0");
            let plain = Zeroizing::new(model::fold::width(text));
            input.extend_from_slice(plain.as_bytes());
            if let Some(file) = key_file {
                input.extend_from_slice(b"\0k\0");
                input.extend_from_slice(&file.0);
            }
        }
        Secret::Recovery(bytes) => {
            input.extend_from_slice(b"r\0");
            input.extend_from_slice(*bytes);
        }
    }
    let mut out = Zeroizing::new([0u8; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(&input, salt, &mut *out)
        .map_err(|_| StoreError::SlotsDamaged)?;
    Ok(out)
}
