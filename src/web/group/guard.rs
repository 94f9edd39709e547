//! What keeps one person's screen from the next: one address without a history, links that stay inside, and nothing
//! that a browser could show again.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, MouseEvent};

use super::tablet::{Screen, State};
use crate::web::{navigation, page::Page, shell::element};

/// The address, without what a link brought.
const ADDRESS: &str = "#/groep";
/// What the style sheet knows a tablet by: there is no way to other pages then.
const MARK: &str = "data-group";
/// What the page knows a run by, which can be read aloud.
const RUN_MARK: &str = "data-run";

/// Makes the address that of every screen, with nothing behind it in the history.
pub(super) fn stay_at_one_address() {
    let Ok(history) = window().history() else { return };
    // An address of our own page is never refused.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(ADDRESS));
}

/// Whether the address is the link of a group.
pub(super) fn has_link() -> bool {
    window().location().hash().is_ok_and(|hash| hash.len() > ADDRESS.len() && hash.starts_with(ADDRESS))
}

/// Loads the page again: the tablet then asks for the secret of the session.
pub(super) fn reload(event: MouseEvent) {
    event.prevent_default();
    let _ = window().location().reload();
}

/// Guards the tablet for as long as the calling component is there.
pub(super) fn stand(state: State) {
    let root = document().document_element();
    let mark = root.clone();
    if let Some(root) = root {
        let _ = root.set_attribute(MARK, "");
    }
    on_cleanup(move || {
        if let Some(root) = mark {
            let _ = root.remove_attribute(MARK);
        }
    });
    stay_at_one_address();
    // Back would leave the tablet: the history always has this same page behind it.
    let push = || {
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(ADDRESS));
        }
    };
    push();
    let back = window_event_listener(ev::popstate, move |_| {
        // A link of another group is looked at first; a tablet that is in no group may be used for something else.
        if !has_link() && state.session.get_untracked().is_some() {
            push();
        }
    });
    let click = window_event_listener(ev::click, move |event| follow_link(state, &event));
    // Whoever leaves the page leaves nothing open in it, also where the browser keeps it for the back button.
    let leave = window_event_listener(ev::pagehide, move |_| {
        state.keeping.retry();
        state.lock();
    });
    let hide = window_event_listener(ev::visibilitychange, move |_| state.keeping.retry());
    let show = window_event_listener(ev::pageshow, |event| {
        if event.persisted() {
            let _ = window().location().reload();
        }
    });
    on_cleanup(move || {
        back.remove();
        click.remove();
        leave.remove();
        hide.remove();
        show.remove();
    });
}

/// Offers reading aloud for as long as the calling component is there; whoever comes next chooses anew.
pub(super) fn offer_reading_aloud() {
    let show = |shown: bool| {
        if let Some(root) = document().document_element() {
            // The page looks here when it decides anew.
            let _ = root.toggle_attribute_with_force(RUN_MARK, shown);
        }
        if let Some(place) = element("read-aloud") {
            place.set_hidden(!shown);
        }
    };
    show(true);
    on_cleanup(move || {
        show(false);
        call_out("opstap:left");
    });
}

/// Says that the page is another one, though the address is the same.
pub(super) fn tell_page() {
    call_out("opstap:page");
}

fn call_out(name: &str) {
    if let Ok(event) = Event::new(name) {
        let _ = window().dispatch_event(&event);
    }
}

/// Links of the questions lead to another screen of the run; others lead nowhere.
fn follow_link(state: State, event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
    let Some(href) = link.and_then(|link| link.get_attribute("href")) else { return };
    event.prevent_default();
    if href == "#main" {
        let main = document().get_element_by_id("main").and_then(|main| main.dyn_into::<HtmlElement>().ok());
        if let Some(main) = main {
            let _ = main.focus();
        }
        return;
    }
    let page = Page::parse(&href);
    let inside = matches!(
        page,
        Page::Introduction | Page::Practice | Page::Question { .. } | Page::Check | Page::HandOver
    );
    if inside && state.screen.get_untracked() == Screen::Run {
        navigation::go(&page);
    }
}
