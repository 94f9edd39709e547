//! The files of `data/gemeenten/`, as they are, to begin from.

use std::sync::OnceLock;

use super::{
    gemeente_file::{self, Mistake, Read},
    local_parameters::Gemeente,
};

/// The id of each municipality with the text of its file, by id.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/gemeente_files.rs"));

/// The id of each municipality with the text of its file, by id.
pub fn originals() -> &'static [(&'static str, &'static str)] {
    FILES
}

/// The text of the file of a municipality.
pub(super) fn original(id: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

/// Each municipality as its own file has it.
pub(super) fn read() -> &'static [Read] {
    static READ: OnceLock<Vec<Read>> = OnceLock::new();
    READ.get_or_init(|| {
        let all = FILES.iter().map(|(id, text)| gemeente_file::read(id, text));
        all.map(|read| read.expect("the build has read them")).collect()
    })
}

/// A municipality with what it inherits of its parent.
///
/// # Errors
/// Everything that is wrong with its own file, by line.
pub(super) fn whole(id: &str, text: &str, parent: Option<&Read>) -> Result<Gemeente, Vec<Mistake>> {
    let own = gemeente_file::read(id, text)?;
    match own.inherits.as_ref().filter(|(from, _)| from == id) {
        Some((from, line)) => {
            Err(vec![Mistake { line: *line, problem: gemeente_file::Problem::InheritsTwice(from.clone()) }])
        }
        None => own.whole(|_| parent).map_err(|mistake| vec![mistake]),
    }
}
