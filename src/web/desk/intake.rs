//! What comes in, by file, by text or by camera: judged one by one and kept in batches, with a report and a way to stop.
//! It goes on while another page of the desk is shown.

pub(super) mod gathering;

use std::{borrow::Cow, collections::VecDeque, pin::Pin, time::Duration};

use js_sys::Date;
use leptos::prelude::*;
use web_sys::{DataTransfer, File};

use super::{
    cabinet::{Batch, Cabinet, Slice},
    files,
    verdict_text::{Judged, Kind, verdict_text},
};
use crate::{
    dossier::{
        RecordId,
        bundle::{self, MAX_BUNDLE},
        envelope::MAX_TEXT,
        import::{Incoming, Verdict, unpacked},
    },
    web::{pause::pause, texts::desk},
};
use gathering::{Content, Gathered, Source};

/// Dossiers that are written to the browser's database together.
const TOGETHER: usize = 25;
/// Milliseconds after which the progress is shown anew.
const PROGRESS: f64 = 250.0;
/// Milliseconds after which the list shows what came in.
const LIST: f64 = 2000.0;
/// Milliseconds before anybody can say how long it will take.
const SETTLED: f64 = 2000.0;

/// The one intake of this tab.
#[derive(Clone, Copy)]
pub(super) struct Intake {
    cabinet: Cabinet,
    /// Since files were last chosen, or the camera was last opened. While files are read it grows without a word.
    pub report: RwSignal<Vec<Judged>>,
    /// How far it is, while files are read.
    pub progress: RwSignal<Option<Progress>>,
    /// Whether more was chosen meanwhile, that comes after it.
    pub more: RwSignal<bool>,
    /// Somebody wants it to stop.
    pub stop: RwSignal<bool>,
    /// How it ended before everything was read.
    pub cut: RwSignal<Option<Cut>>,
    /// What waits for its turn.
    queue: StoredValue<VecDeque<Gathering>, LocalStorage>,
    /// Whether something is taken in now, from files or from the camera: one after the other, for the report is one.
    busy: StoredValue<bool>,
}

/// Files that are being found.
type Gathering = Pin<Box<dyn Future<Output = Gathered>>>;

/// How far it is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Progress {
    /// Looking through folders; so many files were found.
    Looking(usize),
    /// Reading.
    Reading {
        /// Judged.
        done: usize,
        /// Of so many; a zip counts for what is in it once it is opened.
        total: usize,
        /// Seconds to go, about; unknown at first.
        left: Option<u32>,
    },
}

/// Why it ended, and how many files nobody looked at.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Cut {
    /// Somebody stopped it.
    Stopped(usize),
    /// The keys were closed.
    Locked(usize),
}

impl Intake {
    pub(super) fn new(cabinet: Cabinet) -> Intake {
        let intake = Intake {
            cabinet,
            report: RwSignal::new(Vec::new()),
            progress: RwSignal::new(None),
            more: RwSignal::new(false),
            stop: RwSignal::new(false),
            cut: RwSignal::new(None),
            queue: StoredValue::new_local(VecDeque::new()),
            busy: StoredValue::new(false),
        };
        // Names of files may say whose they are.
        Effect::new(move |_| {
            if cabinet.is_locked() {
                intake.report.set(Vec::new());
            }
        });
        intake
    }

    /// Begins a new report, unless something is still to be said in the one that is there.
    pub(super) fn begin(self) {
        if self.busy.get_value() || self.progress.with_untracked(Option::is_some) {
            return;
        }
        self.stop.set(false);
        self.cut.set(None);
        self.report.set(Vec::new());
    }

    /// Waits until nothing else is taken in.
    async fn turn(self) {
        while self.busy.get_value() {
            pause(Duration::from_millis(50)).await;
        }
        self.busy.set_value(true);
    }

    /// Takes in what was chosen or pasted.
    pub(super) fn take_in(self, gathered: Gathered) {
        self.run(async move { gathered });
    }

    /// Takes in what was dropped.
    pub(super) fn take_in_dropped(self, data: &DataTransfer) {
        let entries = gathering::dropped(data);
        if entries.is_empty() {
            // A browser without folders.
            return self.take_in(gathering::of_list(data.files()));
        }
        let last = StoredValue::new(Date::now());
        self.run(gathering::in_folders(entries, move |count| {
            if is_due(last, PROGRESS) {
                self.progress.set(Some(Progress::Looking(count)));
            }
            !self.is_over()
        }));
    }

    /// Takes it in; after what is taken in now, if something is.
    fn run(self, gathering: impl Future<Output = Gathered> + 'static) {
        self.queue.update_value(|queue| queue.push_back(Box::pin(gathering)));
        if self.progress.with_untracked(Option::is_some) {
            return self.more.set(true);
        }
        self.begin();
        // Also where the camera is still being heard out, and the report goes on.
        self.stop.set(false);
        self.cut.set(None);
        self.progress.set(Some(Progress::Looking(0)));
        leptos::task::spawn_local(async move {
            self.turn().await;
            // What is here must be known first.
            while self.cabinet.opening.with_untracked(Option::is_some) && !self.is_over() {
                pause(Duration::from_millis(50)).await;
            }
            let mut left = 0;
            while let Some(gathering) = self.queue.try_update_value(VecDeque::pop_front).flatten() {
                self.more.set(self.queue.with_value(|queue| !queue.is_empty()));
                let Gathered { sources, refused } = gathering.await;
                self.report.update_untracked(|report| report.extend(refused));
                left += Reading::of(self, &sources).all(sources).await;
            }
            self.cut.set(match left {
                0 => None,
                _ if self.cabinet.keys_are_closed() => Some(Cut::Locked(left)),
                _ => Some(Cut::Stopped(left)),
            });
            if self.cabinet.keys_are_closed() {
                self.report.update_untracked(Vec::clear);
            }
            self.busy.set_value(false);
            self.progress.set(None);
            self.report.notify();
            self.cabinet.tell();
        });
    }

    /// Whether it has to stop.
    fn is_over(self) -> bool {
        self.stop.get_untracked() || self.cabinet.keys_are_closed()
    }

    /// Takes in what a camera saw, one sealed file or a zip of them, and says what came of it; after what is taken in now.
    pub(super) async fn seen(self, name: &str, whole: Vec<u8>) -> Vec<Judged> {
        self.turn().await;
        if self.cabinet.keys_are_closed() {
            self.busy.set_value(false);
            return Vec::new();
        }
        let from = self.report.with_untracked(Vec::len);
        let mut reading = Reading::of(self, &[]);
        for incoming in unpacked(name, &whole) {
            reading.judge(incoming).await;
        }
        reading.keep().await;
        self.busy.set_value(false);
        self.report.notify();
        self.cabinet.tell();
        self.report.with_untracked(|report| report[from.min(report.len())..].to_vec())
    }
}

/// Files while they are read.
struct Reading {
    intake: Intake,
    batch: Batch,
    /// Places in the report of what holds only once the batch is kept, with the id of the dossier.
    waiting: Vec<(usize, RecordId)>,
    slice: Slice,
    done: usize,
    total: usize,
    /// Bytes of all files, of those that are done, and of the one that is being read.
    bytes: [f64; 3],
    began: f64,
    shown: StoredValue<f64>,
    listed: StoredValue<f64>,
}

impl Reading {
    #[allow(clippy::float_arithmetic, reason = "a share of the time, not money")]
    fn of(intake: Intake, sources: &[Source]) -> Reading {
        let now = Date::now();
        Reading {
            intake,
            batch: Batch::default(),
            waiting: Vec::new(),
            slice: Slice::begin(),
            done: 0,
            total: sources.len(),
            bytes: [sources.iter().map(Source::weight).sum(), 0.0, 0.0],
            began: now,
            shown: StoredValue::new(now),
            listed: StoredValue::new(now),
        }
    }

    /// Reads all of them. How many were left when it had to stop.
    #[allow(clippy::float_arithmetic, reason = "a share of the time, not money")]
    async fn all(mut self, sources: Vec<Source>) -> usize {
        for source in sources {
            if self.intake.is_over() {
                break;
            }
            let (name, weight) = (source.name.clone(), source.weight());
            self.bytes[2] = 0.0;
            match contents(source).await {
                Ok(file) => self.one(&name, weight, &file).await,
                Err((kind, text)) => {
                    self.report(Judged { name, kind, text });
                    self.done += 1;
                }
            }
            self.bytes[1] += weight;
            self.rest().await;
        }
        let waiting = self.waiting.len();
        let is_kept = self.keep().await;
        // Behind closed keys there is no report to say it in.
        let lost = if !is_kept && self.intake.cabinet.keys_are_closed() { waiting } else { 0 };
        self.total - self.done + lost
    }

    /// Everything in one file.
    #[allow(clippy::float_arithmetic, reason = "a share of the time, not money")]
    async fn one(&mut self, name: &str, weight: f64, file: &[u8]) {
        let entries = unpacked(name, file);
        let count = entries.len();
        // A zip counts for what is in it.
        self.total = self.total - 1 + count;
        for (place, incoming) in entries.enumerate() {
            if self.intake.is_over() {
                break;
            }
            self.judge(incoming).await;
            self.done += 1;
            self.bytes[2] = weight * (place + 1) as f64 / count as f64;
            self.rest().await;
        }
    }

    async fn judge(&mut self, incoming: Incoming) {
        let verdict = match incoming.content {
            Ok(bytes) => self.intake.cabinet.judge(&bytes, &mut self.batch),
            Err(verdict) => verdict,
        };
        if let Some(id) = self.batch.has(&verdict) {
            self.waiting.push((self.intake.report.with_untracked(Vec::len), id));
        }
        self.report(Judged { name: incoming.name, kind: Kind::of(&verdict), text: verdict_text(&verdict) });
        if self.batch.len() >= TOGETHER {
            self.keep().await;
        }
    }

    fn report(&self, judged: Judged) {
        self.intake.report.update_untracked(|report| report.push(judged));
    }

    /// Keeps the batch. Where that fails, nothing in it came in.
    async fn keep(&mut self) -> bool {
        let waiting = std::mem::take(&mut self.waiting);
        let kept = self.intake.cabinet.keep(std::mem::take(&mut self.batch)).await;
        let is_kept = kept.is_ok();
        let verdict = |id: &RecordId| match &kept {
            Ok(refused) => refused.get(id).map(|verdict| (Kind::of(verdict), verdict_text(verdict))),
            Err(_) => Some((Kind::NotStored, desk::verdict_not_stored().into())),
        };
        self.intake.report.update_untracked(|report| {
            for (place, id) in waiting {
                // Not there any more when the keys were closed.
                if let (Some((kind, text)), Some(judged)) = (verdict(&id), report.get_mut(place)) {
                    (judged.kind, judged.text) = (kind, text);
                }
            }
        });
        is_kept
    }

    /// Lets the page do something else when it is time, and shows how far it is.
    async fn rest(&mut self) {
        if !self.slice.is_over() {
            return;
        }
        if is_due(self.shown, PROGRESS) {
            let (done, total) = (self.done, self.total);
            self.intake.progress.set(Some(Progress::Reading { done, total, left: self.seconds_left() }));
        }
        if is_due(self.listed, LIST) {
            self.intake.cabinet.tell();
        }
        if document().hidden() {
            // Nobody looks, and a browser lets a hidden page rest for a second each time. The database is waited for anyway.
            self.slice = Slice::begin();
        } else {
            self.slice.rest().await;
        }
    }

    /// By the bytes that are done in the time that it took.
    #[allow(clippy::float_arithmetic, reason = "a share of the time, not money")]
    fn seconds_left(&self) -> Option<u32> {
        let [all, before, current] = self.bytes;
        let (done, took) = (before + current, Date::now() - self.began);
        let left = took * (all - done) / done;
        // A number of seconds that a double holds; more than a day fits too.
        (took > SETTLED && left.is_finite()).then(|| (left / 1000.0).ceil().max(1.0) as u32)
    }
}

impl Source {
    /// For how much of the time it counts: its bytes, and a little for being a file.
    #[allow(clippy::float_arithmetic, reason = "a share of the time, not money")]
    fn weight(&self) -> f64 {
        match &self.content {
            Content::File(file) => file.size() + 500.0,
            Content::Text(text) => text.len() as f64,
        }
    }
}

/// Whether so many milliseconds have gone by; then they begin anew.
#[allow(clippy::float_arithmetic, reason = "a clock, not money")]
fn is_due(last: StoredValue<f64>, after: f64) -> bool {
    let now = Date::now();
    let is_due = now - last.get_value() >= after;
    if is_due {
        last.set_value(now);
    }
    is_due
}

/// What is in a file; or why it is not read.
async fn contents(source: Source) -> Result<Vec<u8>, (Kind, Cow<'static, str>)> {
    let file = match source.content {
        Content::File(file) => file,
        Content::Text(text) => return Ok(text.into_bytes()),
    };
    let size = files::size(&file);
    // Only what is larger than a single dossier is looked at twice.
    let limit = if size > MAX_TEXT && is_bundle(&file).await { MAX_BUNDLE } else { MAX_TEXT };
    if size > limit {
        // Not read at all: whatever it is, it is not ours.
        let verdict = Verdict::TooLarge { limit };
        return Err((Kind::of(&verdict), verdict_text(&verdict)));
    }
    files::read(&file).await.map_err(|_| (Kind::Unreadable, desk::verdict_unreadable().into()))
}

/// Whether it begins as a zip does; no more of it is read.
async fn is_bundle(file: &File) -> bool {
    let Ok(head) = file.slice_with_i32_and_i32(0, 4) else { return false };
    files::read(&head).await.is_ok_and(|head| bundle::is_bundle(&head))
}
