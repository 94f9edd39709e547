use leptos::prelude::*;

use super::{
    calculation::{Answer, Calculation, Computed},
    result,
};
use crate::web::{
    page::{CalculatorPage, Page},
    texts::later,
};

/// A page that needs the form filled in: its content, or else what is in the way and the way back to the form.
#[component]
pub(super) fn WithAnswer(content: impl Fn(Computed) -> AnyView + Send + Sync + 'static) -> impl IntoView {
    let calculation = expect_context::<Calculation>();
    let to_form = || {
        view! {
            <div class="actions">
                <a class="nl-button nl-button--primary" href=Page::Calculator(CalculatorPage::Form).href()>
                    {later::calculator_to_form()}
                </a>
            </div>
        }
    };
    move || match calculation.answer.get() {
        Answer::Computed(computed) => content(*computed),
        Answer::Refused(why) => view! { {result::refused(why)} {to_form()} }.into_any(),
        Answer::Wrong(_) => view! {
            <p class="nl-paragraph">{later::calculator_fill_in_first()}</p>
            {to_form()}
        }
        .into_any(),
    }
}
