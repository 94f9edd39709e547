//! The numbers of the schemes of a municipality, to be changed.

use leptos::prelude::*;

use super::{
    names::name_in,
    parts::{AssetChoice, Inherited, Lacking, Parts, WithoutAmount, asset_text, error_text},
    state::Policy,
};
use crate::{
    income::local_parameters::{Grant, SchemeId},
    money::Cents,
    policy::{Change, Draft, DraftError, Frequency, Kind, Place, Waiting, What},
    web::{
        components::{NumberField, SelectField},
        format,
        pages::calculator::cents_typed,
        texts::policy,
        today::today,
    },
};

/// Every scheme in the file, and those that it has of another one.
#[component]
pub(super) fn EditSchemes() -> impl IntoView {
    let state = expect_context::<Policy>();
    // Made anew only when there are other places: what somebody is typing stays.
    let shape = Memo::new(move |_| (state.gemeente.get(), state.shape.get()));
    move || {
        shape.get();
        let draft = untrack(|| state.draft());
        draft.map(|draft| {
            let (gemeente, places, inherited) = (draft.after().clone(), draft.places(), draft.inherited());
            let own: Vec<SchemeId> =
                gemeente.schemes.iter().map(|scheme| scheme.id).filter(|id| !inherited.contains(id)).collect();
            let of = |id: SchemeId| places.iter().filter(|place| place.scheme == id).cloned().collect();
            let schemes = own.into_iter().map(|id| view! { <EditScheme draft=draft.clone() id places=of(id) /> });
            let schemes = schemes.collect_view();
            let nothing = places.is_empty();
            view! {
                <section class="policy-edit">
                    <h2 class="nl-heading nl-heading--level-2" id=TITLE_ID tabindex="-1">{policy::schemes_edit_title(&gemeente.name)}</h2>
                    <Heirs id=draft.id().to_string() />
                    {nothing.then(|| view! { <p class="nl-paragraph">{policy::schemes_no_amounts()}</p> })}
                    {schemes}
                    <Inherited gemeente=gemeente.clone() schemes=inherited />
                    <Lacking gemeente=gemeente.clone() schemes=draft.lacking() />
                </section>
            }
        })
    }
}

/// Who else has these schemes.
#[component]
fn Heirs(id: String) -> impl IntoView {
    let state = expect_context::<Policy>();
    let names = Memo::new(move |_| state.drafts.read().heirs(&id).join(", "));
    move || {
        let names = names.get();
        (!names.is_empty()).then(|| view! { <p class="nl-paragraph">{policy::schemes_heirs(names)}</p> })
    }
}

/// The heading above all schemes: where the focus goes when one is gone.
pub(super) const TITLE_ID: &str = "schemes-title";

pub(super) fn summary_id(scheme: SchemeId) -> String {
    format!("scheme-{}", scheme.key())
}

/// A scheme, folded until somebody wants it.
#[component]
fn EditScheme(draft: Draft, id: SchemeId, places: Vec<Place>) -> impl IntoView {
    let state = expect_context::<Policy>();
    let without_amount = draft
        .after()
        .schemes
        .iter()
        .any(|scheme| scheme.id == id && matches!(scheme.grant, Grant::OnRequest { .. }));
    let name = name_in(draft.after(), id);
    let fields = places.clone().into_iter().map(|place| view! { <EditPlace place /> }).collect_view();
    let open = state.unfolded.read_untracked().contains(&id);
    let toggle = move |event: leptos::ev::Event| {
        let details: web_sys::Element = event_target(&event);
        state.unfold(id, details.has_attribute("open"));
    };
    view! {
        <details class="policy-scheme" open=open on:toggle=toggle>
            <summary id=summary_id(id)>{name}</summary>
            {without_amount.then(|| view! { <WithoutAmount id /> })}
            <div class="policy-fields">{fields}<AssetChoice id rule=draft.asset_rule(id) /></div>
            <Parts draft id places />
        </details>
    }
}

/// What a place is called.
pub(super) fn label_of(what: What, number: Option<usize>) -> String {
    let name = policy::lookup(&field_key(what)).unwrap_or_default();
    number.map_or_else(|| name.to_string(), |number| policy::field_numbered(name, number))
}

/// Everything that is not as it was, in words: for who reads it on paper too.
#[component]
pub(super) fn Changes() -> impl IntoView {
    let state = expect_context::<Policy>();
    move || {
        let draft = state.draft()?;
        let changes: Vec<String> =
            draft.changes().into_iter().map(|change| change_text(&draft, change)).collect();
        Some(view! {
            <section>
                <h2 class="nl-heading nl-heading--level-2">{policy::schemes_changes_title()}</h2>
                {draft.changed_parent().map(|name| view! {
                    <p class="nl-paragraph" id="changed-parent">{policy::schemes_changed_parent(&draft.after().name, name)}</p>
                })}
                {if changes.is_empty() {
                    view! { <p class="nl-paragraph">{policy::schemes_changes_none()}</p> }.into_any()
                } else {
                    let changes = changes.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
                    view! { <ul class="plain-list" id="changes">{changes}</ul> }.into_any()
                }}
            </section>
        })
    }
}

/// A change in words.
fn change_text(draft: &Draft, change: Change) -> String {
    let name = |scheme| {
        // One that was taken out is called as it was.
        let is_there = draft.after().schemes.iter().any(|found| found.id == scheme);
        name_in(if is_there { draft.after() } else { draft.before() }, scheme)
    };
    match change {
        Change::Added(scheme) => policy::schemes_change_added(name(scheme)),
        Change::TakenOver(scheme) => policy::schemes_change_taken_over(name(scheme)),
        Change::Removed(scheme) => policy::schemes_change_removed(name_in(draft.before(), scheme)),
        Change::Assets { scheme, was, now } => {
            let (was, now) = (asset_text(was), asset_text(now));
            policy::schemes_change(policy::field_asset_rule(), now, name(scheme), was)
        }
        Change::Value { scheme, what, number, was, now } => {
            let (label, scheme) = (label_of(what, number), name(scheme));
            let in_words = |value| value_text(what.kind(), value);
            match (was, now) {
                (Some(was), Some(now)) => policy::schemes_change(label, in_words(now), scheme, in_words(was)),
                (None, Some(now)) => policy::schemes_change_new(label, in_words(now), scheme),
                (was, None) => {
                    policy::schemes_change_gone(label, scheme, was.map(in_words).unwrap_or_default())
                }
            }
        }
    }
}

/// A value with its unit.
fn value_text(kind: Kind, value: i64) -> String {
    match kind {
        Kind::Euros => format::euro(Cents::new(value)),
        Kind::Share => policy::common_percent(shown(kind, value)),
        Kind::Frequency => usize::try_from(value)
            .ok()
            .and_then(|n| Frequency::ALL.get(n))
            .map(|frequency| frequency_text(*frequency).into())
            .unwrap_or_default(),
        Kind::Age | Kind::Months | Kind::Month => value.to_string(),
    }
}

fn frequency_text(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Month => policy::field_every_month(),
        Frequency::Year => policy::field_every_year(),
        Frequency::FiveYears => policy::field_every_five_years(),
    }
}

/// The text of a field; a list of kinds has one each.
fn field_key(what: What) -> String {
    match what {
        What::Cap(_) => "field.cap".into(),
        What::Share(_) => "field.share".into(),
        What::NetMonth(n) => format!("field.net_month_{n}"),
        What::ByHousehold(n) => format!("field.by_household_{n}"),
        What::Adult(_) => "field.adult".into(),
        What::Child(_) => "field.child".into(),
        What::Household(_) => "field.household".into(),
        What::AgeFrom(_) => "field.age_from".into(),
        What::AgeTo(_) => "field.age_to".into(),
        What::Every => "field.every".into(),
        What::Month => "field.month".into(),
        What::MinAge => "field.min_age".into(),
        What::ReferenceMonths => "field.reference_months".into(),
        What::Assets => "field.assets".into(),
    }
}

#[component]
fn EditPlace(place: Place) -> impl IntoView {
    let state = expect_context::<Policy>();
    let Place { scheme, what, value, was, number, .. } = place;
    let key = field_key(what);
    let label = label_of(what, number);
    let id = format!("{}-{}-{}", scheme.key(), key.trim_start_matches("field."), number.unwrap_or(0));
    let own_id = id.clone();
    let enter = move |text: &str| {
        let value = read(what.kind(), text);
        state.change(|draft| draft.enter(scheme, what, text, value, today()));
    };
    if what == What::Every {
        let options = Frequency::ALL.into_iter().enumerate();
        let options = options.map(|(n, frequency)| (n.to_string(), frequency_text(frequency).to_string()));
        let choose = move |text: String| {
            enter(&text);
            state.reshape_around(own_id.clone());
        };
        return view! {
            <SelectField id label=Signal::stored(label) options=options.collect()
                value=Signal::stored(value.to_string()) on_choose=choose />
        }
        .into_any();
    }
    let refused = Memo::new(move |_| {
        let drafts = state.drafts.read();
        let draft = drafts.get(&state.gemeente.read())?;
        let waiting = draft.waiting().iter().find(|it| (it.scheme, it.what) == (scheme, what))?.clone();
        // The value that the file keeps.
        let place = draft.places().into_iter().find(|place| (place.scheme, place.what) == (scheme, what))?;
        Some((waiting, place.value))
    });
    let message = Signal::derive(move || {
        let (waiting, kept) = refused.get()?;
        Some(policy::field_kept(value_text(what.kind(), kept), refusal_text(&waiting)))
    });
    let typed =
        refused.get_untracked().map_or_else(|| shown(what.kind(), value), |(waiting, _)| waiting.typed);
    let typed = RwSignal::new(typed);
    // What a number was stands beside one that was changed.
    let hint = Signal::derive(move || {
        let was = was?;
        let now = read(what.kind(), &typed.read());
        (now != Some(was)).then(|| policy::field_original(shown(what.kind(), was)))
    });
    let unit = if what.kind() == Kind::Euros { "€" } else { "" };
    // Not by the letter: on the way to 140 nobody means 14.
    view! {
        <NumberField id label=Signal::stored(label) hint=hint message value=typed unit
            on_input=move |text| typed.set(text) on_change=move |text: String| enter(&text) />
    }
    .into_any()
}

/// Why what was typed is not in the file.
fn refusal_text(waiting: &Waiting) -> String {
    match &waiting.why {
        DraftError::NoValue if matches!(waiting.what.kind(), Kind::Euros | Kind::Share) => {
            policy::field_not_a_number().into()
        }
        DraftError::NoValue => policy::field_whole().into(),
        error => error_text(error),
    }
}

/// What is wrong in each field that is not in the file.
pub(super) fn refusals(draft: &Draft) -> Vec<String> {
    let places = draft.places();
    let text = |waiting: &Waiting| {
        let place = places.iter().find(|place| (place.scheme, place.what) == (waiting.scheme, waiting.what));
        let label = label_of(waiting.what, place.and_then(|place| place.number));
        policy::schemes_refusal(label, name_in(draft.after(), waiting.scheme), refusal_text(waiting))
    };
    draft.waiting().iter().map(text).collect()
}

/// A value as somebody types it.
fn shown(kind: Kind, value: i64) -> String {
    match kind {
        Kind::Euros if value % 100 == 0 => (value / 100).to_string(),
        Kind::Euros => format::plain_amount(Cents::new(value)),
        // Millionths to percents.
        Kind::Share if value % 10_000 == 0 => (value / 10_000).to_string(),
        Kind::Share => format::plain_amount(Cents::new(value / 100)),
        Kind::Age | Kind::Months | Kind::Month | Kind::Frequency => value.to_string(),
    }
}

/// What somebody typed, in the unit of the kind.
fn read(kind: Kind, text: &str) -> Option<i64> {
    match kind {
        Kind::Euros => cents_typed(text).map(Cents::get),
        // Hundredths of percents to millionths.
        Kind::Share => cents_typed(text).map(|hundredths| hundredths.get() * 100),
        Kind::Age | Kind::Months | Kind::Month | Kind::Frequency => {
            text.trim().parse::<u32>().ok().map(i64::from)
        }
    }
}
