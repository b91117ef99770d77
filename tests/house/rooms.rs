//! Where things stand: rooms in one line, the web and the pages upstairs, the roof above all.

use crate::{rust::Code, tree::Finding};
use std::collections::BTreeMap;

/// The rooms in their line. A file uses only those to the left of its own.
pub const ROOMS: [&str; 23] = [
    "base",
    "db",
    "audit",
    "notices",
    "people",
    "groups",
    "payees",
    "attachments",
    "threads",
    "funds",
    "calls",
    "applications",
    "board",
    "sanctions",
    "awards",
    "reports",
    "payouts",
    "bank",
    "overview",
    "mail",
    "privacy",
    "concerns",
    "front",
];

/// Where a file stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// In the room of this number, downstairs.
    Room(usize),
    /// A room's pages.
    Pages,
    /// The HTTP kit.
    Web,
    /// clerk, cli, lib.rs, main.rs.
    Roof,
    /// Nowhere that the house knows.
    Astray,
}

/// The room a path from the source folder begins with: `people/store.rs` stands in `people`.
pub fn room(path: &str) -> &str {
    let inner = path.trim_start_matches("src/");
    inner.split('/').next().unwrap_or(inner).trim_end_matches(".rs")
}

pub fn place(path: &str) -> Place {
    match (room(path), ROOMS.iter().position(|name| *name == room(path))) {
        (_, Some(_)) if path.ends_with("/pages.rs") || path.contains("/pages/") => Place::Pages,
        (_, Some(number)) => Place::Room(number),
        ("web", _) => Place::Web,
        ("clerk" | "cli" | "lib" | "main", _) => Place::Roof,
        _ => Place::Astray,
    }
}

/// A room's file names only rooms to its left; nobody but the roof names the roof.
pub fn look_left(source: &[Code]) -> Vec<Finding> {
    let macros = exported_macros(source);
    let mut findings = Vec::new();
    for code in source {
        let here = place(&code.path);
        if here == Place::Astray {
            let what =
                "stands outside the rooms: move it into one, or add its room to the line in tests/house/rooms.rs";
            findings.push(Finding::new(code.path.clone(), what));
        }
        for named in code.paths() {
            let Some(parts) = code.root_path(&named) else { continue };
            let Some(first) = parts.first() else { continue };
            let second = parts.get(1).map_or("", String::as_str);
            if let Some(what) = wrong_way(here, first, second, &macros) {
                findings.push(Finding::new(code.at(named.at), what));
            }
        }
    }
    findings
}

fn wrong_way(here: Place, first: &str, second: &str, macros: &BTreeMap<String, usize>) -> Option<String> {
    let Place::Room(mine) = here else {
        let roof = matches!(first, "clerk" | "cli") && here != Place::Roof;
        return roof.then(|| format!("crate::{first} is the roof: move what is needed into a room"));
    };
    let room = ROOMS[mine];
    let Some(other) = ROOMS.iter().position(|name| *name == first).or_else(|| macros.get(first).copied()) else {
        let what = match first {
            "web" => "crate::web is upstairs: hand over plain values, or move this into pages.rs".to_owned(),
            "clerk" | "cli" => format!("crate::{first} is the roof: move what is needed into a room"),
            _ => format!("crate::{first} is no room: name the room it stands in"),
        };
        return Some(what);
    };
    if other > mine {
        let name = ROOMS[other];
        return Some(format!("{room} may not use {name}, which stands to its right: move the rule into {name}"));
    }
    (second == "pages").then(|| format!("pages are upstairs: move what is needed of {first}'s pages into the room"))
}

/// `#[macro_export]` puts a macro at the crate's root; it still belongs to the room that wrote it.
fn exported_macros(source: &[Code]) -> BTreeMap<String, usize> {
    let mut macros = BTreeMap::new();
    for code in source {
        let Place::Room(number) = place(&code.path) else { continue };
        for three in code.tokens.windows(3) {
            if three[0].text == "macro_rules" && three[1].text == "!" {
                macros.insert(three[2].text.clone(), number);
            }
        }
    }
    macros
}

/// `people::store` is named only in `src/people/`.
pub fn private_stores(source: &[Code]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for code in source {
        for named in code.paths() {
            let parts = code.root_path(&named).unwrap_or_else(|| named.parts.clone());
            for two in parts.windows(2) {
                let owner = two[0].as_str();
                if two[1] == "store" && ROOMS.contains(&owner) && room(&code.path) != owner {
                    let what = format!("{owner}::store is private to {owner}: call an act, or write one there");
                    findings.push(Finding::new(code.at(named.at), what));
                }
            }
        }
    }
    findings
}

/// The web framework is named only where requests are answered or the program is put together.
pub fn rocket_upstairs(source: &[Code]) -> Vec<Finding> {
    let allowed = |path: &str| {
        matches!(place(path), Place::Pages | Place::Web)
            || matches!(path, "src/lib.rs" | "src/main.rs")
            || path.starts_with("src/cli/")
    };
    let mut findings = Vec::new();
    for code in source.iter().filter(|code| !allowed(&code.path)) {
        for word in code.words().filter(|word| word.text == "rocket" || word.text.starts_with("rocket_")) {
            findings.push(Finding::new(code.at(word.at), "rocket stays upstairs: move this into pages.rs or web/"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said;

    fn left(path: &str, text: &str) -> String {
        said(&look_left(&[Code::sample(path, text)]))
    }

    #[test]
    fn looking_right_is_caught_in_every_way_of_writing_it() {
        for text in [
            "use crate::awards::Award;",
            "use crate::{base::Money, awards::{Award}};",
            "fn a() { crate::awards::conclude() }",
            "use super::super::awards;",
            "mod inner { use super::super::super::awards; }",
        ] {
            let heard = left("src/funds/ledger.rs", text);
            assert_eq!(
                heard,
                "src/funds/ledger.rs:1: funds may not use awards, which stands to its right: move the rule into awards\n",
                "{text}"
            );
        }
        assert_eq!(left("src/payouts/record.rs", "use crate::{awards::Award, db::Tx}; use super::store;"), "");
    }

    #[test]
    fn looking_up_is_caught() {
        assert!(left("src/people/signin.rs", "use crate::web::Page;").contains("upstairs"));
        assert!(left("src/people/signin.rs", "use crate::groups::pages::Form;").contains("right"));
        assert!(left("src/groups/signin.rs", "use crate::people::pages::Form;").contains("pages are upstairs"));
        assert!(left("src/people/signin.rs", "use crate::clerk;").contains("roof"));
        assert!(left("src/people/pages.rs", "use crate::cli::serve;").contains("roof"));
        assert!(left("src/people/pages/forms.rs", "use crate::clerk::wake;").contains("roof"));
        assert!(left("src/people/signin.rs", "use crate::Thing;").contains("no room"));
        assert!(left("src/people/signin.rs", "use crate::*;").contains("no room"));
        assert!(left("src/helpers/mod.rs", "").contains("outside the rooms"));
        assert_eq!(left("src/people/pages.rs", "use crate::{web::Page, front::x};"), "");
        assert_eq!(left("src/lib.rs", "mod cli; use crate::cli::x;"), "");
    }

    #[test]
    fn an_exported_macro_belongs_to_its_room() {
        let made = Code::sample("src/people/words.rs", "#[macro_export] macro_rules! greet { () => {} }");
        let used = [Code::sample("src/groups/mod.rs", "crate::greet!();"), made];
        assert_eq!(said(&look_left(&used)), "");
        let [_, made] = used;
        assert!(said(&look_left(&[Code::sample("src/audit/mod.rs", "crate::greet!();"), made])).contains("people"));
    }

    #[test]
    fn a_store_named_from_outside_is_caught() {
        for text in
            ["use crate::people::{store::find, Person};", "people::store::find(1)", "use hashar::people::store;"]
        {
            let heard = said(&private_stores(&[Code::sample("src/groups/found.rs", text)]));
            assert!(heard.starts_with("src/groups/found.rs:1: people::store is private"), "{text}: {heard}");
        }
        assert_eq!(said(&private_stores(&[Code::sample("src/people/find.rs", "use super::store; store::find()")])), "");
    }

    #[test]
    fn rocket_downstairs_is_caught() {
        let heard = said(&rocket_upstairs(&[Code::sample("src/people/signin.rs", "// rocket\nuse rocket::get;")]));
        assert!(heard.starts_with("src/people/signin.rs:2:"), "{heard}");
        assert_eq!(said(&rocket_upstairs(&[Code::sample("src/people/pages.rs", "use rocket::get;")])), "");
    }
}
