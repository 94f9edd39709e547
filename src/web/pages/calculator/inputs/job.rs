use leptos::prelude::*;

use super::{
    super::{
        field_label::label,
        form::{Field, Job, cents_typed, next_month},
    },
    editing::{Editing, place},
    folded::Folded,
};
use crate::{
    income,
    web::{
        components::{DateField, NumberField},
        format,
        texts::later,
        today::today,
    },
};

/// The job that is being considered.
#[component]
pub(super) fn TheJob(edit: Editing) -> impl IntoView {
    let form = edit.form;
    let start = move || form.read().job.start.clone().unwrap_or_else(|| next_month(today()).to_string());
    let filled = Signal::derive(move || {
        let form = form.read();
        let Job { end, hours_low, hours_high, pension, .. } = &form.job;
        [end, hours_low, hours_high, pension, &form.costs].iter().any(|typed| !typed.is_empty())
    });
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::calculator_job()}</h2>
            {edit.number(Field::HoursNow, Some(later::calculator_hours_none_hint()), "",
                place!(hours_now))}
            {edit.number(Field::Hours, None, "", place!(job.hours))}
            <Wage edit />
            <DateField id=Field::Start.id() label=Signal::stored(label(Field::Start))
                message=edit.message(Field::Start) value=Signal::derive(start)
                on_input=move |typed| form.update(|form| form.job.start = Some(typed)) />
            <Folded title=later::calculator_more_job() wrong=edit.any_wrong(Field::is_more_of_the_job) filled inside=true>
                {edit.number(Field::Costs, Some(later::calculator_costs_hint()), "€", place!(costs))}
                {edit.number(Field::HoursLow, Some(later::calculator_hours_low_hint()), "",
                    place!(job.hours_low))}
                {edit.number(Field::HoursHigh, None, "", place!(job.hours_high))}
                <DateField id=Field::End.id() label=Signal::stored(label(Field::End))
                    hint=MaybeProp::from(later::calculator_end_hint().to_string())
                    message=edit.message(Field::End) value=Signal::derive(move || form.read().job.end.clone())
                    on_input=move |typed| form.update(|form| form.job.end = typed) />
                {edit.number(Field::Pension, Some(later::calculator_pension_hint()), "€",
                    place!(job.pension))}
            </Folded>
        </section>
    }
}

/// The minimum hourly wage for somebody of the age typed in, as typed; empty for an age we can't read.
pub(super) fn minimum_of(age: &str) -> String {
    age.trim()
        .parse()
        .ok()
        .and_then(|age| income::minimum_wage_at_age(today(), age))
        .map(format::plain_amount)
        .unwrap_or_default()
}

#[component]
fn Wage(edit: Editing) -> impl IntoView {
    let form = edit.form;
    let minimum = Memo::new(move |_| minimum_of(&form.read().age));
    let hint = move || {
        let minimum = minimum.get();
        let typed = form.read().job.wage.as_deref().and_then(cents_typed);
        let below = typed.zip(cents_typed(&minimum)).is_some_and(|(typed, minimum)| typed < minimum);
        (!minimum.is_empty()).then(|| {
            if below { later::calculator_wage_below(minimum) } else { later::calculator_wage_hint(minimum) }
        })
    };
    view! {
        <NumberField
            id=Field::Wage.id()
            label=Signal::stored(label(Field::Wage))
            hint=MaybeProp::derive(hint)
            message=edit.message(Field::Wage)
            value=Signal::derive(move || form.read().job.wage.clone().unwrap_or_else(|| minimum.get()))
            on_input=move |typed| form.update(|form| form.job.wage = Some(typed))
            unit="€"
        />
    }
}
