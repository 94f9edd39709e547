//! The rules of two days, side by side.

use leptos::prelude::*;

use super::{
    as_of::{AsOf, short},
    choices::{DayChoice, GemeenteChoice, WageChoice},
    side_by_side::{Side, SideBySide},
    state::Policy,
};
use crate::web::{components::Heading, format, texts::policy};

/// The same households under two rules.
#[component]
pub(super) fn RulesPage() -> impl IntoView {
    let state = expect_context::<Policy>();
    let sides = Memo::new(move |_| {
        let gemeente = state.schemes();
        let side = |day| Side {
            heading: policy::rules_day(format::long_date(day)),
            day,
            gemeente: gemeente.as_ref().map(|gemeente| gemeente.name.clone()),
            columns: state.fine_columns(day, gemeente.as_ref()),
        };
        vec![side(state.other_day.get()), side(state.day.get())]
    });
    view! {
        <Heading text=policy::rules_title() />
        <p class="lead">{policy::rules_lead()}</p>
        <div class="policy-choices">
            <GemeenteChoice id="gemeente" label=policy::common_gemeente() none=policy::common_none() />
            <DayChoice id="other-day" label=policy::rules_first() value=state.other_day />
            <DayChoice id="rules-day" label=policy::rules_second() value=state.day />
            <WageChoice id="wage" label=policy::common_wage() value=state.percent />
        </div>
        <AsOf days=Signal::derive(move || vec![state.other_day.get(), state.day.get()])
            gemeenten=Signal::derive(move || state.schemes().into_iter().collect::<Vec<_>>()) />
        <SideBySide sides caption=policy::rules_caption() difference=true file="regels" title=|kind| policy::rules_chart_title(kind)
            rules=|sides| {
                let days: Vec<_> = sides.iter().map(|side| side.day).collect();
                short(&days, sides.first().and_then(|side| side.gemeente.as_deref()))
            } />
    }
}
