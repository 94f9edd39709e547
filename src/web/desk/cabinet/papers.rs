//! What an archive holds besides cases: settings, what was removed, lists.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::{Cabinet, NotKept};
use crate::{
    caseload::Settings,
    dossier::Strongbox,
    web::{
        entropy,
        storage::archive::{self, Change, Shelf},
    },
};

/// What the consultant set.
const SETTINGS: &str = "settings";
/// The ids of what was removed.
pub(super) const REMOVED: &str = "removed";

/// Names for codes, from the client system.
pub(in crate::web::desk) const PEOPLE: &str = "people";

#[allow(dead_code, reason = "for the pages that come next")]
impl Cabinet {
    pub(super) async fn read_papers(self, strongbox: &Strongbox) -> Result<(), idb::Error> {
        self.settings.set(read(strongbox, SETTINGS).await?.unwrap_or_default());
        self.removed.set(read(strongbox, REMOVED).await?.unwrap_or_default());
        self.people.set(read(strongbox, PEOPLE).await?.unwrap_or_default());
        Ok(())
    }

    /// Keeps what the consultant set.
    pub(in crate::web::desk) async fn set(self, settings: Settings) -> Result<(), NotKept> {
        self.keep_paper(SETTINGS, &settings).await?;
        self.settings.set(settings);
        Ok(())
    }

    /// Keeps a list or the like under a name of its own.
    pub(in crate::web::desk) async fn keep_paper(
        self,
        name: &str,
        paper: &impl Serialize,
    ) -> Result<(), NotKept> {
        let strongbox = self.strongbox().ok_or(NotKept)?;
        let mut changes = self.founding(&strongbox)?;
        changes.push(change(&strongbox, name, paper));
        archive::write(&changes).await.map_err(|_| NotKept)?;
        self.is_founded();
        Ok(())
    }

    /// What must be written along as long as the archive is not on this device: its own key.
    pub(super) fn founding(self, strongbox: &Strongbox) -> Result<Vec<Change>, NotKept> {
        if self.strongbox.with_value(|open| open.as_ref().is_some_and(|(_, is_kept)| *is_kept)) {
            return Ok(Vec::new());
        }
        let to: Vec<_> = self.secret_keys().iter().map(|key| *key.public()).collect();
        let sealed = strongbox.seal(&to, &mut entropy::rng()).map_err(|_| NotKept)?;
        Ok(vec![Change::put(Shelf::Archives, strongbox.id().to_string(), sealed)])
    }

    /// The archive is on this device now.
    pub(super) fn is_founded(self) {
        self.strongbox.update_value(|open| {
            if let Some((_, is_kept)) = open {
                *is_kept = true;
            }
        });
    }
}

/// A paper as it is kept.
pub(super) fn change(strongbox: &Strongbox, name: &str, paper: &impl Serialize) -> Change {
    let name = full_name(strongbox, name);
    let json = serde_json::to_vec(paper).expect("papers have no map that JSON lacks");
    let kept = strongbox.lock(&name, &json, &mut entropy::rng());
    Change::put(Shelf::Papers, name, kept)
}

/// A paper of this archive; none where there is none, or it can't be read.
pub(super) async fn read<T: DeserializeOwned>(
    strongbox: &Strongbox,
    name: &str,
) -> Result<Option<T>, idb::Error> {
    let name = full_name(strongbox, name);
    let kept = archive::get(Shelf::Papers, &name).await?;
    let json = kept.and_then(|kept| strongbox.unlock(&name, &kept));
    Ok(json.and_then(|json| serde_json::from_slice(&json).ok()))
}

fn full_name(strongbox: &Strongbox, name: &str) -> String {
    format!("{}/{name}", strongbox.id())
}
