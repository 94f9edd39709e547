//! The form as its fields see it: what stands in a place, how to change it, and what is wrong with it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::super::{
    calculation::{Answer, Calculation},
    field_label::label,
    form::{Field, Form},
};
use crate::web::{
    components::{ChoiceField, NumberField},
    texts::later,
};

/// The form that is being filled in.
#[derive(Clone, Copy)]
pub(in super::super) struct Editing {
    pub form: RwSignal<Form>,
    answer: Memo<Answer>,
    /// Ids of the fields that somebody has been in: an empty field is only a mistake once it was passed over.
    left: RwSignal<BTreeSet<String>>,
}

impl Editing {
    pub(in super::super) fn of(calculation: Calculation) -> Editing {
        Editing { form: calculation.form, answer: calculation.answer, left: RwSignal::new(BTreeSet::new()) }
    }

    /// Somebody goes from this field to another.
    pub(in super::super) fn leave(self, id: String) {
        self.left.update(|left| {
            left.insert(id);
        });
    }

    /// What is wrong with a field, if anything.
    pub(super) fn message(self, field: Field) -> Signal<Option<String>> {
        let id = field.id();
        Signal::derive(move || {
            let Answer::Wrong(wrong) = &*self.answer.read() else { return None };
            let (_, text) = wrong.iter().find(|(at, _)| *at == field)?;
            let too_early = text == later::field_needed() && !self.left.read().contains(&id);
            (!too_early).then(|| text.clone())
        })
    }

    /// Whether something is wrong with a field of which this holds.
    pub(super) fn any_wrong(self, of: fn(Field) -> bool) -> Signal<bool> {
        Signal::derive(
            move || matches!(&*self.answer.read(), Answer::Wrong(wrong) if wrong.iter().any(|(at, _)| of(*at))),
        )
    }

    /// A field for a number: what it reads, and how what is typed gets into the form.
    pub(super) fn number<R, W>(
        self,
        field: Field,
        hint: Option<&'static str>,
        unit: &'static str,
        (read, write): (R, W),
    ) -> AnyView
    where
        R: Fn(&Form) -> String + Send + Sync + 'static,
        W: Fn(&mut Form, String) + 'static,
    {
        let form = self.form;
        view! {
            <NumberField id=field.id() label=Signal::stored(label(field)) hint=MaybeProp::from(hint.map(str::to_string))
                message=self.message(field) value=Signal::derive(move || read(&form.read())) unit=unit
                on_input=move |typed| form.update(|form| write(form, typed)) />
        }
        .into_any()
    }

    /// A question with yes or no.
    pub(super) fn yes_no(
        self,
        id: &'static str,
        label: &'static str,
        read: fn(&Form) -> bool,
        write: fn(&mut Form, bool),
    ) -> AnyView {
        let form = self.form;
        view! {
            <ChoiceField id=id label=label options=yes_no()
                value=Signal::derive(move || yes_or_no(read(&form.read())))
                on_choose=move |chosen| form.update(|form| write(form, chosen == "yes")) />
        }
        .into_any()
    }
}

/// A place of the form that holds a text.
macro_rules! place {
    ($($place:tt)+) => {
        (
            |form: &$crate::web::pages::calculator::Form| form.$($place)+.clone(),
            |form: &mut $crate::web::pages::calculator::Form, typed: String| form.$($place)+ = typed,
        )
    };
}
pub(super) use place;

pub(super) fn yes_no() -> Vec<(&'static str, &'static str)> {
    vec![("yes", later::calculator_yes()), ("no", later::calculator_no())]
}

pub(super) fn yes_or_no(yes: bool) -> String {
    if yes { "yes".into() } else { "no".into() }
}
