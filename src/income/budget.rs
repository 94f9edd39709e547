//! What a household has to spend in a month: every law asked once, in the order in which they depend on each
//! other, and the lines added up.

use serde::Serialize;

use super::{
    allowance::Allowance,
    gaps::Gap,
    grade::Grade,
    gross_up::{credit_left, gross_bijstand},
    household::{Household, Refusal, Wages},
    huurtoeslag::huurtoeslag,
    iack::{self, Claimant},
    kinderbijslag,
    kinderopvangtoeslag::{EligibleCare, kinderopvangtoeslag},
    kindgebonden_budget::kindgebonden_budget,
    line::LineId,
    local_schemes::{LocalRights, Note},
    other_income::{NetOther, net_other},
    situation::Situation,
    trace::{Recording, Silent, Step, Trace, step},
    wage_tax::{self, NetWage},
    zorgtoeslag::zorgtoeslag,
};
use crate::{
    calendar::Day,
    money::{Cents, Exact, Rate},
};

/// The amounts of a month, without words: what a chart needs of each point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// By [`LineId`], over all adults; costs are below zero.
    lines: [Cents; LineId::ALL.len()],
    /// The part that is the partner's, of lines that each adult has.
    partner: [Cents; LineId::BY_ADULT.len()],
    /// Joint, a year.
    pub toetsingsinkomen: Exact,
}

impl Amounts {
    /// A line, over all adults.
    pub fn of(&self, line: LineId) -> Cents {
        self.lines[line as usize]
    }

    /// One adult's part of a line that each adult has.
    pub fn of_adult(&self, line: LineId, adult: usize) -> Cents {
        match (adult, line.place_by_adult()) {
            (0, Some(at)) => self.of(line) - self.partner[at],
            (1, Some(at)) => self.partner[at],
            _ => Cents::ZERO,
        }
    }

    /// Takes an amount into a line.
    pub(super) fn add(&mut self, line: LineId, amount: Cents) {
        self.lines[line as usize] += amount;
    }

    /// Takes an amount of one adult into a line that each adult has.
    pub(super) fn add_of(&mut self, line: LineId, adult: usize, amount: Cents) {
        self.add(line, amount);
        if let (1, Some(at)) = (adult, line.place_by_adult()) {
            self.partner[at] += amount;
        }
    }

    /// The sum of all lines.
    pub fn disposable(&self) -> Cents {
        self.lines.iter().copied().sum()
    }
}

/// What the adults have beside bijstand, after tax.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Earned {
    pub wage: [NetWage; 2],
    pub other: [NetOther; 2],
}

impl Household<'_> {
    /// The amounts of a steady month: this month's rules for twelve months, on these wages.
    pub fn amounts(&self, wages: Wages, trace: &mut impl Trace) -> Amounts {
        self.amounts_with(self.local.as_ref(), wages, trace)
    }

    /// The same with these rights to local schemes in the place of those of the household's own municipality.
    pub fn amounts_with(
        &self,
        local: Option<&LocalRights<'_>>,
        wages: Wages,
        trace: &mut impl Trace,
    ) -> Amounts {
        let adults = self.situation.adults.len();
        let mut amounts = Amounts::default();
        let earned = self.earned(wages, &mut amounts, trace);
        let bijstand = self.bijstand_beside(&earned, trace);
        let paid = self.bijstand_lines(&bijstand, &mut amounts, trace);
        let taxed = |n: usize| earned.wage[n].gross_year + earned.other[n].gross_year;
        let income: Exact = (0..adults).map(|n| taxed(n) + bijstand.gross_year[n]).sum();
        amounts.toetsingsinkomen = income;
        self.young_disabled_line(&earned, &bijstand, &mut amounts, trace);

        let works = wages.iter().take(adults).all(|wage| *wage > Exact::ZERO);
        let toeslagen = self.toeslagen(income, &self.care, works, trace);
        for (line, allowance) in Toeslagen::LINES.into_iter().zip(toeslagen.0) {
            amounts.add(line, allowance.month);
        }
        amounts.add(LineId::ChildcareCosts, -self.care_cost.round_half_up());

        if let Some(local) = local {
            for found in local.amounts(self.local_income_of(&earned, paid), trace) {
                amounts.add(found.line, found.year.split(12).round_half_up());
            }
        }

        trace.begin(LineId::Kinderbijslag, None);
        amounts.add(LineId::Kinderbijslag, kinderbijslag::month(self.kinderbijslag, trace));

        if wages.iter().any(|wage| *wage > Exact::ZERO) {
            amounts.add(LineId::CostsOfWork, -self.situation.costs_of_work_month);
        }
        amounts
    }

    /// What local schemes look at on these wages: euros net a month, without holiday allowance.
    pub fn local_income(&self, wages: Wages) -> Exact {
        let mut amounts = Amounts::default();
        let earned = self.earned(wages, &mut amounts, &mut Silent);
        let bijstand = self.bijstand_beside(&earned, &mut Silent);
        let paid = self.bijstand_lines(&bijstand, &mut amounts, &mut Silent);
        self.local_income_of(&earned, paid)
    }

    fn local_income_of(&self, earned: &Earned, bijstand_paid: Cents) -> Exact {
        let tax = &self.rules.year.tax;
        let net = |n: usize| earned.wage[n].month_without_allowance(tax) + earned.other[n].month;
        (0..self.situation.adults.len()).map(net).sum::<Exact>() + bijstand_paid.exact()
    }

    /// Wages and other income after tax.
    fn earned(&self, wages: Wages, amounts: &mut Amounts, trace: &mut impl Trace) -> Earned {
        let tax = &self.rules.year.tax;
        let mut earned = Earned::default();
        for (n, wage) in wages.into_iter().enumerate().take(self.situation.adults.len()) {
            if wage > Exact::ZERO {
                trace.begin(LineId::NetWage, Some(n));
                earned.wage[n] = wage_tax::net_wage(tax, wage, self.terms[n], trace);
                amounts.add_of(LineId::NetWage, n, earned.wage[n].month.round_half_up());
            }
            trace.begin(LineId::OtherIncome, Some(n));
            earned.other[n] = net_other(tax, self.other[n], &earned.wage[n], trace);
            amounts.add_of(LineId::OtherIncome, n, earned.other[n].month.round_half_up());
        }
        earned
    }

    /// What is paid of bijstand and what is kept back of it, and the credit that it is solved with. Gives what is paid.
    fn bijstand_lines(
        &self,
        bijstand: &BijstandBeside,
        amounts: &mut Amounts,
        trace: &mut impl Trace,
    ) -> Cents {
        let month = bijstand.month.round_half_up();
        // The law keeps back its share of the whole; what is paid is the rest, so that the two add up.
        let kept_back = Rate::millionths(self.rules.half.norms.vt_share);
        let paid = month.exact().times(kept_back.rest()).round_half_up();
        amounts.add(LineId::Bijstand, paid);
        amounts.add(LineId::VakantietoeslagReserve, month - paid);
        amounts.add(LineId::Iack, bijstand.credit_year.split(12).round_half_up());
        trace.begin(LineId::VakantietoeslagReserve, None);
        step!(trace, Reserve, share = kept_back, reserve = month - paid);
        paid
    }

    /// Jonggehandicaptenkorting, as far as there is tax to take it from (art. 8.8 Wet IB 2001).
    fn young_disabled_line(
        &self,
        earned: &Earned,
        bijstand: &BijstandBeside,
        amounts: &mut Amounts,
        trace: &mut impl Trace,
    ) {
        for (n, credit) in self.young_disabled.into_iter().enumerate() {
            if credit > Exact::ZERO {
                let claimant = Claimant {
                    wage_year: earned.wage[n].gross_year,
                    other_year: earned.other[n].gross_year,
                    other_credits: Exact::ZERO,
                };
                let tax = &self.rules.year.tax;
                let usable = iack::covered(tax, claimant, bijstand.gross_year[n], credit);
                trace.begin(LineId::Jonggehandicaptenkorting, None);
                step!(trace, YoungDisabled, credit = credit, usable = usable);
                amounts.add(LineId::Jonggehandicaptenkorting, usable.split(12).round_half_up());
            }
        }
    }

    /// What the household is granted at a joint toetsingsinkomen a year; `works`: every adult does.
    pub(super) fn toeslagen(
        &self,
        income: Exact,
        care: &[EligibleCare],
        works: bool,
        trace: &mut impl Trace,
    ) -> Toeslagen {
        let year = self.rules.year;
        let assets = self.assets_january;
        trace.begin(LineId::Zorgtoeslag, None);
        let zorg = zorgtoeslag(&year.zorgtoeslag, self.couple, self.insured, income, assets, trace);
        trace.begin(LineId::Huurtoeslag, None);
        let huur = self.renting.map_or(Allowance::NONE, |renting| {
            huurtoeslag(&year.huurtoeslag, renting, income + self.housemates_income, trace)
        });
        trace.begin(LineId::KindgebondenBudget, None);
        let budget = &year.kindgebonden_budget;
        let children =
            kindgebonden_budget(budget, self.couple, self.most_for_children, income, assets, trace);
        let mut opvang = Allowance::NONE;
        if !care.is_empty() {
            trace.begin(LineId::Kinderopvangtoeslag, None);
            if works {
                opvang = kinderopvangtoeslag(&year.kinderopvangtoeslag, care, income, trace);
            } else {
                step!(trace, CareNoWork);
            }
        }
        Toeslagen([zorg, huur, children, opvang])
    }

    /// Bijstand beside this income: norm less what counts (art. 19 lid 2 Participatiewet).
    fn bijstand_beside(&self, earned: &Earned, trace: &mut impl Trace) -> BijstandBeside {
        let tax = &self.rules.year.tax;
        let counted = [0, 1].map(|n| self.counted_of(earned, n));
        let who = self.combinatiekorting_of([earned.wage[0].gross_year, earned.wage[1].gross_year]);
        let month = |credit_year: Exact| {
            let mut counted = counted;
            counted[who] += credit_year.split(12);
            self.left_beside(counted)
        };
        // Each partner is taxed on half; where one has no right, all of it is the other's.
        let entitled = self.norm.entitled.iter().filter(|entitled| **entitled).count().max(1);
        let share_of = |n: usize, month: Exact| {
            if self.norm.entitled[n] { month.scaled(12).split(entitled as i64) } else { Exact::ZERO }
        };
        let credit = [0, 1].map(|n| credit_left(tax, &earned.wage[n], &earned.other[n]));
        let gross = |n: usize, month: Exact| gross_bijstand(tax, share_of(n, month), credit[n]);

        let mut credit_year = Exact::ZERO;
        if self.young_child && earned.wage.iter().any(|wage| wage.gross_year > Exact::ZERO) {
            let claimant = Claimant {
                wage_year: earned.wage[who].gross_year,
                other_year: earned.other[who].gross_year,
                other_credits: self.young_disabled[who],
            };
            trace.begin(LineId::Iack, None);
            credit_year = iack::usable(tax, claimant, |credit| gross(who, month(credit)), trace);
        }
        let left = month(credit_year);
        if self.situation.adults.iter().any(|adult| adult.bijstand) {
            self.explain_bijstand(earned, (who, credit_year), left, trace);
        }
        let gross_year = if left > Exact::ZERO { [gross(0, left), gross(1, left)] } else { [Exact::ZERO; 2] };
        BijstandBeside { month: left, credit_year, gross_year }
    }

    /// What counts of one adult's income for bijstand, a month.
    fn counted_of(&self, earned: &Earned, n: usize) -> Exact {
        earned.wage[n].month - self.free_part(&earned.wage[n], self.free[n]) + earned.other[n].month
    }

    /// What is left free of a wage a month, by its share and most.
    fn free_part(&self, wage: &NetWage, (share, most): (Rate, Exact)) -> Exact {
        if most == Exact::ZERO {
            return Exact::ZERO;
        }
        wage.month_without_allowance(&self.rules.year.tax).times(share).min(most)
    }

    /// Who can have the combinatiekorting: the only one, or who of a couple earns less (art. 8.14a Wet IB).
    pub(super) fn combinatiekorting_of(&self, wages: Wages) -> usize {
        usize::from(self.couple && wages[1] < wages[0])
    }

    fn explain_bijstand(
        &self,
        earned: &Earned,
        (who, credit_year): (usize, Exact),
        left: Exact,
        trace: &mut impl Trace,
    ) {
        trace.begin(LineId::Bijstand, None);
        let norm = self.explain_norm(trace);
        for (n, adult) in self.situation.adults.iter().enumerate() {
            let wage = &earned.wage[n];
            if wage.month == Exact::ZERO || !self.norm.entitled[n] {
                continue;
            }
            let (share, most) = self.free_of(n, adult.vrijlating, trace);
            if most > Exact::ZERO {
                let free = self.free_part(wage, (share, most));
                step!(trace, Vrijlating, share = share, free = free, most = most);
            }
        }
        if credit_year > Exact::ZERO {
            step!(trace, CountedIack, iack = credit_year.split(12));
        }
        let mut counted = [0, 1].map(|n| self.counted_of(earned, n));
        counted[who] += credit_year.split(12);
        self.explain_partner(counted, trace);
        self.explain_left(norm, counted, left.round_half_up(), trace);
    }

    /// What a partner without right has, and what counts of it.
    pub(super) fn explain_partner(&self, counted: [Exact; 2], trace: &mut impl Trace) {
        if let Some(n) = self.without_right.filter(|n| counted[*n] > Exact::ZERO) {
            let of_it = self.counted_of_partner(n, counted);
            step!(trace, PartnerCounted, income = counted[n], joint = self.joint_norm, counted = of_it);
        }
    }

    /// Norm, income that counts, and what is left.
    pub(super) fn explain_left(&self, norm: Cents, counted: [Exact; 2], left: Cents, trace: &mut impl Trace) {
        step!(trace, Counted, norm = norm, counted = self.counted_of_both(counted), left = left);
    }

    /// Local schemes to ask for, without an amount here.
    pub(super) fn notes(&self) -> Vec<Note<'static>> {
        self.local.as_ref().map(|local| local.notes().to_vec()).unwrap_or_default()
    }

    /// The norm, with what it is made of and what may stand in its way.
    pub(super) fn explain_norm(&self, trace: &mut impl Trace) -> Cents {
        if self.situation.adults.iter().any(|adult| adult.bijstand && adult.student) {
            step!(trace, Student);
        }
        let norm = self.norm_within_assets(trace);
        if norm > Cents::ZERO && self.home_equity_over() > Cents::ZERO {
            let home = &self.situation.home;
            let exempt = Cents::new(self.rules.year.assets.own_home);
            step!(trace, HomeLoan, equity = home.value - home.mortgage, exempt = exempt);
        }
        norm
    }
}

/// What a household is granted of the four toeslagen.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Toeslagen(pub [Allowance; 4]);

impl Toeslagen {
    /// Which is which.
    pub(super) const LINES: [LineId; 4] =
        [LineId::Zorgtoeslag, LineId::Huurtoeslag, LineId::KindgebondenBudget, LineId::Kinderopvangtoeslag];
}

/// Bijstand that is left beside other income.
struct BijstandBeside {
    /// A month, with vakantietoeslag.
    month: Exact,
    /// Combinatiekorting a year.
    credit_year: Exact,
    /// Gross a year, by adult.
    gross_year: [Exact; 2],
}

/// A line of a budget.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// What it is about.
    pub id: LineId,
    /// Whose it is, where each adult has one.
    pub adult: Option<usize>,
    /// Euros a month; costs are below zero.
    pub amount: Cents,
    /// The article it rests on.
    pub law: &'static str,
    /// How sure the numbers of the law behind it are; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// How it was calculated.
    pub why: Vec<Step>,
}

/// What a household has to spend in a month.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Budget {
    /// As in `2026-01`.
    pub month: String,
    /// First day of the rules used.
    pub rules: Day,
    /// Every line that is not nothing, and every one that says why it is nothing.
    pub lines: Vec<Line>,
    /// The sum of the lines.
    pub disposable: Cents,
    /// Joint income that allowances look at, a year.
    pub toetsingsinkomen: Cents,
    /// What is not covered.
    pub gaps: Vec<Gap>,
    /// Local schemes to ask for, without an amount here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note<'static>>,
}

/// The steady budget of a household, each line explained.
///
/// # Errors
/// Where the rules here do not cover the household.
pub fn steady_budget(situation: &Situation) -> Result<Budget, Refusal> {
    let household = Household::new(situation)?;
    let mut trace = Recording::default();
    let amounts = household.amounts(household.wages(), &mut trace);
    let lines = lines(&household, &amounts, &trace);
    Ok(Budget {
        month: situation.date.month_text(),
        rules: household.rules.since,
        lines,
        disposable: amounts.disposable(),
        toetsingsinkomen: amounts.toetsingsinkomen.round_half_up(),
        gaps: household.gaps_at(amounts.toetsingsinkomen),
        notes: household.notes(),
    })
}

/// Every line that is not nothing, and every one that says why it is nothing.
pub(super) fn lines(household: &Household, amounts: &Amounts, trace: &Recording) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |id: LineId, adult: Option<usize>, amount: Cents| {
        let why = trace.of(id, adult);
        if amount != Cents::ZERO || (!why.is_empty() && id != LineId::VakantietoeslagReserve) {
            let grade = id.grade(&household.rules, household.situation);
            lines.push(Line { id, adult, amount, law: id.law(&household.rules), grade, why });
        }
    };
    for id in LineId::ALL {
        if LineId::BY_ADULT.contains(id) {
            for n in 0..household.situation.adults.len() {
                add(*id, Some(n), amounts.of_adult(*id, n));
            }
        } else {
            add(*id, None, amounts.of(*id));
        }
    }
    lines
}
