//! The page around the programs, `index.html`: it shows the part that the address asks for.

use std::panic;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::{language, texts::errors};

/// Puts a program into its part of the shell, in the place of the word that it is coming; `texts` are the files of a
/// language that it shows texts of.
pub(crate) fn mount<P: IntoView + 'static>(
    part: &'static str,
    texts: &'static [&'static str],
    program: impl FnOnce() -> P + 'static,
) {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // Nobody must sit before a screen that no longer answers.
        let _ = say_it_broke();
    }));
    // Not by the framework, which only runs tasks once something is mounted.
    wasm_bindgen_futures::spawn_local(async move {
        if !texts.is_empty() {
            language::follow(texts).await;
        }
        if let Some(place) = element(part) {
            place.set_text_content(None);
            mount_to(place, program).forget();
        }
    });
}

/// A part of the shell.
pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// A notice above everything: what happened, that nothing is lost, and a way on. Built without the framework,
/// which may be what broke.
fn say_it_broke() -> Result<(), JsValue> {
    let Some(place) = element("main") else { return Ok(()) };
    if element("broken").is_some() {
        return Ok(());
    }
    let make = |kind: &str, class: &str, text: &str| -> Result<Element, JsValue> {
        let made = document().create_element(kind)?;
        made.set_class_name(class);
        made.set_text_content(Some(text));
        Ok(made)
    };
    let notice = make("div", "notice notice--error", "")?;
    notice.set_id("broken");
    notice.set_attribute("role", "alert")?;
    let title = make("p", "notice__title", errors::app_crashed_title())?;
    let text = make("p", "nl-paragraph", errors::app_crashed_text())?;
    let reload = make("button", "nl-button nl-button--secondary", errors::app_reload())?;
    // The page does it: what broke may not answer a tap.
    reload.set_attribute("data-reload", "")?;
    notice.append_with_node_3(&title, &text, &reload)?;
    place.prepend_with_node_1(&notice)
}
