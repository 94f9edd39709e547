//! The folded parts: other income, what somebody owns, what the municipality has granted.

use leptos::prelude::*;

use super::{
    super::form::{Field, Form, Other},
    editing::{Editing, place},
    folded::Folded,
};
use crate::web::{
    components::{ChoiceField, SelectField},
    texts::later,
};

/// Other income, studies and a handicap since youth, of both adults.
#[component]
pub(super) fn OtherIncome(edit: Editing) -> impl IntoView {
    let form = edit.form;
    let filled = Signal::derive(move || {
        let form = form.read();
        form.other != Other::default() || (form.partner && form.partner_other != Other::default())
    });
    view! {
        <Folded title=later::calculator_more_income() wrong=edit.any_wrong(Field::is_of_other_income) filled>
            <OfAdult edit of=|form| &form.other of_mut=|form| &mut form.other id="other" field=Field::OtherAmount
                kind=later::calculator_other() student=later::calculator_student()
                young_disabled=later::calculator_young_disabled() />
            <Show when=move || form.read().partner>
                <OfAdult edit of=|form| &form.partner_other of_mut=|form| &mut form.partner_other id="partner-other"
                    field=Field::PartnerOtherAmount kind=later::calculator_partner_other()
                    student=later::calculator_partner_student()
                    young_disabled=later::calculator_partner_young_disabled() />
            </Show>
        </Folded>
    }
}

#[component]
fn OfAdult(
    edit: Editing,
    of: fn(&Form) -> &Other,
    of_mut: fn(&mut Form) -> &mut Other,
    id: &'static str,
    field: Field,
    kind: &'static str,
    student: &'static str,
    young_disabled: &'static str,
) -> impl IntoView {
    let form = edit.form;
    let chosen = Memo::new(move |_| of(&form.read()).kind.clone());
    let tick = move |name: &'static str,
                     label: &'static str,
                     read: fn(&Other) -> bool,
                     write: fn(&mut Other, bool)| {
        let input = format!("{id}-{name}");
        view! {
            <div class="option">
                <input class="option__input" type="checkbox" id=input.clone()
                    prop:checked=move || read(of(&form.read()))
                    on:change=move |event| form.update(|form| write(of_mut(form), event_target_checked(&event))) />
                <label class="option__label" for=input>{label}</label>
            </div>
        }
    };
    view! {
        <ChoiceField id=format!("{id}-kind") label=kind
            options=vec![
                ("", later::calculator_other_none()),
                ("ww", later::calculator_other_ww()),
                ("pension", later::calculator_other_pension()),
                ("partner_alimony", later::calculator_other_partner_alimony()),
                ("child_alimony", later::calculator_other_child_alimony()),
            ]
            value=Signal::derive(move || chosen.get())
            on_choose=move |kind| form.update(|form| of_mut(form).kind = kind.into()) />
        <Show when=move || !chosen.get().is_empty()>
            {edit.number(field, Some(later::calculator_other_amount_hint()), "€", (
                move |form: &Form| of(form).amount.clone(),
                move |form: &mut Form, typed| of_mut(form).amount = typed,
            ))}
        </Show>
        <div class="field field--choice">
            {tick("student", student, |other| other.student, |other, yes| other.student = yes)}
            {tick("young-disabled", young_disabled, |other| other.young_disabled, |other, yes| other.young_disabled = yes)}
        </div>
    }
}

/// What somebody owns, and for how long there has been little.
#[component]
pub(super) fn Assets(edit: Editing) -> impl IntoView {
    let form = edit.form;
    let filled = Signal::derive(move || {
        let form = form.read();
        [&form.assets, &form.assets_january, &form.low_income_years].iter().any(|typed| !typed.is_empty())
    });
    let years = [
        ("", later::calculator_low_income_unknown()),
        ("0", later::calculator_low_income_short()),
        ("3", later::calculator_low_income_three()),
        ("5", later::calculator_low_income_five()),
    ];
    let years = years.map(|(key, text)| (key.to_string(), text.to_string()));
    view! {
        <Folded title=later::calculator_more_assets() wrong=edit.any_wrong(Field::is_of_assets) filled>
            {edit.number(Field::Assets, Some(later::calculator_assets_hint()), "€", place!(assets))}
            {edit.number(Field::AssetsJanuary, Some(later::calculator_assets_january_hint()), "€", place!(assets_january))}
            <SelectField id="low-income" label=Signal::stored(later::calculator_low_income().to_string())
                hint=MaybeProp::from(later::calculator_low_income_hint().to_string()) options=years.into()
                value=Signal::derive(move || form.read().low_income_years.clone())
                on_choose=move |chosen| form.update(|form| form.low_income_years = chosen) />
        </Folded>
    }
}

/// What was agreed with the municipality, and the health insurance.
#[component]
pub(super) fn Granted(edit: Editing) -> impl IntoView {
    let form = edit.form;
    let kind = Memo::new(move |_| form.read().vrijlating.clone());
    let filled = Signal::derive(move || {
        let form = form.read();
        kind.get() != "none" || !form.health_insured || !form.bijstand_months.is_empty()
    });
    view! {
        <Folded title=later::calculator_more_granted() wrong=edit.any_wrong(Field::is_of_the_municipality) filled>
            <ChoiceField id="vrijlating" label=later::calculator_vrijlating() hint=later::calculator_vrijlating_hint().to_string()
                options=vec![
                    ("none", later::calculator_vrijlating_none()),
                    ("n", later::calculator_vrijlating_n()),
                    ("r", later::calculator_vrijlating_r()),
                    ("y", later::calculator_vrijlating_y()),
                    ("z", later::calculator_vrijlating_z()),
                    ("aa", later::calculator_vrijlating_aa()),
                ]
                value=Signal::derive(move || kind.get())
                on_choose=move |chosen| form.update(|form| form.vrijlating = chosen.into()) />
            <Show when=move || kind.get() != "none">
                {edit.number(Field::VrijlatingMonths, None, "", place!(vrijlating_months))}
            </Show>
            {edit.number(Field::BijstandMonths, Some(later::calculator_bijstand_months_hint()), "", place!(bijstand_months))}
            {edit.yes_no("insured", later::calculator_health_insured(), |form| form.health_insured,
                |form, yes| form.health_insured = yes)}
        </Folded>
    }
}
