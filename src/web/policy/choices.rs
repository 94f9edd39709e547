//! Choices that several pages offer.

use leptos::prelude::*;

use super::{
    names::kind_name,
    state::{PERCENTS, Policy, days_of_rules},
};
use crate::{
    calendar::Day,
    policy::{AgeBand, originals},
    web::{components::SelectField, format, texts::policy},
};

/// Whose schemes come on top.
#[component]
pub(super) fn GemeenteChoice(
    id: &'static str,
    label: &'static str,
    /// What it says where nobody is chosen.
    none: &'static str,
) -> impl IntoView {
    let state = expect_context::<Policy>();
    // A file that was opened may be of a municipality that is not among ours.
    let known = Memo::new(move |_| {
        let mut all: Vec<(String, String)> = originals()
            .iter()
            .filter_map(|(id, _)| crate::income::local_schemes::gemeente(id))
            .map(|gemeente| (gemeente.id.clone(), gemeente.name.clone()))
            .collect();
        for draft in state.drafts.read().iter() {
            let name = &draft.after().name;
            let name = if draft.differs() { policy::common_changed(name) } else { name.clone() };
            match all.iter_mut().find(|(id, _)| id == draft.id()) {
                Some(entry) => entry.1 = name,
                None => all.push((draft.id().into(), name)),
            }
        }
        all.insert(0, (String::new(), none.into()));
        all
    });
    move || {
        view! {
            <SelectField id label=Signal::stored(label.to_string()) options=known.get() value=state.gemeente
                on_choose=move |chosen| state.choose(&chosen) />
        }
    }
}

/// Which rules.
#[component]
pub(super) fn DayChoice(id: &'static str, label: &'static str, value: RwSignal<Day>) -> impl IntoView {
    let days = days_of_rules().into_iter().rev();
    let options = days.map(|day| (day.to_string(), format::long_date(day))).collect();
    let chosen = Signal::derive(move || value.get().to_string());
    let choose = move |text: String| {
        if let Some(day) = Day::parse(&text) {
            value.set(day);
        }
    };
    view! { <SelectField id label=Signal::stored(label.to_string()) options value=chosen on_choose=choose /> }
}

/// The ages of the children of all kinds that have them.
#[component]
pub(super) fn ChildrenChoice() -> impl IntoView {
    let state = expect_context::<Policy>();
    view! {
        <AgeChoice id="first-child" label=policy::households_first_child() value=state.first_child />
        <AgeChoice id="second-child" label=policy::households_second_child() value=state.second_child />
    }
}

#[component]
fn AgeChoice(id: &'static str, label: &'static str, value: RwSignal<AgeBand>) -> impl IntoView {
    let options = AgeBand::ALL.into_iter().enumerate().map(|(n, band)| {
        let text = match band {
            AgeBand::Small => policy::households_band_small(),
            AgeBand::Primary => policy::households_band_primary(),
            AgeBand::Secondary => policy::households_band_secondary(),
        };
        (n.to_string(), text.to_string())
    });
    let chosen = Signal::derive(move || (value.get() as usize).to_string());
    let choose = move |text: String| {
        if let Some(band) = text.parse::<usize>().ok().and_then(|n| AgeBand::ALL.get(n)) {
            value.set(*band);
        }
    };
    view! { <SelectField id label=Signal::stored(label.to_string()) options=options.collect() value=chosen on_choose=choose /> }
}

/// One of a few numbers.
#[component]
pub(super) fn NumberChoice(
    id: &'static str,
    label: &'static str,
    numbers: Vec<u32>,
    text: fn(u32) -> String,
    value: RwSignal<u32>,
) -> impl IntoView {
    let options = numbers.into_iter().map(|number| (number.to_string(), text(number))).collect();
    let chosen = Signal::derive(move || value.get().to_string());
    let choose = move |text: String| {
        if let Ok(number) = text.parse() {
            value.set(number);
        }
    };
    view! { <SelectField id label=Signal::stored(label.to_string()) options value=chosen on_choose=choose /> }
}

/// The wage at which something is compared.
#[component]
pub(super) fn WageChoice(id: &'static str, label: &'static str, value: RwSignal<u32>) -> impl IntoView {
    view! { <NumberChoice id label numbers=PERCENTS.to_vec() text=wage_text value /> }
}

/// A wage in words.
pub(super) fn wage_text(percent: u32) -> String {
    match percent {
        0 => policy::common_wage_none().into(),
        percent => policy::common_wage_percent(percent),
    }
}

/// The kind of household that a drawing is of.
#[component]
pub(super) fn KindChoice(id: &'static str) -> impl IntoView {
    let state = expect_context::<Policy>();
    move || {
        let kinds = state.kinds();
        let options = kinds.iter().enumerate().map(|(n, kind)| (n.to_string(), kind_name(kind))).collect();
        let chosen = Signal::derive(move || drawn(state).to_string());
        let label = Signal::stored(policy::common_kind().to_string());
        view! {
            <SelectField id label options value=chosen on_choose=move |text: String| {
                if let Ok(n) = text.parse() {
                    state.drawn.set(n);
                }
            } />
        }
    }
}

/// Which kind a drawing is of; the first where the one that was chosen is gone.
pub(super) fn drawn(state: Policy) -> usize {
    let chosen = state.drawn.get();
    if chosen < state.kinds().len() { chosen } else { 0 }
}
