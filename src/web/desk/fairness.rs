//! Outcomes by language and by help with filling in, and what the cap over language does.

mod groups;

use leptos::prelude::*;

use super::overview::{Chosen, Frame, with_rows};
use crate::{
    caseload::{Fairness, definitions},
    diagnose::model,
    web::texts::{desk, figures as text},
};
use groups::{cap, categories, decisions, outcomes};

/// Outcomes by language and by help with filling in.
#[component]
pub(super) fn FairnessPage() -> impl IntoView {
    view! {
        <Frame title=desk::desk_nav_fairness() lead=text::fairness_lead().to_string()>
            <Content />
        </Frame>
    }
}

#[component]
fn Content() -> impl IntoView {
    let chosen = expect_context::<Chosen>();
    let fairness = Memo::new(move |_| {
        let asked = chosen.asked();
        with_rows(|rows| Fairness::of(rows, &asked))
    });
    view! {
        <p class="nl-paragraph only-on-paper">{text::figures_print_report()}</p>
        <div class="only-on-screen">
            <p class="nl-paragraph">{text::fairness_meaning()}</p>
            {move || match fairness.with(|fairness| fairness.blank) {
                0 => ().into_any(),
                people => view! { <p class="nl-paragraph">{text::fairness_blank(people as usize)}</p> }.into_any(),
            }}
            {move || fairness.with(|fairness| {
                if fairness.all.people == 0 {
                    return view! { <p class="nl-paragraph" role="status">{text::fairness_nobody()}</p> }.into_any();
                }
                let section = |title: &'static str, id: &'static str, groups: &[_]| {
                    let all = &fairness.all;
                    view! {
                        <section class="card fairness" aria-labelledby=id>
                            <h2 class="nl-heading nl-heading--level-2" id=id>{title}</h2>
                            {outcomes(title, groups, all)}
                            {categories(title, groups, all)}
                            {decisions(title, groups, all)}
                        </section>
                    }
                };
                view! {
                    {section(text::fairness_language(), "fairness-language", &fairness.languages)}
                    <section class="card fairness">
                        <h2 class="nl-heading nl-heading--level-2" id="fairness-cap">{text::fairness_cap_title()}</h2>
                        <p class="nl-paragraph">{text::fairness_cap_lead(model().proxy_cap.most)}</p>
                        {cap(&fairness.languages, &fairness.all)}
                    </section>
                    {section(text::fairness_help(), "fairness-help", &fairness.help)}
                    <p class="nl-paragraph small">{text::fairness_far_note()} " " {definitions().fewest_why.as_str()}</p>
                    <p class="nl-paragraph small">{text::figures_screen_only()}</p>
                }
                .into_any()
            })}
        </div>
    }
}
