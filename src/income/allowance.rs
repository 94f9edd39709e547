//! An allowance of a year, and what is paid of it each month.

use super::trace::{Trace, step};
use crate::money::{Cents, Exact};

/// What a household is granted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowance {
    /// Over a whole year, before the month is rounded.
    pub year: Exact,
    /// As paid: whole euros a month.
    pub month: Cents,
}

impl Allowance {
    /// Nothing.
    pub const NONE: Allowance = Allowance { year: Exact::ZERO, month: Cents::ZERO };

    /// Whether a year's grant, in whole euros, is less than is granted at all (Awir art. 14 lid 4 and 5).
    pub fn is_too_small(year: Exact, least: Cents, trace: &mut impl Trace) -> bool {
        let too_small = year.round_to_euro() < least.exact();
        if too_small && year > Exact::ZERO {
            step!(trace, TooSmall, year = year.round_to_euro(), least = least);
        }
        too_small
    }

    /// A twelfth of the year, down to whole euros.
    pub fn of_year(year: Exact) -> Allowance {
        Allowance { year, month: Cents::euros(year.split(12).whole_euros()) }
    }
}
