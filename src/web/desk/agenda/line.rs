//! A line of the agenda, with what can be done about it at once.

use leptos::prelude::*;

use super::{
    Saving,
    list::{Entry, kind_name},
};
use crate::{
    caseload::{Ending, Fact, Finish, Todo, finish, outflow_known_on, record},
    dossier::RecordId,
    route::{ChangeError, TALKS, TRAJECTEN},
    web::{
        desk::gemeente_field::name_of,
        entropy, format,
        page::{DeskPage, DossierPart, Page},
        texts::route as text,
        today::today,
    },
};

/// Who, what, before which day, and the buttons.
pub(super) fn line(saving: Saving, entry: Entry) -> impl IntoView {
    let part = if entry.due.todo == Todo::Decision { DossierPart::Decision } else { DossierPart::Route };
    let href = Page::from(DeskPage::Dossier(entry.due.id.to_string(), part)).href();
    let what = match &entry.due.todo {
        Todo::Step { name: Some(name), .. } => name.to_string(),
        _ => kind_name(&entry.kind),
    };
    let place = if entry.session.is_empty() {
        name_of(&entry.gemeente)
    } else {
        format!("{}, {}", name_of(&entry.gemeente), entry.session)
    };
    let due = entry.due.day;
    view! {
        <tr>
            <td><time datetime=due.to_string()>{format::short_date(due)}</time></td>
            <th scope="row"><a class="nl-link" href=href.clone()>{entry.who.clone()}</a></th>
            <td>{what.clone()}</td>
            <td class="agenda-table__place">{place}</td>
            <td class="agenda-table__action">{actions(saving, &entry, &what, href)}</td>
        </tr>
    }
}

fn actions(saving: Saving, entry: &Entry, what: &str, href: String) -> AnyView {
    let (case, who) = (entry.due.id, entry.who.as_str());
    let done = |label: String, words: &'static str, in_person: bool| {
        let Todo::Step { id, number, .. } = entry.due.todo.clone() else { return None };
        let said = text::agenda_said(what, who);
        let press = move |_| {
            let (id, told) = (id.clone(), Finish { day: today(), in_person, how: Ending::Finished });
            let new = RecordId::random(&mut entropy::rng());
            saving.save(
                case,
                move |state| finish(state, (id.as_str(), number), told, new),
                said.clone(),
                None,
            );
        };
        Some(
            view! { <button type="button" class="step__button" aria-label=label on:click=press>{words}</button> },
        )
    };
    let open = view! { <a class="nl-link" href=href aria-label=text::agenda_open_label(what, who)>{text::agenda_open()}</a> };
    match &entry.due.todo {
        // How guidance ended is not for a quick button to guess.
        Todo::Step { id, .. } if TRAJECTEN.contains(&id.as_str()) => open.into_any(),
        Todo::Step { id, .. } if TALKS.contains(&id.as_str()) => view! {
            {done(text::agenda_in_person_label(what, who), text::step_in_person(), true)}
            {done(text::agenda_remote_label(what, who), text::step_remote(), false)}
        }
        .into_any(),
        Todo::Step { .. } => done(text::agenda_done_label(what, who), text::step_done(), false).into_any(),
        Todo::OutflowLasted if entry.due.day <= today() => view! {
            {lasted(saving, entry, true)}
            {lasted(saving, entry, false)}
        }
        .into_any(),
        _ => open.into_any(),
    }
}

/// Whether outflow lasted six months.
fn lasted(saving: Saving, entry: &Entry, lasted: bool) -> impl IntoView + use<> {
    let (case, who) = (entry.due.id, entry.who.clone());
    let (label, words) = if lasted {
        (text::agenda_yes_label(&who), text::fact_lasted_yes())
    } else {
        (text::agenda_no_label(&who), text::fact_lasted_no())
    };
    let press = move |_| {
        let said = text::agenda_said(
            if lasted { text::fact_line_lasted() } else { text::fact_line_not_lasted() },
            &who,
        );
        let answer = move |state: &crate::caseload::State| {
            // The one that has gone by; there may be a later one.
            let asked = state.facts.iter().find_map(|(id, fact)| match fact {
                Fact::Outflow { on, to, lasted: None } if outflow_known_on(*on) <= today() => {
                    Some((*id, *on, *to))
                }
                _ => None,
            });
            let (id, on, to) = asked.ok_or(ChangeError::NoSuchStep)?;
            Ok(record(state, id, Fact::Outflow { on, to, lasted: Some(lasted) }, false))
        };
        saving.save(case, answer, said, None);
    };
    view! { <button type="button" class="step__button" aria-label=label on:click=press>{words}</button> }
}
