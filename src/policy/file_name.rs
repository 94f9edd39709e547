//! The name of a municipality's file.

/// The municipality that a file is of, by its name.
///
/// Browsers number a second file of a name (`haarlem (1).toml`, `haarlem(1).toml`), and some write it in capitals.
pub fn gemeente_of(file_name: &str) -> String {
    const ENDING: &str = ".toml";
    let name = file_name.trim().to_lowercase();
    let stem = name.strip_suffix(ENDING).unwrap_or(&name);
    without_number(stem).into()
}

fn without_number(stem: &str) -> &str {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match stem.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        Some((before, number)) if is_number(number) && !before.trim().is_empty() => before.trim_end(),
        _ => stem,
    }
}
