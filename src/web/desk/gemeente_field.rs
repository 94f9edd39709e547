//! The choice of a municipality.

use leptos::prelude::*;

use crate::{
    income::local_schemes,
    web::{components::SelectField, config::Municipality, texts::desk},
};

/// One of those that are known here, or the one that this app is set up for.
#[component]
pub(super) fn GemeenteField(
    id: &'static str,
    /// From `config.json`; empty where nothing is set.
    own: Municipality,
    #[prop(into)] message: Signal<Option<String>>,
    #[prop(into)] value: Signal<String>,
    on_choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let known = local_schemes::all().iter().map(|gemeente| (gemeente.id.clone(), gemeente.name.clone()));
    let mut options = vec![(String::new(), desk::groups_gemeente_choose().to_string())];
    options.extend(known);
    if !options.iter().any(|(id, _)| *id == own.id) {
        options.insert(1, (own.id, own.name));
    }
    let label = Signal::stored(desk::groups_gemeente().to_string());
    view! { <SelectField id label message options value on_choose /> }
}

/// What a municipality is called; its id where nobody knows it.
pub(super) fn name_of(id: &str) -> String {
    local_schemes::gemeente(id).map_or_else(|| id.into(), |gemeente| gemeente.name.clone())
}
