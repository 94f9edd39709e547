//! The consultant decides, in an empty field.

use leptos::prelude::*;

use super::facts;
use crate::{
    caseload::Case,
    diagnose::{NO_END, Outcome, model},
    web::{
        components::{Heading, Kind, Notice},
        texts::{desk, talk as texts},
    },
};

/// The decision on this case.
#[component]
pub(super) fn DecisionPart(case: Case) -> impl IntoView {
    let _ = case;
    view! { <Heading text=texts::part_decision() /> }
}

/// What the answers come to, with its doubt.
#[component]
pub(super) fn Suggestion(outcome: Outcome) -> impl IntoView {
    let model = model();
    let category = model.categories.iter().find(|category| category.id == outcome.category);
    let months = outcome.months.map(|(from, to)| match to {
        NO_END => format!("> {from}"),
        _ => format!("{from}–{to}"),
    });
    let points = if outcome.points_high > outcome.points {
        desk::dossier_points_range(outcome.points_high, outcome.points)
    } else {
        outcome.points.to_string()
    };
    let ladder = model.ladder.iter().find(|step| Some(step.step) == outcome.ladder_step);
    let ladder = ladder.map_or_else(
        || desk::dossier_ladder_unknown().to_string(),
        |step| format!("{}: {}", desk::dossier_ladder_step(step.step), step.name),
    );
    let doubts: Vec<&str> = outcome
        .doubt_reasons
        .iter()
        .filter_map(|reason| model.doubt_texts.get(*reason as usize))
        .map(|text| text.consultant.as_str())
        .collect();
    let doubt = if doubts.is_empty() {
        desk::dossier_no_doubt().to_string()
    } else {
        let between = desk::dossier_between(outcome.doubt_between.join(", "));
        format!("{} {between}.", doubts.join(" "))
    };
    let advice = model.advice.iter().find(|advice| advice.code == outcome.advice);
    let named = |category: &crate::diagnose::Category| {
        if category.name == category.id {
            category.id.clone()
        } else {
            format!("{} – {}", category.id, category.name)
        }
    };
    view! {
        <h2 class="nl-heading nl-heading--level-2">{desk::dossier_suggestion()}</h2>
        <Notice kind=Kind::Info><p class="nl-paragraph">{desk::dossier_suggestion_text()}</p></Notice>
        {facts(vec![
            (desk::dossier_category(), Some(category.map_or(outcome.category.clone(), named))),
            (desk::dossier_onderdeel(), Some(outcome.onderdeel.clone())),
            (desk::dossier_months(), months),
            (desk::dossier_points(), Some(points)),
            (desk::dossier_doubt(), Some(doubt)),
            (desk::dossier_ladder(), Some(ladder)),
            (desk::dossier_advice(), advice.map(|advice| advice.consultant.clone())),
            (desk::dossier_routes(), (!outcome.routes.is_empty()).then(|| outcome.routes.join(", ").replace('_', " "))),
        ])}
    }
}
