//! The questions of the calculator, from most to least needed.

use leptos::prelude::*;

use super::form::{CARE_UNTIL, Child, Field, Form, cents_typed};
use crate::{
    income,
    web::{
        components::{ChoiceField, NumberField},
        format,
        texts::later,
        today::today,
    },
};

/// A text of the form, and how to change it.
macro_rules! text_of {
    ($form:ident, $($place:tt)+) => {
        (
            Signal::derive(move || $form.read().$($place)+.clone()),
            move |typed: String| $form.update(|form| form.$($place)+ = typed),
        )
    };
}

fn yes_no() -> Vec<(&'static str, &'static str)> {
    vec![("yes", later::calculator_yes()), ("no", later::calculator_no())]
}

fn yes_or_no(yes: bool) -> String {
    if yes { "yes".into() } else { "no".into() }
}

/// All fields of the form.
#[component]
pub(super) fn Inputs<M>(form: RwSignal<Form>, message: M) -> impl IntoView
where
    M: Fn(Field) -> Signal<Option<String>> + Copy + Send + Sync + 'static,
{
    let number = move |field: Field,
                       label: &'static str,
                       hint: Option<&'static str>,
                       unit: &'static str,
                       (value, on_input): (Signal<String>, Box<dyn Fn(String)>)| {
        view! {
            <NumberField id=field.id() label=Signal::stored(label.to_string()) hint=MaybeProp::from(hint.map(str::to_string))
                message=message(field) value=value on_input=on_input unit=unit />
        }
    };
    macro_rules! number {
        ($field:expr, $label:expr, $hint:expr, $unit:literal, $($place:tt)+) => {{
            let (value, on_input) = text_of!(form, $($place)+);
            number($field, $label, $hint, $unit, (value, Box::new(on_input)))
        }};
    }

    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::calculator_you()}</h2>
            {number!(Field::Age, later::calculator_age(), Some(later::calculator_age_hint()), "", age)}
            <ChoiceField id="benefit" label=later::calculator_benefit() options=yes_no()
                value=Signal::derive(move || yes_or_no(form.read().benefit))
                on_choose=move |chosen| form.update(|form| form.benefit = chosen == "yes") />
        </section>

        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::calculator_job()}</h2>
            {number!(Field::HoursNow, later::calculator_hours_now(), None, "", hours_now)}
            {number!(Field::Hours, later::calculator_hours(), None, "", hours)}
            <Wage form=form message=message(Field::Wage) />
            {number!(Field::Costs, later::calculator_costs(), Some(later::calculator_costs_hint()), "€", costs)}
        </section>

        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::calculator_household_title()}</h2>
            <ChoiceField id="partner" label=later::calculator_household()
                options=vec![("no", later::calculator_alone()), ("yes", later::calculator_partner())]
                value=Signal::derive(move || yes_or_no(form.read().partner))
                on_choose=move |chosen| form.update(|form| form.partner = chosen == "yes") />
            <Show when=move || form.read().partner>
                {number!(Field::PartnerAge, later::calculator_partner_age(), Some(later::calculator_age_hint()), "", partner_age)}
                {number!(Field::PartnerHours, later::calculator_partner_hours(), None, "", partner_hours)}
                {
                    let value = Signal::derive(move || form.read().partner_wage.clone().unwrap_or_else(|| minimum_of(&form.read().partner_age)));
                    let on_input = move |typed| form.update(|form| form.partner_wage = Some(typed));
                    number(Field::PartnerWage, later::calculator_partner_wage(), None, "€", (value, Box::new(on_input)))
                }
                <ChoiceField id="partner-benefit" label=later::calculator_partner_benefit() options=yes_no()
                    value=Signal::derive(move || yes_or_no(form.read().partner_benefit))
                    on_choose=move |chosen| form.update(|form| form.partner_benefit = chosen == "yes") />
            </Show>
            <Children form=form message=message />
            {number!(Field::Housemates, later::calculator_housemates(), Some(later::calculator_housemates_hint()), "", housemates)}
            <Show when=move || !matches!(form.read().housemates.trim(), "" | "0")>
                <p class="field__hint">{later::calculator_housemates_note()}</p>
            </Show>
        </section>

        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::calculator_home()}</h2>
            <ChoiceField id="home" label=later::calculator_rent()
                options=vec![
                    ("rent", later::calculator_rent_own()),
                    ("room", later::calculator_rent_room()),
                    ("owner", later::calculator_rent_owner()),
                    ("other", later::calculator_rent_other()),
                ]
                value=Signal::derive(move || form.read().home.clone())
                on_choose=move |chosen| form.update(|form| form.home = chosen.into()) />
            <Show when=move || form.read().home == "rent">
                {number!(Field::Rent, later::calculator_rent_month(), Some(later::calculator_rent_hint()), "€", rent)}
            </Show>
        </section>

        <details class="form-part form-part--more">
            <summary>{later::calculator_more()}</summary>
            {number!(Field::Assets, later::calculator_assets(), Some(later::calculator_assets_hint()), "€", assets)}
            <ChoiceField id="vrijlating" label=later::calculator_vrijlating() hint=later::calculator_vrijlating_hint().to_string()
                options=vec![
                    ("none", later::calculator_vrijlating_none()),
                    ("n", later::calculator_vrijlating_n()),
                    ("r", later::calculator_vrijlating_r()),
                    ("y", later::calculator_vrijlating_y()),
                    ("z", later::calculator_vrijlating_z()),
                ]
                value=Signal::derive(move || form.read().vrijlating.clone())
                on_choose=move |chosen| form.update(|form| form.vrijlating = chosen.into()) />
            <ChoiceField id="insured" label=later::calculator_health_insured() options=yes_no()
                value=Signal::derive(move || yes_or_no(form.read().health_insured))
                on_choose=move |chosen| form.update(|form| form.health_insured = chosen == "yes") />
        </details>
    }
}

/// The minimum hourly wage for somebody of the age typed in, as typed; empty for an age we can't read.
fn minimum_of(age: &str) -> String {
    age.trim()
        .parse()
        .ok()
        .and_then(|age| income::minimum_wage_at_age(today(), age))
        .map(format::plain_amount)
        .unwrap_or_default()
}

#[component]
fn Wage(form: RwSignal<Form>, message: Signal<Option<String>>) -> impl IntoView {
    let minimum = Memo::new(move |_| minimum_of(&form.read().age));
    let hint = Signal::derive(move || {
        let minimum = minimum.get();
        let typed = form.read().wage.as_deref().and_then(cents_typed);
        let below = typed.zip(cents_typed(&minimum)).is_some_and(|(typed, minimum)| typed < minimum);
        (!minimum.is_empty()).then(|| {
            if below { later::calculator_wage_below(minimum) } else { later::calculator_wage_hint(minimum) }
        })
    });
    view! {
        <NumberField
            id=Field::Wage.id()
            label=Signal::stored(later::calculator_wage().to_string())
            hint=MaybeProp::derive(move || hint.get())
            message=message
            value=Signal::derive(move || form.read().wage.clone().unwrap_or_else(|| minimum.get()))
            on_input=move |typed| form.update(|form| form.wage = Some(typed))
            unit="€"
        />
    }
}

#[component]
fn Children<M>(form: RwSignal<Form>, message: M) -> impl IntoView
where
    M: Fn(Field) -> Signal<Option<String>> + Copy + Send + Sync + 'static,
{
    const MOST: usize = 12;
    let count = Memo::new(move |_| form.read().children.len());
    let set_count = move |count: usize| {
        form.update(|form| form.children.resize(count.min(MOST), Child::default()));
    };
    view! {
        <div class="field">
            <label class="field__label" for="children">{later::calculator_children()}</label>
            <select
                class="utrecht-select utrecht-select--html-select"
                id="children"
                prop:value=move || count.get().to_string()
                on:change=move |event| set_count(event_target_value(&event).parse().unwrap_or(0))
            >
                {(0..=MOST).map(|n| view! { <option value=n.to_string() selected=move || count.get() == n>{n}</option> }).collect_view()}
            </select>
        </div>
        // By number and not by content: typing in a field must not replace the field.
        <For each=move || 0..count.get() key=|n| *n let:n>
            <ChildFields form=form n=n message=message />
        </For>
    }
}

#[component]
fn ChildFields<M>(form: RwSignal<Form>, n: usize, message: M) -> impl IntoView
where
    M: Fn(Field) -> Signal<Option<String>> + Copy + Send + Sync + 'static,
{
    let read = move |part: fn(&Child) -> &String| {
        Signal::derive(move || {
            form.read().children.get(n).map(|child| part(child).clone()).unwrap_or_default()
        })
    };
    let write = move |part: fn(&mut Child) -> &mut String| {
        move |typed: String| {
            form.update(|form| {
                if let Some(child) = form.children.get_mut(n) {
                    *part(child) = typed
                }
            })
        }
    };
    let care = read(|child| &child.care);
    let set_care = write(|child| &mut child.care);
    let label = |text: String| Signal::stored(text);
    view! {
        <NumberField id=Field::ChildAge(n).id() label=label(later::calculator_child_age(n + 1))
            message=message(Field::ChildAge(n)) value=read(|child| &child.age) on_input=write(|child| &mut child.age) />
        <Show when=move || form.read().children.get(n).is_some_and(|child| child.age.trim().parse::<u32>().is_ok_and(|age| age < CARE_UNTIL))>
            <ChoiceField
                id=format!("child-{n}-care")
                label=later::calculator_care_kind(n + 1)
                options=vec![
                    ("", later::calculator_care_none()),
                    ("dagopvang", later::calculator_care_dagopvang()),
                    ("bso", later::calculator_care_bso()),
                    ("gastouder", later::calculator_care_gastouder()),
                ]
                value=care
                on_choose=move |chosen| set_care(chosen.to_string())
            />
            <Show when=move || !care.get().is_empty()>
                <NumberField id=Field::CareHours(n).id() label=label(later::calculator_care_hours().into())
                    message=message(Field::CareHours(n)) value=read(|child| &child.care_hours)
                    on_input=write(|child| &mut child.care_hours) />
                <NumberField id=Field::CarePrice(n).id() label=label(later::calculator_care_price().into()) unit="€"
                    message=message(Field::CarePrice(n)) value=read(|child| &child.care_price)
                    on_input=write(|child| &mut child.care_price) />
            </Show>
        </Show>
    }
}
