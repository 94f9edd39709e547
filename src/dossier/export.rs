//! Letters for other programs. Dossiers leave as [`cases`](crate::caseload::export).

use crate::table::{Cell, Table};

/// The codes of letters with the link of each, as a [`Table`]: for a mail merge.
pub fn letters_csv<'a>(letters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut table = Table::new();
    table.line(["code", "link"].map(Cell::Text));
    for (code, link) in letters {
        table.line([code, link].map(Cell::Text));
    }
    table.into_text()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_a_table_of_two_columns() {
        let table =
            letters_csv([("7K3M-92QX-R", "https://voorbeeld.nl/#/brief/x/7K3M-92QX-R"), ("=1", "-1")]);
        let expected = "\u{feff}\"code\";\"link\"\r\n\"7K3M-92QX-R\";\"https://voorbeeld.nl/#/brief/x/7K3M-92QX-R\"\r\n\"'=1\";\"'-1\"\r\n";
        assert_eq!(table, expected);
    }
}
