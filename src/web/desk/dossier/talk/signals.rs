//! Signals by leefgebied: who asked for help apart from what needs attention.

use leptos::prelude::*;

use crate::{
    diagnose::{Level, conversation, model},
    web::{
        desk::dossier::{as_read::Sensitive, open::Open},
        texts::talk,
    },
};

/// The signals of a case.
#[component]
pub(super) fn Signals(open: Open) -> impl IntoView {
    let list = move || {
        let case = open.case.read();
        let outcome = case.state().outcome();
        let found: Vec<(usize, Level)> = outcome
            .signals
            .iter()
            .filter_map(|(id, level)| {
                Some((model().signals.iter().position(|signal| signal.id == *id)?, *level))
            })
            .collect();
        if found.is_empty() {
            return view! { <p class="nl-paragraph">{talk::signals_none()}</p> }.into_any();
        }
        let of = |level: Level| {
            found.iter().filter(move |(_, found)| *found == level).map(|(at, _)| *at).collect()
        };
        view! {
            <div class="signals">
                <Column title=talk::signals_asked() places=of(Level::Hulpvraag) />
                <Column title=talk::signals_attention() places=of(Level::Aandacht) />
            </div>
        }
        .into_any()
    };
    view! {
        <h2 class="nl-heading nl-heading--level-2">{talk::signals_title()}</h2>
        {list}
    }
}

#[component]
fn Column(title: &'static str, places: Vec<usize>) -> impl IntoView {
    let (folded, open): (Vec<usize>, Vec<usize>) =
        places.into_iter().partition(|place| conversation().sensitive.contains(&(*place as u8)));
    let count = folded.len();
    let nothing = open.is_empty() && folded.is_empty();
    view! {
        <section>
            <h3 class="nl-heading nl-heading--level-3">{title}</h3>
            {nothing.then(|| view! { <p class="small">{talk::signals_none()}</p> })}
            {lines(open)}
            {(count > 0).then(|| view! { <Sensitive count>{lines(folded)}</Sensitive> })}
        </section>
    }
}

fn lines(places: Vec<usize>) -> impl IntoView {
    let items = places.into_iter().map(|place| {
        let (area, name) = (&conversation().leefgebieden[place], &model().signals[place].name);
        view! { <div><dt>{area.as_str()}</dt><dd>{name.as_str()}</dd></div> }
    });
    view! { <dl class="story">{items.collect_view()}</dl> }
}
