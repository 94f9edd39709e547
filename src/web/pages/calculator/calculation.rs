//! What one resident typed on the calculator pages and what it comes to: on the screen, and after every change on the
//! device.

use leptos::prelude::*;

use super::{Field, Form, form::Mistake, month_choices::MonthChoices};
use crate::{
    income::{Comparison, Problem, Situation, local_schemes, minimum_wage_at_age},
    web::{
        config::{Loading, Municipality},
        format, language,
        storage::drafts::{self, Found},
        texts::{errors, later},
        today::today,
    },
};

const NAME: &str = "calculation";

/// The one calculation of this tab.
#[derive(Clone, Copy)]
pub(crate) struct Calculation {
    pub form: RwSignal<Form>,
    /// What the form comes to.
    pub answer: Memo<Answer>,
    /// What was chosen about real months.
    pub months: MonthChoices,
    config: ReadSignal<Loading>,
}

/// What the form comes to.
#[derive(Clone, PartialEq)]
pub(crate) enum Answer {
    /// Not filled in far enough; the fields that need something.
    Wrong(Vec<(Field, String)>),
    /// Right, but outside what we can compute; why.
    Refused(String),
    Computed(Box<Computed>),
}

/// A household before and with the job, and what each comes to.
#[derive(Clone, PartialEq)]
pub(crate) struct Computed {
    pub now: Situation,
    pub then: Situation,
    pub comparison: Comparison,
}

impl Calculation {
    /// Takes up what is on the device, and keeps it up to date from here on.
    pub(crate) fn open(config: ReadSignal<Loading>) -> Calculation {
        let form = RwSignal::new(read());
        // The first run only looks; every later one is a change by the person.
        Effect::new(move |ran: Option<()>| {
            let form = form.read();
            if ran.is_none() {
                return;
            }
            // A calculation that is lost is typed again in a minute: the answers say when storage fails.
            if form.is_untouched() {
                drafts::forget(NAME);
            } else {
                drafts::save(NAME, &*form);
            }
        });
        let answer = Memo::new(move |_| {
            // What is wrong is said in the language on the screen.
            language::track();
            compute(&form.read(), gemeente(config, &form.read()))
        });
        Calculation { form, answer, months: MonthChoices::new(config), config }
    }

    /// Takes up what is on the device now.
    pub(crate) fn take_up(self) {
        let found = read();
        if *self.form.read_untracked() != found {
            self.form.set(found);
        }
    }

    /// The name of the municipality of this build, if it is one's in particular.
    pub(crate) fn municipality(self) -> Option<String> {
        let municipality = of_config(self.config)?;
        let known = local_schemes::gemeente(&municipality.id).map(|gemeente| gemeente.name.clone());
        Some(known.unwrap_or(municipality.name))
    }

    /// The household before and with the job, once the form is filled in.
    pub(crate) fn situations(self) -> Option<(Situation, Situation)> {
        untrack(|| {
            let form = self.form.read();
            situations(&form, gemeente(self.config, &form)).ok()
        })
    }

    /// The household with another job in the place of this one, and what it comes to.
    pub(crate) fn with(self, change: impl FnOnce(&mut Form)) -> Answer {
        let mut form = self.form.get();
        change(&mut form);
        let gemeente = gemeente(self.config, &form);
        compute(&form, gemeente)
    }
}

fn read() -> Form {
    match drafts::load(NAME) {
        Found::Draft(form) => form,
        Found::Nothing | Found::Unreadable(_) => Form::default(),
    }
}

fn of_config(config: ReadSignal<Loading>) -> Option<Municipality> {
    match &*config.read() {
        Loading::Done(config) => Some(config.municipality.clone()).filter(|one| !one.id.is_empty()),
        Loading::Busy | Loading::Failed(_) => None,
    }
}

/// Whose schemes count: of the municipality of this build, or else the one that was chosen.
fn gemeente(config: ReadSignal<Loading>, form: &Form) -> Option<String> {
    let chosen = Some(form.gemeente.clone()).filter(|id| !id.is_empty());
    of_config(config).map(|municipality| municipality.id).or(chosen)
}

fn compute(form: &Form, gemeente: Option<String>) -> Answer {
    match situations(form, gemeente) {
        Ok((now, then)) => match Comparison::of(&now, &then) {
            Ok(comparison) => Answer::Computed(Box::new(Computed { now, then, comparison })),
            Err(refusal) => Answer::Refused(errors::lookup(refusal.key()).unwrap_or_default().into()),
        },
        Err(wrong) => Answer::Wrong(wrong),
    }
}

/// The household without and with the job, or every field that needs another look.
pub(crate) fn situations(
    form: &Form,
    gemeente: Option<String>,
) -> Result<(Situation, Situation), Vec<(Field, String)>> {
    let minimum_wage = |birth| minimum_wage_at_age(today(), today().age_of(birth)?);
    let (now, then) = form.households(today(), gemeente, minimum_wage).map_err(|mistakes| {
        mistakes.into_iter().map(|(field, mistake)| (field, say(field, mistake))).collect::<Vec<_>>()
    })?;
    for (situation, with_job) in [(&now, false), (&then, true)] {
        situation.check().map_err(|error| {
            let field = Field::of_path(&error.path, with_job).unwrap_or(Field::Age);
            vec![(field, problem(&error.problem))]
        })?;
    }
    Ok((now, then))
}

fn say(field: Field, mistake: Mistake) -> String {
    match mistake {
        Mistake::Needed => later::field_needed().into(),
        Mistake::NotANumber => later::field_number(field.example()),
        Mistake::NotWhole => later::field_whole(field.example()),
        Mistake::Between(low, high) => later::field_between(high, low),
        Mistake::NoDay => later::field_day().into(),
        Mistake::DayBetween(first, last) => {
            later::field_day_between(format::long_date(first), format::long_date(last))
        }
    }
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::TooMuch { most } => errors::situation_too_much(most.replace('.', ",")),
        Problem::BeforeFirstRules { first } => {
            errors::situation_before_first_rules(format::long_date(*first))
        }
        other => errors::lookup(other.key()).unwrap_or_default().into(),
    }
}
