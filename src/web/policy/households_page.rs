//! What holds for all households, and kinds of one's own.

use leptos::prelude::*;

use super::{
    choices::{ChildrenChoice, NumberChoice},
    names::{kind_name, why_not},
    state::Policy,
};
use crate::{
    money::Cents,
    policy::{Column, FULL_TIMES, HouseholdKind, Name},
    web::{
        components::{Heading, Kind, Notice, NumberField, TextField},
        pages::calculator::cents_typed,
        texts::policy,
    },
};

/// More children are a slip of the finger.
const MOST_CHILDREN: usize = 12;
const OLDEST_CHILD: u32 = 60;
const LONGEST_NAME: usize = 60;

/// Ages, rent, hours, and a kind of household that the matrix has not.
#[component]
pub(super) fn HouseholdsPage() -> impl IntoView {
    let state = expect_context::<Policy>();
    let wrong = Signal::derive(move || state.wrong_rent());
    view! {
        <Heading text=policy::households_title() />
        <p class="lead">{policy::households_lead()}</p>
        <section class="form-part">
            <div class="policy-choices">
                <ChildrenChoice />
                <NumberChoice id="full-time" label=policy::households_full_time() numbers=FULL_TIMES.to_vec()
                    text=|hours| policy::households_full_time_hours(hours) value=state.full_time />
                <NumberField id="rent" label=Signal::stored(policy::households_rent().to_string())
                    hint=policy::households_rent_hint() message=wrong value=state.rent
                    on_input=move |text| state.rent.set(text) on_change=move |_| state.take_rent() unit="€" />
            </div>
        </section>
        <OwnKind />
        <OwnKinds />
    }
}

/// What is wrong with each field, by place.
#[derive(Clone, Default, PartialEq)]
struct Wrong([Option<String>; 6]);

const NAME: usize = 0;
const ADULTS: usize = 1;
const CHILDREN: usize = 2;
const RENT: usize = 3;
const PARTNER: usize = 4;
const ASSETS: usize = 5;

/// A kind of household to make up.
#[component]
fn OwnKind() -> impl IntoView {
    let state = expect_context::<Policy>();
    let typed: [RwSignal<String>; 6] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let wrong = RwSignal::new(Wrong::default());
    let added = RwSignal::new(None::<String>);
    let message = move |n: usize| Signal::derive(move || wrong.read().0[n].clone());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        added.set(None);
        let texts = typed.map(|text| text.get_untracked());
        let kind = match read(&texts) {
            Ok(kind) => kind,
            Err(found) => return wrong.set(found),
        };
        // A name is what tells kinds apart, in tables, files and numbers of households.
        let name = texts[NAME].trim().to_lowercase();
        if state.kinds().iter().any(|known| kind_name(known).to_lowercase() == name) {
            let mut found = Wrong::default();
            found.0[NAME] = Some(policy::households_own_name_taken().into());
            return wrong.set(found);
        }
        // What the rules here don't cover is said now, not in every table.
        if let Err(error) = Column::of(&kind, &state.assumptions(), None) {
            let mut found = Wrong::default();
            found.0[ADULTS] = Some(why_not(&error));
            return wrong.set(found);
        }
        wrong.set(Wrong::default());
        added.set(Some(texts[NAME].trim().into()));
        state.own.update(|own| own.push(kind));
        typed.iter().for_each(|text| text.set(String::new()));
    };
    view! {
        <form class="form-part" novalidate on:submit=add>
            <h2 class="nl-heading nl-heading--level-2">{policy::households_own_title()}</h2>
            <p class="nl-paragraph">{policy::households_own_text()}</p>
            <div class="policy-fields">
                <TextField id="own-name" label=policy::households_own_name() message=message(NAME) value=typed[NAME] />
                <TextField id="own-adults" label=policy::households_own_adults() hint=policy::households_own_adults_hint()
                    message=message(ADULTS) value=typed[ADULTS] />
                <TextField id="own-children" label=policy::households_own_children() hint=policy::households_own_children_hint()
                    message=message(CHILDREN) value=typed[CHILDREN] />
                <Amount id="own-rent" label=policy::households_own_rent() hint=policy::households_own_rent_hint()
                    message=message(RENT) value=typed[RENT] />
                <Amount id="own-partner" label=policy::households_own_partner() hint="" message=message(PARTNER) value=typed[PARTNER] />
                <Amount id="own-assets" label=policy::households_own_assets() hint="" message=message(ASSETS) value=typed[ASSETS] />
            </div>
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{policy::households_own_add()}</button>
            </div>
            {move || added.get().map(|name| view! {
                <Notice kind=Kind::Good><p class="nl-paragraph">{policy::households_own_added(name)}</p></Notice>
            })}
        </form>
    }
}

#[component]
fn Amount(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    message: Signal<Option<String>>,
    value: RwSignal<String>,
) -> impl IntoView {
    let label = Signal::stored(label.to_string());
    let hint = Signal::stored((!hint.is_empty()).then(|| hint.to_string()));
    view! { <NumberField id label hint message value on_input=move |text| value.set(text) unit="€" /> }
}

/// What was typed, as a kind of household.
fn read(texts: &[String; 6]) -> Result<HouseholdKind, Wrong> {
    let mut wrong = Wrong::default();
    let mut say = |n: usize, text: &str| wrong.0[n] = Some(text.into());
    let name = texts[NAME].trim().to_string();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        say(NAME, policy::households_own_name_wrong());
    }
    let adults = ages(&texts[ADULTS]).filter(|ages| (1..=2).contains(&ages.len()));
    if adults.is_none() {
        say(ADULTS, policy::households_own_adults_wrong());
    }
    let children = ages(&texts[CHILDREN])
        .filter(|ages| ages.len() <= MOST_CHILDREN && ages.iter().all(|age| *age <= OLDEST_CHILD));
    if children.is_none() {
        say(CHILDREN, policy::households_own_children_wrong());
    }
    let amount = |n: usize| {
        let text = texts[n].trim();
        if text.is_empty() { Some(None) } else { cents_typed(text).map(Some) }
    };
    let rent = amount(RENT).filter(|rent| rent.is_none_or(|rent| rent <= Cents::euros(10_000)));
    if rent.is_none() {
        say(RENT, policy::households_rent_wrong());
    }
    let partner = amount(PARTNER)
        .filter(|wage| wage.is_none_or(|wage| wage <= Cents::euros(100_000)))
        .filter(|wage| wage.is_none() || adults.as_ref().is_none_or(|adults| adults.len() == 2));
    if partner.is_none() {
        say(PARTNER, policy::households_own_partner_wrong());
    }
    let assets =
        amount(ASSETS).filter(|assets| assets.is_none_or(|assets| assets <= Cents::euros(100_000_000)));
    if assets.is_none() {
        say(ASSETS, policy::households_own_assets_wrong());
    }
    if wrong != Wrong::default() {
        return Err(wrong);
    }
    Ok(HouseholdKind {
        name: Name::Own(name),
        adults: adults.unwrap_or_default(),
        children: children.unwrap_or_default(),
        rent: rent.flatten(),
        partner_wage: partner.flatten().unwrap_or_default(),
        assets: assets.flatten().unwrap_or_default(),
    })
}

/// Ages with commas between them.
fn ages(text: &str) -> Option<Vec<u32>> {
    let parts = text.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().ok().filter(|age| *age <= 120)).collect()
}

/// Those that somebody made up, to take away again.
#[component]
fn OwnKinds() -> impl IntoView {
    let state = expect_context::<Policy>();
    move || {
        let own = state.own.get();
        (!own.is_empty()).then(|| {
            let all = own.into_iter().map(|kind| {
                let Name::Own(name) = kind.name.clone() else { return ().into_any() };
                let remove = move |_| {
                    let gone = kind.name.clone();
                    state.own.update(|own| own.retain(|known| known.name != gone));
                };
                view! {
                    <li>
                        <button type="button" class="nl-button nl-button--secondary" on:click=remove>
                            {policy::households_own_remove(name)}
                        </button>
                    </li>
                }
                .into_any()
            });
            let all = all.collect_view();
            view! {
                <section>
                    <h2 class="nl-heading nl-heading--level-2">{policy::households_own_list()}</h2>
                    <ul class="policy-inherited">{all}</ul>
                </section>
            }
        })
    }
}
