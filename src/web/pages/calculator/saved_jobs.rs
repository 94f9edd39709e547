//! Jobs that somebody keeps to put side by side: by name, on the device.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::{Form, Job};
use crate::web::storage::drafts::{self, Found};

const NAME: &str = "jobs";
/// More do not fit beside each other, nor in a head.
pub(super) const MOST: usize = 4;

/// A job as it was typed in, with a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct SavedJob {
    pub name: String,
    #[serde(flatten)]
    pub job: Job,
    pub costs: String,
}

impl SavedJob {
    pub(super) fn of(name: String, form: &Form) -> SavedJob {
        SavedJob { name, job: form.job.clone(), costs: form.costs.clone() }
    }

    /// Puts it in the place of the job on the form.
    pub(super) fn fill_in(&self, form: &mut Form) {
        form.job = self.job.clone();
        form.costs = self.costs.clone();
    }
}

/// The jobs that are kept; every change is on the device at once.
#[derive(Clone, Copy)]
pub(crate) struct SavedJobs {
    jobs: RwSignal<Vec<SavedJob>>,
}

impl SavedJobs {
    /// Takes up what is on the device.
    pub(crate) fn open() -> SavedJobs {
        let jobs = match drafts::load(NAME) {
            Found::Draft(jobs) => jobs,
            Found::Nothing | Found::Unreadable(_) => Vec::new(),
        };
        SavedJobs { jobs: RwSignal::new(jobs) }
    }

    pub(crate) fn all(self) -> Vec<SavedJob> {
        self.jobs.get()
    }

    /// Keeps another one, while there is room.
    pub(crate) fn keep(self, job: SavedJob) {
        self.change(|jobs| {
            if jobs.len() < MOST {
                jobs.push(job);
            }
        });
    }

    pub(crate) fn rename(self, at: usize, name: String) {
        self.change(|jobs| {
            if let Some(job) = jobs.get_mut(at) {
                job.name = name;
            }
        });
    }

    pub(crate) fn remove(self, at: usize) {
        self.change(|jobs| {
            if at < jobs.len() {
                jobs.remove(at);
            }
        });
    }

    fn change(self, change: impl FnOnce(&mut Vec<SavedJob>)) {
        self.jobs.update(change);
        let jobs = self.jobs.read_untracked();
        // A list that is lost is made again in a minute: the answers say when storage fails.
        if jobs.is_empty() {
            drafts::forget(NAME);
        } else {
            drafts::save(NAME, &*jobs);
        }
    }
}
