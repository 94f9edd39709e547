//! What work and other income pay month by month: payslips to the cent, parts of months, holiday allowance.

use super::{
    Amounts, Cents, Day, Exact, Household, Job, LineId, PartOfMonth, Rate, Situation, Trace, World, step,
};
use crate::income::{
    minimum_wage::minimum_wage,
    other_income::{NetOther, OtherYear, net_other},
    payslip::{special_rate, withheld_month, work_credit_month},
    rules,
    situation::Adult,
    trace::Silent,
    wage_tax::{NetWage, Terms, net_wage},
};

/// What one adult's job pays in one month.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pay {
    /// Part of the month in which it goes on.
    pub part: Option<PartOfMonth>,
    /// Gross, before pension premium.
    pub gross: Cents,
    /// The employee's own pension premium.
    pub premium: Cents,
    /// Wage tax.
    pub withheld: Cents,
    /// Arbeidskorting that lowered what was withheld by the monthly table. That of the special table has no credit of
    /// its own, only a rate that looks ahead at it.
    pub work_credit: Exact,
    /// Net holiday allowance that this month adds: counts for bijstand now, not when it is paid (Regeling
    /// Participatiewet par. 6).
    pub claim: Exact,
    /// Gross holiday allowance that is paid in this month.
    pub allowance: Cents,
    /// Share of it that is withheld.
    pub allowance_share: Rate,
    /// What is withheld of it.
    pub allowance_withheld: Cents,
}

impl Pay {
    /// Whether there is work in this month.
    pub(super) fn works(&self) -> bool {
        self.gross > Cents::ZERO
    }

    /// On the payslip; the base of a vrijlating.
    pub(super) fn net(&self) -> Cents {
        self.gross - self.premium - self.withheld
    }

    /// Together with that of another job in the same month.
    fn and(self, other: Pay) -> Pay {
        let part = match (self.part, other.part) {
            (Some(one), Some(two)) => {
                Some(PartOfMonth { days: (one.days + two.days).min(two.of), of: two.of })
            }
            (one, two) => two.or(one),
        };
        let last = if other.allowance > Cents::ZERO { other } else { self };
        Pay {
            part,
            gross: self.gross + other.gross,
            premium: self.premium + other.premium,
            withheld: self.withheld + other.withheld,
            work_credit: self.work_credit + other.work_credit,
            claim: self.claim + other.claim,
            allowance: self.allowance + other.allowance,
            allowance_share: last.allowance_share,
            allowance_withheld: self.allowance_withheld + other.allowance_withheld,
        }
    }

    /// Holiday allowance on the account.
    pub(super) fn allowance_net(&self) -> Cents {
        self.allowance - self.allowance_withheld
    }

    /// What is taxed.
    pub(super) fn taxed(&self) -> Cents {
        self.gross - self.premium + self.allowance
    }
}

/// A job, and from when to when somebody has it.
struct Spell<'a> {
    job: &'a Job,
    start: Option<Day>,
    end: Option<Day>,
}

/// The jobs of an adult: the one that is left, which ends where the other starts, and the other.
fn spells(adult: &Adult) -> Vec<Spell<'_>> {
    let next_starts = adult.job.as_ref().and_then(|job| job.start);
    let before = adult.job_before.iter().map(|job| Spell {
        job,
        start: job.start,
        end: job.end.or(next_starts.map(Day::before)),
    });
    before.chain(adult.job.iter().map(|job| Spell { job, start: job.start, end: job.end })).collect()
}

/// Everybody's pay and other income, by month.
pub(super) struct Work {
    pub pay: Vec<[Pay; 2]>,
    /// At the pace of this month, over a year.
    pub other: Vec<[NetOther; 2]>,
}

impl Work {
    pub(super) fn new(households: &[Household], first: usize, world: World) -> Work {
        let begins = households[first].date;
        let mut pay = vec![[Pay::default(); 2]; households.len()];
        let mut other = vec![[NetOther::default(); 2]; households.len()];
        for (n, adult) in households[0].situation.adults.iter().enumerate() {
            let spells = spells(adult);
            let mut saved = vec![Exact::ZERO; spells.len()];
            for (at, household) in households.iter().enumerate() {
                let part = |start, end| part_in(world, begins, household.date, start, end);
                let mut annual = NetWage::default();
                for (spell, saved) in spells.iter().zip(&mut saved) {
                    let now = part(spell.start, spell.end);
                    if now.is_none() {
                        continue;
                    }
                    let next = household.date.months_later(1);
                    let goes_on = !part_in(world, begins, next, spell.start, spell.end).is_none();
                    let (earned, over_a_year) = month(household, n, spell.job, now, goes_on, saved);
                    pay[at][n] = pay[at][n].and(earned);
                    annual = over_a_year;
                }
                let mut at_this_pace = OtherYear::default();
                for income in &adult.other_income {
                    let now = part(income.start, income.end);
                    let whole = income.amount_month.exact().scaled(12);
                    at_this_pace.add(income.kind, whole.scaled(now.days.into()).split(now.of.into()));
                }
                let tax = &household.rules.year.tax;
                other[at][n] = net_other(tax, at_this_pace, &annual, &mut Silent);
            }
        }
        Work { pay, other }
    }

    /// Whether anybody works in a month.
    pub(super) fn anybody_works(&self, at: usize) -> bool {
        self.pay[at].iter().any(Pay::works)
    }

    /// The lines of one adult.
    pub(super) fn lines(&self, at: usize, adult: usize, amounts: &mut Amounts, trace: &mut impl Trace) {
        let pay = &self.pay[at][adult];
        if let Some(part) = pay.part.filter(|_| pay.works()) {
            trace.begin(LineId::NetWage, Some(adult));
            if !part.is_whole() {
                step!(trace, PayslipPart, days = part.days as usize, of = part.of as usize);
            }
            step!(trace, PayslipGross, gross = pay.gross, withheld = pay.withheld);
            if pay.premium > Cents::ZERO {
                step!(trace, WagePension, premium = pay.premium);
            }
            step!(trace, WageNet, net = pay.net());
            amounts.add_of(LineId::NetWage, adult, pay.net());
        }
        if pay.allowance > Cents::ZERO {
            trace.begin(LineId::HolidayAllowance, Some(adult));
            let net = pay.allowance_net();
            step!(trace, HolidayAllowance, gross = pay.allowance, share = pay.allowance_share, net = net);
            amounts.add_of(LineId::HolidayAllowance, adult, net);
        }
        let other = &self.other[at][adult];
        if other.month != Exact::ZERO {
            trace.begin(LineId::OtherIncome, Some(adult));
            step!(trace, OtherNet, net = other.month);
            amounts.add_of(LineId::OtherIncome, adult, other.month.round_half_up());
        }
    }
}

/// The part of a month in which something goes on; where nothing changes, what has not begun never does, and what
/// goes on never ends.
pub(super) fn part_in(
    world: World,
    begins: Day,
    month: Day,
    start: Option<Day>,
    end: Option<Day>,
) -> PartOfMonth {
    match world {
        World::Real => PartOfMonth::of(month, start, end),
        World::Before => {
            let part = PartOfMonth::of(month, start, end.filter(|end| *end < begins));
            if start.is_some_and(|start| start >= begins) { PartOfMonth { days: 0, ..part } } else { part }
        }
    }
}

/// The first day on which work or other income begins or ends from one month to the end of another: what somebody has
/// to report. Care is no income: what is paid for it is asked for, or ended, at once.
pub(super) fn first_change(situation: &Situation, begins: Day, last: Day) -> Option<Day> {
    let ends = last.months_later(1);
    let jobs = situation.adults.iter().flat_map(spells).map(|spell| (spell.start, spell.end));
    let other =
        situation.adults.iter().flat_map(|adult| &adult.other_income).map(|other| (other.start, other.end));
    // Somebody who works until the 31st has another income from the 1st.
    let changes = jobs.chain(other).flat_map(|(start, end)| [start, end.map(Day::after)]);
    changes.flatten().filter(|day| *day >= begins && *day < ends).min()
}

/// One month of a job, and what it would be over a year. `saved` is the holiday allowance that stands to be paid.
fn month(
    household: &Household,
    adult: usize,
    job: &Job,
    part: PartOfMonth,
    goes_on: bool,
    saved: &mut Exact,
) -> (Pay, NetWage) {
    let tax = &household.rules.year.tax;
    let terms = Terms { pension: job.pension_share(), ..household.terms[adult] };
    let whole = gross_month(household, adult, job);
    let whole_premium = whole.exact().times(terms.pension).round_half_up();
    let taxed = whole - whole_premium;
    let of_month = |amount: Cents| amount.exact().scaled(part.days.into()).split(part.of.into());
    let annual = net_wage(tax, whole.exact().scaled(12), terms, &mut Silent);
    let claim = annual.month - annual.month_without_allowance(tax);
    let gross = of_month(whole).round_half_up();
    *saved += gross.exact().times(terms.vakantiebijslag);
    let mut pay = Pay {
        part: Some(part),
        gross,
        premium: of_month(whole_premium).round_half_up(),
        withheld: of_month(withheld_month(tax, taxed)).round_half_up(),
        work_credit: work_credit_month(tax, taxed).scaled(part.days.into()).split(part.of.into()),
        claim: claim.scaled(part.days.into()).split(part.of.into()),
        ..Pay::default()
    };
    if household.date.month() == household.rules.lasting.calendar.holiday_allowance || !goes_on {
        pay.allowance = saved.round_half_up();
        pay.allowance_share = special_rate(tax, annual.gross_year);
        pay.allowance_withheld = pay.allowance.exact().times(pay.allowance_share).round_half_up();
        *saved = Exact::ZERO;
    }
    (pay, annual)
}

/// The gross wage of a whole month. A wage by the hour that was lawful stays so: it follows the minimum wage up.
fn gross_month(household: &Household, adult: usize, job: &Job) -> Cents {
    let situation = household.situation;
    let birth = situation.adults[adult].birth_date;
    let minimum = |rules: &rules::Rules, day: Day| {
        minimum_wage(rules, day.age_of(birth).unwrap_or(0)).unwrap_or_default()
    };
    match (job.wage_hour, rules::on(situation.date)) {
        (Some(wage), Some(rules)) if wage >= minimum(&rules, situation.date) => {
            let wage = wage.max(minimum(&household.rules, household.date));
            Job { wage_hour: Some(wage), ..job.clone() }.gross_month()
        }
        _ => job.gross_month(),
    }
}
