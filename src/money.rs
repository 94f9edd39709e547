//! Euro cents, exact intermediate amounts, and rounding where the law rounds, by name.

use std::{
    fmt,
    iter::Sum,
    ops::{Add, AddAssign, Neg, Sub, SubAssign},
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An amount in whole euro cents, as it stands on a payslip or in a bank account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(i64);

/// An amount in millionths of a euro: what a calculation holds before the law lets it round.
///
/// Good for amounts up to nine million euros times a [`Rate`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Exact(i64);

/// A share in millionths: 8.05% is 80,500. The law never prints more than five decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Rate(i64);

const MICRO: i64 = 1_000_000;
const MICRO_IN_CENT: i64 = 10_000;

impl Cents {
    /// Nothing.
    pub const ZERO: Cents = Cents(0);

    /// So many cents.
    pub const fn new(cents: i64) -> Cents {
        Cents(cents)
    }

    /// So many euros.
    pub const fn euros(euros: i64) -> Cents {
        Cents(euros * 100)
    }

    /// The number of cents.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// The same amount, to calculate with.
    pub const fn exact(self) -> Exact {
        Exact(self.0 * MICRO_IN_CENT)
    }
}

impl Exact {
    /// Nothing.
    pub const ZERO: Exact = Exact(0);

    /// So many whole euros.
    pub const fn euros(euros: i64) -> Exact {
        Exact(euros * MICRO)
    }

    /// So many millionths of a euro.
    pub const fn micro(micro: i64) -> Exact {
        Exact(micro)
    }

    /// The number of millionths of a euro.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// To the nearest cent, halves away from zero.
    pub const fn round_half_up(self) -> Cents {
        let half = if self.0 < 0 { -MICRO_IN_CENT / 2 } else { MICRO_IN_CENT / 2 };
        Cents((self.0 + half) / MICRO_IN_CENT)
    }

    /// Up to a whole cent.
    pub const fn ceil_cent(self) -> Cents {
        Cents(-(-self.0).div_euclid(MICRO_IN_CENT))
    }

    /// Down to a whole euro.
    pub const fn floor_to_euro(self) -> Exact {
        Exact(self.0.div_euclid(MICRO) * MICRO)
    }

    /// Up to a whole euro.
    pub const fn ceil_to_euro(self) -> Exact {
        Exact(-(-self.0).div_euclid(MICRO) * MICRO)
    }

    /// To the nearest whole euro, halves up.
    pub const fn round_to_euro(self) -> Exact {
        Exact((self.0 + MICRO / 2).div_euclid(MICRO) * MICRO)
    }

    /// Whole euros, the rest dropped.
    pub const fn whole_euros(self) -> i64 {
        self.0.div_euclid(MICRO)
    }

    /// This share of the amount.
    pub const fn times(self, rate: Rate) -> Exact {
        let product = self.0 * rate.0;
        let half = if product < 0 { -MICRO / 2 } else { MICRO / 2 };
        Exact((product + half) / MICRO)
    }

    /// The amount of which this is the given share; the share is not zero.
    pub const fn divided_by(self, rate: Rate) -> Exact {
        let half = if self.0 < 0 { -rate.0 / 2 } else { rate.0 / 2 };
        Exact((self.0 * MICRO + half) / rate.0)
    }

    /// So many times the amount.
    pub const fn scaled(self, factor: i64) -> Exact {
        Exact(self.0 * factor)
    }

    /// The amount in so many equal parts, to the nearest millionth.
    pub const fn split(self, parts: i64) -> Exact {
        let half = if self.0 < 0 { -parts / 2 } else { parts / 2 };
        Exact((self.0 + half) / parts)
    }

    /// This, or zero where it is less.
    pub const fn or_zero(self) -> Exact {
        if self.0 < 0 { Exact(0) } else { self }
    }
}

impl Rate {
    /// Everything.
    pub const ONE: Rate = Rate(MICRO);

    /// So many millionths.
    pub const fn millionths(millionths: i64) -> Rate {
        Rate(millionths)
    }

    /// The number of millionths.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// What is left of everything.
    pub const fn rest(self) -> Rate {
        Rate(MICRO - self.0)
    }

    /// Everything and this on top.
    pub const fn on_top(self) -> Rate {
        Rate(MICRO + self.0)
    }

    /// The difference with a smaller share.
    pub const fn minus(self, other: Rate) -> Rate {
        Rate(self.0 - other.0)
    }
}

macro_rules! adds {
    ($amount:ident) => {
        impl Add for $amount {
            type Output = $amount;
            fn add(self, other: $amount) -> $amount {
                $amount(self.0 + other.0)
            }
        }
        impl Sub for $amount {
            type Output = $amount;
            fn sub(self, other: $amount) -> $amount {
                $amount(self.0 - other.0)
            }
        }
        impl Neg for $amount {
            type Output = $amount;
            fn neg(self) -> $amount {
                $amount(-self.0)
            }
        }
        impl AddAssign for $amount {
            fn add_assign(&mut self, other: $amount) {
                self.0 += other.0;
            }
        }
        impl SubAssign for $amount {
            fn sub_assign(&mut self, other: $amount) {
                self.0 -= other.0;
            }
        }
        impl Sum for $amount {
            fn sum<I: Iterator<Item = $amount>>(amounts: I) -> $amount {
                amounts.fold($amount(0), Add::add)
            }
        }
    };
}

adds!(Cents);
adds!(Exact);

impl fmt::Display for Cents {
    /// Euros with a point and two decimals, for people at a terminal and for files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", self.0.abs() / 100, self.0.abs() % 100)
    }
}

/// Reads a decimal number of euros exactly; `None` where it has parts of a cent or is out of reach.
pub(crate) fn cents_of_number(euros: f64) -> Option<Cents> {
    // The nearest double to a number of cents is within far less than a thousandth of a cent of it, for
    // every amount that anybody earns; anything else was not written in cents.
    #[allow(clippy::float_arithmetic, reason = "JSON numbers are doubles; the result is exact or refused")]
    let (cents, off) = {
        let cents = euros * 100.0;
        (cents.round(), (cents - cents.round()).abs())
    };
    (off < 1e-3 && cents.abs() < 1e13).then_some(Cents(cents as i64))
}

impl<'de> Deserialize<'de> for Cents {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Cents, D::Error> {
        let euros = f64::deserialize(deserializer)?;
        cents_of_number(euros).ok_or_else(|| de::Error::custom("an amount has at most two decimals"))
    }
}

impl Serialize for Cents {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[allow(clippy::float_arithmetic, reason = "the double nearest to the decimal; read back exactly")]
        let euros = self.0 as f64 / 100.0;
        serializer.serialize_f64(euros)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_does_what_its_name_says() {
        assert_eq!(Exact::micro(5_000).round_half_up(), Cents(1));
        assert_eq!(Exact::micro(4_999).round_half_up(), Cents(0));
        assert_eq!(Exact::micro(-5_000).round_half_up(), Cents(-1));
        assert_eq!(Exact::micro(1).ceil_cent(), Cents(1));
        assert_eq!(Exact::micro(10_000).ceil_cent(), Cents(1));
        assert_eq!(Exact::micro(1_999_999).floor_to_euro(), Exact::euros(1));
        assert_eq!(Exact::micro(1_000_001).ceil_to_euro(), Exact::euros(2));
        assert_eq!(Exact::micro(1_500_000).round_to_euro(), Exact::euros(2));
    }

    #[test]
    fn a_share_and_its_whole_come_back() {
        let rate = Rate::millionths(357_500);
        let amount = Cents::new(1_234_567).exact();
        assert_eq!(amount.times(rate).divided_by(rate).round_half_up(), Cents::new(1_234_567));
        // 12.5% of 1,234.56 is 154.32.
        assert_eq!(
            Cents::new(123_456).exact().times(Rate::millionths(125_000)).round_half_up(),
            Cents::new(15_432)
        );
    }

    #[test]
    fn amounts_are_read_to_the_cent_or_refused() {
        assert_eq!(serde_json::from_str::<Cents>("14.71").unwrap(), Cents(1471));
        assert_eq!(serde_json::from_str::<Cents>("650").unwrap(), Cents(65_000));
        assert!(serde_json::from_str::<Cents>("14.715").is_err());
        assert_eq!(serde_json::to_string(&Cents(65_010)).unwrap(), "650.1");
    }
}
