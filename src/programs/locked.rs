//! The questionnaire with answers under lock, at home and on a tablet in a group: a wasm of its own, so that the first
//! question at home needs no cryptography.

#[cfg(target_arch = "wasm32")]
fn main() {
    opstap::web::mount_locked();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    eprintln!("locked only exists in the browser; `opstap --help` lists what there is here.");
    std::process::ExitCode::from(2)
}
