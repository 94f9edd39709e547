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

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// How many days its month has.
    pub fn days_in_month(self) -> u32 {
        self.first_of_month().months_later(1).before().day()
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

    /// The day after.
    pub fn after(self) -> Day {
        Day(self.0.succ_opt().unwrap_or(self.0))
    }

    /// Its month, as in `2026-07`.
    pub fn month_text(self) -> String {
        format!("{:04}-{:02}", self.year(), self.month())
    }

    /// The same day so many months ago, or the last one of a shorter month.
    pub fn months_ago(self, months: u32) -> Day {
        Day(self.0.checked_sub_months(chrono::Months::new(months)).unwrap_or(self.0))
    }

    /// The same day so many months from now, or the last one of a shorter month.
    pub fn months_later(self, months: u32) -> Day {
        Day(self.0.checked_add_months(chrono::Months::new(months)).unwrap_or(self.0))
    }

    /// So many weeks later.
    pub fn weeks_later(self, weeks: u32) -> Day {
        Day(self.0.checked_add_days(chrono::Days::new(u64::from(weeks) * 7)).unwrap_or(self.0))
    }

    /// Whole months from the month of `earlier` to the month of this day; below zero where that is later.
    pub fn months_since(self, earlier: Day) -> i32 {
        (self.year() - earlier.year()) * 12 + self.month().cast_signed() - earlier.month().cast_signed()
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
        let months = self.months_since(birth);
        let incomplete = i32::from(self.0.day() < birth.0.day());
        u32::try_from(months - incomplete).ok()
    }
}

/// The part of a month in which something goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartOfMonth {
    /// Days in which it goes on.
    pub days: u32,
    /// Days of the month.
    pub of: u32,
}

impl PartOfMonth {
    /// What lasts from one day to another, both of them included, in the month that begins on `first`; without a
    /// day it has always been or goes on.
    pub fn of(first: Day, start: Option<Day>, end: Option<Day>) -> PartOfMonth {
        let of = first.days_in_month();
        let last = first.months_later(1).before();
        let from = start.map_or(first, |start| start.max(first));
        let to = end.map_or(last, |end| end.min(last));
        let days = if from > to { 0 } else { to.day() - from.day() + 1 };
        PartOfMonth { days, of }
    }

    /// Whether it does not go on at all.
    pub const fn is_none(self) -> bool {
        self.days == 0
    }

    /// Whether it goes on all month.
    pub const fn is_whole(self) -> bool {
        self.days == self.of
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
    fn a_part_of_a_month_counts_both_its_first_and_its_last_day() {
        let part = |start: &str, end: &str| {
            let read = |text: &str| (!text.is_empty()).then(|| day(text));
            let part = PartOfMonth::of(day("2026-02-01"), read(start), read(end));
            (part.days, part.of)
        };
        assert_eq!(part("", ""), (28, 28));
        assert_eq!(part("2026-02-16", ""), (13, 28));
        assert_eq!(part("2025-01-01", "2026-02-16"), (16, 28));
        assert_eq!(part("2026-02-03", "2026-02-03"), (1, 28));
        assert_eq!(part("2026-03-01", ""), (0, 28));
        assert_eq!(part("", "2026-01-31"), (0, 28));
    }

    #[test]
    fn quarters_begin_in_their_own_month() {
        assert_eq!(day("2026-11-23").first_of_quarter(), day("2026-10-01"));
        assert_eq!(day("2026-03-31").first_of_quarter(), day("2026-01-01"));
    }
}
