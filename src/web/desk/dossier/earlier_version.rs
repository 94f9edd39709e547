//! That answers were given to an earlier version of the questionnaire, and what could not be carried over.

use leptos::prelude::*;

use crate::{caseload::Version, diagnose::model, web::texts::talk};

/// Nothing where it was the questionnaire of today.
pub(super) fn earlier_version(version: &Version<'_>) -> Option<AnyView> {
    let given = version.given;
    let shown = given.today().shown(model());
    let lost = given.lost().iter().filter(|at| shown.contains(at));
    let lost: Vec<_> = lost.map(|at| model().questions[usize::from(*at)].text.as_str()).collect();
    given.is_earlier().then(|| {
        view! {
            <p class="small">{talk::versions_earlier(version.questionnaire.version.as_str())}</p>
            {(!lost.is_empty()).then(|| view! { <p class="small">{talk::versions_lost(lost.join(" "))}</p> })}
        }
        .into_any()
    })
}
