//! The tree as text: reading files, and what a check says of them.

use std::{fs, path::Path};

/// A file by its path from the project's folder, always with `/`.
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    /// A made-up file, for the checks' own tests.
    pub fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// `path:line` of a place in the text.
    pub fn at(&self, offset: usize) -> String {
        format!("{}:{}", self.path, line(&self.text, offset))
    }
}

/// A place in the tree that breaks a wall, and what to do about it.
pub struct Finding {
    at: String,
    what: String,
}

impl Finding {
    pub fn new(at: impl Into<String>, what: impl Into<String>) -> Self {
        Self { at: at.into(), what: what.into() }
    }

    /// The finding as a line of text.
    pub fn line(&self) -> String {
        format!("{}: {}\n", self.at, self.what)
    }
}

/// The line number of a byte offset, from 1.
pub fn line(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// Every file under a folder whose name ends in one of `endings`, in order of path. A missing folder is empty.
pub fn read(folder: &str, endings: &[&str]) -> Vec<File> {
    let mut files = Vec::new();
    gather(Path::new(env!("CARGO_MANIFEST_DIR")), folder, endings, &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// One file, by its path.
pub fn one(path: &str) -> File {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    File { path: path.to_owned(), text: text.unwrap_or_else(|error| panic!("{path} cannot be read: {error}")) }
}

fn gather(root: &Path, folder: &str, endings: &[&str], files: &mut Vec<File>) {
    let Ok(entries) = fs::read_dir(root.join(folder)) else { return };
    for entry in entries.flatten() {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(root, &path, endings, files);
        } else if endings.iter().any(|ending| path.ends_with(ending)) {
            match fs::read_to_string(entry.path()) {
                Ok(text) => files.push(File { path, text }),
                Err(error) => panic!("{path} cannot be read: {error}"),
            }
        }
    }
}

/// Fails with the whole list when there is one.
pub fn clean(wall: &str, findings: &[Finding]) {
    const SHOWN: usize = 60;
    if findings.is_empty() {
        return;
    }
    let list: String = findings.iter().take(SHOWN).map(|finding| "  ".to_owned() + &finding.line()).collect();
    let more = findings.len().saturating_sub(SHOWN);
    let rest = if more > 0 { format!("  and {more} more\n") } else { String::new() };
    panic!("{wall}. Broken in {} places:\n{list}{rest}", findings.len());
}
