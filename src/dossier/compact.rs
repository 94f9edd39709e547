//! A dossier in as few bytes as a QR code likes: answers by their places in the questionnaire, no names of fields,
//! no outcome, which the reader computes anew.
//!
//! `docs/qr.md` has it byte by byte.

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    code::Code,
    envelope::{self, Form, SealError},
    format::{Dossier, Format, MAX_JSON, ReadError, VERSION, invalid, typed},
    given::Given,
    keys::PublicKey,
    label::Label,
    questionnaire::Questionnaire,
    record_id::RecordId,
};
use crate::{
    calendar::Day,
    diagnose::{Answers, Earlier, earlier},
    income::situation::Situation,
};

/// The version of the compact form; it goes with version 1 of the exchange format.
const COMPACT_VERSION: u8 = 1;

/// What stands behind the questionnaire, in postcard's encoding.
#[derive(Serialize, Deserialize)]
struct Body {
    created: (i32, u32, u32),
    completed: (i32, u32, u32),
    gemeente: Code,
    session: Option<Label>,
    reference: Option<Label>,
    language: Code,
    answers: Vec<u8>,
    /// As JSON: seldom sent along, and the second one deflates to almost nothing beside the first.
    situation: Option<String>,
    situation_now: Option<String>,
    satisfaction: Option<u8>,
    name: Option<Label>,
}

impl Dossier {
    /// The compact form, without id (the envelope has it) and outcome (the reader computes it).
    pub fn to_compact(&self) -> Zeroizing<Vec<u8>> {
        let body = Body {
            created: parts(self.created),
            completed: parts(self.completed),
            gemeente: self.gemeente.clone(),
            session: self.session.clone(),
            reference: self.reference.clone(),
            language: self.language.clone(),
            answers: self.answers.to_compact(),
            situation: self.situation.as_ref().map(json),
            situation_now: self.situation_now.as_ref().map(json),
            satisfaction: self.satisfaction,
            name: self.name.clone(),
        };
        let compact = postcard::to_extend(&self.questionnaire, vec![COMPACT_VERSION])
            .and_then(|compact| postcard::to_extend(&body, compact));
        Zeroizing::new(compact.expect("a vector takes all that comes"))
    }

    /// Reads [`Dossier::to_compact`] of the record `id`, checks all of it and computes its outcome. Of an earlier version of
    /// the questionnaire nobody knows any more what the resident saw: then there is none.
    ///
    /// # Errors
    /// As [`Dossier::from_json`]; what does not read at all is invalid at `.`.
    pub fn from_compact(compact: &[u8], id: RecordId) -> Result<Dossier, ReadError> {
        Dossier::from_compact_with(compact, id, earlier())
    }

    /// The same, with these earlier versions of the questionnaire.
    ///
    /// # Errors
    /// As [`Dossier::from_compact`].
    pub fn from_compact_with(compact: &[u8], id: RecordId, earlier: &Earlier) -> Result<Dossier, ReadError> {
        if compact.len() > MAX_JSON {
            return Err(ReadError::TooLarge { limit: MAX_JSON });
        }
        let rest = match compact.split_first() {
            Some((&COMPACT_VERSION, rest)) => rest,
            Some((0, _)) | None => return Err(invalid(".", "is no compact dossier")),
            Some((&newer, _)) => return Err(ReadError::NewerVersion { found: newer.into() }),
        };
        let broken = |error| invalid(".", error);
        let (questionnaire, rest) = postcard::take_from_bytes::<Questionnaire>(rest).map_err(broken)?;
        let asked = questionnaire.asked(earlier)?;
        let (body, rest) = postcard::take_from_bytes::<Body>(rest).map_err(broken)?;
        if !rest.is_empty() {
            return Err(invalid(".", "goes on behind its end"));
        }
        let answers = Answers::from_bytes(&body.answers, asked).map_err(|error| invalid("answers", error))?;
        let mut dossier = Dossier {
            format: Format::default(),
            version: VERSION,
            id,
            created: day("created", body.created)?,
            completed: day("completed", body.completed)?,
            gemeente: body.gemeente,
            session: body.session,
            reference: body.reference,
            questionnaire,
            language: body.language,
            answers: Given::to(asked, answers, earlier),
            outcome: None,
            situation: situation("situation", body.situation)?,
            situation_now: situation("situation_now", body.situation_now)?,
            satisfaction: body.satisfaction,
            name: body.name,
        };
        dossier.check()?;
        if !dossier.answers.is_earlier() {
            dossier.outcome = Some(dossier.score());
        }
        Ok(dossier)
    }

    /// Seals the compact form to consultants, small enough for QR codes. It opens as the same dossier as that of
    /// [`Dossier::seal`], with the outcome that its answers come to.
    ///
    /// # Errors
    /// As [`envelope::seal`].
    pub fn seal_compact(&self, to: &[PublicKey], rng: &mut impl CryptoRng) -> Result<Vec<u8>, SealError> {
        envelope::seal(&self.to_compact(), Form::Compact, &self.id, to, rng)
    }
}

fn parts(day: Day) -> (i32, u32, u32) {
    (day.year(), day.month(), day.day())
}

fn day(field: &str, (year, month, day): (i32, u32, u32)) -> Result<Day, ReadError> {
    // Years as JSON writes them, so that the dossier reads back from there too.
    let known = (0..=9999).contains(&year).then(|| Day::new(year, month, day)).flatten();
    known.ok_or_else(|| invalid(field, "there is no such day"))
}

fn json(situation: &Situation) -> String {
    serde_json::to_string(situation).expect("a situation has no map and no float that JSON lacks")
}

fn situation(field: &str, json: Option<String>) -> Result<Option<Situation>, ReadError> {
    let read = json.map(|json| typed(json.as_bytes())).transpose();
    read.map_err(|error| match error {
        ReadError::Invalid { path, problem } if path == "." => invalid(field, problem),
        ReadError::Invalid { path, problem } => invalid(format!("{field}.{path}"), problem),
        other => other,
    })
}
