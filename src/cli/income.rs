//! `opstap allowance`, `payslip`, `budget`, `timeline` and `sweep`.

use std::ops::RangeInclusive;

use clap::{Args, Subcommand, ValueEnum};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{Failure, input::Input, output};
use crate::{
    calendar::Day,
    income::{
        Budget, Gap, LineId, Refusal, Situation,
        allowance::Allowance,
        huurtoeslag::{RentingHousehold, huurtoeslag},
        kinderopvangtoeslag, kindgebonden_budget, payslip,
        rules::{self, Rules},
        situation::{Care, Hours},
        steady_budget, sweep, sweep_months,
        timeline::{
            Assumptions, MOST_MONTHS, Notice, SetOff, Settlement, YearIncome, explained_month,
            explained_months, timeline,
        },
        todo::{Todo, todos},
        trace::Silent,
        zorgtoeslag::zorgtoeslag,
    },
    money::Cents,
};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// One allowance: JSON lines {"scheme", "date", "persons", "partner", ...} in, {"year", "month"} out
    Allowance {
        #[command(flatten)]
        input: Input,
    },
    /// Net pay of a month: JSON lines {"date", "gross_month"} in, {"net_month"} out
    Payslip {
        #[command(flatten)]
        input: Input,
    },
    /// What a household has to spend: a situation as JSON in, a budget as JSON out
    Budget {
        /// This month's rules and situation for twelve months; else the real month
        #[arg(long, conflicts_with_all = ["set_off", "reported", "rules_of"])]
        steady: bool,
        #[command(flatten)]
        calendar: Calendar,
        #[command(flatten)]
        input: Input,
    },
    /// Real months from the date on: a situation as JSON in, months, years, settlements, warnings and what to do as JSON
    /// out
    Timeline {
        /// How many months
        #[arg(long, default_value_t = 12, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_MONTHS)))]
        months: u32,
        #[command(flatten)]
        calendar: Calendar,
        #[command(flatten)]
        input: Input,
    },
    /// A household at many hours of work: a situation as JSON in, CSV out
    Sweep(Sweep),
}

#[derive(Args)]
pub(crate) struct Sweep {
    /// Hours a week, from and to
    #[arg(long, value_name = "FROM..TO", default_value = "0..40", value_parser = hours_range)]
    hours: RangeInclusive<Hours>,
    /// Hours from one point to the next
    #[arg(long, default_value = "1", value_parser = hours)]
    step: Hours,
    /// Whose hours change
    #[arg(long, default_value_t = 0)]
    adult: usize,
    /// This month's rules and situation for twelve months; else the mean of twelve real months, with what is settled
    /// of them
    #[arg(long, conflicts_with_all = ["set_off", "reported", "rules_of"])]
    steady: bool,
    #[command(flatten)]
    calendar: Calendar,
    #[command(flatten)]
    input: Input,
}

/// What real months assume.
#[derive(Args, Clone, Copy)]
pub(crate) struct Calendar {
    /// When the municipality sets a wage off against bijstand
    #[arg(long, value_enum, default_value = "same-month")]
    set_off: SetOffChoice,
    /// Dienst Toeslagen hears of a new income at once
    #[arg(long)]
    reported: bool,
    /// The rules of this day for all months
    #[arg(long, value_parser = day)]
    rules_of: Option<Day>,
}

#[derive(Clone, Copy, ValueEnum)]
enum SetOffChoice {
    SameMonth,
    NextMonth,
}

impl Calendar {
    fn assumptions(self) -> Assumptions {
        let set_off = match self.set_off {
            SetOffChoice::SameMonth => SetOff::SameMonth,
            SetOffChoice::NextMonth => SetOff::NextMonth,
        };
        Assumptions { set_off, reported: self.reported, rules_of: self.rules_of }
    }
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| format!("{text} is no date, such as 2026-07-01"))
}

/// Real months, as they are written.
#[derive(Serialize)]
struct Months {
    months: Vec<Budget>,
    years: Vec<YearIncome>,
    settlements: Vec<Settlement>,
    notices: Vec<Notice>,
    todo: Vec<Todo>,
    gaps: Vec<Gap>,
}

impl Command {
    pub(crate) fn run(self) -> Result<(), Failure> {
        match self {
            Command::Allowance { input } => input.lines(|line| {
                let question: Question = read(line)?;
                output::json_line(&question.answer()?)
            }),
            Command::Payslip { input } => input.lines(|line| {
                let slip: Payslip = read(line)?;
                output::json_line(&slip.net()?)
            }),
            Command::Budget { steady, calendar, input } => {
                let situation = situation(&input)?;
                let budget = if steady {
                    steady_budget(&situation)
                } else {
                    explained_month(&situation, 1, calendar.assumptions(), 0)
                };
                output::json(&budget.map_err(|error| error.to_string())?)
            }
            Command::Timeline { months, calendar, input } => {
                let situation = situation(&input)?;
                let assumptions = calendar.assumptions();
                let refused = |error: Refusal| error.to_string();
                let found = timeline(&situation, months, assumptions).map_err(refused)?;
                let todo = todos(&situation, &found).map_err(refused)?;
                output::json(&Months {
                    months: explained_months(&situation, months, assumptions).map_err(refused)?,
                    years: found.years,
                    settlements: found.settlements,
                    todo,
                    notices: found.notices,
                    gaps: found.gaps,
                })
            }
            Command::Sweep(sweep) => sweep.run(),
        }
    }
}

fn situation(input: &Input) -> Result<Situation, Failure> {
    Situation::from_json(&input.text()?).map_err(|error| error.to_string())
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T, Failure> {
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(json))
        .map_err(|error| format!("{}: {}", error.path(), error.inner()))
}

fn rules_on(day: Day) -> Result<Rules, Failure> {
    rules::on(day)
        .ok_or_else(|| format!("date: is before {}, the first day whose rules are known", rules::first_day()))
}

/// An amount that is not below zero and not absurd.
fn sensible(path: &str, amount: Cents) -> Result<Cents, Failure> {
    if (Cents::ZERO..=Cents::euros(1_000_000)).contains(&amount) {
        Ok(amount)
    } else {
        Err(format!("{path}: {amount} is below zero or more than a million"))
    }
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Scheme {
    Zorgtoeslag,
    Huurtoeslag,
    KindgebondenBudget,
    Kinderopvangtoeslag,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    scheme: Scheme,
    date: Day,
    #[serde(default = "one")]
    persons: usize,
    #[serde(default)]
    partner: bool,
    #[serde(default)]
    young: bool,
    #[serde(default)]
    children_ages: Vec<u32>,
    #[serde(default)]
    rent: Cents,
    income: Cents,
    #[serde(default)]
    contracts: Vec<Care>,
}

fn one() -> usize {
    1
}

#[derive(Serialize)]
struct Granted {
    year: Cents,
    month: Cents,
}

impl Question {
    fn answer(&self) -> Result<Granted, Failure> {
        let rules = rules_on(self.date)?.year;
        let income = sensible("income", self.income)?.exact();
        let adults = 1 + usize::from(self.partner);
        if self.persons > 20 {
            return Err(format!("persons: {} is more than 20", self.persons));
        }
        let allowance: Allowance = match self.scheme {
            Scheme::Zorgtoeslag => {
                zorgtoeslag(&rules.zorgtoeslag, self.partner, adults, income, Cents::ZERO, &mut Silent)
            }
            Scheme::Huurtoeslag => {
                let home = RentingHousehold {
                    persons: self.persons.max(adults),
                    partner: self.partner,
                    young: self.young,
                    rent: sensible("rent", self.rent)?,
                    service: Cents::ZERO,
                    assets: Cents::ZERO,
                    housemates_assets: Cents::ZERO,
                };
                huurtoeslag(&rules.huurtoeslag, home, income, &mut Silent)
            }
            Scheme::KindgebondenBudget => {
                let rules = &rules.kindgebonden_budget;
                let most = kindgebonden_budget::most(rules, self.partner, self.children_ages.iter().copied());
                let (partner, nothing) = (self.partner, Cents::ZERO);
                kindgebonden_budget::kindgebonden_budget(rules, partner, most, income, nothing, &mut Silent)
            }
            Scheme::Kinderopvangtoeslag => {
                let rules = &rules.kinderopvangtoeslag;
                let children: Vec<_> = self
                    .contracts
                    .iter()
                    .map(|care| kinderopvangtoeslag::eligible(rules, std::slice::from_ref(care), &mut Silent))
                    .collect();
                kinderopvangtoeslag::kinderopvangtoeslag(rules, &children, income, &mut Silent)
            }
        };
        Ok(Granted { year: allowance.year.round_half_up(), month: allowance.month })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Payslip {
    date: Day,
    gross_month: Cents,
}

#[derive(Serialize)]
struct NetPay {
    net_month: Cents,
}

impl Payslip {
    fn net(&self) -> Result<NetPay, Failure> {
        let gross = sensible("gross_month", self.gross_month)?;
        let net_month = payslip::net_month(&rules_on(self.date)?.year.tax, gross);
        Ok(NetPay { net_month })
    }
}

fn hours(text: &str) -> Result<Hours, String> {
    serde_json::from_str(text).map_err(|_| format!("{text} is no number of hours, such as 8 or 0.25"))
}

fn hours_range(text: &str) -> Result<RangeInclusive<Hours>, String> {
    let (from, to) = text.split_once("..").ok_or("a range is written as 0..40")?;
    let (from, to) = (hours(from)?, hours(to)?);
    if from > to || to.get() > 168 * 100 {
        return Err("a range runs from few to many hours, within one week".into());
    }
    Ok(from..=to)
}

impl Sweep {
    fn run(self) -> Result<(), Failure> {
        let step = self.step.get();
        if step == 0 {
            return Err("--step: is more than nothing".into());
        }
        let situation = situation(&self.input)?;
        let (from, to) = (self.hours.start().get(), self.hours.end().get());
        let hours = (0..=(to - from) / step).map(|n| Hours::hundredths(from + n * step));
        let points = if self.steady {
            sweep(&situation, self.adult, hours)
        } else {
            sweep_months(&situation, self.adult, hours, self.calendar.assumptions())
        };
        let points = points.map_err(|error| error.to_string())?;

        let mut csv = csv::Writer::from_writer(Vec::new());
        let heads = ["hours", "wage_month"].into_iter().map(str::to_string);
        let shown = || LineId::ALL.iter().filter(|line| !self.steady || !line.is_of_the_calendar());
        let lines = shown().map(|line| line.key().to_string());
        let ends = ["disposable", "toetsingsinkomen"].into_iter().map(str::to_string);
        let mut rows = vec![heads.chain(lines).chain(ends).collect::<Vec<_>>()];
        rows.extend(points.iter().map(|point| {
            let amounts = &point.amounts;
            let hours = Cents::new(point.hours.get().into()).to_string();
            let lines = shown().map(|line| amounts.of(*line).to_string());
            let ends = [amounts.disposable(), amounts.toetsingsinkomen.round_half_up()];
            [hours, point.wage_month.to_string()]
                .into_iter()
                .chain(lines)
                .chain(ends.map(|amount| amount.to_string()))
                .collect()
        }));
        for row in rows {
            csv.write_record(row).map_err(|error| error.to_string())?;
        }
        let bytes = csv.into_inner().map_err(|error| error.to_string())?;
        output::write(String::from_utf8_lossy(&bytes).trim_end())
    }
}
