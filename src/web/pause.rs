//! Time for the browser to do something else.

use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Goes on after this time, to the millisecond; at once when it is zero, after whatever waits for its turn.
pub(crate) async fn pause(time: Duration) {
    let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    let waiting = Promise::new(&mut |done, _| {
        // Only refused when the window is gone, and then nobody waits.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    let _ = JsFuture::from(waiting).await;
}
