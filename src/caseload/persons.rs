//! From diagnoses to people: who has a second diagnose is still one person.

use std::collections::HashMap;

use super::{fact::Fact, row::Row};
use crate::{calendar::Day, dossier::RecordId};

/// Everything about one person: their diagnoses, first to last. Without a link between two of them they are two people:
/// nothing else here says who somebody is.
pub(super) struct Person<'a> {
    diagnoses: Vec<&'a Row>,
}

/// The people behind these rows, each once.
pub(super) fn people<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<Person<'a>> {
    let rows: Vec<&Row> = rows.into_iter().collect();
    let mut roots: Vec<usize> = (0..rows.len()).collect();
    if rows.iter().any(|row| row.follows.is_some()) {
        let places: HashMap<RecordId, usize> =
            rows.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        for (at, row) in rows.iter().enumerate() {
            if let Some(earlier) = row.follows.and_then(|id| places.get(&id)) {
                let (one, other) = (root(&mut roots, at), root(&mut roots, *earlier));
                roots[one] = other;
            }
        }
    }
    let mut people: HashMap<usize, usize> = HashMap::new();
    let mut found: Vec<Person<'a>> = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let person = *people.entry(root(&mut roots, at)).or_insert_with(|| {
            found.push(Person { diagnoses: Vec::with_capacity(1) });
            found.len() - 1
        });
        found[person].diagnoses.push(row);
    }
    for person in &mut found {
        person.diagnoses.sort_by_key(|row| (row.completed, row.created, row.id));
    }
    found
}

/// The row that stands for the person of this one; what is passed on the way is shortened.
fn root(roots: &mut [usize], mut at: usize) -> usize {
    while roots[at] != at {
        roots[at] = roots[roots[at]];
        at = roots[at];
    }
    at
}

impl<'a> Person<'a> {
    /// All of their diagnoses.
    pub(super) fn diagnoses(&self) -> impl Iterator<Item = &'a Row> {
        self.diagnoses.iter().copied()
    }

    /// Their diagnoses from the last one on which somebody decided; all where nobody did.
    pub(super) fn standing(&self) -> impl Iterator<Item = &'a Row> {
        let decided = self.diagnoses.iter().rposition(|row| row.judged.is_some());
        self.diagnoses[decided.unwrap_or(0)..].iter().copied()
    }

    /// The last diagnose on or before a day.
    pub(super) fn latest(&self, on: Day) -> Option<&'a Row> {
        self.diagnoses.iter().rev().find(|row| row.completed <= on).copied()
    }

    /// The diagnose that one of this person follows directly, if it is here.
    pub(super) fn before(&self, row: &Row) -> Option<&'a Row> {
        let id = row.follows?;
        self.diagnoses.iter().find(|earlier| earlier.id == id && earlier.id != row.id).copied()
    }

    /// What became of them, whichever diagnose it was written down with.
    pub(super) fn facts(&self) -> impl Iterator<Item = &'a Fact> {
        self.diagnoses.iter().flat_map(|row| &row.facts)
    }

    /// Whether they left benefit on or before a day and did not come back: not by a new diagnose, nor within six
    /// months. Somebody whose outflow did not last is there again.
    pub(super) fn has_left(&self, latest: &Row, on: Day) -> bool {
        self.facts().any(|fact| match fact {
            Fact::Outflow { on: left, lasted, .. } => {
                *left <= on && *left >= latest.completed && *lasted != Some(false)
            }
            _ => false,
        })
    }

    /// Whether a fact of some kind goes on at the end of a day.
    pub(super) fn is_running(&self, on: Day, kind: impl Fn(&Fact) -> bool) -> bool {
        self.facts().any(|fact| kind(fact) && fact.is_running(on))
    }
}
