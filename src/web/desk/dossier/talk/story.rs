//! The resident's story, in an order that reads well, and how they saw it.

use leptos::prelude::*;

use crate::{
    diagnose::{Answer, NO_END, conversation, model},
    web::{
        desk::dossier::{as_read::AsRead, open::Open, suggestion::facts},
        texts::{desk, later, talk},
    },
};

/// The story, chapter by chapter.
#[component]
pub(super) fn Story(open: Open, as_read: AsRead) -> impl IntoView {
    let chapters = move || {
        let case = open.case.read();
        let state = case.state();
        let answers = state.answers();
        let shown = answers.shown(model());
        conversation()
            .chapters
            .iter()
            .map(|chapter| {
                let told: Vec<_> = chapter
                    .questions
                    .iter()
                    .filter(|at| shown.contains(at))
                    .map(|at| {
                        let question = &model().questions[usize::from(*at)];
                        let short = conversation().questions[usize::from(*at)].short.as_str();
                        let answer = answers.get(*at).cloned();
                        let is_open = answer.as_ref().is_none_or(Answer::is_unknown);
                        view! {
                            <div class:story__open=is_open>
                                <dt>{short}</dt>
                                <dd>{as_read.answer(question, answer)}</dd>
                            </div>
                        }
                    })
                    .collect();
                (!told.is_empty()).then(|| {
                    view! {
                        <section class="story__chapter">
                            <h3 class="nl-heading nl-heading--level-3">{chapter.title.as_str()}</h3>
                            <dl class="story">{told}</dl>
                        </section>
                    }
                })
            })
            .collect_view()
    };
    view! {
        <h2 class="nl-heading nl-heading--level-2">{talk::story_title()}</h2>
        {as_read.missing()}
        <div class="story__chapters">{chapters}</div>
        <AsSeen open />
    }
}

/// What the resident saw as their outcome, and what they thought of it.
#[component]
fn AsSeen(open: Open) -> impl IntoView {
    move || {
        let case = open.case.read();
        let state = case.state();
        let dossier = state.dossier;
        let corrected = state.versions.last().is_some_and(|version| version.correction.is_some());
        let seen = (!open.hidden.get()).then(|| match &dossier.outcome {
            None => talk::story_seen_nothing().to_string(),
            Some(outcome) => match outcome.months {
                None => later::outcome_band_none().to_string(),
                Some((from, NO_END)) => later::outcome_band_over(from),
                Some((0, to)) => later::outcome_band_within(to),
                Some((from, to)) => later::outcome_band_to(from, to),
            },
        });
        view! {
            <h3 class="nl-heading nl-heading--level-3">{talk::story_as_seen()}</h3>
            {facts(vec![
                (talk::story_seen_months(), seen),
                (desk::dossier_satisfaction(), Some(dossier.satisfaction.map_or_else(|| talk::story_unknown().into(), |grade| grade.to_string()))),
            ])}
            {corrected.then(|| view! { <p class="small">{talk::story_later_corrected()}</p> })}
        }
    }
}
