use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::{
    html::{Button, Dialog},
    prelude::*,
};

use crate::web::texts::app;

/// A different id for each dialog of the page.
static NUMBER: AtomicUsize = AtomicUsize::new(0);

/// A button that asks before it does something that can't be undone.
#[component]
pub(crate) fn Confirm(
    #[prop(into)] label: String,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(into)] confirm: String,
    /// Classes of the button that opens the question.
    #[prop(default = "nl-button nl-button--subtle")]
    class: &'static str,
    on_confirm: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let stay = NodeRef::<Button>::new();
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            // Only refused when it is open already.
            let _ = dialog.show_modal();
        }
        // What can't be undone is never one careless key away.
        if let Some(stay) = stay.get_untracked() {
            let _ = stay.focus();
        }
    };
    // The title labels the dialog for a screen reader.
    let id = format!("confirm-{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let labelled_by = id.clone();
    view! {
        <button type="button" class=class on:click=open>{label}</button>
        <dialog class="dialog" node_ref=dialog aria-labelledby=labelled_by>
            <h2 class="nl-heading nl-heading--level-2" id=id>{title}</h2>
            <p class="nl-paragraph">{text}</p>
            <div class="actions">
                <button type="button" class="nl-button nl-button--primary" on:click=move |_| {
                    close();
                    on_confirm();
                }>{confirm}</button>
                <button type="button" class="nl-button nl-button--secondary" node_ref=stay on:click=move |_| close()>
                    {app::common_cancel()}
                </button>
            </div>
        </dialog>
    }
}
