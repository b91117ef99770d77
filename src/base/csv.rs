//! Tables of text as other programs write them: cells between commas, semicolons or tabs, quoted where they hold such a
//! sign or a line's end. Only reading; writing is in `web/sheet`.

/// A row with the number of the line on which it begins, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The line.
    pub line: usize,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
}

impl Record {
    /// A cell; empty beyond the last one.
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", String::as_str)
    }
}

/// A quote that is never closed, or something between a closing quote and the next sign: the line it began on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crooked {
    /// From 1.
    pub line: usize,
}

/// The sign between the cells: the one of comma, semicolon and tab that stands most often in the first line.
pub fn sign(text: &str) -> char {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: &char| first.matches(*sign).count();
    [',', ';', '\t'].into_iter().rev().max_by_key(count).unwrap_or(',')
}

/// The rows of a table; lines without anything are left out.
pub fn records(text: &str, sign: char) -> Result<Vec<Record>, Crooked> {
    let mut rows = Vec::new();
    let mut letters = text.chars().peekable();
    let mut line = 1;
    while letters.peek().is_some() {
        let begun = line;
        let mut cells = Vec::new();
        loop {
            let (cell, end) = cell(&mut letters, sign, &mut line)?;
            cells.push(cell);
            if end {
                break;
            }
        }
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Record { line: begun, cells });
        }
    }
    Ok(rows)
}

type Letters<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// One cell, and whether its row ends with it.
fn cell(letters: &mut Letters<'_>, sign: char, line: &mut usize) -> Result<(String, bool), Crooked> {
    let mut text = String::new();
    while letters.next_if(|letter| *letter == ' ').is_some() {}
    if letters.next_if_eq(&'"').is_some() {
        let begun = *line;
        loop {
            match letters.next() {
                None => return Err(Crooked { line: begun }),
                Some('"') if letters.next_if_eq(&'"').is_some() => text.push('"'),
                Some('"') => break,
                Some(letter) => {
                    *line += usize::from(letter == '\n');
                    text.push(letter);
                }
            }
        }
        return match after(letters, sign, line) {
            Some(end) => Ok((text.trim().to_owned(), end)),
            None => Err(Crooked { line: *line }),
        };
    }
    loop {
        match letters.next() {
            None => return Ok((text.trim().to_owned(), true)),
            Some('\n') => {
                *line += 1;
                return Ok((text.trim().to_owned(), true));
            }
            Some(letter) if letter == sign => return Ok((text.trim().to_owned(), false)),
            Some(letter) => text.push(letter),
        }
    }
}

/// What comes after a closing quote: whether the row ends; `None` for anything that does not belong there.
fn after(letters: &mut Letters<'_>, sign: char, line: &mut usize) -> Option<bool> {
    loop {
        match letters.next() {
            None => return Some(true),
            Some('\n') => {
                *line += 1;
                return Some(true);
            }
            Some(letter) if letter == sign => return Some(false),
            Some(' ' | '\r' | '\t') => {}
            Some(_) => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str, sign: char) -> Vec<(usize, Vec<String>)> {
        records(text, sign).unwrap().into_iter().map(|row| (row.line, row.cells)).collect()
    }

    #[test]
    fn quotes_hold_signs_quotes_and_lines() {
        let rows = cells("a;\"b;\"\"c\"\"\nd\" ; e\r\n\n f ;g\n", ';');
        assert_eq!(rows, [(1, vec!["a".into(), "b;\"c\"\nd".into(), "e".into()]), (4, vec!["f".into(), "g".into()])]);
        assert_eq!(records("a\nb,\"c", ','), Err(Crooked { line: 2 }));
        assert_eq!(records("a,\"b\"c", ','), Err(Crooked { line: 1 }));
    }

    #[test]
    fn the_sign_is_seen_from_the_first_line() {
        assert_eq!((sign("a;b;c,d\n,,,,"), sign("a\tb"), sign("a,b"), sign("a")), (';', '\t', ',', ','));
    }

    proptest! {
        #[test]
        fn what_is_quoted_reads_back(row in proptest::collection::vec("[a-zа-я;,\"\n]{1,8}", 1..5)) {
            let quoted: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            let rows = cells(&format!("x;{}\n", quoted.join(";")), ';');
            let wanted: Vec<String> = row.iter().map(|cell| cell.trim().to_owned()).collect();
            prop_assert_eq!(&rows[0].1[1..], wanted.as_slice());
        }
    }
}
