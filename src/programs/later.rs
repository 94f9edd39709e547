//! What comes after the questions, outcome, calculation and hand-over: a wasm of its own, so that it does not weigh on the
//! first question.

#[cfg(target_arch = "wasm32")]
fn main() {
    opstap::web::mount_later();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    eprintln!("later only exists in the browser; `opstap --help` lists what there is here.");
    std::process::ExitCode::from(2)
}
