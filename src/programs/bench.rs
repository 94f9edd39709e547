//! The engines, to be timed in a browser: a wasm that `make bench` makes beside what ships.

#[cfg(target_arch = "wasm32")]
#[path = "../../benches/cases/mod.rs"]
mod cases;

#[cfg(target_arch = "wasm32")]
fn main() {
    let cases = cases::cases().into_iter();
    opstap::web::leave_for_timing(cases.map(|case| (case.name, case.budget[1], case.run)));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    eprintln!("bench only exists in the browser; `make bench` runs it there.");
    std::process::ExitCode::from(2)
}
