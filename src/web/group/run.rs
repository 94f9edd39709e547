//! The run of one person: the questions, each answer sealed on the disk before the screen says so.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{
    finish::Finish,
    guard,
    keeping::{Keeping, Kept, Refused},
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

/// A sealed dossier, and what it was made of: at each try the same file, so that what is there already is known.
#[derive(Clone)]
pub(super) struct Made {
    pub answers: Answers,
    pub name: String,
    pub satisfaction: String,
    pub language: String,
    pub sealed: Vec<u8>,
}

/// What a run has besides its answers. It goes with the run.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub number: u16,
    pub name: RwSignal<String>,
    /// The mark for the questionnaire, as typed.
    pub satisfaction: RwSignal<String>,
    pub made: StoredValue<Option<Made>, LocalStorage>,
    /// Whether the answers are being sealed: nobody goes elsewhere meanwhile.
    pub sealing: RwSignal<bool>,
}

/// Writes what somebody answered, where they are, and in which language; only what is not written yet.
struct Writer {
    keeping: Keeping,
    key: DraftKey,
    counter: Cell<u64>,
    run: Run,
    /// What the draft held when it was last written or opened.
    written: RefCell<Option<Zeroizing<String>>>,
    /// Whether the next text is what was just opened: that is there already.
    opens: Cell<bool>,
}

impl Writer {
    /// Whether there was anything to write.
    fn write(&self, page: &Page, answers: String) -> bool {
        let answers = Zeroizing::new(answers);
        let typed = |text: RwSignal<String>| Zeroizing::new(text.try_get_untracked().unwrap_or_default());
        let (satisfaction, name) = (typed(self.run.satisfaction), typed(self.run.name));
        let (page, speaks) = (page.href(), language::code());
        let parts = [&page, &speaks, &*answers, &*satisfaction, &*name];
        // As long as it becomes from the start, so that growing leaves no copy behind in memory.
        let length = parts.iter().map(|part| part.len() + 1).sum();
        let mut draft = Zeroizing::new(String::with_capacity(length));
        for (place, part) in parts.into_iter().enumerate() {
            if place > 0 {
                draft.push('\n');
            }
            draft.push_str(part);
        }
        let mut written = self.written.borrow_mut();
        if written.as_ref() == Some(&draft) {
            return false;
        }
        let changed = !self.opens.replace(false);
        if changed {
            self.counter.set(self.counter.get() + 1);
            let sealed = self.key.seal(draft.as_bytes(), self.counter.get(), &mut entropy::rng());
            self.keeping.put(self.run.number, sealed);
        }
        *written = Some(draft);
        changed
    }
}

/// What [`Writer`] wrote, or wrote before it knew of the last page: then two parts fewer. Nothing where the answers
/// can't be read, as those of a later version.
pub(super) fn left_in(draft: &[u8]) -> Option<Left> {
    let mut parts = std::str::from_utf8(draft).ok()?.splitn(5, '\n');
    let page = Page::parse(parts.next()?);
    let speaks = parts.next()?.to_string();
    let answers = answers_of_draft(parts.next()?)?;
    let mut typed = || parts.next().unwrap_or_default().to_string();
    Some(Left { page, speaks, answers, satisfaction: typed(), name: typed() })
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
    let comes_back = begun.left.is_some();
    let left = begun.left.unwrap_or_else(|| Left {
        page: Page::Introduction,
        speaks: language::code(),
        answers: Answers::none(questions()),
        satisfaction: String::new(),
        name: String::new(),
    });
    let page = RwSignal::new(left.page);
    navigation::hold(page);
    let keeping = state.keeping;
    let run = Run {
        number: begun.number,
        name: RwSignal::new(left.name),
        satisfaction: RwSignal::new(left.satisfaction),
        made: StoredValue::new_local(None),
        sealing: RwSignal::new(false),
    };
    keeping.refused.set(None);
    provide_context(run);
    let writer = Writer {
        keeping,
        key: begun.key,
        counter: Cell::new(begun.counter),
        run,
        written: RefCell::new(None),
        opens: Cell::new(comes_back),
    };
    let keep: Keep = Rc::new(move |session, answers| {
        let Some(page) = page.try_get_untracked() else { return };
        if writer.write(&page, answers) {
            session.saving.set(Saving::Busy);
        }
    });
    let mut session = Session::of(left.answers, Some(keep));
    session.says = says;
    provide_context(session);
    if comes_back {
        // A draft is not written over before something changes.
        session.save();
    }
    let practised = RwSignal::new(None);
    provide_context(Practised(practised));
    guard::offer_reading_aloud();
    // Where somebody is, what they read and what they typed last is kept as well as what they answer.
    Effect::new(move |_| {
        run.name.track();
        run.satisfaction.track();
        session.save();
    });
    Effect::new(move |_| {
        if *page.read() != Page::Practice {
            practised.set(None);
        }
        language::track();
        guard::tell_page();
        session.save();
    });
    let refused = move || keeping.refused.get().filter(|(number, _)| *number == run.number);
    Effect::new(move |_| match refused() {
        Some((_, Refused::Finished)) => state.show(Screen::Done),
        // Whoever opens it again gets the newest.
        Some((_, Refused::Older)) => state.lock(),
        None => {}
    });
    Effect::new(move |_| {
        // What was refused is never called kept.
        if refused().is_some() {
            return;
        }
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
                <button type="button" class="nl-button nl-button--subtle" prop:disabled=run.sealing
                    on:click=move |_| state.lock()>
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
