//! What the consultant has at hand: keys that are open, the archive that they open, and every case in it in brief. In
//! memory only; on the device everything stays encrypted.

mod adding;
mod archives;
mod keyring;
mod moving;
mod packing;
pub(super) mod papers;
mod reading;
mod removing;
mod taking_in;
mod windows;

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use js_sys::Date;
use leptos::prelude::*;

pub(super) use adding::NotAdded;
pub(super) use keyring::KeyLine;
pub(super) use moving::{Inspected, Progress, Unread};
pub(super) use packing::Which;
pub(super) use taking_in::Batch;

use crate::{
    caseload::{Case, Kept, People, Removed, Row, Settings},
    dossier::{KeyId, Label, PublicKey, RecordId, SecretKey, Strongbox},
    web::{
        entropy,
        pause::pause,
        storage::{
            archive::{self, Shelf},
            persistence,
        },
    },
};

/// Milliseconds of work before the page may do something else.
const AT_ONCE: f64 = 12.0;

/// The one cabinet of this tab.
#[derive(Clone, Copy)]
pub(super) struct Cabinet {
    /// Keys that are open now.
    keys: RwSignal<Vec<SecretKey>>,
    /// Key files on this device, with the public key in each.
    pub key_files: RwSignal<Vec<(PublicKey, Vec<u8>)>>,
    /// The archive that is open.
    open: StoredValue<Option<Open>>,
    /// Whether the archive is looked for, and if so whether to do it once more.
    finding: StoredValue<Option<bool>>,
    /// The archive whose key is being written for the first time.
    founded: StoredValue<Option<RecordId>>,
    /// What was changed since the archive was last read from its beginning.
    touched: StoredValue<BTreeSet<RecordId>>,
    /// Which keys open it.
    pub recipients: RwSignal<Vec<KeyId>>,
    /// Every case in brief.
    pub rows: RwSignal<BTreeMap<RecordId, Row>>,
    /// How many cases were read, and of how many, while the archive is opened.
    pub opening: RwSignal<Option<(usize, usize)>>,
    /// The case that a page shows.
    pub case: RwSignal<Shown>,
    /// What the consultant set.
    pub settings: RwSignal<Settings>,
    /// What was removed from this archive.
    pub removed: RwSignal<Removed>,
    /// Names for codes, from the client system.
    pub people: RwSignal<People>,
    /// How many dossiers on this device, as they came, no open key opens.
    pub unopened: RwSignal<usize>,
    /// How many archives on this device no open key opens.
    pub other_archives: RwSignal<usize>,
    /// Cases in this archive that can't be read.
    pub broken: RwSignal<BTreeSet<RecordId>>,
    /// Papers of this archive that can't be read, by name.
    pub unread_papers: RwSignal<Vec<&'static str>>,
    /// Whether what was done last had no room in its case.
    pub full: RwSignal<bool>,
    /// Whether the browser promises not to throw away what is kept here; unknown until the desk was open.
    pub promised: RwSignal<Option<bool>>,
    /// Whether this browser keeps nothing for us.
    pub unavailable: RwSignal<bool>,
    /// What was just done with a key, to be read above it.
    pub said: RwSignal<Option<String>>,
    /// Whether the keys were closed because nobody was at the desk.
    pub locked_by_idleness: RwSignal<bool>,
    /// Whether the desk was open in this tab, and is closed now: then no page shows anything.
    pub closed: RwSignal<bool>,
    /// When somebody last was at the desk, in milliseconds since 1970.
    last_touch: StoredValue<f64>,
    /// How often the desk was closed.
    locks: StoredValue<u32>,
}

/// An open desk, as long as nobody closes it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Sitting(u32);

/// An archive that is open.
#[derive(Clone)]
struct Open {
    strongbox: Strongbox,
    /// Its key as it is kept, or will be.
    sealed: Vec<u8>,
    /// Whether it is on this device yet.
    is_kept: bool,
}

/// The case that a page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Shown {
    /// None yet.
    #[default]
    Nothing,
    /// Read, for as long as it takes.
    Reading(RecordId),
    /// Not in this archive, or not readable.
    Missing(RecordId),
    Here(Case),
}

impl Shown {
    /// The case that it is about; none while it is read.
    fn id(&self) -> Option<RecordId> {
        match self {
            Shown::Here(case) => Some(case.id()),
            Shown::Missing(id) => Some(*id),
            Shown::Nothing | Shown::Reading(_) => None,
        }
    }
}

/// It could not be kept: the browser has no room, or keeps nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotKept;

impl Cabinet {
    pub(super) fn open() -> Cabinet {
        let cabinet = Cabinet {
            keys: RwSignal::new(Vec::new()),
            key_files: RwSignal::new(Vec::new()),
            open: StoredValue::new(None),
            touched: StoredValue::new(BTreeSet::new()),
            finding: StoredValue::new(None),
            founded: StoredValue::new(None),
            recipients: RwSignal::new(Vec::new()),
            rows: RwSignal::new(BTreeMap::new()),
            opening: RwSignal::new(None),
            case: RwSignal::new(Shown::Nothing),
            settings: RwSignal::new(Settings::default()),
            removed: RwSignal::new(Removed::default()),
            people: RwSignal::new(People::default()),
            unopened: RwSignal::new(0),
            other_archives: RwSignal::new(0),
            broken: RwSignal::new(BTreeSet::new()),
            unread_papers: RwSignal::new(Vec::new()),
            full: RwSignal::new(false),
            promised: RwSignal::new(None),
            unavailable: RwSignal::new(false),
            said: RwSignal::new(None),
            locked_by_idleness: RwSignal::new(false),
            closed: RwSignal::new(false),
            last_touch: StoredValue::new(Date::now()),
            locks: StoredValue::new(0),
        };
        leptos::task::spawn_local(cabinet.read_key_files());
        windows::listen(cabinet);
        cabinet
    }

    /// Somebody is at the desk.
    pub(super) fn touch(self) {
        self.last_touch.set_value(Date::now());
    }

    /// Milliseconds since somebody was.
    #[allow(clippy::float_arithmetic, reason = "a clock, not money")]
    pub(super) fn idle(self) -> f64 {
        Date::now() - self.last_touch.get_value()
    }

    /// Public halves of the keys that are open now.
    pub(super) fn open_keys(self) -> Vec<PublicKey> {
        self.keys.with(|keys| keys.iter().map(|key| *key.public()).collect())
    }

    /// The keys that are open now.
    pub(super) fn secret_keys(self) -> Vec<SecretKey> {
        self.keys.get_untracked()
    }

    pub(super) fn is_locked(self) -> bool {
        self.keys.with(Vec::is_empty)
    }

    /// The same, for who does not want to hear of a change.
    pub(super) fn keys_are_closed(self) -> bool {
        self.keys.with_untracked(Vec::is_empty)
    }

    /// Until the desk is closed, this stays the same: what takes a while must not open what was closed meanwhile.
    pub(super) fn sitting(self) -> Sitting {
        Sitting(self.locks.get_value())
    }

    /// Closes this desk, and every other window of it.
    pub(super) fn lock_everywhere(self) {
        self.lock();
        self.tell_lock();
    }

    /// Takes a key into use, and opens the archive that it opens; where there is none, a new one.
    pub(super) fn unlock(self, key: SecretKey) {
        self.locked_by_idleness.set(false);
        self.closed.set(false);
        self.touch();
        self.keys.update(|keys| {
            keys.retain(|open| open.public() != key.public());
            keys.push(key);
        });
        let opens = self.open.with_value(Option::is_none) && self.opening.with_untracked(Option::is_none);
        if opens {
            // Nothing comes in before it is known what is here.
            self.opening.set(Some((0, 0)));
        }
        leptos::task::spawn_local(async move { self.promised.set(Some(persistence::ask().await)) });
        leptos::task::spawn_local(async move {
            if self.open_archive().await.is_err() {
                self.unavailable.set(true);
            }
            if opens {
                self.opening.set(None);
            }
            self.unopened.set(0);
            self.take_in_sealed().await;
        });
    }

    /// Whether this archive is the one that is open.
    fn is_of(self, strongbox: &Strongbox) -> bool {
        self.open.with_value(|open| open.as_ref().is_some_and(|open| open.strongbox.is_same(strongbox)))
    }

    /// The archive that is open.
    pub(super) fn strongbox(self) -> Option<Strongbox> {
        self.open.with_value(|open| open.as_ref().map(|open| open.strongbox.clone()))
    }

    /// Closes all keys and puts everything away. What was being typed is kept by contexts of the pages, in memory, and
    /// is there again when the desk opens; no page shows anything until then.
    pub(super) fn lock(self) {
        if !self.keys_are_closed() {
            self.closed.set(true);
            self.locks.update_value(|locks| *locks = locks.wrapping_add(1));
        }
        self.keys.set(Vec::new());
        self.open.set_value(None);
        self.recipients.set(Vec::new());
        self.said.set(None);
        self.case.set(Shown::Nothing);
        self.rows.set(BTreeMap::new());
        self.opening.set(None);
        self.settings.set(Settings::default());
        self.removed.set(Removed::default());
        self.people.set(People::default());
        self.unopened.set(0);
        self.other_archives.set(0);
        self.broken.set(BTreeSet::new());
        self.unread_papers.set(Vec::new());
        self.full.set(false);
    }

    /// Reads a case for a page, into [`Cabinet::case`].
    pub(super) fn show(self, id: RecordId) {
        if matches!(&*self.case.read_untracked(), Shown::Here(case) if case.id() == id) {
            return;
        }
        self.case.set(Shown::Reading(id));
        leptos::task::spawn_local(async move {
            let found = self.read(id).await;
            // Another page may have asked for another case meanwhile.
            if *self.case.read_untracked() == Shown::Reading(id) {
                self.case.set(found.map_or(Shown::Missing(id), Shown::Here));
            }
        });
    }

    /// One case as it is kept.
    pub(super) async fn read(self, id: RecordId) -> Option<Case> {
        let strongbox = self.strongbox()?;
        let name = case_name(&strongbox, id);
        let content = archive::get(Shelf::Cases, &name).await.ok()??;
        read_case(&strongbox, &name, &content)
    }

    /// Shows cases as they are kept now, here and in other windows.
    fn took(self, cases: &[Case]) {
        self.tell_cases(cases.iter().map(Case::id).collect());
        self.shows(cases);
    }

    /// Shows cases as they are kept now.
    fn shows(self, cases: &[Case]) {
        // Closed meanwhile: nothing is shown.
        if self.keys_are_closed() {
            return;
        }
        self.touched.update_value(|touched| touched.extend(cases.iter().map(Case::id)));
        self.rows.update(|rows| {
            for case in cases {
                rows.insert(case.id(), Row::of(case));
            }
        });
        self.show_anew(cases);
    }

    /// What a page shows is what is kept now.
    fn show_anew(self, cases: &[Case]) {
        let shown = self.case.with_untracked(Shown::id);
        if let Some(case) = cases.iter().find(|case| Some(case.id()) == shown) {
            self.case.set(Shown::Here(case.clone()));
        }
    }

    /// Shows cases no longer.
    fn forgets(self, ids: &[RecordId]) {
        self.touched.update_value(|touched| touched.extend(ids));
        self.rows.update(|rows| rows.retain(|id, _| !ids.contains(id)));
        let shown = self.case.with_untracked(Shown::id);
        if let Some(id) = shown.filter(|id| ids.contains(id)) {
            self.case.set(Shown::Missing(id));
        }
    }

    /// What could not be kept may be so because another window changed the archive's key: then it is read again.
    fn not_kept(self) -> NotKept {
        leptos::task::spawn_local(async move {
            // Where that fails too, the browser keeps nothing, and what was to be kept says so.
            let _ = self.open_archive().await;
        });
        NotKept
    }

    /// The name that stands beside what is done here.
    pub(super) fn name(self) -> Option<Label> {
        self.settings.with(|settings| settings.name.clone())
    }
}

/// Under which name a case is kept.
fn case_name(strongbox: &Strongbox, id: RecordId) -> String {
    format!("{}/{id}", strongbox.id())
}

fn read_case(strongbox: &Strongbox, name: &str, kept: &[u8]) -> Option<Case> {
    let json = strongbox.unlock(name, kept)?;
    Case::from_json(&json).ok()
}

/// What is kept of a case, where its bytes are these.
fn found_of(strongbox: &Strongbox, name: &str, found: Option<Vec<u8>>) -> Kept {
    match found {
        None => Kept::Nothing,
        Some(kept) => {
            read_case(strongbox, name, &kept).map_or(Kept::Unreadable, |case| Kept::Case(Box::new(case)))
        }
    }
}

/// Under whose id something is kept.
fn id_of(name: &str) -> Option<RecordId> {
    RecordId::parse(name.rsplit('/').next()?)
}

fn lock_case(strongbox: &Strongbox, case: &Case) -> Vec<u8> {
    let json = zeroize::Zeroizing::new(case.to_json());
    strongbox.lock(&case_name(strongbox, case.id()), json.as_bytes(), &mut entropy::rng())
}

/// Work in slices, so that the page answers in between.
pub(super) struct Slice {
    began: f64,
}

impl Slice {
    pub(super) fn begin() -> Slice {
        Slice { began: Date::now() }
    }

    /// Whether it is time for the page to do something else.
    #[allow(clippy::float_arithmetic, reason = "a clock, not money")]
    pub(super) fn is_over(&self) -> bool {
        Date::now() - self.began > AT_ONCE
    }

    /// Lets the page do something else.
    pub(super) async fn rest(&mut self) {
        pause(Duration::ZERO).await;
        self.began = Date::now();
    }
}
