//! What is printed: the facilitator's card with all that is secret, and the numbered cards of the participants.

use leptos::{ev, prelude::*};

use crate::{
    dossier::group::{Card, GroupSession, SessionSecret},
    web::{components::QrCode, format, texts::desk},
};

/// Cards on a sheet of A4.
const ON_A_SHEET: usize = 10;

/// One of the two things to print.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    Facilitator,
    Cards,
}

/// Prints one of them and nothing else. The browser's own print command prints both.
pub(super) fn print(printing: RwSignal<Option<Sheet>>, sheet: Sheet) {
    printing.set(Some(sheet));
    let after = window_event_listener(ev::Custom::<web_sys::Event>::new("afterprint"), move |_| {
        let _ = printing.try_set(None);
    });
    // When the page shows what is to be printed.
    request_animation_frame(move || {
        // Refused only where pages may not print at all; the browser's menu still can.
        let _ = window().print();
        after.remove();
        let _ = printing.try_set(None);
    });
}

/// Both, as they come out of the printer.
#[component]
pub(super) fn Sheets(
    session: GroupSession,
    secret: SessionSecret,
    link: String,
    printing: RwSignal<Option<Sheet>>,
) -> impl IntoView {
    let cards: Vec<Card> = session.cards(&secret).collect();
    let name = StoredValue::new(session.name.to_string());
    let when = StoredValue::new(format!("{}, {}", format::long_date(session.date), session.place));
    view! {
        <div class="sheets"
            class:sheets--facilitator=move || printing.get() == Some(Sheet::Facilitator)
            class:sheets--cards=move || printing.get() == Some(Sheet::Cards)>
            <Facilitator session secret link />
            <section class="tickets-of-session" aria-label=desk::groups_print_cards()>
                {cards.chunks(ON_A_SHEET).map(|cards| view! {
                    <ol class="tickets">
                        {cards.iter().map(|card| view! {
                            <li class="ticket">
                                <span class="ticket__number">{card.number()}</span>
                                <span class="ticket__code">{card.to_string()}</span>
                                <span class="ticket__session">{name.get_value()} <br /> {when.get_value()}</span>
                            </li>
                        }).collect_view()}
                    </ol>
                }).collect_view()}
            </section>
        </div>
    }
}

#[component]
fn Facilitator(session: GroupSession, secret: SessionSecret, link: String) -> impl IntoView {
    let text = secret.to_text();
    let pin = secret.pin(&session.id);
    let steps = [
        desk::card_step_link(),
        desk::card_step_secret(),
        desk::card_step_cards(),
        desk::card_step_next(),
        desk::card_step_collect(),
        desk::card_step_end(),
    ];
    let stops =
        [desk::card_stop_on(), desk::card_stop_link(), desk::card_stop_resume(), desk::card_stop_forgot()];
    view! {
        <section class="sheet" aria-labelledby="sheet-title">
            <p class="sheet__kind">{desk::card_kind()}</p>
            <h2 class="sheet__title" id="sheet-title">{session.name.to_string()}</h2>
            <p class="sheet__when">{format::long_date(session.date)} ", " {session.place.to_string()}</p>
            <p class="sheet__warning">{desk::card_keep()}</p>
            <div class="sheet__codes">
                <div>
                    <h3 class="sheet__heading">{desk::card_link()}</h3>
                    <QrCode text=link label=desk::groups_link_code() />
                </div>
                <div>
                    <h3 class="sheet__heading">{desk::card_secret()}</h3>
                    <QrCode text=text.to_string() label=desk::card_secret_code() />
                    <p class="sheet__secret" id="session-secret">{text.to_string()}</p>
                </div>
            </div>
            <p class="sheet__pin">{desk::card_pin()} " " <strong id="session-pin">{pin.as_str().to_string()}</strong></p>
            <div class="sheet__how">
                <div>
                    <h3 class="sheet__heading">{desk::card_how()}</h3>
                    <ol>{steps.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
                </div>
                <div>
                    <h3 class="sheet__heading">{desk::card_stops()}</h3>
                    <ol>{stops.into_iter().map(|step| view! { <li>{step}</li> }).collect_view()}</ol>
                    <h3 class="sheet__heading">{desk::card_lost()}</h3>
                    <p>{desk::card_lost_text()}</p>
                </div>
            </div>
        </section>
    }
}
