use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

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
    format,
    page::Page,
    session::Session,
    texts::later,
};

/// On a phone the result is far below: its number stays in sight while the form is filled in.
#[component]
fn ToResult() -> impl IntoView {
    let calculation = expect_context::<Calculation>();
    let show = |_| {
        if let Some(result) = document().get_element_by_id("result") {
            result.scroll_into_view();
            // Also for who does not see it move.
            if let Ok(result) = result.dyn_into::<HtmlElement>() {
                let _ = result.focus();
            }
        }
    };
    move || match &*calculation.answer.read() {
        Answer::Computed(computed) => {
            let difference = format::signed_euro(computed.comparison.difference());
            Some(view! {
                <button type="button" class="result-bar" on:click=show>
                    <span>{later::calculator_to_result()}</span> " " <strong>{difference}</strong>
                </button>
            })
        }
        Answer::Wrong(_) | Answer::Refused(_) => None,
    }
}

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
                <ToResult />
            </form>
            <section class="calculator__result" id="result" tabindex="-1" aria-label=later::calculator_result()>
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
