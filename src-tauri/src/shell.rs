//! The only code that knows the window system.

pub(crate) mod clipboard;
pub(crate) mod command;
pub(crate) mod idle;
pub(crate) mod window;

/// What must hold before the first thread starts: no core dumps (they would hold records), no GPU buffers that
/// leave windows blank on many hospital PCs.
pub(crate) fn prepare_process() {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        let _ = setrlimit(Resource::Core, none);
        if std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
            set_before_threads("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        }
    }
}

/// Sets an environment variable that GTK reads when it starts.
#[cfg(target_os = "linux")]
#[allow(
    unsafe_code,
    reason = "no other thread runs yet: this is the first line of the program"
)]
fn set_before_threads(name: &str, value: &str) {
    // SAFETY: called once at the start of `run`, before any thread that could read the environment exists.
    unsafe { std::env::set_var(name, value) };
}
