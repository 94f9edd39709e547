//! Earlier versions of the questionnaire, whose answers are still read.

use super::{
    answers::Answers,
    migration::Migrations,
    model::{QuestionIndex, Questions},
};

/// What a build knows of earlier versions of its questionnaire.
#[derive(Debug)]
pub struct Earlier {
    /// What could be answered in each: names only, without a text or a condition.
    pub versions: Vec<Questions>,
    /// How the answers become those of today.
    pub migrations: Migrations,
}

impl Earlier {
    /// What could be answered in this version.
    pub fn version(&self, version: &str) -> Option<&Questions> {
        self.versions.iter().find(|known| known.version == version)
    }

    /// Answers to an earlier version as answers to `today`, and the questions of today whose answer can't be carried
    /// over: they mean something else now, or the answer is none of theirs any more.
    pub fn carry_over(
        &self,
        answers: &Answers,
        from: &Questions,
        today: &Questions,
    ) -> (Answers, Vec<QuestionIndex>) {
        let mut written = answers.with(from);
        let mut lost = self.migrations.apply(&from.version, &mut written);
        let (answers, misfits) = written.fitting(today);
        lost.extend(misfits);
        let places = (0..).zip(&today.questions).filter(|(_, question)| lost.contains(&question.id));
        (answers, places.map(|(place, _)| place).collect())
    }
}
