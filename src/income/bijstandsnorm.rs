//! The norm of a household per month, including vakantietoeslag.
//!
//! Participatiewet art. 20 (18-20), 21 (21 to AOW age), 22a (kostendelersnorm), 24 (partner without right).

use super::{
    parameters::{HalfYear, Kostendeler},
    trace::{Trace, step},
};
use crate::money::{Cents, Rate};

/// From this age the norm of art. 21 holds, the names of whose numbers carry it.
pub const FULL_AGE: u32 = 21;
/// Until this age a child is its parents' to keep.
pub const ADULT_AGE: u32 = 18;

/// What the norm depends on.
#[derive(Clone, Copy, Debug)]
pub struct NormHousehold {
    /// Whether the adults are 21 or older: one, or both of a couple.
    pub adults_21plus: [bool; 2],
    /// Whether each has a right to bijstand.
    pub entitled: [bool; 2],
    /// Whether there are two.
    pub couple: bool,
    /// Whether children under 18 live with them.
    pub children: bool,
    /// Kostendelende medebewoners: 27 or older, no students, no commercial tenants.
    pub kostendelers: usize,
}

/// The norm, zero where nobody has a right.
pub fn bijstandsnorm(
    half: &HalfYear,
    shared: &Kostendeler,
    household: NormHousehold,
    trace: &mut impl Trace,
) -> Cents {
    let norms = &half.norms;
    let entitled = household.entitled.iter().filter(|entitled| **entitled).count();
    if entitled == 0 {
        return Cents::ZERO;
    }
    let both_young = household.couple && household.adults_21plus == [false; 2];
    // Two under 21 with children have the norm of art. 20 lid 2 whoever else lives there.
    if household.kostendelers > 0 && !(both_young && household.children && entitled == 2) {
        return (0..2)
            .filter(|n| household.entitled[*n])
            .map(|n| kostendelersnorm_of(half, shared, household, n, trace))
            .sum();
    }
    if household.couple && entitled == 1 {
        let adult = usize::from(!household.entitled[0]);
        return half_norm_of(half, shared, household, adult, trace);
    }
    let older = household.adults_21plus.iter().filter(|older| **older).count();
    let norm = match (household.couple, older, household.children) {
        (false, 0, _) => norms.young_single,
        (false, ..) => norms.single_21plus,
        (true, 2, _) => norms.couple_21plus,
        (true, 1, false) => norms.mixed_couple_nokids,
        (true, 1, true) => norms.mixed_couple_kids,
        (true, _, false) => norms.young_couple_nokids,
        (true, _, true) => norms.young_couple_kids,
    };
    let norm = Cents::new(norm);
    match (household.couple, older) {
        (false, 1) => step!(trace, NormSingle, norm = norm),
        (true, 2) => step!(trace, NormCouple, norm = norm),
        _ => step!(trace, NormYoung, norm = norm),
    }
    norm
}

/// Half the norm of two people of that age, for who has a partner without right (art. 24).
fn half_norm_of(
    half: &HalfYear,
    shared: &Kostendeler,
    household: NormHousehold,
    adult: usize,
    trace: &mut impl Trace,
) -> Cents {
    let norms = &half.norms;
    let whole = match (household.adults_21plus[adult], household.children) {
        (true, _) => norms.couple_21plus,
        (false, true) => norms.young_couple_kids,
        (false, false) => norms.young_couple_nokids,
    };
    let norm = Cents::new(whole).exact().times(Rate::millionths(shared.art24_share)).round_half_up();
    step!(trace, NormHalf, norm = norm);
    norm
}

/// The norm of one adult who shares costs (art. 22a lid 1 and 3).
fn kostendelersnorm_of(
    half: &HalfYear,
    shared: &Kostendeler,
    household: NormHousehold,
    adult: usize,
    trace: &mut impl Trace,
) -> Cents {
    if !household.adults_21plus[adult] {
        if household.couple && !household.entitled[1 - adult] {
            return half_norm_of(half, shared, household, adult, trace);
        }
        // Under 21 the norm is that of art. 20; with a spouse and children that of art. 22a lid 3.
        let with_family = household.couple && household.children;
        let norm = if with_family { half.norms.kd_young_spouse_kids } else { half.norms.young_single };
        step!(trace, NormYoung, norm = Cents::new(norm));
        return Cents::new(norm);
    }
    let spouse = usize::from(household.couple && household.adults_21plus[1 - adult]);
    let people = household.kostendelers + 1 + spouse;
    let norm = kostendelersnorm(half, shared, people);
    step!(trace, NormKostendeler, norm = norm, people = people);
    norm
}

/// `((40 + A·30) / (A·100)) · B` for A people and the norm B of a couple.
pub fn kostendelersnorm(half: &HalfYear, shared: &Kostendeler, people: usize) -> Cents {
    let people = people as i64;
    let whole = Cents::new(half.norms.couple_21plus).exact().scaled(shared.base + people * shared.per_person);
    whole.split(people * 100).round_half_up()
}
