//! From page to page: follow the address, and let a screen reader know that the page is new.

use std::cell::Cell;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{page::Page, texts::app};

thread_local! {
    /// The page of a program that stays at one address.
    static HELD: Cell<Option<RwSignal<Page>>> = const { Cell::new(None) };
}

/// Takes the page from this signal and not from the address, for as long as the calling component is there.
pub(crate) fn hold(page: RwSignal<Page>) {
    HELD.set(Some(page));
    on_cleanup(move || {
        // The next one may have begun already.
        if HELD.get() == Some(page) {
            HELD.set(None);
        }
    });
}

/// Whether a program stays at one address; then it goes to the page itself.
fn is_held(page: &Page) -> bool {
    let held = HELD.get();
    if let Some(held) = held {
        held.set(page.clone());
    }
    held.is_some()
}

/// The page in the address, kept up to date.
pub(crate) fn follow_address() -> ReadSignal<Page> {
    let (page, set_page) = signal(current());
    let listener = window_event_listener(ev::hashchange, move |_| {
        let next = current();
        if page.get_untracked() != next {
            set_page.set(next);
        }
    });
    on_cleanup(move || listener.remove());
    page
}

/// The page in the address.
pub(crate) fn current() -> Page {
    Page::parse(&window().location().hash().unwrap_or_default())
}

/// Goes to a page, as a step that the back button undoes.
pub(crate) fn go(page: &Page) {
    if is_held(page) {
        return;
    }
    // A hash is always accepted; it can't throw.
    let _ = window().location().set_hash(&page.href());
}

/// Goes to a page in the place of this one, so that back does not return to a page that only forwards.
pub(crate) fn replace(page: &Page) {
    if !is_held(page) {
        let _ = window().location().replace(&page.href());
    }
}

/// Sets the title of the window, scrolls up and puts the focus on the heading of the new page.
///
/// A page calls it once it is in the document.
pub(crate) fn announce(title: &str) {
    document().set_title(&app::common_page_title(title));
    focus_heading();
}

/// Scrolls up and puts the focus on the heading of the part of the shell that is in sight.
pub(crate) fn focus_heading() {
    request_animation_frame(|| {
        let Some(heading) =
            document().query_selector("main > :not([hidden]) [data-page-heading]").ok().flatten()
        else {
            return;
        };
        if let Ok(heading) = heading.dyn_into::<HtmlElement>() {
            let _ = heading.focus();
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
}
