//! The file of a municipality as it is written. What its keys mean stands in `data/gemeenten/README.md`.
#![allow(missing_docs)]

use serde::Deserialize;
use toml::Spanned;

use super::super::local_parameters::{AgesOn, SchemeId};

/// Euros, a share, an age, a year or a number of months.
pub type Number = Spanned<f64>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GemeenteSource {
    pub name: String,
    /// The municipality whose schemes it has, but for those of its own.
    pub inherits: Option<Spanned<String>>,
    pub phone: Option<String>,
    pub site: Option<String>,
    pub dated: Option<Number>,
    #[serde(default)]
    pub scheme: Vec<SchemeSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchemeSource {
    pub id: Spanned<SchemeId>,
    pub name: Option<String>,
    pub dated: Option<Number>,
    pub every: Option<Spanned<EverySource>>,
    pub month: Option<Number>,
    pub at_most: Option<bool>,
    pub assets: Option<Spanned<AssetsSource>>,
    pub min_age: Option<Number>,
    #[serde(default)]
    pub until_aow_age: bool,
    pub reference_months: Option<Number>,
    pub average: Option<bool>,
    #[serde(default)]
    pub ages_on: AgesOn,
    #[serde(default)]
    pub tier: Vec<TierSource>,
    pub cap_net_month: Option<CapNetMonthSource>,
    pub by_household: Option<ByHouseholdSource>,
    #[serde(default)]
    pub amount: Vec<AmountSource>,
    pub once: Option<OnceSource>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EverySource {
    Month,
    Year,
    FiveYears,
}

/// `"bijstand"` or euros.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum AssetsSource {
    Euros(f64),
    As(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierSource {
    pub cap: Number,
    pub share: Number,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapNetMonthSource {
    pub single: Number,
    pub single_parent: Number,
    pub couple: Number,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByHouseholdSource {
    pub single: Number,
    pub single_parent_child_under_12: Number,
    pub single_parent_child_12_17: Number,
    pub couple: Number,
    pub couple_child_under_12: Number,
    pub couple_child_12_17: Number,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmountSource {
    pub of: Spanned<OfSource>,
    pub ages: Option<Spanned<(Spanned<u32>, Spanned<u32>)>>,
    pub euros: Number,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfSource {
    Household,
    Adult,
    Child,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnceSource {
    pub bijstand_months: Number,
    pub off_benefit_months: Number,
}
