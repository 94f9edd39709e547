//! The route: what happens when after a consultant's decision.
//!
//! [`plan`] turns a decision and what is known about somebody into a [`Plan`] of steps with dates. A consultant changes
//! it: each change gives a new plan, or says why not. [`Plan::agenda`] says what is due, [`calendar_file`] writes it
//! for other calendars. Which steps there are, for whom and when is data ([`route`]).
//!
//! ```
//! use opstap::{
//!     calendar::Day,
//!     diagnose::{Answers, model, score},
//!     route::{Days, Facts, plan},
//! };
//!
//! let answers = Answers::none(model());
//! let decision = Day::new(2026, 3, 4).unwrap();
//! let made = plan(&Facts {
//!     category: "3A",
//!     outcome: &score(model(), &answers),
//!     answers: &answers,
//!     gemeente: "voorschoten",
//!     days: Days::of(decision),
//!     has_benefit: true,
//!     under_27: false,
//!     doubts: &[],
//! })?;
//! // Within twelve months of the transfer to participatie.
//! assert_eq!(made.step("eerste_gesprek", 1).unwrap().due, Day::new(2027, 3, 4).unwrap());
//! # Ok::<(), opstap::route::PlanError>(())
//! ```

mod again;
mod agenda;
mod calendar_file;
mod change;
mod data;
mod facts;
mod letter;
mod local;
mod plan;
mod planning;
mod suggestion;

use std::sync::OnceLock;

pub use agenda::Agenda;
pub use calendar_file::{Case, Stamp, calendar_file};
pub use change::ChangeError;
pub use data::*;
pub use facts::{Days, Facts};
pub use letter::{LetterDay, for_letter};
pub use plan::{Chosen, MAX_JSON, MAX_STEPS, Plan, PlanError, PlannedStep, VERSION};
pub use planning::{missing_days, plan};
pub use suggestion::{answers_kept_until, orderings, partners, suggested_modules, term_of_intake};

/// The steps of this build.
pub fn route() -> &'static RouteData {
    static ROUTE: OnceLock<RouteData> = OnceLock::new();
    ROUTE.get_or_init(|| {
        postcard::from_bytes(include_bytes!(concat!(env!("OUT_DIR"), "/route.postcard")))
            .expect("build wrote it with the same types")
    })
}

impl RouteData {
    /// The step with this id; `None` for one of another version, or that a consultant made.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The kind of plan with this id.
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    /// The option of participatie with this number, 1 to 5.
    pub fn option(&self, number: u8) -> Option<&ParticipatieOption> {
        self.options.get(usize::from(number.checked_sub(1)?))
    }

    /// What differs in this municipality.
    pub fn gemeente(&self, id: &str) -> Option<&Gemeente> {
        self.gemeenten.iter().find(|gemeente| gemeente.id == id)
    }
}
