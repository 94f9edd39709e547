//! What a consultant does to a plan. Each change gives the plan as it is then, and leaves the old one as it was.

use super::{
    data::{ADVICE, Again, Anchor, EXEMPTION, EXEMPTION_REVIEW, LEERWERKTRAJECT, OWN, PAUSE, Step},
    local::Local,
    plan::{Chosen, Plan, PlanError, PlannedStep},
    planning::{first_of, open},
    route,
};
use crate::{
    calendar::Day,
    dossier::{Code, Label},
};

/// Why a plan can't be changed that way.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The plan has no step with this id and number.
    #[error("the plan has no such step")]
    NoSuchStep,
    /// It is done or left out already; undo that first.
    #[error("the step is done or left out already")]
    NotOpen,
    /// It is neither done nor left out.
    #[error("there is nothing to undo")]
    Open,
    /// A later time of the same was done; undo that first.
    #[error("a later time of the same was done; undo that first")]
    LaterDone,
    /// The data does not offer this step.
    #[error("this step can't be added")]
    NotOffered,
    /// It ends before it begins.
    #[error("the end is before the start")]
    EndsBefore,
    /// It lasts longer than it may.
    #[error("it lasts no longer than until {latest}")]
    TooLong {
        /// The last day that is possible.
        latest: Day,
    },
    /// What has begun is not left out: it ends.
    #[error("it has begun, and is ended rather than left out")]
    Begun,
    /// It can't be made longer, or was already.
    #[error("it can't be made longer, or was already")]
    NotLonger,
    /// An exemption without the advice of an expert.
    #[error("an exemption needs the advice of an expert first")]
    AdviceFirst,
    /// The plan is not one of participatie, or there is no such option.
    #[error("there is no such option for this plan")]
    NoSuchOption,
    /// The municipality has no such partner organisation.
    #[error("the municipality has no such partner organisation")]
    NoSuchPartner,
    /// Too many steps, or days outside 2000 to 2100.
    #[error(transparent)]
    NoPlan(#[from] PlanError),
}

type Changed = Result<Plan, ChangeError>;

impl Plan {
    /// The step was done on `day`: what follows it moves along, and what is repeated comes again. An exemption that is
    /// over is not looked at again before its end.
    ///
    /// # Errors
    /// [`ChangeError::NoSuchStep`], [`ChangeError::NotOpen`], [`ChangeError::NoPlan`].
    pub fn done(&self, id: &str, number: u16, day: Day) -> Changed {
        self.change(|plan| {
            plan.open_step(id, number)?.done = Some(day);
            plan.again(id, number, day);
            plan.without_review(id, number);
            Ok(())
        })
    }

    /// The step is left out, and does not come again; with an exemption its review is.
    ///
    /// # Errors
    /// [`ChangeError::NoSuchStep`], [`ChangeError::NotOpen`].
    pub fn dropped(&self, id: &str, number: u16) -> Changed {
        self.change(|plan| {
            plan.open_step(id, number)?.dropped = true;
            plan.without_review(id, number);
            Ok(())
        })
    }

    /// This time is left out; what is repeated comes again.
    ///
    /// # Errors
    /// [`ChangeError::NoSuchStep`], [`ChangeError::NotOpen`], [`ChangeError::NoPlan`].
    pub fn skipped(&self, id: &str, number: u16) -> Changed {
        self.change(|plan| {
            let step = plan.open_step(id, number)?;
            step.dropped = true;
            let due = step.due;
            plan.again(id, number, due);
            Ok(())
        })
    }

    /// Not done and not left out after all. The repetition that came of it goes; the review of an exemption is back.
    ///
    /// # Errors
    /// [`ChangeError::NoSuchStep`], [`ChangeError::Open`], [`ChangeError::LaterDone`].
    pub fn undone(&self, id: &str, number: u16) -> Changed {
        self.change(|plan| {
            let step = plan.find(id, number)?;
            if step.is_open() {
                return Err(ChangeError::Open);
            }
            step.done = None;
            step.dropped = false;
            if route().step(id).is_some_and(|step| step.again.is_some()) {
                let next = |step: &PlannedStep| step.id.as_str() == id && step.number > number;
                if plan.steps.iter().any(|step| next(step) && step.done.is_some()) {
                    return Err(ChangeError::LaterDone);
                }
                plan.steps.retain(|step| !next(step));
            }
            if let Some(review) = plan.review_of(id, number) {
                review.dropped = false;
            }
            plan.move_review(id, number);
            Ok(())
        })
    }

    /// The step has other days from now on. `from` is the first day where it lasts, and left alone elsewhere. The review
    /// of an exemption moves along.
    ///
    /// # Errors
    /// [`ChangeError::NoSuchStep`], [`ChangeError::NotOpen`], [`ChangeError::EndsBefore`], [`ChangeError::TooLong`],
    /// [`ChangeError::NoPlan`].
    pub fn moved(&self, id: &str, number: u16, from: Option<Day>, due: Day) -> Changed {
        self.change(|plan| {
            let local = plan.local();
            let step = plan.open_step(id, number)?;
            let from = step.from.map(|before| from.unwrap_or(before));
            check_period(local, id, from, due, step.lengthened)?;
            (step.from, step.due, step.moved) = (from, due, true);
            plan.move_review(id, number);
            Ok(())
        })
    }

    /// The step lasts longer by what the data gives, once: a leerwerktraject three months more.
    ///
    /// # Errors
    /// [`ChangeError::NoSuchStep`], [`ChangeError::NotOpen`], [`ChangeError::NotLonger`], [`ChangeError::NoPlan`].
    pub fn lengthened(&self, id: &str, number: u16) -> Changed {
        self.change(|plan| {
            let local = plan.local();
            let step = plan.open_step(id, number)?;
            let longer = local.route.step(id).and_then(|known| local.longer(known));
            let Some(longer) = longer.filter(|_| !step.lengthened) else {
                return Err(ChangeError::NotLonger);
            };
            step.due = longer.after(step.due);
            (step.lengthened, step.moved) = (true, true);
            Ok(())
        })
    }

    /// A step that the data offers, from a day; to `due`, or else as long as its term. Without a term and without `due`
    /// it is due on that day.
    ///
    /// # Errors
    /// [`ChangeError::NotOffered`], [`ChangeError::EndsBefore`], [`ChangeError::TooLong`], [`ChangeError::NoPlan`].
    pub fn with_step(&self, id: &str, from: Day, due: Option<Day>) -> Changed {
        self.change(|plan| plan.add(id, from, due).map(|_| ()))
    }

    /// A step that the consultant makes, with a name of their own.
    ///
    /// # Errors
    /// [`ChangeError::EndsBefore`], [`ChangeError::NoPlan`].
    pub fn with_own_step(&self, name: Label, from: Option<Day>, due: Day) -> Changed {
        if from.is_some_and(|from| from > due) {
            return Err(ChangeError::EndsBefore);
        }
        self.change(|plan| {
            let number = plan.next_number(OWN);
            plan.steps.push(PlannedStep {
                id: Code::new(OWN).expect("it is a code"),
                number,
                name: Some(name),
                from,
                due,
                moved: true,
                lengthened: false,
                done: None,
                dropped: false,
                until: None,
                partner: None,
            });
            Ok(())
        })
    }

    /// A leerwerktraject from a day: the one that the plan has open, or else a new one.
    ///
    /// # Errors
    /// [`ChangeError::NoPlan`].
    pub fn with_leerwerktraject(&self, from: Day) -> Changed {
        let has = self.steps.iter().find(|step| step.id.as_str() == LEERWERKTRAJECT && step.is_open());
        let term = self.local().route.step(LEERWERKTRAJECT).and_then(|step| self.local().term(step));
        match (has, term) {
            (Some(step), Some((_, term))) if !step.lengthened => {
                self.moved(LEERWERKTRAJECT, step.number, Some(from), term.after(from))
            }
            _ => self.with_step(LEERWERKTRAJECT, from, None),
        }
    }

    /// A pause of benefit for work, from its first day to `until`, or else as long as it may last. Nobody need apply
    /// anew when the work ends before that.
    ///
    /// # Errors
    /// [`ChangeError::EndsBefore`], [`ChangeError::TooLong`], [`ChangeError::NoPlan`].
    pub fn with_pause(&self, from: Day, until: Option<Day>) -> Changed {
        self.with_step(PAUSE, from, until)
    }

    /// An exemption, always to a last day, and the review before it ends.
    ///
    /// # Errors
    /// [`ChangeError::AdviceFirst`] without a medical-labour advice that was given by then, [`ChangeError::EndsBefore`],
    /// [`ChangeError::NoPlan`].
    pub fn with_exemption(&self, from: Day, until: Day) -> Changed {
        let advised =
            |step: &PlannedStep| step.id.as_str() == ADVICE && step.done.is_some_and(|day| day <= from);
        if !self.steps.iter().any(advised) {
            return Err(ChangeError::AdviceFirst);
        }
        self.change(|plan| {
            // The review has the number of its exemption: so they find each other.
            let number = plan.next_number(EXEMPTION).max(plan.next_number(EXEMPTION_REVIEW));
            let review = plan.day_of_review(from, until);
            for (id, first, last) in [(EXEMPTION, from, until), (EXEMPTION_REVIEW, review, review)] {
                let place = plan.add(id, first, Some(last))?;
                plan.steps[place].number = number;
            }
            Ok(())
        })
    }

    /// The option of participatie that was chosen in a talk, with what comes of it: 1 to 3 a referral to the partner
    /// organisation (the only one where `partner` names none), 4 to look again, 5 a new diagnose. What an earlier
    /// choice led to and is still open is left out.
    ///
    /// # Errors
    /// [`ChangeError::NoSuchOption`], [`ChangeError::NoSuchPartner`], [`ChangeError::NoPlan`].
    pub fn with_option(&self, number: u8, on: Day, partner: Option<&str>) -> Changed {
        let local = self.local();
        let has_options = local.route.kind(self.kind()).is_some_and(|kind| kind.options);
        let option = local.route.option(number).filter(|_| has_options).ok_or(ChangeError::NoSuchOption)?;
        let partners = local.gemeente().map_or(&[][..], |gemeente| &gemeente.partners);
        let partner = match partner {
            Some(id) => Some(partners.iter().find(|known| known.id == id).ok_or(ChangeError::NoSuchPartner)?),
            None => (partners.len() == 1).then(|| &partners[0]),
        };
        self.change(|plan| {
            let steps = &local.route.steps;
            let led_to = local.route.options.iter().map(|option| &steps[usize::from(option.step)].id);
            let led_to: Vec<&String> = led_to.collect();
            if plan.option.is_some() {
                for step in plan.steps.iter_mut().filter(|step| step.is_open()) {
                    step.dropped = led_to.iter().any(|id| *id == step.id.as_str());
                }
            }
            plan.option = Some(Chosen { number, on });
            let step = &steps[usize::from(option.step)];
            let place = plan.add(&step.id, on, None)?;
            plan.steps[place].partner =
                partner.filter(|_| option.refers).and_then(|known| Code::new(&*known.id).ok());
            Ok(())
        })
    }

    /// The plan ends: what is open is left out.
    ///
    /// # Errors
    /// None; as other changes.
    pub fn ended(&self) -> Changed {
        self.change(|plan| {
            plan.steps.iter_mut().filter(|step| step.is_open()).for_each(|step| step.dropped = true);
            Ok(())
        })
    }

    pub(super) fn change(&self, change: impl FnOnce(&mut Plan) -> Result<(), ChangeError>) -> Changed {
        let mut plan = self.clone();
        change(&mut plan)?;
        plan.follow();
        plan.check()?;
        Ok(plan)
    }

    pub(super) fn local(&self) -> Local<'static> {
        Local::of(route(), self.gemeente())
    }

    pub(super) fn find(&mut self, id: &str, number: u16) -> Result<&mut PlannedStep, ChangeError> {
        self.steps.iter_mut().find(|step| step.is(id, number)).ok_or(ChangeError::NoSuchStep)
    }

    fn open_step(&mut self, id: &str, number: u16) -> Result<&mut PlannedStep, ChangeError> {
        let step = self.find(id, number)?;
        if step.is_open() { Ok(step) } else { Err(ChangeError::NotOpen) }
    }

    fn next_number(&self, id: &str) -> u16 {
        let last = self.steps.iter().filter(|step| step.id.as_str() == id).map(|step| step.number).max();
        last.unwrap_or(0).saturating_add(1)
    }

    /// The step with the review of an exemption, which has its number; `None` for any other step.
    fn review_of(&mut self, id: &str, number: u16) -> Option<&mut PlannedStep> {
        let review = self.find(EXEMPTION_REVIEW, number).ok();
        review.filter(|review| id == EXEMPTION && review.done.is_none())
    }

    fn without_review(&mut self, id: &str, number: u16) {
        if let Some(review) = self.review_of(id, number) {
            review.dropped = true;
        }
    }

    /// The review of an exemption is before its end, wherever that is now.
    fn move_review(&mut self, id: &str, number: u16) {
        let Some((from, until)) = self.step(id, number).and_then(|step| Some((step.from?, step.due))) else {
            return;
        };
        let day = self.day_of_review(from, until);
        if let Some(review) = self.review_of(id, number) {
            review.due = day;
        }
    }

    fn day_of_review(&self, from: Day, until: Day) -> Day {
        let local = self.local();
        let before = local.route.step(EXEMPTION_REVIEW).and_then(|step| local.before_end(step));
        before.map_or(until, |term| term.before(until)).max(from)
    }

    /// Adds what the data offers; its place in the plan.
    fn add(&mut self, id: &str, from: Day, due: Option<Day>) -> Result<usize, ChangeError> {
        let local = self.local();
        let step = local.route.step(id).filter(|step| step.offered).ok_or(ChangeError::NotOffered)?;
        let due = due.unwrap_or_else(|| local.term(step).map_or(from, |(_, term)| term.after(from)));
        check_period(local, id, Some(from), due, false)?;
        let added = PlannedStep {
            from: step.lasting.then_some(from),
            moved: true,
            ..open(step, self.next_number(id), due)
        };
        self.steps.push(added);
        Ok(self.steps.len() - 1)
    }

    /// What follows another step has the days that this other step now gives it, unless a consultant set them.
    fn follow(&mut self) {
        let local = self.local();
        for step in &local.route.steps {
            let Some((Anchor::Step(place), term)) = local.term(step) else { continue };
            let Some(start) =
                first_of(&self.steps, &local.route.steps[usize::from(place)]).map(PlannedStep::base)
            else {
                continue;
            };
            let follower = self.steps.iter_mut().find(|planned| planned.is(&step.id, 1));
            if let Some(planned) = follower.filter(|planned| planned.is_open() && !planned.moved) {
                planned.due = term.after(start);
                planned.from = step.lasting.then_some(start);
            }
        }
    }

    /// Adds the next time of what is repeated, unless there is one.
    fn again(&mut self, id: &str, number: u16, done: Day) {
        let Some((step, again)) = self.repeats(id) else { return };
        let Some(planned) = self.step(id, number) else { return };
        let (due, until) = (planned.due, planned.until);
        let is_last = number == self.next_number(id) - 1;
        if let Some(next) = self.next_time(again, id, number, due, done)
            && is_last
            && until.is_none_or(|until| next <= until)
        {
            self.steps.push(PlannedStep { until, ..open(step, number.saturating_add(1), next) });
        }
    }

    pub(super) fn repeats(&self, id: &str) -> Option<(&'static Step, Again)> {
        let local = self.local();
        let step = local.route.step(id)?;
        Some((step, local.again(step)?))
    }

    /// The day of the time after `number`, which was due on one day and done on another.
    pub(super) fn next_time(&self, again: Again, id: &str, number: u16, due: Day, done: Day) -> Option<Day> {
        if !again.fixed {
            return Some(again.every.after(done)).filter(|next| *next > done);
        }
        // The rhythm is that of the first, also when one in between was held on another day.
        let first = self.step(id, 1).map_or(due, |first| first.due);
        let later = due.max(done);
        (u32::from(number)..)
            .map(|times| again.every.times_after(times, first))
            .take(MOST_SKIPPED)
            .find(|day| *day > later)
    }
}

/// A rhythm that was not kept for longer than a plan lasts has no next time.
const MOST_SKIPPED: usize = 40_000;

fn check_period(
    local: Local,
    id: &str,
    from: Option<Day>,
    due: Day,
    lengthened: bool,
) -> Result<(), ChangeError> {
    let Some(from) = from else { return Ok(()) };
    if from > due {
        return Err(ChangeError::EndsBefore);
    }
    if let Some(step) = local.route.step(id).filter(|step| step.at_most)
        && let Some((_, term)) = local.term(step)
    {
        let longer = local.longer(step).filter(|_| lengthened);
        let latest = longer.map_or(term.after(from), |longer| longer.after(term.after(from)));
        if due > latest {
            return Err(ChangeError::TooLong { latest });
        }
    }
    Ok(())
}
