//! What the consultant has at hand: keys that are open, and the dossiers that they open. In memory only; on the
//! device everything stays sealed.

use std::collections::BTreeMap;

use js_sys::Date;
use leptos::prelude::*;

use crate::{
    dossier::{
        Dossier, PublicKey, SecretKey,
        import::{Verdict, import},
        key_file,
    },
    web::storage::archive::{self, Shelf},
};

/// A dossier that could be opened.
#[derive(Clone)]
pub(super) struct Filed {
    pub dossier: Dossier,
    /// Whether the outcome in the file is another than ours.
    pub differs: bool,
    hash: [u8; 32],
}

/// The one cabinet of this tab.
#[derive(Clone, Copy)]
pub(super) struct Cabinet {
    /// Keys that are open now.
    keys: RwSignal<Vec<SecretKey>>,
    /// Key files on this device, with the public key in each.
    pub key_files: RwSignal<Vec<(PublicKey, Vec<u8>)>>,
    /// By id.
    pub filed: RwSignal<BTreeMap<String, Filed>>,
    /// How many sealed dossiers on this device no open key opens.
    pub unopened: RwSignal<usize>,
    /// Whether this browser keeps nothing for us.
    pub unavailable: RwSignal<bool>,
    /// What was just done with a key, to be read above it.
    pub said: RwSignal<Option<String>>,
    /// Whether the keys were closed because nobody was at the desk.
    pub locked_by_idleness: RwSignal<bool>,
    /// When somebody last was at the desk, in milliseconds since 1970.
    last_touch: StoredValue<f64>,
}

impl Cabinet {
    pub(super) fn open() -> Cabinet {
        let cabinet = Cabinet {
            keys: RwSignal::new(Vec::new()),
            key_files: RwSignal::new(Vec::new()),
            filed: RwSignal::new(BTreeMap::new()),
            unopened: RwSignal::new(0),
            unavailable: RwSignal::new(false),
            said: RwSignal::new(None),
            locked_by_idleness: RwSignal::new(false),
            last_touch: StoredValue::new(Date::now()),
        };
        leptos::task::spawn_local(async move {
            match archive::all(Shelf::Keys).await {
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

    pub(super) fn is_locked(self) -> bool {
        self.keys.with(Vec::is_empty)
    }

    /// Takes a key into use, and opens everything on the device that it opens.
    pub(super) fn unlock(self, key: SecretKey) {
        self.locked_by_idleness.set(false);
        self.keys.update(|keys| {
            keys.retain(|open| open.public() != key.public());
            keys.push(key);
        });
        leptos::task::spawn_local(async move {
            let Ok(sealed) = archive::all(Shelf::Dossiers).await else {
                self.unavailable.set(true);
                return;
            };
            let mut unopened = 0;
            let mut filed = BTreeMap::new();
            self.keys.with_untracked(|keys| {
                for (id, file) in sealed {
                    match import(&file, keys, |_| None) {
                        Verdict::Imported { dossier, hash, differs } => {
                            filed.insert(id, Filed { dossier: *dossier, differs, hash });
                        }
                        _ => unopened += 1,
                    }
                }
            });
            self.filed.update(|all| all.extend(filed));
            self.unopened.set(unopened);
        });
    }

    /// Closes all keys and puts every dossier away.
    pub(super) fn lock(self) {
        self.keys.set(Vec::new());
        self.said.set(None);
        self.filed.set(BTreeMap::new());
        self.unopened.set(0);
    }

    /// Keeps a key file on this device. Whether that worked.
    pub(super) async fn keep_key_file(self, public: PublicKey, file: Vec<u8>) -> bool {
        let kept = archive::put(Shelf::Keys, &public.to_string(), &file).await.is_ok();
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
        let gone = archive::remove(Shelf::Keys, &public.to_string()).await.is_ok();
        if gone {
            self.key_files.update(|files| files.retain(|(known, _)| *known != public));
        }
        gone
    }

    /// Judges a file and, when it is new, keeps it. The second says whether keeping failed.
    pub(super) async fn take_in(self, file: &[u8]) -> (Verdict, bool) {
        let known = |id: &str| self.filed.with_untracked(|filed| filed.get(id).map(|filed| filed.hash));
        let verdict = self.keys.with_untracked(|keys| import(file, keys, known));
        let Verdict::Imported { dossier, hash, differs } = &verdict else {
            return (verdict, false);
        };
        let id = dossier.id.to_string();
        if archive::put(Shelf::Dossiers, &id, file).await.is_err() {
            return (verdict, true);
        }
        let filed = Filed { dossier: (**dossier).clone(), differs: *differs, hash: *hash };
        self.filed.update(|all| {
            all.insert(id, filed);
        });
        (verdict, false)
    }

    /// Removes a dossier from this device. Whether that worked.
    pub(super) async fn remove(self, id: String) -> bool {
        let gone = archive::remove(Shelf::Dossiers, &id).await.is_ok();
        if gone {
            self.filed.update(|filed| {
                filed.remove(&id);
            });
        }
        gone
    }
}
