//! Many cases at once, for an export.

use super::{Cabinet, NotKept, case_name, read_case};
use crate::{
    caseload::Case,
    dossier::RecordId,
    web::storage::archive::{self, Shelf},
};

impl Cabinet {
    /// Cases as they are kept; those that are not there or can't be read are left out.
    ///
    /// # Errors
    /// When the keys are closed, or the browser gives nothing.
    pub(in crate::web::desk) async fn read_some(self, ids: &[RecordId]) -> Result<Vec<Case>, NotKept> {
        let strongbox = self.strongbox().ok_or(NotKept)?;
        let names: Vec<String> = ids.iter().map(|id| case_name(&strongbox, *id)).collect();
        let found = archive::some(Shelf::Cases, &names).await.map_err(|_| NotKept)?;
        let read = |(name, found): (&String, Option<Vec<u8>>)| read_case(&strongbox, name, &found?);
        Ok(names.iter().zip(found).filter_map(read).collect())
    }
}
