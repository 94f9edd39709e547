//! What the answers come to, and what that follows from.

use leptos::prelude::*;

use crate::{
    diagnose::{Answers, Category, NO_END, Outcome, model},
    web::{
        answer_text::answer_text,
        components::{Kind, Notice, Segmented},
        texts::{desk, talk},
    },
};

/// Facts in two columns; what is empty is left out.
pub(super) fn facts(facts: Vec<(&'static str, Option<String>)>) -> impl IntoView {
    view! {
        <dl class="facts">
            {facts.into_iter().filter_map(|(name, value)| Some(view! {
                <div><dt>{name}</dt><dd>{value?}</dd></div>
            })).collect_view()}
        </dl>
    }
}

/// A category with its name, where it has one.
pub(super) fn named(category: &Category) -> String {
    if category.name == category.id {
        category.id.clone()
    } else {
        format!("{} – {}", category.id, category.name)
    }
}

/// What an outcome says, each with its name, in the order in which it is shown.
pub(super) fn said(outcome: &Outcome) -> Vec<(&'static str, Option<String>)> {
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
    vec![
        (desk::dossier_category(), Some(category.map_or(outcome.category.clone(), named))),
        (desk::dossier_onderdeel(), Some(outcome.onderdeel.clone())),
        (desk::dossier_months(), months),
        (desk::dossier_points(), Some(points)),
        (desk::dossier_doubt(), Some(doubt)),
        (desk::dossier_ladder(), Some(ladder(outcome.ladder_step))),
        (desk::dossier_advice(), advice.map(|advice| advice.consultant.clone())),
        (
            desk::dossier_routes(),
            (!outcome.routes.is_empty()).then(|| outcome.routes.join(", ").replace('_', " ")),
        ),
    ]
}

/// A step of the Participatieladder with what it means.
pub(super) fn ladder(step: Option<u8>) -> String {
    let found = model().ladder.iter().find(|known| Some(known.step) == step);
    found.map_or_else(
        || desk::dossier_ladder_unknown().to_string(),
        |step| format!("{}: {}", desk::dossier_ladder_step(step.step), step.name),
    )
}

/// The suggestion, with what it is worth.
#[component]
pub(super) fn Suggestion(outcome: Outcome) -> impl IntoView {
    view! {
        <h2 class="nl-heading nl-heading--level-2">{desk::dossier_suggestion()}</h2>
        <Notice kind=Kind::Info><p class="nl-paragraph">{desk::dossier_suggestion_text()}</p></Notice>
        {facts(said(&outcome))}
    }
}

/// Where the points come from, in either order, and what takes some away or weighs more.
#[component]
pub(super) fn Contributions(
    outcome: Outcome,
    answers: Answers,
    order: RwSignal<&'static str>,
) -> impl IntoView {
    let model = model();
    // By size is how the outcome has them; as they were asked is the other.
    let mut asked: Vec<(usize, u16, String)> = outcome
        .contributions
        .iter()
        .filter_map(|(id, points)| {
            let (at, question) = (0..).zip(&model.questions).find(|(_, question)| question.id == *id)?;
            let said = format!("{points} · {} {}", question.text, answer_text(question, answers.get(at)));
            Some((usize::from(at), *points, said))
        })
        .collect();
    let by_size = asked.clone();
    asked.sort_by_key(|(at, ..)| *at);
    let nothing = asked.is_empty();
    let caps = outcome.caps.iter().map(|(why, taken)| format!("−{taken} · {why}")).collect();
    let list = move || {
        let list = if order.get() == "size" { by_size.clone() } else { asked.clone() };
        list.into_iter().map(|(_, _, said)| view! { <li>{said}</li> }).collect_view()
    };
    view! {
        <h2 class="nl-heading nl-heading--level-2">{talk::points_title()}</h2>
        {if nothing {
            view! { <p class="nl-paragraph">{talk::points_none()}</p> }.into_any()
        } else {
            view! {
                <Segmented id="points-order" label=talk::points_order() value=order
                    options=vec![("asked", talk::points_by_question()), ("size", talk::points_by_size())] />
                <ul class="plain-list contributions">{list}</ul>
            }
            .into_any()
        }}
        <Group title=desk::dossier_caps() items=caps />
        <Group title=desk::dossier_rules() items=outcome.rules.clone() />
    }
}

/// A list under a heading; nothing where it is empty.
#[component]
pub(super) fn Group(#[prop(into)] title: String, items: Vec<String>) -> impl IntoView {
    (!items.is_empty()).then(|| {
        view! {
            <h3 class="nl-heading nl-heading--level-3">{title}</h3>
            <ul class="plain-list">
                {items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}
            </ul>
        }
    })
}
