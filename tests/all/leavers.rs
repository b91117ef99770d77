//! People who left: name and address go, a code stands wherever the name stood, and nobody leaves work behind.

use crate::{
    awards::{a_board, concluded, eur, voted, with_the_board},
    high_risk::walk,
    privacy::tables,
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::{self, hand_over, work},
    base::{Actor, Lang, PersonId, Role, Stop},
    board::{Choice, Outcome, interests},
    calls::Mode,
    db::erase::Wipe,
    mail::messages,
    people::{self, Refusal, State, register, register::NewPerson},
    privacy::{
        self,
        person::{self, ErasePerson, OF_PERSON},
    },
};

/// Columns with a person's id, beside those that say who did something, in tables that keep their rows under the code.
const KEPT: &[(&str, &str)] = &[
    ("approver_namings", "who was named to approve payments, and by whom"),
    ("assignments", "who read what; what is open is handed over first"),
    ("attendances", "who was at a meeting"),
    ("ballots", "votes"),
    ("declarations", "conflicts of interest, by which decisions stand or fall"),
    ("draft_openings", "who opened a group's draft to help; goes with the case"),
    ("payout_approvals", "approvals of payments"),
    ("score_sheets", "scores"),
    ("secret_voters", "who voted in a secret vote"),
    ("thread_cares", "whose thread it is; handed over first"),
    ("topic_ballots", "votes on topics of a meeting"),
    ("topic_voters", "who voted in a secret vote on a topic"),
];

#[test]
fn every_table_of_a_persons_own_is_erased_with_them() {
    let steps: Vec<&Wipe> = OF_PERSON.iter().flat_map(|room| room.iter()).collect();
    let mut missing = Vec::new();
    for (table, columns) in tables() {
        let own = columns.iter().any(|(column, _)| column == "person_id");
        let wiped = steps.iter().any(|wipe| wipe.table == table);
        let kept = KEPT.iter().any(|(kept, _)| *kept == table);
        if own && wiped == kept {
            missing.push(table);
        }
    }
    assert!(missing.is_empty(), "{missing:?}: erase them in the erase.rs of their room, or say in KEPT why they stay");
}

fn browser_of(world: &World, person: PersonId) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, person);
    browser
}

fn refusal(stop: &Stop) -> String {
    format!("{stop:?}")
}

const OFFICER: &str = "Зирконова Нилуфар";
const MEMBER: &str = "Топазов Рустам";

fn added(world: &World, role: Role, name: &str, email: &str) -> PersonId {
    let new = NewPerson {
        name: name.into(),
        email: email.into(),
        language: Lang::En,
        country: "TJ".into(),
        zone: "Asia/Dushanbe".into(),
        roles: vec![role],
        password_hash: None,
    };
    world.write(&Actor::Console, move |tx| register::add(tx, &new)).unwrap()
}

fn leave(world: &World, person: PersonId) {
    let administrator = world.actor(Role::Administrator);
    world.write(&administrator, move |tx| register::turn(tx, person, State::Disabled)).unwrap();
}

fn erase(world: &World, person: PersonId) -> Result<String, Stop> {
    let new = ErasePerson { person, reason: "Left in spring".into() };
    world.write(&world.actor(Role::Director), move |tx| person::erase(tx, &new))
}

#[test]
fn a_code_stands_wherever_the_name_of_an_erased_person_stood() {
    on_both(|world| {
        let mut board = a_board(world);
        let member = added(world, Role::BoardMember, MEMBER, "topazov@example.org");
        board.push(Actor::Person { id: member, roles: vec![Role::BoardMember] });
        let officer = added(world, Role::ProgrammeOfficer, OFFICER, "zirkon@example.org");
        let acts = Actor::Person { id: officer, roles: vec![Role::ProgrammeOfficer] };
        let fund = a_fund(world);
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = with_the_board(world, call);
        let motion = voted(world, &board, id, Outcome::Fund, Some(eur(120_000)), fund, Choice::Yes);
        concluded(world, &board[0], motion).unwrap();
        world.write(&board[3], |tx| interests::declare(tx, "Sits in a bank")).unwrap();
        let waiting = with_the_board(world, call);
        let colleague = world.person(Role::ProgrammeOfficer);
        world.write(&acts, move |tx| messages::give(tx, waiting, Some(colleague))).unwrap();
        let note = applications::identity::NewNote { case: waiting, text: "A call".into() };
        world.write(&acts, move |tx| applications::identity::note(tx, &note)).unwrap();
        world.write(&acts, move |tx| work::assign(tx, waiting, Some(officer))).unwrap();
        // Not while they may sign in, not while work is theirs.
        assert!(refusal(&erase(world, officer).unwrap_err()).contains("WorkOpen"));
        assert_eq!(erase(world, member).unwrap_err().refusal(), Some(&Refusal::StillActive));
        leave(world, officer);
        assert!(refusal(&erase(world, officer).unwrap_err()).contains("WorkOpen"));
        let mut administrator = browser_of(world, world.person(Role::Administrator));
        administrator.open(&format!("/people/{officer}"));
        administrator.click("Erase name and address");
        assert!(administrator.says("Hand over open applications and messages: 1"), "{}", administrator.text());
        let over = hand_over::HandOver { from: officer, to: Some(colleague) };
        world.write(&world.actor(Role::Administrator), move |tx| hand_over::hand_over(tx, over)).unwrap();
        administrator.open(&format!("/people/{officer}/erase"));
        assert_eq!(administrator.press("Erase for good", &[("reason", "")]), 422);
        assert_eq!(administrator.press("Erase for good", &[("reason", "Left in spring")]), 303);
        assert!(administrator.says("Name and address have been erased.") && administrator.says("P-1"));
        leave(world, member);
        assert_eq!(erase(world, member).unwrap(), "P-2");
        assert_eq!(erase(world, member).unwrap_err().refusal(), Some(&Refusal::Erased));
        // Every page there is, with the eyes of all who see people's names.
        let eyes = added(world, Role::Auditor, "Eyes", "eyes@example.org");
        let all = vec![
            Role::ProgrammeOfficer,
            Role::ProgrammeLead,
            Role::FinanceOfficer,
            Role::Director,
            Role::Auditor,
            Role::Administrator,
        ];
        world.write(&Actor::Console, move |tx| register::change_roles(tx, eyes, &all)).unwrap();
        let mut browser = browser_of(world, eyes);
        let starts = ["/", "/people", "/history", "/applications", "/awards", "/mail", "/board/rounds", "/messages"];
        let seen = walk(world, &mut browser, &starts);
        for part in ["Зирконова", "Топазов", "zirkon@", "topazov@"] {
            let telling: Vec<_> = seen.iter().filter(|(_, text)| text.contains(part)).map(|(path, _)| path).collect();
            assert!(telling.is_empty(), "{part} at {telling:?}");
        }
        for code in ["P-1", "P-2"] {
            let at: Vec<_> = seen.iter().filter(|(_, text)| text.contains(code)).map(|(path, _)| path).collect();
            assert!(at.len() > 2, "{code} only at {at:?}");
        }
        assert!(seen.keys().any(|path| path.starts_with("/mail/")));
        // The vote still counts, and nobody signs in as who left.
        let names = world.read(&Actor::Console, move |tx| people::names(tx, &[officer, member])).unwrap();
        assert_eq!((names[&officer].as_str(), names[&member].as_str()), ("P-1", "P-2"));
        assert!(world.read(&Actor::Console, |tx| people::by_email(tx, "zirkon@example.org")).unwrap().is_none());
        let back = world.write(&Actor::Console, move |tx| register::turn(tx, officer, State::Active)).unwrap_err();
        assert_eq!(back.refusal(), Some(&Refusal::Erased));
        added(world, Role::Auditor, "Another", "zirkon@example.org");
        world.write(&Actor::Clerk, hashar::audit::sealing::seal).unwrap();
        assert!(world.read(&Actor::Console, hashar::audit::sealing::verify).unwrap().is_ok());
        let lead = world.write(&world.actor(Role::ProgrammeLead), move |tx| {
            person::erase(tx, &ErasePerson { person: colleague, reason: "x".into() })
        });
        assert!(matches!(lead, Err(Stop::Forbidden)));
        let _ = privacy::REASON_MAX;
    });
}
