//! What one resident has answered: on the screen, and after every change on the device.

use std::rc::Rc;

use leptos::prelude::*;

use super::{
    language,
    page::Page,
    storage::{
        answers::{Draft, VERSION},
        drafts::{self, Found, Saving},
        persistence,
    },
    texts::app,
};
use crate::diagnose::{Answer, Answers, Question, QuestionIndex, migrations, questions};

/// Answers from another version of the questionnaire, or damaged ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Old {
    /// Nothing of it could be read; the text as it stood.
    Unreadable(String),
    /// All but the answers to these questions could be read; the text as it stood.
    Partly { questions: Vec<String>, text: String },
}

impl Old {
    pub(crate) fn text(&self) -> &str {
        match self {
            Old::Unreadable(text) | Old::Partly { text, .. } => text,
        }
    }
}

/// How far somebody is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    pub done: usize,
    /// Of the questions that are shown now; an answer may add or take away some.
    pub total: usize,
    /// First question without an answer.
    pub next: Option<String>,
}

/// The one session of this tab.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    answers: RwSignal<Answers>,
    pub saving: RwSignal<Saving>,
    pub old: RwSignal<Option<Old>>,
    /// The code of the letter that invited this person, if there is one.
    pub letter: RwSignal<Option<String>>,
    /// Whether this tab had answers on the device that the browser has thrown away since.
    pub gone: RwSignal<bool>,
    /// What the screen says of an answer that is kept, or is not.
    pub says: fn(Saving) -> Option<&'static str>,
    progress: Memo<Progress>,
    keep: StoredValue<Keep, LocalStorage>,
    elsewhere: bool,
}

/// Keeps the answers of a session, as JSON.
pub(crate) type Keep = Rc<dyn Fn(Session, String)>;

const ANSWERS: &str = "answers";
const LETTER: &str = "letter";
/// Name of a window that has put answers on the device: it outlives a reload, and a storage that was thrown away.
const HAD_ANSWERS: &str = "opstap";

fn read_answers() -> (Answers, Option<Old>) {
    let none = || Answers::none(questions());
    let mut stored = match drafts::load_text(ANSWERS, Draft::from_json) {
        Found::Nothing => return (none(), drafts::aside(ANSWERS).map(Old::Unreadable)),
        Found::Unreadable(text) => return (none(), Some(Old::Unreadable(text))),
        Found::Draft(stored) => stored,
    };
    if stored.version > VERSION {
        return (none(), drafts::put_aside(ANSWERS).map(Old::Unreadable));
    }
    let mut lost = carry_over(&mut stored);
    let (answers, misfits) = stored.answers.fitting(questions());
    lost.extend(misfits);
    if lost.is_empty() {
        return (answers, None);
    }
    let name = |id: &String| index(id).map_or(id.clone(), |at| language::of(&question_at(at).text));
    let questions = lost.iter().map(name).collect();
    // What fits stands there from now on, for every program; what doesn't is kept aside.
    let (text, is_aside) = drafts::copy_aside(ANSWERS).unwrap_or_default();
    if is_aside {
        drafts::save_text(ANSWERS, &json_of(&answers));
    }
    (answers, Some(Old::Partly { questions, text }))
}

/// Answers as a draft of today's questionnaire.
fn json_of(answers: &Answers) -> String {
    let asked = questions();
    let answers = answers.with(asked);
    Draft { version: VERSION, questionnaire: asked.version.clone(), answers }.to_json()
}

/// Turns answers to an earlier version of the questionnaire into answers to this one. Returns the questions that mean
/// something else now.
fn carry_over(draft: &mut Draft) -> Vec<String> {
    if draft.questionnaire == questions().version {
        return Vec::new();
    }
    migrations().apply(&draft.questionnaire, &mut draft.answers)
}

fn read_letter() -> Option<String> {
    match drafts::load_text(LETTER, drafts::text_of) {
        Found::Draft(letter) => Some(letter),
        Found::Nothing | Found::Unreadable(_) => None,
    }
}

/// Answers as a draft has them; nothing where it is from another questionnaire or damaged.
pub(crate) fn answers_of_draft(json: &str) -> Option<Answers> {
    let mut draft = Draft::from_json(json)?;
    carry_over(&mut draft);
    (draft.version <= VERSION).then(|| draft.answers.fitting(questions()).0)
}

fn index(id: &str) -> Option<QuestionIndex> {
    let at = questions().questions.iter().position(|question| question.id == id)?;
    QuestionIndex::try_from(at).ok()
}

fn question_at(index: QuestionIndex) -> &'static Question {
    &questions().questions[usize::from(index)]
}

fn index_of(question: &Question) -> QuestionIndex {
    index(&question.id).unwrap_or_default()
}

impl Session {
    /// Takes up what is on the device, and keeps it up to date from here on.
    pub(crate) fn open() -> Session {
        let (read, old) = read_answers();
        let gone = read.is_empty()
            && old.is_none()
            && drafts::is_available()
            && drafts::lock().is_none()
            && window().name().is_ok_and(|name| name == HAD_ANSWERS);
        let session = Session::of(read, None);
        session.old.set(old);
        session.letter.set(read_letter());
        session.gone.set(gone);
        // The same person in a second tab: what is written last is what counts, on both screens.
        drafts::on_change_elsewhere(ANSWERS, move || session.take_up());
        session
    }

    /// A session with these answers; `keep` is where changes go, if not to the drafts of this device.
    pub(crate) fn of(answers: Answers, keep: Option<Keep>) -> Session {
        let answers = RwSignal::new(answers);
        let progress = Memo::new(move |_| {
            let answers = answers.read();
            let shown = answers.shown(questions());
            let open: Vec<_> = shown.iter().filter(|at| answers.get(**at).is_none()).collect();
            Progress {
                done: shown.len() - open.len(),
                total: shown.len(),
                next: open.first().map(|at| question_at(**at).id.clone()),
            }
        });
        Session {
            answers,
            saving: RwSignal::new(drafts::at_first()),
            old: RwSignal::new(None),
            letter: RwSignal::new(None),
            gone: RwSignal::new(false),
            says: |saving| (saving == Saving::Saved).then(app::question_saved),
            progress,
            elsewhere: keep.is_some(),
            keep: StoredValue::new_local(keep.unwrap_or_else(|| Rc::new(Session::keep_on_device))),
        }
    }

    /// Takes up what is on the device now.
    pub(crate) fn take_up(self) {
        let (read, old) = read_answers();
        self.answers.set(read);
        self.old.set(old);
        self.letter.set(read_letter());
    }

    /// Remembers the code of the letter that invited this person.
    pub(crate) fn set_letter(self, reference: String) {
        drafts::save(LETTER, &reference);
        self.letter.set(Some(reference));
    }

    /// Writes the answers to where they are kept.
    pub(crate) fn save(self) {
        let draft = json_of(&self.answers.read_untracked());
        self.keep.with_value(|keep| keep(self, draft));
    }

    fn keep_on_device(self, draft: String) {
        self.saving.set(drafts::save_text(ANSWERS, &draft));
        let first = window().name().is_ok_and(|name| name != HAD_ANSWERS);
        if self.saving.get_untracked() == Saving::Saved && first {
            // A name can always be given.
            let _ = window().set_name(HAD_ANSWERS);
            // From the first answer on it matters that the browser keeps it.
            wasm_bindgen_futures::spawn_local(async { _ = persistence::ask().await });
        }
        self.gone.set(false);
    }

    /// Whether the answers go elsewhere than to the drafts of this device.
    pub(crate) fn is_kept_elsewhere(self) -> bool {
        self.elsewhere
    }

    /// Answers a question, on the screen and on the device.
    pub(crate) fn answer(self, question: &Question, answer: Answer) {
        self.answers.update(|answers| answers.set(index_of(question), Some(answer)));
        self.save();
    }

    /// Takes an answer back.
    pub(crate) fn unanswer(self, question: &Question) {
        self.answers.update(|answers| answers.set(index_of(question), None));
        self.save();
    }

    /// The answer to a question now.
    pub(crate) fn answer_to(self, question: &Question) -> Option<Answer> {
        self.answers.read().get(index_of(question)).cloned()
    }

    pub(crate) fn is_answered(self, question: &Question) -> bool {
        self.answers.read().get(index_of(question)).is_some()
    }

    /// What is answered, hidden questions left out: what counts and what is handed over.
    pub(crate) fn counted(self) -> Answers {
        self.answers.read().shown_only(questions())
    }

    /// The question with this id, if it is one for this person.
    pub(crate) fn question(self, id: &str) -> Option<&'static Question> {
        let at = index(id)?;
        self.answers.read_untracked().shown(questions()).contains(&at).then(|| question_at(at))
    }

    /// The questions for this person, in order.
    pub(crate) fn shown(self) -> Vec<&'static Question> {
        self.answers.read().shown(questions()).into_iter().map(question_at).collect()
    }

    pub(crate) fn progress(self) -> Memo<Progress> {
        self.progress
    }

    /// Which question this is, and of how many.
    pub(crate) fn position(self, question: &Question) -> (usize, usize) {
        let shown = self.shown();
        let at = shown.iter().position(|other| other.id == question.id);
        (at.map_or(shown.len(), |at| at + 1), shown.len())
    }

    /// Where to go on: the first question without an answer, or the look at all of them.
    pub(crate) fn page_to_go_on(self) -> Page {
        match self.progress.get().next {
            Some(id) => Page::Question { id, checking: false },
            None => Page::Check,
        }
    }

    pub(crate) fn page_before(self, question: &Question) -> Page {
        let (number, _) = untrack(|| self.position(question));
        match number.checked_sub(2).and_then(|at| untrack(|| self.shown()).get(at).copied()) {
            Some(before) => Page::Question { id: before.id.clone(), checking: false },
            None => Page::Introduction,
        }
    }

    pub(crate) fn page_after(self, question: &Question) -> Page {
        let (number, _) = untrack(|| self.position(question));
        match untrack(|| self.shown()).get(number) {
            Some(next) => Page::Question { id: next.id.clone(), checking: false },
            None => Page::Check,
        }
    }

    /// Removes everything of this person from the screen and from the device.
    pub(crate) fn wipe(self) {
        self.answers.set(Answers::none(questions()));
        self.old.set(None);
        self.letter.set(None);
        self.gone.set(false);
        let _ = window().set_name("");
        drafts::wipe();
        self.saving.set(drafts::at_first());
    }
}
