//! The schemes of every municipality, side by side.

use leptos::prelude::*;

use super::{
    as_of::{AsOf, short},
    choices::{DayChoice, WageChoice},
    side_by_side::{Side, SideBySide},
    state::Policy,
};
use crate::{
    income::local_parameters::Gemeente,
    policy::originals,
    web::{components::Heading, texts::policy},
};

/// Every municipality, as its file is or as it was changed here.
#[component]
pub(super) fn GemeentenPage() -> impl IntoView {
    let state = expect_context::<Policy>();
    let gemeenten = Memo::new(move |_| all(state));
    let sides = Memo::new(move |_| {
        let day = state.day.get();
        let side = |(heading, gemeente): &(String, Gemeente)| Side {
            heading: heading.clone(),
            day,
            gemeente: Some(heading.clone()),
            columns: state.fine_columns(day, Some(gemeente)),
        };
        gemeenten.read().iter().map(side).collect::<Vec<_>>()
    });
    view! {
        <Heading text=policy::gemeenten_title() />
        <p class="lead">{policy::gemeenten_lead()}</p>
        <div class="policy-choices">
            <DayChoice id="rules-day" label=policy::common_rules_day() value=state.day />
            <WageChoice id="wage" label=policy::common_wage() value=state.percent />
        </div>
        <AsOf days=Signal::derive(move || vec![state.day.get()])
            gemeenten=Signal::derive(move || gemeenten.read().iter().map(|(_, gemeente)| gemeente.clone()).collect::<Vec<_>>()) />
        <SideBySide sides caption=policy::gemeenten_caption() file="gemeenten" title=|kind| policy::gemeenten_chart_title(kind)
            rules=|sides| {
                let names: Vec<&str> = sides.iter().map(|side| side.heading.as_str()).collect();
                short(&sides.first().map(|side| side.day).into_iter().collect::<Vec<_>>(), Some(&names.join(", ")))
            } />
    }
}

/// Each with its heading: those of ours, and files of others that are open.
fn all(state: Policy) -> Vec<(String, Gemeente)> {
    let drafts = state.drafts.read();
    let ours = originals().iter().map(|(id, _)| *id);
    let others =
        drafts.iter().map(|draft| draft.id()).filter(|id| originals().iter().all(|(known, _)| known != id));
    ours.chain(others)
        .filter_map(|id| drafts.look_at(id))
        .map(|draft| {
            let name = &draft.after().name;
            let heading = if draft.differs() { policy::common_changed(name) } else { name.clone() };
            (heading, draft.after().clone())
        })
        .collect()
}
