//! Leaves what is timed on the page, for the script that times it: `make bench`.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsValue, closure::Closure};

/// Each case as its name, a budget in microseconds if there is one, and a function that repeats it so many times.
pub fn leave_for_timing(cases: impl Iterator<Item = (&'static str, Option<f64>, Box<dyn FnMut()>)>) {
    console_error_panic_hook::set_once();
    let cases: Array = cases
        .map(|(name, budget, mut run)| {
            let repeat = Closure::<dyn FnMut(u32)>::new(move |times| (0..times).for_each(|_| run()));
            Array::of3(&name.into(), &budget.into(), &repeat.into_js_value())
        })
        .collect();
    let found = Reflect::set(&js_sys::global(), &JsValue::from_str("cases"), &cases);
    found.expect("a page takes a value");
}
