//! What can be wrong with the file of a municipality: for the build in words, for a reader by the key of a text.

use std::fmt;

/// Something wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Counted from 1.
    pub line: usize,
    /// What it is.
    pub problem: Problem,
}

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $words:literal;)*) => {
        /// What can be wrong.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Problem {
            /// Not what the format has here; the reason is the TOML reader's.
            Malformed(String),
            /// It inherits from a municipality that inherits itself.
            InheritsTwice(String),
            /// It inherits from a municipality that is not there.
            UnknownGemeente(String),
            /// A number has more decimals than its unit.
            Decimals(i32),
            $($(#[$doc])* $name,)*
        }

        impl Problem {
            /// The texts of all of them.
            pub const KEYS: &[&str] = &[
                "problem.malformed",
                "problem.inherits_twice",
                "problem.unknown_gemeente",
                "problem.decimals",
                $(concat!("problem.", $key),)*
            ];

            /// The text that says it in the reader's language.
            pub const fn key(&self) -> &'static str {
                match self {
                    Problem::Malformed(_) => "problem.malformed",
                    Problem::InheritsTwice(_) => "problem.inherits_twice",
                    Problem::UnknownGemeente(_) => "problem.unknown_gemeente",
                    Problem::Decimals(_) => "problem.decimals",
                    $(Problem::$name => concat!("problem.", $key),)*
                }
            }
        }

        impl fmt::Display for Problem {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    Problem::Malformed(reason) => f.write_str(reason),
                    Problem::InheritsTwice(from) => {
                        write!(f, "{from:?} itself inherits; name the one it has it from")
                    }
                    Problem::UnknownGemeente(from) => write!(f, "there is no municipality {from:?}"),
                    Problem::Decimals(most) => write!(f, "has more than {most} decimals"),
                    $(Problem::$name => f.write_str($words),)*
                }
            }
        }
    };
}

problems! {
    /// No comment behind a number.
    NoSource = "no_source", "a number needs its source behind it";
    /// A comment without A, B or C.
    NoConfidence = "no_confidence", "a source needs its confidence: A, B or C";
    /// Two of a kind.
    Twice = "twice", "this scheme stands here twice";
    /// `average` alone.
    AverageOfNothing = "average_of_nothing", "an average is of reference_months, which is missing";
    /// `[scheme.once]` where it does not belong, or is missing.
    OnceOnlyPremium = "once_only_premium", "an uitstroompremie, and nothing else, has [scheme.once]";
    /// `[scheme.once]` alone.
    OnceOfNothing = "once_of_nothing", "[scheme.once] is of an amount, which is missing";
    /// What is given once, as if it came again.
    OnceWithMore = "once_with_more", "an amount given once has no income limit, every, month or at_most";
    /// When and how, of nothing.
    NoAmount = "no_amount", "every, month and at_most are of an amount, which is missing";
    /// An amount where none can be known.
    NeverAnAmount = "never_an_amount", "bijzondere bijstand has no amount that is known before";
    /// An amount for everybody.
    NoLimit = "no_limit", "an amount needs an income limit: [[scheme.tier]] or [scheme.cap_net_month]";
    /// Limits in two ways.
    TwoLimits = "two_limits", "income limits are tiers or cap_net_month, not both";
    /// Not a month.
    Month = "month", "a month is 1 to 12";
    /// Every month, in one month.
    MonthOfEveryMonth = "month_of_every_month", "what is paid every month has no month of its own";
    /// When is it paid?
    NoMonth = "no_month", "month is missing: the calendar month in which it is paid";
    /// How often?
    NoEvery = "no_every", "every is missing: \"month\", \"year\" or \"five_years\"";
    /// Percents in the place of parts.
    Cap = "cap", "a cap is a part of the norm, 1.10 for 110%";
    /// Percents in the place of parts.
    Share = "share", "a share is a part of the amount, 0.5 for half";
    /// Tiers in disorder.
    TierOrder = "tier_order", "tiers go from a low cap to a high one";
    /// Ages in disorder.
    AgeOrder = "age_order", "ages go from the youngest to the oldest";
    /// Ages of an adult.
    AgesOfAdult = "ages_of_adult", "ages are of children; an adult has the min_age of the scheme";
    /// A child of any age.
    ChildWithoutAges = "child_without_ages", "an amount of a child needs its ages";
    /// Assets of another kind.
    Assets = "assets", "assets are \"bijstand\", or euros";
    /// Below zero.
    Negative = "negative", "a number here is not below zero";
    /// Beyond every scheme.
    TooLarge = "too_large", "a number here is 100000 at most";
    /// Not a year.
    Year = "year", "dated is the year of the page";
}
