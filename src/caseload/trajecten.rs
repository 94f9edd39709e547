//! Trajecten that began in a period, and what became of them.

use super::{
    fact::{Ending, Fact},
    period::Period,
    persons::Person,
};
use crate::calendar::Day;

/// Trajecten that began in a period. Those that began earlier belong to an earlier period, also when they go on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Trajecten {
    /// That began.
    pub started: u32,
    /// Of those: ended without blame.
    pub blameless: u32,
    /// Of the rest: led to what they were for.
    pub successful: u32,
    /// Of the rest: whether they did is not known yet.
    pub open: u32,
}

impl Trajecten {
    /// Those of one person.
    pub(super) fn of(person: &Person<'_>, participation: bool, period: Period) -> Trajecten {
        let all: Vec<(Day, Option<Ending>)> = person
            .facts()
            .filter_map(|fact| match fact {
                Fact::Traject { participation: aims, start, end, .. } if *aims == participation => {
                    Some((*start, end.as_ref().map(|end| end.how)))
                }
                _ => None,
            })
            .collect();
        if all.is_empty() {
            return Trajecten::default();
        }
        let reached = reached(person, participation);
        // What was reached belongs to the last traject that began before it.
        let of_last = |at: usize, day: Day| {
            let before = all.iter().enumerate().filter(|(_, (start, _))| *start <= day);
            before.max_by_key(|(place, (start, _))| (*start, *place)).is_some_and(|(place, _)| place == at)
        };
        let mut found = Trajecten::default();
        for (at, (_, how)) in all.iter().enumerate().filter(|(_, (start, _))| period.contains(*start)) {
            found.started += 1;
            match how {
                Some(Ending::Blameless) => found.blameless += 1,
                Some(Ending::Culpable) => {}
                None | Some(Ending::Finished) => {
                    let own = || reached.iter().filter(|(day, _)| of_last(at, *day));
                    if own().any(|(_, lasted)| *lasted == Some(true)) {
                        found.successful += 1;
                    } else if own().any(|(_, lasted)| lasted.is_none()) {
                        found.open += 1;
                    }
                }
            }
        }
        found
    }

    pub(super) fn add(&mut self, other: Trajecten) {
        self.started += other.started;
        self.blameless += other.blameless;
        self.successful += other.successful;
        self.open += other.open;
    }

    /// Those that count: all that began, without those that ended without blame.
    pub(super) fn counted(self) -> u32 {
        self.started - self.blameless
    }
}

/// When they reached what such a traject is for, and whether it lasted: outflow, or an activity.
fn reached(person: &Person<'_>, participation: bool) -> Vec<(Day, Option<bool>)> {
    person
        .facts()
        .filter_map(|fact| match fact {
            Fact::Outflow { on, lasted, .. } if !participation => Some((*on, *lasted)),
            Fact::Participation { active: Some(active), .. } if participation => Some((*active, Some(true))),
            _ => None,
        })
        .collect()
}
