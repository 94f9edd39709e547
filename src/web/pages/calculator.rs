//! "What is left when I take this job?"

mod calculation;
mod cards;
mod field_label;
mod form;
mod form_page;
mod hours_page;
mod inputs;
mod jobs_page;
mod month_choices;
mod months_page;
mod not_covered;
mod result;
mod rules_page;
mod saved_jobs;
mod summary_page;
mod with_answer;

use leptos::prelude::*;

#[cfg(test)]
pub(crate) use calculation::situations;
pub(crate) use calculation::{Calculation, Computed};
pub(crate) use form::cents_typed;
#[cfg(test)]
pub(crate) use form::{Child, Housemate, Job};
pub(crate) use form::{Field, Form};
pub(crate) use hours_page::{by_hours, described};
#[cfg(test)]
pub(crate) use saved_jobs::SavedJob;
pub(crate) use saved_jobs::SavedJobs;
pub(crate) use summary_page::FilledIn;

use crate::web::{
    components::SubNavigation,
    page::{CalculatorPage, Page},
    texts::later,
};

/// A page of the calculator, below the way to the others.
#[component]
pub(crate) fn Calculator(page: CalculatorPage) -> impl IntoView {
    let pages = CalculatorPage::ALL.into_iter().map(|page| (Page::Calculator(page), name(page))).collect();
    let back = (page != CalculatorPage::Form).then(|| {
        let href = Page::Calculator(CalculatorPage::Form).href();
        view! { <a class="nl-link back-link back-link--narrow" href=href>{later::calculator_back()}</a> }
    });
    view! {
        <SubNavigation label=later::calculator_pages() pages current=Signal::stored(Page::Calculator(page)) />
        {back}
        {match page {
            CalculatorPage::Form => view! { <form_page::FormPage /> }.into_any(),
            CalculatorPage::Hours => view! { <hours_page::HoursPage /> }.into_any(),
            CalculatorPage::Months => view! { <months_page::MonthsPage /> }.into_any(),
            CalculatorPage::Jobs => view! { <jobs_page::JobsPage /> }.into_any(),
            CalculatorPage::Rules => view! { <rules_page::RulesPage /> }.into_any(),
            CalculatorPage::Summary => view! { <summary_page::SummaryPage /> }.into_any(),
        }}
    }
}

/// What a page is called in the way to it.
fn name(page: CalculatorPage) -> &'static str {
    match page {
        CalculatorPage::Form => later::calculator_nav_form(),
        CalculatorPage::Hours => later::calculator_nav_hours(),
        CalculatorPage::Months => later::calculator_nav_months(),
        CalculatorPage::Jobs => later::calculator_nav_jobs(),
        CalculatorPage::Rules => later::calculator_nav_rules(),
        CalculatorPage::Summary => later::calculator_nav_summary(),
    }
}
