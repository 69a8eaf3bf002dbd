//! The window of 両立デスク.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    // The same program reads foreign PDF in a child of its own; that one opens no window.
    workbench::extract_if_asked().unwrap_or_else(ryoritsu_desk::run)
}
