//! Diagnoses that may be of one person and are not linked.

use std::collections::{BTreeMap, BTreeSet};

use super::{people::key, persons::people, row::Row};

/// The first diagnose of whoever has the code of somebody with an earlier diagnose, first to last: one person counts as
/// two in the figures as long as theirs are not linked.
pub fn unlinked<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<&'a Row> {
    let order = |row: &Row| (row.completed, row.created, row.id);
    let mut by_code: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for person in people(rows) {
        let mut seen = BTreeSet::new();
        for row in person.diagnoses() {
            let code = row.reference.as_ref().and_then(|code| key(code.as_str()));
            // The first of this person with this code.
            if let Some(code) = code.filter(|code| seen.insert(code.clone())) {
                by_code.entry(code).or_default().push(row);
            }
        }
    }
    let mut found: Vec<&Row> = Vec::new();
    for same in by_code.values_mut() {
        same.sort_by_key(|row| order(row));
        found.extend(&same[1..]);
    }
    found.sort_by_key(|row| order(row));
    found.dedup_by_key(|row| row.id);
    found
}
