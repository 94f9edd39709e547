//! On wasm32 the residents' pages, natively the command line.

#[cfg(target_arch = "wasm32")]
fn main() {
    opstap::web::mount_resident();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    opstap::cli::run()
}
