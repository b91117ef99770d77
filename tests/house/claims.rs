//! What SECURITY.md claims: each row of its tables that applies names a test, each test it names is there, and its figures are
//! those of the code.

use crate::tree::{File, Finding, line};

/// The tables whose rows are claims: the heading they stand under, which column says whether a row applies (none: all do).
const TABLES: [(&str, Option<usize>); 2] = [("## Who may come", None), ("## ASVS 5.0", Some(1))];

/// Each claim that applies names a test in its last column; each test named anywhere on the page is there.
pub fn tests(page: &File, code: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, name) in named(&page.text) {
        if !is_there(name, code) {
            let what = format!("{name} is no test: name one as room::its_name, or as the module it stands in");
            findings.push(Finding::new(format!("{}:{number}", page.path), what));
        }
    }
    for (heading, applies) in TABLES {
        let Some(start) = page.text.find(heading) else {
            findings.push(Finding::new(page.path.clone(), format!("the table under {heading} is gone")));
            continue;
        };
        let rest = &page.text[start + heading.len()..];
        let section = &rest[..rest.find("\n## ").unwrap_or(rest.len())];
        let first = line(&page.text, start);
        let rows = section.lines().enumerate().filter(|(_, row)| row.starts_with("| ")).skip(1);
        for (at, row) in rows {
            let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
            let says = applies.and_then(|column| cells.get(column)).copied().unwrap_or("yes");
            let claims = ["yes", "in part"].contains(&says);
            let what = if cells.len() != 4 {
                "a row of four cells, please".to_owned()
            } else if !claims && says != "no" {
                format!("{says}: say yes, in part or no")
            } else if claims && named(cells[3]).is_empty() {
                format!("{} applies and names no test: write one and name it", cells[0])
            } else {
                continue;
            };
            findings.push(Finding::new(format!("{}:{}", page.path, first + at), what));
        }
    }
    findings
}

/// What stands between backticks and is the path of a test, with its line.
fn named(text: &str) -> Vec<(usize, &str)> {
    let lines = text.lines().enumerate();
    let codes = lines.flat_map(|(at, line)| line.split('`').skip(1).step_by(2).map(move |code| (at + 1, code)));
    codes.filter(|(_, code)| code.contains("::") && !code.contains(' ')).collect()
}

fn is_there(name: &str, code: &[File]) -> bool {
    let Some((module, test)) = name.rsplit_once("::") else { return false };
    let path = module.replace("::", "/");
    let places = [
        format!("tests/all/{path}.rs"),
        format!("tests/{path}.rs"),
        format!("src/{path}.rs"),
        format!("src/{path}/mod.rs"),
        format!("src/{path}/tests.rs"),
    ];
    code.iter().filter(|file| places.contains(&file.path)).any(|file| is_test(&file.text, test))
}

/// Whether a text has a function of that name under `#[test]`.
fn is_test(text: &str, name: &str) -> bool {
    let head = format!("fn {name}(");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.iter().enumerate().filter(|(_, line)| line.starts_with(&head)).any(|(at, _)| {
        let before = lines[..at].iter().rev().take_while(|line| line.starts_with("#[") || line.starts_with("///"));
        before.into_iter().any(|line| *line == "#[test]")
    })
}

/// What the page says, the file where it is so, and how it stands there.
const FIGURES: [(&str, &str, &str); 24] = [
    ("has to come within 15 seconds", "src/cli/gate.rs", "HEAD_TIME: Duration = Duration::from_secs(15)"),
    ("within 15 seconds and 16 KiB", "src/cli/gate.rs", "HEAD: usize = 16 * 1024;"),
    ("a body at 512 bytes a second", "src/cli/gate.rs", "PACE: u64 = 512;"),
    ("after 20 seconds of grace", "src/cli/gate.rs", "BODY_GRACE: Duration = Duration::from_secs(20)"),
    ("taken within a minute a piece", "src/cli/gate.rs", "ANSWER_TIME: Duration = Duration::from_mins(1)"),
    ("1,000 connections at once", "src/cli/gate.rs", "CONNECTIONS: usize = 1_000;"),
    ("Forms with files share 96 MiB", "src/web/posted.rs", "Semaphore::const_new(96 * 1024)"),
    ("Passwords (Argon2id, 19 MiB, two passes)", "src/people/password.rs", "= (19_456, 2, 1);"),
    ("have eight characters at least", "src/people/password.rs", "LEAST: usize = 8;"),
    ("(Argon2id, 64 MiB, four passes;", "src/base/locked.rs", "= (65_536, 4, 1);"),
    (
        "1, 2, 4, 8 seconds after the fourth",
        "src/people/doors.rs",
        "if wrong < 4 { 0 } else { 1 << (wrong - 4).min(4) }",
    ),
    ("only slow down (3 seconds at most)", "src/people/doors.rs", "_ => 3,"),
    ("half of the wrong tries are forgotten each minute", "src/people/doors.rs", "wrong >> minutes"),
    ("unless one was given within ten minutes", "src/people/sessions.rs", "PROVED: Duration = Duration::minutes(10)"),
    ("two hours without use", "config/default.toml", "session_idle_minutes = 120"),
    ("after a day in any case", "config/default.toml", "session_hours = 24"),
    ("it lives a day, works once", "src/people/setup.rs", "LIVES: Duration = Duration::hours(24)"),
    ("`second_factor = \"required\"` is the default", "config/default.toml", "second_factor = \"required\""),
    ("works once and for 21 days", "src/applications/vetting.rs", "LINK_DAYS: i64 = 21;"),
    ("erased a year after they are closed", "src/concerns/erase.rs", "KEPT_DAYS: i64 = 365;"),
    ("drafts go after 30 days", "migrations/sqlite/2026-11-26-000241_create_retention/up.sql", "('draft_days', 30)"),
    (
        "refused applications after 6 months",
        "migrations/sqlite/2026-11-26-000241_create_retention/up.sql",
        "('refused_months', 6)",
    ),
    ("(from 2 letters to 10;", "src/db/tokens.rs", "SHORTEST: usize = 2;"),
    ("the clerk erases what is due every hour", "src/clerk.rs", "slices(\"erase what is due\", 720,"),
];

/// What the page promises in the name of people, who keep it.
const PROMISED: [&str; 4] = [
    "within 3 working days of its appearance in the RustSec database",
    "within 7 days if it is critical or made use of, within 30 days if it is high, within 90 days otherwise",
    "every three months where none appears",
    "Report what you find to the maintainers in private",
];

/// The figures of the page are those of the code.
pub fn figures(page: &File, code: &[File]) -> Vec<Finding> {
    let text = page.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut findings = Vec::new();
    for said in PROMISED.iter().filter(|said| !text.contains(**said)) {
        findings.push(Finding::new(page.path.clone(), format!("nothing is said of: {said}")));
    }
    for (said, path, stands) in FIGURES {
        if !text.contains(said) {
            findings.push(Finding::new(page.path.clone(), format!("nothing is said of: {said}")));
        }
        if !code.iter().any(|file| file.path == path && file.text.contains(stands)) {
            findings.push(Finding::new(path, format!("{stands} is not so any more, and the page says: {said}")));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said;

    fn heard(row: &str) -> String {
        let page = format!(
            "## Who may come\n| who | gets | not | test |\n|---|---|---|---|\n| a | b | c | `a::b_c` |\n## ASVS 5.0\n\
             | id | applies | how | test |\n|---|---|---|---|\n{row}\n"
        );
        let code =
            [File::sample("tests/all/a.rs", "#[test]\nfn b_c() {}\n"), File::sample("src/x/y.rs", "fn z_z() {}")];
        said(&tests(&File::sample("P.md", &page), &code))
    }

    #[test]
    fn a_claim_without_a_test_is_caught() {
        assert_eq!(heard("| 1.1 | yes | so | `a::b_c` |"), "");
        assert_eq!(heard("| 1.1 | no | so | |"), "");
        assert!(heard("| 1.1 | yes | so | |").contains("1.1 applies and names no test"));
        assert!(heard("| 1.1 | in part | so | `config/nginx.conf` |").contains("names no test"));
        assert!(heard("| 1.1 | open | so | `a::b_c` |").contains("say yes, in part or no"));
        assert!(heard("| 1.1 | yes | so | `a::gone_now` |").contains("a::gone_now is no test"));
        assert!(heard("| 1.1 | yes | so | `x::y::z_z` |").contains("x::y::z_z is no test"), "it is no test there");
    }

    #[test]
    fn a_figure_that_changed_is_caught() {
        let (said_here, path, stands) = FIGURES[0];
        let page = File::sample("P.md", said_here);
        let heard = |text: &str| said(&figures(&page, &[File::sample(path, text)]));
        assert!(!heard(stands).contains(said_here));
        assert!(heard("else").contains(said_here));
    }
}
