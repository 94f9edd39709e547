//! The steps of the plan: what is late, what is to come, and what lies behind.

use leptos::prelude::*;

use super::{Work, step_line::step_line};
use crate::{
    route::PlannedStep,
    web::{texts::route as text, today::today},
};

/// The id of the heading, which takes the focus when there is a new plan.
pub(super) const HEADING: &str = "plan-title";

/// The plan.
#[component]
pub(super) fn PlanList(work: Work) -> impl IntoView {
    let open = RwSignal::new(None);
    let plan = Memo::new(move |_| work.case.with(|case| case.state().plan.cloned()));
    view! {
        <section>
            <h2 class="nl-heading nl-heading--level-2" id=HEADING tabindex="-1">{text::plan_title()}</h2>
            {move || {
                let plan = plan.get()?;
                let now = today();
                let mut steps: Vec<&PlannedStep> = plan.steps().iter().collect();
                steps.sort_by_key(|step| step.done.unwrap_or(step.from.unwrap_or(step.due)));
                let (ahead, behind): (Vec<_>, Vec<_>) = steps.into_iter().partition(|step| step.is_open());
                let (late, ahead): (Vec<_>, Vec<_>) = ahead.into_iter().partition(|step| step.due < now);
                let lines = |steps: &[&PlannedStep]| {
                    let lines = steps.iter().map(|step| step_line(work, open, &plan, step, now)).collect_view();
                    view! { <ol class="steps">{lines}</ol> }
                };
                Some(view! {
                    {(!late.is_empty()).then(|| view! {
                        <h3 class="nl-heading nl-heading--level-3">{text::plan_overdue()}</h3>
                        {lines(&late)}
                    })}
                    <h3 class="nl-heading nl-heading--level-3">{text::plan_ahead()}</h3>
                    {if ahead.is_empty() {
                        view! { <p class="nl-paragraph">{text::plan_nothing()}</p> }.into_any()
                    } else {
                        lines(&ahead).into_any()
                    }}
                    {(!behind.is_empty()).then(|| view! {
                        <details class="why steps-behind">
                            <summary>{text::plan_behind(behind.len())}</summary>
                            {lines(&behind)}
                        </details>
                    })}
                })
            }}
        </section>
    }
}
