//! Wet minimumloon en minimumvakantiebijslag; below 21 the Besluit minimumjeugdloon.

use super::rules::{self, Rules};
use crate::{
    calendar::Day,
    money::{Cents, Rate},
};

/// Minimum wage an hour at an age in years; `None` under 15.
pub fn minimum_wage(rules: &Rules, age: u32) -> Option<Cents> {
    let whole = Cents::new(rules.half.minimum_wage);
    if age >= 21 {
        return Some(whole);
    }
    let share = rules.lasting.youth_share.get(usize::try_from(age.checked_sub(15)?).ok()?)?;
    Some(whole.exact().times(Rate::millionths(*share)).round_half_up())
}

/// Minimum wage an hour on a day at an age in years; `None` under 15, and before the first rules.
pub fn minimum_wage_at_age(day: Day, age: u32) -> Option<Cents> {
    minimum_wage(&rules::on(day)?, age)
}
