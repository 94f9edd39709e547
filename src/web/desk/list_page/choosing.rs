//! Which dossiers are chosen, and what for.

use leptos::prelude::*;

use super::{Chosen, lines::Lines};
use crate::web::{
    page::{DeskPage, Page},
    texts::intake as texts,
};

/// Above the table: all that were found, or none; and where the chosen ones can go.
#[component]
pub(super) fn Choosing(all: Memo<Lines>, found: Memo<Vec<usize>>) -> impl IntoView {
    let Chosen(chosen) = expect_context();
    let count = Memo::new(move |_| chosen.read().len());
    let choose_all = move |_| {
        let all = all.read_untracked();
        chosen.update(|chosen| {
            chosen.extend(found.read_untracked().iter().filter_map(|at| Some(all.get(*at)?.shown.id)))
        });
    };
    view! {
        <div class="choosing">
            <p class="choosing__count" role="status">
                {move || match count.get() {
                    0 => texts::chosen_what_for().to_string(),
                    count => texts::chosen_count(count),
                }}
            </p>
            <div class="choosing__ways">
                <button type="button" class="nl-button nl-button--subtle" on:click=choose_all>
                    {move || texts::chosen_all_found(found.read().len())}
                </button>
                <Show when=move || { count.get() > 0 }>
                    <button type="button" class="nl-button nl-button--subtle" on:click=move |_| chosen.update(|chosen| chosen.clear())>
                        {texts::chosen_none()}
                    </button>
                    <a class="nl-link" href=Page::from(DeskPage::Archive).href()>{texts::chosen_hand_over()}</a>
                </Show>
            </div>
        </div>
    }
}
