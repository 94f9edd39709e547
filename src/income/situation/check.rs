//! What can be wrong with a situation, and where.

use super::{Adult, HomeKind, Hours, Job, Situation};
use crate::{calendar::Day, income::rules, money::Cents};

/// Why a situation is refused: which field, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct SituationError {
    /// As in `adults[0].job.hours_week`; `.` for the whole.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not what the format has here; the reason is the reader's.
    #[error("{0}")]
    Malformed(String),
    /// Below zero.
    #[error("is below zero")]
    Negative,
    /// More than anybody has.
    #[error("is more than {most}")]
    TooMuch {
        /// The most that is accepted.
        most: String,
    },
    /// No rules are known for that day.
    #[error("is before {first}, the first day whose rules are known")]
    BeforeFirstRules {
        /// The first day with rules.
        first: Day,
    },
    /// After the day of the situation.
    #[error("is after the date of the situation")]
    InTheFuture,
    /// Ends before it begins.
    #[error("is before the start")]
    EndsBeforeStart,
    /// A household has one or two adults.
    #[error("has {found} adults; a household has one or two")]
    Adults {
        /// How many there are.
        found: usize,
    },
    /// Too young to be an adult here.
    #[error("is younger than 18")]
    TooYoung,
    /// More than 120 years ago.
    #[error("is more than 120 years ago")]
    TooOld,
    /// A job needs hours and an hourly wage, or a monthly wage.
    #[error("needs hours_week and wage_hour, or wage_month alone")]
    Wage,
    /// A rented home needs a rent.
    #[error("is needed for a rented home")]
    RentNeeded,
    /// Fewer hours at most than usual, or more at least.
    #[error("does not fit the usual hours")]
    HoursOrder,
    /// Who leaves a job for another has a day on which that one starts.
    #[error("is needed where there is a job before it")]
    StartNeeded,
    /// The job that is left goes on when the other has started.
    #[error("is not before the start of the next job")]
    Overlap,
    /// The wage does not even cover the pension premium.
    #[error("is more than the wage")]
    MoreThanWage,
}

impl Problem {
    /// The text that says in the reader's language what to do.
    pub fn key(&self) -> &'static str {
        match self {
            Problem::Malformed(_) => "situation.malformed",
            Problem::Negative => "situation.negative",
            Problem::TooMuch { .. } => "situation.too_much",
            Problem::BeforeFirstRules { .. } => "situation.before_first_rules",
            Problem::InTheFuture => "situation.in_the_future",
            Problem::EndsBeforeStart => "situation.ends_before_start",
            Problem::Adults { .. } => "situation.adults",
            Problem::TooYoung => "situation.too_young",
            Problem::TooOld => "situation.too_old",
            Problem::Wage => "situation.wage",
            Problem::RentNeeded => "situation.rent_needed",
            Problem::HoursOrder => "situation.hours_order",
            Problem::StartNeeded => "situation.start_needed",
            Problem::Overlap => "situation.overlap",
            Problem::MoreThanWage => "situation.more_than_wage",
        }
    }
}

/// Bounds that catch a slip of the finger: nobody who asks Opstap is beyond them.
mod most {
    use crate::money::Cents;

    /// Longer than the law allows anybody to work.
    pub(super) const HOURS_WEEK: u32 = 60 * 100;
    /// All hours of the longest month.
    pub(super) const HOURS_MONTH: u32 = 744 * 100;
    pub(super) const WAGE_HOUR: Cents = Cents::euros(500);
    pub(super) const WAGE_MONTH: Cents = Cents::euros(100_000);
    pub(super) const PRICE_HOUR: Cents = Cents::euros(100);
    pub(super) const RENT: Cents = Cents::euros(10_000);
    pub(super) const INCOME_YEAR: Cents = Cents::euros(1_000_000);
    pub(super) const ASSETS: Cents = Cents::euros(100_000_000);
    pub(super) const COSTS: Cents = Cents::euros(10_000);
    pub(super) const PEOPLE: usize = 20;
    pub(super) const CONTRACTS: usize = 4;
    pub(super) const INCOMES: usize = 4;
    pub(super) const INCOME_MONTH: Cents = Cents::euros(100_000);
    pub(super) const MONTHS: u32 = 1_200;
}

impl Situation {
    /// Reads a situation and checks it.
    ///
    /// # Errors
    /// The path of the first field that is unknown, missing, impossible or absurd, and why.
    pub fn from_json(json: &str) -> Result<Situation, SituationError> {
        let mut reader = serde_json::Deserializer::from_str(json);
        let situation: Situation = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let path = error.path().to_string();
            SituationError { path, problem: Problem::Malformed(error.into_inner().to_string()) }
        })?;
        reader.end().map_err(|error| SituationError {
            path: ".".into(),
            problem: Problem::Malformed(error.to_string()),
        })?;
        situation.check()?;
        Ok(situation)
    }

    /// The exchange format of this situation.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a situation has no map and no float that JSON lacks")
    }

    /// Whether the situation can be computed with.
    ///
    /// # Errors
    /// As [`Situation::from_json`].
    pub fn check(&self) -> Result<(), SituationError> {
        let first = rules::first_day();
        if self.date < first {
            return Err(wrong("date", Problem::BeforeFirstRules { first }));
        }
        if !(1..=2).contains(&self.adults.len()) {
            return Err(wrong("adults", Problem::Adults { found: self.adults.len() }));
        }
        for (n, adult) in self.adults.iter().enumerate() {
            self.check_adult(&format!("adults[{n}]"), adult)?;
        }
        let too_many = |most: usize| Problem::TooMuch { most: most.to_string() };
        if self.children.len() > most::PEOPLE {
            return Err(wrong("children", too_many(most::PEOPLE)));
        }
        for (n, child) in self.children.iter().enumerate() {
            let path = format!("children[{n}]");
            self.check_birth(&path, child.birth_date)?;
            if child.care.len() > most::CONTRACTS {
                return Err(wrong(format!("{path}.care"), too_many(most::CONTRACTS)));
            }
            for (n, care) in child.care.iter().enumerate() {
                let path = format!("{path}.care[{n}]");
                hours(format!("{path}.hours_month"), care.hours_month, most::HOURS_MONTH)?;
                amount(format!("{path}.price_hour"), care.price_hour, most::PRICE_HOUR)?;
                in_order(&path, care.start, care.end)?;
            }
        }
        if self.housemates.len() > most::PEOPLE {
            return Err(wrong("housemates", too_many(most::PEOPLE)));
        }
        for (n, housemate) in self.housemates.iter().enumerate() {
            let path = format!("housemates[{n}]");
            self.check_birth(&path, housemate.birth_date)?;
            amount(format!("{path}.income_year"), housemate.income_year, most::INCOME_YEAR)?;
            amount(format!("{path}.assets"), housemate.assets, most::ASSETS)?;
        }
        if self.home.kind == HomeKind::Rent && self.home.rent_month == Cents::ZERO {
            return Err(wrong("home.rent_month", Problem::RentNeeded));
        }
        amount("home.rent_month".into(), self.home.rent_month, most::RENT)?;
        amount("home.service_month".into(), self.home.service_month, most::RENT)?;
        amount("home.value".into(), self.home.value, most::ASSETS)?;
        amount("home.mortgage".into(), self.home.mortgage, most::ASSETS)?;
        amount("assets".into(), self.assets, most::ASSETS)?;
        amount("assets_january".into(), self.assets_january.unwrap_or_default(), most::ASSETS)?;
        for (path, since) in
            [("low_income_since", self.low_income_since), ("bijstand_since", self.bijstand_since)]
        {
            if since.is_some_and(|since| since > self.date) {
                return Err(wrong(path, Problem::InTheFuture));
            }
        }
        amount("costs_of_work_month".into(), self.costs_of_work_month, most::COSTS)
    }

    fn check_adult(&self, path: &str, adult: &Adult) -> Result<(), SituationError> {
        self.check_birth(path, adult.birth_date)?;
        if self.date.age_of(adult.birth_date).is_none_or(|age| age < 18) {
            return Err(wrong(format!("{path}.birth_date"), Problem::TooYoung));
        }
        if adult.vrijlating.months_used > most::MONTHS {
            let most = most::MONTHS.to_string();
            return Err(wrong(format!("{path}.vrijlating.months_used"), Problem::TooMuch { most }));
        }
        if adult.other_income.len() > most::INCOMES {
            let most = most::INCOMES.to_string();
            return Err(wrong(format!("{path}.other_income"), Problem::TooMuch { most }));
        }
        for (n, income) in adult.other_income.iter().enumerate() {
            let path = format!("{path}.other_income[{n}]");
            amount(format!("{path}.amount_month"), income.amount_month, most::INCOME_MONTH)?;
            in_order(&path, income.start, income.end)?;
        }
        for (name, job) in [("job", &adult.job), ("job_before", &adult.job_before)] {
            if let Some(job) = job {
                check_job(format!("{path}.{name}"), job)?;
            }
        }
        match (&adult.job_before, &adult.job) {
            (Some(before), Some(job)) => check_order(path, before, job),
            _ => Ok(()),
        }
    }

    fn check_birth(&self, path: &str, birth: Day) -> Result<(), SituationError> {
        let path = || format!("{path}.birth_date");
        match self.date.age_of(birth) {
            None => Err(wrong(path(), Problem::InTheFuture)),
            Some(age) if age > 120 => Err(wrong(path(), Problem::TooOld)),
            Some(_) => Ok(()),
        }
    }
}

fn check_job(path: String, job: &Job) -> Result<(), SituationError> {
    match (job.hours_week, job.wage_hour, job.wage_month) {
        (Some(hours_week), Some(wage), None) => {
            hours(format!("{path}.hours_week"), hours_week, most::HOURS_WEEK)?;
            amount(format!("{path}.wage_hour"), wage, most::WAGE_HOUR)?;
            if job.hours_low.is_some_and(|low| low > hours_week) {
                return Err(wrong(format!("{path}.hours_low"), Problem::HoursOrder));
            }
            let high = job.hours_high.unwrap_or(hours_week);
            hours(format!("{path}.hours_high"), high, most::HOURS_WEEK)?;
            if high < hours_week {
                return Err(wrong(format!("{path}.hours_high"), Problem::HoursOrder));
            }
        }
        (None, None, Some(wage)) if job.hours_low.is_none() && job.hours_high.is_none() => {
            amount(format!("{path}.wage_month"), wage, most::WAGE_MONTH)?;
        }
        _ => return Err(wrong(path, Problem::Wage)),
    }
    amount(format!("{path}.pension_month"), job.pension_month, most::COSTS)?;
    if job.pension_month > Cents::ZERO && job.pension_month > job.gross_month() {
        return Err(wrong(format!("{path}.pension_month"), Problem::MoreThanWage));
    }
    in_order(&path, job.start, job.end)
}

/// One job ends before the other starts.
fn check_order(path: &str, before: &Job, job: &Job) -> Result<(), SituationError> {
    let Some(start) = job.start else {
        return Err(wrong(format!("{path}.job.start"), Problem::StartNeeded));
    };
    if before.start.is_some_and(|begun| begun >= start) {
        return Err(wrong(format!("{path}.job_before.start"), Problem::Overlap));
    }
    if before.end.is_some_and(|end| end >= start) {
        return Err(wrong(format!("{path}.job_before.end"), Problem::Overlap));
    }
    Ok(())
}

fn wrong(path: impl Into<String>, problem: Problem) -> SituationError {
    SituationError { path: path.into(), problem }
}

fn in_order(path: &str, start: Option<Day>, end: Option<Day>) -> Result<(), SituationError> {
    match (start, end) {
        (Some(start), Some(end)) if end < start => {
            Err(wrong(format!("{path}.end"), Problem::EndsBeforeStart))
        }
        _ => Ok(()),
    }
}

fn amount(path: String, amount: Cents, most: Cents) -> Result<(), SituationError> {
    if amount < Cents::ZERO {
        Err(wrong(path, Problem::Negative))
    } else if amount > most {
        Err(wrong(path, Problem::TooMuch { most: most.to_string() }))
    } else {
        Ok(())
    }
}

fn hours(path: String, hours: Hours, most: u32) -> Result<(), SituationError> {
    if hours.get() > most {
        return Err(wrong(path, Problem::TooMuch { most: (most / 100).to_string() }));
    }
    Ok(())
}
