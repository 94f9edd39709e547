//! Whether the browser promises not to throw away what is stored here when it is short of room.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Whether it has promised.
pub(crate) async fn is_granted() -> bool {
    let asked = window().navigator().storage().persisted();
    answer(asked).await
}

/// Asks for the promise; browsers decide by themselves, mostly without a question to the person.
pub(crate) async fn ask() -> bool {
    let asked = window().navigator().storage().persist();
    answer(asked).await
}

async fn answer(asked: Result<js_sys::Promise, wasm_bindgen::JsValue>) -> bool {
    let Ok(promise) = asked else { return false };
    JsFuture::from(promise).await.ok().and_then(|granted| granted.as_bool()).unwrap_or(false)
}
