//! Calendar years: the taxable income of each adult, the combinatiekorting that depends on it, and the assessment
//! that settles what was withheld.
//!
//! Rekenregels loonheffingen over bijstandsuitkeringen 3.2 (grossing up per calendar year, on what was received in
//! it); Wet IB 2001 art. 8.8 and 8.14a (combinatiekorting), 9.2 and 9.4 (assessment, and the least that is collected).

use super::{Amounts, Cents, Exact, Household, LineId, SetOff, Trace, Work, bijstand::Bijstand, step};
use crate::income::{
    gross_up::{credit_used, gross_bijstand},
    iack::{self, Claimant},
    other_income::NetOther,
    parameters::Tax,
    trace::Value,
    wage_tax::{self, NetWage},
};

/// The most rounds in which the credit and the bijstand are brought to agree. Each brings them nearer by almost a half,
/// but where a month with a little bijstand becomes one without: there they may swing between the two.
const ROUNDS: usize = 48;
/// The rounds after which what is left to agree on swings.
const PLAIN_ROUNDS: usize = 20;

/// What one adult had in one calendar year.
#[derive(Clone, Copy, Debug, Default)]
struct PersonYear {
    /// Wage with holiday allowance, as taxed.
    wage: Exact,
    wage_withheld: Exact,
    /// Arbeidskorting that employers took into account.
    work_credit: Exact,
    other: Exact,
    other_withheld: Exact,
    /// Net bijstand received.
    bijstand: Exact,
    bijstand_gross: Exact,
    /// Combinatiekorting received in advance.
    credit_received: Exact,
    /// The most that the combinatiekorting can be.
    credit: Exact,
    young_disabled: Exact,
}

impl PersonYear {
    fn income(&self) -> Exact {
        self.wage + self.other + self.bijstand_gross
    }

    /// At least what employers took into account, up to the wage from which it falls (art. 8.11 Wet IB 2001).
    fn arbeidskorting(&self, tax: &Tax) -> Exact {
        let of_year = wage_tax::arbeidskorting(tax, self.wage);
        let falls_from = Cents::new(tax.ak_down_from).exact();
        if self.wage <= falls_from { of_year.max(self.work_credit) } else { of_year }
    }

    /// Who claims a credit, where so much of others comes first.
    fn claimant(&self, tax: &Tax, other_credits: Exact) -> Claimant {
        let more = self.arbeidskorting(tax) - wage_tax::arbeidskorting(tax, self.wage);
        Claimant { wage_year: self.wage, other_year: self.other, other_credits: other_credits + more }
    }

    /// The usable jonggehandicaptenkorting, in equal parts over the year.
    fn young_disabled_month(&self, tax: &Tax) -> Exact {
        let claimant = self.claimant(tax, Exact::ZERO);
        let usable = iack::covered(tax, claimant, self.bijstand_gross, self.young_disabled);
        usable.split(12).round_half_up().exact()
    }
}

/// The assessment of one adult over one year.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Assessment {
    /// Tax due after credits, whole euros in the person's favour.
    due: Cents,
    /// Withheld before, less combinatiekorting received.
    paid: Cents,
    /// What comes back, or below zero is to be paid; nothing where that is too little to collect.
    pub settled: Cents,
}

/// One calendar year.
struct CalendarYear {
    year: i32,
    persons: [PersonYear; 2],
    tax: &'static Tax,
}

/// Every calendar year that is calculated.
pub(super) struct Years {
    years: Vec<CalendarYear>,
    /// Combinatiekorting that comes in, by month and adult.
    credit: Vec<[Cents; 2]>,
}

/// Bijstand and years that agree with each other about the combinatiekorting, which counts for the one and depends
/// on the other.
pub(super) fn settled(
    households: &[Household],
    work: &Work,
    first: usize,
    set_off: SetOff,
) -> (Bijstand, Years) {
    let mut credit = vec![[Cents::ZERO; 2]; households.len()];
    let mut within = vec![[Bounds::default(); 2]; households.len()];
    let mut bijstand = Bijstand::new(households, work, first, set_off, &credit);
    let mut years = Years::new(households, work, &bijstand, &credit);
    for round in 0..ROUNDS {
        let mut next = years.credit_by_month(households, work);
        if round >= PLAIN_ROUNDS {
            for at in 0..next.len() {
                for n in [0, 1] {
                    next[at][n] = within[at][n].between(credit[at][n], next[at][n]);
                }
            }
        }
        if next == credit {
            break;
        }
        credit = next;
        bijstand = Bijstand::new(households, work, first, set_off, &credit);
        years = Years::new(households, work, &bijstand, &credit);
    }
    (bijstand, years)
}

/// Between what the credit of a month was found to be too low and too high; nothing where neither was found.
#[derive(Clone, Copy, Default)]
struct Bounds {
    low: Option<Cents>,
    high: Option<Cents>,
}

impl Bounds {
    /// What to try after an amount that leads to another: that one, or halfway where it is known not to be.
    fn between(&mut self, now: Cents, next: Cents) -> Cents {
        if next > now {
            self.low = Some(now);
        } else if next < now {
            self.high = Some(now);
        }
        match (self.low, self.high) {
            (Some(low), Some(high)) if next <= low || next >= high => {
                (low + high).exact().split(2).round_half_up()
            }
            _ => next,
        }
    }
}

impl Years {
    fn new(households: &[Household], work: &Work, bijstand: &Bijstand, credit: &[[Cents; 2]]) -> Years {
        let mut years: Vec<CalendarYear> = Vec::new();
        for (at, household) in households.iter().enumerate() {
            let year = household.date.year();
            if years.last().is_none_or(|last| last.year != year) {
                let tax = &household.rules.year.tax;
                years.push(CalendarYear { year, persons: Default::default(), tax });
            }
            let Some(CalendarYear { persons, tax, .. }) = years.last_mut() else { continue };
            *tax = &household.rules.year.tax;
            let entitled = household.norm.entitled.iter().filter(|entitled| **entitled).count().max(1);
            for (n, person) in persons.iter_mut().enumerate() {
                let (pay, other) = (&work.pay[at][n], &work.other[at][n]);
                person.wage += pay.taxed().exact();
                person.wage_withheld += (pay.withheld + pay.allowance_withheld).exact();
                person.work_credit += pay.work_credit;
                person.other += other.gross_year.split(12);
                person.other_withheld += other.tax_year.split(12);
                person.young_disabled = household.young_disabled[n];
                if household.norm.entitled[n] {
                    person.bijstand += bijstand.months[at].received().exact().split(entitled as i64);
                }
            }
        }
        for CalendarYear { year, persons, tax } in &mut years {
            for (n, person) in persons.iter_mut().enumerate() {
                let left = credit_left(households, work, bijstand, *year, n);
                person.bijstand_gross = gross_bijstand(tax, person.bijstand, left);
            }
            // A child has to be there for half of the year (art. 8.14a): from the first day of its second half at the latest.
            let of_year: Vec<&Household> =
                households.iter().filter(|household| household.date.year() == *year).collect();
            let Some(household) = of_year.get(of_year.len() / 2) else { continue };
            if household.young_child {
                let who = household.combinatiekorting_of([persons[0].wage, persons[1].wage]);
                persons[who].credit = wage_tax::combinatiekorting(tax, persons[who].wage);
                let months = households.iter().zip(credit).filter(|(month, _)| month.date.year() == *year);
                persons[who].credit_received = months.map(|(_, credit)| credit[who].exact()).sum();
            }
        }
        Years { years, credit: credit.to_vec() }
    }

    /// The usable combinatiekorting of each year, over the months in which the person who has it works.
    fn credit_by_month(&self, households: &[Household], work: &Work) -> Vec<[Cents; 2]> {
        let mut credit = vec![[Cents::ZERO; 2]; households.len()];
        for CalendarYear { year, persons, tax } in &self.years {
            let Some(who) = persons.iter().position(|person| person.credit > Exact::ZERO) else { continue };
            let person = &persons[who];
            let usable = iack::covered(
                tax,
                person.claimant(tax, person.young_disabled),
                person.bijstand_gross,
                person.credit,
            );
            let worked: Vec<usize> = (0..households.len())
                .filter(|at| households[*at].date.year() == *year && work.pay[*at][who].works())
                .collect();
            for at in &worked {
                credit[*at][who] = usable.split(worked.len() as i64).round_half_up();
            }
        }
        credit
    }

    fn of(&self, year: i32) -> Option<&CalendarYear> {
        self.years.iter().find(|of| of.year == year)
    }

    /// Joint toetsingsinkomen of a year.
    pub(super) fn income(&self, year: i32) -> Exact {
        self.of(year).map_or(Exact::ZERO, |year| year.persons.iter().map(PersonYear::income).sum())
    }

    /// That of every year.
    pub(super) fn incomes(&self) -> Vec<(i32, Exact)> {
        self.years.iter().map(|year| (year.year, self.income(year.year))).collect()
    }

    /// The assessment of one adult.
    pub(super) fn assessment(&self, year: i32, adult: usize) -> Assessment {
        let Some(CalendarYear { persons, tax, .. }) = self.of(year) else { return Assessment::default() };
        let person = &persons[adult];
        let income = person.income();
        let credits = wage_tax::algemene_heffingskorting(tax, income)
            + person.arbeidskorting(tax)
            + person.young_disabled
            + person.credit;
        let due = (wage_tax::tax(tax, income) - credits).or_zero().floor_to_euro();
        let paid = person.wage_withheld + person.other_withheld + (person.bijstand_gross - person.bijstand)
            - person.credit_received
            - person.young_disabled_month(tax).scaled(12);
        let (due, paid) = (due.round_half_up(), paid.round_half_up());
        let least = Cents::new(tax.aanslag_limit);
        let settled = paid - due;
        let collected = settled >= Cents::ZERO || -settled > least;
        Assessment { due, paid, settled: if collected { settled } else { Cents::ZERO } }
    }

    /// How an assessment was made.
    pub(super) fn explain(&self, year: i32, adult: usize, trace: &mut impl Trace) {
        let found = self.assessment(year, adult);
        step!(trace, SettlementTax, year = Value::Year(year), due = found.due, paid = found.paid);
    }

    /// The credits of a month.
    pub(super) fn credit_lines(
        &self,
        households: &[Household],
        at: usize,
        amounts: &mut Amounts,
        trace: &mut impl Trace,
    ) {
        let year = households[at].date.year();
        if let Some(CalendarYear { persons, tax, .. }) = self.of(year) {
            for person in persons.iter().filter(|person| person.young_disabled > Exact::ZERO) {
                let month = person.young_disabled_month(tax);
                trace.begin(LineId::Jonggehandicaptenkorting, None);
                step!(trace, YoungDisabled, credit = person.young_disabled, usable = month.scaled(12));
                amounts.add(LineId::Jonggehandicaptenkorting, month.round_half_up());
            }
        }
        let sum = |credit: &[Cents; 2]| credit[0] + credit[1];
        let month = sum(&self.credit[at]);
        if month == Cents::ZERO {
            return;
        }
        let of_year: Vec<Cents> = households
            .iter()
            .zip(&self.credit)
            .map(|(household, credit)| (household, sum(credit)))
            .filter(|(household, credit)| household.date.year() == year && *credit > Cents::ZERO)
            .map(|(_, credit)| credit)
            .collect();
        trace.begin(LineId::Iack, None);
        step!(trace, IackMonths, usable = of_year.iter().copied().sum::<Cents>(), months = of_year.len());
        amounts.add(LineId::Iack, month);
    }
}

/// The part of the algemene heffingskorting that is left for the bijstand of one adult in a year: a twelfth for each
/// month with bijstand, less what others used in that month.
fn credit_left(households: &[Household], work: &Work, bijstand: &Bijstand, year: i32, n: usize) -> Exact {
    let mut left = Exact::ZERO;
    for (at, household) in households.iter().enumerate().filter(|(_, month)| month.date.year() == year) {
        if bijstand.months[at].granted == Cents::ZERO || !household.norm.entitled[n] {
            continue;
        }
        let tax = &household.rules.year.tax;
        let month = Cents::new(tax.ahk_max).exact().split(12);
        let (pay, other) = (&work.pay[at][n], &work.other[at][n]);
        let wage = NetWage {
            gross_year: pay.taxed().exact(),
            withheld_year: pay.withheld.exact(),
            ..NetWage::default()
        };
        let other = NetOther {
            gross_year: other.gross_year.split(12),
            tax_year: other.tax_year.split(12),
            ..NetOther::default()
        };
        left += month - credit_used(tax, month, &wage, &other);
    }
    left.or_zero()
}
