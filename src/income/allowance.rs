//! An allowance of a year, and what is paid of it each month.

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

    /// A twelfth of the year, down to whole euros.
    pub fn of_year(year: Exact) -> Allowance {
        Allowance { year, month: Cents::euros(year.split(12).whole_euros()) }
    }
}
