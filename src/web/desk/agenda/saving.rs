//! One small step of a consultant: kept at once, said, and taken back with one button.

use leptos::{html::Button, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    caseload::{State, What, undo},
    dossier::RecordId,
    route::ChangeError,
    web::{
        desk::cabinet::{Cabinet, NotAdded},
        texts::{
            archive,
            route::{self as text},
        },
    },
};

/// What was done last, and how it is taken back.
#[derive(Clone)]
struct Said {
    text: String,
    back: Option<(RecordId, Vec<What>)>,
    went_wrong: bool,
}

/// Keeps what the consultant does, one step after another.
#[derive(Clone, Copy)]
pub(in crate::web::desk) struct Saving {
    cabinet: Cabinet,
    said: RwSignal<Option<Said>>,
    busy: RwSignal<bool>,
    undo: NodeRef<Button>,
}

impl Saving {
    pub(in crate::web::desk) fn new(cabinet: Cabinet) -> Saving {
        Saving { cabinet, said: RwSignal::new(None), busy: RwSignal::new(false), undo: NodeRef::new() }
    }

    /// Says something in the place where what was done is said.
    pub(in crate::web::desk) fn say(self, text: impl Into<String>, went_wrong: bool) {
        self.said.set(Some(Said { text: text.into(), back: None, went_wrong }));
    }

    /// Adds the entries that `make` gives for the case as it is kept now. Afterwards the focus is on the element with
    /// the id `then`, where there is one, or on the button that takes it back.
    pub(in crate::web::desk) fn save(
        self,
        id: RecordId,
        make: impl FnOnce(&State) -> Result<Vec<What>, ChangeError> + 'static,
        what: String,
        then: Option<String>,
    ) {
        if self.busy.get_untracked() {
            return self.say(text::route_busy(), true);
        }
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let found = self.cabinet.read(id).await;
            let made = found.as_ref().map(|case| {
                let state = case.state();
                make(&state).map(|entries| (undo(&state, &entries), entries))
            });
            match made {
                None => self.say(text::route_not_saved(), true),
                Some(Err(error)) => self.say(why_not(&error), true),
                Some(Ok((back, entries))) => match self.cabinet.add(id, entries).await {
                    Err(error) => self.say(why_not_kept(error), true),
                    Ok(_) => {
                        let back = back.map(|back| (id, back));
                        self.said.set(Some(Said { text: text::route_saved(what), back, went_wrong: false }));
                        self.focus(then);
                    }
                },
            }
            self.busy.set(false);
        });
    }

    fn take_back(self, id: RecordId, entries: Vec<What>) {
        leptos::task::spawn_local(async move {
            match self.cabinet.add(id, entries).await {
                Ok(_) => self.say(text::route_undone(), false),
                Err(error) => self.say(why_not_kept(error), true),
            }
        });
    }

    /// What was touched is often gone from the page: somebody at a keyboard goes on from what came of it.
    fn focus(self, then: Option<String>) {
        request_animation_frame(move || {
            let named = then.and_then(|id| document().get_element_by_id(&id));
            let button = || self.undo.try_get_untracked().flatten().map(|button| (*button).clone());
            let element: Option<HtmlElement> = named.and_then(|found| found.dyn_into().ok()).or_else(button);
            if let Some(element) = element {
                let _ = element.focus();
            }
        });
    }
}

/// What was done last, above the lower edge of the screen, with the way back.
#[component]
pub(in crate::web::desk) fn SavedLine(saving: Saving) -> impl IntoView {
    view! {
        <div class="saved-line" class:saved-line--wrong=move || saving.said.read().as_ref().is_some_and(|said| said.went_wrong)>
            <p class="saved-line__text" role="status">{move || saving.said.read().as_ref().map(|said| said.text.clone())}</p>
            {move || {
                let (id, back) = saving.said.read().as_ref()?.back.clone()?;
                Some(view! {
                    <button type="button" class="nl-button nl-button--secondary" node_ref=saving.undo
                        on:click=move |_| saving.take_back(id, back.clone())>
                        {text::route_undo()}
                    </button>
                })
            }}
        </div>
    }
}

/// Why a step is not kept, and what to do.
fn why_not_kept(error: NotAdded) -> &'static str {
    match error {
        NotAdded::NotKept => text::route_not_saved(),
        NotAdded::Full => archive::notice_full(),
    }
}

/// Why a plan can't be changed that way, and what to do.
pub(in crate::web::desk) fn why_not(error: &ChangeError) -> String {
    match error {
        ChangeError::EndsBefore => text::wrong_ends_before().into(),
        ChangeError::TooLong { latest } => text::wrong_too_long(crate::web::format::long_date(*latest)),
        ChangeError::Begun => text::wrong_begun().into(),
        ChangeError::NotLonger => text::wrong_not_longer().into(),
        ChangeError::AdviceFirst => text::wrong_advice_first().into(),
        ChangeError::LaterDone => text::wrong_later_done().into(),
        ChangeError::NotOpen | ChangeError::Open | ChangeError::NoSuchStep => text::wrong_not_open().into(),
        ChangeError::NoPlan(_) => text::wrong_too_many().into(),
        ChangeError::NotOffered | ChangeError::NoSuchOption | ChangeError::NoSuchPartner => {
            text::wrong_other().into()
        }
    }
}
