//! Kinds of households: those of the matrix, and one that somebody makes up.

use crate::{
    calendar::Day,
    income::{
        Situation,
        situation::{Adult, Child, Home, HomeKind, Job, Vrijlating},
    },
    money::Cents,
};

/// The first of August: on it a child has the age by which schemes know its school.
const SCHOOL_YEAR: u32 = 8;
/// For how long income has been low: longer than any scheme asks.
const LOW_INCOME_YEARS: u32 = 5;
/// The age of the adults of the kinds of the matrix.
pub const ADULT_AGE: u32 = 35;

/// A household but for what is the same for all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdKind {
    /// What it is called.
    pub name: Name,
    /// Ages of one adult or of both, in years; the wage that changes is the first one's.
    pub adults: Vec<u32>,
    /// Ages of the children at home, in years.
    pub children: Vec<u32>,
    /// Rent a month, where it is not that of all others.
    pub rent: Option<Cents>,
    /// Gross wage a month of the second adult, without holiday allowance.
    pub partner_wage: Cents,
    /// What they own.
    pub assets: Cents,
}

/// What a kind of household is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// One of the matrix, by its adults and children.
    Standard {
        /// Whether there are two adults.
        couple: bool,
        /// How many children there are.
        children: usize,
    },
    /// As somebody calls it.
    Own(String),
}

/// Ages of a child to choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeBand {
    /// 0 to 3.
    Small,
    /// 4 to 11, the ages of the basisschool.
    Primary,
    /// 12 to 17, the ages of the voortgezet onderwijs.
    Secondary,
}

impl AgeBand {
    /// All of them, from young to old.
    pub const ALL: [AgeBand; 3] = [AgeBand::Small, AgeBand::Primary, AgeBand::Secondary];

    /// First and last age.
    pub const fn ages(self) -> (u32, u32) {
        match self {
            AgeBand::Small => (0, 3),
            AgeBand::Primary => (4, 11),
            AgeBand::Secondary => (12, 17),
        }
    }

    /// The age that stands for it, in years: past the middle, where no law has a border.
    pub const fn age(self) -> u32 {
        match self {
            AgeBand::Small => 2,
            AgeBand::Primary => 8,
            AgeBand::Secondary => 14,
        }
    }
}

impl HouseholdKind {
    /// The kinds of the matrix, with children of these ages: one alone with no child, one and two, and two the same.
    pub fn standard(first_child: AgeBand, second_child: AgeBand) -> Vec<HouseholdKind> {
        let children = [first_child.age(), second_child.age()];
        let kind = |couple: bool, count: usize| HouseholdKind {
            name: Name::Standard { couple, children: count },
            adults: vec![ADULT_AGE; 1 + usize::from(couple)],
            children: children[..count].to_vec(),
            rent: None,
            partner_wage: Cents::ZERO,
            assets: Cents::ZERO,
        };
        [false, true].into_iter().flat_map(|couple| (0..=2).map(move |count| kind(couple, count))).collect()
    }

    /// The household on a day, in a rented home (none where the rent is nothing), with a right to bijstand, without a wage of the first adult.
    ///
    /// Everybody has the same age on any day of that calendar year (adults) or school year (children).
    pub fn situation(&self, date: Day, rent: Cents) -> Situation {
        let partner_job = (self.partner_wage > Cents::ZERO).then(|| Job {
            hours_week: None,
            wage_hour: None,
            wage_month: Some(self.partner_wage),
            ..Job::of_hours(Default::default(), Cents::ZERO)
        });
        let adult = |(n, age): (usize, &u32)| Adult {
            birth_date: born(date.year(), 1, *age),
            bijstand: true,
            job: if n == 1 { partner_job.clone() } else { None },
            job_before: None,
            vrijlating: Vrijlating::default(),
            other_income: Vec::new(),
            student: false,
            young_disabled: false,
        };
        let rent = self.rent.unwrap_or(rent);
        let school_year = if date.month() >= SCHOOL_YEAR { date.year() } else { date.year() - 1 };
        let child = |age: &u32| Child {
            birth_date: born(school_year, SCHOOL_YEAR, *age),
            care: Vec::new(),
            student: false,
        };
        Situation {
            date,
            gemeente: None,
            adults: self.adults.iter().enumerate().map(adult).collect(),
            children: self.children.iter().map(child).collect(),
            housemates: Vec::new(),
            home: if rent == Cents::ZERO {
                Home::default()
            } else {
                Home { kind: HomeKind::Rent, rent_month: rent, ..Home::default() }
            },
            assets: self.assets,
            assets_january: None,
            low_income_since: Day::new(date.year() - LOW_INCOME_YEARS.cast_signed(), date.month(), 1),
            bijstand_since: None,
            health_insured: true,
            costs_of_work_month: Cents::ZERO,
        }
    }
}

/// Who has this age from the first of that month on.
fn born(year: i32, month: u32, age: u32) -> Day {
    let age = i32::try_from(age).unwrap_or(i32::MAX);
    Day::new(year.saturating_sub(age).max(1), month, 1).expect("the first of a month is a day")
}
