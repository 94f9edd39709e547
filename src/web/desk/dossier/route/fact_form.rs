//! The fields of a fact, no more than its kind has.

use leptos::prelude::*;

use super::{
    Work,
    draft::{Draft, ENDINGS, ONWARD},
    fields::{DayField, Mistakes, Tick, message},
};
use crate::{
    route::{partners, route},
    web::{
        components::{SelectField, TextField},
        texts::route as text,
    },
};

/// The fields for the kind that was chosen. `id` goes before the id of each.
#[component]
pub(super) fn FactFields(
    work: Work,
    draft: Draft,
    mistakes: Mistakes,
    id: &'static str,
    /// Whether it is not recorded yet.
    is_new: bool,
) -> impl IntoView {
    let first = move |label: &'static str| {
        view! { <DayField id=format!("{id}-first") label value=draft.first message=message(mistakes, "first") /> }
    };
    let last = move |label: &'static str, hint: &'static str| {
        view! { <DayField id=format!("{id}-last") label hint value=draft.last message=message(mistakes, "last") /> }
    };
    let choice = move |label: &'static str, options: Vec<(String, String)>| {
        view! {
            <SelectField id=format!("{id}-choice") label=Signal::stored(label.to_string())
                message=message(mistakes, "choice") options value=draft.choice
                on_choose=move |key| draft.choice.set(key) />
        }
    };
    let ticked =
        move |label: &'static str| view! { <Tick id=format!("{id}-ticked") label value=draft.ticked /> };
    move || match draft.kind.get().as_str() {
        "intake" => {
            view! { {first(text::fact_intake_from())} {last(text::fact_intake_done(), "")} }.into_any()
        }
        "examination" => view! { {first(text::fact_ordered())} {last(text::fact_advised(), "")} }.into_any(),
        "exemption" => view! {
            {first(text::fact_from())}
            {last(text::fact_until(), "")}
            {ticked(text::fact_partial())}
            <Tick id=format!("{id}-expert") label=text::fact_by_expert() value=draft.by_expert />
        }
        .into_any(),
        "talk" => view! { {first(text::fact_talk_on())} {ticked(text::step_in_person())} }.into_any(),
        "traject" => {
            let options = std::iter::once((String::new(), text::fact_ending_running().to_string()))
                .chain(ENDINGS.map(|(key, words)| (key.into(), words().into())));
            view! {
                <TextField id=format!("{id}-name") label=text::fact_name() message=message(mistakes, "name")
                    value=draft.name />
                {first(text::fact_start())}
                {choice(text::fact_how(), options.collect())}
                <Show when=move || !draft.choice.read().is_empty()>{last(text::fact_end(), "")}</Show>
                {ticked(text::fact_aim())}
            }
            .into_any()
        }
        "participation" => {
            let forms = (1..)
                .zip(&route().options)
                .map(|(number, option)| (format!("{number}"), format!("{number}. {}", option.name)));
            let options =
                std::iter::once((String::new(), text::fact_choose().to_string())).chain(forms).collect();
            let known = work.case.with_untracked(|case| {
                let known = partners(case.state().dossier.gemeente.as_str());
                known.iter().map(|partner| partner.name.clone()).collect::<Vec<_>>()
            });
            view! {
                {choice(text::fact_form(), options)}
                {first(text::fact_form_from())}
                {if known.is_empty() {
                    view! {
                        <TextField id=format!("{id}-partner") label=text::fact_partner() hint=text::fact_partner_hint()
                            message=message(mistakes, "partner") value=draft.partner />
                    }
                    .into_any()
                } else {
                    let mut options = vec![(String::new(), "–".to_string())];
                    let now = draft.partner.get_untracked();
                    options.extend(known.iter().map(|name| (name.clone(), name.clone())));
                    if !now.is_empty() && !known.contains(&now) {
                        options.push((now.clone(), now));
                    }
                    view! {
                        <SelectField id=format!("{id}-partner") label=Signal::stored(text::fact_partner().to_string())
                            options value=draft.partner on_choose=move |key| draft.partner.set(key) />
                    }
                    .into_any()
                }}
                {last(text::fact_active(), text::fact_active_hint())}
            }
            .into_any()
        }
        "outflow" => {
            let options = std::iter::once((String::new(), text::fact_choose().to_string()))
                .chain(ONWARD.map(|(key, words)| (key.into(), words().into())));
            let lasted = [
                ("", text::fact_lasted_unknown()),
                ("yes", text::fact_lasted_yes()),
                ("no", text::fact_lasted_no()),
            ];
            let lasted = lasted.map(|(key, words)| (key.to_string(), words.to_string())).to_vec();
            view! {
                {first(text::fact_left_on())}
                {choice(text::fact_onward(), options.collect())}
                <SelectField id=format!("{id}-lasted") label=Signal::stored(text::fact_lasted().to_string())
                    message=message(mistakes, "lasted") options=lasted value=draft.lasted
                    on_choose=move |key| draft.lasted.set(key) />
                {is_new.then(|| view! {
                    <Tick id=format!("{id}-ends") label=text::fact_ends_plan() value=draft.ends_plan />
                })}
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}
