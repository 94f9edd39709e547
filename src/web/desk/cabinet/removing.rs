//! Cases that go for good, with what is kept of the person beside them.

use leptos::prelude::*;

use super::{Cabinet, NotKept, case_name};
use crate::{
    caseload::{People, Removed, Row},
    dossier::{Label, RecordId},
    web::{
        storage::archive::{Change, Shelf},
        today::now,
    },
};

impl Cabinet {
    /// Removes cases from this device for good, with the names for their codes, and remembers their ids, so that no backup
    /// brings them back.
    pub(in crate::web::desk) async fn remove(self, ids: &[RecordId]) -> Result<(), NotKept> {
        let strongbox = self.strongbox().ok_or(NotKept)?;
        let mut along: Vec<Change> =
            ids.iter().map(|id| Change::remove(Shelf::Cases, case_name(&strongbox, *id))).collect();
        along.extend(self.founding(&strongbox)?);
        let today = now().day();
        let (gone, staying) = self.codes(ids);
        let remove = |removed: &mut Removed| ids.iter().for_each(|id| removed.insert(*id, today));
        let forget = |people: &mut People| people.forget(&gone, &staying);
        self.revise_papers(&strongbox, &along, remove, forget).await?;
        self.forgets(ids);
        self.tell_cases(ids.to_vec());
        Ok(())
    }

    /// The codes of these cases, and those of all others.
    fn codes(self, ids: &[RecordId]) -> (Vec<Label>, Vec<Label>) {
        let rows = self.rows.read_untracked();
        let (gone, staying): (Vec<&Row>, Vec<&Row>) = rows.values().partition(|row| ids.contains(&row.id));
        let codes = |rows: Vec<&Row>| rows.into_iter().filter_map(|row| row.reference.clone()).collect();
        (codes(gone), codes(staying))
    }
}
