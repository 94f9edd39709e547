//! Putting in and taking out schemes, income limits and amounts.

use leptos::prelude::*;

use super::{
    edit::{TITLE_ID, label_of, summary_id},
    names::{name_in, scheme_name},
    schemes_page::problem_text,
    state::Policy,
};
use crate::{
    income::local_parameters::{Gemeente, SchemeId},
    policy::{AmountOf, AssetRule, Draft, DraftError, Part, Place, What},
    web::{
        components::{Confirm, Kind, Notice, SelectField},
        texts::policy,
        today::today,
    },
};

/// Why a file was not changed.
pub(super) fn error_text(error: &DraftError) -> String {
    match error {
        DraftError::Refused(mistake) => problem_text(&mistake.problem),
        DraftError::NoSuchPlace | DraftError::NoValue => policy::schemes_cannot().into(),
    }
}

/// What a button does to the file.
type ChangeDraft = dyn Fn(&mut Draft) -> Result<(), DraftError>;

/// Changes the file, with the focus on what has this id after that; or says why not.
fn attempt(
    state: Policy,
    wrong: RwSignal<Option<String>>,
    focus: String,
    change: impl FnOnce(&mut Draft) -> Result<(), DraftError>,
) {
    match state.change(change) {
        Some(Err(error)) => wrong.set(Some(error_text(&error))),
        _ => state.reshape_around(focus),
    }
}

/// Why the last button did nothing.
#[component]
fn Refused(wrong: RwSignal<Option<String>>) -> impl IntoView {
    move || {
        wrong.get().map(|why| view! { <Notice kind=Kind::Wrong><p class="nl-paragraph">{why}</p></Notice> })
    }
}

#[component]
fn Act(label: String, on_press: impl Fn() + 'static) -> impl IntoView {
    view! {
        <li><button type="button" class="nl-button nl-button--secondary" on:click=move |_| on_press()>{label}</button></li>
    }
}

/// A scheme that does not count, and a way to make it count.
#[component]
pub(super) fn WithoutAmount(id: SchemeId) -> impl IntoView {
    let state = expect_context::<Policy>();
    let wrong = RwSignal::new(None);
    let give = move |_| attempt(state, wrong, summary_id(id), |draft| draft.give_amount(id, today()));
    // Of one it is never known before, and the other is given once, on conditions of its own.
    let can_have_amount = !matches!(id, SchemeId::BijzondereBijstand | SchemeId::Uitstroompremie);
    view! {
        <p class="small">{policy::schemes_not_published()}</p>
        {can_have_amount.then(|| view! {
            <p><button type="button" class="nl-button nl-button--secondary" on:click=give>{policy::schemes_give_amount()}</button></p>
        })}
        <Refused wrong />
    }
}

/// What a scheme asks of assets.
#[component]
pub(super) fn AssetChoice(id: SchemeId, rule: AssetRule) -> impl IntoView {
    let state = expect_context::<Policy>();
    let wrong = RwSignal::new(None);
    let field = format!("{}-asset-rule", id.key());
    let focus = field.clone();
    let options = AssetRule::ALL.into_iter().enumerate();
    let options = options.map(|(n, rule)| (n.to_string(), asset_text(rule).to_string())).collect();
    let chosen = AssetRule::ALL.iter().position(|known| *known == rule).unwrap_or_default();
    let choose = move |text: String| {
        if let Some(rule) = text.parse::<usize>().ok().and_then(|n| AssetRule::ALL.get(n)) {
            attempt(state, wrong, focus.clone(), |draft| draft.ask_assets(id, *rule, today()));
        }
    };
    view! {
        <SelectField id=field label=Signal::stored(policy::field_asset_rule().to_string()) message=wrong options
            value=Signal::stored(chosen.to_string()) on_choose=choose />
    }
}

pub(super) fn asset_text(rule: AssetRule) -> &'static str {
    match rule {
        AssetRule::None => policy::field_asset_none(),
        AssetRule::Bijstand => policy::field_asset_bijstand(),
        AssetRule::Euros => policy::field_asset_euros(),
    }
}

/// The limits and amounts of a scheme, to put in and to take out, and the scheme itself.
#[component]
pub(super) fn Parts(draft: Draft, id: SchemeId, places: Vec<Place>) -> impl IntoView {
    let state = expect_context::<Policy>();
    let wrong = RwSignal::new(None);
    let act = move |label: String, change: Box<ChangeDraft>| {
        let press = move || attempt(state, wrong, summary_id(id), &change);
        view! { <Act label on_press=press /> }
    };
    let more = draft.can_add_tier(id).then(|| {
        let add = move |draft: &mut Draft| draft.add_tier(id, today());
        act(policy::schemes_add_tier().into(), Box::new(add))
    });
    let amounts = draft.can_add_amount(id).then(|| {
        let add = AmountOf::ALL.map(|of| {
            let label = match of {
                AmountOf::Household => policy::schemes_add_household(),
                AmountOf::Adult => policy::schemes_add_adult(),
                AmountOf::Child => policy::schemes_add_child(),
            };
            act(label.into(), Box::new(move |draft| draft.add_amount(id, of, today())))
        });
        add.into_iter().collect_view()
    });
    let less = draft.removable(id).into_iter().filter_map(|part| {
        let place = places.iter().find(|place| is_of(place.what, part))?;
        let label = policy::schemes_remove_part(label_of(place.what, place.number));
        Some(act(label, Box::new(move |draft| draft.remove(id, part, today()))))
    });
    let less = less.collect_view();
    let remove = move || {
        state.unfold(id, false);
        attempt(state, wrong, TITLE_ID.into(), |draft| draft.remove_scheme(id));
    };
    view! {
        <ul class="policy-inherited">{more}{amounts}{less}</ul>
        <Refused wrong />
        <Confirm label=policy::schemes_remove() title=policy::schemes_remove_title()
            text=policy::schemes_remove_text(name_in(draft.after(), id)) confirm=policy::schemes_remove_confirm() on_confirm=remove />
    }
}

/// Whether a place is what a part is called after.
fn is_of(what: What, part: Part) -> bool {
    match (what, part) {
        (What::Cap(at), Part::Tier(n)) => at == n,
        (What::Household(at) | What::Adult(at) | What::Child(at), Part::Amount(n)) => at == n,
        _ => false,
    }
}

/// The schemes that the municipality has of another one.
#[component]
pub(super) fn Inherited(gemeente: Gemeente, schemes: Vec<SchemeId>) -> impl IntoView {
    view! {
        <Offered schemes title=policy::schemes_inherited_title() text=policy::schemes_inherited_text(&gemeente.name)
            label=|id| policy::schemes_take_over(scheme_name(id)) change=Draft::take_over />
    }
}

/// The schemes that the municipality has not.
#[component]
pub(super) fn Lacking(gemeente: Gemeente, schemes: Vec<SchemeId>) -> impl IntoView {
    view! {
        <Offered schemes title=policy::schemes_lacking_title() text=policy::schemes_lacking_text(&gemeente.name)
            label=|id| policy::schemes_add(scheme_name(id)) change=Draft::add_scheme />
    }
}

/// Schemes with a button each, which puts them into the file.
#[component]
fn Offered(
    schemes: Vec<SchemeId>,
    title: &'static str,
    text: String,
    label: fn(SchemeId) -> String,
    change: fn(&mut Draft, SchemeId) -> Result<(), DraftError>,
) -> impl IntoView {
    let state = expect_context::<Policy>();
    let wrong = RwSignal::new(None);
    (!schemes.is_empty()).then(|| {
        let buttons = schemes.into_iter().map(|id| {
            let press = move || {
                state.unfold(id, true);
                attempt(state, wrong, summary_id(id), |draft| change(draft, id));
            };
            view! { <Act label=label(id) on_press=press /> }
        });
        let buttons = buttons.collect_view();
        view! {
            <h3 class="nl-heading nl-heading--level-3">{title}</h3>
            <p class="nl-paragraph">{text}</p>
            <Refused wrong />
            <ul class="policy-inherited">{buttons}</ul>
        }
    })
}
