//! What somebody chose on the hand-over page, and the file that came of it. Kept while the tab is open: a look at another
//! page, or another language, loses nothing.

use leptos::prelude::*;

use crate::{
    dossier::{Label, Reference, armour},
    web::share::File,
};

/// A sealed dossier, and what its file is called.
#[derive(Clone, PartialEq)]
pub(crate) struct Sealed {
    pub name: String,
    pub bytes: Vec<u8>,
    /// The same, short enough for QR codes.
    pub compact: Vec<u8>,
}

impl Sealed {
    /// As text, for apps that take no files of unknown kinds.
    pub(super) fn armoured(&self) -> File {
        let content = armour::armoured(&self.bytes).into_bytes();
        File { name: format!("{}.txt", self.name), kind: "text/plain", content }
    }
}

/// The choices, and the file once it is made.
#[derive(Clone, Copy)]
pub(crate) struct SealedFile {
    pub(super) choices: Choices,
    pub(super) made: RwSignal<Option<Result<Sealed, &'static str>>>,
    /// What went into it: once that is something else, the file is no longer offered.
    pub(super) made_of: RwSignal<String>,
    /// Whether the QR codes are on the screen.
    pub(super) shows_codes: RwSignal<bool>,
}

impl SealedFile {
    /// Nothing chosen, nothing made.
    pub(crate) fn none() -> SealedFile {
        let text = || RwSignal::new(String::new());
        let choices = Choices {
            with_calculation: RwSignal::new(false),
            reference: text(),
            name: text(),
            satisfaction: text(),
            key: text(),
        };
        SealedFile {
            choices,
            made: RwSignal::new(None),
            made_of: RwSignal::new(String::new()),
            shows_codes: RwSignal::new(false),
        }
    }

    /// Forgets all of it.
    pub(crate) fn forget(self) {
        let Choices { with_calculation, reference, name, satisfaction, key } = self.choices;
        with_calculation.set(false);
        for text in [reference, name, satisfaction, key] {
            text.set(String::new());
        }
        self.made.set(None);
        self.made_of.set(String::new());
        self.shows_codes.set(false);
    }
}

/// What the person chose on this page.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    pub with_calculation: RwSignal<bool>,
    pub reference: RwSignal<String>,
    pub name: RwSignal<String>,
    pub satisfaction: RwSignal<String>,
    pub key: RwSignal<String>,
}

impl Choices {
    /// The code from the invitation (`true`), or else the name, if one of them was typed.
    pub(super) fn who(self) -> Option<(bool, Label)> {
        let reference = Reference::parse(&self.reference.read()).ok().map(|code| (true, code.into()));
        reference.or_else(|| Label::cleaned(&self.name.read()).map(|label| (false, label)))
    }

    /// Whether something stands there as the code of a letter that is none.
    pub(super) fn has_wrong_reference(self) -> bool {
        let typed = self.reference.read();
        !typed.trim().is_empty() && Reference::parse(&typed).is_err()
    }

    /// What the resident thinks of the questionnaire, from 1 to 10.
    pub(super) fn grade(self) -> Option<u8> {
        self.satisfaction.read().parse().ok()
    }
}
