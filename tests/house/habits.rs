//! Habits of the code: who reads the clock, how errors travel, exact money, and files that say what lives in them.

use crate::{
    rust::Code,
    sql::is_store,
    tree::{File, Finding},
};

/// The time comes with the transaction, so that tests and the demo can set it.
pub fn clock(source: &[Code]) -> Vec<Finding> {
    const CLOCKS: [&str; 4] = ["Utc", "Local", "SystemTime", "Instant"];
    let mut findings = Vec::new();
    for code in source.iter().filter(|code| code.path != "src/db/tx.rs" && !code.path.starts_with("src/cli/")) {
        for named in code.paths() {
            let [.., clock, now] = named.parts.as_slice() else { continue };
            let read = now == "now" && CLOCKS.contains(&clock.as_str());
            let clerk = clock == "Instant" && code.path == "src/clerk.rs";
            if read && !clerk && !code.in_tests(named.at) {
                findings
                    .push(Finding::new(code.at(named.at), format!("{clock}::now: take the time from the Tx (tx.now)")));
            }
        }
        for (at, text) in code.strings.iter().filter(|(at, _)| !code.in_tests(*at)) {
            if ["CURRENT_TIMESTAMP", "datetime('now", "now()"].iter().any(|clock| text.contains(clock)) {
                findings.push(Finding::new(code.at(*at), "SQL reads the database's clock: bind tx.now instead"));
            }
        }
    }
    findings
}

/// An error of the database is never taken for an empty answer.
pub fn swallowed_errors(source: &[Code]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for code in source.iter().filter(|code| is_store(&code.path)) {
        for call in [".ok()", "unwrap_or_default()"] {
            let what = format!(
                "{call} hides an error as an empty answer: pass it on with ?, and use .optional() for a missing row"
            );
            findings.extend(code.find(call).map(|at| Finding::new(code.at(at), what.clone())));
        }
    }
    findings
}

/// A fault goes up with `?` and is logged once; it never takes the program down.
pub fn panics(source: &[Code]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for code in source {
        for call in [".unwrap()", ".expect(", ".unwrap_err()", ".expect_err("] {
            let what = format!("{call} can take a worker down: return a Stop with ? instead");
            findings.extend(code.find(call).map(|at| Finding::new(code.at(at), what.clone())));
        }
    }
    findings
}

/// Places where an amount lives.
const MONEY: [&str; 5] = ["src/base/money", "src/funds/", "src/awards/", "src/payouts/", "src/bank/"];

pub fn floats_near_money(source: &[Code]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for code in source.iter().filter(|code| MONEY.iter().any(|start| code.path.starts_with(start))) {
        for word in code.tokens.iter().filter(|word| word.text.contains("f32") || word.text.contains("f64")) {
            let what = format!("{}: a float loses tiyins: use Money or Decimal", word.text);
            findings.push(Finding::new(code.at(word.at), what));
        }
    }
    findings
}

pub fn opening_lines(files: &[File]) -> Vec<Finding> {
    let silent = |file: &&File| !file.text.starts_with("//!") && file.path != "src/db/schema.rs";
    let what = "begin the file with a line of //! that says what lives here";
    files.iter().filter(silent).map(|file| Finding::new(file.at(0), what)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said;

    #[test]
    fn a_clock_read_elsewhere_is_caught() {
        let heard = |path: &str, text: &str| said(&clock(&[Code::sample(path, text)]));
        for text in [
            "Utc::now()",
            "std::time::SystemTime::now()",
            "x.map(Utc::now)",
            "Local::now()",
            "q(\"x < CURRENT_TIMESTAMP\")",
        ] {
            assert!(heard("src/people/signin.rs", text).starts_with("src/people/signin.rs:1: "), "{text}");
            assert_eq!(heard("src/db/tx.rs", text), "");
            assert_eq!(heard("src/cli/seed.rs", text), "");
        }
        assert!(heard("src/web/mod.rs", "Instant::now()").contains("tx.now"));
        assert_eq!(heard("src/clerk.rs", "Instant::now()"), "");
        assert!(heard("src/clerk.rs", "Utc::now()").contains("tx.now"));
        assert_eq!(heard("src/people/signin.rs", "#[cfg(test)] mod tests { fn a() { Utc::now(); } }"), "");
    }

    #[test]
    fn a_swallowed_error_is_caught() {
        let heard = |path: &str, text: &str| said(&swallowed_errors(&[Code::sample(path, text)]));
        assert!(heard("src/people/store.rs", "load(c).ok()").contains("optional"));
        assert!(
            heard("src/people/store/find.rs", "load(c)\n.unwrap_or_default()")
                .starts_with("src/people/store/find.rs:2")
        );
        assert_eq!(heard("src/people/mod.rs", "text.parse().ok()"), "");
    }

    #[test]
    fn a_panic_on_purpose_is_caught() {
        let heard = |text: &str| said(&panics(&[Code::sample("src/people/mod.rs", text)]));
        assert!(heard("a();\nb.unwrap();").starts_with("src/people/mod.rs:2: .unwrap()"));
        assert!(heard("b\n.expect(\"x\");").starts_with("src/people/mod.rs:2: .expect("));
        assert_eq!(heard("a.unwrap_or(1); // .unwrap()\n#[cfg(test)]\nmod tests { fn a() { b.unwrap(); } }"), "");
    }

    #[test]
    fn a_float_near_money_is_caught() {
        let heard = |path: &str| said(&floats_near_money(&[Code::sample(path, "let a = 1.0_f64; // f32\nb.to_f64()")]));
        assert_eq!(heard("src/funds/rates.rs").lines().count(), 2);
        assert_eq!(heard("src/base/money.rs").lines().count(), 2);
        assert_eq!(heard("src/web/chart.rs"), "");
    }

    #[test]
    fn a_silent_file_is_caught() {
        assert!(said(&opening_lines(&[File::sample("src/a.rs", "use b;\n//! late")])).starts_with("src/a.rs:1: "));
        assert_eq!(
            said(&opening_lines(&[File::sample("src/db/schema.rs", "x"), File::sample("src/b.rs", "//! b")])),
            ""
        );
    }
}
