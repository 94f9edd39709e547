//! Months, ages and the dates on which rules change. Nothing here knows what day it is.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day, written `2026-07-01`.
///
/// Year, month and day in one number: a budget compares some thirty days, and this way each is a subtraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// Bits below the month, and below the year.
const MONTH: u32 = 5;
const YEAR: u32 = 9;

impl Day {
    /// The day, if the calendar has it.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day::from)
    }

    const fn of(year: i32, month: u32, day: u32) -> Day {
        Day(year << YEAR | (month << MONTH | day).cast_signed())
    }

    /// The same day, to count with.
    pub(crate) fn date(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.month(), self.day()).expect("only days that exist are made")
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
    pub const fn year(self) -> i32 {
        self.0 >> YEAR
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u32 {
        (self.0 >> MONTH).cast_unsigned() & 15
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u32 {
        self.0.cast_unsigned() & 31
    }

    /// How many days its month has.
    pub fn days_in_month(self) -> u32 {
        days_in(self.year(), self.month())
    }

    /// The first day of its month.
    pub const fn first_of_month(self) -> Day {
        Day::of(self.year(), self.month(), 1)
    }

    /// The first day of its quarter.
    pub const fn first_of_quarter(self) -> Day {
        Day::of(self.year(), (self.month() - 1) / 3 * 3 + 1, 1)
    }

    /// 1 January of its year.
    pub const fn first_of_year(self) -> Day {
        Day::of(self.year(), 1, 1)
    }

    /// The day before.
    pub const fn before(self) -> Day {
        match (self.month(), self.day()) {
            (1, 1) => Day::of(self.year() - 1, 12, 31),
            (month, 1) => Day::of(self.year(), month - 1, days_in(self.year(), month - 1)),
            (month, day) => Day::of(self.year(), month, day - 1),
        }
    }

    /// The day after.
    pub fn after(self) -> Day {
        self.date().succ_opt().map_or(self, Day::from)
    }

    /// Its month, as in `2026-07`.
    pub fn month_text(self) -> String {
        format!("{:04}-{:02}", self.year(), self.month())
    }

    /// The same day so many months ago, or the last one of a shorter month.
    pub fn months_ago(self, months: u32) -> Day {
        self.date().checked_sub_months(chrono::Months::new(months)).map_or(self, Day::from)
    }

    /// The same day so many months from now, or the last one of a shorter month.
    ///
    /// ```
    /// # use opstap::calendar::Day;
    /// let day = |text| Day::parse(text).unwrap();
    /// assert_eq!(day("2026-01-31").months_later(1), day("2026-02-28"));
    /// ```
    pub fn months_later(self, months: u32) -> Day {
        self.date().checked_add_months(chrono::Months::new(months)).map_or(self, Day::from)
    }

    /// So many days later.
    ///
    /// ```
    /// # use opstap::calendar::Day;
    /// let day = |text| Day::parse(text).unwrap();
    /// assert_eq!(day("2028-02-27").days_later(2), day("2028-02-29"));
    /// ```
    pub fn days_later(self, days: u32) -> Day {
        self.date().checked_add_days(chrono::Days::new(days.into())).map_or(self, Day::from)
    }

    /// So many days ago.
    ///
    /// ```
    /// # use opstap::calendar::Day;
    /// let day = |text| Day::parse(text).unwrap();
    /// assert_eq!(day("2028-03-01").days_ago(2), day("2028-02-28"));
    /// ```
    pub fn days_ago(self, days: u32) -> Day {
        self.date().checked_sub_days(chrono::Days::new(days.into())).map_or(self, Day::from)
    }

    /// The same day so many years from now; 28 February for a leap day.
    ///
    /// ```
    /// # use opstap::calendar::Day;
    /// let day = |text| Day::parse(text).unwrap();
    /// assert_eq!(day("2028-02-29").years_later(2), day("2030-02-28"));
    /// assert_eq!(day("2028-02-29").years_later(4), day("2032-02-29"));
    /// ```
    pub fn years_later(self, years: u32) -> Day {
        self.months_later(years.saturating_mul(12))
    }

    /// The Monday of its week.
    ///
    /// ```
    /// # use opstap::calendar::Day;
    /// let day = |text| Day::parse(text).unwrap();
    /// // A Sunday belongs to the week before the next Monday.
    /// assert_eq!(day("2026-03-08").first_of_week(), day("2026-03-02"));
    /// assert_eq!(day("2026-03-02").first_of_week(), day("2026-03-02"));
    /// ```
    pub fn first_of_week(self) -> Day {
        self.date().week(chrono::Weekday::Mon).checked_first_day().map_or(self, Day::from)
    }

    /// So many weeks later.
    pub fn weeks_later(self, weeks: u32) -> Day {
        self.date().checked_add_days(chrono::Days::new(u64::from(weeks) * 7)).map_or(self, Day::from)
    }

    /// Whole months from the month of `earlier` to the month of this day; below zero where that is later.
    pub fn months_since(self, earlier: Day) -> i32 {
        (self.year() - earlier.year()) * 12 + self.month().cast_signed() - earlier.month().cast_signed()
    }

    /// Completed years since `birth`; `None` when not born yet.
    pub fn age_of(self, birth: Day) -> Option<u32> {
        // The months and days borrow a year where the birthday is still to come.
        u32::try_from((self.0 - birth.0) >> YEAR).ok()
    }

    /// Completed months since `birth`; `None` when not born yet.
    pub fn age_in_months_of(self, birth: Day) -> Option<u32> {
        if self < birth {
            return None;
        }
        let months = self.months_since(birth);
        let incomplete = i32::from(self.day() < birth.day());
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

const fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Day {
        Day::of(date.year(), date.month(), date.day())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
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
    fn every_day_has_the_one_before_it_and_completes_the_same_years_as_elsewhere() {
        let birth = NaiveDate::from_ymd_opt(1896, 2, 29).unwrap();
        let mut date = NaiveDate::from_ymd_opt(1895, 1, 1).unwrap();
        while date.year() < 2105 {
            let next = date.succ_opt().unwrap();
            assert_eq!(Day::from(next).before(), Day::from(date));
            assert!(Day::from(date) < Day::from(next));
            assert_eq!(Day::from(date).age_of(Day::from(birth)), date.years_since(birth));
            date = next;
        }
    }

    #[test]
    fn quarters_begin_in_their_own_month() {
        assert_eq!(day("2026-11-23").first_of_quarter(), day("2026-10-01"));
        assert_eq!(day("2026-03-31").first_of_quarter(), day("2026-01-01"));
    }
}
