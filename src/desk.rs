//! The consultant's pages, a wasm of their own that the shell loads when a consultant's door is opened.

#[cfg(target_arch = "wasm32")]
fn main() {
    opstap::web::mount_desk();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    eprintln!("desk only exists in the browser; `opstap --help` lists what there is here.");
    std::process::ExitCode::from(2)
}
