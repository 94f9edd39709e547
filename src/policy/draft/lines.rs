//! The lines of a file that is being changed, each with what it was.

use std::ops::Range;

use crate::{
    calendar::Day,
    policy::{gemeente_file, local_parameters::SchemeId},
};

/// A line with its ending.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// As it was in its file; `None` for one that was put in.
    pub original: Option<String>,
    /// As it is; `None` for one that was taken out.
    pub now: Option<String>,
    /// Whether it is of the file of the other municipality, as that is.
    pub taken: bool,
}

impl Line {
    pub fn of_file(line: &str) -> Line {
        Line { original: Some(line.into()), now: Some(line.into()), taken: false }
    }

    /// One of the file from which this one inherits.
    pub fn of_parent(line: &str) -> Line {
        Line { taken: true, ..Line::of_file(line) }
    }

    /// Says something else, with the comment that tells it; where the file has it `as_is`, that.
    pub fn rewrite(&mut self, written: &str, as_is: impl Fn(&str) -> bool, today: Day) {
        self.now = Some(match self.original.as_deref() {
            None => written.into(),
            Some(original) if as_is(parts(original).0) => original.into(),
            Some(original) => told(parts(written).0, Some(original), today),
        });
    }

    /// One that was put in.
    pub fn new(line: &str) -> Line {
        Line { original: None, now: Some(line.into()), taken: false }
    }
}

/// The lines that are there, as a text.
pub(super) fn joined(lines: &[Line]) -> String {
    lines.iter().filter_map(|line| line.now.as_deref()).collect()
}

/// A line that was changed, with the comment that says so; as it was, where it is so again.
pub(super) fn told(changed: &str, original: Option<&str>, today: Day) -> String {
    let ending = if changed.ends_with("\r\n") { "\r\n" } else { "\n" };
    let (code, comment) = parts(changed);
    let Some((was, source)) = original.map(parts) else {
        return format!("{code}  # {comment}{ending}");
    };
    if code == was {
        return original.unwrap_or_default().into();
    }
    let was = was.split_once('=').map_or(was, |(_, value)| value.trim());
    let source = if source.is_empty() { String::new() } else { format!("; {source}") };
    format!("{code}  # C changed in Opstap on {today}, was {was}{source}{ending}")
}

/// What stands before the comment of a line, and the comment.
fn parts(line: &str) -> (&str, &str) {
    let (code, comment) = line.split_once('#').unwrap_or((line, ""));
    (code.trim_end(), comment.trim())
}

/// Which lines are a scheme's, from the comment above it up to its last line; `None` where a heading of its own does not
/// set it apart.
pub(super) fn lines_of(lines: &[&str], scheme: SchemeId) -> Option<Range<usize>> {
    let heads: Vec<usize> = (0..lines.len()).filter(|n| key_of(lines[*n]) == "[[scheme]]").collect();
    let source = gemeente_file::source_of(&lines.concat())?;
    if heads.len() != source.scheme.len() {
        return None;
    }
    let which = source.scheme.iter().position(|found| *found.id.get_ref() == scheme)?;
    let begins = |head: usize| {
        let comments = (0..head).rev().take_while(|n| lines[*n].starts_with('#')).count();
        head - comments
    };
    let begin = begins(heads[which]);
    let end = heads.get(which + 1).map_or(lines.len(), |next| begins(*next));
    let blank = (begin..end).rev().take_while(|n| lines[*n].trim().is_empty()).count();
    Some(begin..end - blank)
}

/// What stands before the `=` or the comment of a line.
pub(super) fn key_of(line: &str) -> &str {
    line.split(['=', '#']).next().unwrap_or_default().trim()
}
