//! What somebody chooses about real months. Kept beside the form while the tab is open: it changes nothing of what was
//! filled in, and the months and the summary go by the same.

use leptos::prelude::*;

use crate::{
    income::timeline::{Assumptions, SetOff},
    web::config::Loading,
};

/// The choices, each as its key on the screen.
#[derive(Clone, Copy)]
pub(crate) struct MonthChoices {
    /// How many months: `12` or `18`.
    pub count: RwSignal<&'static str>,
    /// When the municipality sets a wage off: `same` or `next` month.
    pub set_off: RwSignal<&'static str>,
    /// Whether the new income is reported to Dienst Toeslagen: `yes`, or `no` for not yet, as it is for who only
    /// thinks about a job.
    pub reported: RwSignal<&'static str>,
}

impl MonthChoices {
    /// The choices at first; when a wage is set off is as the municipality says, if it does.
    pub(super) fn new(config: ReadSignal<Loading>) -> MonthChoices {
        let set_off = RwSignal::new("same");
        Effect::new(move |_| {
            if let Loading::Done(config) = &*config.read()
                && config.set_off == SetOff::NextMonth
            {
                set_off.set("next");
            }
        });
        MonthChoices { count: RwSignal::new("12"), set_off, reported: RwSignal::new("no") }
    }

    /// How many months.
    pub(super) fn months(self) -> u32 {
        self.count.get().parse().unwrap_or(12)
    }

    /// What the calendar is to assume.
    pub(super) fn assumptions(self) -> Assumptions {
        Assumptions {
            set_off: if self.set_off.get() == "next" { SetOff::NextMonth } else { SetOff::SameMonth },
            reported: self.reported.get() == "yes",
            rules_of: None,
        }
    }
}
