//! What the answers suggest beside the plan.

use leptos::prelude::*;

use super::Work;
use crate::{
    route::{TRAJECTEN, suggested_modules},
    web::texts::route as text,
};

/// The step for who has a signal of money or debts.
const BUDGET: &str = "budgetcursus";
/// The step that has modules.
const FOCUS: &str = "focus_op_werk";

/// Modules of Focus op Werk with the reason, where the plan has that day, and the budget course.
#[component]
pub(super) fn Modules(work: Work) -> impl IntoView {
    move || {
        work.case.with(|case| {
            let state = case.state();
            let plan = state.plan?;
            let has = |id: &str| plan.steps().iter().any(|step| step.id.as_str() == id);
            let is_to_work = has(FOCUS) || TRAJECTEN.iter().any(|id| has(id));
            let money = has(BUDGET);
            if !is_to_work && !money {
                return None;
            }
            let modules = suggested_modules(&state.outcome(), state.answers());
            Some(view! {
                <section class="card">
                    <h2 class="nl-heading nl-heading--level-2">{text::module_title()}</h2>
                    {is_to_work.then(|| if modules.is_empty() {
                        view! { <p class="nl-paragraph">{text::module_none()}</p> }.into_any()
                    } else {
                        view! {
                            <p class="small">{text::module_lead()}</p>
                            <ul class="plain-list modules">
                                {modules.into_iter().map(|module| view! {
                                    <li><strong>{module.name.as_str()}</strong> <span class="small">{module.why.as_str()}</span></li>
                                }).collect_view()}
                            </ul>
                        }
                        .into_any()
                    })}
                    {money.then(|| view! { <p class="nl-paragraph">{text::module_money()}</p> })}
                </section>
            })
        })
    }
}
