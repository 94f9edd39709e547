//! On wasm32 the questionnaire, natively the command line.

#[cfg(target_arch = "wasm32")]
fn main() {
    opstap::web::mount_questionnaire();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    opstap::cli::run()
}
