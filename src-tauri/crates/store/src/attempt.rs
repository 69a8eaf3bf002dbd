//! The growing delay after wrong passphrases; it survives a restart.

use crate::error::StoreResult;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

const FILE: &str = "attempts.json";
/// Longest delay in seconds.
pub const LONGEST: u64 = 300;

/// Failures since the last success, by login name.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Attempts {
    users: BTreeMap<String, Failure>,
}

#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Failure {
    count: u32,
    /// Milliseconds since 1970 of the last failure.
    at: u64,
}

impl Attempts {
    /// Reads the counters; a missing or unreadable file counts as none.
    pub fn read(folder: &Path) -> Self {
        std::fs::read(folder.join(FILE))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Seconds until the next try: 1, 2, 4 … 300 after the last failure.
    pub fn wait_seconds(&self, user: &str, now_ms: u64) -> u64 {
        let Some(failure) = self.users.get(user).filter(|f| f.count > 0) else {
            return 0;
        };
        let delay = 1u64
            .checked_shl(failure.count - 1)
            .unwrap_or(LONGEST)
            .min(LONGEST);
        // A clock that was set back must not lengthen the wait beyond the delay itself.
        let since = now_ms.saturating_sub(failure.at) / 1000;
        delay.saturating_sub(since)
    }

    /// Counts a failure and keeps it before the answer is given.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn fail(&mut self, user: &str, now_ms: u64, folder: &Path) -> StoreResult<u64> {
        let failure = self.users.entry(user.to_owned()).or_default();
        failure.count = failure.count.saturating_add(1).min(32);
        failure.at = now_ms;
        self.write(folder)?;
        Ok(self.wait_seconds(user, now_ms))
    }

    /// Forgets the failures of a user.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn succeed(&mut self, user: &str, folder: &Path) -> StoreResult<()> {
        if self.users.remove(user).is_some() {
            self.write(folder)?;
        }
        Ok(())
    }

    fn write(&self, folder: &Path) -> StoreResult<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.as_file().sync_all()?;
        file.persist(folder.join(FILE)).map_err(|e| e.error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_delay_grows_and_survives_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let mut waits = Vec::new();
        for _ in 0..11 {
            let mut attempts = Attempts::read(folder.path());
            waits.push(attempts.fail("user1", 1_000_000, folder.path()).unwrap());
        }
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        let mut attempts = Attempts::read(folder.path());
        assert_eq!(attempts.wait_seconds("user1", 1_000_000 + 299_000), 1);
        assert_eq!(attempts.wait_seconds("user1", 1_000_000 + 300_000), 0);
        assert_eq!(attempts.wait_seconds("user2", 1_000_000), 0);
        attempts.succeed("user1", folder.path()).unwrap();
        assert_eq!(
            Attempts::read(folder.path()).wait_seconds("user1", 1_000_000),
            0
        );
    }
}
