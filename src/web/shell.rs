//! The page around the programs, `index.html`: it shows the part that the address asks for.

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Puts a program into its part of the shell, in the place of the word that it is coming.
pub(crate) fn mount<P: IntoView + 'static>(part: &str, program: impl FnOnce() -> P + 'static) {
    if let Some(place) = element(part) {
        place.set_text_content(None);
        mount_to(place, program).forget();
    }
}

/// A part of the shell.
pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
