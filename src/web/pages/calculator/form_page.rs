use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{
    calculation::{Answer, Calculation},
    cards::Onward,
    form::Form,
    inputs::{Editing, Inputs},
    not_covered::NotCovered,
    result::{self, Result},
};
use crate::web::{
    components::{Confirm, Heading},
    page::Page,
    session::Session,
    texts::later,
};

/// The form, and beside or below it what it comes to.
#[component]
pub(super) fn FormPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let calculation = expect_context::<Calculation>();
    let form = calculation.form;
    let edit = Editing::of(calculation);
    let leave = move |event: leptos::ev::FocusEvent| {
        if let Some(left) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            edit.leave(left.id());
        }
    };
    view! {
        <Heading text=later::calculator_title() />
        <p class="lead">{later::calculator_lead()}</p>
        <div class="calculator">
            <form class="calculator__form" novalidate on:submit=|event| event.prevent_default() on:focusout=leave>
                <Inputs edit />
                <Confirm
                    label=later::calculator_clear()
                    title=later::calculator_clear_title()
                    text=later::calculator_clear_text()
                    confirm=later::calculator_clear_confirm()
                    on_confirm=move || form.set(Form::default())
                />
            </form>
            <section class="calculator__result" id="result" aria-label=later::calculator_result()>
                {move || match calculation.answer.get() {
                    Answer::Wrong(wrong) => result::waiting(&wrong, form.read().is_untouched()).into_any(),
                    Answer::Refused(why) => result::refused(why).into_any(),
                    Answer::Computed(computed) => view! { <Result computed=*computed /> }.into_any(),
                }}
            </section>
        </div>
        {move || matches!(&*calculation.answer.read(), Answer::Computed(_)).then(|| view! { <Onward /> })}
        <NotCovered />
        <div class="actions">
            {move || {
                // Once the questions are done, the municipality is the next door.
                let done = session.progress().get().next.is_none();
                let page = if done { Page::HandOver } else { Page::Introduction };
                let text = if done { later::calculator_to_hand_over() } else { later::calculator_to_questions() };
                view! { <a class="nl-link" href=page.href()>{text}</a> }
            }}
        </div>
    }
}
