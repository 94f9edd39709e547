//! What changed between two diagnoses of the same person.

use super::{counted::Key, parts::Part, period::Period, persons::Person, row::Row};
use crate::diagnose::Model;

/// How people moved between the last diagnose of a period and the one directly before it. Each person counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shifts {
    pub rose: u32,
    pub stayed: u32,
    pub fell: u32,
    /// Both parts are known, and they are the same.
    pub same_part: u32,
    /// From one known part to another.
    pub moves: Vec<((Part, Part), u32)>,
}

impl Shifts {
    /// Takes in one person, if they had a second diagnose in the period; `counts` says which diagnoses are asked for.
    pub(super) fn take(
        &mut self,
        model: &Model,
        person: &Person<'_>,
        period: Period,
        counts: impl Fn(&Row) -> bool,
    ) {
        let Some(now) = person.latest(period.to()) else { return };
        if !period.contains(now.completed) || !counts(now) {
            return;
        }
        let Some(before) = person.before(now) else { return };
        match (before.ladder, now.ladder) {
            (Some(before), Some(now)) if now > before => self.rose += 1,
            (Some(before), Some(now)) if now < before => self.fell += 1,
            (Some(_), Some(_)) => self.stayed += 1,
            _ => {}
        }
        let (from, to) = (Part::of(model, before.category()), Part::of(model, now.category()));
        if from == Part::Unknown || to == Part::Unknown {
            return;
        }
        if from == to {
            self.same_part += 1;
        } else if let Some((_, count)) = self.moves.iter_mut().find(|(known, _)| *known == (from, to)) {
            *count += 1;
        } else {
            self.moves.push(((from, to), 1));
            self.moves.sort_by_key(|(parts, _)| *parts);
        }
    }

    /// People who went to another part.
    pub(super) fn moved(&self) -> u32 {
        self.moves.iter().map(|(_, count)| count).sum()
    }

    /// The steps as lines of a table.
    pub(super) fn steps(&self) -> Vec<(Key, u32)> {
        vec![(Key::Rose, self.rose), (Key::Stayed, self.stayed), (Key::Fell, self.fell)]
    }
}
