//! This person's plan for another calendar.

use leptos::prelude::*;

use super::{Work, fields::Tick};
use crate::{
    caseload::Row,
    web::{
        desk::agenda::calendar::{Window, save_calendar},
        texts::route as text,
    },
};

/// The button, and the tick without which no event says who it is about.
#[component]
pub(super) fn Export(work: Work) -> impl IntoView {
    let labelled = RwSignal::new(false);
    let save = move |_| {
        let row = work.case.with_untracked(Row::of);
        let name = text::calendar_file(&work.id.to_string()[..6]);
        save_calendar(work.saving, &[&row], Window::All, labelled.get_untracked(), &name);
    };
    view! {
        <section class="card">
            <h2 class="nl-heading nl-heading--level-2">{text::calendar_title()}</h2>
            <p class="small">{text::calendar_text()}</p>
            <Tick id="calendar-label" label=text::calendar_label() hint=text::calendar_label_hint() value=labelled />
            <button type="button" class="nl-button nl-button--secondary" on:click=save>{text::calendar_save()}</button>
        </section>
    }
}
