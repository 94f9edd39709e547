//! What a household has to spend: benefit, wage, allowances and costs.
//!
//! - one household on a day, every line explained: [`steady_budget`];
//! - before and with a job: [`Comparison`];
//! - over many hours, or many wages: [`sweep`], [`sweep_wages`];
//! - hours that differ: [`flexible::range`];
//! - what to report and to ask for: [`todo::todos`];
//! - real months, with what is settled afterwards: [`timeline::timeline`];
//! - one allowance or one payslip: the function of that law.
//!
//! ```
//! use opstap::income::{Situation, steady_budget};
//!
//! let situation = Situation::from_json(
//!     r#"{"date": "2026-01-01", "adults": [{"birth_date": "1990-05-01", "bijstand": true}]}"#,
//! )?;
//! let budget = steady_budget(&situation)?;
//! // € 1,401.50 bijstand (art. 21 Participatiewet) and € 129 zorgtoeslag.
//! assert_eq!(budget.disposable.to_string(), "1530.50");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod allowance;
pub mod bijstandsnorm;
mod budget;
mod comparison;
pub mod flexible;
mod gaps;
pub mod grade;
pub mod gross_up;
mod household;
pub mod huurtoeslag;
pub mod iack;
pub mod insight;
pub mod kinderbijslag;
pub mod kinderopvangtoeslag;
pub mod kindgebonden_budget;
mod line;
pub mod local_parameters;
pub mod local_schemes;
mod minimum_wage;
pub mod other_income;
#[allow(missing_docs, reason = "its names are the keys of data/rules, where each is explained")]
pub mod parameters;
pub mod payslip;
pub mod rules;
pub mod situation;
mod sweep;
pub mod timeline;
pub mod todo;
pub mod trace;
pub mod vrijlating;
pub mod wage_tax;
pub mod zorgtoeslag;

pub use budget::{Amounts, Budget, Line, steady_budget};
pub use comparison::{Comparison, Row};
pub use gaps::Gap;
pub use household::{Household, Refusal, Wages, wage_of_hours};
pub use line::LineId;
pub use local_schemes::{LocalHousehold, LocalRights};
pub use minimum_wage::{minimum_wage, minimum_wage_at_age};
pub use situation::{Problem, Situation, SituationError};
pub use sweep::{Point, SweepError, sweep, sweep_months, sweep_wages};
