//! The folder of a workplace: who holds it, and on what kind of disk it really lies.

use crate::error::{StoreError, StoreResult};
use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

/// File systems that live on another machine; a database must never lie there.
const NETWORK: [&str; 17] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "davfs",
    "fuse.davfs2",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "ncpfs",
];
/// File systems that forget everything at a restart.
const VOLATILE: [&str; 3] = ["tmpfs", "ramfs", "overlay"];

/// Database file.
pub const DATABASE: &str = "workplace.db";
/// Folder of backups.
pub const BACKUPS: &str = "backups";
const LOCK: &str = "workplace.lock";

/// The exclusive hold on a workplace; released when dropped or when the process dies.
#[derive(Debug)]
pub struct Hold {
    file: File,
}

impl Drop for Hold {
    /// Closing alone is not enough: a program started in this moment by another thread holds the file too, until it runs.
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

/// Takes the workplace for this process.
///
/// # Errors
/// `InUse` when another process has it.
pub fn hold(folder: &Path) -> StoreResult<Hold> {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(Hold { file }),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
        Err(TryLockError::Error(e)) => Err(e.into()),
    }
}

/// What was found out about a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// Network file system, when it is one.
    pub network: Option<String>,
    /// Forgets everything at a restart.
    pub volatile: bool,
    /// Inside a folder that is copied to other machines.
    pub roaming: bool,
    /// Can be written.
    pub writable: bool,
    /// A synced file read back as written.
    pub durable: bool,
    /// Free space in MiB.
    pub free_mib: u64,
}

/// Tests where a folder really lives. The folder is created when it does not exist.
pub fn inspect(folder: &Path) -> Ground {
    let writable = std::fs::create_dir_all(folder).is_ok();
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let file_system = file_system_of(&mounts, &real);
    let probe = write_probe(folder);
    Ground {
        network: network_of(&file_system),
        volatile: VOLATILE.contains(&file_system.as_str()),
        roaming: is_roaming(&real),
        writable: writable && probe.is_some(),
        durable: probe.unwrap_or(false),
        free_mib: free_mib(&real),
    }
}

/// The network file system under a path, when there is one.
pub fn network_under(folder: &Path) -> Option<String> {
    let real = folder.canonicalize().ok()?;
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    network_of(&file_system_of(&mounts, &real))
}

fn network_of(file_system: &str) -> Option<String> {
    NETWORK
        .contains(&file_system)
        .then(|| file_system.to_owned())
}

/// Type of the mount with the longest path that holds `path`, from the text of `/proc/self/mountinfo`.
fn file_system_of(mounts: &str, path: &Path) -> String {
    mounts
        .lines()
        .filter_map(|line| {
            let (head, tail) = line.split_once(" - ")?;
            let point = head.split(' ').nth(4)?.replace("\\040", " ");
            let kind = tail.split(' ').next()?;
            path.starts_with(&point)
                .then(|| (point.len(), kind.to_owned()))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind)
        .unwrap_or_default()
}

fn is_roaming(path: &Path) -> bool {
    const COPIED: [&str; 7] = [
        "onedrive",
        "dropbox",
        "google drive",
        "nextcloud",
        "box sync",
        "icloud",
        "roaming",
    ];
    path.components().any(|part| {
        let part = part.as_os_str().to_string_lossy().to_lowercase();
        COPIED.iter().any(|name| part.starts_with(name))
    })
}

/// Writes, syncs and reads back; None when the folder cannot be written at all.
fn write_probe(folder: &Path) -> Option<bool> {
    let mut file = tempfile::NamedTempFile::new_in(folder).ok()?;
    let content = [0x5a; 4096];
    file.write_all(&content).ok()?;
    let synced = file.as_file().sync_all().is_ok();
    let read = std::fs::read(file.path()).is_ok_and(|bytes| bytes == content);
    Some(synced && read)
}

/// Free space under a path in MiB, for whoever runs the program; 0 when the system does not say.
pub fn free_mib(path: &Path) -> u64 {
    fs4::available_space(path).map_or(0, |bytes| bytes / (1024 * 1024))
}

/// Is there a workplace in the folder (complete or damaged)?
pub fn has_workplace(folder: &Path) -> bool {
    [DATABASE, crate::slots::FILE]
        .iter()
        .any(|name| folder.join(name).exists())
}

/// Database path of a workplace.
pub fn database(folder: &Path) -> PathBuf {
    folder.join(DATABASE)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const MOUNTS: &str = "\
21 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
35 21 0:40 / /home/nurse rw - cifs //server/home rw
36 35 8:2 / /home/nurse/local\\040disk rw - ext4 /dev/sdb1 rw
37 21 0:41 / /media/share rw - nfs4 server:/x rw
";

    #[test]
    fn the_longest_mount_decides() {
        for (path, kind) in [
            ("/var/lib", "ext4"),
            ("/home/nurse/desk", "cifs"),
            ("/home/nurse/local disk/desk", "ext4"),
            ("/media/share/a", "nfs4"),
            ("/media/shared", "ext4"),
        ] {
            assert_eq!(file_system_of(MOUNTS, Path::new(path)), kind, "{path}");
        }
        assert_eq!(network_of("cifs").as_deref(), Some("cifs"));
        assert_eq!(network_of("ext4"), None);
        assert!(is_roaming(Path::new("/home/a/OneDrive - 病院/desk")));
    }

    #[test]
    fn a_workplace_is_held_by_one() {
        let folder = tempfile::tempdir().unwrap();
        let first = hold(folder.path()).unwrap();
        assert!(matches!(hold(folder.path()), Err(StoreError::InUse)));
        drop(first);
        assert!(hold(folder.path()).is_ok());
        let ground = inspect(folder.path());
        assert!(ground.writable && ground.durable && ground.free_mib > 0);
    }
}
