//! The pages for who makes policy: kinds of households against wages, schemes to change, municipalities and rules to
//! compare.

mod as_of;
mod caseload;
mod chart;
mod choices;
mod edit;
mod files;
mod gemeenten_page;
mod households_page;
mod matrix_page;
mod names;
mod parts;
mod rules_page;
mod saving;
mod schemes_page;
mod side_by_side;
mod state;

use leptos::{ev, prelude::*};

use super::{
    components::SubNavigation,
    config::{self, Loading},
    navigation,
    page::{Page, PolicyPage},
    pages::NotFound,
    texts::policy,
};
use state::Policy;

/// Policy, and nothing while another program has the screen.
#[component]
pub(crate) fn Program() -> impl IntoView {
    let page = navigation::follow_address();
    let state = Policy::new();
    provide_context(state);
    let config = config::load();
    Effect::new(move |_| {
        if let Loading::Done(config) = config.get() {
            state.begin_with(&config.municipality.id);
        }
    });
    // What was changed and not saved is not lost by one careless key.
    let listener = window_event_listener(ev::beforeunload, move |event| {
        if state.has_unsaved() {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
    view! {
        {move || PolicyPage::of(&page.get()).is_some().then(|| view! { <Navigation page /> })}
        {move || match PolicyPage::of(&page.get()) {
            Some(PolicyPage::Matrix) => view! { <matrix_page::MatrixPage /> }.into_any(),
            Some(PolicyPage::Schemes) => view! { <schemes_page::SchemesPage /> }.into_any(),
            Some(PolicyPage::Gemeenten) => view! { <gemeenten_page::GemeentenPage /> }.into_any(),
            Some(PolicyPage::Rules) => view! { <rules_page::RulesPage /> }.into_any(),
            Some(PolicyPage::Households) => view! { <households_page::HouseholdsPage /> }.into_any(),
            // Behind our door, but no page of ours.
            None if page.read().is_behind("beleid") => view! { <NotFound /> }.into_any(),
            None => ().into_any(),
        }}
    }
}

#[component]
fn Navigation(page: ReadSignal<Page>) -> impl IntoView {
    let pages = PolicyPage::ALL.map(|page| (Page::from(page), name_of(page))).to_vec();
    view! { <SubNavigation label=policy::nav_label() pages current=page /> }
}

fn name_of(page: PolicyPage) -> &'static str {
    match page {
        PolicyPage::Matrix => policy::nav_matrix(),
        PolicyPage::Schemes => policy::nav_schemes(),
        PolicyPage::Gemeenten => policy::nav_gemeenten(),
        PolicyPage::Rules => policy::nav_rules(),
        PolicyPage::Households => policy::nav_households(),
    }
}
