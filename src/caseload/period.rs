//! The stretch of time that figures are about.

use crate::calendar::Day;

/// From a day up to and including another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    from: Day,
    to: Day,
}

/// How long a period of the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// January to June, July to December.
    HalfYear,
    /// Three months.
    Quarter,
    /// January to December.
    Year,
}

impl Length {
    /// In months.
    const fn months(self) -> u32 {
        match self {
            Length::Quarter => 3,
            Length::HalfYear => 6,
            Length::Year => 12,
        }
    }
}

impl Period {
    /// From one day up to and including another; none where that is before it.
    pub fn new(from: Day, to: Day) -> Option<Period> {
        (from <= to).then_some(Period { from, to })
    }

    /// The period of the calendar that this day is in.
    pub fn around(day: Day, length: Length) -> Period {
        let months = length.months();
        let from = day.first_of_month().months_ago((day.month() - 1) % months);
        Period { from, to: from.months_later(months).before() }
    }

    /// The period of the same length before this one, for periods of the calendar.
    pub fn before(self, length: Length) -> Period {
        Period::around(self.from.before(), length)
    }

    /// First day.
    pub const fn from(self) -> Day {
        self.from
    }

    /// Last day.
    pub const fn to(self) -> Day {
        self.to
    }

    /// Whether the day is in it.
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// Which half-year, quarter or year of the calendar it is: its length, the year, and which one of that year.
    pub fn name(self) -> Option<(Length, i32, u32)> {
        let lengths = [Length::HalfYear, Length::Quarter, Length::Year];
        let length = lengths.into_iter().find(|length| Period::around(self.from, *length) == self)?;
        Some((length, self.from.year(), (self.from.month() - 1) / length.months() + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn period(from: &str, to: &str) -> Period {
        Period::new(day(from), day(to)).unwrap()
    }

    #[test]
    fn periods_of_the_calendar_begin_and_end_where_the_calendar_says() {
        let today = day("2026-11-25");
        let half = Period::around(today, Length::HalfYear);
        assert_eq!(half, period("2026-07-01", "2026-12-31"));
        assert_eq!(half.before(Length::HalfYear), period("2026-01-01", "2026-06-30"));
        assert_eq!(half.name(), Some((Length::HalfYear, 2026, 2)));
        let quarter = Period::around(day("2028-02-29"), Length::Quarter);
        assert_eq!(quarter, period("2028-01-01", "2028-03-31"));
        assert_eq!(quarter.before(Length::Quarter).name(), Some((Length::Quarter, 2027, 4)));
        assert_eq!(Period::around(today, Length::Year).name(), Some((Length::Year, 2026, 1)));
        assert_eq!(period("2026-07-01", "2026-12-30").name(), None);
    }

    #[test]
    fn both_its_days_are_in_it_and_it_never_ends_before_it_begins() {
        let period = period("2026-07-01", "2026-07-01");
        assert!(period.contains(day("2026-07-01")));
        assert!(!period.contains(day("2026-06-30")) && !period.contains(day("2026-07-02")));
        assert_eq!(Period::new(day("2026-07-02"), day("2026-07-01")), None);
    }
}
