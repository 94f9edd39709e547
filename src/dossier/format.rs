//! The exchange format: what somebody answered, what came of it, and little else.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    code::Code,
    envelope::{self, Form, SealError},
    given::Given,
    keys::PublicKey,
    label::Label,
    questionnaire::Questionnaire,
    record_id::RecordId,
};
use crate::{
    calendar::Day,
    diagnose::{Answers, Earlier, Outcome, earlier, model, score},
    income::situation::Situation,
};

/// The version of the exchange format that is written.
pub const VERSION: u32 = 1;
/// Most bytes of a dossier as JSON.
pub const MAX_JSON: usize = 256 * 1024;

/// A completed questionnaire with what came of it. No BSN, no nationality; free text only where somebody typed
/// their name or a code.
///
/// As JSON its fields stand in this order and its answers in that of the questionnaire that was filled in, so that two
/// dossiers are the same when their JSON is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Always the same.
    pub format: Format,
    /// Always [`VERSION`]; any other is not read.
    pub version: u32,
    /// Random.
    pub id: RecordId,
    /// The day on which this dossier was made.
    pub created: Day,
    /// The day on which the last question was answered.
    pub completed: Day,
    /// The municipality it is meant for, as in `data/gemeenten/`.
    pub gemeente: Code,
    /// The group session, if it was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Label>,
    /// The code from the invitation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Label>,
    /// Which questions were asked; it stays the one that was filled in.
    pub questionnaire: Questionnaire,
    /// The language they were answered in.
    pub language: Code,
    /// What was answered.
    pub answers: Given,
    /// What the resident saw. Only [`Dossier::score`] is to be trusted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The household with the job, if the resident sends their calculation along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub situation: Option<Situation>,
    /// The same household before the job.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub situation_now: Option<Situation>,
    /// What the resident thinks of the questionnaire, 1 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfaction: Option<u8>,
    /// Only where there is no reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
}

/// The name of the exchange format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// The only one.
    #[default]
    #[serde(rename = "opstap-dossier")]
    OpstapDossier,
}

/// Why a dossier is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing of it was looked at.
    #[error("too large: at most {} kB", limit / 1024)]
    TooLarge {
        /// Most bytes.
        limit: usize,
    },
    /// A later version of the exchange format.
    #[error("version {found} of the format is newer than this program")]
    NewerVersion {
        /// Its version.
        found: u32,
    },
    /// A later version of our questionnaire.
    #[error("version {found} of the questionnaire is newer than this program")]
    NewerQuestionnaire {
        /// Its version.
        found: Code,
    },
    /// Another questionnaire, or a version that this program does not have.
    #[error("questionnaire: {id} {version} is not known")]
    UnknownQuestionnaire {
        /// Its id.
        id: Code,
        /// Its version.
        version: Code,
    },
    /// A field is missing, unknown, twice there, or wrong.
    #[error("{path}: {problem}")]
    Invalid {
        /// Such as `answers.werk_nu` or `situation.adults[0].birth_date`; `.` for the whole.
        path: String,
        /// What is wrong.
        problem: String,
    },
}

impl Dossier {
    /// A dossier of this questionnaire, made and completed on `day`, with its outcome. The other fields are up to
    /// the caller. Answers to questions that are not shown are left out: nobody asked for them.
    pub fn new(id: RecordId, day: Day, gemeente: Code, language: Code, answers: &Answers) -> Dossier {
        let answers = answers.shown_only(model());
        Dossier {
            format: Format::default(),
            version: VERSION,
            id,
            created: day,
            completed: day,
            gemeente,
            session: None,
            reference: None,
            questionnaire: Questionnaire::current(),
            language,
            outcome: Some(score(model(), &answers)),
            answers: answers.into(),
            situation: None,
            situation_now: None,
            satisfaction: None,
            name: None,
        }
    }

    /// Reads the exchange format and checks all of it. Nothing is computed with before that. Answers to an earlier version
    /// of the questionnaire are carried over.
    ///
    /// # Errors
    /// As [`ReadError`] says, with the path of the first wrong field.
    pub fn from_json(json: &[u8]) -> Result<Dossier, ReadError> {
        Dossier::from_json_with(json, earlier())
    }

    /// The same, with these earlier versions of the questionnaire.
    ///
    /// # Errors
    /// As [`Dossier::from_json`].
    pub fn from_json_with(json: &[u8], earlier: &Earlier) -> Result<Dossier, ReadError> {
        if json.len() > MAX_JSON {
            return Err(ReadError::TooLarge { limit: MAX_JSON });
        }
        // First what it is: a later version may have fields, questions and answers that we don't know.
        let Head { version, questionnaire, .. } = typed(json)?;
        check_version(version)?;
        questionnaire.asked(earlier)?;
        let mut dossier: Dossier = typed(json)?;
        dossier.settle(earlier)?;
        Ok(dossier)
    }

    /// The exchange format of this dossier; the same for equal dossiers.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a dossier has no map and no float that JSON lacks")
    }

    /// SHA-256 of [`Dossier::to_json`] without the outcome: two dossiers with the same are the same. The outcome follows
    /// from the answers; what a QR code gets for one depends on the version that reads it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(Dossier { outcome: None, ..self.clone() }.to_json()).into()
    }

    /// What the answers come to, computed anew.
    pub fn score(&self) -> Outcome {
        score(model(), self.answers.today())
    }

    /// Whether the outcome that came along is another than the answers come to. With an earlier version of the
    /// questionnaire nobody can say: its points are not those of today.
    pub fn differs(&self) -> bool {
        !self.answers.is_earlier() && self.outcome.as_ref().is_some_and(|outcome| *outcome != self.score())
    }

    /// Seals the dossier to consultants. Nobody else can read it afterwards, also not who sealed it.
    ///
    /// # Errors
    /// As [`envelope::seal`].
    pub fn seal(&self, to: &[PublicKey], rng: &mut impl rand_core::CryptoRng) -> Result<Vec<u8>, SealError> {
        let json = zeroize::Zeroizing::new(self.to_json());
        envelope::seal(json.as_bytes(), Form::Json, &self.id, to, rng)
    }

    /// Reads the answers as those to the questionnaire that they were given to, and checks what the types don't say.
    ///
    /// # Errors
    /// As [`Dossier::from_json`].
    pub(crate) fn settle(&mut self, earlier: &Earlier) -> Result<(), ReadError> {
        check_version(self.version)?;
        self.answers.settle(&self.questionnaire, earlier)?;
        self.check()
    }

    /// What the types don't say.
    pub(super) fn check(&self) -> Result<(), ReadError> {
        if self.satisfaction.is_some_and(|mark| !(1..=10).contains(&mark)) {
            return Err(invalid("satisfaction", "is a mark from 1 to 10"));
        }
        // The desk shows the category that the resident saw where it differs from ours.
        if let Some(outcome) = &self.outcome
            && !model().categories.iter().any(|category| category.id == outcome.category)
        {
            return Err(invalid("outcome.categorie", "there is no such category"));
        }
        let situations = [("situation", &self.situation), ("situation_now", &self.situation_now)];
        for (field, situation) in situations {
            if let Some(situation) = situation {
                situation.check().map_err(|error| match error.path.as_str() {
                    "." => invalid(field, error.problem),
                    path => invalid(format!("{field}.{path}"), error.problem),
                })?;
            }
        }
        Ok(())
    }
}

fn check_version(version: u32) -> Result<(), ReadError> {
    match version {
        VERSION => Ok(()),
        0 => Err(invalid("version", "there is no version 0")),
        found => Err(ReadError::NewerVersion { found }),
    }
}

/// The fields that say how to read the others.
#[derive(Deserialize)]
struct Head {
    #[serde(rename = "format")]
    _format: Format,
    version: u32,
    questionnaire: Questionnaire,
}

/// Reads one JSON value as `T`, never as a value of any shape: that would cost memory before it is refused.
pub(crate) fn typed<T: for<'de> Deserialize<'de>>(json: &[u8]) -> Result<T, ReadError> {
    let mut reader = serde_json::Deserializer::from_slice(json);
    let read = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| invalid(error.path().to_string(), error.into_inner()))?;
    reader.end().map_err(|error| invalid(".", error))?;
    Ok(read)
}

pub(super) fn invalid(path: impl Into<String>, problem: impl ToString) -> ReadError {
    ReadError::Invalid { path: path.into(), problem: problem.to_string() }
}
