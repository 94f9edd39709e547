//! The engines, to be timed in a browser: a wasm that `make bench` makes beside what ships.

#[cfg(target_arch = "wasm32")]
#[path = "../../benches/cases/mod.rs"]
mod cases;

/// Leaves the cases on the page, each a name, a budget in microseconds and a function that repeats it so many times.
#[cfg(target_arch = "wasm32")]
fn main() {
    use js_sys::{Array, Reflect};
    use wasm_bindgen::{JsValue, closure::Closure};

    console_error_panic_hook::set_once();
    let cases: Array = cases::cases()
        .into_iter()
        .map(|mut case| {
            let [_, budget] = case.budget;
            let repeat = Closure::<dyn FnMut(u32)>::new(move |times| (0..times).for_each(|_| (case.run)()));
            Array::of3(&case.name.into(), &budget.into(), &repeat.into_js_value())
        })
        .collect();
    let found = Reflect::set(&js_sys::global(), &JsValue::from_str("cases"), &cases);
    found.expect("a page takes a value");
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    eprintln!("bench only exists in the browser; `make bench` runs it there.");
    std::process::ExitCode::from(2)
}
