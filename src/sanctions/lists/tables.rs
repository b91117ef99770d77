//! The CSV lists: of the European Union with its headings, of the United States without any.

use super::{ListFile, Listed, Publisher, Refusal, day, tidy, wrong};
use crate::base::csv::{self, Record};
use std::collections::BTreeSet;

/// How the files of the United States write that there is nothing.
const NOTHING: &str = "-0-";

pub(super) fn read(text: &str) -> Result<ListFile, Refusal> {
    // The files of the United States end with the sign that ended files on old systems.
    let text = text.trim_end_matches(['\u{1a}', '\r', '\n', ' ']);
    let sign = csv::sign(text);
    let rows = csv::records(text, sign).map_err(|crooked| Refusal::ListBroken { line: crooked.line })?;
    let first = rows.first().ok_or(Refusal::ListUnknown)?;
    if first.cells.iter().any(|cell| cell == "NameAlias_WholeName") {
        return eu(&rows);
    }
    let numbered = |at: usize| first.cell(at).parse::<u32>().is_ok();
    match first.cells.len() {
        12 if numbered(0) => sdn(&rows, Publisher::Ofac, 12, 1, "SDN_Name"),
        5 if numbered(0) && numbered(1) => sdn(&rows, Publisher::OfacAliases, 5, 3, "alt_name"),
        _ => Err(Refusal::ListUnknown),
    }
}

/// Format 1.1: a row for each name, address, birth and paper of an entity; other rows leave the name empty.
fn eu(rows: &[Record]) -> Result<ListFile, Refusal> {
    let Some((head, rows)) = rows.split_first() else { return Err(Refusal::ListUnknown) };
    let column = |name: &str| head.cells.iter().position(|cell| cell == name).ok_or_else(|| wrong(head.line, name, ""));
    let (dated, reference) = (column("fileGenerationDate")?, column("Entity_EU_ReferenceNumber")?);
    let (number, whole) = (column("Entity_LogicalId")?, column("NameAlias_WholeName")?);
    let (mut names, mut on, mut unnamed) = (Vec::new(), None, BTreeSet::new());
    let mut entries = BTreeSet::new();
    for row in rows {
        if row.cells.len() != head.cells.len() {
            return Err(Refusal::ListBroken { line: row.line });
        }
        if on.is_none() {
            on = Some(day(row.line, "fileGenerationDate", row.cell(dated), "%d/%m/%Y")?);
        }
        let own = if row.cell(reference).is_empty() { row.cell(number) } else { row.cell(reference) };
        if own.is_empty() {
            return Err(wrong(row.line, "Entity_LogicalId", ""));
        }
        let name = tidy(row.line, "NameAlias_WholeName", row.cell(whole))?;
        if name.is_empty() {
            unnamed.insert((own.to_owned(), row.line));
        } else {
            entries.insert(own.to_owned());
            names.push(Listed { entry: own.to_owned(), name });
        }
    }
    if let Some((_, line)) = unnamed.iter().find(|(entry, _)| !entries.contains(entry)) {
        return Err(wrong(*line, "NameAlias_WholeName", ""));
    }
    Ok(ListFile { publisher: Publisher::Eu, on, entries: entries.len(), names })
}

/// `sdn.csv` or `alt.csv`: so many cells in each row, the name in one of them.
fn sdn(rows: &[Record], publisher: Publisher, cells: usize, at: usize, field: &str) -> Result<ListFile, Refusal> {
    let mut names = Vec::with_capacity(rows.len());
    let mut entries = BTreeSet::new();
    for row in rows {
        if row.cells.len() != cells {
            return Err(Refusal::ListBroken { line: row.line });
        }
        let entry = row.cell(0);
        if entry.parse::<u32>().is_err() {
            return Err(wrong(row.line, "ent_num", entry));
        }
        let name = tidy(row.line, field, row.cell(at))?;
        if name.is_empty() || name == NOTHING {
            return Err(wrong(row.line, field, &name));
        }
        entries.insert(entry.to_owned());
        names.push(Listed { entry: entry.to_owned(), name });
    }
    Ok(ListFile { publisher, on: None, entries: entries.len(), names })
}
