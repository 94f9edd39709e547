//! What the answers come to, in plain words, with every reason; and that a person decides.

use leptos::prelude::*;

use crate::{
    diagnose::{Answer, Answers, Choice, DoubtReason, Level, Model, NO_END, Outcome, Question, model, score},
    web::{
        answer_text::answer_text,
        components::{Heading, Kind, Notice, PrintButton, Unfinished},
        format, language,
        page::{CalculatorPage, Page},
        pages::Restart,
        session::Session,
        texts::{app, later},
        today::today,
    },
};

/// The outcome, once every question has an answer.
#[component]
pub(crate) fn OutcomePage() -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <Heading text=later::outcome_title() />
        {move || match session.progress().get().next {
            Some(id) => view! { <Unfinished text=later::outcome_unfinished_text() next=id /> }.into_any(),
            None => {
                let answers = session.counted();
                let outcome = score(model(), &answers);
                view! { <Finished outcome answers /> }.into_any()
            }
        }}
    }
}

#[component]
fn Finished(outcome: Outcome, answers: Answers) -> impl IntoView {
    let model = model();
    let strengths = strengths(model, &answers);
    let wishes = wishes(model, &outcome);
    let advice = model.advice.iter().find(|advice| advice.code == outcome.advice);
    // An advice that is named after a route says it already.
    let said = |route: &str| outcome.advice.starts_with(route);
    let routes: Vec<String> = model
        .routes
        .iter()
        .filter(|route| outcome.routes.contains(&route.id) && !said(&route.id))
        .map(|route| language::of(&route.text))
        .collect();
    view! {
        <Months outcome=outcome.clone() />
        <Notice kind=Kind::Info title=later::outcome_person_decides()>
            <p class="nl-paragraph" data-read>{later::outcome_person_decides_text()}</p>
            <p class="nl-paragraph" data-read>{later::outcome_not_calibrated()}</p>
        </Notice>
        <Part title=later::outcome_strengths() items=strengths />
        <Part title=later::outcome_help_wishes() items=wishes />
        <h2 class="nl-heading nl-heading--level-2" data-read>{later::outcome_what_next()}</h2>
        {advice.map(|advice| view! { <p class="nl-paragraph" data-read>{language::of(&advice.resident)}</p> })}
        {routes.into_iter().map(|text| view! { <p class="nl-paragraph" data-read>{text}</p> }).collect_view()}
        <p class="nl-paragraph" data-read>{later::outcome_next_talk()}</p>
        <Points outcome=outcome.clone() answers />
        <Doubts outcome />
        <p class="nl-paragraph" data-read>{later::outcome_wrong()}</p>
        <p class="nl-paragraph"><a class="nl-link" href=Page::Check.href()>{app::question_overview()}</a></p>
        <div class="actions">
            <a class="nl-button nl-button--primary" href=Page::HandOver.href()>{later::outcome_hand_over()}</a>
            <a class="nl-button nl-button--secondary" href=Page::Calculator(CalculatorPage::Form).href()>{later::outcome_calculate()}</a>
        </div>
        <div class="actions">
            <PrintButton label=later::outcome_print() class="nl-button nl-button--subtle" />
            <Restart label=app::restart_link() />
        </div>
        <p class="nl-paragraph small only-on-paper">{later::outcome_printed_on(format::long_date(today()))}</p>
    }
}

/// The months to work, large.
#[component]
fn Months(outcome: Outcome) -> impl IntoView {
    match outcome.months {
        None => view! {
            <p class="big-number" data-read><strong>{later::outcome_band_none()}</strong></p>
            <p class="nl-paragraph" data-read>{later::outcome_band_none_text()}</p>
        }
        .into_any(),
        Some((from, to)) => view! {
            <p class="lead" data-read>{later::outcome_lead()}</p>
            <p class="big-number" data-read><strong>{months(from, to)}</strong></p>
        }
        .into_any(),
    }
}

/// A band of months in words; 999 has no end.
fn months(from: u16, to: u16) -> String {
    match (from, to) {
        (_, NO_END) => later::outcome_band_over(from),
        (0, _) => later::outcome_band_within(to),
        _ => later::outcome_band_to(from, to),
    }
}

#[component]
fn Part(#[prop(into)] title: String, items: Vec<String>) -> impl IntoView {
    (!items.is_empty()).then(|| {
        view! {
            <h2 class="nl-heading nl-heading--level-2" data-read>{title}</h2>
            <ul class="plain-list">
                {items.into_iter().map(|item| view! { <li data-read>{item}</li> }).collect_view()}
            </ul>
        }
    })
}

/// Where the points come from, answer by answer, and what took some of them away.
#[component]
fn Points(outcome: Outcome, answers: Answers) -> impl IntoView {
    let model = model();
    let contributions: Vec<_> = outcome
        .contributions
        .iter()
        .filter_map(|(id, points)| {
            let (at, question) = (0..).zip(&model.questions).find(|(_, question)| question.id == *id)?;
            Some((language::of(&question.text), answer_text(question, answers.get(at)), *points))
        })
        .collect();
    let nothing = contributions.is_empty();
    let range = (outcome.points_high > outcome.points)
        .then(|| later::outcome_range(outcome.points_high, outcome.points));
    view! {
        <h2 class="nl-heading nl-heading--level-2" data-read>{later::outcome_contributions()}</h2>
        <p class="nl-paragraph" data-read>
            {if nothing { later::outcome_contributions_none().to_string() } else { later::outcome_points_of_total(outcome.points.into()) }}
            " " {later::outcome_points_explained()}
        </p>
        {range.map(|range| view! { <p class="nl-paragraph" data-read>{range}</p> })}
        <dl class="answers">
            {contributions.into_iter().map(|(question, answer, points)| view! {
                <div class="answers__row">
                    <dt data-read>{question}</dt>
                    <dd data-read>{later::outcome_your_answer(answer)}</dd>
                    <dd class="answers__action" data-read><strong>{later::outcome_points(points.into())}</strong></dd>
                </div>
            }).collect_view()}
        </dl>
        <Part
            title=later::outcome_caps()
            items=outcome.caps.iter().map(|(why, taken)| later::outcome_cap_taken(usize::from(*taken), language::of(why))).collect()
        />
        <Part title=later::outcome_rules() items=outcome.rules.iter().map(|rule| language::of(rule)).collect() />
    }
}

#[component]
fn Doubts(outcome: Outcome) -> impl IntoView {
    let model = model();
    let clashes: Vec<String> = model
        .contradictions
        .iter()
        .filter(|clash| outcome.contradictions.contains(&clash.id))
        .map(|clash| language::of(&clash.text))
        .collect();
    let doubts = outcome
        .doubt_reasons
        .iter()
        .filter(|reason| **reason != DoubtReason::Contradiction)
        .filter_map(|reason| model.doubt_texts.get(*reason as usize))
        .map(|text| language::of(&text.resident))
        .collect();
    let explain = (!clashes.is_empty()).then(later::outcome_contradictions_text);
    view! {
        <Part title=later::outcome_doubt() items=doubts />
        <Part title=later::outcome_contradictions() items=clashes />
        {explain.map(|text| view! { <p class="nl-paragraph" data-read>{text}</p> })}
    }
}

/// The options that somebody chose.
pub(crate) fn chosen<'a>(question: &'a Question, answer: Option<&Answer>) -> Vec<&'a Choice> {
    let places = match answer {
        Some(Answer::One(place)) => std::slice::from_ref(place),
        Some(Answer::Many(places)) => places,
        _ => &[],
    };
    places.iter().map(|place| &question.options[usize::from(*place)]).collect()
}

/// What goes well, by the answers that say so.
pub(crate) fn strengths(model: &Model, answers: &Answers) -> Vec<String> {
    (0..)
        .zip(&model.questions)
        .flat_map(|(at, question)| chosen(question, answers.get(at)))
        .filter_map(|option| option.strength.as_deref().map(language::of))
        .collect()
}

/// What the person asked help with, in the words of the answer.
fn wishes(model: &Model, outcome: &Outcome) -> Vec<String> {
    let asked = |id: &String| {
        outcome.signals.iter().any(|(signal, level)| signal == id && *level == Level::Hulpvraag)
    };
    let options = model.signals.iter().filter(|signal| asked(&signal.id)).filter_map(|signal| signal.asked);
    let mut options: Vec<_> = options.collect();
    options.sort_unstable();
    options.dedup();
    options
        .into_iter()
        .map(|(question, option)| {
            language::of(&model.questions[usize::from(question)].options[usize::from(option)].text)
        })
        .collect()
}
