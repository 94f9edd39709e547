//! The files that are open. Who inherits follows the file of the other one: what is changed in that changes both.

use super::{
    draft::Draft,
    gemeente_file::{self, Mistake, Problem, Read},
    originals::{original, read},
};

/// The files that are open, one a municipality.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drafts(Vec<Draft>);

impl Drafts {
    /// Those that are open.
    pub fn iter(&self) -> impl Iterator<Item = &Draft> {
        self.0.iter()
    }

    /// The one of a municipality.
    pub fn get(&self, id: &str) -> Option<&Draft> {
        self.0.iter().find(|draft| draft.id() == id)
    }

    /// The one of a municipality; where it is not open, as it would be opened from ours.
    pub fn look_at(&self, id: &str) -> Option<Draft> {
        self.get(id).cloned().or_else(|| Draft::open_among(id, original(id)?, self).ok())
    }

    /// Opens a file, in the place of the one of that municipality.
    ///
    /// # Errors
    /// Everything that is wrong with it, by line; nothing has changed then.
    pub fn open(&mut self, id: &str, text: &str) -> Result<(), Vec<Mistake>> {
        let draft = Draft::open_among(id, text, self)?;
        if let Some((from, line)) = gemeente_file::read(id, text)?.inherits
            && !self.heirs(id).is_empty()
        {
            return Err(vec![Mistake { line, problem: Problem::InheritsTwice(from) }]);
        }
        self.0.retain(|open| open.id() != id);
        self.0.push(draft);
        self.follow(id);
        Ok(())
    }

    /// Changes the file of a municipality, and gives what that says.
    pub fn change<T>(&mut self, id: &str, change: impl FnOnce(&mut Draft) -> T) -> Option<T> {
        let said = self.0.iter_mut().find(|draft| draft.id() == id).map(change);
        self.follow(id);
        said
    }

    /// The names of the municipalities that inherit from one.
    pub fn heirs(&self, id: &str) -> Vec<String> {
        let of_open = self.0.iter().filter(|draft| draft.inherits() == Some(id));
        let inherits = |read: &&Read| read.inherits.as_ref().is_some_and(|(from, _)| from == id);
        let ours = read().iter().filter(inherits).filter(|read| self.get(&read.own.id).is_none());
        let mut names: Vec<String> = of_open
            .map(|draft| &draft.after().name)
            .chain(ours.map(|read| &read.own.name))
            .cloned()
            .collect();
        names.sort();
        names
    }

    /// Who inherits from this one is as that is now.
    fn follow(&mut self, id: &str) {
        for n in 0..self.0.len() {
            if self.0[n].inherits() == Some(id) {
                let mut heir = self.0[n].clone();
                // A parent that would break its heirs is not opened, and no change makes one.
                if heir.follow(self).is_ok() {
                    self.0[n] = heir;
                }
            }
        }
    }
}
