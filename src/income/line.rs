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
    /// Holiday allowance on a wage after tax, in the month in which it is paid. Calendar only.
    HolidayAllowance = "holiday_allowance";
    /// The part of bijstand that is paid each month.
    Bijstand = "bijstand";
    /// The part of bijstand that is kept back for vakantietoeslag.
    VakantietoeslagReserve = "vakantietoeslag_reserve";
    /// The vakantietoeslag that was kept back, in the month in which it is paid. Calendar only.
    Vakantietoeslag = "vakantietoeslag";
    /// Bijstand that was paid before the wage of that month was known, and is asked back. Calendar only.
    BijstandCorrection = "bijstand_correction";
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
    /// Income that is no wage, after tax.
    OtherIncome = "other_income";
    /// Jonggehandicaptenkorting, as far as there is tax to take it from.
    Jonggehandicaptenkorting = "jonggehandicaptenkorting";
    /// Zorgtoeslag of a year, once its income is known. Calendar only, as are the next four.
    SettlementZorgtoeslag = "settlement_zorgtoeslag";
    /// Huurtoeslag of a year, once its income is known.
    SettlementHuurtoeslag = "settlement_huurtoeslag";
    /// Kindgebonden budget of a year, once its income is known.
    SettlementKindgebondenBudget = "settlement_kindgebonden_budget";
    /// Kinderopvangtoeslag of a year, once its income is known.
    SettlementKinderopvangtoeslag = "settlement_kinderopvangtoeslag";
    /// Income tax of a year, beside what was withheld.
    SettlementIncomeTax = "settlement_income_tax";
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

impl LineId {
    /// Whether it is a line of real months only, never of a steady one.
    pub const fn is_of_the_calendar(self) -> bool {
        self.is_settlement()
            || matches!(self, LineId::HolidayAllowance | LineId::Vakantietoeslag | LineId::BijstandCorrection)
    }

    /// Whether it settles a year that is over.
    pub const fn is_settlement(self) -> bool {
        matches!(
            self,
            LineId::SettlementZorgtoeslag
                | LineId::SettlementHuurtoeslag
                | LineId::SettlementKindgebondenBudget
                | LineId::SettlementKinderopvangtoeslag
                | LineId::SettlementIncomeTax
        )
    }

    /// The lines that each adult has.
    pub const BY_ADULT: [LineId; 4] =
        [LineId::NetWage, LineId::HolidayAllowance, LineId::OtherIncome, LineId::SettlementIncomeTax];

    /// Its place among [`LineId::BY_ADULT`].
    pub const fn place_by_adult(self) -> Option<usize> {
        match self {
            LineId::NetWage => Some(0),
            LineId::HolidayAllowance => Some(1),
            LineId::OtherIncome => Some(2),
            LineId::SettlementIncomeTax => Some(3),
            _ => None,
        }
    }
}

impl Serialize for LineId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}
