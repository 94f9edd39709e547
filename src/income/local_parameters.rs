//! The schemes of municipalities, as `build/gemeenten.rs` takes them from `data/gemeenten/`.
//!
//! Amounts are in euro cents and shares in millionths, so that this file needs nothing of the program and
//! serves the build as well.

use serde::{Deserialize, Serialize};

use super::grade::Grade;

/// A municipality and what it has for people with little income.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gemeente {
    /// The name of its file, as in a situation: `leidschendam-voorburg`.
    pub id: String,
    /// As people know it.
    pub name: String,
    /// To ask.
    pub phone: Option<String>,
    /// To read on.
    pub site: Option<String>,
    /// Each kind at most once, in the order of [`SchemeId`].
    pub schemes: Vec<Scheme>,
}

/// What kind of scheme it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchemeId {
    /// After years of a low income.
    Inkomenstoeslag,
    /// For children at school.
    Schoolkosten,
    /// To take part: sport, culture, a club.
    Participatie,
    /// For a computer or tablet for school.
    Computer,
    /// For internet at home.
    Internet,
    /// Towards the municipality's own health insurance.
    CollectieveZorgverzekering,
    /// Local taxes that need not be paid.
    Kwijtschelding,
    /// Once, for leaving bijstand.
    Uitstroompremie,
    /// For costs that can't be avoided; never an amount that is known before.
    BijzondereBijstand,
}

/// A scheme of a municipality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scheme {
    /// What kind it is.
    pub id: SchemeId,
    /// Its local name, where that is not the name of its kind.
    pub name: Option<String>,
    /// How sure its income limits and amounts are: the least sure of them.
    pub grade: Grade,
    /// The year of the page that they are from; `None` where the page has no date.
    pub dated: Option<i32>,
    /// The most that a household may own.
    pub assets: AssetTest,
    /// An adult counts from this age.
    pub min_age: u32,
    /// Whether an adult counts until AOW age only.
    pub until_aow_age: bool,
    /// For how long income has been low.
    pub reference: Option<Reference>,
    /// The day on which children have the ages that count.
    pub ages_on: AgesOn,
    /// What it gives.
    pub grant: Grant,
}

/// The most that a household may own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AssetTest {
    /// Not looked at.
    None,
    /// As for bijstand (art. 34 Participatiewet).
    Bijstand,
    /// Cents, for any household.
    Household(i64),
}

/// For how long income has been low.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Until now.
    pub months: u32,
    /// Whether the average of these months counts; else each of them.
    pub average: bool,
}

/// The day on which children have the ages that count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgesOn {
    /// The first of the month.
    #[default]
    Month,
    /// 1 August, when the school year begins.
    August,
}

/// What a scheme gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Grant {
    /// The amount depends on what is asked for, or is not known.
    OnRequest {
        /// Income limits, where they are known.
        caps: Option<Caps>,
    },
    /// Again and again, as long as income is low.
    Regular {
        /// Income limits.
        caps: Caps,
        /// Together they are the amount.
        amounts: Vec<Amount>,
        /// Whether costs are paid back up to the amount; else all of it is given.
        at_most: bool,
        /// How often.
        every: Every,
    },
    /// Once, to who leaves bijstand and does not come back.
    Once {
        /// Together they are the amount.
        amounts: Vec<Amount>,
        /// So many months of bijstand before.
        bijstand_months: u32,
        /// So many months without it after.
        off_benefit_months: u32,
    },
}

/// Limits of income per month, net, without holiday allowance. At a limit the right is still there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Caps {
    /// By the norm of the household without vakantietoeslag, from low to high.
    OfNorm(Vec<Tier>),
    /// Cents, by the kind of household.
    NetMonth {
        /// Alone, without children under 18.
        single: i64,
        /// Alone, with them.
        single_parent: i64,
        /// Two adults.
        couple: i64,
    },
}

/// Up to this part of the norm, this part of the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// Millionths of the norm.
    pub cap: i64,
    /// Millionths of the amount.
    pub share: i64,
}

/// How often a scheme gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Every {
    /// Every month.
    Month,
    /// Once a year, in this month (1 to 12).
    Year {
        /// 1 to 12.
        month: u32,
    },
    /// Once in five years, in this month (1 to 12).
    FiveYears {
        /// 1 to 12.
        month: u32,
    },
}

/// A part of an amount, in cents each time. Ages are of both ends and in between.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Amount {
    /// By the kind of household.
    ByHousehold(ByHousehold),
    /// The household as it is.
    Household(i64),
    /// The household, if there is a child of these ages.
    HouseholdWithChild {
        /// From and to.
        ages: (u32, u32),
        /// For all of them together.
        cents: i64,
    },
    /// For each adult who counts.
    Adult(i64),
    /// For each child of these ages.
    Child {
        /// From and to.
        ages: (u32, u32),
        /// For each.
        cents: i64,
    },
}

/// Cents by the kind of household. The oldest child under 18 decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByHousehold {
    /// Alone, without children.
    pub single: i64,
    /// Alone, all children under 12.
    pub single_parent_child_under_12: i64,
    /// Alone, with a child of 12 to 17.
    pub single_parent_child_12_17: i64,
    /// Two adults, without children.
    pub couple: i64,
    /// Two adults, all children under 12.
    pub couple_child_under_12: i64,
    /// Two adults, with a child of 12 to 17.
    pub couple_child_12_17: i64,
}
