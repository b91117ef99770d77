//! Complaints, appeals and reports of misuse: from anybody, as nobody, answered by those named, and erased in the end.

use crate::support::{Browser, World, on_both};
use hashar::{
    applications::codes,
    base::{Actor, Role},
    concerns::{self, Kind, NewConcern},
    notices,
};

fn browser_of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

/// The sixteen digits on the receipt.
fn code_on(browser: &Browser) -> String {
    let text = browser.text();
    let words: Vec<&str> = text.split(' ').collect();
    let four = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let at = words.windows(4).position(|some| some.iter().all(four)).unwrap();
    words[at..at + 4].concat()
}

#[test]
fn anybody_writes_in_confidence_and_reads_the_answer_with_a_code() {
    on_both(|world| {
        let director = world.person(Role::Director);
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        officer.open("/concern");
        assert_eq!(officer.press("Send in confidence", &[("kind", "misuse"), ("text", " ")]), 422);
        let given = [("kind", "misuse"), ("text", "Аз мо пора талаб карданд"), ("reach", "@nomalum")];
        assert_eq!(officer.press("Send in confidence", &given), 200);
        let code = code_on(&officer);
        officer.press_again();
        assert_eq!(code_on(&officer), code, "two clicks make one");
        let auditor = world.actor(Role::Auditor);
        let trail = world.read(&auditor, |tx| hashar::audit::history::page(tx, None, 200)).unwrap();
        let raised: Vec<_> = trail.iter().filter(|line| line.act == "concerns.raise").collect();
        assert_eq!(raised.len(), 1);
        assert!(raised[0].person.is_none() && raised[0].actor_kind == "visitor", "a signed-in sender is nobody here");
        let letters = world.read(&world.actor(Role::ProgrammeLead), |tx| notices::log(tx, None, None, 50)).unwrap();
        let told: Vec<_> = letters.iter().filter(|line| line.kind == notices::Kind::ConcernArrived).collect();
        assert!(told.len() == 1 && matches!(told[0].reader, notices::Reader::Person(id) if id == director));
        assert_eq!(officer.open("/concerns"), 404);
        let mut answering = browser_of(world, Role::Director);
        answering.open("/concern");
        answering.click("Answer what came");
        answering.click("Misuse");
        assert!(answering.says("Аз мо пора талаб карданд") && answering.says("@nomalum"));
        assert_eq!(answering.press("Send", &[("body", "")]), 422);
        assert_eq!(answering.press("Send", &[("body", "Ташаккур, месанҷем")]), 303);
        let mut writer = world.browser();
        writer.open("/concern/answer");
        assert_eq!(writer.press("Show", &[("code", "1111 2222 3333 4444")]), 422);
        assert_eq!(writer.press("Show", &[("code", &code)]), 200);
        assert!(writer.says("Ташаккур, месанҷем"));
        assert_eq!(writer.press("Send", &[("body", "Боз як чиз")]), 200);
        assert!(writer.says("Боз як чиз"));
        answering.open("/concerns");
        answering.click("Misuse");
        assert!(answering.says("Боз як чиз"));
        assert_eq!(answering.press("Close the concern", &[]), 303);
        assert_eq!(writer.press("Send", &[("body", "Дер")]), 422);
        assert!(writer.says("This has been closed."));
    });
}

#[test]
fn those_named_in_the_settings_answer_and_a_year_later_nothing_is_left() {
    on_both(|world| {
        let lead = world.actor(Role::ProgrammeLead);
        let id = world.person(Role::ProgrammeLead);
        let address = world.read(&Actor::Console, move |tx| Ok(hashar::people::find(tx, id)?.email)).unwrap();
        let named = vec![address];
        let code = codes::fresh(world.db.master()).unwrap();
        let new = NewConcern {
            kind: Kind::Appeal,
            text: "Қарор нодуруст аст".into(),
            reach: String::new(),
            code: code.clone(),
            named: named.clone(),
        };
        let id = world.write(&Actor::Visitor, move |tx| concerns::raise(tx, &new)).unwrap();
        let director = world.actor(Role::Director);
        assert!(world.read(&director, |tx| concerns::see(tx, id, &named).map(|_| ())).is_err(), "not named");
        assert!(world.read(&lead, |tx| concerns::see(tx, id, &named).map(|_| ())).is_ok());
        let closing = named.clone();
        world.write(&lead, move |tx| concerns::close(tx, id, &closing)).unwrap();
        assert_eq!(world.write(&Actor::Clerk, concerns::erase::erase_due).unwrap(), 0);
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + chrono::Duration::days(366)));
        assert_eq!(world.write(&Actor::Clerk, concerns::erase::erase_due).unwrap(), 1);
        assert!(world.read(&lead, |tx| concerns::see(tx, id, &named).map(|_| ())).is_err());
        assert!(world.read(&Actor::Visitor, |tx| concerns::by_code(tx, &code).map(|_| ())).is_err());
    });
}
