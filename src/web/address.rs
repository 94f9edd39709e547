//! Links to this app for other devices: on paper, in a letter, in a QR code.

use leptos::prelude::window;

use super::page::Page;

/// The whole address of a page, from where this app is now.
pub(crate) fn of(page: &Page) -> String {
    let here = window().location().href().unwrap_or_default();
    let place = here.split_once('#').map_or(here.as_str(), |(place, _)| place);
    format!("{place}{}", page.href())
}
