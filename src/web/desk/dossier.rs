//! One dossier: to talk from, to correct together, to decide on, to write about.

mod answers;
mod as_read;
mod compare;
mod decision;
mod earlier_version;
mod everything;
mod letter;
mod notes;
mod open;
mod route;
mod suggestion;
mod talk;
mod unsaved;
mod who;

use leptos::prelude::*;

use super::{
    cabinet::{Cabinet, Shown},
    list_page::{Locked, who},
};
use crate::{
    caseload::{Case, Row},
    dossier::RecordId,
    web::{
        components::{Heading, Kind, Notice, SubNavigation},
        page::{DeskPage, DossierPart, Page},
        texts::{desk, talk as texts},
    },
};
use open::{Open, is_hidden};
pub(super) use unsaved::Unsaved;

/// The dossier with this id.
#[component]
pub(super) fn DossierPage(id: String, part: DossierPart) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let back = Page::from(DeskPage::Dossiers).href();
    let id = RecordId::parse(&id);
    // Read once the archive is open, and again when it was closed meanwhile.
    Effect::new(move || {
        let is_open =
            !cabinet.is_locked() && cabinet.opening.get().is_none() && !cabinet.rows.read().is_empty();
        if let Some(id) = id.filter(|_| is_open) {
            cabinet.show(id);
        }
    });
    // A part stays on the screen while its case changes: nobody loses their place for having kept something.
    let is_here =
        Memo::new(move |_| matches!(&*cabinet.case.read(), Shown::Here(case) if Some(case.id()) == id));
    view! {
        <a class="nl-link back-link" href=back>{desk::dossier_back()}</a>
        {move || match is_here.get().then(|| cabinet.case.get_untracked()) {
            Some(Shown::Here(case)) => view! {
                <Parts id=case.id() part />
                {the_part(cabinet, part, case)}
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

fn the_part(cabinet: Cabinet, part: DossierPart, case: Case) -> AnyView {
    match part {
        DossierPart::Route | DossierPart::Everything => {
            let (case, id) = (RwSignal::new(case.clone()), case.id());
            let now = move || match cabinet.case.get() {
                Shown::Here(now) if now.id() == id => now,
                _ => case.get_untracked(),
            };
            let hidden = Memo::new(move |_| is_hidden(cabinet, &now()));
            let shown = move || {
                if hidden.get() {
                    view! { <Heading text=of(&untrack(now)) /> <KeptBack id text=texts::unseen_elsewhere() /> }
                        .into_any()
                } else if part == DossierPart::Route {
                    // It follows its case itself: what was just kept, and the button that takes it back, stay.
                    view! { <route::RoutePart case=untrack(now) /> }.into_any()
                } else {
                    (move || view! { <everything::EverythingPart case=now() /> }).into_any()
                }
            };
            shown.into_any()
        }
        _ => {
            let title = of(&case);
            let open = Open::new(cabinet, case);
            view! {
                <Heading text=title />
                {match part {
                    DossierPart::Answers => view! { <answers::AnswersPart open /> }.into_any(),
                    DossierPart::Decision => view! { <decision::DecisionPart open /> }.into_any(),
                    DossierPart::Letter => view! { <letter::LetterPart open /> }.into_any(),
                    _ => view! { <talk::TalkPart open /> }.into_any(),
                }}
            }
            .into_any()
        }
    }
}

/// Whose dossier it is.
fn of(case: &Case) -> String {
    desk::dossier_title(who(&Row::of(case)))
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
    let pages = DossierPart::ALL.map(|part| (href(id, part), name(part))).to_vec();
    view! { <SubNavigation label=texts::part_label() pages current=signal(href(id, part)).0 /> }
}

fn href(id: RecordId, part: DossierPart) -> Page {
    Page::from(DeskPage::Dossier(id.to_string(), part))
}

/// Says that the suggestion comes after the decision.
#[component]
fn KeptBack(id: RecordId, text: &'static str) -> impl IntoView {
    let to_decision = href(id, DossierPart::Decision).href();
    view! {
        <Notice kind=Kind::Info title=texts::unseen_title()>
            <p class="nl-paragraph">{text}</p>
            <p class="nl-paragraph"><a class="nl-link" href=to_decision>{texts::unseen_to_decision()}</a></p>
        </Notice>
    }
}
