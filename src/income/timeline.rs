//! Real months: what comes in on the account, month by month, and what is settled afterwards.
//!
//! - the months of a household, with a warning of what it may have to pay back: [`timeline`];
//! - one of those months with every line explained: [`explained_month`].
//!
//! It is made in two passes. The first does not need the income of a year: payslips ([`work`]), bijstand after
//! set-off ([`bijstand`]) and the taxable income that they come to ([`year`]). The second pays toeslagen in advance on
//! an estimate of that income, and settles them once it is known ([`toeslagen`]).
//!
//! The year of the first month is calculated whole, as is the last one, since allowances look at calendar years. The
//! months before the first are not known here: they are taken to have been as the situation is, without work that
//! starts later. They begin with the year before: in June of it the last vakantietoeslag was paid, and its credits are
//! those of a whole year.

mod bijstand;
mod notice;
mod toeslagen;
mod work;
mod year;

use serde::{Deserialize, Serialize};

use bijstand::Bijstand;
pub use notice::{Notice, NoticeId};
use toeslagen::Payments;
use work::{Pay, Work, first_change};
use year::Years;

use super::{
    budget::{Amounts, Budget, lines},
    gaps::Gap,
    household::{Household, Refusal, refuse_aow_age},
    kinderbijslag,
    line::LineId,
    local_parameters::{Every, Scheme},
    rules::{self, Rules},
    situation::{Job, Situation},
    trace::{Recording, Silent, Trace, step},
};
use crate::{
    calendar::{Day, PartOfMonth},
    money::{Cents, Exact, Rate},
};

/// When a municipality sets a wage off against bijstand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetOff {
    /// In the month for which it is paid.
    #[default]
    SameMonth,
    /// In the month after it, once the payslip is there.
    NextMonth,
}

/// What is assumed where a situation does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assumptions {
    /// When the municipality sets a wage off.
    pub set_off: SetOff,
    /// Whether a change of income is reported to Dienst Toeslagen in the month in which it begins. If not, the
    /// advances of that calendar year stay as they were.
    pub reported: bool,
    /// The rules of one day for all months, to compare rules; else those of each month.
    pub rules_of: Option<Day>,
}

/// Real months.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// In order, from the month of the situation's date.
    pub months: Vec<Month>,
    /// Every calendar year that these months touch.
    pub years: Vec<YearIncome>,
    /// The first day on which work or other income begins or ends: what has to be reported.
    pub change: Option<Day>,
    /// What is settled of those years, also where that is after the last month.
    pub settlements: Vec<Settlement>,
    /// What somebody should know of these months.
    pub notices: Vec<Notice>,
    /// What is not covered.
    pub gaps: Vec<Gap>,
}

impl Timeline {
    /// The mean of these months, with everything that is settled of their first year, and of later ones the part of
    /// these months.
    pub fn mean(&self) -> Amounts {
        let count = self.months.len().max(1) as i64;
        let mut mean = Amounts::default();
        // What is settled in these months is of the years before them.
        for line in LineId::ALL.iter().copied().filter(|line| !line.is_settlement()) {
            for adult in 0..2 {
                let of = |month: &Month| match line.place_by_adult() {
                    Some(_) => month.amounts.of_adult(line, adult),
                    None if adult == 0 => month.amounts.of(line),
                    None => Cents::ZERO,
                };
                let sum: Cents = self.months.iter().map(of).sum();
                mean.add_of(line, adult, sum.exact().split(count).round_half_up());
            }
        }
        let first_year = self.months.first().map(|month| month.first.year());
        for settlement in &self.settlements {
            let months = self.months.iter().filter(|month| month.first.year() == settlement.year);
            let share = if first_year == Some(settlement.year) { 12 } else { months.count() as i64 };
            let of_year = settlement.amount.exact().scaled(share).split(12 * count);
            mean.add_of(settlement.line, settlement.adult.unwrap_or(0), of_year.round_half_up());
        }
        mean.toetsingsinkomen = self.years.first().map_or(Exact::ZERO, |year| year.toetsingsinkomen.exact());
        mean
    }
}

/// What comes in and goes out in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Day,
    /// As on the account; costs and what is paid back are below zero.
    pub amounts: Amounts,
}

/// The joint toetsingsinkomen of a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct YearIncome {
    /// Which year.
    pub year: i32,
    /// Over what is earned and received in it.
    pub toetsingsinkomen: Cents,
    /// What it would be if nothing changed: what Dienst Toeslagen goes by until it is told.
    pub estimate: Cents,
}

/// What is paid or asked back once a year is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Settlement {
    /// The year that is settled.
    pub year: i32,
    /// What is settled.
    pub line: LineId,
    /// Whose, for income tax.
    pub adult: Option<usize>,
    /// First day of the month in which it usually comes.
    pub arrives: Day,
    /// Below zero where it is to be paid back.
    pub amount: Cents,
}

/// The most months that are calculated.
pub const MOST_MONTHS: u32 = 36;

/// The months of a household from the month of its date on, 1 to [`MOST_MONTHS`] of them.
///
/// # Errors
/// Where the rules here do not cover the household in one of these months.
pub fn timeline(situation: &Situation, months: u32, assumptions: Assumptions) -> Result<Timeline, Refusal> {
    Ok(Calendar::new(situation, months, assumptions)?.timeline())
}

/// One month of a [`timeline`], counted from 0, with every line explained.
///
/// # Errors
/// As [`timeline`].
pub fn explained_month(
    situation: &Situation,
    months: u32,
    assumptions: Assumptions,
    month: usize,
) -> Result<Budget, Refusal> {
    let calendar = Calendar::new(situation, months, assumptions)?;
    Ok(calendar.explained(month.min(calendar.shown - 1)))
}

/// Every month of a [`timeline`] with every line explained.
///
/// # Errors
/// As [`timeline`].
pub fn explained_months(
    situation: &Situation,
    months: u32,
    assumptions: Assumptions,
) -> Result<Vec<Budget>, Refusal> {
    let calendar = Calendar::new(situation, months, assumptions)?;
    Ok((0..calendar.shown).map(|month| calendar.explained(month)).collect())
}

/// Whether what has not begun yet on the first month is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum World {
    /// Everything happens as the situation says.
    Real,
    /// Nothing begins or ends: what others know before they are told.
    Before,
}

/// All months that are calculated, and what was found of them.
struct Calendar<'a> {
    situation: &'a Situation,
    assumptions: Assumptions,
    households: Vec<Household<'a>>,
    /// Where the first month of the situation stands.
    first: usize,
    /// How many months somebody wants to see.
    shown: usize,
    work: Work,
    bijstand: Bijstand,
    years: Years,
    /// The first day on which income changes.
    change: Option<Day>,
    /// Joint income of each calendar year as others expect it.
    estimates: Vec<(i32, Exact)>,
    payments: Payments,
}

impl<'a> Calendar<'a> {
    fn new(situation: &'a Situation, months: u32, assumptions: Assumptions) -> Result<Calendar<'a>, Refusal> {
        let months = months.clamp(1, MOST_MONTHS);
        let begins = situation.date.first_of_month();
        let last = begins.months_later(months - 1);
        let earliest = Day::new(begins.year() - 1, 1, 1).unwrap_or(begins);
        let december = Day::new(last.year(), 12, 1).unwrap_or(last);
        let count = december.months_since(earliest).unsigned_abs() + 1;
        refuse_aow_age(situation, last.max(situation.date))?;
        let households = (0..count)
            .map(|n| {
                let first = earliest.months_later(n);
                Ok(Household::on(situation, first, rules_of(first, assumptions.rules_of)?))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let first = begins.months_since(earliest).unsigned_abs() as usize;
        let seen = |world| {
            let work = Work::new(&households, first, world);
            let (bijstand, years) = year::settled(&households, &work, first, assumptions.set_off);
            (work, bijstand, years)
        };
        let (work, bijstand, years) = seen(World::Real);
        // What Dienst Toeslagen goes by is only another where something begins or ends.
        let change = first_change(situation, begins, december);
        let estimates = match change {
            Some(_) => seen(World::Before).2.incomes(),
            None => years.incomes(),
        };
        let payments =
            Payments::new(&households, &work, &years.incomes(), &estimates, change, assumptions.reported);
        Ok(Calendar {
            situation,
            assumptions,
            households,
            first,
            shown: months as usize,
            work,
            bijstand,
            years,
            change,
            estimates,
            payments,
        })
    }

    fn timeline(&self) -> Timeline {
        let settlements = self.settlements();
        let months = (0..self.shown)
            .map(|n| {
                let at = self.first + n;
                Month {
                    first: self.households[at].date,
                    amounts: self.amounts(at, &settlements, &mut Silent),
                }
            })
            .collect();
        let incomes = self.years.incomes().into_iter().zip(&self.estimates);
        let years = incomes
            .filter(|((year, _), _)| *year >= self.situation.date.year())
            .map(|((year, income), (_, estimate))| YearIncome {
                year,
                toetsingsinkomen: income.round_half_up(),
                estimate: estimate.round_half_up(),
            })
            .collect();
        let mut gaps = Vec::new();
        for household in &self.households[self.first..self.first + self.shown] {
            for gap in household.gaps_at(self.years.income(household.date.year())) {
                if !gaps.contains(&gap) {
                    gaps.push(gap);
                }
            }
        }
        // The last year is calculated whole, as if nobody came of AOW age in the rest of it.
        if self.households.last().is_some_and(|last| refuse_aow_age(self.situation, last.date).is_err()) {
            gaps.push(Gap::AowThisYear);
        }
        let notices = notice::of(self, &settlements);
        Timeline { months, years, change: self.change, settlements, notices, gaps }
    }

    fn explained(&self, month: usize) -> Budget {
        let at = self.first + month;
        let household = &self.households[at];
        let mut trace = Recording::default();
        let amounts = self.amounts(at, &self.settlements(), &mut trace);
        Budget {
            month: household.date.month_text(),
            rules: household.rules.since,
            lines: lines(household, &amounts, &trace),
            disposable: amounts.disposable(),
            toetsingsinkomen: amounts.toetsingsinkomen.round_half_up(),
            gaps: household.gaps_at(amounts.toetsingsinkomen),
            notes: household.notes(),
        }
    }

    /// Everything that is settled of the years somebody wants to see.
    fn settlements(&self) -> Vec<Settlement> {
        let years = self.situation.date.year()..=self.households[self.first + self.shown - 1].date.year();
        let mut settlements = Vec::new();
        for year in years {
            let months = &rules_of_year(&self.households, year).lasting.calendar;
            let arrives = |month| Day::new(year + 1, month, 1).unwrap_or(self.situation.date);
            for (line, amount) in self.payments.settled(year) {
                let arrives = arrives(months.toeslagen_settlement);
                settlements.push(Settlement { year, line, adult: None, arrives, amount });
            }
            for adult in 0..self.situation.adults.len() {
                let amount = self.years.assessment(year, adult).settled;
                let arrives = arrives(months.tax_assessment);
                let line = LineId::SettlementIncomeTax;
                settlements.push(Settlement { year, line, adult: Some(adult), arrives, amount });
            }
        }
        settlements.retain(|settlement| settlement.amount != Cents::ZERO);
        settlements
    }

    /// The lines of one month.
    fn amounts(&self, at: usize, settlements: &[Settlement], trace: &mut impl Trace) -> Amounts {
        let household = &self.households[at];
        let mut amounts = Amounts::default();
        for adult in 0..self.situation.adults.len() {
            self.work.lines(at, adult, &mut amounts, trace);
        }
        self.bijstand.lines(&self.households, &self.work, at, &mut amounts, trace);
        self.years.credit_lines(&self.households, at, &mut amounts, trace);
        self.payments.lines(household, at, &mut amounts, trace);
        self.kinderbijslag(at, &mut amounts, trace);
        self.local(at, &mut amounts, trace);
        for settlement in settlements.iter().filter(|settlement| settlement.arrives == household.date) {
            trace.begin(settlement.line, settlement.adult);
            match settlement.adult {
                Some(adult) => {
                    self.years.explain(settlement.year, adult, trace);
                    amounts.add_of(settlement.line, adult, settlement.amount);
                }
                None => {
                    self.payments.explain(settlement.year, settlement.line, trace);
                    amounts.add(settlement.line, settlement.amount);
                }
            }
        }
        if self.work.anybody_works(at) {
            amounts.add(LineId::CostsOfWork, -self.situation.costs_of_work_month);
        }
        amounts.toetsingsinkomen = self.years.income(household.date.year());
        amounts
    }

    /// What the municipality adds, in the month in which it is paid; of what is given once in five years the first.
    fn local(&self, at: usize, amounts: &mut Amounts, trace: &mut impl Trace) {
        let household = &self.households[at];
        let Some(local) = &household.local else { return };
        let month = household.date.month();
        let first_year = at < self.first + 12;
        let paid_now = |scheme: &Scheme| {
            let every = scheme.every().filter(|every| every.is_paid_in(month));
            every.filter(|every| first_year || !matches!(every, Every::FiveYears { .. }))
        };
        let (pay, other) = (&self.work.pay[at], &self.work.other[at]);
        let net = (0..self.situation.adults.len()).map(|n| pay[n].net().exact() + other[n].month);
        let income = net.sum::<Exact>() + self.bijstand.months[at].paid.exact();
        for found in local.amounts_of(|scheme| paid_now(scheme).is_some(), income, trace) {
            let once = paid_now(found.scheme).map_or(Cents::ZERO, |every| every.once(found.year));
            amounts.add(found.line, once);
        }
        self.premium(at, amounts, trace);
    }

    /// A premium for leaving bijstand, once there has been none for long enough.
    fn premium(&self, at: usize, amounts: &mut Amounts, trace: &mut impl Trace) {
        let has = |at: usize| self.bijstand.months[at].right > Cents::ZERO;
        let without = (0..=at).rev().take_while(|at| !has(*at)).count();
        let Some(left) = at.checked_sub(without) else { return };
        let Some(local) = &self.households[left].local else { return };
        for premium in local.premiums() {
            if premium.off_benefit_months as usize == without {
                trace.begin(premium.line, None);
                step!(trace, LocalPremium, months = without, amount = premium.amount);
                amounts.add(premium.line, premium.amount);
            }
        }
    }

    /// Kinderbijslag is paid after its quarter, in the first month of the next one.
    fn kinderbijslag(&self, at: usize, amounts: &mut Amounts, trace: &mut impl Trace) {
        let today = self.households[at].date;
        if today != today.first_of_quarter() {
            return;
        }
        let Some(quarter) = at.checked_sub(3).map(|before| self.households[before].kinderbijslag) else {
            return;
        };
        trace.begin(LineId::Kinderbijslag, None);
        kinderbijslag::explain(quarter, trace);
        amounts.add(LineId::Kinderbijslag, quarter);
    }
}

/// The rules of a month, or the first that are known here.
fn rules_of(month: Day, fixed: Option<Day>) -> Result<Rules, Refusal> {
    let first = rules::first_day();
    let day = fixed.unwrap_or(month.max(first));
    let mut found = rules::on(day).ok_or(Refusal::NoRules)?;
    if fixed.is_some() {
        // One day's rules were asked for: they are no older than they should be.
        found.outdated = false;
    }
    Ok(found)
}

/// The rules of a calendar year.
fn rules_of_year(households: &[Household], year: i32) -> Rules {
    let of_year = households.iter().rfind(|household| household.date.year() == year);
    of_year.unwrap_or(&households[0]).rules
}
