use leptos::prelude::*;

use super::{Kind, Notice};
use crate::web::{
    navigation,
    page::Page,
    texts::app,
    updates::{Updates, has_just_moved},
};

/// Above a page that asks nothing: that there is a newer version; and above the first page after moving to it, that this
/// went well.
///
/// A question has the offer below it, as long as nothing was done there: see
/// [`QuestionPage`](crate::web::pages::QuestionPage). The calculator, the hand-over and the desk have none: somebody is
/// in the middle of something there, and a newer version comes by itself once every window of the app is closed.
#[component]
pub(crate) fn UpdateNotices(page: ReadSignal<Page>) -> impl IntoView {
    let updates = expect_context::<Updates>();
    let first = page.get_untracked();
    let moved = StoredValue::new(has_just_moved());
    let quiet = |page: &Page| {
        matches!(page, Page::Start | Page::Introduction | Page::Check | Page::Outcome | Page::NotFound)
    };
    move || {
        let page = page.get();
        if page != first {
            moved.set_value(false);
        }
        if moved.get_value() {
            return view! {
                <div class="page page--above">
                    <Notice kind=Kind::Good><p class="nl-paragraph">{app::update_moved()}</p></Notice>
                </div>
            }
            .into_any();
        }
        if quiet(&page) && updates.is_to_be_offered() {
            return view! { <div class="page page--above"><UpdateOffer /></div> }.into_any();
        }
        ().into_any()
    }
}

/// A newer version, to be used now or later.
#[component]
pub(crate) fn UpdateOffer() -> impl IntoView {
    let updates = expect_context::<Updates>();
    let later = move |_| {
        updates.decline();
        // The button that had the focus is gone.
        navigation::focus_heading();
    };
    move || {
        (!updates.is_declined()).then(|| {
            view! {
                <Notice kind=Kind::Info title=app::update_title()>
                    <p class="nl-paragraph">{app::update_text()}</p>
                    <div class="actions">
                        <button type="button" class="nl-button nl-button--secondary" on:click=move |_| updates.move_on()>
                            {app::update_now()}
                        </button>
                        <button type="button" class="nl-button nl-button--subtle" on:click=later>
                            {app::update_later()}
                        </button>
                    </div>
                </Notice>
            }
        })
    }
}
