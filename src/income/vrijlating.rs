//! The part of earnings that is left free. Participatiewet art. 31 lid 2 under n, r, y, z and aa.

use super::{
    parameters::{HalfYear, Lasting},
    situation::Vrijlating,
    trace::{Trace, step},
};
use crate::money::{Cents, Exact, Rate};

/// Who wants part of their earnings left free.
#[derive(Clone, Copy, Debug)]
pub struct Earner {
    /// In years.
    pub age: u32,
    /// Whether there is no partner.
    pub alone: bool,
    /// Age of the youngest child, if there is one.
    pub youngest_child: Option<u32>,
}

/// Share and most per month of a vrijlating that somebody has a right to now; zero and zero for none.
pub fn vrijlating(
    half: &HalfYear,
    lasting: &Lasting,
    asked: Vrijlating,
    earner: Earner,
    trace: &mut impl Trace,
) -> (Rate, Exact) {
    const NOTHING: (Rate, Exact) = (Rate::millionths(0), Exact::ZERO);
    let Some(place) = asked.kind.place() else { return NOTHING };
    let rule = &lasting.vrijlatingen[place];
    let old_enough = earner.age >= rule.min_age;
    let months_left = rule.max_months == 0 || asked.months_used < rule.max_months;
    let family = rule
        .child_younger_than
        .is_none_or(|limit| earner.alone && earner.youngest_child.is_some_and(|age| age < limit));
    if !(old_enough && months_left && family) {
        step!(trace, VrijlatingNotMet);
        return NOTHING;
    }
    (Rate::millionths(rule.rate), Cents::new(half.vrijlating_caps[place]).exact())
}
