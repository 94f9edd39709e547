//! What one resident typed on the calculator page: on the screen, and after every change on the device.

use leptos::prelude::*;

use super::Form;
use crate::web::storage::drafts::{self, Found};

const NAME: &str = "calculation";

/// The one calculation of this tab.
#[derive(Clone, Copy)]
pub(crate) struct Calculation {
    pub form: RwSignal<Form>,
}

impl Calculation {
    /// Takes up what is on the device, and keeps it up to date from here on.
    pub(crate) fn open() -> Calculation {
        let form = RwSignal::new(read());
        // The first run only looks; every later one is a change by the person.
        Effect::new(move |ran: Option<()>| {
            let form = form.read();
            if ran.is_none() {
                return;
            }
            // A calculation that is lost is typed again in a minute: the answers say when storage fails.
            if form.is_untouched() {
                drafts::forget(NAME);
            } else {
                drafts::save(NAME, &*form);
            }
        });
        Calculation { form }
    }

    /// Takes up what is on the device now.
    pub(crate) fn take_up(self) {
        let found = read();
        if *self.form.read_untracked() != found {
            self.form.set(found);
        }
    }
}

fn read() -> Form {
    match drafts::load(NAME) {
        Found::Draft(form) => form,
        Found::Nothing | Found::Unreadable(_) => Form::default(),
    }
}
