//! Notes about a resident: kept apart from the answers, added, taken back.

use leptos::prelude::*;

use super::{
    open::{NotSaved, Open},
    who,
};
use crate::{
    caseload::{NotProse, Prose, What},
    web::{
        components::{Confirm, TextArea},
        texts::talk,
    },
};

/// What is wrong with typed prose, as somebody reads it; `empty` where there is none.
pub(super) fn prose_problem(problem: NotProse, empty: &'static str) -> String {
    match problem {
        NotProse::Empty => empty.into(),
        _ => talk::prose_too_long(Prose::MOST),
    }
}

/// The notes that stand, and a place for a new one.
#[component]
pub(super) fn Notes(open: Open) -> impl IntoView {
    let typed = open.typed.note;
    let wrong = RwSignal::new(None::<String>);
    let saved = RwSignal::new(false);
    let add = move |_| match Prose::typed(&typed.get_untracked()) {
        Err(problem) => wrong.set(Some(prose_problem(problem, talk::notes_empty()))),
        Ok(note) => {
            wrong.set(None);
            saved.set(false);
            let sent = typed.get_untracked();
            open.add(vec![What::Noted(note)], move || {
                // What was typed after it went stays.
                if typed.get_untracked() == sent {
                    typed.set(String::new());
                }
                let _ = saved.try_set(true);
            });
        }
    };
    let list = move || {
        let case = open.case.read();
        let state = case.state();
        let notes: Vec<_> = state
            .notes
            .iter()
            .rev()
            .map(|(entry, note)| {
                let id = entry.id;
                let take_back = move || open.add(vec![What::Withdrawn(id)], || {});
                view! {
                    <li class="note">
                        <p class="note__text" dir="auto">{note.as_str().to_string()}</p>
                        <p class="small">{talk::notes_by(who::when(entry), who::by(entry))}</p>
                        <Confirm label=talk::notes_withdraw() title=talk::notes_withdraw_title()
                            text=talk::notes_withdraw_text() confirm=talk::notes_withdraw_confirm()
                            on_confirm=take_back />
                    </li>
                }
            })
            .collect();
        if notes.is_empty() {
            view! { <p class="small">{talk::notes_none()}</p> }.into_any()
        } else {
            view! { <ul class="notes">{notes}</ul> }.into_any()
        }
    };
    view! {
        <section class="card" aria-labelledby="notes-title">
            <h2 class="nl-heading nl-heading--level-2" id="notes-title">{talk::notes_title()}</h2>
            <p class="small">{talk::notes_lead()}</p>
            <TextArea id="note" label=talk::notes_new() message=wrong value=typed />
            {move || (!typed.read().trim().is_empty()).then(|| view! { <p class="small">{talk::notes_unsaved()}</p> })}
            <NotSaved failed=open.failed />
            <div class="actions">
                <button type="button" class="nl-button nl-button--secondary" on:click=add>{talk::notes_add()}</button>
            </div>
            <p class="small" role="status">{move || saved.get().then(talk::prose_saved)}</p>
            {list}
        </section>
    }
}
