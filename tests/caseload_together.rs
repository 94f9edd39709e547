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
            self.case.add(what, Moment::midnight(day("2026-03-05")), None, &mut rng()).unwrap();
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
            desk.does(|state, new| reopen(state, ("academie", 1), new));
            desk.does(|state, new| reopen(state, ("intake_inkomen", 1), new));
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
    desk.does(|state, new| reopen(state, ("eerste_gesprek", 1), new));
    assert_eq!(desk.facts(), []);
    // What was left out never was a fact.
    desk.does(|state, _| drop_step(state, ("eerste_gesprek", 1)));
    desk.does(|state, new| reopen(state, ("eerste_gesprek", 1), new));
    assert_eq!(desk.plan(), planned("3A", &[]));
}

#[test]
fn what_has_begun_ends_and_is_not_left_out() {
    let mut desk = Desk::with(planned("2A", &[]));
    let (from, until, today) = (day("2026-04-01"), day("2026-09-01"), day("2026-03-10"));
    desk.does(|state, new| plan_step(state, "traject", from, Some(until), today, new));
    let number = desk.plan().steps().iter().rfind(|step| step.id.as_str() == "traject").unwrap().number;
    let step = ("traject", number);
    let left_out = |desk: &Desk| drop_step(&desk.case.state(), step).err();
    assert_eq!(left_out(&desk), None);
    desk.does(|state, new| begin(state, step, from, new));
    assert_eq!(left_out(&desk), Some(ChangeError::Begun));
    desk.does(|state, new| finish(state, step, on("2026-05-01"), new));
    assert_eq!(left_out(&desk), Some(ChangeError::NotOpen));
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
    desk.does(|state, new| reopen(state, ("traject", 2), new));
    assert_eq!(ends(&desk), [(first, Some(day("2026-07-01"))), (second, None)]);
    // One that has yet to begin is not the one that goes on.
    let third = day("2026-08-01");
    desk.does(|state, new| plan_step(state, "traject", third, Some(day("2026-09-01")), today, new));
    let plan = desk.plan();
    assert!(can_begin(&desk.case.state(), plan.step("traject", 3).unwrap()));
    assert!(!can_begin(&desk.case.state(), plan.step("traject", 2).unwrap()));
}

/// Exempted from 1 May to 31 October 2026, after an advice of 20 April.
fn exempted() -> Desk {
    let mut desk = Desk::with(planned("3B", &[DoubtReason::Medical]));
    desk.does(|state, new| finish(state, ("medisch_advies", 1), on("2026-04-20"), new));
    desk.does(|state, new| exempt(state, (day("2026-05-01"), day("2026-10-31")), true, new));
    desk
}

impl Desk {
    /// The last days of the exemption in the plan, of its review, and of the fact; only of what is open.
    fn ends(&self) -> [Option<String>; 3] {
        let plan = self.plan();
        let of = |id: &str| plan.step(id, 1).filter(|step| step.is_open()).map(|step| step.due);
        let fact = self.facts().into_iter().find(|fact| matches!(fact, Fact::Exemption { .. }));
        let days = [of("ontheffing"), of("ontheffing_beoordelen"), fact.and_then(|fact| fact.end())];
        days.map(|day| day.map(|day| day.to_string()))
    }

    fn exemption(&self) -> RecordId {
        let state = self.case.state();
        *state.facts.iter().find(|(_, fact)| matches!(fact, Fact::Exemption { .. })).unwrap().0
    }
}

fn days(days: [&str; 3]) -> [Option<String>; 3] {
    days.map(|day| Some(day.to_string()))
}

/// "exemption: always temporary; re-examined before it ends": a month before, as data/route/steps.toml has it.
#[test]
fn an_exemption_its_review_and_its_fact_move_together() {
    let mut desk = exempted();
    assert_eq!(desk.ends(), days(["2026-10-31", "2026-09-30", "2026-10-31"]));
    // Shorter, by the step.
    let from = Some(day("2026-05-01"));
    desk.does(|state, _| move_step(state, ("ontheffing", 1), from, day("2026-08-15")));
    assert_eq!(desk.ends(), days(["2026-08-15", "2026-07-15", "2026-08-15"]));
    // Later, by the fact: also its first day.
    let id = desk.exemption();
    let now =
        Fact::Exemption { from: day("2026-05-04"), until: day("2026-09-15"), partial: true, by_expert: true };
    desk.does(|state, _| Ok(record(state, id, now.clone(), false)));
    assert_eq!(desk.ends(), days(["2026-09-15", "2026-08-15", "2026-09-15"]));
    assert_eq!(desk.plan().step("ontheffing", 1).unwrap().from, Some(day("2026-05-04")));
    // Over before its end: there is nothing left to look at again, until it is not over after all.
    desk.does(|state, new| finish(state, ("ontheffing", 1), on("2026-07-01"), new));
    assert_eq!(desk.ends(), [None, None, Some("2026-07-01".into())]);
    desk.does(|state, new| reopen(state, ("ontheffing", 1), new));
    assert_eq!(desk.ends(), days(["2026-09-15", "2026-08-15", "2026-09-15"]));
    assert!(desk.facts().contains(&now));
    let early =
        finish(&desk.case.state(), ("ontheffing", 1), on("2026-05-03"), RecordId::from_bytes([9; 16]));
    assert_eq!(early, Err(ChangeError::EndsBefore));
}

#[test]
fn an_exemption_that_is_left_out_is_nowhere_and_comes_back_whole() {
    let mut desk = exempted();
    desk.does(|state, _| drop_step(state, ("ontheffing", 1)));
    assert_eq!(desk.ends(), [None, None, None]);
    desk.does(|state, new| reopen(state, ("ontheffing", 1), new));
    assert_eq!(desk.ends(), days(["2026-10-31", "2026-09-30", "2026-10-31"]));
    // The fact removed: the plan does not have it either.
    let id = desk.exemption();
    desk.does(|state, _| Ok(remove(state, id)));
    assert_eq!(desk.ends(), [None, None, None]);
    // Any other fact is removed alone.
    let plan = desk.plan();
    let advice = *desk.case.state().facts.keys().next().unwrap();
    desk.does(|state, _| Ok(remove(state, advice)));
    assert_eq!((desk.plan(), desk.facts()), (plan, vec![]));
}

#[test]
fn a_new_plan_goes_on_with_what_began_and_asks_no_advice_twice() {
    let mut desk = exempted();
    // P08 (dossier 7) has no doubt about health: the doubts are those of its answers either way.
    let doubts = desk.case.state().outcome().doubt_reasons;
    assert!(!doubts.contains(&DoubtReason::Medical));
    assert_eq!(doubts_left(&desk.case.state()), doubts);
    let (first, last) = (day("2026-04-01"), Some(day("2026-09-01")));
    desk.does(|state, new| plan_step(state, "leerwerkplek", first, last, day("2026-04-01"), new));
    desk.does(|state, new| plan_step(state, "stage", day("2026-06-01"), last, day("2026-04-01"), new));
    desk.does(|state, _| make_plan(state, planned("2A", &[])));
    let plan = desk.plan();
    assert_eq!(plan.step("leerwerkplek", 1).unwrap().due, day("2026-09-01"));
    assert!(plan.step("stage", 1).is_none());
    assert_eq!(desk.ends(), days(["2026-10-31", "2026-09-30", "2026-10-31"]));
    let again = exempt(&desk.case.state(), (day("2026-11-01"), day("2027-04-30")), false, id(99));
    assert!(again.is_ok());
}

#[test]
fn an_advice_that_was_recorded_before_there_was_a_plan_is_in_it() {
    let case = Case::new(dossier(14), Moment::midnight(day("2026-03-04")), &mut rng());
    let mut desk = Desk { case, new: 0 };
    // P15 has a doubt about health.
    assert!(doubts_left(&desk.case.state()).contains(&DoubtReason::Medical));
    let advice = Fact::Examination { ordered: day("2026-02-01"), done: Some(day("2026-02-20")) };
    desk.does(|state, new| Ok(record(state, new, advice, false)));
    assert!(!doubts_left(&desk.case.state()).contains(&DoubtReason::Medical));
    desk.does(|state, _| make_plan(state, planned("3B", &[])));
    assert_eq!(desk.plan().step("medisch_advies", 1).unwrap().done, Some(day("2026-02-20")));
    desk.does(|state, new| exempt(state, (day("2026-05-01"), day("2026-10-31")), false, new));
}
