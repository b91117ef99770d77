//! Two trees of migrations, one for each database, with equal names.

use crate::tree::{File, Finding};
use std::collections::{BTreeMap, BTreeSet};

const TREES: [&str; 2] = ["sqlite", "postgres"];

/// Each name stands in both trees, with a way up and a way down, and no two begin with the same number: of those that do,
/// only one would ever run.
pub fn pairs(files: &[File]) -> Vec<Finding> {
    let mut found: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
    let mut findings = Vec::new();
    for file in files {
        match file.path.split('/').collect::<Vec<_>>().as_slice() {
            ["migrations", tree, name, way @ ("up.sql" | "down.sql")] if TREES.contains(tree) => {
                found.entry(name).or_default().insert((tree, way));
                if file.text.trim().is_empty() {
                    findings
                        .push(Finding::new(file.at(0), "is empty: write the statements, or say in a comment why none"));
                }
            }
            _ => findings
                .push(Finding::new(file.at(0), "stands outside migrations/{sqlite,postgres}/<name>/{up,down}.sql")),
        }
    }
    let mut numbers = BTreeMap::new();
    for name in found.keys() {
        let number = name.split('_').next().unwrap_or(name);
        if let Some(other) = numbers.insert(number, *name) {
            let what = format!("has the number of {other}: only one of them would run, so give it another");
            findings.push(Finding::new(format!("migrations/sqlite/{name}"), what));
        }
    }
    for (name, have) in found {
        for tree in TREES {
            for way in ["up.sql", "down.sql"] {
                if !have.contains(&(tree, way)) {
                    findings.push(Finding::new(format!("migrations/{tree}/{name}/{way}"), "is missing: write it"));
                }
            }
        }
    }
    findings
}

/// The tables that the migrations make.
pub fn tables(files: &[File]) -> BTreeSet<String> {
    let mut tables = BTreeSet::new();
    for file in files {
        let text = file.text.to_lowercase();
        let words: Vec<&str> = text
            .split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
            .filter(|word| !word.is_empty())
            .collect();
        for (i, two) in words.windows(2).enumerate() {
            let skip = if words[i + 2..].starts_with(&["if", "not", "exists"]) { 5 } else { 2 };
            if two == ["create", "table"] {
                tables.extend(words.get(i + skip).map(|name| (*name).to_owned()));
            }
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said;

    fn tree(paths: &[&str]) -> String {
        said(&pairs(&paths.iter().map(|path| File::sample(path, "select 1;")).collect::<Vec<_>>()))
    }

    #[test]
    fn a_migration_in_one_tree_only_is_caught() {
        let whole = [
            "migrations/sqlite/1_a/up.sql",
            "migrations/sqlite/1_a/down.sql",
            "migrations/postgres/1_a/up.sql",
            "migrations/postgres/1_a/down.sql",
        ];
        assert_eq!(tree(&whole), "");
        for (i, missing) in whole.iter().enumerate() {
            let rest: Vec<&str> = whole.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, path)| *path).collect();
            assert_eq!(tree(&rest), format!("{missing}: is missing: write it\n"));
        }
        assert!(tree(&["migrations/mysql/1_a/up.sql"]).contains("outside"));
        let twins = whole.map(|path| path.replace("1_a", "1_b"));
        let both: Vec<&str> = whole.iter().copied().chain(twins.iter().map(String::as_str)).collect();
        assert!(tree(&both).contains("1_b: has the number of 1_a"));
    }

    #[test]
    fn tables_are_read_from_their_making() {
        let file = File::sample("up.sql", "CREATE TABLE people (id);\ncreate table IF NOT EXISTS \"calls\" (id)");
        assert_eq!(tables(&[file]).into_iter().collect::<Vec<_>>(), ["calls", "people"]);
    }
}
