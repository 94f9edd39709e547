//! Algemene Kinderbijslagwet art. 12: an amount a quarter by age on its first day.

use super::{
    parameters::HalfYear,
    trace::{Trace, step},
};
use crate::money::{Cents, Exact};

/// A quarter's kinderbijslag by the ages of the children on its first day.
pub fn quarter(half: &HalfYear, ages: impl Iterator<Item = u32>) -> Cents {
    let of_age = |age: u32| match age {
        0..6 => half.kinderbijslag[0],
        6..12 => half.kinderbijslag[1],
        12..18 => half.kinderbijslag[2],
        _ => 0,
    };
    Cents::new(ages.map(of_age).sum())
}

/// A third of the quarter, to the cent.
pub fn month(quarter: Cents, trace: &mut impl Trace) -> Cents {
    explain(quarter, trace);
    let third: Exact = quarter.exact().split(3);
    third.round_half_up()
}

/// Says what a quarter comes to, if anything.
pub(super) fn explain(quarter: Cents, trace: &mut impl Trace) {
    if quarter > Cents::ZERO {
        step!(trace, Kinderbijslag, quarter = quarter);
    }
}
