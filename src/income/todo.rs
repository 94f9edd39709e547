//! What somebody who takes a job has to report or can ask for, and by when.

use serde::{Serialize, Serializer};

use super::{
    budget::Toeslagen,
    household::{Household, Refusal},
    line::LineId,
    situation::{Adult, Letter, Situation},
    timeline::{NoticeId, Timeline},
    trace::{Value, sentences, serialize_sentence},
};
use crate::{calendar::Day, money::Cents};

sentences! {
    /// What there is to do. The text stands under its key in the section `todo`.
    TodoId {
        /// Tell the municipality of the work, then send every payslip.
        ReportWage = "report_wage" ["by"];
        /// Tell the municipality that the work ends.
        ReportEnd = "report_end" ["by"];
        /// Tell Dienst Toeslagen the new income of the year.
        ReportIncome = "report_income" ["by", "income", "year"];
        /// Ask for kinderopvangtoeslag before it is too late for the first months.
        AskCare = "ask_care" ["by"];
        /// Ask for the combinatiekorting in advance.
        AskIack = "ask_iack" ["amount", "by", "year"];
        /// Ask whether a part of the wage is left free.
        AskVrijlating = "ask_vrijlating" [];
        /// Keep what will have to be paid back.
        SetApart = "set_apart" ["amount", "year"];
        /// File a tax return.
        TaxReturn = "tax_return" ["by", "year"];
        /// Keep the papers.
        KeepPayslips = "keep_payslips" [];
    }
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Todo {
    /// What.
    pub id: TodoId,
    /// By when, where there is a date.
    pub by: Option<Day>,
    /// Values by the name of their place in the text.
    pub values: Vec<(&'static str, Value)>,
}

impl Serialize for Todo {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_sentence(serializer, "todo", self.id.key(), &self.values)
    }
}

/// What there is to do in these months: first what has a date, by date.
///
/// # Errors
/// Where the rules here do not cover the household.
pub fn todos(situation: &Situation, timeline: &Timeline) -> Result<Vec<Todo>, Refusal> {
    let household = Household::new(situation)?;
    let terms = &household.rules().lasting.calendar;
    let mut todos = Vec::new();
    let mut add = |id, by: Option<Day>, values: &[(&'static str, Value)]| {
        let by_value = by.map(|by| ("by", Value::Day(by)));
        todos.push(Todo { id, by, values: values.iter().copied().chain(by_value).collect() });
    };
    let (Some(first), Some(last)) = (timeline.months.first(), timeline.months.last()) else {
        return Ok(todos);
    };
    let total = |line: LineId| timeline.months.iter().map(|month| month.amounts.of(line)).sum::<Cents>();
    let within = |day: &Day| *day >= first.first && *day < last.first.months_later(1);
    let jobs = || situation.adults.iter().filter_map(|adult| adult.job.as_ref());
    let benefit = situation.adults.iter().any(|adult| adult.bijstand);
    let starts = jobs().filter_map(|job| job.start).filter(within).min();

    if let Some(start) = starts.filter(|_| benefit) {
        add(TodoId::ReportWage, Some(start), &[]);
    }
    // The end of the last job; one that another follows is reported with that one.
    let last_job =
        |adult: &'_ Adult| adult.job.as_ref().or(adult.job_before.as_ref()).and_then(|job| job.end);
    if let Some(end) = situation.adults.iter().filter_map(last_job).filter(within).min().filter(|_| benefit) {
        add(TodoId::ReportEnd, Some(end), &[]);
    }
    if let Some(change) = timeline.change.filter(within)
        && Toeslagen::LINES.into_iter().any(|line| total(line) > Cents::ZERO)
        && let Some(year) = timeline.years.iter().find(|year| year.year == change.year())
    {
        let by = change.weeks_later(terms.report_weeks);
        // Nobody reports cents.
        let income = Value::from(year.toetsingsinkomen.exact().round_to_euro());
        add(TodoId::ReportIncome, Some(by), &[("income", income), ("year", Value::Year(year.year))]);
    }
    let first_with = |line: LineId| {
        timeline.months.iter().map(|m| (m.first, m.amounts.of(line))).find(|m| m.1 > Cents::ZERO)
    };
    // Who works already has asked for these already.
    if let Some((begins, _)) = first_with(LineId::Kinderopvangtoeslag)
        && (starts.is_some() || begins > first.first)
    {
        add(TodoId::AskCare, Some(begins.months_later(terms.care_claim_months)), &[]);
    }
    if let Some((begins, _)) = first_with(LineId::Iack)
        && (starts.is_some() || begins > first.first)
    {
        let year = begins.year();
        let of_year = timeline.months.iter().filter(|month| month.first.year() == year);
        let credit = of_year.map(|month| month.amounts.of(LineId::Iack)).sum::<Cents>();
        let values = [("amount", Value::Amount(credit)), ("year", Value::Year(year))];
        let by = starts.filter(|start| start.year() == year).unwrap_or(begins);
        add(TodoId::AskIack, Some(by), &values);
    }
    if let Some((begins, _)) = first_with(LineId::NetWage) {
        let year = begins.year();
        add(TodoId::TaxReturn, Day::new(year + 1, terms.tax_return, 1), &[("year", Value::Year(year))]);
    }
    for notice in &timeline.notices {
        if matches!(notice.id, NoticeId::PayBack | NoticeId::PayBackAnyway | NoticeId::TaxToPay) {
            let asked = notice.values.iter().copied().filter(|(name, _)| *name != "by").collect::<Vec<_>>();
            add(TodoId::SetApart, None, &asked);
        }
    }
    let nothing_free = |adult: &Adult| adult.job.is_some() && adult.vrijlating.kind == Letter::None;
    if total(LineId::Bijstand) > Cents::ZERO
        && total(LineId::NetWage) > Cents::ZERO
        && situation.adults.iter().any(nothing_free)
    {
        add(TodoId::AskVrijlating, None, &[]);
    }
    if total(LineId::NetWage) > Cents::ZERO {
        add(TodoId::KeepPayslips, None, &[]);
    }
    todos.sort_by_key(|todo| (todo.by.is_none(), todo.by));
    Ok(todos)
}
