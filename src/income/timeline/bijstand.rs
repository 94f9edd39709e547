//! Bijstand month by month: set off against income, a part kept back and paid in June, months of vrijlating that run
//! out.
//!
//! Participatiewet art. 19 (norm less income, vakantietoeslag), 31 lid 2 (vrijlatingen), 45 (payment), 58 (asked
//! back). A benefit that has just begun, or begun again, is set off in the month itself: there is no earlier wage.

use super::{Amounts, Cents, Exact, Household, LineId, Pay, Rate, SetOff, Trace, Work, step};
use crate::income::{
    situation::{Letter, Vrijlating},
    trace::Silent,
};

/// One month of bijstand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MonthOfBijstand {
    /// What each adult asks to be left free in this month.
    pub asked: [Vrijlating; 2],
    /// What is left free of each wage.
    pub free: [Exact; 2],
    /// Income of this month that counts, by adult, without combinatiekorting.
    pub counted: [Exact; 2],
    /// What there is a right to, with vakantietoeslag.
    pub right: Cents,
    /// What is granted in this month, with vakantietoeslag: the same, or as the wage of the month before has it.
    pub granted: Cents,
    /// The part of it that is paid now.
    pub paid: Cents,
    /// Vakantietoeslag that was kept back before and is paid now.
    pub reserve_paid: Cents,
    /// Asked back, since it was paid before the wage was known; zero or below.
    pub correction: Cents,
    /// Whether the wage of the month before was set off.
    pub month_later: bool,
}

impl MonthOfBijstand {
    /// What comes in of it.
    pub(super) fn received(&self) -> Cents {
        self.paid + self.reserve_paid + self.correction
    }
}

/// Bijstand of a household, by month.
pub(super) struct Bijstand {
    pub months: Vec<MonthOfBijstand>,
    /// Combinatiekorting that counts, by month and adult.
    credit: Vec<[Cents; 2]>,
}

impl Bijstand {
    /// The months, where so much combinatiekorting comes in by month.
    pub(super) fn new(
        households: &[Household],
        work: &Work,
        first: usize,
        set_off: SetOff,
        credit: &[[Cents; 2]],
    ) -> Bijstand {
        let mut months = free_and_counted(households, work, first, credit);
        let (mut reserve, mut too_much) = (Cents::ZERO, Cents::ZERO);
        for at in 0..months.len() {
            let household = &households[at];
            let left = |counted: [Exact; 2]| right(household, counted, credit[at]);
            let before = at.checked_sub(1).map(|before| months[before]);
            let month = &mut months[at];
            month.right = left(month.counted);
            let runs = before.filter(|before| set_off == SetOff::NextMonth && before.granted > Cents::ZERO);
            month.granted = runs.map_or(month.right, |before| left(before.counted));
            month.month_later = runs.is_some();

            let share = Rate::millionths(household.rules.half.norms.vt_share);
            month.paid = month.granted.exact().times(share.rest()).round_half_up();
            let ended = month.granted == Cents::ZERO && month.right == Cents::ZERO;
            if household.date.month() == household.rules.lasting.calendar.vakantietoeslag || ended {
                month.reserve_paid = reserve;
                reserve = Cents::ZERO;
            }
            reserve += month.granted - month.paid;
            too_much += month.granted - month.right;
            if ended {
                month.correction = -too_much;
                too_much = Cents::ZERO;
            }
        }
        Bijstand { months, credit: credit.to_vec() }
    }

    /// The lines of one month.
    pub(super) fn lines(
        &self,
        households: &[Household],
        work: &Work,
        at: usize,
        amounts: &mut Amounts,
        trace: &mut impl Trace,
    ) {
        let month = &self.months[at];
        let household = &households[at];
        amounts.add(LineId::Bijstand, month.paid);
        amounts.add(LineId::Vakantietoeslag, month.reserve_paid);
        amounts.add(LineId::BijstandCorrection, month.correction);
        if household.situation.adults.iter().any(|adult| adult.bijstand) {
            trace.begin(LineId::Bijstand, None);
            let norm = household.explain_norm(trace);
            // The month whose wage is set off.
            let of = if month.month_later { at - 1 } else { at };
            if month.month_later {
                step!(trace, MonthLater);
            }
            for adult in 0..household.situation.adults.len() {
                if !work.pay[of][adult].works() || !household.norm.entitled[adult] {
                    continue;
                }
                let asked = self.months[of].asked[adult];
                let (share, most) = households[of].free_of(adult, asked, trace);
                if most > Exact::ZERO {
                    step!(trace, Vrijlating, share = share, free = self.months[of].free[adult], most = most);
                }
            }
            let counted = [0, 1].map(|n| self.months[of].counted[n] + self.credit[at][n].exact());
            household.explain_partner(counted, trace);
            let left = month.granted;
            household.explain_left(norm, counted, left, trace);
            if left > Cents::ZERO {
                let share = Rate::millionths(household.rules.half.norms.vt_share);
                step!(trace, Reserve, share = share, reserve = left - month.paid);
            }
        }
        if month.reserve_paid > Cents::ZERO {
            trace.begin(LineId::Vakantietoeslag, None);
            step!(trace, ReservePaid, saved = month.reserve_paid);
        }
        if month.correction != Cents::ZERO {
            trace.begin(LineId::BijstandCorrection, None);
            step!(trace, PaidTooMuch, amount = -month.correction);
        }
    }
}

/// What is left free, and what counts, month by month.
fn free_and_counted(
    households: &[Household],
    work: &Work,
    first: usize,
    credit: &[[Cents; 2]],
) -> Vec<MonthOfBijstand> {
    let mut months = vec![MonthOfBijstand::default(); households.len()];
    let adults = &households[0].situation.adults;
    let mut asked = [0, 1].map(|n| adults.get(n).map_or(Vrijlating::default(), |adult| adult.vrijlating));
    for (at, household) in households.iter().enumerate() {
        let month = &mut months[at];
        for (n, adult) in adults.iter().enumerate() {
            if at < first {
                // Before the first month the ones used stand closest to it.
                let used = used_before(adult.vrijlating, first - at);
                let kind = if used { adult.vrijlating.kind } else { Letter::None };
                month.asked[n] = Vrijlating { kind, months_used: 0 };
            } else {
                asked[n] = follows(household, n, asked[n]);
                month.asked[n] = asked[n];
            }
            let pay = &work.pay[at][n];
            if household.norm.entitled[n] {
                let (share, most) = household.free_of(n, month.asked[n], &mut Silent);
                month.free[n] = pay.net().exact().times(share).min(most);
            }
            month.counted[n] = counted(pay, month.free[n]) + work.other[at][n].month;
        }
        if at >= first {
            month.right = right(household, month.counted, credit[at]);
            for (n, asked) in asked.iter_mut().enumerate() {
                if household.bijstand > Cents::ZERO && uses_a_month(asked.kind, month, n) {
                    asked.months_used += 1;
                }
            }
        }
    }
    months
}

/// What there is a right to beside so much that counts, and so much combinatiekorting.
fn right(household: &Household, counted: [Exact; 2], credit: [Cents; 2]) -> Cents {
    household.left_beside([0, 1].map(|n| counted[n] + credit[n].exact())).round_half_up()
}

/// What counts of a wage: the payslip, less what is left free, with the holiday allowance that it adds.
fn counted(pay: &Pay, free: Exact) -> Exact {
    pay.net().exact() - free + pay.claim
}

/// Whether a month so long before the first one is one of those used up.
fn used_before(vrijlating: Vrijlating, months_before: usize) -> bool {
    let unlimited = matches!(vrijlating.kind, Letter::Y | Letter::Aa);
    unlimited || months_before <= vrijlating.months_used as usize
}

/// r runs on once it has begun; of the others only a month with bijstand is used (art. 31 lid 2 under n: "voor zover
/// hij algemene bijstand ontvangt").
fn uses_a_month(kind: Letter, month: &MonthOfBijstand, adult: usize) -> bool {
    match kind {
        Letter::R => true,
        _ => month.free[adult] > Exact::ZERO && month.right > Cents::ZERO,
    }
}

/// The vrijlating that holds next: r takes over when n has run out, for who has a right to it (art. 31 lid 2 under r).
fn follows(household: &Household, adult: usize, asked: Vrijlating) -> Vrijlating {
    let n = Letter::N.place().unwrap_or_default();
    if asked.kind != Letter::N || asked.months_used < household.rules.lasting.vrijlatingen[n].max_months {
        return asked;
    }
    let next = Vrijlating { kind: Letter::R, months_used: 0 };
    let (_, most) = household.free_of(adult, next, &mut Silent);
    if most > Exact::ZERO { next } else { asked }
}
