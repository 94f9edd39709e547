//! The day it is where the person is; the rooms below never look at a clock.

use js_sys::Date;

use crate::{calendar::Day, caseload::Moment, income::rules};

/// Today on this device.
pub(crate) fn today() -> Day {
    let now = Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    // A browser's date exists in the calendar; a clock beyond it gives the first day with rules.
    Day::new(year.cast_signed(), month, day).unwrap_or_else(rules::first_day)
}

/// What the clock of this device says now.
pub(crate) fn now() -> Moment {
    let now = Date::new_0();
    // A browser has no leap seconds.
    Moment::new(today(), now.get_hours(), now.get_minutes(), now.get_seconds().min(59))
        .unwrap_or_else(|| Moment::midnight(today()))
}
