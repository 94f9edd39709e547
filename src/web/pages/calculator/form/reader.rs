//! Reads fields one by one, and remembers what is wrong with them.

use super::{
    Field,
    typed::{hundredths_typed, latin},
};
use crate::{calendar::Day, income::situation::Hours, money::Cents};

/// What is wrong at a field before any rule is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mistake {
    Needed,
    NotANumber,
    NotWhole,
    Between(u32, u32),
    NoDay,
    DayBetween(Day, Day),
}

/// Reads fields, and remembers what is wrong with them.
pub(super) struct Reader {
    pub today: Day,
    pub mistakes: Vec<(Field, Mistake)>,
}

impl Reader {
    pub(super) fn wrong(&mut self, field: Field, mistake: Mistake) {
        self.mistakes.push((field, mistake));
    }

    fn hundredths(&mut self, field: Field, typed: &str, if_empty: Option<i64>) -> i64 {
        let found = match (typed.trim(), if_empty) {
            ("", Some(default)) => return default,
            ("", None) => Err(Mistake::Needed),
            (text, _) => hundredths_typed(text).ok_or(Mistake::NotANumber),
        };
        found.unwrap_or_else(|mistake| {
            self.wrong(field, mistake);
            0
        })
    }

    pub(super) fn amount(&mut self, field: Field, typed: &str, if_empty: Option<Cents>) -> Cents {
        Cents::new(self.hundredths(field, typed, if_empty.map(Cents::get)))
    }

    pub(super) fn hours(&mut self, field: Field, typed: &str, if_empty: Option<Hours>) -> Hours {
        let hundredths = self.hundredths(field, typed, if_empty.map(|hours| hours.get().into()));
        // More than fits is more than a week has: the check of a situation says so.
        Hours::hundredths(u32::try_from(hundredths).unwrap_or(u32::MAX))
    }

    /// An amount that may be left out.
    pub(super) fn amount_if_any(&mut self, field: Field, typed: &str) -> Option<Cents> {
        (!typed.trim().is_empty()).then(|| self.amount(field, typed, None))
    }

    /// Hours that may be left out.
    pub(super) fn hours_if_any(&mut self, field: Field, typed: &str) -> Option<Hours> {
        (!typed.trim().is_empty()).then(|| self.hours(field, typed, None))
    }

    pub(super) fn whole(&mut self, field: Field, typed: &str, low: u32, high: u32) -> Option<u32> {
        let text = typed.trim();
        let mistake = if text.is_empty() {
            Mistake::Needed
        } else {
            match text.chars().map(latin).collect::<String>().parse::<u32>() {
                Ok(number) if (low..=high).contains(&number) => return Some(number),
                Ok(_) => Mistake::Between(low, high),
                Err(_) => Mistake::NotWhole,
            }
        };
        self.wrong(field, mistake);
        None
    }

    /// A whole number that is nothing where it is left out.
    pub(super) fn count(&mut self, field: Field, typed: &str, high: u32) -> u32 {
        if typed.trim().is_empty() {
            return 0;
        }
        self.whole(field, typed, 0, high).unwrap_or(0)
    }

    /// The day so many months ago that something began; `None` where it is left out.
    pub(super) fn months_ago(&mut self, field: Field, typed: &str, most: u32) -> Option<Day> {
        let months = (!typed.trim().is_empty()).then(|| self.whole(field, typed, 0, most))??;
        Some(self.today.months_ago(months))
    }

    /// A day between two others; `None` where it is left out or wrong.
    pub(super) fn day(&mut self, field: Field, typed: &str, (first, last): (Day, Day)) -> Option<Day> {
        if typed.trim().is_empty() {
            return None;
        }
        match Day::parse(typed.trim()) {
            Some(day) if (first..=last).contains(&day) => return Some(day),
            Some(_) => self.wrong(field, Mistake::DayBetween(first, last)),
            None => self.wrong(field, Mistake::NoDay),
        }
        None
    }

    /// A birth date from an age, and a month where that is told.
    pub(super) fn birth_date(
        &mut self,
        field: Field,
        age: &str,
        month: Option<u32>,
        (low, high): (u32, u32),
    ) -> Day {
        let age = self.whole(field, age, low, high).unwrap_or(low);
        match month {
            Some(month) => born_in(self.today, age, month),
            None => years_ago(self.today, age),
        }
    }

    /// The wage as typed; until then the minimum wage.
    pub(super) fn wage(&mut self, field: Field, typed: &Option<String>, minimum: Option<Cents>) -> Cents {
        match typed {
            Some(text) => self.amount(field, text, None),
            None => self.amount(field, "", minimum),
        }
    }
}

/// Somebody who is this old today, half a year after the birthday: well inside the age.
fn years_ago(today: Day, years: u32) -> Day {
    today.months_ago(years * 12 + 6)
}

/// Somebody who is this old today and was born in this month, in the middle of it.
fn born_in(today: Day, age: u32, month: u32) -> Day {
    let year = today.year() - age.cast_signed();
    let middle = |year| Day::new(year, month, 15).unwrap_or(today);
    if month == today.month() {
        // Has had the birthday already: the months ahead are what is looked at.
        return today.months_ago(age * 12);
    }
    if today.age_of(middle(year)) == Some(age) { middle(year) } else { middle(year - 1) }
}
