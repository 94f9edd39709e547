//! The run of one person: the questions, each answer sealed on the disk before the screen says so.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{
    finish::Finish,
    guard,
    keeping::{Keeping, Kept},
    tablet::{Left, Screen, State},
};
use crate::{
    diagnose::{Answers, questions},
    dossier::group::DraftKey,
    web::{
        components::{Heading, Kind, Notice},
        entropy,
        language::{self, in_language},
        navigation,
        page::Page,
        pages::{Check, Practice, Practised, QuestionPage},
        session::{Keep, Session, answers_of_draft},
        storage::drafts::Saving,
        texts::{app, group},
    },
};

/// What a run has besides its answers. It goes with the run.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub number: u16,
    pub name: RwSignal<String>,
    /// The mark for the questionnaire, as typed.
    pub satisfaction: RwSignal<String>,
}

/// Writes what somebody answered, where they are, and in which language.
struct Writer {
    keeping: Keeping,
    number: u16,
    key: DraftKey,
    counter: Cell<u64>,
}

impl Writer {
    fn write(&self, page: &Page, answers: String) {
        let answers = Zeroizing::new(answers);
        let (page, speaks) = (page.href(), language::code());
        // As long as it becomes from the start, so that growing leaves no copy behind in memory.
        let mut draft = Zeroizing::new(String::with_capacity(page.len() + speaks.len() + answers.len() + 2));
        for (place, part) in [&page, &speaks, &*answers].into_iter().enumerate() {
            if place > 0 {
                draft.push('\n');
            }
            draft.push_str(part);
        }
        self.counter.set(self.counter.get() + 1);
        let sealed = self.key.seal(draft.as_bytes(), self.counter.get(), &mut entropy::rng());
        self.keeping.put(self.number, sealed);
    }
}

/// What [`Writer`] wrote: where somebody was and what they had answered, and their language. Of a draft that is none
/// of ours, the beginning.
pub(super) fn left_in(draft: &[u8]) -> (Left, String) {
    let text = std::str::from_utf8(draft).unwrap_or_default();
    let mut parts = text.splitn(3, '\n');
    let page = Page::parse(parts.next().unwrap_or_default());
    let speaks = parts.next().unwrap_or_default().to_string();
    (Left { page, answers: parts.next().unwrap_or_default().to_string() }, speaks)
}

/// What the screen says about an answer: only what is on the disk is called kept.
fn says(saving: Saving) -> Option<&'static str> {
    Some(match saving {
        Saving::Saved => group::run_saved(),
        Saving::Busy => group::run_saving(),
        Saving::Off | Saving::Full => group::run_save_failed_title(),
    })
}

/// The pages of a run.
#[component]
pub(super) fn RunPage() -> impl IntoView {
    let state = expect_context::<State>();
    let Some(begun) = state.take_begun() else {
        state.show(Screen::Welcome);
        return ().into_any();
    };
    let (at, answers) = match begun.left {
        Some(left) => (left.page, answers_of_draft(&left.answers)),
        None => (Page::Introduction, None),
    };
    let page = RwSignal::new(at);
    navigation::hold(page);
    let keeping = state.keeping;
    let writer = Writer { keeping, number: begun.number, key: begun.key, counter: Cell::new(begun.counter) };
    let keep: Keep = Rc::new(move |session, answers| {
        session.saving.set(Saving::Busy);
        if let Some(page) = page.try_get_untracked() {
            writer.write(&page, answers);
        }
    });
    let answers = answers.unwrap_or_else(|| Answers::none(questions()));
    let mut session = Session::of(answers, Some(keep));
    session.says = says;
    provide_context(session);
    provide_context(Run {
        number: begun.number,
        name: RwSignal::new(String::new()),
        satisfaction: RwSignal::new(String::new()),
    });
    let practised = RwSignal::new(None);
    provide_context(Practised(practised));
    guard::offer_reading_aloud();
    // Where somebody is and what they read is kept as well as what they answer.
    Effect::new(move |_| {
        if *page.read() != Page::Practice {
            practised.set(None);
        }
        language::track();
        guard::tell_page();
        session.save();
    });
    Effect::new(move |_| {
        session.saving.set(match keeping.state.get() {
            Kept::All => Saving::Saved,
            Kept::Busy => Saving::Busy,
            Kept::Failing(_) => Saving::Full,
        });
    });
    let current = move || match page.get() {
        Page::Question { id, checking } => match session.question(&id) {
            Some(question) => view! { <QuestionPage question checking /> }.into_any(),
            None => view! { <Begin /> }.into_any(),
        },
        Page::Practice => view! { <Practice /> }.into_any(),
        Page::Check => view! { <Check /> }.into_any(),
        Page::HandOver => view! { <Finish /> }.into_any(),
        _ => view! { <Begin /> }.into_any(),
    };
    view! {
        <div class="run-top">
            {move || in_language(|| view! {
                <button type="button" class="nl-button nl-button--subtle" on:click=move |_| state.lock()>
                    {group::run_pause()}
                </button>
            })}
        </div>
        {move || in_language(current)}
    }
    .into_any()
}

/// What the questions are, before the first one.
#[component]
fn Begin() -> impl IntoView {
    let session = expect_context::<Session>();
    let progress = session.progress();
    let first = move || session.page_to_go_on().href();
    let label = move || match progress.get() {
        progress if progress.done == 0 => app::intro_start(),
        progress if progress.next.is_some() => app::intro_resume(),
        _ => app::intro_check(),
    };
    view! {
        <Heading text=app::intro_title() />
        <p class="lead">{move || app::intro_time(progress.get().total)}</p>
        <Notice kind=Kind::Info>
            <p class="nl-paragraph">{app::intro_not_for_control()}</p>
            <p class="nl-paragraph">{app::intro_person_decides()}</p>
        </Notice>
        <ul class="plain-list">
            <li>{app::intro_no_wrong()}</li>
            <li>{group::code_text()}</li>
            <li>{group::code_remember()}</li>
        </ul>
        <div class="actions">
            <a class="nl-button nl-button--primary" href=first>{label}</a>
            <a class="nl-button nl-button--secondary" href=Page::Practice.href()>{app::practice_link()}</a>
        </div>
    }
}
