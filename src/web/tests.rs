//! Tests of the web layer in a real browser, without the pages: the address, storage, formats, the form.

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod address;
mod archive;
mod calculation;
mod drafts;
mod formats;
mod group_store;

wasm_bindgen_test_configure!(run_in_browser);
