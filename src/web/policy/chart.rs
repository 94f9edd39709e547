//! A drawing on the page, with the buttons that save it.

use leptos::prelude::*;

use super::saving;
use crate::{
    money::Cents,
    policy::{
        Column,
        chart::{Drawing, Mark, Series, WIDTH, Words, draw},
    },
    web::{
        components::{Kind, Notice},
        format,
        texts::policy,
    },
};

/// A drawing and what it says above it.
#[derive(Clone, PartialEq)]
pub(super) struct Chart {
    pub title: String,
    pub drawing: Drawing,
}

/// Lines of what is left at each wage.
pub(super) fn chart_of(title: String, rules: String, series: Vec<Series>) -> Chart {
    let words = Words { title: title.clone(), rules, axis: policy::common_axis().into() };
    Chart { title, drawing: draw(&words, &series, format::whole_euro) }
}

/// What is left of a column at each wage.
pub(super) fn series(name: String, column: &Column) -> Series {
    let points: Vec<(u32, Cents)> =
        column.cells.iter().map(|cell| (cell.percent, cell.amounts.disposable())).collect();
    Series { name, points }
}

/// A drawing, as it is saved.
#[component]
pub(super) fn ChartFigure(
    /// The name of the files, without their ending.
    name: &'static str,
    #[prop(into)] chart: Signal<Chart>,
) -> impl IntoView {
    let failed = RwSignal::new(None::<&'static str>);
    let save_svg = move |_| {
        let saved = saving::save(&format!("{name}.svg"), chart.read().drawing.to_svg().as_bytes());
        failed.set((!saved).then(policy::common_save_failed));
    };
    let save_png = move |_| {
        let drawing = chart.read().drawing.clone();
        leptos::task::spawn_local(async move {
            let saved = match saving::png(&drawing).await {
                Ok(png) => saving::save(&format!("{name}.png"), &png),
                Err(_) => false,
            };
            failed.set((!saved).then(policy::common_png_failed));
        });
    };
    view! {
        <figure class="policy-chart">
            <div class="scrolls" tabindex="0" role="group" aria-label=move || chart.read().title.clone()>
                {move || {
                    let Chart { title, drawing } = chart.get();
                    let marks = drawing.marks.into_iter().map(mark).collect_view();
                    view! {
                        <svg class="policy-chart__drawing" role="img" aria-label=title
                            viewBox=format!("0 0 {WIDTH} {}", drawing.height)>
                            <rect width="100%" height="100%" fill="#fff" />
                            {marks}
                        </svg>
                    }
                }}
            </div>
            <div class="actions">
                <button type="button" class="nl-button nl-button--secondary" on:click=save_svg>{policy::common_svg()}</button>
                <button type="button" class="nl-button nl-button--secondary" on:click=save_png>{policy::common_png()}</button>
            </div>
            {move || failed.get().map(|text| view! { <Notice kind=Kind::Wrong><p class="nl-paragraph">{text}</p></Notice> })}
        </figure>
    }
}

fn mark(mark: Mark) -> AnyView {
    match mark {
        Mark::Path { d, stroke, width, dash } => {
            let width = format!("{}.{:02}", width / 100, width % 100);
            let dash = if dash.is_empty() { "none" } else { dash };
            view! { <path d=d fill="none" stroke=stroke stroke-width=width stroke-dasharray=dash /> }.into_any()
        }
        Mark::Text { x, y, anchor, size, fill, text } => view! {
            <text x=x.to_string() y=y.to_string() text-anchor=anchor font-size=size.to_string() fill=fill>{text}</text>
        }
        .into_any(),
    }
}
