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

fn read() -> &'static [Read] {
    static READ: OnceLock<Vec<Read>> = OnceLock::new();
    READ.get_or_init(|| {
        let all = FILES.iter().map(|(id, text)| gemeente_file::read(id, text));
        all.map(|read| read.expect("the build has read them")).collect()
    })
}

/// A municipality with what it inherits of the files as they are.
///
/// # Errors
/// Everything that is wrong with its own file, by line.
pub fn whole(id: &str, text: &str) -> Result<Gemeente, Vec<Mistake>> {
    let own = gemeente_file::read(id, text)?;
    // As in a folder with this file in the place of the one with its name.
    let find = |from: &str| if from == id { None } else { read().iter().find(|read| read.own.id == from) };
    match own.inherits.as_ref().filter(|(from, _)| from == id) {
        Some((from, line)) => {
            Err(vec![Mistake { line: *line, problem: gemeente_file::Problem::InheritsTwice(from.clone()) }])
        }
        None => own.whole(find).map_err(|mistake| vec![mistake]),
    }
}
