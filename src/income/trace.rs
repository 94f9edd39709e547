//! How a law says what it did: a recording trace keeps each step, a silent one costs nothing, so that an
//! explanation can never differ from the number it explains.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{line::LineId, situation::Hours};
use crate::{
    calendar::Day,
    money::{Cents, Exact, Rate},
};

/// Takes the steps of a calculation.
pub trait Trace {
    /// The steps that follow belong to this line, of this adult where each adult has one.
    fn begin(&mut self, line: LineId, adult: Option<usize>);

    /// Takes one step, if anybody wants to know.
    fn step(&mut self, step: impl FnOnce() -> Step);
}

/// Nobody wants to know.
pub struct Silent;

impl Trace for Silent {
    #[inline(always)]
    fn begin(&mut self, _: LineId, _: Option<usize>) {}

    #[inline(always)]
    fn step(&mut self, _: impl FnOnce() -> Step) {}
}

/// Keeps every step, in order, by line.
#[derive(Default)]
pub struct Recording(Vec<(LineId, Option<usize>, Vec<Step>)>);

impl Recording {
    /// The steps of a line, in order.
    pub fn of(&self, line: LineId, adult: Option<usize>) -> Vec<Step> {
        let of_line = self.0.iter().filter(|(of, whose, _)| *of == line && *whose == adult);
        of_line.flat_map(|(.., steps)| steps.iter().cloned()).collect()
    }
}

impl Trace for Recording {
    fn begin(&mut self, line: LineId, adult: Option<usize>) {
        self.0.push((line, adult, Vec::new()));
    }

    fn step(&mut self, step: impl FnOnce() -> Step) {
        if let Some((.., steps)) = self.0.last_mut() {
            steps.push(step());
        }
    }
}

/// One step: which sentence, and the numbers in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Which sentence.
    pub id: StepId,
    /// Numbers by the name of their place in the sentence.
    pub values: Vec<(&'static str, Value)>,
}

/// A number in a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// Euros.
    Amount(Cents),
    /// A share of something.
    Share(Rate),
    /// How many.
    Count(i64),
    /// Hours.
    Hours(Hours),
    /// A day, or the month that begins on it.
    Day(Day),
    /// A calendar year.
    Year(i32),
}

impl From<Day> for Value {
    fn from(day: Day) -> Value {
        Value::Day(day)
    }
}

impl From<Hours> for Value {
    fn from(hours: Hours) -> Value {
        Value::Hours(hours)
    }
}

impl From<Exact> for Value {
    fn from(amount: Exact) -> Value {
        Value::Amount(amount.round_half_up())
    }
}

impl From<Cents> for Value {
    fn from(amount: Cents) -> Value {
        Value::Amount(amount)
    }
}

impl From<Rate> for Value {
    fn from(share: Rate) -> Value {
        Value::Share(share)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Amount(amount) => amount.serialize(serializer),
            #[allow(clippy::float_arithmetic, reason = "only to be shown")]
            Value::Share(share) => serializer.serialize_f64(share.get() as f64 / 1e6),
            Value::Hours(hours) => hours.serialize(serializer),
            Value::Day(day) => day.serialize(serializer),
            Value::Year(year) => serializer.serialize_i32(*year),
            Value::Count(count) => serializer.serialize_i64(*count),
        }
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_sentence(serializer, "step", self.id.key(), &self.values)
    }
}

/// A list of sentences: an enum, where the text of each stands, and the names of the values in it.
macro_rules! sentences {
    ($(#[$doc:meta])* $list:ident { $($(#[$of:meta])* $id:ident = $key:literal $names:tt;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum $list { $($(#[$of])* $id,)* }

        impl $list {
            /// All of them, with the names of the values in each.
            pub const ALL: &[($list, &[&str])] = &[$(($list::$id, &$names),)*];

            /// Its name in the exchange format, and where its text stands.
            pub const fn key(self) -> &'static str {
                match self { $($list::$id => $key,)* }
            }
        }
    };
}
pub(crate) use sentences;

/// Writes a sentence as one flat object: its key under `kind`, and its values.
pub(crate) fn serialize_sentence<S: Serializer>(
    serializer: S,
    kind: &'static str,
    key: &str,
    values: &[(&'static str, Value)],
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(values.len() + 1))?;
    map.serialize_entry(kind, key)?;
    for (name, value) in values {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

sentences! {
    /// Every sentence that an explanation can have. The text stands under [`StepId::key`].
    StepId {
        WageGross = "net_wage.gross" ["gross", "year"];
        WageTax = "net_wage.tax" ["tax", "credits", "withheld"];
        WagePension = "net_wage.pension" ["premium"];
        WageNet = "net_wage.net" ["net"];
        PayslipGross = "net_wage.payslip" ["gross", "withheld"];
        PayslipPart = "net_wage.part" ["days", "of"];
        HolidayAllowance = "net_wage.holiday_allowance" ["gross", "share", "net"];
        OtherTaxed = "other_income.taxed" ["gross", "tax"];
        OtherZvw = "other_income.zvw" ["share", "zvw"];
        OtherUntaxed = "other_income.untaxed" ["amount"];
        OtherNet = "other_income.net" ["net"];
        NormSingle = "bijstand.norm_single" ["norm"];
        NormCouple = "bijstand.norm_couple" ["norm"];
        NormYoung = "bijstand.norm_young" ["norm"];
        NormKostendeler = "bijstand.norm_kostendeler" ["norm", "people"];
        NormHalf = "bijstand.norm_half" ["norm"];
        PartnerCounted = "bijstand.partner_counted" ["income", "joint", "counted"];
        Vrijlating = "bijstand.vrijlating" ["share", "free", "most"];
        VrijlatingNotMet = "bijstand.vrijlating_not_met" [];
        Student = "bijstand.student" [];
        HomeLoan = "bijstand.home_loan" ["equity", "exempt"];
        Counted = "bijstand.counted" ["norm", "counted", "left"];
        CountedIack = "bijstand.counted_iack" ["iack"];
        AssetsTooHigh = "bijstand.assets" ["assets", "most"];
        Reserve = "bijstand.reserve" ["share", "reserve"];
        MonthLater = "bijstand.month_later" [];
        ReservePaid = "bijstand.reserve_paid" ["saved"];
        PaidTooMuch = "bijstand.paid_too_much" ["amount"];
        Iack = "iack.amount" ["credit", "usable"];
        IackMonths = "iack.months" ["usable", "months"];
        YoungDisabled = "iack.young_disabled" ["credit", "usable"];
        OldIncome = "settlement.old_income" ["income"];
        SettlementToeslag = "settlement.toeslag" ["year", "income", "right", "paid"];
        SettlementTax = "settlement.income_tax" ["year", "due", "paid"];
        ZorgtoeslagPremium = "zorgtoeslag.premium" ["premium", "own", "year"];
        ZorgtoeslagAssets = "zorgtoeslag.assets" ["assets", "most"];
        TooSmall = "toeslag.too_small" ["year", "least"];
        HuurtoeslagRent = "huurtoeslag.rent" ["rent", "basishuur"];
        HuurtoeslagParts = "huurtoeslag.parts" ["full", "middle", "high"];
        HuurtoeslagTaper = "huurtoeslag.taper" ["income", "ijkpunt", "share", "off"];
        HuurtoeslagOverRent = "huurtoeslag.over_rent" ["rent", "most"];
        HuurtoeslagAssets = "huurtoeslag.assets" ["assets", "most"];
        HuurtoeslagHousemateAssets = "huurtoeslag.housemate_assets" ["assets", "most"];
        BudgetChildren = "kindgebonden_budget.children" ["most"];
        BudgetTaper = "kindgebonden_budget.taper" ["income", "threshold", "share", "off"];
        BudgetAssets = "kindgebonden_budget.assets" ["assets", "most"];
        CareShare = "kinderopvangtoeslag.share" ["income", "first", "next"];
        CareChild = "kinderopvangtoeslag.child" ["hours", "price", "most_price", "amount"];
        CareNoWork = "kinderopvangtoeslag.no_work" [];
        Kinderbijslag = "kinderbijslag.quarter" ["quarter"];
        LocalIncome = "local.income" ["income", "cap", "share"];
        LocalAmount = "local.amount" ["year"];
        LocalAtMost = "local.at_most" ["year"];
        LocalEstimate = "local.estimate" [];
        LocalUnsure = "local.unsure" [];
        LocalOverCap = "local.over_cap" ["income", "cap"];
        LocalAverage = "local.average" ["months"];
        LocalAssets = "local.assets" ["assets", "most"];
        LocalPremium = "local.premium" ["months", "amount"];
        LocalReference = "local.reference" ["months", "needed"];
    }
}

/// A step, written shortly: the id and its numbers.
macro_rules! step {
    ($trace:expr, $id:ident $(, $name:ident = $value:expr)* $(,)?) => {
        $trace.step(|| $crate::income::trace::Step {
            id: $crate::income::trace::StepId::$id,
            values: vec![$((stringify!($name), $value.into())),*],
        })
    };
}
pub(crate) use step;

impl From<usize> for Value {
    fn from(count: usize) -> Value {
        Value::Count(count as i64)
    }
}
