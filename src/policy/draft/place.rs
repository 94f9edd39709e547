//! What can be changed in the file of a municipality, and where it stands.

use std::ops::Range;

use toml::Spanned;

use crate::policy::{
    gemeente_file::{AmountSource, AssetsSource, EverySource, Number, OfSource, SchemeSource},
    local_parameters::SchemeId,
    numbers::exact,
};

/// Something of a scheme that can be changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Of which scheme; each is in a file once.
    pub scheme: SchemeId,
    /// What it is.
    pub what: What,
    /// Its value, in the unit of its [`Kind`].
    pub value: i64,
    /// The value that it had when somebody began; `None` where it is new.
    pub was: Option<i64>,
    /// Which one it is of those of its kind in the scheme, from 1; `None` for the only one.
    pub number: Option<usize>,
    /// Where it stands.
    pub(super) span: Range<usize>,
}

/// What can be changed of a scheme. Numbers count from 0, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The income limit of a tier, as a part of the norm.
    Cap(usize),
    /// The part of the amount of a tier.
    Share(usize),
    /// An income limit in euros: of a single, of a single parent, of a couple.
    NetMonth(usize),
    /// An amount by the kind of household, in the order of the keys of the file.
    ByHousehold(usize),
    /// An amount of an adult.
    Adult(usize),
    /// An amount of a child.
    Child(usize),
    /// An amount of the household.
    Household(usize),
    /// From which age of a child an amount is.
    AgeFrom(usize),
    /// Up to and with which age of a child an amount is.
    AgeTo(usize),
    /// How often it is given, as a place in [`Frequency::ALL`].
    Every,
    /// The calendar month in which it is paid.
    Month,
    /// From which age an adult counts.
    MinAge,
    /// For how many months income has been low.
    ReferenceMonths,
    /// The most that a household may own, where it is in euros.
    Assets,
}

/// In which unit a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Cents.
    Euros,
    /// Millionths.
    Share,
    /// Years of age.
    Age,
    /// A number of months.
    Months,
    /// 1 to 12.
    Month,
    /// A place in [`Frequency::ALL`].
    Frequency,
}

/// How often a scheme gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// Every month.
    Month,
    /// Once a year.
    Year,
    /// Once in five years.
    FiveYears,
}

impl Frequency {
    /// All of them, from often to seldom.
    pub const ALL: [Frequency; 3] = [Frequency::Month, Frequency::Year, Frequency::FiveYears];

    /// As a file has it.
    pub const fn key(self) -> &'static str {
        match self {
            Frequency::Month => "month",
            Frequency::Year => "year",
            Frequency::FiveYears => "five_years",
        }
    }
}

impl What {
    /// In which unit its value is.
    pub const fn kind(self) -> Kind {
        match self {
            What::Cap(_) | What::Share(_) => Kind::Share,
            What::NetMonth(_)
            | What::ByHousehold(_)
            | What::Adult(_)
            | What::Child(_)
            | What::Household(_)
            | What::Assets => Kind::Euros,
            What::AgeFrom(_) | What::AgeTo(_) | What::MinAge => Kind::Age,
            What::Every => Kind::Frequency,
            What::Month => Kind::Month,
            What::ReferenceMonths => Kind::Months,
        }
    }
}

/// A value as it is written in a file; `None` for one that its unit has not.
pub(super) fn literal(what: What, value: i64) -> Option<String> {
    let value = u64::try_from(value).ok()?;
    let decimals = |whole: u64, rest: u64, width: usize, least: usize| {
        let mut text = format!("{rest:0width$}");
        while text.len() > least && text.ends_with('0') {
            text.pop();
        }
        if text.is_empty() { whole.to_string() } else { format!("{whole}.{text}") }
    };
    Some(match (what, what.kind()) {
        // As the files have them: 1.10 and 0.5, 238 and 141.50.
        (What::Cap(_), _) => decimals(value / 1_000_000, value % 1_000_000, 6, 2),
        (_, Kind::Share) => decimals(value / 1_000_000, value % 1_000_000, 6, 0),
        (_, Kind::Euros) if value % 100 == 0 => (value / 100).to_string(),
        (_, Kind::Euros) => decimals(value / 100, value % 100, 2, 2),
        (_, Kind::Frequency) => format!("{:?}", Frequency::ALL.get(value as usize)?.key()),
        (_, Kind::Age | Kind::Months | Kind::Month) => value.to_string(),
    })
}

/// Everything of a scheme that can be changed.
pub(super) fn add_places(scheme: &SchemeSource, places: &mut Vec<Place>) {
    let id = *scheme.id.get_ref();
    let mut add = |what: What, number: &Number| {
        let decimals = match what.kind() {
            Kind::Euros => 2,
            Kind::Share => 6,
            _ => 0,
        };
        let value = exact(*number.get_ref(), decimals).unwrap_or_default();
        places.push(Place { scheme: id, what, value, was: None, number: None, span: number.span() });
    };
    for (n, tier) in scheme.tier.iter().enumerate() {
        add(What::Cap(n), &tier.cap);
        add(What::Share(n), &tier.share);
    }
    if let Some(caps) = &scheme.cap_net_month {
        for (n, cap) in [&caps.single, &caps.single_parent, &caps.couple].into_iter().enumerate() {
            add(What::NetMonth(n), cap);
        }
    }
    if let Some(by) = &scheme.by_household {
        let all = [
            &by.single,
            &by.single_parent_child_under_12,
            &by.single_parent_child_12_17,
            &by.couple,
            &by.couple_child_under_12,
            &by.couple_child_12_17,
        ];
        for (n, amount) in all.into_iter().enumerate() {
            add(What::ByHousehold(n), amount);
        }
    }
    for (n, AmountSource { of, euros, ages }) in scheme.amount.iter().enumerate() {
        let what = match of.get_ref() {
            OfSource::Adult => What::Adult(n),
            OfSource::Child => What::Child(n),
            OfSource::Household => What::Household(n),
        };
        add(what, euros);
        if let Some(ages) = ages {
            let (from, to) = ages.get_ref();
            add(What::AgeFrom(n), &as_number(from));
            add(What::AgeTo(n), &as_number(to));
        }
    }
    let rest = [
        (What::Month, &scheme.month),
        (What::MinAge, &scheme.min_age),
        (What::ReferenceMonths, &scheme.reference_months),
    ];
    for (what, number) in rest {
        number.iter().for_each(|number| add(what, number));
    }
    if let Some(assets) = &scheme.assets
        && let AssetsSource::Euros(euros) = assets.get_ref()
    {
        add(What::Assets, &Number::new(assets.span(), *euros));
    }
    if let Some(every) = &scheme.every {
        let value = match every.get_ref() {
            EverySource::Month => 0,
            EverySource::Year => 1,
            EverySource::FiveYears => 2,
        };
        places.push(Place {
            scheme: id,
            what: What::Every,
            value,
            was: None,
            number: None,
            span: every.span(),
        });
    }
}

/// An age as any other number.
fn as_number(age: &Spanned<u32>) -> Number {
    Number::new(age.span(), f64::from(*age.get_ref()))
}
