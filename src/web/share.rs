//! Giving a file to another app, where the device offers it.

use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, FilePropertyBag, ShareData};

/// A file to be shared.
pub(crate) struct File {
    pub name: String,
    /// Its media type; browsers share few.
    pub kind: &'static str,
    pub content: Vec<u8>,
}

/// How sharing ended.
pub(crate) enum Shared {
    /// Another app has it; whether it sends it, we don't know.
    Sent,
    /// The person thought better of it.
    Cancelled,
    Failed,
}

fn data(file: &File) -> Result<ShareData, JsValue> {
    let kind = FilePropertyBag::new();
    kind.set_type(file.kind);
    let parts = Array::of1(&Uint8Array::from(file.content.as_slice()));
    let file = web_sys::File::new_with_u8_array_sequence_and_options(&parts, &file.name, &kind)?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Ok(data)
}

/// Whether this device can give such a file to another app.
pub(crate) fn is_possible(file: &File) -> bool {
    let navigator = window().navigator();
    // Older browsers don't have the function at all.
    let known = Reflect::has(&navigator, &"canShare".into()).unwrap_or(false);
    known && data(file).is_ok_and(|data| navigator.can_share_with_data(&data))
}

/// Asks the device to share the file. To be called while the person taps: a browser refuses it at any other time.
pub(crate) fn share(file: &File, title: &str) -> impl Future<Output = Shared> + use<> {
    let asked = data(file).map(|data| {
        data.set_title(title);
        window().navigator().share_with_data(&data)
    });
    async move {
        let Ok(promise) = asked else { return Shared::Failed };
        match JsFuture::from(promise).await {
            Ok(_) => Shared::Sent,
            Err(error) => {
                let name = error.dyn_into::<DomException>().map(|error| error.name()).unwrap_or_default();
                if name == "AbortError" { Shared::Cancelled } else { Shared::Failed }
            }
        }
    }
}
