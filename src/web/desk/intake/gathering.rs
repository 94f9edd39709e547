//! Files and folders that somebody chose, dropped or pasted: found, not read yet.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use super::super::verdict_text::{Judged, Kind};
use crate::{
    dossier::Label,
    web::texts::{desk, intake},
};

/// Most files at a time.
pub(in crate::web::desk) const MOST_FILES: usize = 25_000;
/// Most folders in one another.
const DEEPEST: usize = 12;
/// What systems leave in folders of their own.
const SYSTEM_FILES: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Something to be read.
pub(in crate::web::desk) struct Source {
    /// As it is shown: with its folders before it.
    pub name: String,
    pub content: Content,
}

pub(in crate::web::desk) enum Content {
    File(File),
    Text(String),
}

/// What there is to be read, and what will not be.
#[derive(Default)]
pub(in crate::web::desk) struct Gathered {
    pub sources: Vec<Source>,
    pub refused: Vec<Judged>,
}

impl Gathered {
    fn add(&mut self, name: &str, file: File) {
        let is_system = SYSTEM_FILES.iter().any(|system| name.rsplit('/').next() == Some(system));
        if !is_system {
            self.sources.push(Source { name: shown(name), content: Content::File(file) });
        }
    }

    /// Whether there is room for more; says so once where there is none.
    fn has_room(&mut self, name: &str) -> bool {
        let is_full = self.sources.len() >= MOST_FILES;
        if is_full && !self.refused.iter().any(|judged| judged.kind == Kind::TooMany) {
            let text = intake::refused_too_many_files(MOST_FILES).into();
            self.refused.push(Judged { name: shown(name), kind: Kind::TooMany, text });
        }
        !is_full
    }
}

/// The files of a list, those of a folder with its name before theirs.
pub(in crate::web::desk) fn of_list(list: Option<FileList>) -> Gathered {
    let mut gathered = Gathered::default();
    let Some(list) = list else { return gathered };
    for file in (0..list.length()).filter_map(|n| list.get(n)) {
        let path = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
        let name = path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name());
        if !gathered.has_room(&name) {
            break;
        }
        gathered.add(&name, file);
    }
    gathered
}

/// A text, as what was copied out of a mail.
pub(in crate::web::desk) fn of_text(text: String) -> Gathered {
    let source = Source { name: intake::intake_pasted().into(), content: Content::Text(text) };
    Gathered { sources: vec![source], refused: Vec::new() }
}

/// What was dropped. Only told while it is being dropped: to be asked for at once.
pub(in crate::web::desk) fn dropped(data: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = data.items();
    (0..items.length()).filter_map(|n| items.get(n)?.webkit_get_as_entry().ok().flatten()).collect()
}

/// The files among what was dropped, and those in its folders; `found` hears how many there are, and says whether to go on.
pub(in crate::web::desk) async fn in_folders(
    dropped: Vec<FileSystemEntry>,
    found: impl Fn(usize) -> bool,
) -> Gathered {
    let mut gathered = Gathered::default();
    // Last in, first out; so in the order of the folders when each is put there backwards.
    let mut left: Vec<(FileSystemEntry, usize)> = dropped.into_iter().rev().map(|entry| (entry, 0)).collect();
    while let Some((entry, depth)) = left.pop() {
        let name = entry.full_path().trim_start_matches('/').to_string();
        if !gathered.has_room(&name) || !found(gathered.sources.len()) {
            break;
        }
        let unreadable =
            || Judged { name: shown(&name), kind: Kind::Unreadable, text: desk::verdict_unreadable().into() };
        if entry.is_file() {
            match file_of(entry.unchecked_ref()).await {
                Ok(file) => gathered.add(&name, file),
                Err(_) => gathered.refused.push(unreadable()),
            }
        } else if depth >= DEEPEST {
            let text = intake::refused_too_deep(DEEPEST).into();
            gathered.refused.push(Judged { name: shown(&name), kind: Kind::TooMany, text });
        } else {
            match entries_of(entry.unchecked_ref()).await {
                Ok(entries) => left.extend(entries.into_iter().rev().map(|entry| (entry, depth + 1))),
                Err(_) => gathered.refused.push(unreadable()),
            }
        }
    }
    gathered
}

async fn file_of(entry: &FileSystemFileEntry) -> Result<File, JsValue> {
    let file = Promise::new(&mut |found, failed| entry.file_with_callback_and_callback(&found, &failed));
    Ok(JsFuture::from(file).await?.unchecked_into())
}

/// All of a folder, which a browser gives a hundred at a time.
async fn entries_of(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let next = Promise::new(&mut |found, failed| {
            if let Err(error) = reader.read_entries_with_callback_and_callback(&found, &failed) {
                let _ = failed.call1(&JsValue::UNDEFINED, &error);
            }
        });
        let entries: Array = JsFuture::from(next).await?.unchecked_into();
        if entries.length() == 0 || all.len() > MOST_FILES {
            return Ok(all);
        }
        all.extend(entries.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

/// A name to be shown, without what turns text around.
fn shown(name: &str) -> String {
    let parts =
        name.split('/').map(|part| Label::cleaned(part).map_or_else(|| "?".into(), |it| it.to_string()));
    parts.collect::<Vec<String>>().join("/")
}
