//! `data/gemeenten/` to the schemes of each municipality, each number with its source.

#[path = "../src/policy/gemeente_file.rs"]
#[allow(dead_code)]
mod gemeente_file;
#[path = "../src/income/local_parameters.rs"]
#[allow(dead_code)]
mod local_parameters;

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use gemeente_file::Read;

use crate::{
    folder::{stem, toml_files},
    // As the files that are shared with the program know them.
    numbers::{self, grade_of_number as grade, grade_of_number::Grade},
};

pub fn build(data: &Path) -> crate::Built {
    let mut mistakes = Vec::new();
    let mut read: BTreeMap<String, (String, Read)> = BTreeMap::new();
    // The files themselves, for the policy program.
    let mut texts = String::from("&[\n");
    for path in toml_files(&data.join("gemeenten")) {
        let shown = path.display().to_string();
        let id = stem(&path);
        match fs::read_to_string(&path) {
            Ok(text) => match gemeente_file::read(&id, &text) {
                Ok(found) => {
                    writeln!(texts, "    ({id:?}, {text:?}),").expect("writing to a string does not fail");
                    read.insert(id, (shown, found));
                }
                Err(found) => mistakes
                    .extend(found.into_iter().map(|it| format!("{shown}:{}: {}", it.line, it.problem))),
            },
            Err(error) => mistakes.push(format!("{shown}: {error}")),
        }
    }
    let mut gemeenten = Vec::new();
    for (shown, own) in read.values() {
        match own.whole(|from| read.get(from).map(|(_, other)| other)) {
            Ok(gemeente) => gemeenten.push(gemeente),
            Err(it) => mistakes.push(format!("{shown}:{}: {}", it.line, it.problem)),
        }
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    texts.push_str("]\n");
    let bytes = postcard::to_allocvec(&gemeenten).map_err(|error| vec![error.to_string()])?;
    Ok(vec![("gemeenten.postcard".into(), bytes), ("gemeente_files.rs".into(), texts.into_bytes())])
}
