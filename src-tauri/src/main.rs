//! The window of 両立デスク.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    ryoritsu_desk::run()
}
