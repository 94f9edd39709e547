//! Reading a file that somebody chose.

use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

/// No file with schemes comes near it.
const MOST_BYTES: f64 = 256_000.0;

/// Why a file can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    TooLarge,
    NoText,
}

/// The file that was chosen, and nothing chosen any more: the same one can be chosen again.
pub(super) fn take(input: &HtmlInputElement) -> Option<File> {
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The text of a file.
///
/// # Errors
/// Where it is too large or no text.
pub(super) async fn text(file: &File) -> Result<String, Unreadable> {
    if file.size() > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Unreadable::NoText)?;
    String::from_utf8(Uint8Array::new(&buffer).to_vec()).map_err(|_| Unreadable::NoText)
}
