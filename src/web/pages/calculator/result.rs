//! What the job comes to: one sentence, the table, what is not in it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Computed, field_label::label, form::Field};
use crate::{
    income::{
        Budget, Comparison, Gap, LineId,
        flexible::{self, Range},
        local_schemes::{Note, NoteReason},
    },
    money::Cents,
    web::{
        components::{ComparisonTable, Kind, Notice},
        format, language,
        line_name::line_name,
        texts::{later, why},
        today::today,
    },
};

/// Before enough is filled in: what is still needed, or what to look at again, each with the way to its field.
pub(super) fn waiting(wrong: &[(Field, String)], untouched: bool) -> AnyView {
    if untouched {
        return view! { <p class="nl-paragraph">{later::calculator_fill_in()}</p> }.into_any();
    }
    let only_needed = wrong.iter().all(|(_, text)| text == later::field_needed());
    let title = if only_needed { later::calculator_still_needed() } else { later::calculator_wrong_input() };
    let fields = wrong.iter().map(|(field, _)| {
        let id = field.id();
        let go = move |_| {
            let input =
                document().get_element_by_id(&id).and_then(|input| input.dyn_into::<HtmlElement>().ok());
            if let Some(input) = input {
                // An input that is there takes the focus.
                let _ = input.focus();
            }
        };
        view! { <li><button type="button" class="text-button" on:click=go>{label(*field)}</button></li> }
    });
    view! {
        <p class="nl-paragraph">{title}</p>
        <ul class="plain-list">{fields.collect_view()}</ul>
    }
    .into_any()
}

/// A household that is not covered.
pub(super) fn refused(because: String) -> AnyView {
    view! {
        <Notice kind=Kind::Warning title=later::calculator_refused()>
            <p class="nl-paragraph">{because}</p>
        </Notice>
    }
    .into_any()
}

/// The comparison, in a sentence, a table and what it leaves out.
#[component]
pub(super) fn Result(computed: Computed) -> impl IntoView {
    let Computed { now, then, comparison } = computed;
    let difference = comparison.difference();
    let range = flexible::range(&now, &then).ok().flatten();
    let rules = rules_used(&comparison.then);
    let budget = comparison.then.clone();
    view! {
        <h2 class="nl-heading nl-heading--level-2">{later::calculator_result()}</h2>
        // Said aloud while somebody types: the one number that matters, not the whole page.
        <div role="status"><Headline difference /></div>
        {range.map(|range| view! { <p class="nl-paragraph">{range_text(&range)}</p> })}
        <p class="nl-paragraph">{sentences(&comparison)}</p>
        <ComparisonTable comparison />
        <p class="small">{later::calculator_total_hint()}</p>
        <Notes notes=budget.notes />
        <Gaps gaps=budget.gaps />
        <p class="small">{later::calculator_steady()}</p>
        <p class="small">{rules} " " {later::calculator_no_rights()}</p>
    }
}

/// Which rules a budget is made with, in a sentence.
pub(super) fn rules_used(budget: &Budget) -> String {
    let known = format::long_date(budget.rules);
    if budget.gaps.contains(&Gap::OutdatedRules) {
        later::calculator_rules_latest(format::long_date(today()), known)
    } else {
        later::calculator_rules_of(known)
    }
}

/// What a job with hours that differ comes to, in a sentence.
pub(super) fn range_text(range: &Range) -> String {
    later::calculator_range(
        format::signed_euro(range.high.difference()),
        format::signed_euro(range.low.difference()),
    )
}

/// Schemes of the municipality to ask about, where there is no amount to give.
#[component]
pub(super) fn Notes(notes: Vec<Note<'static>>) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        let items = notes.into_iter().map(|note| {
            let of_kind = why::lookup(&format!("line.{}", note.scheme.id.key())).unwrap_or_default();
            let name = note.scheme.name.as_deref().unwrap_or(of_kind);
            let text = match note.reason {
                NoteReason::NoAmount => later::notes_no_amount(name),
                NoteReason::MonthsUnknown => later::notes_months_unknown(name),
            };
            view! { <li>{text}</li> }
        });
        view! {
            <Notice kind=Kind::Info title=later::notes_title()>
                <ul class="plain-list">{items.collect_view()}</ul>
            </Notice>
        }
    })
}

/// What is not in a result.
#[component]
pub(super) fn Gaps(gaps: Vec<Gap>) -> impl IntoView {
    let gaps: Vec<&str> = gaps
        .iter()
        // The rules that were used are said with their date.
        .filter(|gap| **gap != Gap::OutdatedRules)
        .filter_map(|gap| why::lookup(&format!("gaps.{}", gap.key())))
        .collect();
    (!gaps.is_empty()).then(|| {
        view! {
            <Notice kind=Kind::Info title=later::calculator_gaps()>
                <ul class="plain-list">{gaps.into_iter().map(|gap| view! { <li>{gap}</li> }).collect_view()}</ul>
            </Notice>
        }
    })
}

/// The difference as a sentence, with the amount large.
#[component]
pub(super) fn Headline(difference: Cents) -> impl IntoView {
    let key = match difference.get().signum() {
        1 => "calculator.sentence_more",
        -1 => "calculator.sentence_less",
        _ => "calculator.sentence_same",
    };
    let sentence = later::lookup(key).unwrap_or_default();
    match sentence.split_once("{amount}") {
        None => view! { <p class="big-number">{sentence}</p> }.into_any(),
        Some((before, after)) => {
            let amount = format::euro(if difference < Cents::ZERO { -difference } else { difference });
            view! { <p class="big-number">{before.to_string()}<strong>{amount}</strong>{after.to_string()}</p> }.into_any()
        }
    }
}

/// What changes most, and what it means for the benefit, in whole sentences.
pub(super) fn sentences(comparison: &Comparison) -> String {
    let rows = comparison.rows();
    let name = |row: &crate::income::Row| language::within_sentence(line_name(row.id, row.adult));
    let mut sentences = Vec::new();
    if let Some(most) = rows.iter().max_by_key(|row| row.difference())
        && most.difference() > Cents::ZERO
    {
        sentences.push(later::calculator_sentence_up(format::euro(most.difference()), name(most)));
    }
    if let Some(least) = rows.iter().min_by_key(|row| row.difference())
        && least.difference() < Cents::ZERO
    {
        sentences.push(later::calculator_sentence_down(format::euro(-least.difference()), name(least)));
    }
    let bijstand = rows.iter().find(|row| row.id == LineId::Bijstand);
    if let Some(row) = bijstand.filter(|row| row.now > Cents::ZERO) {
        let left = row.then > Cents::ZERO;
        let text = if left {
            later::calculator_sentence_still_benefit()
        } else {
            later::calculator_sentence_no_benefit()
        };
        sentences.push(text.to_string());
    }
    if let Some(cents) = comparison.cents_kept_of_a_euro() {
        sentences.push(later::calculator_sentence_kept(cents));
    }
    sentences.join(" ")
}
