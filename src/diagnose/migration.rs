//! Drafts of earlier versions of the questionnaire, carried over to the one of today.

mod steps;

pub use steps::{Migrations, Renamed, Step};

use super::answers::{Written, WrittenAnswer};
use steps::renamed;

impl Migrations {
    /// Turns answers to version `from` into answers to the last one. Returns the questions, by their id of today,
    /// whose answers can't be carried over because they mean something else now.
    ///
    /// Answers to a version that no step begins with stay as they are: what fits of them is found by
    /// [`Written::fitting`].
    pub fn apply(&self, from: &str, written: &mut Written) -> Vec<String> {
        let mut again = Vec::new();
        let steps = self.steps.iter().skip_while(|step| step.from != from);
        for step in steps {
            again.retain(|id| !step.removed.contains(id));
            for id in &mut again {
                *id = renamed(id, &step.questions).to_owned();
            }
            again.extend(step.apply(written));
        }
        again
    }
}

impl Step {
    fn apply(&self, written: &mut Written) -> Vec<String> {
        let mut again = Vec::new();
        written.entries.retain(|(id, _)| {
            if self.again.contains(id) {
                again.push(renamed(id, &self.questions).to_owned());
                return false;
            }
            !self.removed.contains(id)
        });
        for (id, answer) in &mut written.entries {
            if let Some((_, renames)) = self.options.iter().find(|(question, _)| question == id) {
                rename_options(answer, renames);
            }
            *id = renamed(id, &self.questions).to_owned();
        }
        again
    }
}

fn rename_options(answer: &mut WrittenAnswer, renames: &[Renamed]) {
    match answer {
        WrittenAnswer::One(id) => *id = renamed(id, renames).to_owned(),
        WrittenAnswer::Many(ids) => {
            // Two options may have become one.
            let mut after: Vec<String> = Vec::with_capacity(ids.len());
            for id in ids.iter() {
                let id = renamed(id, renames);
                if !after.iter().any(|known| known == id) {
                    after.push(id.to_owned());
                }
            }
            *ids = after;
        }
    }
}
