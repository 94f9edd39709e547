//! A step of the plan and the fact that it is as well never come apart: days by hand, the terms beside them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use dossier_samples::{dossier, rng};
use opstap::{
    calendar::Day,
    caseload::*,
    diagnose::{Answers, DoubtReason, model, score},
    dossier::RecordId,
    route::{ChangeError, Days, Facts, Plan, plan},
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn id(n: u8) -> RecordId {
    RecordId::from_bytes([n; 16])
}

/// A plan after a decision on Wednesday 4 March 2026, the day of the diagnosis.
fn planned(category: &str, doubts: &[DoubtReason]) -> Plan {
    let answers = Answers::none(model());
    let decision = day("2026-03-04");
    plan(&Facts {
        category,
        outcome: &score(model(), &answers),
        answers: &answers,
        gemeente: "voorschoten",
        days: Days { diagnosis: Some(decision), ..Days::of(decision) },
        has_benefit: true,
        under_27: false,
        doubts,
    })
    .unwrap()
}

/// A case with a plan, and what a consultant does to it one after another.
struct Desk {
    case: Case,
    new: u8,
}

impl Desk {
    fn with(plan: Plan) -> Desk {
        let case = Case::new(dossier(7), Moment::midnight(day("2026-03-04")), &mut rng());
        let mut desk = Desk { case, new: 0 };
        desk.add(vec![What::Planned(Box::new(plan))]);
        desk
    }

    fn add(&mut self, entries: Vec<What>) {
        for what in entries {
            self.case.add(what, Moment::midnight(day("2026-03-05")), None, &mut rng());
        }
    }

    /// Does what `make` says with the id of a fact that is new.
    #[track_caller]
    fn does(&mut self, make: impl FnOnce(&State, RecordId) -> Result<Vec<What>, ChangeError>) {
        self.new += 1;
        let entries = make(&self.case.state(), id(self.new)).unwrap();
        self.add(entries);
    }

    fn plan(&self) -> Plan {
        self.case.state().plan.unwrap().clone()
    }

    fn facts(&self) -> Vec<Fact> {
        self.case.state().facts.values().map(|fact| (*fact).clone()).collect()
    }
}

fn on(text: &str) -> Finish {
    Finish { day: day(text), in_person: true, how: Ending::Finished }
}

#[test]
fn what_was_not_done_after_all_is_recorded_once_when_it_is() {
    let mut desk = Desk::with(planned("1A", &[]));
    for (ended, again) in [("2026-04-10", false), ("2026-04-14", true)] {
        desk.does(|state, new| finish(state, ("academie", 1), on(ended), new));
        desk.does(|state, new| finish(state, ("intake_inkomen", 1), on(ended), new));
        if !again {
            desk.does(|state, _| reopen(state, ("academie", 1)));
            desk.does(|state, _| reopen(state, ("intake_inkomen", 1)));
            let ends: Vec<_> = desk.facts().iter().map(Fact::end).collect();
            assert_eq!(ends, [None, None]);
        }
    }
    let ends: Vec<_> = desk.facts().iter().map(Fact::end).collect();
    assert_eq!(ends, [Some(day("2026-04-14")); 2]);
    // Two facts only: the traject from the decision on, and the intake.
    assert_eq!(desk.facts()[0].start(), day("2026-03-04"));
}

#[test]
fn a_talk_that_was_not_held_is_no_talk() {
    let mut desk = Desk::with(planned("3A", &[]));
    desk.does(|state, new| finish(state, ("eerste_gesprek", 1), on("2026-05-01"), new));
    assert_eq!(desk.facts(), [Fact::Talk { on: day("2026-05-01"), in_person: true }]);
    desk.does(|state, _| reopen(state, ("eerste_gesprek", 1)));
    assert_eq!(desk.facts(), []);
    // What was left out never was a fact.
    let without = planned("3A", &[]).dropped("eerste_gesprek", 1).unwrap();
    desk.add(vec![What::Planned(Box::new(without))]);
    desk.does(|state, _| reopen(state, ("eerste_gesprek", 1)));
    assert_eq!(desk.plan(), planned("3A", &[]));
}

#[test]
fn two_trajecten_of_one_name_are_told_apart_by_their_first_day() {
    let mut desk = Desk::with(planned("2A", &[]));
    let (first, second) = (day("2026-04-01"), day("2026-05-01"));
    let today = day("2026-05-01");
    desk.does(|state, new| plan_step(state, "traject", first, Some(day("2026-09-01")), today, new));
    desk.does(|state, new| plan_step(state, "traject", second, Some(day("2026-09-01")), today, new));
    desk.does(|state, new| finish(state, ("traject", 2), on("2026-07-01"), new));
    let ends = |desk: &Desk| {
        let mut facts = desk.facts();
        facts.sort_by_key(Fact::start);
        facts.iter().map(|fact| (fact.start(), fact.end())).collect::<Vec<_>>()
    };
    assert_eq!(ends(&desk), [(first, None), (second, Some(day("2026-07-01")))]);
    desk.does(|state, new| finish(state, ("traject", 1), on("2026-07-01"), new));
    desk.does(|state, _| reopen(state, ("traject", 2)));
    assert_eq!(ends(&desk), [(first, Some(day("2026-07-01"))), (second, None)]);
    // One that has yet to begin is not the one that goes on.
    let third = day("2026-08-01");
    desk.does(|state, new| plan_step(state, "traject", third, Some(day("2026-09-01")), today, new));
    let plan = desk.plan();
    assert!(can_begin(&desk.case.state(), plan.step("traject", 3).unwrap()));
    assert!(!can_begin(&desk.case.state(), plan.step("traject", 2).unwrap()));
}
