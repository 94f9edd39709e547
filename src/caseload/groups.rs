//! The people that the columns of figures are about: with a diagnose in the period, and in the caseload.

use std::collections::HashSet;

use super::{
    row::Row,
    small_numbers::{Cell, Sheet},
};
use crate::dossier::RecordId;

/// People of a column.
pub(super) struct Group<'a> {
    pub rows: Vec<&'a Row>,
    pub total: Cell,
    /// Whether somebody shows its numbers.
    is_shown: bool,
    /// Whether what is shown may tell the total, so that its parts have to be guarded by it.
    adds_up: bool,
}

impl<'a> Group<'a> {
    /// People whose numbers are shown.
    pub(super) fn shown(sheet: &mut Sheet, rows: Vec<&'a Row>) -> Group<'a> {
        let total = sheet.cell(counted(rows.len()));
        Group { rows, total, is_shown: true, adds_up: true }
    }

    /// People who are found by subtracting only.
    pub(super) fn unseen(sheet: &mut Sheet, rows: Vec<&'a Row>) -> Group<'a> {
        let total = sheet.unseen(counted(rows.len()));
        Group::unseen_of(total, rows)
    }

    /// People who are found by subtracting only, of whom the total stands somewhere already.
    pub(super) fn unseen_of(total: Cell, rows: Vec<&'a Row>) -> Group<'a> {
        Group { rows, total, is_shown: false, adds_up: true }
    }

    /// How many there are of a kind.
    pub(super) fn count(&self, holds: impl Fn(&Row) -> bool) -> u32 {
        counted(self.rows.iter().filter(|row| holds(row)).count())
    }

    /// A number of these people.
    pub(super) fn cell(&self, sheet: &mut Sheet, count: u32) -> Cell {
        if self.is_shown { sheet.cell(count) } else { sheet.unseen(count) }
    }

    /// A number of these people that is part of another.
    pub(super) fn part(&self, sheet: &mut Sheet, count: u32, whole: Cell) -> Cell {
        let part = self.cell(sheet, count);
        let rest = sheet.unseen(sheet.get(whole) - count);
        sheet.sum(whole, vec![part, rest]);
        part
    }

    /// A number of these people, while the others are of another kind.
    pub(super) fn some(&self, sheet: &mut Sheet, count: u32) -> Cell {
        if self.adds_up { self.part(sheet, count, self.total) } else { self.cell(sheet, count) }
    }

    /// Says that everybody is in one of these.
    pub(super) fn sum(&self, sheet: &mut Sheet, parts: Vec<Cell>) {
        if self.adds_up {
            sheet.sum(self.total, parts);
        }
    }
}

/// Never more than a tab can hold.
pub(super) fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Two groups that share most of their people. Whoever subtracts a number of the one from that of the other finds how
/// many are in one of them only: these are counted too, never shown, and guard the numbers of the period.
pub(super) struct Groups<'a> {
    /// With a diagnose in the period.
    pub diagnosed: Group<'a>,
    /// In the caseload.
    pub caseload: Group<'a>,
    /// In the caseload, without a diagnose in the period.
    pub only_caseload: Group<'a>,
    /// With a diagnose in the period, no longer in the caseload.
    pub only_diagnosed: Group<'a>,
}

impl<'a> Groups<'a> {
    pub(super) fn of(sheet: &mut Sheet, diagnosed: Vec<&'a Row>, caseload: Vec<&'a Row>) -> Groups<'a> {
        let without = |rows: &[&'a Row], others: &[&'a Row]| -> Vec<&'a Row> {
            let others: HashSet<RecordId> = others.iter().map(|row| row.id).collect();
            rows.iter().filter(|row| !others.contains(&row.id)).copied().collect()
        };
        let only_caseload = without(&caseload, &diagnosed);
        let only_diagnosed = without(&diagnosed, &caseload);
        let mut groups = Groups {
            diagnosed: Group::shown(sheet, diagnosed),
            caseload: Group::shown(sheet, caseload),
            only_caseload: Group::unseen(sheet, only_caseload),
            only_diagnosed: Group::unseen(sheet, only_diagnosed),
        };
        // Where people came and others went, the difference of the totals tells neither.
        groups.only_diagnosed.adds_up = groups.only_caseload.rows.is_empty();
        let mut beside = vec![groups.caseload.total, groups.only_caseload.total];
        beside.extend(groups.only_diagnosed.adds_up.then_some(groups.only_diagnosed.total));
        sheet.tell_beside(groups.diagnosed.total, beside);
        if groups.are_nested() {
            sheet.difference(groups.caseload.total, groups.diagnosed.total, groups.only_caseload.total);
        }
        groups
    }

    /// All four, in the order that [`Groups::guard`] takes.
    pub(super) fn all(&self) -> [&Group<'a>; 4] {
        [&self.diagnosed, &self.caseload, &self.only_caseload, &self.only_diagnosed]
    }

    /// Whether everybody with a diagnose in the period is in the caseload.
    pub(super) fn are_nested(&self) -> bool {
        self.only_diagnosed.rows.is_empty()
    }

    /// Guards the number of the period on a line of a table, given what the four groups have there.
    pub(super) fn guard(&self, sheet: &mut Sheet, cells: [Cell; 4]) {
        let [diagnosed, caseload, only_caseload, only_diagnosed] = cells;
        sheet.tell_beside(diagnosed, vec![caseload, only_caseload, only_diagnosed]);
        if self.are_nested() {
            sheet.difference(caseload, diagnosed, only_caseload);
        }
    }
}
