//! What the schemes cost a year, at numbers of households that somebody types in.

use leptos::prelude::*;

use super::{
    choices::{WageChoice, wage_text},
    names::{kind_name, why_not},
    state::{Counts, Policy},
};
use crate::{
    money::Cents,
    policy::{Caseload, HouseholdKind},
    web::{components::NumberField, format, texts::policy},
};

/// No municipality has more households of a kind.
const MOST: u32 = 1_000_000;

/// A number of households as typed; nothing is none of them.
fn count(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    if digits.is_empty() {
        return Some(0);
    }
    digits.parse().ok().filter(|count| *count <= MOST)
}

/// Costs of one kind of household a year, before and after.
#[derive(Clone, Copy, Default, PartialEq)]
struct Cost {
    before: Cents,
    after: Cents,
}

/// Numbers to type in, and what they cost.
#[component]
pub(super) fn CaseloadPart() -> impl IntoView {
    let state = expect_context::<Policy>();
    let costs = Memo::new(move |_| {
        let Some(draft) = state.draft() else { return Vec::new() };
        let (assumptions, percent) = (state.assumptions(), state.counts_percent.get());
        let (counts, take_up) = (state.counts.read(), state.take_up_kept.get());
        let cost = |kind: &HouseholdKind| {
            let typed = counts.get(&kind_name(kind)).cloned().unwrap_or_default();
            let load = Caseload {
                without_wage: count(&typed.without_wage).unwrap_or_default(),
                with_wage: count(&typed.with_wage).unwrap_or_default(),
                percent,
                take_up,
            };
            let of = |gemeente| load.cost_year(kind, &assumptions, gemeente).map_err(|error| why_not(&error));
            Ok(Cost { before: of(draft.before())?, after: of(draft.after())? })
        };
        state.kinds().iter().map(cost).collect::<Vec<Result<Cost, String>>>()
    });
    let total = Memo::new(move |_| {
        let costs = costs.read();
        Cost {
            before: costs.iter().flatten().map(|cost| cost.before).sum(),
            after: costs.iter().flatten().map(|cost| cost.after).sum(),
        }
    });
    // Rows are made anew only when there are other kinds: what somebody is typing stays.
    let names = Memo::new(move |_| state.kinds().iter().map(kind_name).collect::<Vec<_>>());
    // What is not in the total is said beside it.
    let refused = move || {
        let (names, costs) = (names.read(), costs.read());
        let refused = names.iter().zip(costs.iter()).filter(|(_, cost)| cost.is_err());
        let kinds: Vec<String> = refused.map(|(name, _)| name.clone()).collect();
        (!kinds.is_empty()).then(|| policy::schemes_cost_without_refused(kinds.join(", ")))
    };
    let rows = move || {
        let rows = names.get().into_iter().enumerate().map(|(n, name)| {
            let cost = Signal::derive(move || costs.read().get(n).cloned().unwrap_or(Ok(Cost::default())));
            view! { <CaseloadRow name cost /> }
        });
        rows.collect_view()
    };
    view! {
        <section class="policy-cost">
            <h2 class="nl-heading nl-heading--level-2">{policy::schemes_cost_title()}</h2>
            <p class="nl-paragraph">{policy::schemes_cost_lead()}</p>
            <div class="policy-choices">
                <WageChoice id="counts-wage" label=policy::schemes_cost_percent() value=state.counts_percent />
                <TakeUp />
            </div>
            <div class="scrolls" tabindex="0" role="group" aria-label=policy::schemes_cost_caption()>
                <table class="number-table matrix matrix--caseload">
                    <caption>
                        {move || policy::common_caption(policy::schemes_cost_caption(), wage_text(state.counts_percent.get()))}
                        " "
                        {move || policy::schemes_take_up_caption(state.take_up_kept.get())}
                    </caption>
                    <thead>
                        <tr>
                            <th scope="col">{policy::schemes_kind_column()}</th>
                            <th scope="col">{policy::schemes_cost_without()}</th>
                            <th scope="col">{policy::schemes_cost_with()}</th>
                            <th scope="col">{policy::schemes_cost_before()}</th>
                            <th scope="col">{policy::schemes_cost_after()}</th>
                            <th scope="col">{policy::schemes_difference()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row" colspan="3">{policy::schemes_cost_total()}</th>
                            <td>{move || format::euro(total.get().before)}</td>
                            <td>{move || format::euro(total.get().after)}</td>
                            <td>{move || format::signed_euro(total.get().after - total.get().before)}</td>
                        </tr>
                    </tfoot>
                </table>
            </div>
            <p class="policy-cost__said" role="status">{move || said(total.get())}" "{refused}</p>
        </section>
    }
}

/// How many of a hundred ask for what they have a right to.
#[component]
fn TakeUp() -> impl IntoView {
    let state = expect_context::<Policy>();
    let wrong = Signal::derive(move || {
        let kept = policy::common_percent(state.take_up_kept.get());
        state.take_up_typed().is_none().then(|| policy::field_kept(kept, policy::schemes_take_up_wrong()))
    });
    let take = move |_| {
        if let Some(take_up) = state.take_up_typed() {
            state.take_up_kept.set(take_up);
        }
    };
    view! {
        <NumberField id="take-up" label=Signal::stored(policy::schemes_take_up().to_string())
            hint=policy::schemes_take_up_hint() message=wrong value=state.take_up
            on_input=move |text| state.take_up.set(text) on_change=take />
    }
}

fn said(Cost { before, after }: Cost) -> String {
    match after - before {
        more if more > Cents::ZERO => policy::schemes_cost_said(format::euro(more)),
        less if less < Cents::ZERO => policy::schemes_cost_said_less(format::euro(-less)),
        _ => policy::schemes_cost_said_same().into(),
    }
}

#[component]
fn CaseloadRow(name: String, cost: Signal<Result<Cost, String>>) -> impl IntoView {
    let without = policy::schemes_cost_without_label(&name);
    let with = policy::schemes_cost_with_label(&name);
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            <td><CountField label=without name=name.clone() of=|counts| &mut counts.without_wage /></td>
            <td><CountField label=with name of=|counts| &mut counts.with_wage /></td>
            {move || match cost.get() {
                Ok(Cost { before, after }) => view! {
                    <td>{format::euro(before)}</td>
                    <td>{format::euro(after)}</td>
                    <td>{format::signed_euro(after - before)}</td>
                }.into_any(),
                Err(why) => view! { <td class="matrix__none" colspan="3">{why}</td> }.into_any(),
            }}
        </tr>
    }
}

/// A number of households in a cell of the table, whose headings say what it is.
#[component]
fn CountField(label: String, name: String, of: fn(&mut Counts) -> &mut String) -> impl IntoView {
    let state = expect_context::<Policy>();
    let key = name.clone();
    let typed = Memo::new(move |_| {
        let mut counts = state.counts.read().get(&key).cloned().unwrap_or_default();
        of(&mut counts).clone()
    });
    let wrong = move || count(&typed.read()).is_none();
    let type_in = move |event| {
        let text = event_target_value(&event);
        state.counts.update(|counts| *of(counts.entry(name.clone()).or_default()) = text);
    };
    view! {
        <input class="utrecht-textbox utrecht-textbox--html-input" type="text" inputmode="numeric" autocomplete="off"
            aria-label=label aria-invalid=move || wrong().then_some("true") prop:value=typed on:input=type_in />
        {move || wrong().then(|| view! { <span class="field__message matrix__wrong" role="alert">{policy::schemes_count_wrong()}</span> })}
    }
}
