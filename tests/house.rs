//! The walls of the house, checked on the text of the tree: who may use whom, where SQL, the clock and the web stand,
//! and that every word is said in every language. Each wall is one test; its message names file and line and says what
//! to do. The checks themselves, each with a bad sample that it must catch, live in `house/`.

#[path = "house/claims.rs"]
mod claims;
#[path = "house/habits.rs"]
mod habits;
#[path = "house/migrations.rs"]
mod migrations;
#[path = "house/outside.rs"]
mod outside;
#[path = "house/rooms.rs"]
mod rooms;
#[path = "house/rust.rs"]
mod rust;
#[path = "house/sql.rs"]
mod sql;
#[path = "house/tree.rs"]
mod tree;
#[path = "house/words.rs"]
mod words;

use rust::Code;
use tree::{File, Finding, clean, one, read};

fn source() -> Vec<Code> {
    read("src", &[".rs"]).iter().map(Code::new).collect()
}

fn templates() -> Vec<File> {
    read("templates", &[".hbs"])
}

fn locales() -> Vec<File> {
    read("templates/locales", &[".ftl"])
}

#[test]
fn a_room_looks_left_only_and_nobody_looks_upstairs() {
    clean("A file uses only the rooms to the left of its own", &rooms::look_left(&source()));
}

#[test]
fn a_store_is_private_to_its_room() {
    clean("A store is named only inside its own room", &rooms::private_stores(&source()));
}

#[test]
fn rocket_is_named_only_upstairs_and_on_the_roof() {
    clean("Rocket appears only in pages, web/, lib.rs, main.rs and cli/", &rooms::rocket_upstairs(&source()));
}

#[test]
fn queries_are_written_only_in_stores_and_in_db() {
    clean("Diesel's query words appear only in a store and in db/", &sql::queries_in_stores(&source()));
}

#[test]
fn a_table_is_written_by_one_room() {
    let tables = migrations::tables(&read("migrations", &["up.sql"]));
    clean("A table is written only by its owner", &sql::one_writer(&source(), &tables));
}

#[test]
fn a_transaction_begins_only_in_db() {
    clean("A transaction begins only in src/db/", &sql::transactions_in_db(&source()));
}

#[test]
fn the_clock_is_read_only_by_a_transaction_and_the_command_line() {
    clean("The clock is read only in db/tx.rs and cli/", &habits::clock(&source()));
}

#[test]
fn a_store_never_swallows_an_error() {
    clean("A store passes every error on", &habits::swallowed_errors(&source()));
}

#[test]
fn nothing_outside_tests_panics_on_purpose() {
    clean("No unwrap and no expect outside tests", &habits::panics(&source()));
}

#[test]
fn no_floating_point_number_comes_near_money() {
    clean("Money is exact: no f32, no f64", &habits::floats_near_money(&source()));
}

#[test]
fn every_source_file_says_what_lives_in_it() {
    clean("A file begins with //! and says what lives in it", &habits::opening_lines(&read("src", &[".rs"])));
}

#[test]
fn every_value_in_a_template_is_escaped() {
    clean("Templates escape what they show", &words::unescaped(&templates()));
}

#[test]
fn every_language_has_the_same_words() {
    clean("Each key stands in each language", &words::same_keys(&locales()));
}

#[test]
fn a_sentence_takes_the_same_values_in_every_language() {
    clean("A message has the same variables in each language", &words::same_variables(&locales()));
}

#[test]
fn uzbek_words_hold_no_selectors_because_cyrillic_is_made_from_them() {
    clean("Uzbek messages have no selectors", &words::uzbek_selectors(&locales()));
}

#[test]
fn every_key_that_is_said_has_its_words() {
    clean("Each key used in a page or in code stands in en", &words::known_keys(&locales(), &templates(), &source()));
}

#[test]
fn both_databases_have_the_same_migrations() {
    let files = read("migrations", &[".sql"]);
    clean("The two trees of migrations have the same names, each with its way up and down", &migrations::pairs(&files));
}

#[test]
fn every_claim_of_the_security_page_names_a_test_that_is_there() {
    let code: Vec<File> = ["src", "tests"].iter().flat_map(|folder| read(folder, &[".rs"])).collect();
    clean("What the security page claims is proved", &claims::tests(&one("SECURITY.md"), &code));
}

#[test]
fn the_figures_of_the_security_page_are_those_of_the_code() {
    let of = |folder: &str| read(folder, &[".rs", ".sql", ".toml"]);
    let code: Vec<File> = ["src", "config", "migrations"].iter().flat_map(|folder| of(folder)).collect();
    clean("The figures of the security page are so", &claims::figures(&one("SECURITY.md"), &code));
}

#[test]
fn the_program_connects_from_few_places_to_what_the_settings_name() {
    clean("A connection begins in few places", &outside::connections(&source()));
}

#[test]
fn what_nobody_may_guess_comes_from_the_systems_generator() {
    clean("Randomness comes from base::seal", &outside::randomness(&source()));
}

#[test]
fn nothing_on_a_page_comes_from_elsewhere_or_stays_in_the_browser() {
    clean("Pages load nothing from elsewhere", &outside::origins(&read("templates", &[".hbs", ".css"])));
    clean("Scripts keep nothing in a browser", &outside::storage(&read("templates/static", &[".js"])));
}

#[test]
fn every_crate_comes_from_the_registry_with_its_sum() {
    clean("Crates come from the registry", &outside::crates(&one("Cargo.lock")));
}

#[test]
fn the_settings_that_are_shipped_keep_people_safe() {
    let files = ["config/nginx.conf", "config/hashar.service", "Cargo.toml"].map(one);
    clean("Proxy, service and build are as they should", &outside::shipped(&files));
}

/// What the checks found in a sample, one a line, for their own tests.
#[cfg(test)]
fn said(findings: &[Finding]) -> String {
    findings.iter().map(Finding::line).collect()
}
