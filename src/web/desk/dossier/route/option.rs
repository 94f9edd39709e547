//! The five options of participatie, with the partner organisation of the municipality.

use leptos::prelude::*;

use super::{
    Work,
    fields::{DayField, Mistakes, message, past_day},
    panel::new_id,
    plan::HEADING,
};
use crate::{
    caseload::choose,
    route::{Manner, partners, route},
    web::{
        components::{ChoiceField, SelectField},
        desk::agenda::why_not,
        format,
        texts::route as text,
        today::today,
    },
};

/// The form, for a plan that has options.
#[component]
pub(super) fn Options(work: Work) -> impl IntoView {
    let stands = Memo::new(move |_| {
        work.case.with(|case| {
            let plan = case.state().plan?;
            let has = route().kind(plan.kind()).is_some_and(|kind| kind.options);
            has.then(|| (plan.gemeente().to_string(), plan.option()))
        })
    });
    move || {
        let (gemeente, chosen) = stands.get()?;
        let chosen = chosen.and_then(|chosen| {
            let option = route().option(chosen.number)?;
            Some(text::option_chosen(
                format::long_date(chosen.on),
                format!("{}. {}", chosen.number, option.name),
            ))
        });
        Some(view! { <OptionForm work gemeente chosen=chosen.unwrap_or_default() /> })
    }
}

#[component]
fn OptionForm(work: Work, gemeente: String, chosen: String) -> impl IntoView {
    let number = RwSignal::new(String::new());
    let on = RwSignal::new(today().to_string());
    let talk = RwSignal::new(String::from("in-person"));
    let known = partners(&gemeente);
    let partner = RwSignal::new(known.first().map(|partner| partner.id.clone()).unwrap_or_default());
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    let refers = move || {
        let option = number.read().parse().ok().and_then(|number| route().option(number));
        option.is_some_and(|option| option.refers)
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut wrong = Vec::new();
        let day = past_day(&on.get_untracked(), today()).map_err(|text| wrong.push(("on", text))).ok();
        let found = number.get_untracked().parse::<u8>().ok();
        if found.is_none() {
            wrong.push(("option", text::wrong_choose().to_string()));
        }
        let (Some(day), Some(number)) = (day, found) else { return mistakes.set(wrong) };
        let partner = Some(partner.get_untracked()).filter(|id| !id.is_empty() && untrack(refers));
        let spoken = match talk.get_untracked().as_str() {
            "in-person" => Some(true),
            "remote" => Some(false),
            _ => None,
        };
        let new = [new_id(), new_id()];
        let make = move |state: &crate::caseload::State| {
            choose(state, (number, partner.as_deref()), day, spoken, new)
        };
        match work.case.with_untracked(|case| make(&case.state())) {
            Err(error) => mistakes.set(vec![("option", why_not(&error))]),
            Ok(_) => {
                mistakes.set(Vec::new());
                let name = route().option(number).map_or("", |option| option.name.as_str());
                work.saving.save(work.id, make, text::option_said(name, number), Some(HEADING.into()));
            }
        }
    };
    let options = (1..)
        .zip(&route().options)
        .map(|(number, option)| (format!("{number}"), format!("{number}. {}", option.name)));
    let options =
        std::iter::once((String::new(), text::fact_choose().to_string())).chain(options).collect::<Vec<_>>();
    let organisations = known.iter().map(|partner| {
        let manner = match partner.manner {
            Manner::Group(least, most) => text::plan_group(least, most),
            Manner::OneByOne => text::plan_one_by_one().into(),
        };
        (partner.id.clone(), format!("{} ({manner})", partner.name))
    });
    let organisations = StoredValue::new(organisations.collect::<Vec<_>>());
    view! {
        <form novalidate on:submit=submit class="card route-form">
            <h2 class="nl-heading nl-heading--level-2">{text::option_title()}</h2>
            {(!chosen.is_empty()).then(|| view! { <p class="nl-paragraph">{chosen}</p> })}
            <div class="route-form__fields">
                <SelectField id="option" label=Signal::stored(text::option_what().to_string())
                    message=message(mistakes, "option") options value=number on_choose=move |key| number.set(key) />
                <DayField id="option-on" label=text::option_on() value=on message=message(mistakes, "on") />
                <Show when=refers>
                    {organisations.with_value(|organisations| if organisations.is_empty() {
                        view! { <p class="small">{text::option_partner_none()}</p> }.into_any()
                    } else {
                        view! {
                            <SelectField id="option-partner" label=Signal::stored(text::option_partner().to_string())
                                options=organisations.clone() value=partner on_choose=move |key| partner.set(key) />
                        }
                        .into_any()
                    })}
                </Show>
            </div>
            <ChoiceField id="option-talk" label=text::step_talk()
                options=vec![
                    ("in-person", text::step_in_person()),
                    ("remote", text::step_remote()),
                    ("none", text::step_no_talk()),
                ]
                value=talk on_choose=move |key| talk.set(key.into()) />
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{text::option_save()}</button>
            </div>
        </form>
    }
}
