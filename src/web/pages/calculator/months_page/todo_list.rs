use leptos::prelude::*;

use crate::{
    income::{Situation, timeline::Timeline, todo::todos},
    web::{format, texts::later},
};

/// What there is to do, by date.
#[component]
pub(in super::super) fn TodoList(situation: Situation, timeline: Timeline) -> impl IntoView {
    let todos = todos(&situation, &timeline).unwrap_or_default();
    (!todos.is_empty()).then(|| {
        let rows = todos.into_iter().map(|todo| {
            let text = format::sentence(&format!("todo.{}", todo.id.key()), &todo.values);
            let by = todo.by.map_or_else(|| later::todo_any_day().to_string(), format::long_date);
            view! { <li><span class="todo__by">{by}</span> <span>{text}</span></li> }
        });
        view! {
            <section class="todo">
                <h2 class="nl-heading nl-heading--level-2">{later::todo_title()}</h2>
                <ol class="todo__list">{rows.collect_view()}</ol>
            </section>
        }
    })
}
