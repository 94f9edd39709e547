//! "What is left when I take this job?"

mod calculation;
mod form;
mod inputs;
mod insights;
mod result;

use leptos::prelude::*;

pub(crate) use calculation::Calculation;
#[cfg(test)]
pub(crate) use form::Child;
use form::Mistake;
pub(crate) use form::{Field, Form, cents_typed};

use crate::{
    income::{Comparison, Problem, Situation, minimum_wage_at_age},
    web::{
        components::{Confirm, Heading},
        format,
        page::Page,
        session::Session,
        texts::{errors, later},
        today::today,
    },
};

/// What the form comes to.
#[derive(Clone, PartialEq)]
enum Answer {
    /// Not filled in far enough; the fields that need something.
    Wrong(Vec<(Field, String)>),
    /// Right, but outside what we can compute; why.
    Refused(String),
    Computed(Box<Computed>),
}

/// A household before and with the job, and what each comes to.
#[derive(Clone, PartialEq)]
struct Computed {
    now: Situation,
    then: Situation,
    comparison: Comparison,
}

/// The calculator page.
#[component]
pub(crate) fn Calculator() -> impl IntoView {
    let session = expect_context::<Session>();
    let form = expect_context::<Calculation>().form;
    let answer = Memo::new(move |_| compute(&form.read()));
    let message = move |field: Field| {
        Signal::derive(move || match &*answer.read() {
            Answer::Wrong(wrong) if !form.read().is_untouched() => {
                wrong.iter().find(|(at, _)| *at == field).map(|(_, text)| text.clone())
            }
            _ => None,
        })
    };
    view! {
        <Heading text=later::calculator_title() />
        <p class="lead">{later::calculator_lead()}</p>
        <div class="calculator">
            <form class="calculator__form" novalidate on:submit=|event| event.prevent_default()>
                <inputs::Inputs form=form message=message />
                <Confirm
                    label=later::calculator_clear()
                    title=later::calculator_clear_title()
                    text=later::calculator_clear_text()
                    confirm=later::calculator_clear_confirm()
                    on_confirm=move || form.set(Form::default())
                />
            </form>
            <section class="calculator__result">
                {move || match answer.get() {
                    Answer::Wrong(wrong) => result::waiting(&wrong, form.read().is_untouched()).into_any(),
                    Answer::Refused(why) => result::refused(why).into_any(),
                    Answer::Computed(computed) => {
                        view! { <result::Result computed=*computed /> }.into_any()
                    }
                }}
            </section>
        </div>
        <p class="nl-paragraph small">{later::calculator_not_covered()}</p>
        <div class="actions">
            {move || {
                // Once the questions are done, the municipality is the next door.
                let done = session.progress().get().next.is_none();
                let page = if done { Page::HandOver } else { Page::Introduction };
                let text = if done { later::calculator_to_hand_over() } else { later::calculator_to_questions() };
                view! { <a class="nl-link" href=page.href()>{text}</a> }
            }}
        </div>
    }
}

fn compute(form: &Form) -> Answer {
    match situations(form) {
        Ok((now, then)) => match Comparison::of(&now, &then) {
            Ok(comparison) => Answer::Computed(Box::new(Computed { now, then, comparison })),
            Err(refusal) => Answer::Refused(errors::lookup(refusal.key()).unwrap_or_default().into()),
        },
        Err(wrong) => Answer::Wrong(wrong),
    }
}

/// The household without and with the job, or every field that needs another look.
pub(crate) fn situations(form: &Form) -> Result<(Situation, Situation), Vec<(Field, String)>> {
    let minimum_wage = |birth| minimum_wage_at_age(today(), today().age_of(birth)?);
    let (now, then) = form.households(today(), minimum_wage).map_err(|mistakes| {
        mistakes.into_iter().map(|(field, mistake)| (field, say(field, mistake))).collect::<Vec<_>>()
    })?;
    for (situation, with_job) in [(&now, false), (&then, true)] {
        situation.check().map_err(|error| {
            let field = Field::of_path(&error.path, with_job).unwrap_or(Field::Age);
            vec![(field, problem(&error.problem))]
        })?;
    }
    Ok((now, then))
}

fn say(field: Field, mistake: Mistake) -> String {
    match mistake {
        Mistake::Needed => later::field_needed().into(),
        Mistake::NotANumber => later::field_number(field.example()),
        Mistake::NotWhole => later::field_whole(field.example()),
        Mistake::Between(low, high) => later::field_between(high, low),
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooMuch { most } => errors::situation_too_much(most.replace('.', ",")),
        Problem::BeforeFirstRules { first } => {
            errors::situation_before_first_rules(format::long_date(*first))
        }
        other => errors::lookup(other.key()).unwrap_or_default().into(),
    }
}
