//! What the laws want to know of a household, read off a [`Situation`] once, so that a chart over hours
//! only repeats what hours change.

use super::{
    bijstandsnorm::{self, NormHousehold},
    gaps::{self, Gap},
    huurtoeslag::RentingHousehold,
    kinderbijslag,
    kinderopvangtoeslag::{self, EligibleCare},
    kindgebonden_budget,
    local_parameters::Gemeente,
    local_schemes::{LocalHousehold, LocalRights, gemeente},
    other_income::OtherYear,
    rules,
    rules::Rules,
    situation::{Adult, Care, HomeKind, Hours, Job, Relation, Situation, Vrijlating},
    trace::{Silent, Trace, step},
    vrijlating::{self, Earner},
    wage_tax::Terms,
};
use crate::{
    calendar::Day,
    money::{Cents, Exact, Rate},
};

/// Why a household can't be computed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing is known of the rules of that day.
    #[error("date: no rules are known for this day")]
    NoRules,
    /// AOW has taxes, norms and allowances of its own.
    #[error("adults[{adult}].birth_date: has reached AOW age, whose rules are not in this calculator")]
    AowAge {
        /// Which adult.
        adult: usize,
    },
}

impl Refusal {
    /// The text that says in the reader's language what to do.
    pub fn key(&self) -> &'static str {
        match self {
            Refusal::NoRules => "situation.no_rules",
            Refusal::AowAge { .. } => "situation.aow_age",
        }
    }
}

/// A household as the laws see it on a day, but for its work.
#[derive(Clone, Debug)]
pub struct Household<'a> {
    pub(super) situation: &'a Situation,
    pub(super) date: Day,
    pub(super) rules: Rules,
    pub(super) couple: bool,
    pub(super) norm: NormHousehold,
    /// The norm where assets leave a right to bijstand, else nothing.
    pub(super) bijstand: Cents,
    /// The norm if both adults had a right to it, where one has none: above it that one's income counts.
    pub(super) joint_norm: Cents,
    /// Which adult of a couple has no right to bijstand, where the other has.
    pub(super) without_right: Option<usize>,
    /// Share and most per month that stay free of each adult's wage.
    pub(super) free: [(Rate, Exact); 2],
    /// What decides on each adult's net wage besides the wage.
    pub(super) terms: [Terms; 2],
    /// What each adult has besides a wage.
    pub(super) other: [OtherYear; 2],
    /// Jonggehandicaptenkorting a year of each adult, or nothing.
    pub(super) young_disabled: [Exact; 2],
    /// Whether there is a child young enough for the combinatiekorting.
    pub(super) young_child: bool,
    pub(super) insured: usize,
    pub(super) renting: Option<RentingHousehold>,
    /// Income of housemates that counts for huurtoeslag, a year.
    pub(super) housemates_income: Exact,
    pub(super) most_for_children: Cents,
    /// Of the quarter.
    pub(super) kinderbijslag: Cents,
    pub(super) care: Vec<EligibleCare>,
    /// What all care costs a month.
    pub(super) care_cost: Exact,
    /// What toeslagen see of the assets.
    pub(super) assets_january: Cents,
    /// What the municipality adds, where it is known here.
    pub(super) local: Option<LocalRights<'static>>,
}

/// Gross wage of a year without holiday allowance, of each adult; zero without work.
pub type Wages = [Exact; 2];

impl<'a> Household<'a> {
    /// Reads a household off a situation, on its own day.
    ///
    /// # Errors
    /// Where the rules here do not cover it.
    pub fn new(situation: &'a Situation) -> Result<Household<'a>, Refusal> {
        Household::under(situation, situation.date)
    }

    /// Reads a household off a situation, on its own day, under the rules of another one: to compare rules.
    ///
    /// # Errors
    /// Where the rules here do not cover it.
    pub fn under(situation: &'a Situation, rules_of: Day) -> Result<Household<'a>, Refusal> {
        let rules = rules::on(rules_of).ok_or(Refusal::NoRules)?;
        refuse_aow_age(situation, situation.date)?;
        Ok(Household::on(situation, situation.date, rules))
    }

    /// Reads a household off a situation as it is on another day, by these rules. Nobody in it has reached AOW age, or
    /// they are taken not to have.
    pub(super) fn on(situation: &'a Situation, date: Day, rules: Rules) -> Household<'a> {
        let couple = situation.adults.len() == 2;
        let first_of_month = date.first_of_month();
        let first_of_year = date.first_of_year();
        // A birthday counts from the month after it; one on the first is of that month.
        let grown = |adult: &&Adult| first_of_month.age_of(adult.birth_date).unwrap_or(0);
        let insured = situation
            .adults
            .iter()
            .filter(|adult| situation.health_insured && grown(adult) >= rules.year.zorgtoeslag.min_age)
            .count();
        let before_month = first_of_month.before();
        let ages_before_month =
            situation.children.iter().filter_map(|child| before_month.age_of(child.birth_date));
        let most_for_children =
            kindgebonden_budget::most(&rules.year.kindgebonden_budget, couple, ages_before_month);
        let first_of_quarter = date.first_of_quarter();
        let ages_on_quarter =
            situation.children.iter().filter_map(|child| first_of_quarter.age_of(child.birth_date));
        let contracts = situation.children.iter().filter(|child| !child.care.is_empty());
        let mut household = Household {
            situation,
            date,
            rules,
            couple,
            norm: norm_household(situation, date, &rules),
            bijstand: Cents::ZERO,
            joint_norm: Cents::ZERO,
            without_right: None,
            free: Default::default(),
            terms: Default::default(),
            other: Default::default(),
            young_disabled: young_disabled(situation, &rules),
            young_child: situation.children.iter().any(|child| {
                let age = first_of_year.age_of(child.birth_date);
                age.is_none_or(|age| age < rules.year.tax.iack_child_age_below) && child.birth_date <= date
            }),
            insured,
            // Awir art. 5: who lives there, and how old they are, on the first of the month.
            renting: renting(situation, first_of_month, &rules),
            housemates_income: housemates_income(situation, date, &rules),
            most_for_children,
            kinderbijslag: kinderbijslag::quarter(rules.half, ages_on_quarter),
            care: contracts
                .map(|child| {
                    let table = &rules.year.kinderopvangtoeslag;
                    kinderopvangtoeslag::eligible(table, &child.care, &mut Silent)
                })
                .collect(),
            care_cost: situation.children.iter().flat_map(|child| &child.care).map(Care::cost_month).sum(),
            assets_january: situation.assets_january.unwrap_or(situation.assets),
            local: None,
        };
        for (n, adult) in situation.adults.iter().enumerate() {
            // Only who has bijstand keeps a part of a wage.
            if household.norm.entitled[n] {
                household.free[n] = household.free_of(n, adult.vrijlating, &mut Silent);
            }
            household.terms[n] = terms(adult, &rules);
            for income in &adult.other_income {
                household.other[n].add(income.kind, income.amount_month.exact().scaled(12));
            }
        }
        household.bijstand = household.norm_within_assets(&mut Silent);
        household.without_right = match household.norm.entitled {
            [true, false] if couple => Some(1),
            [false, true] => Some(0),
            _ => None,
        };
        if household.without_right.is_some() {
            household.joint_norm = household.norm_of_both();
        }
        household.local =
            situation.gemeente.as_deref().and_then(gemeente).map(|own| household.local_rights(own));
        household
    }

    /// Share and most per month of a vrijlating for one adult.
    pub(super) fn free_of(&self, adult: usize, asked: Vrijlating, trace: &mut impl Trace) -> (Rate, Exact) {
        let ages = self.situation.children.iter().filter_map(|child| self.date.age_of(child.birth_date));
        let earner = Earner {
            age: self.date.age_of(self.situation.adults[adult].birth_date).unwrap_or(0),
            alone: !self.couple,
            youngest_child: ages.min(),
        };
        vrijlating::vrijlating(self.rules.half, self.rules.lasting, asked, earner, trace)
    }

    /// What a municipality adds, whatever is earned: the household's own, or another one to compare with.
    pub fn local_rights<'g>(&self, gemeente: &'g Gemeente) -> LocalRights<'g> {
        let situation = self.situation;
        let months_since = |since: Option<Day>| Some(self.date.age_in_months_of(since?).unwrap_or(0));
        let adults: Vec<Day> = situation.adults.iter().map(|adult| adult.birth_date).collect();
        let children: Vec<Day> = situation.children.iter().map(|child| child.birth_date).collect();
        LocalRights::of(
            gemeente,
            &LocalHousehold {
                date: self.date,
                adults: &adults,
                children: &children,
                norm_excl_vt: self
                    .norm_of_both()
                    .exact()
                    .times(Rate::millionths(self.rules.half.norms.vt_share).rest()),
                assets: situation.assets,
                asset_limit: self.asset_limit(),
                low_income_months: months_since(situation.low_income_since),
                bijstand_months: months_since(situation.bijstand_since),
            },
        )
    }

    /// The norm of a household like this one where everybody has a right to bijstand, a month with vakantietoeslag.
    pub fn norm_of_both(&self) -> Cents {
        let norm = NormHousehold { entitled: [true, self.couple], ..self.norm };
        bijstandsnorm::bijstandsnorm(self.rules.half, &self.rules.lasting.kostendeler, norm, &mut Silent)
    }

    /// Bijstand that is left beside what each adult has, a month (art. 19 lid 2, and art. 32 lid 3 for a partner
    /// without right).
    pub(super) fn left_beside(&self, counted: [Exact; 2]) -> Exact {
        let norm = self.bijstand.exact();
        (norm - self.counted_of_both(counted)).or_zero()
    }

    /// All that counts for bijstand of what each adult has, a month.
    pub(super) fn counted_of_both(&self, counted: [Exact; 2]) -> Exact {
        match self.without_right {
            None => counted[0] + counted[1],
            Some(n) => counted[1 - n] + self.counted_of_partner(n, counted),
        }
    }

    /// What counts of the income of a partner without right: as far as both together, with the bijstand beside the
    /// own income alone, have more than the norm of both.
    pub(super) fn counted_of_partner(&self, partner: usize, counted: [Exact; 2]) -> Exact {
        let own = counted[1 - partner];
        let alone = (self.bijstand.exact() - own).or_zero();
        let above = own + counted[partner] + alone - self.joint_norm.exact();
        above.or_zero().min(counted[partner])
    }

    /// Most assets with a right to bijstand (art. 34 lid 3 Participatiewet).
    pub(super) fn asset_limit(&self) -> Cents {
        let assets = &self.rules.year.assets;
        let family = self.couple || self.norm.children;
        Cents::new(if family { assets.single_parent_or_couple } else { assets.single })
    }

    /// What an own home is worth above its mortgage and the part that is left out (art. 34 lid 2 under d).
    pub(super) fn home_equity_over(&self) -> Cents {
        let home = &self.situation.home;
        if home.kind != HomeKind::Owner {
            return Cents::ZERO;
        }
        (home.value - home.mortgage - Cents::new(self.rules.year.assets.own_home)).max(Cents::ZERO)
    }

    /// The norm, or nothing where there is too much to live on already (art. 34 Participatiewet).
    pub(super) fn norm_within_assets(&self, trace: &mut impl Trace) -> Cents {
        let most = self.asset_limit();
        if self.norm.entitled.contains(&true) && self.situation.assets > most {
            step!(trace, AssetsTooHigh, assets = self.situation.assets, most = most);
            return Cents::ZERO;
        }
        bijstandsnorm::bijstandsnorm(self.rules.half, &self.rules.lasting.kostendeler, self.norm, trace)
    }

    /// The wages in the situation.
    pub fn wages(&self) -> Wages {
        let mut wages = [Exact::ZERO; 2];
        for (adult, wage) in self.situation.adults.iter().zip(&mut wages) {
            *wage = adult.job.as_ref().map_or(Exact::ZERO, wage_of_year);
        }
        wages
    }

    /// The same with what follows from a toetsingsinkomen a year.
    pub(super) fn gaps_at(&self, income: Exact) -> Vec<Gap> {
        let mut gaps = self.gaps();
        if self.care.len() > 1 && income.whole_euros() > self.rules.year.kinderopvangtoeslag.next_known_to {
            gaps.push(Gap::NextChildShare);
        }
        gaps
    }

    /// What of this household these rules do not cover.
    pub fn gaps(&self) -> Vec<Gap> {
        gaps::of(self)
    }

    /// The rules that count.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }
}

/// Refuses a household of which an adult has reached AOW age on a day.
pub(super) fn refuse_aow_age(situation: &Situation, day: Day) -> Result<(), Refusal> {
    let of_age = |birth| day.age_in_months_of(birth).unwrap_or(0) >= rules::aow_age_months(day);
    match situation.adults.iter().position(|adult| of_age(adult.birth_date)) {
        Some(adult) => Err(Refusal::AowAge { adult }),
        None => Ok(()),
    }
}

/// A year's gross wage from hours a week and an hourly wage: 52 weeks.
pub fn wage_of_hours(hours_week: Hours, wage_hour: Cents) -> Exact {
    // Hundredths of hours times cents are hundredths of cents, 100 millionths of a euro.
    Exact::micro(52 * 100 * i64::from(hours_week.get()) * wage_hour.get())
}

fn wage_of_year(job: &Job) -> Exact {
    match (job.hours_week, job.wage_hour, job.wage_month) {
        (Some(hours), Some(wage), _) => wage_of_hours(hours, wage),
        (.., Some(wage)) => wage.exact().scaled(12),
        _ => Exact::ZERO,
    }
}

/// Jonggehandicaptenkorting a year, by adult.
fn young_disabled(situation: &Situation, rules: &Rules) -> [Exact; 2] {
    let mut credits = [Exact::ZERO; 2];
    for (adult, credit) in situation.adults.iter().zip(&mut credits) {
        if adult.young_disabled {
            *credit = Cents::new(rules.year.tax.jgk).exact();
        }
    }
    credits
}

/// What decides on a net wage, of one adult.
fn terms(adult: &Adult, rules: &Rules) -> Terms {
    let vakantiebijslag = Rate::millionths(rules.lasting.vakantiebijslag);
    Terms { vakantiebijslag, pension: adult.job.as_ref().map_or(Rate::default(), Job::pension_share) }
}

fn norm_household(situation: &Situation, today: Day, rules: &Rules) -> NormHousehold {
    let shared = &rules.lasting.kostendeler;
    let mut adults_21plus = [false; 2];
    let mut entitled = [false; 2];
    for (n, adult) in situation.adults.iter().enumerate() {
        adults_21plus[n] = today.age_of(adult.birth_date).is_some_and(|age| age >= bijstandsnorm::FULL_AGE);
        let grown = today.age_of(adult.birth_date).is_some_and(|age| age >= bijstandsnorm::ADULT_AGE);
        entitled[n] = adult.bijstand && !adult.student && grown;
    }
    let grown = |birth| today.age_of(birth).is_some_and(|age| age >= shared.min_age_medebewoner);
    let housemates = situation.housemates.iter().filter(|housemate| {
        grown(housemate.birth_date) && !matches!(housemate.relation, Relation::Student | Relation::Commercial)
    });
    let children = situation.children.iter().filter(|child| grown(child.birth_date) && !child.student);
    NormHousehold {
        adults_21plus,
        entitled,
        couple: situation.adults.len() == 2,
        children: situation
            .children
            .iter()
            .any(|child| today.age_of(child.birth_date).is_some_and(|age| age < bijstandsnorm::ADULT_AGE)),
        kostendelers: housemates.count() + children.count(),
    }
}

fn renting(situation: &Situation, today: Day, rules: &Rules) -> Option<RentingHousehold> {
    if situation.home.kind != HomeKind::Rent {
        return None;
    }
    let born = |birth: Day| birth <= today;
    let members = situation
        .housemates
        .iter()
        .filter(|housemate| housemate.relation != Relation::Commercial && born(housemate.birth_date));
    let young_age = rules.year.huurtoeslag.young_age;
    let young = |birth| today.age_of(birth).is_none_or(|age| age < young_age);
    let child_at_home = situation
        .children
        .iter()
        .any(|child| today.age_of(child.birth_date).is_some_and(|age| age < bijstandsnorm::ADULT_AGE));
    Some(RentingHousehold {
        persons: situation.adults.len()
            + situation.children.iter().filter(|child| born(child.birth_date)).count()
            + members.clone().count(),
        partner: situation.adults.len() == 2,
        young: !child_at_home
            && situation.adults.iter().all(|adult| young(adult.birth_date))
            && situation.children.iter().all(|child| young(child.birth_date))
            && members.clone().all(|housemate| young(housemate.birth_date)),
        rent: situation.home.rent_month,
        service: situation.home.service_month,
        assets: situation.assets_january.unwrap_or(situation.assets),
        housemates_assets: members.map(|housemate| housemate.assets).max().unwrap_or_default(),
    })
}

/// Awir art. 7: medebewoners' income counts; that of an own young child only above an exemption.
fn housemates_income(situation: &Situation, today: Day, rules: &Rules) -> Exact {
    let rent = &rules.year.huurtoeslag;
    let first_of_year = today.first_of_year();
    let counted = |housemate: &super::situation::Housemate| {
        let income = housemate.income_year.exact();
        let young =
            first_of_year.age_of(housemate.birth_date).is_none_or(|age| age < rent.child_exemption_age);
        match housemate.relation {
            Relation::Commercial => Exact::ZERO,
            Relation::OwnChild if young => {
                (income - Cents::new(rent.child_income_exemption).exact()).or_zero()
            }
            _ => income,
        }
    };
    situation.housemates.iter().map(counted).sum()
}
