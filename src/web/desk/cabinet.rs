//! What the consultant has at hand: keys that are open, the archive that they open, and every case in it in brief. In
//! memory only; on the device everything stays encrypted.

pub(super) mod papers;
mod reading;
mod taking_in;

use std::{collections::BTreeMap, time::Duration};

use js_sys::Date;
use leptos::prelude::*;

pub(super) use taking_in::Batch;

use crate::{
    caseload::{Case, People, Removed, Row, Settings, What},
    dossier::{Label, PublicKey, RecordId, SecretKey, Strongbox, key_file},
    web::{
        entropy,
        pause::pause,
        storage::archive::{self, Change, Shelf},
        today::now,
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
    /// The archive that is open, and whether it is on this device yet.
    strongbox: StoredValue<Option<(Strongbox, bool)>>,
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
    /// How many things on this device no open key opens: archives of somebody else, and dossiers as they came.
    pub unopened: RwSignal<usize>,
    /// Cases in this archive that can't be read.
    pub broken: RwSignal<usize>,
    /// Whether this browser keeps nothing for us.
    pub unavailable: RwSignal<bool>,
    /// What was just done with a key, to be read above it.
    pub said: RwSignal<Option<String>>,
    /// Whether the keys were closed because nobody was at the desk.
    pub locked_by_idleness: RwSignal<bool>,
    /// When somebody last was at the desk, in milliseconds since 1970.
    last_touch: StoredValue<f64>,
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

#[allow(dead_code, reason = "for the pages that come next")]
impl Cabinet {
    pub(super) fn open() -> Cabinet {
        let cabinet = Cabinet {
            keys: RwSignal::new(Vec::new()),
            key_files: RwSignal::new(Vec::new()),
            strongbox: StoredValue::new(None),
            rows: RwSignal::new(BTreeMap::new()),
            opening: RwSignal::new(None),
            case: RwSignal::new(Shown::Nothing),
            settings: RwSignal::new(Settings::default()),
            removed: RwSignal::new(Removed::default()),
            people: RwSignal::new(People::default()),
            unopened: RwSignal::new(0),
            broken: RwSignal::new(0),
            unavailable: RwSignal::new(false),
            said: RwSignal::new(None),
            locked_by_idleness: RwSignal::new(false),
            last_touch: StoredValue::new(Date::now()),
        };
        leptos::task::spawn_local(async move {
            match archive::all(Shelf::Keys, "").await {
                Ok(files) => cabinet.key_files.set(
                    files
                        .into_iter()
                        .filter_map(|(_, file)| Some((key_file::public_key(&file).ok()?, file)))
                        .collect(),
                ),
                Err(_) => cabinet.unavailable.set(true),
            }
        });
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

    /// Takes a key into use, and opens the archive that it opens; where there is none, a new one.
    pub(super) fn unlock(self, key: SecretKey) {
        self.locked_by_idleness.set(false);
        self.touch();
        self.keys.update(|keys| {
            keys.retain(|open| open.public() != key.public());
            keys.push(key);
        });
        let opens =
            self.strongbox.with_value(Option::is_none) && self.opening.with_untracked(Option::is_none);
        if opens {
            // Nothing comes in before it is known what is here.
            self.opening.set(Some((0, 0)));
        }
        leptos::task::spawn_local(async move {
            if opens {
                if self.open_archive().await.is_err() {
                    self.unavailable.set(true);
                }
                self.opening.set(None);
            }
            self.take_in_sealed().await;
        });
    }

    /// Finds the archive of the open keys and reads it, slice by slice.
    async fn open_archive(self) -> Result<(), idb::Error> {
        let sealed = archive::all(Shelf::Archives, "").await?;
        let keys = self.secret_keys();
        let found = sealed.iter().find_map(|(_, sealed)| Strongbox::open(sealed, &keys).ok());
        self.unopened.set(sealed.len() - usize::from(found.is_some()));
        let is_kept = found.is_some();
        let strongbox = found.unwrap_or_else(|| Strongbox::new(&mut entropy::rng()));
        self.strongbox.set_value(Some((strongbox.clone(), is_kept)));
        self.read_papers(&strongbox).await?;
        self.read_cases(&strongbox).await
    }

    async fn read_cases(self, strongbox: &Strongbox) -> Result<(), idb::Error> {
        let prefix = format!("{}/", strongbox.id());
        let kept = archive::all(Shelf::Cases, &prefix).await?;
        let total = kept.len();
        let mut rows = BTreeMap::new();
        let mut broken = 0;
        let mut slice = Slice::begin();
        for (done, (name, content)) in kept.into_iter().enumerate() {
            match read_case(strongbox, &name, &content) {
                Some(case) => {
                    rows.insert(case.id(), Row::of(&case));
                }
                None => broken += 1,
            }
            if slice.is_over() {
                self.opening.set(Some((done, total)));
                slice.rest().await;
                // Somebody may have closed the keys meanwhile.
                if self.is_of(strongbox) {
                    continue;
                }
                return Ok(());
            }
        }
        if self.is_of(strongbox) {
            self.rows.update(|all| all.extend(rows));
            self.broken.set(broken);
        }
        self.opening.set(None);
        Ok(())
    }

    /// Whether this archive is the one that is open.
    fn is_of(self, strongbox: &Strongbox) -> bool {
        self.strongbox.with_value(|open| open.as_ref().is_some_and(|(open, _)| open.id() == strongbox.id()))
    }

    /// The archive that is open.
    pub(super) fn strongbox(self) -> Option<Strongbox> {
        self.strongbox.with_value(|open| open.as_ref().map(|(strongbox, _)| strongbox.clone()))
    }

    /// Closes all keys and puts everything away.
    pub(super) fn lock(self) {
        self.keys.set(Vec::new());
        self.strongbox.set_value(None);
        self.said.set(None);
        self.case.set(Shown::Nothing);
        self.rows.set(BTreeMap::new());
        self.opening.set(None);
        self.settings.set(Settings::default());
        self.removed.set(Removed::default());
        self.people.set(People::default());
        self.unopened.set(0);
        self.broken.set(0);
    }

    /// Keeps a key file on this device. Whether that worked.
    pub(super) async fn keep_key_file(self, public: PublicKey, file: Vec<u8>) -> bool {
        let kept =
            archive::write(&[Change::put(Shelf::Keys, public.to_string(), file.clone())]).await.is_ok();
        if kept {
            self.key_files.update(|files| {
                files.retain(|(known, _)| *known != public);
                files.push((public, file));
            });
        }
        kept
    }

    /// Removes a key file from this device. Whether that worked.
    pub(super) async fn forget_key_file(self, public: PublicKey) -> bool {
        let gone = archive::write(&[Change::remove(Shelf::Keys, public.to_string())]).await.is_ok();
        if gone {
            self.key_files.update(|files| files.retain(|(known, _)| *known != public));
        }
        gone
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

    /// Adds what the consultant did to a case. What another window wrote meanwhile stays.
    pub(super) async fn add(self, id: RecordId, what: Vec<What>) -> Result<Case, NotKept> {
        let by = self.settings.with_untracked(|settings| settings.name.clone());
        self.change(id, move |case| {
            for what in what {
                case.add(what, now(), by.clone(), &mut entropy::rng());
            }
        })
        .await
    }

    /// Puts a colleague's copy of a case, or one of a backup, to ours.
    async fn change(self, id: RecordId, change: impl FnOnce(&mut Case)) -> Result<Case, NotKept> {
        let strongbox = self.strongbox().ok_or(NotKept)?;
        let name = case_name(&strongbox, id);
        let mut change = Some(change);
        let mut changed = None;
        let revise = |_: usize, found: Option<Vec<u8>>| {
            let mut case = read_case(&strongbox, &name, &found?)?;
            change.take()?(&mut case);
            let kept = lock_case(&strongbox, &case);
            changed = Some(case);
            Some(kept)
        };
        let kept = archive::revise(Shelf::Cases, std::slice::from_ref(&name), revise, &[]).await;
        let case = changed.filter(|_| kept.is_ok()).ok_or(NotKept)?;
        self.took(std::slice::from_ref(&case));
        Ok(case)
    }

    /// Shows cases as they are kept now.
    fn took(self, cases: &[Case]) {
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

    /// Removes cases from this device for good, and remembers their ids, so that no backup brings them back.
    pub(super) async fn remove(self, ids: &[RecordId]) -> Result<(), NotKept> {
        let strongbox = self.strongbox().ok_or(NotKept)?;
        let mut removed = self.removed.get_untracked();
        ids.iter().for_each(|id| removed.insert(*id, now().day()));
        let mut changes: Vec<Change> =
            ids.iter().map(|id| Change::remove(Shelf::Cases, case_name(&strongbox, *id))).collect();
        changes.push(papers::change(&strongbox, papers::REMOVED, &removed));
        archive::write(&changes).await.map_err(|_| NotKept)?;
        self.removed.set(removed);
        self.rows.update(|rows| rows.retain(|id, _| !ids.contains(id)));
        Ok(())
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
