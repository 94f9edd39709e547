//! The plan after a decision, and what became of it.

mod adding;
mod calendar;
mod draft;
mod fact_form;
mod fact_line;
mod facts;
mod fields;
mod making;
mod modules;
mod option;
mod panel;
mod plan;
mod step_line;

use leptos::prelude::*;

use crate::{
    caseload::{Case, Row, What},
    diagnose::model,
    dossier::RecordId,
    route::{orderings, route as steps},
    web::{
        components::Heading,
        desk::{
            agenda::{SavedLine, Saving},
            cabinet::{Cabinet, Shown},
            list_page::who,
        },
        format,
        page::{DeskPage, DossierPart, Page},
        texts::route as text,
    },
};

/// What every part of this page works with.
#[derive(Clone, Copy)]
struct Work {
    id: RecordId,
    /// The case as it is kept now.
    case: Memo<Case>,
    saving: Saving,
}

/// The route of one person.
#[component]
pub(super) fn RoutePart(case: Case) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let id = case.id();
    let name = who(&Row::of(&case));
    let case = Memo::new(move |before: Option<&Case>| match &*cabinet.case.read() {
        Shown::Here(now) if now.id() == id => now.clone(),
        _ => before.unwrap_or(&case).clone(),
    });
    let work = Work { id, case, saving: Saving::new(cabinet) };
    let stage = Memo::new(move |_| case.with(Stage::of));
    view! {
        <Heading text=text::route_title(&name) />
        {move || match stage.get() {
            Stage::Undecided => view! {
                <p class="lead">{text::route_no_decision()}</p>
                <div class="actions">
                    <a class="nl-button nl-button--primary"
                        href=Page::from(DeskPage::Dossier(id.to_string(), DossierPart::Decision)).href()>
                        {text::route_to_decision()}
                    </a>
                </div>
            }
            .into_any(),
            Stage::Unplanned => view! { <About work /> <making::Making work /> }.into_any(),
            Stage::Planned { is_old } => view! {
                <About work />
                {is_old.then(|| view! { <making::Making work /> })}
                <div class="route">
                    <div class="route__plan">
                        <plan::PlanList work />
                        <adding::Adding work />
                        <option::Options work />
                        {(!is_old).then(|| view! {
                            <details class="why">
                                <summary>{text::make_again()}</summary>
                                <p class="nl-paragraph">{text::make_again_text()}</p>
                                <making::Making work />
                            </details>
                        })}
                    </div>
                    <div class="route__beside">
                        <modules::Modules work />
                        <calendar::Export work />
                    </div>
                </div>
            }
            .into_any(),
        }}
        <facts::Facts work name />
        <SavedLine saving=work.saving />
    }
}

/// How far somebody is.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Undecided,
    Unplanned,
    Planned {
        /// Whether the plan belongs to another category than the decision that holds.
        is_old: bool,
    },
}

impl Stage {
    fn of(case: &Case) -> Stage {
        let state = case.state();
        match (state.decision(), state.plan) {
            (None, None) => Stage::Undecided,
            (Some(_), None) => Stage::Unplanned,
            (decision, Some(plan)) => Stage::Planned {
                is_old: decision.is_some_and(|(_, decision)| decision.category != plan.category()),
            },
        }
    }
}

/// The decision in a line or two, with the names that others give it.
#[component]
fn About(work: Work) -> impl IntoView {
    move || {
        work.case.with(|case| {
            let state = case.state();
            let (entry, decision) = state.decision()?;
            let category = model().categories.iter().find(|known| known.id == decision.category)?;
            let plans = case.entries().iter().filter(|entry| matches!(entry.what, What::Planned(_))).count();
            let made = plans > 1 && state.plan.is_some_and(|plan| plan.category() != decision.category);
            let kind = state.plan.and_then(|plan| steps().kind(plan.kind())).map(|kind| kind.name.as_str());
            let outside = orderings(state.dossier.gemeente.as_str(), &category.id);
            let line = |name: String, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
            Some(view! {
                <dl class="filled-in facts route-about">
                    {line(
                        text::route_category().into(),
                        format!("{} – {} ({})", category.id, category.name, format::long_date(entry.at.day())),
                    )}
                    {line(text::route_onderdeel().into(), category.onderdeel.clone())}
                    {kind.filter(|_| !made).map(|kind| line(text::route_kind().into(), kind.into()))}
                    {outside.into_iter().map(|(ordering, place)| line(
                        text::route_outside(&ordering.name),
                        place.unwrap_or(text::route_outside_none()).into(),
                    )).collect_view()}
                </dl>
            })
        })
    }
}
