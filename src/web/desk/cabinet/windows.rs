//! Other windows of this desk: what one of them writes, the others read again. Only ids are told, never what they say.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use super::Cabinet;
use crate::dossier::RecordId;

const NAME: &str = "opstap-desk";

thread_local! {
    /// For as long as the tab is there.
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// What was written.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Written {
    /// Cases of an archive: changed, or removed.
    Cases { archive: RecordId, ids: Vec<RecordId> },
    /// Settings or lists of an archive.
    Papers { archive: RecordId },
    /// An archive's key.
    Archive,
    /// Key files.
    Keys,
    /// Nothing: somebody closed the desk by its button, and means all of it.
    Lock,
}

/// Listens to other windows from here on. A browser without a way for that has windows that don't know of each other:
/// they still undo nothing of each other.
pub(super) fn listen(cabinet: Cabinet) {
    let Ok(channel) = BroadcastChannel::new(NAME) else { return };
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let written = event.data().as_string().and_then(|json| serde_json::from_str(&json).ok());
        if let Some(written) = written {
            leptos::task::spawn_local(cabinet.heard(written));
        }
    });
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    CHANNEL.with(|kept| *kept.borrow_mut() = Some(channel));
}

fn tell(written: &Written) {
    let Ok(json) = serde_json::to_string(written) else { return };
    CHANNEL.with(|channel| {
        if let Some(channel) = &*channel.borrow() {
            // A window that does not hear it is not harmed by that.
            let _ = channel.post_message(&JsValue::from(json));
        }
    });
}

impl Cabinet {
    pub(super) fn tell_cases(self, ids: Vec<RecordId>) {
        if let Some(strongbox) = self.strongbox().filter(|_| !ids.is_empty()) {
            tell(&Written::Cases { archive: strongbox.id(), ids });
        }
    }

    pub(super) fn tell_papers(self) {
        if let Some(strongbox) = self.strongbox() {
            tell(&Written::Papers { archive: strongbox.id() });
        }
    }

    pub(super) fn tell_archive(self) {
        tell(&Written::Archive);
    }

    pub(super) fn tell_keys(self) {
        tell(&Written::Keys);
    }

    pub(super) fn tell_lock(self) {
        tell(&Written::Lock);
    }

    async fn heard(self, written: Written) {
        match written {
            Written::Keys => return self.read_key_files().await,
            Written::Lock => return self.lock(),
            _ => {}
        }
        let Some(strongbox) = self.strongbox() else { return };
        match written {
            Written::Cases { archive, ids } if archive == strongbox.id() => {
                let mut found = Vec::with_capacity(ids.len());
                let mut gone = Vec::new();
                for id in ids {
                    match self.read(id).await {
                        Some(case) => found.push(case),
                        None => gone.push(id),
                    }
                }
                if self.is_of(&strongbox) {
                    self.shows(&found);
                    self.forgets(&gone);
                }
            }
            // What can't be read stays as it was, until somebody opens the desk anew.
            Written::Papers { archive } if archive == strongbox.id() => {
                let _ = self.read_papers(&strongbox).await;
            }
            Written::Archive => {
                let _ = self.open_archive().await;
            }
            _ => {}
        }
    }
}
