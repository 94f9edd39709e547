//! The pages for policy, a wasm of its own that is fetched at their door.

#[cfg(target_arch = "wasm32")]
fn main() {
    opstap::web::mount_policy();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    eprintln!("policy only exists in the browser; `opstap --help` lists what there is here.");
    std::process::ExitCode::from(2)
}
