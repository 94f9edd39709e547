//! What was done to a dossier, by whom and when.

use leptos::prelude::*;

use crate::{
    caseload::{Case, Entry, Fact, What},
    web::{format, texts::archive},
};

/// Every entry, first to last.
#[component]
pub(super) fn History(case: Case) -> impl IntoView {
    let rows = case.entries().iter().map(|entry| {
        let Entry { at, by, what, .. } = entry;
        let time = at.to_string();
        let shown = format!("{}, {}", format::short_date(at.day()), time.get(11..16).unwrap_or_default());
        let by = by.as_ref().map_or_else(|| archive::all_desk().to_string(), ToString::to_string);
        view! {
            <tr>
                <td><time datetime=time>{shown}</time></td>
                <td>{by}</td>
                <td class="everything__text">{say(what)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <h2 class="nl-heading nl-heading--level-2">{archive::all_history()}</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label=archive::all_history()>
            <table class="dossier-table history-table">
                <caption class="visually-hidden">{archive::all_history()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{archive::all_when()}</th>
                        <th scope="col">{archive::all_by()}</th>
                        <th scope="col">{archive::all_what()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn say(what: &What) -> String {
    match what {
        What::Received(dossier) => archive::all_entry_received(format::long_date(dossier.completed)),
        What::Corrected(correction) => archive::all_entry_corrected(&correction.why),
        What::Revealed => archive::all_entry_revealed().into(),
        What::Decided(decision) => {
            let (category, reason, suggested) = (&decision.category, &decision.reason, &decision.suggested);
            if decision.unseen {
                archive::all_entry_decided_unseen(category, reason, suggested)
            } else {
                archive::all_entry_decided(category, reason, suggested)
            }
        }
        What::Noted(text) => archive::all_entry_noted(text),
        What::Planned(plan) => archive::all_entry_planned(plan.steps().len()),
        What::Withdrawn(_) => archive::all_entry_withdrawn().into(),
        What::Recorded { now: Some(fact), .. } => archive::all_entry_recorded(fact_text(fact)),
        What::Recorded { now: None, .. } => archive::all_entry_unrecorded().into(),
        What::Follows(Some(_)) => archive::all_entry_follows().into(),
        What::Follows(None) => archive::all_entry_unfollows().into(),
    }
}

/// What became of somebody, in a line.
fn fact_text(fact: &Fact) -> String {
    let from = format::short_date(fact.start());
    let text = match fact {
        Fact::Traject { name, .. } => archive::fact_traject(from, name),
        Fact::Exemption { until, .. } => return archive::fact_exemption(from, format::short_date(*until)),
        Fact::Intake { .. } => archive::fact_intake(from),
        Fact::Examination { .. } => archive::fact_examination(from),
        Fact::Outflow { .. } => return archive::fact_outflow(from),
        Fact::Participation { form, .. } => archive::fact_participation(form, from),
        Fact::Talk { .. } => return archive::fact_talk(from),
    };
    match fact.end() {
        Some(end) => archive::fact_ended(text, format::short_date(end)),
        None => text,
    }
}
