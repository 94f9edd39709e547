//! One dossier: what we make of it, why, and everything the resident answered.

mod answers;
mod decision;
mod everything;
mod letter;
mod route;
mod talk;

use leptos::prelude::*;

use super::{
    cabinet::{Cabinet, Shown},
    list_page::Locked,
};
use crate::{
    dossier::RecordId,
    web::{
        components::{Heading, SubNavigation},
        page::{DeskPage, DossierPart, Page},
        texts::{desk, talk as texts},
    },
};

/// The dossier with this id.
#[component]
pub(super) fn DossierPage(id: String, part: DossierPart) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let back = Page::Desk(DeskPage::Dossiers).href();
    let id = RecordId::parse(&id);
    // Read once the archive is open, and again when it was closed meanwhile.
    Effect::new(move || {
        let is_open =
            !cabinet.is_locked() && cabinet.opening.get().is_none() && !cabinet.rows.read().is_empty();
        if let Some(id) = id.filter(|_| is_open) {
            cabinet.show(id);
        }
    });
    view! {
        <a class="nl-link back-link" href=back>{desk::dossier_back()}</a>
        {move || match cabinet.case.get() {
            Shown::Here(case) if Some(case.id()) == id => view! {
                <Parts id=case.id() part />
                {match part {
                    DossierPart::Talk => view! { <talk::TalkPart case /> }.into_any(),
                    DossierPart::Answers => view! { <answers::AnswersPart case /> }.into_any(),
                    DossierPart::Decision => view! { <decision::DecisionPart case /> }.into_any(),
                    DossierPart::Letter => view! { <letter::LetterPart case /> }.into_any(),
                    DossierPart::Route => view! { <route::RoutePart case /> }.into_any(),
                    DossierPart::Everything => view! { <everything::EverythingPart case /> }.into_any(),
                }}
            }
            .into_any(),
            _ if cabinet.is_locked() => {
                view! { <Heading text=desk::dossier_missing_title() /> <Locked /> }.into_any()
            }
            _ => view! {
                <Heading text=desk::dossier_missing_title() />
                <p class="nl-paragraph">{desk::dossier_missing_text()}</p>
            }
            .into_any(),
        }}
    }
}

/// The way to each part.
#[component]
fn Parts(id: RecordId, part: DossierPart) -> impl IntoView {
    let name = |part| match part {
        DossierPart::Talk => texts::part_talk(),
        DossierPart::Answers => texts::part_answers(),
        DossierPart::Decision => texts::part_decision(),
        DossierPart::Route => texts::part_route(),
        DossierPart::Letter => texts::part_letter(),
        DossierPart::Everything => texts::part_everything(),
    };
    let page = |part| Page::Desk(DeskPage::Dossier(id.to_string(), part));
    let pages = DossierPart::ALL.map(|part| (page(part), name(part))).to_vec();
    view! { <SubNavigation label=texts::part_label() pages current=signal(page(part)).0 /> }
}

/// Facts in two columns; what is empty is left out.
fn facts(facts: Vec<(&'static str, Option<String>)>) -> impl IntoView {
    view! {
        <dl class="facts">
            {facts.into_iter().filter_map(|(name, value)| Some(view! {
                <div><dt>{name}</dt><dd>{value?}</dd></div>
            })).collect_view()}
        </dl>
    }
}
