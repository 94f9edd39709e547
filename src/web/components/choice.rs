use leptos::prelude::*;

use crate::{
    diagnose::{Answer, Question},
    web::{components::ChoiceCard, session::Session},
};

/// What somebody can tick below a question.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// The place of an option.
    Option(u8),
    DontKnow,
    Refused,
}

/// One answer that can be ticked; ticking it saves it.
#[component]
pub(crate) fn Choice(
    question: &'static Question,
    chosen: Chosen,
    #[prop(into)] label: String,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let many = question.many && matches!(chosen, Chosen::Option(_));
    let id = match chosen {
        Chosen::Option(place) => format!("{}-{place}", question.id),
        Chosen::DontKnow => format!("{}-dont-know", question.id),
        Chosen::Refused => format!("{}-refused", question.id),
    };
    let pictogram = match chosen {
        Chosen::Option(place) => question.options[usize::from(place)].pictogram.as_deref(),
        Chosen::DontKnow => Some("circle-question-mark"),
        Chosen::Refused => Some("message-circle-off"),
    };
    let is_chosen = move || match (session.answer_to(question), chosen) {
        (Some(Answer::One(place)), Chosen::Option(this)) => place == this,
        (Some(Answer::Many(places)), Chosen::Option(this)) => places.contains(&this),
        (Some(Answer::DontKnow), Chosen::DontKnow) | (Some(Answer::Refused), Chosen::Refused) => true,
        _ => false,
    };
    let choose = move |ticked: bool| match answer_after(question, session.answer_to(question), chosen, ticked)
    {
        Some(answer) => session.answer(question, answer),
        None => session.unanswer(question),
    };
    view! {
        <ChoiceCard
            id
            group=if many { String::new() } else { question.id.clone() }
            label
            pictogram
            checked=Box::new(is_chosen)
            on_change=Box::new(choose)
        />
    }
}

/// The answer once this was ticked, or no longer is. `None`: nothing is answered.
pub(crate) fn answer_after(
    question: &Question,
    before: Option<Answer>,
    chosen: Chosen,
    ticked: bool,
) -> Option<Answer> {
    let place = match chosen {
        Chosen::DontKnow => return ticked.then_some(Answer::DontKnow),
        Chosen::Refused => return ticked.then_some(Answer::Refused),
        Chosen::Option(place) if !question.many => return Some(Answer::One(place)),
        Chosen::Option(place) => place,
    };
    let exclusive = |place: u8| question.options[usize::from(place)].exclusive;
    let before = match before {
        Some(Answer::Many(places)) => places,
        _ => Vec::new(),
    };
    // "None of these" and the others push each other out.
    let stays = |other: u8| before.contains(&other) && !(ticked && (exclusive(place) || exclusive(other)));
    let all = 0..question.options.len() as u8;
    let places: Vec<u8> = all.filter(|at| if *at == place { ticked } else { stays(*at) }).collect();
    (!places.is_empty()).then_some(Answer::Many(places))
}
