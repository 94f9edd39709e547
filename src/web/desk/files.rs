//! Reading files that somebody chose or dropped.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FileList};

/// The files of a list.
pub(super) fn of_list(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|n| list.get(n)).collect()
}

/// The size in bytes, without reading anything.
pub(super) fn size(file: &File) -> usize {
    // A file's size is a whole number that a double holds exactly.
    file.size() as usize
}

/// All of a file, or of a part of one.
pub(super) async fn read(file: &Blob) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
