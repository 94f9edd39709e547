//! The lines of a budget. It needs nothing of the program, so that it serves the build as well.

use serde::{Serialize, Serializer};

macro_rules! lines {
    ($($(#[$doc:meta])* $id:ident = $key:literal;)*) => {
        /// What a line of a budget is about, in the order in which a budget shows them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum LineId { $($(#[$doc])* $id,)* }

        impl LineId {
            /// All of them, in order.
            pub const ALL: &[LineId] = &[$(LineId::$id,)*];

            /// Its name in the exchange format.
            pub const fn key(self) -> &'static str {
                match self { $(LineId::$id => $key,)* }
            }
        }
    };
}

lines! {
    /// Wage after tax, with a twelfth of the holiday allowance.
    NetWage = "net_wage";
    /// The part of bijstand that is paid each month.
    Bijstand = "bijstand";
    /// The part of bijstand that is kept back for vakantietoeslag.
    VakantietoeslagReserve = "vakantietoeslag_reserve";
    /// Inkomensafhankelijke combinatiekorting, as far as there is tax to take it from.
    Iack = "iack";
    /// Towards health insurance.
    Zorgtoeslag = "zorgtoeslag";
    /// Towards rent.
    Huurtoeslag = "huurtoeslag";
    /// Towards children, by income.
    KindgebondenBudget = "kindgebonden_budget";
    /// Towards care of children while their parents work.
    Kinderopvangtoeslag = "kinderopvangtoeslag";
    /// For every child, a third of the quarter.
    Kinderbijslag = "kinderbijslag";
    /// Of the municipality, after years of a low income (individuele inkomenstoeslag).
    Inkomenstoeslag = "inkomenstoeslag";
    /// Of the municipality, for children at school.
    Schoolkosten = "schoolkosten";
    /// Of the municipality, to take part: sport, culture, a club.
    Participatie = "participatie";
    /// Of the municipality, for a computer or tablet for school.
    Computer = "computer";
    /// Of the municipality, for internet at home.
    Internet = "internet";
    /// Of the municipality, towards its own health insurance (gemeentepolis).
    CollectieveZorgverzekering = "collectieve_zorgverzekering";
    /// Local taxes that need not be paid.
    Kwijtschelding = "kwijtschelding";
    /// Of the municipality, once, for leaving bijstand.
    Uitstroompremie = "uitstroompremie";
    /// What care of children costs; negative.
    ChildcareCosts = "childcare_costs";
    /// What going to work costs; negative.
    CostsOfWork = "costs_of_work";
}

impl Serialize for LineId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}
