use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use leptos::{html::Video, prelude::*};

use crate::web::{
    camera::{Camera, CameraError},
    components::{Kind, Notice},
    pause::pause,
};

/// Between two looks: a code on a screen stays for half a second at least, and a slow machine must still answer.
const REST: Duration = Duration::from_millis(60);

/// The picture of the camera, which is on for as long as this is on the screen, and the codes that it sees.
#[component]
pub(crate) fn CodeCamera(
    /// What the picture is, for who can't see it.
    #[prop(into)]
    label: String,
    /// While somebody is asked for the camera.
    #[prop(into)]
    opening: String,
    /// What to do when there is no picture.
    explain: fn(CameraError) -> &'static str,
    /// Takes the text of each code, as often as it is seen.
    on_code: impl Fn(String) + 'static,
) -> impl IntoView {
    let video = NodeRef::<Video>::new();
    let on = RwSignal::new(false);
    let wrong = RwSignal::new(None::<CameraError>);
    let closed = Arc::new(AtomicBool::new(false));
    on_cleanup({
        let closed = closed.clone();
        move || closed.store(true, Ordering::Relaxed)
    });
    // Taken by the first run: the place for the picture comes once.
    let mut start = Some(on_code);
    Effect::new(move |_| {
        let (Some(video), Some(on_code)) = (video.get(), start.take()) else { return };
        video.set_muted(true);
        let closed = closed.clone();
        let is_closed = move || closed.load(Ordering::Relaxed);
        leptos::task::spawn_local(async move {
            let camera = Camera::open(&video).await;
            // The camera goes off with the value, also when the page was left while somebody was asked.
            if is_closed() {
                return;
            }
            let camera = match camera {
                Ok(camera) => camera,
                Err(error) => return wrong.set(Some(error)),
            };
            on.set(true);
            loop {
                let seen = camera.codes().await;
                if is_closed() {
                    return;
                }
                match seen {
                    Ok(texts) => texts.into_iter().for_each(&on_code),
                    Err(error) => return wrong.set(Some(error)),
                }
                pause(REST).await;
                if is_closed() {
                    return;
                }
            }
        });
    });
    view! {
        {move || wrong.get().map(|error| view! {
            <Notice kind=Kind::Wrong><p class="nl-paragraph">{explain(error)}</p></Notice>
        })}
        <div class="code-camera" hidden=move || wrong.get().is_some()>
            <p class="nl-paragraph" role="status">{move || (!on.get() && wrong.get().is_none()).then(|| opening.clone())}</p>
            <video class="code-camera__picture" node_ref=video playsinline aria-label=label></video>
        </div>
    }
}
