//! Probes in every field: whatever is typed into a form, by whoever may send it, is text wherever it is read, for every
//! reader: on pages, in charts, sheets, papers and letters. The forms are those of the pages, the pages those of the routes.

use crate::{
    applications::open_case,
    awards::a_board,
    doors::{Things, things},
    exports::unpacked,
    high_risk::read_all,
    support::{
        Browser, World, on_both, paper,
        paper::Paper,
        post::{into_memory, settings},
        world::a_fund,
    },
};
use hashar::{
    base::{Actor, ApplicationId, PersonId, Role, decode},
    calls::Mode,
};
use rocket::http::Method;
use std::collections::{BTreeMap, BTreeSet};

/// A formula to a sheet, the end of an attribute and a tag to a page, a value to a template.
const PROBE: &str = "=zq9lzq'\"><b x={{9}}";
/// Its letters and digits stand together in no secret that a page shows.
const MARK: &str = "zq9lzq";
/// What a page holds from the mark on.
const ESCAPED: &str = "zq9lzq&#x27;&quot;&gt;&lt;b x&#x3D;{{9}}";
/// Forms that end the sender's visit or wait longer with each try: tried as they stand, once.
const ONCE: [&str; 4] = ["/sign-in", "/enter", "/people/me/prove", "/people/me/second"];
/// Forms after which there is less to read; tried when all was read.
const LAST: [&str; 11] = [
    "erase",
    "withdraw",
    "merge",
    "risk",
    "replace",
    "hand-over",
    "close",
    "reverse",
    "cancel",
    "password",
    "readings",
];

struct Reader {
    name: &'static str,
    case: Option<ApplicationId>,
    person: Option<PersonId>,
    browser: Browser,
}

impl Reader {
    fn comes_in(&mut self, world: &World) {
        self.browser = world.browser();
        if let Some(case) = self.case {
            self.browser.sign_in_case(world, case);
        }
        if let Some(person) = self.person {
            self.browser.sign_in(world, person);
        }
    }
}

fn readers(world: &World, things: &Things, board: &[Actor]) -> Vec<Reader> {
    let call = world.open_call("R-2", Mode::Regular, vec![a_fund(world)]);
    let (draft, _) = open_case(world, call);
    let decided = things.address("/sanctions/cases/<id>", true);
    let decided = ApplicationId(decode(decided.rsplit('/').next().unwrap()).unwrap());
    let reader = |name, case, person| Reader { name, case, person, browser: world.browser() };
    let mut all = vec![
        reader("nobody", None, None),
        reader("group", Some(draft), None),
        reader("grantee", Some(decided), None),
        reader("member", None, board[1].person()),
    ];
    let roles = Role::OF_PEOPLE.into_iter().filter(|role| *role != Role::BoardMember);
    all.extend(roles.map(|role| reader(role.as_str(), None, Some(world.person(role)))));
    all
}

/// An address with what names one thing taken out.
fn kind(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let part = |part: &str| if decode(part).is_some() { "<id>".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn left_out(path: &str) -> bool {
    !path.starts_with('/')
        || path.contains("lang=")
        || ["/exit", "/sign-out", "/demo", "/static"].iter().any(|start| path.starts_with(start))
}

/// Every page there is to begin with.
fn starts(world: &World, things: &Things) -> Vec<String> {
    let routes = hashar::rocket(world.house.clone());
    let routes = routes.routes().filter(|route| route.method == Method::Get);
    let pattern = |uri: &str| uri.split('?').next().unwrap().to_owned();
    let paths = routes.map(|route| things.address(&pattern(route.uri.as_str()), true));
    paths.filter(|path| !left_out(path)).collect()
}

/// Goes to every page of a list and on to those they lead to, a few of each kind, and gives what is there to `look`.
fn go_round(reader: &mut Reader, starts: &[String], most: usize, mut look: impl FnMut(&mut Reader, &str, &[u8])) {
    let mut left: Vec<String> = starts.iter().rev().cloned().collect();
    let (mut seen, mut kinds) = (BTreeSet::new(), BTreeMap::<String, usize>::new());
    while let Some(path) = left.pop() {
        let times = kinds.entry(kind(&path)).or_default();
        if *times >= most || !seen.insert(path.clone()) {
            continue;
        }
        let (status, bytes, _) = reader.browser.download(&path, "Content-Type");
        assert!(status != 500, "{} at {path}: {status}", reader.name);
        if status != 200 {
            continue;
        }
        *times += 1;
        if bytes.starts_with(b"<!DOCTYPE") {
            let page = String::from_utf8(bytes.clone()).unwrap();
            let way_out = page.contains("<a class=\"exit\" href=\"/exit\"");
            assert!(reader.person.is_some() || way_out, "no quick exit for {} at {path}", reader.name);
            left.extend(paper::links(&page).into_iter().map(|(href, _)| href).filter(|href| !left_out(href)));
        }
        look(reader, &path, &bytes);
    }
}

/// Whether a page holds the mark; each time it does, all that follows is escaped once, and no template was run.
fn stays_text(page: &str, at: &str) -> bool {
    let lower = page.to_lowercase();
    assert!(!lower.contains("zq9lzq'") && !lower.contains("zq9lzq\""), "the probe got out {at}: {page}");
    assert!(!lower.contains("zqfile'"), "the name of a file got out {at}: {page}");
    assert!(!lower.contains("zq9lzq&amp;"), "escaped twice {at}: {page}");
    for rest in page.split(MARK).skip(1) {
        let rest = format!("{MARK}{rest}");
        let whole = rest.split(['<', '"', '…']).next().unwrap_or_default();
        let shortened = rest[whole.len()..].starts_with('…') && ESCAPED.starts_with(whole.trim_end());
        let in_address = whole.starts_with("zq9lzq%27");
        // A code that the program made of the words.
        let code: String =
            whole.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect();
        let in_code = code.starts_with("zq9lzq_b_x");
        assert!(whole.starts_with(ESCAPED) || shortened || in_address || in_code, "not as it was typed {at}: {whole}");
    }
    for (tag, key, value) in paper::attributes(page).into_iter().filter(|(.., value)| value.contains(MARK)) {
        let is_text = ["value", "aria-label", "title", "content", "alt"].contains(&key.as_str());
        let in_query = ["href", "action", "formaction"].contains(&key.as_str()) && value.starts_with('/');
        assert!(is_text || in_query, "{at}: {tag} {key}={value}");
    }
    page.contains(MARK)
}

/// The same of anything that is handed out.
fn stays_harmless(world: &World, bytes: &[u8], at: &str) -> bool {
    if bytes.starts_with(b"%PDF") {
        return read_all(world, bytes).contains(MARK);
    }
    if bytes.starts_with(b"PK") {
        let files = unpacked(bytes);
        let found = files.iter().filter(|(name, bytes)| {
            let at = format!("{at}, {name}");
            if !name.ends_with(".xml") {
                return stays_harmless(world, bytes, &at);
            }
            let text = String::from_utf8_lossy(bytes);
            assert!(
                !text.contains("<b x") && !text.contains("<f>=zq9lzq") && !text.contains("<f>zq9lzq"),
                "{at}: {text}"
            );
            text.contains(MARK)
        });
        return found.count() > 0;
    }
    let text = String::from_utf8_lossy(bytes);
    if text.starts_with("<!") {
        return stays_text(&text, at);
    }
    let is_sheet = at.ends_with(".csv") || at.contains(".csv?");
    let begins =
        ["\n=zq9lzq", ",=zq9lzq", ";=zq9lzq", "\t=zq9lzq", "\"=zq9lzq"].iter().find(|cell| text.contains(**cell));
    assert!(!is_sheet || begins.is_none(), "a cell that is run {at}: {text}");
    text.contains(MARK)
}

/// What was typed where.
#[derive(Default)]
struct Tally {
    /// Forms tried, by sender.
    tried: BTreeSet<(&'static str, String)>,
    /// Fields into which the probe was typed.
    typed: BTreeSet<(String, String)>,
    /// Those of them that took it.
    kept: BTreeSet<(String, String)>,
    taken: usize,
}

/// Fills a form in with probes; where a field refuses one, with something of another kind, until the form is taken.
fn fill(world: &World, reader: &mut Reader, form: &Paper, tally: &mut Tally) {
    let action = kind(&form.action);
    let once = ONCE.contains(&action.as_str());
    let mut other: BTreeMap<String, String> = BTreeMap::new();
    for round in 0..if once { 1 } else { 6 } {
        let (pairs, file) = form.typed_into(|name, _| other.get(name).cloned().unwrap_or_else(|| PROBE.to_owned()));
        let probed: Vec<&(String, String)> = pairs.iter().filter(|(_, value)| value == PROBE).collect();
        tally.typed.extend(probed.iter().map(|(name, _)| (action.clone(), name.clone())));
        let status = send(reader, form, &pairs, file.as_deref());
        let at = format!("after {} sent {action}", reader.name);
        assert!(status != 500, "{at}: {}", reader.browser.text());
        stays_harmless(world, reader.browser.page.as_bytes(), &at);
        if status == 401 || reader.browser.page.contains("name=\"password\"") {
            reader.comes_in(world);
        }
        if status != 422 {
            if [200, 303].contains(&status) {
                tally.taken += 1;
                tally.kept.extend(probed.iter().map(|(name, _)| (action.clone(), name.clone())));
            }
            return;
        }
        let wrong = paper::links(&reader.browser.page).into_iter().filter_map(|(href, _)| {
            form.field_at(href.strip_prefix('#').filter(|id| !id.is_empty())?).map(str::to_owned)
        });
        let wrong: Vec<String> = wrong.collect();
        for name in wrong {
            let stands = || form.typed_into(|_, stands| stands.to_owned()).0;
            let value = match round {
                0 => stands().into_iter().find(|(field, _)| *field == name).map(|(_, value)| value).unwrap_or_default(),
                1 => "1".to_owned(),
                2 => "01.03.2027".to_owned(),
                3 => format!("{}@example.org", tally.typed.len()),
                _ => "09:00".to_owned(),
            };
            other.insert(name, value);
        }
    }
}

fn send(reader: &mut Reader, form: &Paper, pairs: &[(String, String)], file: Option<&str>) -> u16 {
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let Some(file) = file else {
        let mut body = form_urlencoded::Serializer::new(String::new());
        return reader.browser.send_raw(&form.action, &body.extend_pairs(pairs).finish());
    };
    // The tokens are taken from the page shown: this form's own.
    let own = |name: &str| pairs.iter().find(|(field, _)| *field == name).map_or("", |(_, value)| value);
    reader.browser.page = format!("name=\"_csrf\" value=\"{}\" name=\"_key\" value=\"{}\"", own("_csrf"), own("_key"));
    // A name that leads out of a folder, with the probe in it as far as a header takes it.
    let name = "../../=zqfile'><b x={{9}}\u{202e}.txt";
    reader.browser.send_file_with(&form.action, &pairs, file, name, "Номи гурӯҳ\n".as_bytes())
}

/// Fills in the forms that a reader comes upon, each once.
fn fill_all(world: &World, reader: &mut Reader, starts: &[String], last: bool, tally: &mut Tally) {
    let mut found: Vec<Paper> = Vec::new();
    let mut seen = BTreeSet::new();
    go_round(reader, starts, 2, |_, path, bytes| {
        let Ok(page) = std::str::from_utf8(bytes) else { return };
        for form in paper::sending(page) {
            let is_last = LAST.iter().any(|word| form.action.contains(word));
            // A file is given to a form once; which page leads to it is no matter.
            let new = is_last == last && !form.open_fields().is_empty() && seen.insert(kind(&form.action));
            if new && !left_out(path) {
                found.push(form);
            }
        }
    });
    for form in found {
        tally.tried.insert((reader.name, kind(&form.action)));
        fill(world, reader, &form, tally);
    }
}

#[test]
fn what_is_typed_into_any_field_by_anybody_is_text_to_everybody_everywhere() {
    on_both(|world| {
        let board = a_board(world);
        let things = things(world, &board);
        let mut readers = readers(world, &things, &board);
        let starts = starts(world, &things);
        let mut tally = Tally::default();
        for reader in &mut readers {
            reader.comes_in(world);
            fill_all(world, reader, &starts, false, &mut tally);
        }
        let mut read = BTreeMap::<&str, usize>::new();
        let mut kinds = BTreeSet::new();
        for reader in &mut readers {
            reader.comes_in(world);
            let (name, found) = (reader.name, read.entry(reader.name).or_default());
            go_round(reader, &starts, 3, |_, path, bytes| {
                let is_there = stays_harmless(world, bytes, &format!("for {name} at {path}"));
                *found += usize::from(is_there);
                if is_there {
                    kinds.insert(bytes.get(..4).unwrap_or_default().to_vec());
                }
            });
        }
        let letters = into_memory(world, &settings(None));
        let told = letters.iter().filter(|letter| letter.body.contains(MARK) || letter.subject.contains(MARK));
        for letter in told.clone() {
            let said = paper::squeeze(&format!("{}\n{}", letter.subject, letter.body));
            assert_eq!(said.matches(MARK).count(), said.matches(PROBE).count(), "not as it was typed: {said}");
            assert!(!letter.raw.to_lowercase().contains("text/html"), "letters are text");
        }
        let told = told.count();
        for reader in &mut readers {
            reader.comes_in(world);
            fill_all(world, reader, &starts, true, &mut tally);
        }
        eprintln!(
            "{} forms tried, {} taken; {} fields, {} of them took it; read {read:?}; {told} letters; {kinds:?}",
            tally.tried.len(),
            tally.taken,
            tally.typed.len(),
            tally.kept.len(),
        );
        eprintln!("not taken: {:?}", tally.typed.difference(&tally.kept).collect::<Vec<_>>());
        assert!(tally.tried.len() >= 100 && tally.typed.len() >= 150 && tally.kept.len() >= 60, "little was tried");
        let came_upon = read.iter().filter(|(_, pages)| **pages > 0).count();
        assert!(came_upon + 1 >= readers.len(), "all but strangers came upon the probe: {read:?}");
        for start in [&b"%PDF"[..], b"PK\x03\x04", b"<!DO"] {
            assert!(kinds.contains(start), "{kinds:?}");
        }
    });
}
