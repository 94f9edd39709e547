use leptos::prelude::*;

use super::{
    super::{calculation::Calculation, form::Field},
    editing::{Editing, place},
};
use crate::{
    income::local_schemes,
    web::{
        components::{ChoiceField, SelectField},
        texts::later,
    },
};

/// How and where somebody lives.
#[component]
pub(super) fn TheHome(edit: Editing) -> impl IntoView {
    let form = edit.form;
    let kind = Memo::new(move |_| form.read().home.clone());
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::calculator_home()}</h2>
            <ChoiceField id="home" label=later::calculator_rent()
                options=vec![
                    ("rent", later::calculator_rent_own()),
                    ("room", later::calculator_rent_room()),
                    ("owner", later::calculator_rent_owner()),
                    ("other", later::calculator_rent_other()),
                ]
                value=Signal::derive(move || kind.get())
                on_choose=move |chosen| form.update(|form| form.home = chosen.into()) />
            <Show when=move || kind.get() == "rent">
                {edit.number(Field::Rent, Some(later::calculator_rent_hint()), "€", place!(rent))}
            </Show>
            <Show when=move || kind.get() == "owner">
                {edit.number(Field::HomeValue, Some(later::calculator_home_value_hint()), "€",
                    place!(home_value))}
                {edit.number(Field::Mortgage, None, "€", place!(mortgage))}
            </Show>
            <WhichMunicipality edit />
        </section>
    }
}

/// Asked only where the build is nobody's in particular.
#[component]
fn WhichMunicipality(edit: Editing) -> impl IntoView {
    let calculation = expect_context::<Calculation>();
    let form = edit.form;
    move || match calculation.municipality() {
        Some(municipality) => {
            view! { <p class="field__hint">{later::calculator_gemeente_is(municipality)}</p> }.into_any()
        }
        None => {
            let other = (String::new(), later::calculator_gemeente_other().to_string());
            let known = local_schemes::all().iter().map(|one| (one.id.clone(), one.name.clone()));
            view! {
                <SelectField id="gemeente" label=Signal::stored(later::calculator_gemeente().to_string())
                    hint=MaybeProp::from(later::calculator_gemeente_hint().to_string())
                    options=std::iter::once(other).chain(known).collect()
                    value=Signal::derive(move || form.read().gemeente.clone())
                    on_choose=move |chosen| form.update(|form| form.gemeente = chosen) />
            }
            .into_any()
        }
    }
}
