//! Reads tauri.conf.json for the window.

fn main() {
    tauri_build::build();
}
