//! Making a plan: only the days that are missing are asked.

use leptos::prelude::*;

use super::{
    Work,
    fields::{DayField, Mistake, Tick, day_or_none, message},
};
use crate::{
    caseload::{Case, State, doubts_left, make_plan},
    diagnose::{Answer, DoubtReason, model},
    route::{Anchor, Days, Facts, INTAKE, missing_days, plan},
    web::{
        components::{Kind, Notice},
        format,
        texts::route as text,
    },
};

/// What is asked before a plan, as it was typed.
#[derive(Clone, Copy)]
struct Form {
    application: RwSignal<String>,
    housing: RwSignal<String>,
    transfer: RwSignal<String>,
    has_benefit: RwSignal<bool>,
    /// Doubts that remain, each by its place in the outcome.
    doubts: RwSignal<Vec<DoubtReason>>,
}

impl Form {
    /// As the plan that there is was made; empty without one.
    fn of(state: &State) -> Form {
        let known = |anchor: Anchor| {
            let day = state.plan.and_then(|plan| plan.day_of(anchor));
            RwSignal::new(day.map(|day| day.to_string()).unwrap_or_default())
        };
        Form {
            application: known(Anchor::Application),
            housing: known(Anchor::Housing),
            transfer: known(Anchor::Transfer),
            has_benefit: RwSignal::new(state.plan.is_none_or(|plan| plan.step(INTAKE, 1).is_some())),
            doubts: RwSignal::new(doubts_left(state)),
        }
    }
}

/// The facts of a plan as far as they are known; `None` without a decision.
fn with_facts<T>(
    case: &Case,
    has_benefit: bool,
    doubts: &[DoubtReason],
    use_facts: impl FnOnce(Facts) -> T,
) -> Option<T> {
    let state = case.state();
    let (entry, decision) = state.decision()?;
    let outcome = state.outcome();
    let days = Days { diagnosis: Some(state.dossier.completed), ..Days::of(entry.at.day()) };
    Some(use_facts(Facts {
        category: &decision.category,
        outcome: &outcome,
        answers: state.answers(),
        gemeente: state.dossier.gemeente.as_str(),
        days,
        has_benefit,
        under_27: is_under_27(case),
        doubts,
    }))
}

/// As the resident said of their age.
fn is_under_27(case: &Case) -> bool {
    let found = (0..).zip(&model().questions).find(|(_, question)| question.id == "leeftijd");
    found.is_some_and(|(at, question)| match case.state().answers().get(at) {
        Some(Answer::One(option)) => question.options[usize::from(*option)].id == "j18_26",
        _ => false,
    })
}

/// The form, and the button that makes the plan. Where there is a plan of another category, it says so.
#[component]
pub(super) fn Making(work: Work) -> impl IntoView {
    let reasons = work.case.with_untracked(|case| case.state().outcome().doubt_reasons);
    let form = work.case.with_untracked(|case| Form::of(&case.state()));
    let mistakes = RwSignal::new(Vec::<Mistake>::new());
    let missing = Memo::new(move |_| {
        let (has_benefit, doubts) = (form.has_benefit.get(), form.doubts.get());
        // A step of participatie counts from the decision where nobody knows the day of the transfer.
        let found = |facts: Facts| {
            let asks_transfer = ["3A", "3B"].contains(&facts.category);
            (missing_days(&facts), asks_transfer)
        };
        work.case.with(|case| with_facts(case, has_benefit, &doubts, found)).unwrap_or_default()
    });
    let asks = move |anchor: Anchor| missing.read().0.contains(&anchor);
    let old = work.case.with_untracked(|case| {
        let state = case.state();
        let plan = state.plan?;
        Some((plan.category().to_string(), state.decision()?.1.category.clone()))
    });
    let is_new = old.is_some();
    let old = old.filter(|(old, new)| old != new);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        untrack(|| make(work, form, mistakes));
    };
    let doubts = reasons.iter().map(|reason| {
        let reason = *reason;
        let id = format!("doubt-{}", reason as usize);
        let label = model().doubt_texts.get(reason as usize).map_or("", |text| text.consultant.as_str());
        let change = move |_| {
            form.doubts.update(|doubts| {
                if doubts.contains(&reason) {
                    doubts.retain(|known| *known != reason);
                } else {
                    doubts.push(reason);
                }
            });
        };
        view! {
            <div class="option">
                <input class="option__input" type="checkbox" id=id.clone()
                    prop:checked=move || form.doubts.read().contains(&reason) on:change=change />
                <label class="option__label" for=id>{label}</label>
            </div>
        }
    });
    view! {
        {old.map(|(old, new)| view! {
            <Notice kind=Kind::Warning title=text::make_new_title()>
                <p class="nl-paragraph">{text::make_new_text(new, old)}</p>
            </Notice>
        })}
        <form novalidate on:submit=submit class="card route-form">
            <h2 class="nl-heading nl-heading--level-2">{text::make_title()}</h2>
            <p class="nl-paragraph">{text::make_lead()}</p>
            <div class="route-form__fields">
                <Show when=move || asks(Anchor::Application)>
                    <DayField id="application" label=text::make_application() hint=text::make_application_hint()
                        value=form.application message=message(mistakes, "application") />
                </Show>
                <Show when=move || asks(Anchor::Housing)>
                    <DayField id="housing" label=text::make_housing() hint=text::make_housing_hint()
                        value=form.housing message=message(mistakes, "housing") />
                </Show>
                <Show when=move || missing.read().1>
                    <DayField id="transfer" label=text::make_transfer() hint=text::make_transfer_hint()
                        value=form.transfer message=message(mistakes, "transfer") />
                </Show>
            </div>
            <Tick id="has-benefit" label=text::make_benefit() hint=text::make_benefit_hint() value=form.has_benefit />
            {(!reasons.is_empty()).then(|| view! {
                <fieldset class="field field--choice">
                    <legend class="field__label">{text::make_doubts()}</legend>
                    {doubts.collect_view()}
                </fieldset>
            })}
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">
                    {if is_new { text::make_make_new() } else { text::make_make() }}
                </button>
            </div>
        </form>
    }
}

fn make(work: Work, form: Form, mistakes: super::fields::Mistakes) {
    let mut wrong = Vec::new();
    let decided = work.case.with(|case| case.state().decision().map(|(entry, _)| entry.at.day()));
    let mut read = |field: &'static str, typed: RwSignal<String>, at_most: bool| {
        let found = day_or_none(&typed.read()).and_then(|found| match (found, decided) {
            (Some(day), Some(decided)) if at_most && day > decided => {
                Err(text::make_late(format::long_date(decided)))
            }
            _ => Ok(found),
        });
        found.unwrap_or_else(|text| {
            wrong.push((field, text));
            None
        })
    };
    let application = read("application", form.application, true);
    let housing = read("housing", form.housing, true);
    let transfer = read("transfer", form.transfer, false);
    let is_right = wrong.is_empty();
    mistakes.set(wrong);
    if !is_right {
        return;
    }
    let (has_benefit, doubts) = (form.has_benefit.get(), form.doubts.get());
    let made = work.case.with(|case| {
        with_facts(case, has_benefit, &doubts, |facts| {
            plan(&Facts { days: Days { application, housing, transfer, ..facts.days }, ..facts })
        })
    });
    match made {
        Some(Ok(plan)) => work.saving.save(
            work.id,
            move |state| make_plan(state, plan),
            text::make_made().into(),
            Some(super::plan::HEADING.into()),
        ),
        _ => work.saving.say(text::make_failed(), true),
    }
}
