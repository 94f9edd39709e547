//! The questions of the calculator, from most to least needed. What few people need is folded.

mod editing;
mod folded;
mod home;
mod job;
mod more;
mod people;

use leptos::prelude::*;

pub(super) use editing::Editing;
use editing::{place, yes_no, yes_or_no};

use super::form::Field;
use crate::web::{components::ChoiceField, texts::later};

/// All fields of the form.
#[component]
pub(super) fn Inputs(edit: Editing) -> impl IntoView {
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::calculator_you()}</h2>
            {edit.number(Field::Age, Some(later::calculator_age_hint()), "", place!(age))}
            {edit.yes_no("benefit", later::calculator_benefit(), |form| form.benefit, |form, yes| form.benefit = yes)}
        </section>
        <job::TheJob edit />
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::calculator_household_title()}</h2>
            <Partner edit />
            <people::Children edit />
            <people::Housemates edit />
        </section>
        <home::TheHome edit />
        <more::OtherIncome edit />
        <more::Assets edit />
        <more::Granted edit />
    }
}

#[component]
fn Partner(edit: Editing) -> impl IntoView {
    let has_partner = Memo::new(move |_| edit.form.read().partner);
    view! {
        <ChoiceField id="partner" label=later::calculator_household()
            options=vec![("no", later::calculator_alone()), ("yes", later::calculator_partner())]
            value=Signal::derive(move || yes_or_no(has_partner.get()))
            on_choose=move |chosen| edit.form.update(|form| form.partner = chosen == "yes") />
        <Show when=move || has_partner.get()>
            <div class="form-part__inner">
                {edit.number(Field::PartnerAge, Some(later::calculator_age_hint()), "",
                    place!(partner_age))}
                {edit.number(Field::PartnerHours, Some(later::calculator_hours_none_hint()), "",
                    place!(partner_hours))}
                <Show when=move || !matches!(edit.form.read().partner_hours.trim(), "" | "0")>
                    {edit.number(Field::PartnerWage, None, "€", (
                        |form| form.partner_wage.clone().unwrap_or_else(|| job::minimum_of(&form.partner_age)),
                        |form, typed| form.partner_wage = Some(typed),
                    ))}
                </Show>
                <ChoiceField id="partner-benefit" label=later::calculator_partner_benefit() options=yes_no()
                    value=Signal::derive(move || yes_or_no(edit.form.read().partner_benefit))
                    on_choose=move |chosen| edit.form.update(|form| form.partner_benefit = chosen == "yes") />
            </div>
        </Show>
    }
}
