//! What the child takes from itself before it reads a byte that somebody else wrote.

use crate::Limits;

/// No file and no socket beyond the three pipes, no file that grows, no core dump, so much memory and processor time.
#[cfg(unix)]
pub(crate) fn bind(limits: &Limits) -> bool {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let to = |resource, most: u64| {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        setrlimit(resource, limit).is_ok()
    };
    // Every limit is set, even where one before it could not be.
    let set = [
        to(Resource::Core, 0),
        to(Resource::Fsize, 0),
        to(Resource::Cpu, limits.processor),
        // What the program maps of its libraries counts as address space: the limit on data is the narrow one.
        to(Resource::As, limits.memory.saturating_mul(4)),
        to(Resource::Data, limits.memory),
        to(Resource::Nofile, 3),
    ];
    set.iter().all(|done| *done)
}

/// Elsewhere the parent's clock and the length of what is said bound the child.
#[cfg(not(unix))]
pub(crate) fn bind(_: &Limits) -> bool {
    true
}
