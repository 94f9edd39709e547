//! Two outcomes side by side, and which answers are others.

use leptos::prelude::*;

use super::suggestion::said;
use crate::{
    caseload::Difference,
    diagnose::{Answer, Outcome, Question, model},
    web::{
        answer_text::answer_text,
        texts::{desk, talk},
    },
};

/// Two outcomes; lines of which neither says anything are left out.
#[component]
pub(super) fn Outcomes(
    before: Outcome,
    after: Outcome,
    #[prop(into)] was: String,
    #[prop(into)] is: String,
) -> impl IntoView {
    let rows = said(&before)
        .into_iter()
        .zip(said(&after))
        .filter(|((_, was), (_, is))| was.is_some() || is.is_some());
    let rows = rows
        .map(|((name, was), (_, is))| {
            let changed = was != is;
            view! {
                <tr class:changed=changed>
                    <th scope="row">{name}</th>
                    <td>{was}</td>
                    <td>{is}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=talk::compare_caption()>
            <table class="dossier-table outcomes">
                <caption class="visually-hidden">{talk::compare_caption()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{talk::compare_what()}</th>
                        <th scope="col">{was}</th>
                        <th scope="col">{is}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// Each answer that changed: what it was, and what it is. Of a sensitive wish only that it changed.
#[component]
pub(super) fn Changes(changes: Vec<Difference>) -> impl IntoView {
    let items = changes
        .into_iter()
        .map(|change| {
            let question = &model().questions[usize::from(change.question)];
            let (before, after) = (text(question, change.before), text(question, change.after));
            view! {
                <li>
                    <span class="change__question">{question.text.as_str()}</span>
                    <del>{before}</del> <span aria-hidden="true">" → "</span> <ins>{after}</ins>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="plain-list changes">{items}</ul> }
}

fn text(question: &Question, answer: Option<Option<Answer>>) -> String {
    match answer {
        None => talk::compare_not_asked().into(),
        Some(None) => desk::dossier_no_answer().into(),
        Some(Some(answer)) => match super::as_read::split(question, answer) {
            (open, None) => answer_text(question, open.as_ref()),
            (open, Some(folded)) => {
                let count = if let Answer::Many(places) = &folded { places.len() } else { 1 };
                let open = open.map(|open| answer_text(question, Some(&open)));
                open.into_iter().chain([talk::signals_sensitive(count)]).collect::<Vec<_>>().join(", ")
            }
        },
    }
}
