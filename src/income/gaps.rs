//! What the rules here do not cover of a household: said beside the result, never silently computed wrong.

use serde::{Serialize, Serializer};

use super::{
    bijstandsnorm::ADULT_AGE,
    household::Household,
    situation::{HomeKind, Relation},
};
use crate::money::{Cents, Exact};

macro_rules! gaps {
    ($($(#[$doc:meta])* $id:ident = $key:literal;)*) => {
        /// Something that is not in the result, or only by a rule of thumb.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Gap { $($(#[$doc])* $id,)* }

        impl Gap {
            /// All of them.
            pub const ALL: &[Gap] = &[$(Gap::$id,)*];

            /// Its name in the exchange format; the text stands under it in the section `gaps`.
            pub const fn key(self) -> &'static str {
                match self { $(Gap::$id => $key,)* }
            }
        }
    };
}

gaps! {
    /// These are the latest rules known here; newer ones hold on that day.
    OutdatedRules = "outdated_rules";
    /// Somebody reaches AOW age after the months that are shown, within the last year of them.
    AowThisYear = "aow_this_year";
    /// The municipality can lower the norm where nobody pays for a home (art. 27 Participatiewet).
    NoHousingCosts = "no_housing_costs";
    /// A house of one's own counts as assets above an exempt part (art. 34 and 50).
    OwnHome = "own_home";
    /// Where an own house is worth more than the exempt part, bijstand can be a loan (art. 50 Participatiewet).
    OwnHomeLoan = "own_home_loan";
    /// Interest on a mortgage lowers the tax and the income that allowances look at.
    MortgageInterest = "mortgage_interest";
    /// The schemes of this municipality are not known here.
    UnknownGemeente = "unknown_gemeente";
    /// Studiefinanciering is not in the result.
    Student = "student";
    /// Income from which nobody withholds tax: the person pays it afterwards.
    AlimonyTax = "alimony_tax";
    /// Under 21 the municipality can add to the norm where parents can't help (art. 12, 20).
    Under21 = "under_21";
    /// Children of 18 and older may have an income, which counts for huurtoeslag.
    GrownChildIncome = "grown_child_income";
    /// Students who share a home may count for huurtoeslag with an income not given.
    HousematesIncome = "housemates_income";
    /// Bijstand looks at assets now, allowances at those on 1 January.
    AssetsOnTwoDates = "assets_on_two_dates";
    /// The share for a next child in care is not published for this income.
    NextChildShare = "next_child_share";
    /// Who has under four weeks of search behind them, or studies, may have no right under 27.
    Under27 = "under_27";
}

impl Serialize for Gap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// Gaps that follow from the household alone, whatever it earns.
pub(super) fn of(household: &Household) -> Vec<Gap> {
    let situation = household.situation;
    let entitled = || situation.adults.iter().filter(|adult| adult.bijstand);
    let any_entitled = household.norm.entitled.contains(&true);
    let younger_than = |age: u32| {
        entitled().any(|adult| household.date.age_of(adult.birth_date).is_some_and(|years| years < age))
    };
    let owner = situation.home.kind == HomeKind::Owner;
    let renting = situation.home.kind == HomeKind::Rent;
    let grown = |birth| household.date.age_of(birth).is_some_and(|age| age >= ADULT_AGE);
    let unknown_income = situation
        .housemates
        .iter()
        .any(|housemate| housemate.relation != Relation::Commercial && housemate.income_year == Cents::ZERO);
    let claims = [
        (Gap::OutdatedRules, household.rules.outdated),
        (Gap::NoHousingCosts, any_entitled && situation.home.kind == HomeKind::Other),
        (Gap::OwnHome, any_entitled && owner && situation.home.value == Cents::ZERO),
        (Gap::OwnHomeLoan, household.bijstand > Cents::ZERO && household.home_equity_over() > Cents::ZERO),
        (Gap::MortgageInterest, owner && situation.home.mortgage > Cents::ZERO),
        (Gap::UnknownGemeente, situation.gemeente.is_some() && household.local.is_none()),
        (Gap::Student, situation.adults.iter().any(|adult| adult.student)),
        (Gap::AlimonyTax, household.other.iter().any(|other| other.with_zvw > Exact::ZERO)),
        (Gap::Under21, younger_than(21)),
        (Gap::Under27, younger_than(27)),
        (Gap::GrownChildIncome, renting && situation.children.iter().any(|child| grown(child.birth_date))),
        (Gap::HousematesIncome, renting && unknown_income),
        (Gap::AssetsOnTwoDates, situation.assets > Cents::ZERO && situation.assets_january.is_none()),
    ];
    claims.into_iter().filter_map(|(gap, holds)| holds.then_some(gap)).collect()
}
