use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{Kind, Notice};
use crate::web::{
    offline::{self, Offline},
    texts::later,
};

/// How the app gets on the home screen of this device, as its browser does it; nothing where it does not.
#[component]
pub(crate) fn InstallOffer() -> impl IntoView {
    let module = RwSignal::new_local(None::<Offline>);
    let way = RwSignal::new(String::new());
    leptos::task::spawn_local(async move {
        // Without it the app is not on the device, and can't be put there.
        let Ok(offline) = offline::module().await else { return };
        way.try_set(offline.installable());
        module.try_set(Some(offline));
    });
    let look =
        move |_| way.set(module.get_untracked().map(|offline| offline.installable()).unwrap_or_default());
    let listener = window_event_listener_untyped(offline::INSTALL, look);
    on_cleanup(move || listener.remove());
    let install = move |_| {
        let Some(asked) = module.get_untracked().map(|offline| offline.install()) else { return };
        // Somebody who says no can say yes another time.
        leptos::task::spawn_local(async move { _ = JsFuture::from(asked).await });
    };
    let title = || view! { <h2 class="nl-heading nl-heading--level-2">{later::device_install_title()}</h2> };
    move || match way.get().as_str() {
        "installed" => view! {
            <Notice kind=Kind::Good><p class="nl-paragraph">{later::device_installed()}</p></Notice>
        }
        .into_any(),
        "button" => view! {
            {title()}
            <p class="nl-paragraph">{later::device_install_text()}</p>
            <button type="button" class="nl-button nl-button--secondary" on:click=install>
                {later::device_install()}
            </button>
        }
        .into_any(),
        "ios" => view! {
            {title()}
            <p class="nl-paragraph">{later::device_install_text()}</p>
            <p class="nl-paragraph">{later::device_install_ios()}</p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
