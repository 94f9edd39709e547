//! Months, ages and the dates on which rules change. Nothing here knows what day it is.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day, written `2026-07-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(NaiveDate);

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day)
    }

    /// Reads `2026-07-01`; nothing else is a day.
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let mut part = |length: usize| -> Option<u32> {
            let part = parts.next()?;
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse().ok())?
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() {
            return None;
        }
        Day::new(i32::try_from(year).ok()?, month, day)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The first day of its month.
    pub fn first_of_month(self) -> Day {
        Day(self.0.with_day(1).unwrap_or(self.0))
    }

    /// The first day of its quarter.
    pub fn first_of_quarter(self) -> Day {
        let month = (self.month() - 1) / 3 * 3 + 1;
        Day::new(self.year(), month, 1).unwrap_or(self)
    }

    /// 1 January of its year.
    pub fn first_of_year(self) -> Day {
        Day::new(self.year(), 1, 1).unwrap_or(self)
    }

    /// The day before.
    pub fn before(self) -> Day {
        Day(self.0.pred_opt().unwrap_or(self.0))
    }

    /// The same day so many months ago, or the last one of a shorter month.
    pub fn months_ago(self, months: u32) -> Day {
        Day(self.0.checked_sub_months(chrono::Months::new(months)).unwrap_or(self.0))
    }

    /// Completed years since `birth`; `None` when not born yet.
    pub fn age_of(self, birth: Day) -> Option<u32> {
        self.0.years_since(birth.0)
    }

    /// Completed months since `birth`; `None` when not born yet.
    pub fn age_in_months_of(self, birth: Day) -> Option<u32> {
        if self < birth {
            return None;
        }
        let months =
            (self.year() - birth.year()) * 12 + self.month().cast_signed() - birth.month().cast_signed();
        let incomplete = i32::from(self.0.day() < birth.0.day());
        u32::try_from(months - incomplete).ok()
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Day {
        Day(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = String::deserialize(deserializer)?;
        Day::parse(&text).ok_or_else(|| de::Error::custom("a date is written as 2026-07-01 and exists"))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn only_days_that_exist_are_read() {
        assert_eq!(day("2024-02-29").to_string(), "2024-02-29");
        for wrong in
            ["2025-02-29", "2025-13-01", "2025-1-1", "01-01-2025", "2025-01-01T00", "", "2025-01-01-01"]
        {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn ages_complete_on_the_birthday() {
        assert_eq!(day("2026-03-01").age_of(day("2014-03-01")), Some(12));
        assert_eq!(day("2026-02-28").age_of(day("2014-03-01")), Some(11));
        assert_eq!(day("2013-03-01").age_of(day("2014-03-01")), None);
        assert_eq!(day("2026-03-31").age_in_months_of(day("2026-01-31")), Some(2));
        assert_eq!(day("2026-03-30").age_in_months_of(day("2026-01-31")), Some(1));
    }

    #[test]
    fn quarters_begin_in_their_own_month() {
        assert_eq!(day("2026-11-23").first_of_quarter(), day("2026-10-01"));
        assert_eq!(day("2026-03-31").first_of_quarter(), day("2026-01-01"));
    }
}
