//! Exactly what goes along, before it goes.

use leptos::prelude::*;

use super::Choices;
use crate::{
    diagnose::model,
    income::{Comparison, Situation},
    web::{
        answer_text::answer_text,
        components::ComparisonTable,
        config::Config,
        format, language,
        page::{CalculatorPage, Page},
        pages::calculator::FilledIn,
        session::Session,
        texts::later,
        today::today,
    },
};

/// Exactly what is in the file, and the choice to send the calculation along.
#[component]
pub(super) fn Contents(
    choices: Choices,
    config: Config,
    calculation: Option<(Situation, Situation)>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let answers = session.counted();
    let shown = session.shown();
    let count = shown.iter().filter(|question| session.is_answered(question)).count();
    let outcome = crate::diagnose::score(model(), &answers);
    let category = model().categories.iter().find(|category| category.id == outcome.category);
    let category = category.map_or(outcome.category.clone(), |category| language::of(&category.name));
    let gemeente = if config.municipality.name.is_empty() {
        later::hand_over_gemeente_unknown().to_string()
    } else {
        config.municipality.name
    };
    let comparison = calculation.and_then(|(now, then)| {
        let comparison = Comparison::of(&now, &then).ok()?;
        Some((now, then, comparison))
    });
    let calculated = comparison.is_some();
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::hand_over_what_title()}</h2>
            <ul class="plain-list">
                <li>{later::hand_over_what_answers(count)}</li>
                <li>{later::hand_over_what_outcome(category)}</li>
                <li>{later::hand_over_what_date(format::long_date(today()))}</li>
                <li>{later::hand_over_what_gemeente(gemeente)}</li>
                <li>{later::hand_over_what_language(language::own_name())}</li>
                <li>{later::hand_over_what_number()}</li>
                {move || choices.who().map(|(reference, label)| {
                    let label = label.as_str();
                    let text = if reference {
                        later::hand_over_what_reference(label)
                    } else {
                        later::hand_over_what_name(label)
                    };
                    view! { <li>{text}</li> }
                })}
                {move || choices.grade().map(|grade| view! { <li>{later::hand_over_what_satisfaction(grade)}</li> })}
                <Show when=move || choices.with_calculation.get()>
                    <li>{later::hand_over_what_situation()}</li>
                </Show>
            </ul>
            <p class="nl-paragraph">{later::hand_over_what_not()}</p>
            <details class="why">
                <summary>{later::hand_over_show_answers()}</summary>
                <dl class="answers">
                    {shown.into_iter().map(|question| view! {
                        <div class="answers__row">
                            <dt>{language::of(&question.text)}</dt>
                            <dd>{answer_text(question, session.answer_to(question).as_ref())}</dd>
                        </div>
                    }).collect_view()}
                </dl>
            </details>
            {if calculated {
                view! {
                    <div class="option">
                        <input class="option__input" type="checkbox" id="with-calculation"
                            aria-describedby="with-calculation-hint" bind:checked=choices.with_calculation />
                        <label class="option__label" for="with-calculation">{later::hand_over_with_calculation()}</label>
                    </div>
                    <p class="field__hint" id="with-calculation-hint">{later::hand_over_with_calculation_hint()}</p>
                    {comparison.map(|(now, then, comparison)| view! {
                        <details class="why">
                            <summary>{later::hand_over_show_calculation()}</summary>
                            <FilledIn now then />
                            <ComparisonTable comparison />
                        </details>
                    })}
                }.into_any()
            } else {
                view! {
                    <p class="nl-paragraph">
                        {later::hand_over_no_calculation()} " "
                        <a class="nl-link" href=Page::Calculator(CalculatorPage::Form).href()>{later::outcome_calculate()}</a>
                    </p>
                }.into_any()
            }}
        </section>
    }
}
