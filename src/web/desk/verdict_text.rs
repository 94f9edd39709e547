//! What a verdict says to the consultant.

use std::borrow::Cow;

use crate::{
    dossier::import::Verdict,
    web::texts::{desk, intake},
};

/// What came of one file, for the report.
#[derive(Clone)]
pub(super) struct Judged {
    /// The name of the file, with that of its folder or zip before it.
    pub name: String,
    pub kind: Kind,
    /// What to say, and what to do.
    pub text: Cow<'static, str>,
}

/// What became of a file, in the order in which a report counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Imported,
    Differs,
    Revised,
    AlreadyHere,
    Outdated,
    Removed,
    KeptUnreadable,
    TooManyVersions,
    WrongKey,
    Damaged,
    NotOurs,
    TooLarge,
    TooMany,
    Newer,
    UnknownQuestionnaire,
    Invalid,
    NotStored,
    Unreadable,
}

/// What matters most about a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// It is here now.
    Imported,
    /// It was here.
    Known,
    /// It is not here.
    Refused,
}

impl Kind {
    pub(super) const ALL: [Kind; 18] = [
        Kind::Imported,
        Kind::Differs,
        Kind::Revised,
        Kind::AlreadyHere,
        Kind::Outdated,
        Kind::Removed,
        Kind::KeptUnreadable,
        Kind::TooManyVersions,
        Kind::WrongKey,
        Kind::Damaged,
        Kind::NotOurs,
        Kind::TooLarge,
        Kind::TooMany,
        Kind::Newer,
        Kind::UnknownQuestionnaire,
        Kind::Invalid,
        Kind::NotStored,
        Kind::Unreadable,
    ];

    pub(super) fn of(verdict: &Verdict) -> Kind {
        match verdict {
            Verdict::Imported { differs: false, .. } => Kind::Imported,
            Verdict::Imported { differs: true, .. } => Kind::Differs,
            Verdict::Revised { .. } => Kind::Revised,
            Verdict::AlreadyHere { .. } => Kind::AlreadyHere,
            Verdict::Outdated { .. } => Kind::Outdated,
            Verdict::Removed { .. } => Kind::Removed,
            Verdict::KeptUnreadable { .. } => Kind::KeptUnreadable,
            Verdict::TooManyVersions { .. } => Kind::TooManyVersions,
            Verdict::WrongKey { .. } => Kind::WrongKey,
            Verdict::Damaged => Kind::Damaged,
            Verdict::NotOurs => Kind::NotOurs,
            Verdict::TooLarge { .. } => Kind::TooLarge,
            Verdict::TooMany { .. } => Kind::TooMany,
            Verdict::Newer => Kind::Newer,
            Verdict::UnknownQuestionnaire { .. } => Kind::UnknownQuestionnaire,
            Verdict::Invalid { .. } => Kind::Invalid,
        }
    }

    pub(super) const fn group(self) -> Group {
        match self {
            Kind::Imported | Kind::Differs | Kind::Revised => Group::Imported,
            Kind::AlreadyHere | Kind::Outdated => Group::Known,
            _ => Group::Refused,
        }
    }

    /// In a few words.
    pub(super) fn label(self) -> &'static str {
        match self {
            Kind::Imported => intake::kind_imported(),
            Kind::Differs => intake::kind_differs(),
            Kind::Revised => intake::kind_revised(),
            Kind::AlreadyHere => intake::kind_already_here(),
            Kind::Outdated => intake::kind_outdated(),
            Kind::Removed => intake::kind_removed(),
            Kind::KeptUnreadable => intake::kind_kept_unreadable(),
            Kind::TooManyVersions => intake::kind_too_many_versions(),
            Kind::WrongKey => intake::kind_wrong_key(),
            Kind::Damaged => intake::kind_damaged(),
            Kind::NotOurs => intake::kind_not_ours(),
            Kind::TooLarge => intake::kind_too_large(),
            Kind::TooMany => intake::kind_too_many(),
            Kind::Newer => intake::kind_newer(),
            Kind::UnknownQuestionnaire => intake::kind_unknown_questionnaire(),
            Kind::Invalid => intake::kind_invalid(),
            Kind::NotStored => intake::kind_not_stored(),
            Kind::Unreadable => intake::kind_unreadable(),
        }
    }
}

/// What to say, and what to do.
pub(super) fn verdict_text(verdict: &Verdict) -> Cow<'static, str> {
    match verdict {
        Verdict::WrongKey { needs } => {
            let needs: Vec<String> = needs.iter().map(ToString::to_string).collect();
            desk::verdict_wrong_key(needs.join("; ")).into()
        }
        Verdict::TooLarge { limit } => desk::verdict_too_large(limit / 1024).into(),
        Verdict::TooMany { limit } => desk::verdict_too_many(limit).into(),
        Verdict::UnknownQuestionnaire { questionnaire } => {
            desk::verdict_unknown_questionnaire(questionnaire).into()
        }
        Verdict::Invalid { path, .. } => desk::verdict_invalid(path).into(),
        other => desk::lookup(other.key()).unwrap_or_default().into(),
    }
}
