use leptos::prelude::*;

use crate::{
    income::timeline::{NoticeId, Timeline},
    web::{
        components::{Kind, Notice},
        format,
        texts::later,
    },
};

/// What to know beforehand: first what may cost money.
#[component]
pub(in super::super) fn Notices(timeline: Timeline) -> impl IntoView {
    let (warnings, rest): (Vec<_>, Vec<_>) =
        timeline.notices.into_iter().partition(|notice| costs_money(notice.id));
    let said = |notices: Vec<crate::income::timeline::Notice>| -> Vec<String> {
        notices
            .into_iter()
            .map(|notice| format::sentence(&format!("notice.{}", notice.id.key()), &notice.values))
            .collect()
    };
    view! {
        <Said kind=Kind::Warning title=later::months_warnings() texts=said(warnings) />
        <Said kind=Kind::Info title=later::months_good_to_know() texts=said(rest) />
    }
}

fn costs_money(notice: NoticeId) -> bool {
    matches!(
        notice,
        NoticeId::PayBack | NoticeId::PayBackAnyway | NoticeId::TaxToPay | NoticeId::BijstandBack
    )
}

#[component]
fn Said(kind: Kind, title: &'static str, texts: Vec<String>) -> impl IntoView {
    (!texts.is_empty()).then(|| {
        view! {
            <Notice kind title>
                <ul class="plain-list">{texts.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
            </Notice>
        }
    })
}
