//! Gives bytes to the person as a file.

use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Whether a download would silently fail: as an app on the home screen of an iPhone (`navigator.standalone`).
pub(crate) fn is_impossible() -> bool {
    let navigator = window().navigator();
    Reflect::get(&navigator, &"standalone".into()).is_ok_and(|standalone| standalone.is_truthy())
}

/// Starts a download of `content` under `name`.
///
/// # Errors
/// When the browser refuses to make the file; nothing was saved then.
pub(crate) fn save_as_file(name: &str, content: &[u8]) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("application/octet-stream");
    let parts = Array::of1(&Uint8Array::from(content));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
