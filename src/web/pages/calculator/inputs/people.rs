//! Children and housemates, one by one.

use leptos::prelude::*;

use super::{
    super::form::{CARE_UNTIL, Child, Field, Form, Housemate, MOST_PEOPLE},
    editing::Editing,
};
use crate::web::{
    components::{ChoiceField, SelectField},
    format,
    texts::later,
};

/// How many there are, and the fields of each.
#[component]
fn HowMany(
    id: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    #[prop(into)] count: Signal<usize>,
    set_count: impl Fn(usize) + 'static,
) -> impl IntoView {
    let hint = (!hint.is_empty()).then(|| hint.to_string());
    let options = (0..=MOST_PEOPLE).map(|n| (n.to_string(), n.to_string())).collect();
    view! {
        <SelectField id=id label=Signal::stored(label.to_string()) hint=MaybeProp::from(hint) options=options
            value=Signal::derive(move || count.get().to_string())
            on_choose=move |chosen| set_count(chosen.parse().unwrap_or(0)) />
    }
}

#[component]
pub(super) fn Children(edit: Editing) -> impl IntoView {
    let form = edit.form;
    let count = Memo::new(move |_| form.read().children.len());
    view! {
        <HowMany id="children" label=later::calculator_children() count
            set_count=move |count| form.update(|form| form.children.resize(count, Child::default())) />
        // By number and not by content: typing in a field must not replace the field.
        <For each=move || 0..count.get() key=|n| *n let:n>
            <ChildFields edit n />
        </For>
    }
}

fn kinds_of_care() -> Vec<(String, String)> {
    let kinds = [
        ("", later::calculator_care_none()),
        ("dagopvang", later::calculator_care_dagopvang()),
        ("bso", later::calculator_care_bso()),
        ("gastouder", later::calculator_care_gastouder()),
    ];
    kinds.map(|(key, text)| (key.to_string(), text.to_string())).into()
}

/// A place of a child that holds a text.
fn of_child(
    n: usize,
    read: fn(&Child) -> &String,
    write: fn(&mut Child) -> &mut String,
) -> (impl Fn(&Form) -> String + Send + Sync + Copy, impl Fn(&mut Form, String) + Copy) {
    (
        move |form: &Form| form.children.get(n).map(|child| read(child).clone()).unwrap_or_default(),
        move |form: &mut Form, typed| {
            if let Some(child) = form.children.get_mut(n) {
                *write(child) = typed;
            }
        },
    )
}

#[component]
fn ChildFields(edit: Editing, n: usize) -> impl IntoView {
    let form = edit.form;
    let (read_month, write_month) = of_child(n, |child| &child.birth_month, |child| &mut child.birth_month);
    let (read_care, write_care) = of_child(n, |child| &child.care, |child| &mut child.care);
    let care = Memo::new(move |_| read_care(&form.read()));
    let young = Memo::new(move |_| {
        let form = form.read();
        form.children
            .get(n)
            .is_some_and(|child| child.age.trim().parse::<u32>().is_ok_and(|age| age < CARE_UNTIL))
    });
    let unknown = (String::new(), later::calculator_birth_month_unknown().to_string());
    let months = (1..=12).map(|month| (month.to_string(), format::month_name(month)));
    let months: Vec<_> = std::iter::once(unknown).chain(months).collect();
    view! {
        <fieldset class="form-part__inner">
            <legend class="form-part__legend">{later::calculator_child(n + 1)}</legend>
            {edit.number(Field::ChildAge(n), None, "",
                of_child(n, |child| &child.age, |child| &mut child.age))}
            <SelectField id=format!("child-{n}-month") label=Signal::stored(later::calculator_birth_month().to_string())
                hint=MaybeProp::from(later::calculator_birth_month_hint().to_string()) options=months
                value=Signal::derive(move || read_month(&form.read()))
                on_choose=move |chosen| form.update(|form| write_month(form, chosen)) />
            <Show when=move || young.get()>
                <SelectField id=format!("child-{n}-care") label=Signal::stored(later::calculator_care_kind(n + 1))
                    options=kinds_of_care() value=Signal::derive(move || care.get())
                    on_choose=move |chosen| form.update(|form| write_care(form, chosen)) />
                <Show when=move || !care.get().is_empty()>
                    {edit.number(Field::CareHours(n), None, "",
                        of_child(n, |child| &child.care_hours, |child| &mut child.care_hours))}
                    {edit.number(Field::CarePrice(n), None, "€",
                        of_child(n, |child| &child.care_price, |child| &mut child.care_price))}
                </Show>
            </Show>
        </fieldset>
    }
}

#[component]
pub(super) fn Housemates(edit: Editing) -> impl IntoView {
    let form = edit.form;
    let count = Memo::new(move |_| form.read().housemates.len());
    view! {
        <HowMany id="housemates" label=later::calculator_housemates() hint=later::calculator_housemates_hint() count
            set_count=move |count| form.update(|form| form.housemates.resize(count, Housemate::default())) />
        <For each=move || 0..count.get() key=|n| *n let:n>
            <HousemateFields edit n />
        </For>
    }
}

/// A place of a housemate that holds a text.
fn of_housemate(
    n: usize,
    read: fn(&Housemate) -> &String,
    write: fn(&mut Housemate) -> &mut String,
) -> (impl Fn(&Form) -> String + Send + Sync + Copy, impl Fn(&mut Form, String) + Copy) {
    (
        move |form: &Form| form.housemates.get(n).map(|one| read(one).clone()).unwrap_or_default(),
        move |form: &mut Form, typed| {
            if let Some(one) = form.housemates.get_mut(n) {
                *write(one) = typed;
            }
        },
    )
}

#[component]
fn HousemateFields(edit: Editing, n: usize) -> impl IntoView {
    let form = edit.form;
    let (read, write) = of_housemate(n, |one| &one.relation, |one| &mut one.relation);
    view! {
        <fieldset class="form-part__inner">
            <legend class="form-part__legend">{later::calculator_housemate(n + 1)}</legend>
            {edit.number(Field::HousemateAge(n), None, "",
                of_housemate(n, |one| &one.age, |one| &mut one.age))}
            <ChoiceField id=format!("housemate-{n}-relation") label=later::calculator_housemate_relation()
                options=vec![
                    ("", later::calculator_relation_kostendeler()),
                    ("own_child", later::calculator_relation_own_child()),
                    ("student", later::calculator_relation_student()),
                    ("commercial", later::calculator_relation_commercial()),
                ]
                value=Signal::derive(move || read(&form.read()))
                on_choose=move |chosen| form.update(|form| write(form, chosen.to_string())) />
            {edit.number(Field::HousemateIncome(n), Some(later::calculator_housemate_income_hint()), "€",
                of_housemate(n, |one| &one.income, |one| &mut one.income))}
        </fieldset>
    }
}
