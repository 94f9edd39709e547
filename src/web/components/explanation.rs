use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::{
    html::{Dialog, H2},
    prelude::*,
};

use crate::{
    calendar::Day,
    income::{Line, grade::Grade},
    web::{
        format, language,
        line_name::{line_name, line_summary},
        texts::later,
    },
};

/// A different id for each dialog of the page.
static NUMBER: AtomicUsize = AtomicUsize::new(0);

/// An amount that can be asked about: which line, of when, by the rules of which day.
#[derive(Clone, PartialEq)]
pub(crate) struct Explained {
    pub line: Line,
    /// Such as "Nu", or a month.
    pub when: String,
    pub rules: Day,
}

/// The one explanation that is open on a page, if any.
#[derive(Clone, Copy)]
pub(crate) struct Explainer {
    shown: RwSignal<Option<Explained>>,
    dialog: NodeRef<Dialog>,
    heading: NodeRef<H2>,
}

impl Explainer {
    /// One for a page, to be shown by an [`Explanation`].
    pub(crate) fn new() -> Explainer {
        Explainer { shown: RwSignal::new(None), dialog: NodeRef::new(), heading: NodeRef::new() }
    }

    fn open(self, explained: Explained) {
        self.shown.set(Some(explained));
        // Once its content is in the page. When the dialog closes, the browser puts the focus back on the amount.
        request_animation_frame(move || {
            let Some(dialog) = self.dialog.get_untracked() else { return };
            // Only refused when it is open already.
            let _ = dialog.show_modal();
            // Read from the beginning, and not from the button below it.
            if let Some(heading) = self.heading.get_untracked() {
                let _ = heading.focus();
            }
        });
    }

    fn close(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
    }
}

/// An amount that says where it comes from when it is tapped.
#[component]
pub(crate) fn ExplainedAmount(explainer: Explainer, explained: Explained) -> impl IntoView {
    let amount = format::euro(explained.line.amount);
    let name = line_name(explained.line.id, explained.line.adult);
    let label = later::explain_label(&amount, name, language::within_sentence(&explained.when));
    view! {
        <button type="button" class="amount" aria-label=label on:click=move |_| explainer.open(explained.clone())>
            {amount}
        </button>
    }
}

/// Where an amount comes from: a sentence, the steps, the article and how sure it is. Over the page, which waits.
#[component]
pub(crate) fn Explanation(explainer: Explainer) -> impl IntoView {
    let id = format!("explanation-{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let heading_id = id.clone();
    view! {
        <dialog
            class="dialog dialog--explanation"
            node_ref=explainer.dialog
            aria-labelledby=id
            // Beside it, on the page that waits.
            on:click=move |event| {
                let on_itself = event.target() == event.current_target();
                if on_itself {
                    explainer.close();
                }
            }
        >
            {move || explainer.shown.get().map(|explained| view! {
                <Content explained id=heading_id.clone() heading=explainer.heading />
            })}
            <div class="actions">
                <button type="button" class="nl-button nl-button--secondary" on:click=move |_| explainer.close()>
                    {later::explain_close()}
                </button>
            </div>
        </dialog>
    }
}

#[component]
fn Content(explained: Explained, id: String, heading: NodeRef<H2>) -> impl IntoView {
    let Explained { line, when, rules } = explained;
    let sure = line.grade.map(|grade| match grade {
        Grade::A => later::explain_grade_a(),
        Grade::B => later::explain_grade_b(),
        Grade::C => later::explain_grade_c(),
    });
    let law = (!line.law.is_empty()).then(|| later::explain_law(format::long_date(rules), line.law));
    view! {
        <div class="explanation">
            <h2 class="nl-heading nl-heading--level-2" id=id tabindex="-1" node_ref=heading>
                {line_name(line.id, line.adult)}
            </h2>
            <p class="explanation__amount"><span>{when}</span> <strong>{format::euro(line.amount)}</strong></p>
            <p class="nl-paragraph">{line_summary(line.id)}</p>
            {(!line.why.is_empty()).then(|| view! {
                <h3 class="nl-heading nl-heading--level-3">{later::explain_steps()}</h3>
                <ol class="explanation__steps">
                    {line.why.iter().map(|step| view! { <li>{format::step(step)}</li> }).collect_view()}
                </ol>
            })}
            {law.map(|law| view! { <p class="small">{law}</p> })}
            {sure.map(|sure| view! { <p class="small">{sure}</p> })}
        </div>
    }
}
