use leptos::prelude::*;

use super::name;
use crate::web::{
    page::{CalculatorPage, Page},
    texts::later,
};

/// What else there is to ask of an answer.
#[component]
pub(super) fn Onward() -> impl IntoView {
    let cards = [
        (CalculatorPage::Months, later::onward_months()),
        (CalculatorPage::Hours, later::onward_hours()),
        (CalculatorPage::Jobs, later::onward_jobs()),
        (CalculatorPage::Rules, later::onward_rules()),
        (CalculatorPage::Summary, later::onward_summary()),
    ];
    let cards = cards.map(|(page, text)| {
        view! {
            <li class="onward__card">
                <h3 class="onward__title">
                    <a class="onward__link" href=Page::Calculator(page).href()>{name(page)}</a>
                </h3>
                <p class="onward__text">{text}</p>
            </li>
        }
    });
    view! {
        <section>
            <h2 class="nl-heading nl-heading--level-2">{later::onward_title()}</h2>
            <ul class="onward">{cards.into_iter().collect_view()}</ul>
        </section>
    }
}
