//! What somebody should know of the months ahead, before it happens.

use serde::{Serialize, Serializer};

use super::{Calendar, Cents, Day, LineId, Settlement, toeslagen::SETTLEMENTS};
use crate::income::{
    situation::Letter,
    trace::{Value, sentences, serialize_sentence},
};

sentences! {
    /// What a notice is about. The text stands under its key in the section `notice`.
    NoticeId {
        /// Toeslagen of a year to be paid back, unless the new income is reported in time.
        PayBack = "pay_back" ["amount", "year", "by"];
        /// Toeslagen of a year to be paid back, though the new income was reported.
        PayBackAnyway = "pay_back_anyway" ["amount", "year"];
        /// Toeslagen of a year that still come.
        StillToCome = "still_to_come" ["amount", "year"];
        /// Income tax of a year to be paid.
        TaxToPay = "tax_to_pay" ["amount", "year"];
        /// Income tax of a year that comes back.
        TaxBack = "tax_back" ["amount", "year"];
        /// From this month a wage counts whole, or more of it.
        VrijlatingEnds = "vrijlating_ends" ["month"];
        /// The same for the partner.
        VrijlatingEndsPartner = "vrijlating_ends_partner" ["month"];
        /// The first month without bijstand.
        NoBijstand = "no_bijstand" ["month"];
        /// The first month with bijstand again.
        BijstandAgain = "bijstand_again" ["month"];
        /// Work that ends bijstand so shortly that nobody has to apply anew.
        Uitkeringspauze = "uitkeringspauze" ["from", "to"];
        /// Bijstand that was paid too much is asked back.
        BijstandBack = "bijstand_back" ["amount", "month"];
        /// A child comes to an age at which amounts change.
        ChildTurns = "child_turns" ["number", "age", "month"];
        /// The minimum wage rises above the wage.
        MinimumWage = "minimum_wage" ["gross", "month"];
    }
}

/// One notice, with its numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it is about.
    pub id: NoticeId,
    /// Values by the name of their place in the text.
    pub values: Vec<(&'static str, Value)>,
}

impl Serialize for Notice {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_sentence(serializer, "notice", self.id.key(), &self.values)
    }
}

/// Everything to be said, in the order in which it matters.
pub(super) fn of(calendar: &Calendar, settlements: &[Settlement]) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut say = |id, values: &[(&'static str, Value)]| notices.push(Notice { id, values: values.to_vec() });
    settled(calendar, settlements, &mut say);
    benefit(calendar, &mut say);
    vrijlating(calendar, &mut say);
    wages(calendar, &mut say);
    children(calendar, &mut say);
    notices
}

type Say<'a> = dyn FnMut(NoticeId, &[(&'static str, Value)]) + 'a;

/// What is paid back or still comes, by year; nothing that is only the cents of rounding.
fn settled(calendar: &Calendar, settlements: &[Settlement], say: &mut Say) {
    let begins = calendar.households[calendar.first].date;
    let last = calendar.households[calendar.first + calendar.shown - 1].date;
    for year in begins.year()..=last.year() {
        let least = Cents::new(calendar.households[calendar.first].rules.year.zorgtoeslag.min_grant_year);
        let of_year = settlements.iter().filter(|settlement| settlement.year == year);
        let sum = |of: fn(&LineId) -> bool| {
            of_year.clone().filter(|s| of(&s.line)).map(|s| s.amount).sum::<Cents>()
        };
        let toeslagen = sum(|line| SETTLEMENTS.contains(line));
        let tax = sum(|line| *line == LineId::SettlementIncomeTax);
        let values = |amount: Cents| [("amount", Value::Amount(amount)), ("year", Value::Year(year))];
        match calendar.change.filter(|change| change.year() == year && !calendar.assumptions.reported) {
            _ if toeslagen >= least => say(NoticeId::StillToCome, &values(toeslagen)),
            _ if -toeslagen < least => {}
            Some(change) => {
                let weeks = calendar.households[calendar.first].rules.lasting.calendar.report_weeks;
                let [amount, year] = values(-toeslagen);
                say(NoticeId::PayBack, &[amount, year, ("by", Value::Day(change.weeks_later(weeks)))]);
            }
            None => say(NoticeId::PayBackAnyway, &values(-toeslagen)),
        }
        if tax >= least {
            say(NoticeId::TaxBack, &values(tax));
        } else if -tax >= least {
            say(NoticeId::TaxToPay, &values(-tax));
        }
    }
}

/// Where bijstand ends, and begins again.
fn benefit(calendar: &Calendar, say: &mut Say) {
    let limit = calendar.households[calendar.first].rules.lasting.calendar.uitkeringspauze_months as usize;
    let mut stopped: Option<usize> = None;
    for at in calendar.first..calendar.first + calendar.shown {
        let month = &calendar.bijstand.months[at];
        let today = calendar.households[at].date;
        // What is paid, not what there is a right to: that is what somebody sees end.
        let before =
            at.checked_sub(1).is_some_and(|before| calendar.bijstand.months[before].granted > Cents::ZERO);
        if month.correction < Cents::ZERO {
            let amount = Value::Amount(-month.correction);
            say(NoticeId::BijstandBack, &[("amount", amount), ("month", Value::Day(today))]);
        }
        match (before, month.granted > Cents::ZERO) {
            (true, false) => {
                stopped = Some(at);
                say(NoticeId::NoBijstand, &[("month", Value::Day(today))]);
            }
            (false, true) => {
                let from = stopped.take().filter(|stopped| at - stopped <= limit);
                match from.map(|from| calendar.households[from].date) {
                    Some(from) => {
                        say(
                            NoticeId::Uitkeringspauze,
                            &[("from", Value::Day(from)), ("to", Value::Day(today.before()))],
                        );
                    }
                    None => say(NoticeId::BijstandAgain, &[("month", Value::Day(today))]),
                }
            }
            _ => {}
        }
    }
}

/// Where a part of a wage that was left free no longer is.
fn vrijlating(calendar: &Calendar, say: &mut Say) {
    for (n, id) in [NoticeId::VrijlatingEnds, NoticeId::VrijlatingEndsPartner].into_iter().enumerate() {
        for at in calendar.first + 1..calendar.first + calendar.shown {
            let [before, now] = [&calendar.bijstand.months[at - 1], &calendar.bijstand.months[at]];
            let household = &calendar.households[at];
            let adults = household.situation.adults.len();
            if n >= adults || !calendar.work.pay[at][n].works() || household.bijstand == Cents::ZERO {
                continue;
            }
            let less = now.free[n] < before.free[n] && now.asked[n] != before.asked[n];
            let gone =
                now.free[n].get() == 0 || now.asked[n].kind == Letter::R && before.asked[n].kind == Letter::N;
            if less && gone {
                say(id, &[("month", Value::Day(household.date))]);
            }
        }
    }
}

/// Where the minimum wage lifts a wage.
fn wages(calendar: &Calendar, say: &mut Say) {
    for n in 0..calendar.situation.adults.len() {
        for at in calendar.first + 1..calendar.first + calendar.shown {
            let [before, now] = [&calendar.work.pay[at - 1][n], &calendar.work.pay[at][n]];
            let whole = |pay: &super::Pay| pay.part.is_some_and(|part| part.is_whole());
            // Another job is no rise of the minimum wage.
            let job = calendar.situation.adults[n].job.as_ref();
            let starts = job.and_then(|job| job.start).map(Day::first_of_month);
            let another = starts == Some(calendar.households[at].date);
            if whole(before) && whole(now) && now.gross > before.gross && !another {
                let month = Value::Day(calendar.households[at].date);
                say(NoticeId::MinimumWage, &[("gross", Value::Amount(now.gross)), ("month", month)]);
            }
        }
    }
}

/// Where a child comes of an age that matters.
fn children(calendar: &Calendar, say: &mut Say) {
    let begins = calendar.households[calendar.first].date;
    let ends = calendar.households[calendar.first + calendar.shown - 1].date.months_later(1);
    let ages = &calendar.households[calendar.first].rules.lasting.calendar.child_ages;
    for (n, child) in calendar.situation.children.iter().enumerate() {
        for age in ages.iter().copied() {
            let birthday: Day = child.birth_date.months_later(age * 12);
            if birthday >= begins && birthday < ends {
                let month = Value::Day(birthday.first_of_month());
                say(
                    NoticeId::ChildTurns,
                    &[("number", (n + 1).into()), ("age", (age as usize).into()), ("month", month)],
                );
            }
        }
    }
}
