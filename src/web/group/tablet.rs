//! Which screen a tablet shows, and what it knows.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    code::NewCode,
    facilitator::Facilitator,
    finish::Done,
    guard, idle,
    keeping::{Keeping, Kept},
    resume::Resume,
    run::RunPage,
    setup::{Broken, NoSession, Setup},
    tries::Tries,
    welcome::Welcome,
};
use crate::{
    diagnose::Answers,
    dossier::group::{DraftKey, GroupSession, SessionSecret},
    web::{
        components::{Kind, Notice},
        language::{self, in_language},
        navigation, one_window,
        page::Page,
        storage::group_store::{self, Overview, StoreError},
        texts::{app, errors, group},
    },
};

/// The screens, in the order of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Screen {
    /// Looking at what is on the tablet.
    Opening,
    /// It can't keep anything.
    Broken(StoreError),
    /// No session is known here.
    NoSession,
    /// The secret of the session is needed.
    Setup,
    Welcome,
    /// Somebody begins: card and a code of their own.
    NewCode,
    /// Somebody comes back.
    Resume,
    /// Nobody was there, or somebody paused.
    Locked,
    Run,
    Done,
    Facilitator,
}

/// Somebody whose run begins or goes on.
pub(super) struct Begun {
    pub number: u16,
    pub key: DraftKey,
    /// How often the draft was written.
    pub counter: u64,
    pub left: Option<Left>,
}

/// What somebody left when they stopped.
pub(super) struct Left {
    pub page: Page,
    /// The code of their language.
    pub speaks: String,
    pub answers: Answers,
    /// What they had typed on the last page, if they came there.
    pub satisfaction: String,
    pub name: String,
}

/// What is wrong with a link that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkProblem {
    Damaged,
    Newer,
    /// It is of another session, and this tablet still has things of the one it was set up for.
    Other,
}

/// The state of the tablet. Everything of a person is in [`Begun`] or below [`RunPage`], and gone with it.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub screen: RwSignal<Screen>,
    pub session: RwSignal<Option<Arc<GroupSession>>>,
    pub link_problem: RwSignal<Option<LinkProblem>>,
    pub keeping: Keeping,
    pub tries: Tries,
    epoch: StoredValue<u64>,
    secret: StoredValue<Option<SessionSecret>, LocalStorage>,
    begun: StoredValue<Option<Begun>, LocalStorage>,
}

impl State {
    fn new() -> State {
        State {
            screen: RwSignal::new(Screen::Opening),
            session: RwSignal::new(None),
            link_problem: RwSignal::new(None),
            keeping: Keeping::new(),
            tries: Tries::new(),
            epoch: StoredValue::new(0),
            secret: StoredValue::new_local(None),
            begun: StoredValue::new_local(None),
        }
    }

    pub(super) fn show(self, screen: Screen) {
        self.epoch.try_update_value(|epoch| *epoch += 1);
        self.screen.try_set(screen);
    }

    /// Which screen in a row this is: another one may be another person's. What comes late compares it before it acts.
    pub(super) fn epoch(self) -> Option<u64> {
        self.epoch.try_get_value()
    }

    /// Shows a screen, unless another one came since `epoch`.
    pub(super) fn show_after(self, epoch: Option<u64>, screen: Screen) {
        if self.epoch() == epoch {
            self.show(screen);
        }
    }

    /// Whether nobody can be busy here.
    fn is_free(self) -> bool {
        matches!(
            self.screen.try_get_untracked(),
            Some(Screen::Opening | Screen::Broken(_) | Screen::NoSession | Screen::Setup)
        )
    }

    /// Asks `of` about the session and its secret; nothing before the tablet is set up.
    pub(super) fn ask<T>(self, of: impl FnOnce(&GroupSession, &SessionSecret) -> T) -> Option<T> {
        let session = self.session.try_get_untracked()??;
        self.secret.try_with_value(|secret| Some(of(&session, secret.as_ref()?)))?
    }

    /// The facilitator gave the secret.
    pub(super) fn set_up(self, secret: SessionSecret) {
        self.secret.set_value(Some(secret));
        self.welcome();
    }

    /// The screen for the next person, in the language that the session begins with.
    pub(super) fn welcome(self) {
        self.begun.set_value(None);
        self.show(Screen::Welcome);
        self.speak_as_at_first();
    }

    fn speak_as_at_first(self) {
        let first = self.session.get_untracked().and_then(|session| session.languages.first().cloned());
        if let Some(first) = first {
            language::choose(first.as_str());
        }
    }

    /// Somebody's run begins or goes on.
    pub(super) fn begin(self, begun: Begun) {
        self.begun.set_value(Some(begun));
        self.show(Screen::Run);
    }

    /// Who began, once.
    pub(super) fn take_begun(self) -> Option<Begun> {
        self.begun.try_update_value(Option::take).flatten()
    }

    /// Closes what somebody is doing: key and answers leave the memory, the sealed draft stays.
    pub(super) fn lock(self) {
        if self.screen.try_get_untracked() == Some(Screen::Run) {
            self.begun.set_value(None);
            self.show(Screen::Locked);
        }
    }

    /// Forgets the session.
    pub(super) fn forget_session(self) {
        self.secret.set_value(None);
        self.session.set(None);
        // Nothing of this group may be written into the next one's.
        self.keeping.forget_all();
        self.show(Screen::NoSession);
    }

    /// Looks at what is on the tablet, and at the link that it was opened with, if any.
    pub(super) async fn open(self, link: String) {
        if let Err(error) = self.try_open(&link).await
            && self.is_free()
        {
            self.show(Screen::Broken(error));
        }
    }

    async fn try_open(self, link: &str) -> Result<(), StoreError> {
        self.link_problem.try_set(None);
        group_store::probe().await?;
        let kept = group_store::session().await?;
        let kept = kept.and_then(|json| GroupSession::from_json(&json).ok());
        let given = match link {
            "" => None,
            link => match GroupSession::from_link(link) {
                Ok(session) => Some(session),
                Err(error) => {
                    use crate::dossier::group::SessionError;
                    let newer = error == SessionError::Newer;
                    let problem = if newer { LinkProblem::Newer } else { LinkProblem::Damaged };
                    self.link_problem.try_set(Some(problem));
                    None
                }
            },
        };
        // The tablet may have been made ready meanwhile.
        if !self.is_free() {
            return Ok(());
        }
        let session = match (kept, given) {
            (Some(kept), Some(given)) if kept != given => {
                let overview = group_store::overview().await?;
                // A link is made once: with the same id and other content somebody changed it, and then not even what
                // became of a card is given up for it.
                let is_changed = kept.id == given.id;
                let is_free = if is_changed { overview == Overview::default() } else { overview.is_empty() };
                if is_free {
                    group_store::wipe().await?;
                    group_store::set_session(&given.to_json()).await?;
                    Some(given)
                } else {
                    self.link_problem.try_set(Some(LinkProblem::Other));
                    Some(kept)
                }
            }
            (None, Some(given)) => {
                group_store::set_session(&given.to_json()).await?;
                Some(given)
            }
            (kept, _) => kept,
        };
        if !self.is_free() {
            return Ok(());
        }
        let Some(session) = session else {
            self.show(Screen::NoSession);
            return Ok(());
        };
        let languages: Vec<&str> = session.languages.iter().map(|code| code.as_str()).collect();
        language::offer(&languages);
        self.session.try_set(Some(Arc::new(session)));
        self.speak_as_at_first();
        self.show(Screen::Setup);
        Ok(())
    }
}

/// The tablet, for as long as the address is that of a group.
#[component]
pub(crate) fn Tablet(page: ReadSignal<Page>) -> impl IntoView {
    let state = State::new();
    provide_context(state);
    guard::stand(state);
    let look = move |page: Page| {
        let Page::Group(link) = page else { return };
        guard::stay_at_one_address();
        // A link that is opened over somebody who is busy does nothing.
        if state.is_free() {
            leptos::task::spawn_local(state.open(link));
        }
    };
    look(page.get_untracked());
    // Every time: the same link once more is no other page.
    let again = window_event_listener(leptos::ev::hashchange, move |_| {
        if guard::has_link() {
            look(navigation::current());
        }
    });
    on_cleanup(move || again.remove());
    let has_window = one_window::follow(move || state.lock());
    let screen = Memo::new(move |_| state.screen.get());
    view! {
        <idle::Watch />
        {move || in_language(|| view! { <Failing /> })}
        {move || match (has_window.get(), screen.get()) {
            (false, _) => in_language(|| view! { <one_window::Elsewhere /> }).into_any(),
            // Its pages follow the language themselves: what is answered stays when they are made again.
            (true, Screen::Run) => view! { <RunPage /> }.into_any(),
            (true, screen) => in_language(move || still(screen)).into_any(),
        }}
    }
}

/// The screens without anybody's answers.
fn still(screen: Screen) -> AnyView {
    match screen {
        Screen::Opening | Screen::Run => {
            view! { <p class="nl-paragraph">{app::common_loading()}</p> }.into_any()
        }
        Screen::Broken(error) => view! { <Broken error /> }.into_any(),
        Screen::NoSession => view! { <NoSession /> }.into_any(),
        Screen::Setup => view! { <Setup /> }.into_any(),
        Screen::Welcome => view! { <Welcome /> }.into_any(),
        Screen::NewCode => view! { <NewCode /> }.into_any(),
        Screen::Resume => view! { <Resume locked=false /> }.into_any(),
        Screen::Locked => view! { <Resume locked=true /> }.into_any(),
        Screen::Done => view! { <Done /> }.into_any(),
        Screen::Facilitator => view! { <Facilitator /> }.into_any(),
    }
}

/// That answers are not on the disk, above every screen until they are.
#[component]
fn Failing() -> impl IntoView {
    let keeping = expect_context::<State>().keeping;
    let failing = Memo::new(move |before: Option<&Option<StoreError>>| match keeping.state.get() {
        Kept::All => None,
        // While it tries again, what was said stays.
        Kept::Busy => before.copied().flatten(),
        Kept::Failing(error) => Some(error),
    });
    move || {
        failing.get().map(|error| {
            let why = match error {
                StoreError::Full => group::run_failed_full(),
                _ => group::run_failed_lost(),
            };
            view! {
                <Notice kind=Kind::Wrong title=group::run_save_failed_title()>
                    <p class="nl-paragraph"><strong>{group::run_save_failed()}</strong></p>
                    <p class="nl-paragraph">{why}</p>
                    <div class="actions">
                        <button type="button" class="nl-button nl-button--secondary" on:click=move |_| keeping.retry()>
                            {app::storage_retry()}
                        </button>
                        {(error != StoreError::Full).then(|| view! {
                            <a class="nl-link" href="" on:click=guard::reload>{errors::app_reload()}</a>
                        })}
                    </div>
                </Notice>
            }
        })
    }
}
