//! A file that came in: what it is, and what to do with it.

use super::{
    armour,
    bundle::{self, BundleError, EntryError},
    envelope::{self, Form, MAX_TEXT, OpenError},
    format::{Dossier, ReadError},
    keys::{KeyId, SecretKey},
    record_id::RecordId,
};
use crate::{
    calendar::Day,
    diagnose::{Earlier, earlier},
};

/// Most versions of one dossier: far more than a resident sends, and what a case has room for.
pub const MOST_VERSIONS: usize = 50;

/// What came of one file. One bad file never stops the others.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// A dossier that we did not have.
    Imported {
        /// The dossier.
        dossier: Box<Dossier>,
        /// [`Dossier::hash`], to recognise it by next time.
        hash: [u8; 32],
        /// Whether its outcome is another than its answers come to.
        differs: bool,
    },
    /// The same dossier as one that we have.
    AlreadyHere {
        /// Its id.
        id: String,
    },
    /// A newer version of one that we have: made on the same day or later, with other contents.
    Revised {
        /// The dossier, to be kept beside what we have.
        dossier: Box<Dossier>,
        /// [`Dossier::hash`].
        hash: [u8; 32],
        /// Whether its outcome is another than its answers come to.
        differs: bool,
    },
    /// An older version of one that we have.
    Outdated {
        /// Its id.
        id: String,
    },
    /// One that was removed here for good.
    Removed {
        /// Its id.
        id: String,
    },
    /// One of which what we have can't be read: it stays as it is.
    KeptUnreadable {
        /// Its id.
        id: String,
    },
    /// One of which we have as many versions as we keep, or as there is room for.
    TooManyVersions {
        /// Its id.
        id: String,
    },
    /// Sealed to other keys.
    WrongKey {
        /// The keys that open it.
        needs: Vec<KeyId>,
    },
    /// Part of the file is missing, added or changed.
    Damaged,
    /// Made by a later version of Opstap.
    Newer,
    /// Filled in with a questionnaire that this program never had, or no longer reads.
    UnknownQuestionnaire {
        /// Its name and version.
        questionnaire: String,
    },
    /// Not a sealed file of Opstap.
    NotOurs,
    /// Larger than any sealed file.
    TooLarge {
        /// Most bytes.
        limit: usize,
    },
    /// A zip with more files than any bundle.
    TooMany {
        /// Most files.
        limit: usize,
    },
    /// It opened, but is not what a dossier is.
    Invalid {
        /// The first field that is wrong.
        path: String,
        /// What is wrong with it.
        problem: String,
    },
}

impl Verdict {
    /// The text that says in the reader's language what to do.
    pub fn key(&self) -> &'static str {
        match self {
            Verdict::Imported { differs: false, .. } => "verdict.imported",
            Verdict::Imported { differs: true, .. } => "verdict.imported_differs",
            Verdict::AlreadyHere { .. } => "verdict.already_here",
            Verdict::Revised { .. } => "verdict.revised",
            Verdict::Outdated { .. } => "verdict.outdated",
            Verdict::Removed { .. } => "verdict.removed",
            Verdict::KeptUnreadable { .. } => "verdict.kept_unreadable",
            Verdict::TooManyVersions { .. } => "verdict.too_many_versions",
            Verdict::WrongKey { .. } => "verdict.wrong_key",
            Verdict::Damaged => "verdict.damaged",
            Verdict::Newer => "verdict.newer",
            Verdict::UnknownQuestionnaire { .. } => "verdict.unknown_questionnaire",
            Verdict::NotOurs => "verdict.not_ours",
            Verdict::TooLarge { .. } => "verdict.too_large",
            Verdict::TooMany { .. } => "verdict.too_many",
            Verdict::Invalid { .. } => "verdict.invalid",
        }
    }

    /// Whether what the file holds is safe with us now: read, or here before.
    pub fn is_accepted(&self) -> bool {
        matches!(
            self,
            Verdict::Imported { .. }
                | Verdict::Revised { .. }
                | Verdict::AlreadyHere { .. }
                | Verdict::Outdated { .. }
        )
    }
}

/// A file that may hold a dossier: one that came in, or one out of a zip that came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// For people: the name it came under, with that of the zip before it.
    pub name: String,
    /// What [`import`] is to judge, or what is wrong before that.
    pub content: Result<Vec<u8>, Verdict>,
}

/// The files in a file, one by one: those of a zip (see [`bundle`]), those of a text with several of them, or else the
/// file itself.
pub fn unpacked<'a>(name: &'a str, file: &'a [u8]) -> Box<dyn ExactSizeIterator<Item = Incoming> + 'a> {
    let alone = |content| Box::new(std::iter::once(Incoming { name: name.to_string(), content }));
    if !bundle::is_bundle(file) {
        let texts = texts(file);
        return if texts.len() > 1 {
            Box::new(texts.into_iter().enumerate().map(move |(place, text)| Incoming {
                name: format!("{name}: {}", place + 1),
                content: Ok(text.to_vec()),
            }))
        } else {
            alone(Ok(file.to_vec()))
        };
    }
    match bundle::read(file) {
        // Every file has a verdict, also one with nothing in it.
        Ok(entries) if entries.len() == 0 => alone(Err(Verdict::NotOurs)),
        Ok(entries) => Box::new(entries.map(move |entry| Incoming {
            name: format!("{name}: {}", entry.name),
            content: entry.content.map_err(Verdict::from),
        })),
        Err(error) => alone(Err(error.into())),
    }
}

/// The sealed files in a text, as somebody copies them out of their mail: each from its first line to that of the next.
fn texts(file: &[u8]) -> Vec<&[u8]> {
    let begin = armour::BEGIN.as_bytes();
    if file.len() > MAX_TEXT || std::str::from_utf8(file).is_err() {
        return Vec::new();
    }
    let starts: Vec<usize> =
        file.windows(begin.len()).enumerate().filter(|(_, part)| *part == begin).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([file.len()]);
    starts.iter().zip(ends).map(|(start, end)| &file[*start..end]).collect()
}

/// What we have under an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Dossiers.
    Here {
        /// [`Dossier::hash`] of each version.
        hashes: Vec<[u8; 32]>,
        /// The day on which the latest was made.
        created: Day,
    },
    /// Nothing any more: it was removed for good.
    Removed,
    /// Something that can't be read: damaged, or made by a later version of Opstap.
    Unreadable,
}

/// Judges a file that is no zip. `known` says what we have, by the id.
pub fn import(file: &[u8], keys: &[SecretKey], known: impl Fn(&RecordId) -> Option<Known>) -> Verdict {
    import_with(file, keys, known, earlier())
}

/// The same, with these earlier versions of the questionnaire.
pub fn import_with(
    file: &[u8],
    keys: &[SecretKey],
    known: impl Fn(&RecordId) -> Option<Known>,
    earlier: &Earlier,
) -> Verdict {
    let opened = match envelope::open(file, keys) {
        Ok(opened) => opened,
        Err(error) => return error.into(),
    };
    let read = match opened.form {
        Form::Json => Dossier::from_json_with(&opened.content, earlier),
        Form::Compact => Dossier::from_compact_with(&opened.content, opened.id, earlier),
    };
    let dossier = match read {
        Ok(dossier) => dossier,
        Err(error) => return error.into(),
    };
    if dossier.id != opened.id {
        let problem = "is another than that of the file around it".into();
        return Verdict::Invalid { path: "id".into(), problem };
    }
    let id = dossier.id;
    let hash = dossier.hash();
    match known(&id) {
        Some(Known::Removed) => Verdict::Removed { id: id.to_string() },
        Some(Known::Unreadable) => Verdict::KeptUnreadable { id: id.to_string() },
        Some(Known::Here { hashes, .. }) if hashes.contains(&hash) => {
            Verdict::AlreadyHere { id: id.to_string() }
        }
        Some(Known::Here { created, .. }) if dossier.created < created => {
            Verdict::Outdated { id: id.to_string() }
        }
        Some(Known::Here { hashes, .. }) if hashes.len() >= MOST_VERSIONS => {
            Verdict::TooManyVersions { id: id.to_string() }
        }
        Some(Known::Here { .. }) => {
            Verdict::Revised { differs: dossier.differs(), hash, dossier: Box::new(dossier) }
        }
        None => Verdict::Imported { differs: dossier.differs(), hash, dossier: Box::new(dossier) },
    }
}

impl From<OpenError> for Verdict {
    fn from(error: OpenError) -> Verdict {
        match error {
            OpenError::NotOurs => Verdict::NotOurs,
            OpenError::NewerVersion => Verdict::Newer,
            OpenError::TooLarge { limit } => Verdict::TooLarge { limit },
            OpenError::Damaged => Verdict::Damaged,
            OpenError::WrongKey { needs } => Verdict::WrongKey { needs },
        }
    }
}

impl From<BundleError> for Verdict {
    fn from(error: BundleError) -> Verdict {
        match error {
            BundleError::TooMany { limit } => Verdict::TooMany { limit },
            BundleError::TooLarge { limit } => Verdict::TooLarge { limit },
            BundleError::Damaged => Verdict::Damaged,
        }
    }
}

impl From<EntryError> for Verdict {
    fn from(error: EntryError) -> Verdict {
        match error {
            EntryError::TooLarge { limit } => Verdict::TooLarge { limit },
            EntryError::Damaged => Verdict::Damaged,
        }
    }
}

impl From<ReadError> for Verdict {
    fn from(error: ReadError) -> Verdict {
        match error {
            ReadError::TooLarge { limit } => Verdict::TooLarge { limit },
            ReadError::NewerVersion { .. } | ReadError::NewerQuestionnaire { .. } => Verdict::Newer,
            ReadError::UnknownQuestionnaire { id, version } => {
                Verdict::UnknownQuestionnaire { questionnaire: format!("{id} {version}") }
            }
            ReadError::Invalid { path, problem } => Verdict::Invalid { path, problem },
        }
    }
}
