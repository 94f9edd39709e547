//! Plans for other calendars.

use js_sys::Date;

use super::Saving;
use crate::{
    caseload::Row,
    route::{Case, Stamp, calendar_file},
    web::{download, texts::route as text, today::today},
};

/// How many years of what is repeated a calendar gets.
const YEARS: u32 = 2;

/// Which days go into the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::web::desk) enum Window {
    /// What is overdue and the next two years.
    All,
    /// Monday to Sunday.
    ThisWeek,
}

/// Gives the open steps of these cases as a file; with who it is about only when that was asked for.
pub(in crate::web::desk) fn save_calendar(
    saving: Saving,
    rows: &[&Row],
    window: Window,
    labelled: bool,
    name: &str,
) {
    let now = today();
    let open = rows.iter().filter_map(|row| row.plan.as_ref()).flat_map(|plan| plan.steps());
    let earliest = open.filter(|step| step.is_open()).map(|step| step.due).min();
    let days = match window {
        Window::All => (earliest.unwrap_or(now).min(now), now.years_later(YEARS)),
        Window::ThisWeek => (now.first_of_week(), now.first_of_week().days_later(6)),
    };
    let cases: Vec<Case> = rows
        .iter()
        .filter_map(|row| {
            let label = row.reference.as_ref().or(row.name.as_ref()).filter(|_| labelled);
            Some(Case { id: &row.id, plan: row.plan.as_ref()?, label })
        })
        .collect();
    let file = format!("{name}.ics");
    let content = calendar_file(&cases, days, stamp());
    match download::save_as_file(&file, content.as_bytes()) {
        Ok(()) => saving.say(text::calendar_saved(file), false),
        Err(_) => saving.say(text::calendar_failed(), true),
    }
}

/// Now, in UTC.
fn stamp() -> Stamp {
    let now = Date::new_0();
    let (year, month, day) = (now.get_utc_full_year(), now.get_utc_month() + 1, now.get_utc_date());
    let day = crate::calendar::Day::new(year.cast_signed(), month, day).unwrap_or_else(today);
    Stamp { day, seconds: now.get_utc_hours() * 3600 + now.get_utc_minutes() * 60 + now.get_utc_seconds() }
}
