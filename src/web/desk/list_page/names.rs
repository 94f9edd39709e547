//! Names for codes, from a list of the client system.

use leptos::{html::Input, prelude::*};

use crate::{
    caseload::{MAX_LIST, MOST_PEOPLE, NotAList, NotAPerson, People, ReadPeople},
    web::{
        components::{Confirm, Kind, Notice},
        desk::{
            cabinet::{Cabinet, papers::PEOPLE},
            files,
        },
        texts::intake as texts,
    },
};

/// Lines that are said one by one; of more it is the file that is wrong.
const MOST_SAID: usize = 20;

/// What came of a list.
#[derive(Clone, PartialEq)]
enum Said {
    Nothing,
    Read { matched: usize, refused: Vec<(u64, NotAPerson)> },
    NotAList(NotAList),
    Nobody,
    NotKept,
}

/// Where a list of names is read in, and taken away.
#[component]
pub(super) fn Names() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let input = NodeRef::<Input>::new();
    let said = RwSignal::new(Said::Nothing);
    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let Some(file) = files::of_list(input.files()).into_iter().next() else { return };
        input.set_value("");
        leptos::task::spawn_local(async move {
            // What is larger is not read at all.
            let read = if files::size(&file) > MAX_LIST {
                Err(NotAList::TooLarge)
            } else {
                People::read(&files::read(&file).await.unwrap_or_default())
            };
            let what = match read {
                Err(problem) => Said::NotAList(problem),
                Ok(ReadPeople { people, .. }) if people.is_empty() => Said::Nobody,
                Ok(ReadPeople { people, refused }) => match keep(cabinet, people).await {
                    Some(matched) => Said::Read { matched, refused },
                    None => Said::NotKept,
                },
            };
            let _ = said.try_set(what);
        });
    };
    let remove = move || {
        leptos::task::spawn_local(async move {
            let kept = keep(cabinet, People::default()).await;
            let _ = said.try_set(if kept.is_some() { Said::Nothing } else { Said::NotKept });
        });
    };
    let count = Memo::new(move |_| cabinet.people.read().len());
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{texts::people_title()}</h2>
            <p class="nl-paragraph">{texts::people_text()}</p>
            <div class="field">
                <label class="field__label" for="people-file">{texts::people_choose()}</label>
                <input node_ref=input id="people-file" type="file" accept=".csv,.txt" on:change=choose />
            </div>
            <div role="status">{move || said_text(said.get())}</div>
            {move || (count.get() > 0).then(|| view! {
                <p class="nl-paragraph">{texts::people_kept(count.get())}</p>
                <div class="actions">
                    <Confirm label=texts::people_remove() title=texts::people_remove_title() text=texts::people_remove_text()
                        confirm=texts::people_remove_confirm() on_confirm=remove />
                </div>
            })}
        </section>
    }
}

/// Keeps a list in the place of the one that was there. How many dossiers it names.
async fn keep(cabinet: Cabinet, people: People) -> Option<usize> {
    cabinet.keep_paper(PEOPLE, &people).await.ok()?;
    let rows = cabinet.rows.read_untracked();
    let named = |code| people.name(code).is_some();
    let matched = rows.values().filter(|row| row.reference.as_ref().is_some_and(named)).count();
    drop(rows);
    cabinet.people.set(people);
    Some(matched)
}

fn said_text(said: Said) -> AnyView {
    let wrong = |text: String| {
        view! { <Notice kind=Kind::Wrong><p class="nl-paragraph">{text}</p></Notice> }.into_any()
    };
    match said {
        Said::Nothing => ().into_any(),
        Said::NotAList(NotAList::TooLarge) => wrong(texts::people_too_large(MOST_PEOPLE)),
        Said::NotAList(NotAList::NoText) => wrong(texts::people_no_text().into()),
        Said::Nobody => wrong(texts::people_nobody().into()),
        Said::NotKept => wrong(texts::people_not_kept().into()),
        Said::Read { matched, refused } => {
            let count = refused.len();
            view! {
                <p class="nl-paragraph">{texts::people_matched(matched)}</p>
                {(count > 0).then(|| view! {
                    <p class="nl-paragraph">{texts::people_refused(count)}</p>
                    <ul class="people-refused">
                        {refused.into_iter().take(MOST_SAID).map(|(number, problem)| view! {
                            <li>{texts::people_line(number, problem_text(problem))}</li>
                        }).collect_view()}
                        {(count > MOST_SAID).then(|| view! { <li>{texts::people_refused_more(count - MOST_SAID)}</li> })}
                    </ul>
                })}
            }
            .into_any()
        }
    }
}

fn problem_text(problem: NotAPerson) -> &'static str {
    match problem {
        NotAPerson::NoCode => texts::people_no_code(),
        NotAPerson::NoName => texts::people_no_name(),
        NotAPerson::TooLong => texts::people_too_long(),
        NotAPerson::Twice => texts::people_twice(),
    }
}
