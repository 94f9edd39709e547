//! What a household has to spend in a month: every law asked once, in the order in which they depend on each
//! other, and the lines added up.

use serde::Serialize;

use super::{
    gaps::Gap,
    gross_up::gross_bijstand,
    household::{Household, Refusal, Wages},
    huurtoeslag::huurtoeslag,
    iack, kinderbijslag,
    kinderopvangtoeslag::kinderopvangtoeslag,
    kindgebonden_budget::kindgebonden_budget,
    line::LineId,
    situation::Situation,
    trace::{Recording, Step, Trace, step},
    vrijlating::{self, Earner},
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
    /// By adult.
    pub net_wage: [Cents; 2],
    /// The other lines, by [`LineId`]; costs are below zero.
    lines: [Cents; LineId::ALL.len()],
    /// Joint, a year.
    pub toetsingsinkomen: Exact,
}

impl Amounts {
    /// A line, over all adults.
    pub fn of(&self, line: LineId) -> Cents {
        match line {
            LineId::NetWage => self.net_wage[0] + self.net_wage[1],
            other => self.lines[other as usize],
        }
    }

    /// The sum of all lines.
    pub fn disposable(&self) -> Cents {
        LineId::ALL.iter().map(|line| self.of(*line)).sum()
    }
}

impl Household<'_> {
    /// The amounts of a steady month: this month's rules for twelve months, on these wages.
    pub fn amounts(&self, wages: Wages, trace: &mut impl Trace) -> Amounts {
        let tax = &self.rules.year.tax;
        let allowance = Rate::millionths(self.rules.lasting.vakantiebijslag);
        let adults = self.situation.adults.len();
        let mut amounts = Amounts::default();

        let mut net = [NetWage::default(); 2];
        for n in 0..adults {
            if wages[n] > Exact::ZERO {
                trace.begin(LineId::NetWage, Some(n));
                net[n] = wage_tax::net_wage(tax, wages[n], allowance, trace);
                amounts.net_wage[n] = net[n].month.round_half_up();
            }
        }

        let bijstand = self.bijstand_beside(&net, trace);
        let credit = bijstand.credit_year.split(12).round_half_up();
        let month = bijstand.month.round_half_up();
        // The law keeps back its share of the whole; what is paid is the rest, so that the two add up.
        let kept_back = Rate::millionths(self.rules.half.norms.vt_share);
        let paid = month.exact().times(kept_back.rest()).round_half_up();
        amounts.lines[LineId::Bijstand as usize] = paid;
        amounts.lines[LineId::VakantietoeslagReserve as usize] = month - paid;
        amounts.lines[LineId::Iack as usize] = credit;
        trace.begin(LineId::VakantietoeslagReserve, None);
        step!(trace, Reserve, share = kept_back, reserve = month - paid);

        let income: Exact = (0..adults).map(|n| net[n].gross_year + bijstand.gross_year[n]).sum();
        amounts.toetsingsinkomen = income;
        let assets = self.situation.assets;
        let year = self.rules.year;

        trace.begin(LineId::Zorgtoeslag, None);
        amounts.lines[LineId::Zorgtoeslag as usize] =
            zorgtoeslag(&year.zorgtoeslag, self.couple, self.insured, income, assets, trace).month;

        if let Some(renting) = self.renting {
            trace.begin(LineId::Huurtoeslag, None);
            amounts.lines[LineId::Huurtoeslag as usize] =
                huurtoeslag(&year.huurtoeslag, renting, income + self.housemates_income, trace).month;
        }

        trace.begin(LineId::KindgebondenBudget, None);
        amounts.lines[LineId::KindgebondenBudget as usize] = kindgebonden_budget(
            &year.kindgebonden_budget,
            self.couple,
            self.most_for_children,
            income,
            assets,
            trace,
        )
        .month;

        if !self.care.is_empty() {
            trace.begin(LineId::Kinderopvangtoeslag, None);
            if (0..adults).all(|n| wages[n] > Exact::ZERO) {
                amounts.lines[LineId::Kinderopvangtoeslag as usize] =
                    kinderopvangtoeslag(&year.kinderopvangtoeslag, &self.care, income, trace).month;
            } else {
                step!(trace, CareNoWork);
            }
            amounts.lines[LineId::ChildcareCosts as usize] = -self.care_cost.round_half_up();
        }

        trace.begin(LineId::Kinderbijslag, None);
        amounts.lines[LineId::Kinderbijslag as usize] = kinderbijslag::month(self.kinderbijslag, trace);

        if wages.iter().any(|wage| *wage > Exact::ZERO) {
            amounts.lines[LineId::CostsOfWork as usize] = -self.situation.costs_of_work_month;
        }
        amounts
    }

    /// Bijstand beside these net wages: norm less what counts (art. 19 lid 2 Participatiewet).
    fn bijstand_beside(&self, net: &[NetWage; 2], trace: &mut impl Trace) -> BijstandBeside {
        let tax = &self.rules.year.tax;
        let norm = self.bijstand.exact();
        let mut counted = Exact::ZERO;
        for (wage, (share, most)) in net.iter().zip(self.free) {
            counted += wage.month - wage.month_without_allowance.times(share).min(most);
        }
        let month = |credit_year: Exact| (norm - counted - credit_year.split(12)).or_zero();
        // Each partner is taxed on half; where one has no right, all of it is the other's.
        let entitled = self.norm.entitled.iter().filter(|entitled| **entitled).count().max(1);
        let share_of = |n: usize, month: Exact| {
            if self.norm.entitled[n] { month.scaled(12).split(entitled as i64) } else { Exact::ZERO }
        };
        let gross = |n: usize, month: Exact| gross_bijstand(tax, share_of(n, month), &net[n]);

        let mut credit_year = Exact::ZERO;
        if self.young_child && net.iter().any(|wage| wage.gross_year > Exact::ZERO) {
            let who = self.combinatiekorting_of(net);
            trace.begin(LineId::Iack, None);
            credit_year = iack::usable(tax, &net[who], |credit| gross(who, month(credit)), trace);
        }
        let left = month(credit_year);
        if self.norm.entitled.contains(&true) {
            self.explain_bijstand(net, counted, credit_year, left, trace);
        }
        BijstandBeside { month: left, credit_year, gross_year: [gross(0, left), gross(1, left)] }
    }

    /// Who can have the combinatiekorting: the only one, or who of a couple earns less (art. 8.14a Wet IB).
    fn combinatiekorting_of(&self, net: &[NetWage; 2]) -> usize {
        usize::from(self.couple && net[1].gross_year < net[0].gross_year)
    }

    fn explain_bijstand(
        &self,
        net: &[NetWage; 2],
        counted: Exact,
        credit_year: Exact,
        left: Exact,
        trace: &mut impl Trace,
    ) {
        trace.begin(LineId::Bijstand, None);
        let norm = self.norm_within_assets(trace);
        let today = self.situation.date;
        let ages = self.situation.children.iter().filter_map(|child| today.age_of(child.birth_date));
        let youngest_child = ages.min();
        for (n, adult) in self.situation.adults.iter().enumerate() {
            if net[n].month == Exact::ZERO {
                continue;
            }
            let age = today.age_of(adult.birth_date).unwrap_or(0);
            let earner = Earner { age, alone: !self.couple, youngest_child };
            let (share, most) =
                vrijlating::vrijlating(self.rules.half, self.rules.lasting, adult.vrijlating, earner, trace);
            if most > Exact::ZERO {
                let free = net[n].month_without_allowance.times(share).min(most);
                step!(trace, Vrijlating, share = share, free = free, most = most);
            }
        }
        if credit_year > Exact::ZERO {
            step!(trace, CountedIack, iack = credit_year.split(12));
        }
        step!(trace, Counted, norm = norm, counted = counted + credit_year.split(12), left = left);
    }
}

/// Bijstand that is left beside a wage.
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
}

/// The steady budget of a household, each line explained.
///
/// # Errors
/// Where the rules here do not cover the household.
pub fn steady_budget(situation: &Situation) -> Result<Budget, Refusal> {
    let household = Household::new(situation)?;
    let mut trace = Recording::default();
    let amounts = household.amounts(household.wages(), &mut trace);
    let mut lines = Vec::new();
    let mut add = |id: LineId, adult: Option<usize>, amount: Cents| {
        let why = trace.of(id, adult);
        if amount != Cents::ZERO || (!why.is_empty() && id != LineId::VakantietoeslagReserve) {
            lines.push(Line { id, adult, amount, law: id.law(household.rules()), why });
        }
    };
    for id in LineId::ALL {
        if *id == LineId::NetWage {
            for (n, _) in situation.adults.iter().enumerate() {
                add(*id, Some(n), amounts.net_wage[n]);
            }
        } else {
            add(*id, None, amounts.of(*id));
        }
    }
    let mut gaps = household.gaps.clone();
    let table = &household.rules.year.kinderopvangtoeslag;
    if household.care.len() > 1 && amounts.toetsingsinkomen.whole_euros() > table.next_known_to {
        gaps.push(Gap::NextChildShare);
    }
    let date = situation.date;
    Ok(Budget {
        month: format!("{:04}-{:02}", date.year(), date.month()),
        rules: household.rules.since,
        lines,
        disposable: amounts.disposable(),
        toetsingsinkomen: amounts.toetsingsinkomen.round_half_up(),
        gaps,
    })
}
