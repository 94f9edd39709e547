//! The consultant's pages, a wasm of its own that is fetched at the consultant's door.

#[cfg(target_arch = "wasm32")]
fn main() {
    opstap::web::mount_desk();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    eprintln!("desk only exists in the browser; `opstap --help` lists what there is here.");
    std::process::ExitCode::from(2)
}
