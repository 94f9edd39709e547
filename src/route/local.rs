//! The terms of steps as one municipality has them.

use super::data::{Again, Anchor, Gemeente, RouteData, Step, Term, Terms};
use crate::calendar::Day;

/// The steps with the terms of a municipality.
#[derive(Clone, Copy)]
pub(super) struct Local<'a> {
    pub(super) route: &'a RouteData,
    gemeente: Option<&'a Gemeente>,
}

impl<'a> Local<'a> {
    /// The steps as `gemeente` has them, or as they are in general.
    pub(super) fn of(route: &'a RouteData, gemeente: &str) -> Local<'a> {
        Local { route, gemeente: route.gemeente(gemeente) }
    }

    fn differs(&self, step: &Step) -> Terms {
        let own = self.gemeente.and_then(|gemeente| {
            gemeente.terms.iter().find(|(place, _)| self.route.steps[usize::from(*place)].id == step.id)
        });
        own.map(|(_, terms)| *terms).unwrap_or_default()
    }

    /// From when its term counts, and the term.
    pub(super) fn term(&self, step: &Step) -> Option<(Anchor, Term)> {
        step.term.map(|(anchor, term)| (anchor, self.differs(step).within.unwrap_or(term)))
    }

    /// How it comes again.
    pub(super) fn again(&self, step: &Step) -> Option<Again> {
        let differs = self.differs(step);
        step.again.map(|again| Again {
            every: differs.every.unwrap_or(again.every),
            at_most: differs.at_most.or(again.at_most),
            ..again
        })
    }

    /// By how much it can be made longer.
    pub(super) fn longer(&self, step: &Step) -> Option<Term> {
        self.differs(step).longer.or(step.longer)
    }

    /// How long before the end of what it belongs to it is due.
    pub(super) fn before_end(&self, step: &Step) -> Option<Term> {
        self.differs(step).before_end.or(step.before_end)
    }

    pub(super) fn gemeente(&self) -> Option<&'a Gemeente> {
        self.gemeente
    }
}

impl Term {
    /// The day on which the term ends that begins on `day`.
    ///
    /// ```
    /// # use opstap::{calendar::Day, route::Term};
    /// let day = |text| Day::parse(text).unwrap();
    /// assert_eq!(Term::Days(7).after(day("2026-03-04")), day("2026-03-11"));
    /// assert_eq!(Term::Weeks(6).after(day("2026-03-04")), day("2026-04-15"));
    /// assert_eq!(Term::Months(1).after(day("2026-01-31")), day("2026-02-28"));
    /// assert_eq!(Term::Years(2).after(day("2028-02-29")), day("2030-02-28"));
    /// ```
    pub fn after(self, day: Day) -> Day {
        self.times_after(1, day)
    }

    /// The day after so many of these terms, without the days that a shorter month in between would take.
    pub(super) fn times_after(self, times: u32, day: Day) -> Day {
        match self {
            Term::Days(days) => day.days_later(times * u32::from(days)),
            Term::Weeks(weeks) => day.weeks_later(times * u32::from(weeks)),
            Term::Months(months) => day.months_later(times * u32::from(months)),
            Term::Years(years) => day.years_later(times * u32::from(years)),
        }
    }

    /// The day that is so long before `day`.
    pub(super) fn before(self, day: Day) -> Day {
        match self {
            Term::Days(days) => day.days_ago(days.into()),
            Term::Weeks(weeks) => day.days_ago(7 * u32::from(weeks)),
            Term::Months(months) => day.months_ago(months.into()),
            Term::Years(years) => day.months_ago(12 * u32::from(years)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::route;

    #[test]
    fn a_municipality_replaces_the_terms_that_it_names_and_no_other() {
        let place = |id: &str| route().steps.iter().position(|step| step.id == id).unwrap() as u8;
        let differs = Terms { within: Some(Term::Weeks(8)), every: Some(Term::Weeks(3)), ..Terms::default() };
        let gemeente = Gemeente {
            id: "elders".into(),
            retention: Term::Months(12),
            orderings: Vec::new(),
            partners: Vec::new(),
            terms: vec![(place("netwerkcafe"), differs)],
        };
        let local = Local { route: route(), gemeente: Some(&gemeente) };
        let general = Local { route: route(), gemeente: None };

        let cafe = route().step("netwerkcafe").unwrap();
        assert_eq!(local.term(cafe), Some((Anchor::Decision, Term::Weeks(8))));
        assert_eq!(general.term(cafe), Some((Anchor::Decision, Term::Weeks(2))));
        let again = local.again(cafe).unwrap();
        assert_eq!((again.every, again.at_most), (Term::Weeks(3), general.again(cafe).unwrap().at_most));
        let academie = route().step("academie").unwrap();
        assert_eq!(local.term(academie), general.term(academie));
    }
}
