//! What comes in, by file or by camera: judged one by one, with a report and a way to stop.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::File;

use super::{
    cabinet::{Batch, Cabinet},
    files,
    verdict_text::verdict_text,
};
use crate::{
    dossier::{
        bundle::{self, MAX_BUNDLE},
        envelope::MAX_TEXT,
        import::{Incoming, Verdict, unpacked},
    },
    web::{pause::pause, texts::desk},
};

/// Judged without a pause.
const AT_ONCE: usize = 20;

/// What came of one dossier.
#[derive(Clone)]
pub(super) struct Judged {
    pub name: String,
    pub text: String,
    pub kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Imported,
    Known,
    Refused,
}

/// The one intake of a page.
#[derive(Clone, Copy)]
pub(super) struct Intake {
    cabinet: Cabinet,
    /// Since files were last chosen, or the camera was last opened.
    pub report: RwSignal<Vec<Judged>>,
    /// How many were judged, and of how many; while files are read.
    pub progress: RwSignal<Option<(usize, usize)>>,
    pub stop: RwSignal<bool>,
    /// Whether it was stopped before its end.
    pub stopped: RwSignal<bool>,
}

impl Intake {
    pub(super) fn new(cabinet: Cabinet) -> Intake {
        Intake {
            cabinet,
            report: RwSignal::new(Vec::new()),
            progress: RwSignal::new(None),
            stop: RwSignal::new(false),
            stopped: RwSignal::new(false),
        }
    }

    /// Begins a new report.
    pub(super) fn begin(self) {
        self.stop.set(false);
        self.stopped.set(false);
        self.report.set(Vec::new());
    }

    /// Takes in files, and what is in the zips among them.
    pub(super) fn files(self, chosen: Vec<File>) {
        if chosen.is_empty() || self.progress.get_untracked().is_some() {
            return;
        }
        self.begin();
        leptos::task::spawn_local(async move {
            let mut left = chosen.len();
            let mut done = 0;
            self.progress.set(Some((done, left)));
            for file in chosen {
                if self.stop.get_untracked() {
                    break;
                }
                let found = match contents(&file).await {
                    Ok(found) => found,
                    Err(refused) => {
                        self.report.update(|report| report.push(refused));
                        Vec::new()
                    }
                };
                // A zip counts for what is in it, and what is not read is done.
                left = left - 1 + found.len();
                done += usize::from(found.is_empty());
                for incoming in found {
                    if self.stop.get_untracked() {
                        break;
                    }
                    self.judge(incoming).await;
                    done += 1;
                    left -= 1;
                    self.progress.set(Some((done, done + left)));
                }
            }
            self.stopped.set(left > 0);
            self.progress.set(None);
        });
    }

    /// Takes in what a camera saw, one sealed file or a zip of them, and says what came of it.
    pub(super) async fn seen(self, name: &str, whole: Vec<u8>) -> Vec<Judged> {
        let mut judged = Vec::new();
        for incoming in unpacked(name, whole) {
            judged.push(self.judge(incoming).await);
        }
        judged
    }

    async fn judge(self, incoming: Incoming) -> Judged {
        let mut batch = Batch::default();
        match incoming.content {
            Ok(bytes) => self.cabinet.judge(&bytes, &mut batch),
            Err(verdict) => batch.verdicts.push(verdict),
        }
        let kept = self.cabinet.keep(&batch).await.is_ok();
        let verdict = batch.verdicts.swap_remove(0);
        let judged = Judged {
            name: incoming.name,
            text: if kept { verdict_text(&verdict) } else { desk::verdict_not_stored().into() },
            kind: match verdict {
                _ if !kept => Kind::Refused,
                Verdict::Imported { .. } | Verdict::Revised { .. } => Kind::Imported,
                Verdict::AlreadyHere { .. } | Verdict::Outdated { .. } => Kind::Known,
                _ => Kind::Refused,
            },
        };
        self.report.update(|report| report.push(judged.clone()));
        // Who waits must see it go on, and be able to stop it: also when nothing has to be written.
        if self.report.with_untracked(Vec::len).is_multiple_of(AT_ONCE) {
            pause(Duration::ZERO).await;
        }
        judged
    }
}

/// What is in a file; or why it is not read.
async fn contents(file: &File) -> Result<Vec<Incoming>, Judged> {
    let name = file.name();
    let refused = |text| Judged { name: file.name(), text, kind: Kind::Refused };
    let limit = if is_bundle(file).await { MAX_BUNDLE } else { MAX_TEXT };
    if files::size(file) > limit {
        // Not read at all: whatever it is, it is not ours.
        return Err(refused(verdict_text(&Verdict::TooLarge { limit })));
    }
    match files::read(file).await {
        Ok(bytes) => Ok(unpacked(&name, bytes)),
        Err(_) => Err(refused(desk::verdict_unreadable().into())),
    }
}

/// Whether it begins as a zip does; no more of it is read.
async fn is_bundle(file: &File) -> bool {
    let Ok(head) = file.slice_with_i32_and_i32(0, 4) else { return false };
    files::read(&head).await.is_ok_and(|head| bundle::is_bundle(&head))
}
