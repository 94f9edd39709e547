//! A household and its work, as the calculator reads it.

mod check;

pub use check::{Problem, SituationError};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::household::wage_of_hours;
use crate::{
    calendar::Day,
    money::{Cents, Exact, Rate},
};

/// A household on a day. Amounts per month are what is paid now; see the fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// The day whose rules and ages count.
    pub date: Day,
    /// As in `data/gemeenten/`; decides on local schemes only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gemeente: Option<String>,
    /// One, or two who are a couple in every law (gehuwden, toeslagpartners).
    pub adults: Vec<Adult>,
    /// Children at home, of any age.
    #[serde(default)]
    pub children: Vec<Child>,
    /// Others at the same address.
    #[serde(default)]
    pub housemates: Vec<Housemate>,
    /// How they live.
    #[serde(default)]
    pub home: Home,
    /// What they own together now, less debts, without an own home: what bijstand looks at.
    #[serde(default)]
    pub assets: Cents,
    /// What they owned on 1 January, which toeslagen look at; `assets` where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assets_january: Option<Cents>,
    /// Since when the household has had a low income; schemes for the long term ask for years of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low_income_since: Option<Day>,
    /// Since when the household has had bijstand; a premium for leaving it asks for months of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bijstand_since: Option<Day>,
    /// Whether the adults have Dutch health insurance.
    #[serde(default = "yes")]
    pub health_insured: bool,
    /// Costs of going to work, such as travel, that nobody pays back.
    #[serde(default)]
    pub costs_of_work_month: Cents,
}

fn yes() -> bool {
    true
}

/// Somebody the bijstand looks at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adult {
    /// 18 or older, under AOW age.
    pub birth_date: Day,
    /// Whether they have, or would have, a right to bijstand.
    #[serde(default)]
    pub bijstand: bool,
    /// Paid work, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<Job>,
    /// The work they leave for it: until its own end, or else the day before `job` starts. The steady budget does not
    /// look at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job_before: Option<Job>,
    /// Part of the wage that the municipality leaves free.
    #[serde(default)]
    pub vrijlating: Vrijlating,
    /// Income that is no wage.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_income: Vec<OtherIncome>,
    /// Whether they study with a right to studiefinanciering: then there is none to bijstand (art. 13 lid 2
    /// Participatiewet).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub student: bool,
    /// Whether they have a right to the jonggehandicaptenkorting (art. 8.16a Wet IB 2001): Wajong or the like.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub young_disabled: bool,
}

/// Income besides a wage, of one adult.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherIncome {
    /// What kind, which decides on tax and on what counts.
    pub kind: IncomeKind,
    /// Euros a month before tax, all in: a twelfth of the year, with any holiday allowance.
    pub amount_month: Cents,
    /// First day; the steady budget does not look at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Day>,
    /// Last day; the steady budget does not look at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Day>,
}

/// Kinds of income besides a wage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncomeKind {
    /// WW or another benefit for employees: taxed, no arbeidskorting, counts whole for bijstand.
    Ww,
    /// A pension before AOW age, such as nabestaandenpensioen: taxed like WW.
    Pension,
    /// Alimony from a former partner: taxed, with the low Zvw contribution, which nobody withholds.
    PartnerAlimony,
    /// Alimony for a child: not taxed, but it counts for bijstand.
    ChildAlimony,
}

impl IncomeKind {
    /// Whether it is taxed, and so counts for the toeslagen.
    pub const fn is_taxed(self) -> bool {
        !matches!(self, IncomeKind::ChildAlimony)
    }
}

/// Paid work: hours and an hourly wage, or a monthly wage; before tax, without holiday allowance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Job {
    /// Hours a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_week: Option<Hours>,
    /// Euros an hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wage_hour: Option<Cents>,
    /// Euros a month, in the place of hours and hourly wage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wage_month: Option<Cents>,
    /// First day; the steady budget does not look at it.
    #[serde(default)]
    pub start: Option<Day>,
    /// Last day; the steady budget does not look at it.
    #[serde(default)]
    pub end: Option<Day>,
    /// Hours in a quiet week, where they differ from week to week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_low: Option<Hours>,
    /// Hours in a busy week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_high: Option<Hours>,
    /// The employee's own pension premium, which comes off the gross wage.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub pension_month: Cents,
}

fn is_zero(amount: &Cents) -> bool {
    *amount == Cents::ZERO
}

impl Job {
    /// Gross a month without holiday allowance, before pension premium: hours make 52 weeks in twelve months, to
    /// the cent.
    pub fn gross_month(&self) -> Cents {
        match (self.hours_week, self.wage_hour, self.wage_month) {
            (Some(hours), Some(wage), _) => wage_of_hours(hours, wage).split(12).round_half_up(),
            (.., wage) => wage.unwrap_or_default(),
        }
    }

    /// The pension premium as a share of the wage for which it was given.
    pub fn pension_share(&self) -> Rate {
        if self.pension_month == Cents::ZERO {
            return Rate::default();
        }
        // A premium is no more than the wage, so there is one.
        let gross = self.gross_month().get().max(1);
        Rate::millionths((self.pension_month.get() * 1_000_000 + gross / 2) / gross)
    }

    /// The same job for so many hours a week, with the premium that goes with them. A monthly wage stays as it is.
    pub fn at_hours(&self, hours: Hours) -> Job {
        if self.wage_hour.is_none() {
            return self.clone();
        }
        let job = Job { hours_week: Some(hours), hours_low: None, hours_high: None, ..self.clone() };
        let pension_month = job.gross_month().exact().times(self.pension_share()).round_half_up();
        Job { pension_month, ..job }
    }

    /// A job by hours a week and euros an hour.
    pub const fn of_hours(hours_week: Hours, wage_hour: Cents) -> Job {
        Job {
            hours_week: Some(hours_week),
            wage_hour: Some(wage_hour),
            wage_month: None,
            start: None,
            end: None,
            hours_low: None,
            hours_high: None,
            pension_month: Cents::ZERO,
        }
    }
}

/// Hours in hundredths, so that 37.5 and 33.33 are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours(u32);

impl Hours {
    /// So many hundredths of an hour.
    pub const fn hundredths(hundredths: u32) -> Hours {
        Hours(hundredths)
    }

    /// The number of hundredths.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// So many parts of so many, to the nearest hundredth of an hour.
    pub const fn part(self, parts: u32, of: u32) -> Hours {
        Hours((self.0 * parts + of / 2) / of)
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hours, D::Error> {
        // The same reading as for cents: a decimal with two places, exactly.
        let hundredths = crate::money::cents_of_number(f64::deserialize(deserializer)?);
        hundredths
            .and_then(|hundredths| u32::try_from(hundredths.get()).ok())
            .map(Hours)
            .ok_or_else(|| de::Error::custom("hours are zero or more, with at most two decimals"))
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Cents::new(self.0.into()).serialize(serializer)
    }
}

/// Part of earnings that does not count (art. 31 lid 2 Participatiewet). May be given as the letter alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Vrijlating {
    /// Which one.
    pub kind: Letter,
    /// Months of it used before this day.
    pub months_used: u32,
}

/// The letters of art. 31 lid 2 Participatiewet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Letter {
    /// No part of earnings is left free.
    #[default]
    None,
    /// The general one, from 27, six months.
    N,
    /// For a single parent with a child under 12, after n.
    R,
    /// For people who can work fewer hours for medical reasons.
    Y,
    /// With loonkostensubsidie, twelve months.
    Z,
    /// With loonkostensubsidie, after z, for who can't work more hours.
    Aa,
}

impl Letter {
    /// Where its numbers stand in the rules; `None` for none.
    pub const fn place(self) -> Option<usize> {
        match self {
            Letter::None => None,
            Letter::N => Some(0),
            Letter::R => Some(1),
            Letter::Y => Some(2),
            Letter::Z => Some(3),
            Letter::Aa => Some(4),
        }
    }
}

impl<'de> Deserialize<'de> for Vrijlating {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Vrijlating, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Whole {
            kind: Letter,
            #[serde(default)]
            months_used: u32,
        }
        #[derive(Deserialize)]
        #[serde(
            untagged,
            expecting = "one of none, n, r, y, z, aa, or {\"kind\": …, \"months_used\": …} is needed"
        )]
        enum Either {
            Letter(Letter),
            Whole(Whole),
        }
        Ok(match Either::deserialize(deserializer)? {
            Either::Letter(kind) => Vrijlating { kind, months_used: 0 },
            Either::Whole(Whole { kind, months_used }) => Vrijlating { kind, months_used },
        })
    }
}

/// A child at home.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Child {
    /// Any age.
    pub birth_date: Day,
    /// Paid care while the parents work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub care: Vec<Care>,
    /// Whether it studies: a student of 27 or older is no kostendeler.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub student: bool,
}

/// A contract for care of a child.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Care {
    /// What kind.
    pub kind: CareKind,
    /// Hours a month.
    pub hours_month: Hours,
    /// Euros an hour, as billed.
    pub price_hour: Cents,
    /// First day; the steady budget does not look at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Day>,
    /// Last day; the steady budget does not look at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Day>,
}

impl Care {
    /// What it costs a month.
    pub fn cost_month(&self) -> Exact {
        // Hundredths of hours times cents are hundredths of cents.
        Exact::micro(i64::from(self.hours_month.get()) * self.price_hour.get() * 100)
    }
}

/// Kinds of care, each with its own maximum price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CareKind {
    /// Day nursery.
    Dagopvang,
    /// After school.
    Bso,
    /// Childminder.
    Gastouder,
}

/// Somebody else at the address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Housemate {
    /// Any age.
    pub birth_date: Day,
    /// Toetsingsinkomen a year; counts for huurtoeslag.
    #[serde(default)]
    pub income_year: Cents,
    /// Why they live there.
    pub relation: Relation,
    /// What they owned on 1 January: above the limit of a medebewoner there is no huurtoeslag.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub assets: Cents,
}

/// How a housemate belongs to the household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Shares costs.
    Kostendeler,
    /// Own child of the tenant.
    OwnChild,
    /// Studies; shares no costs for bijstand.
    Student,
    /// Rents with a commercial contract; is neither kostendeler nor medebewoner.
    Commercial,
    /// Anybody else; shares costs.
    Other,
}

/// How the household lives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Home {
    /// What kind of home.
    pub kind: HomeKind,
    /// Bare rent.
    #[serde(default)]
    pub rent_month: Cents,
    /// Service costs that count for huurtoeslag in 2025.
    #[serde(default)]
    pub service_month: Cents,
    /// What an own house is worth (WOZ).
    #[serde(default, skip_serializing_if = "is_zero")]
    pub value: Cents,
    /// What is left of the mortgage on it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub mortgage: Cents,
}

impl Default for Home {
    fn default() -> Home {
        let nothing = Cents::ZERO;
        Home {
            kind: HomeKind::Other,
            rent_month: nothing,
            service_month: nothing,
            value: nothing,
            mortgage: nothing,
        }
    }
}

/// Kinds of home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HomeKind {
    /// A rented home with its own door and kitchen.
    Rent,
    /// An own house.
    Owner,
    /// A rented room.
    Room,
    /// Anything else.
    Other,
}
