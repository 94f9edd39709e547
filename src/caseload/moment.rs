//! When somebody did something, as their own clock said.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::calendar::Day;

/// A day and a time where the consultant is, to the second, written `2026-03-04T10:32:05`. To be shown: what came
/// first is never decided by a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    day: Day,
    /// Seconds since midnight.
    second: u32,
}

impl Moment {
    /// The moment, if the clock has it.
    pub fn new(day: Day, hour: u32, minute: u32, second: u32) -> Option<Moment> {
        (hour < 24 && minute < 60 && second < 60)
            .then_some(Moment { day, second: (hour * 60 + minute) * 60 + second })
    }

    /// The first moment of a day.
    pub const fn midnight(day: Day) -> Moment {
        Moment { day, second: 0 }
    }

    /// Reads `2026-03-04T10:32:05`; nothing else is a moment.
    pub fn parse(text: &str) -> Option<Moment> {
        let (day, time) = text.split_once('T')?;
        let mut parts = time.split(':');
        let mut part = || -> Option<u32> {
            let part = parts.next()?;
            (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let (hour, minute, second) = (part()?, part()?, part()?);
        if parts.next().is_some() {
            return None;
        }
        Moment::new(Day::parse(day)?, hour, minute, second)
    }

    /// Its day.
    pub const fn day(self) -> Day {
        self.day
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Moment { day, second } = self;
        write!(f, "{day}T{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        let text = String::deserialize(deserializer)?;
        Moment::parse(&text)
            .ok_or_else(|| de::Error::custom("a moment is written as 2026-03-04T10:32:05 and exists"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_moments_that_exist_are_read_and_written_the_same() {
        let moment = Moment::parse("2026-03-04T10:32:05").unwrap();
        assert_eq!(moment.to_string(), "2026-03-04T10:32:05");
        assert_eq!(moment.day(), Day::new(2026, 3, 4).unwrap());
        assert_eq!(Moment::new(moment.day(), 10, 32, 5), Some(moment));
        for wrong in
            ["2026-02-30T10:00:00", "2026-03-04T24:00:00", "2026-03-04 10:32:05", "2026-3-4T10:32:05", ""]
        {
            assert_eq!(Moment::parse(wrong), None, "{wrong}");
        }
    }
}
