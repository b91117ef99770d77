//! Messages between a group and the programme: both ways, with files, read marks, colleagues, ready texts, and notes apart.

use crate::{
    applications::answer_all,
    attachments::a_phone,
    support::{Browser, World, on_both},
};
use hashar::{
    applications::{self, identity::NewNote, send},
    base::{Actor, ApplicationId, Role},
    mail::{self, messages},
    notices::{self, Kind, Reader},
};

const PDF: &[u8] = b"%PDF-1.7\nBankdetails 0417\n%%EOF\n";

fn browser_of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

fn kinds(world: &World) -> Vec<(Kind, Reader)> {
    let officer = world.actor(Role::ProgrammeOfficer);
    let log = world.read(&officer, |tx| notices::log(tx, None, None, 100)).unwrap();
    log.into_iter().map(|line| (line.kind, line.reader)).collect()
}

fn count(world: &World, kind: Kind) -> usize {
    kinds(world).iter().filter(|(one, _)| *one == kind).count()
}

/// A case that was sent, with its group's phone.
fn a_case(world: &World) -> (Browser, ApplicationId) {
    let (phone, id) = a_phone(world);
    answer_all(world, &Actor::Case(id), id);
    world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
    (phone, id)
}

#[test]
fn a_group_and_the_programme_write_to_each_other() {
    on_both(|world| {
        let (mut phone, id) = a_case(world);
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        assert_eq!(phone.open("/case"), 200);
        phone.click("Messages");
        assert!(!phone.says("Not read yet"));
        assert_eq!(phone.press("Send", &[("body", "  ")]), 422);
        assert_eq!(phone.press("Send", &[("body", "Оё мӯҳлат дароз мешавад? <b>")]), 303);
        assert!(phone.says("The message is sent.") && phone.says("Оё мӯҳлат дароз мешавад? <b>"));
        assert!(phone.says("Not read yet"));
        phone.press_again();
        assert_eq!(phone.page.matches("мӯҳлат").count(), 1, "two clicks are one message");
        assert_eq!(count(world, Kind::MessageFromGroup), 1);
        // The officer finds it waiting, reads, and answers.
        officer.open("/messages");
        let reference = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().reference;
        assert_eq!(officer.click(&reference), 200);
        assert!(officer.says("Оё мӯҳлат дароз мешавад? <b>") && officer.says("The group"));
        phone.open("/case/messages");
        assert!(phone.says("Read: ") && !phone.says("Not read yet"));
        assert_eq!(officer.press("Send", &[("body", "Не, 5 апрел")]), 303);
        assert_eq!(officer.press("Send", &[("body", "Саволи дигар ҳаст?")]), 303);
        assert_eq!(count(world, Kind::MessageFromStaff), 1, "told once until they have read");
        officer.open("/messages");
        assert!(officer.says("No group waits for an answer."));
        phone.open("/case");
        assert!(phone.says("New messages for you: 2."), "{}", phone.text());
        phone.open("/case/messages");
        assert!(phone.says("Не, 5 апрел") && phone.says("The programme"));
        let name = world.read(&Actor::Console, {
            let person = world.person(Role::ProgrammeOfficer);
            move |tx| hashar::people::find(tx, person)
        });
        assert!(!phone.says(&name.unwrap().name), "who of the staff wrote stays inside");
        phone.open("/case");
        assert!(!phone.says("New messages for you"));
        let text = officer.open(&format!("/applications/{id}/messages"));
        assert_eq!(text, 200);
        assert!(!officer.says("Not read yet"));
    });
}

#[test]
fn files_travel_with_messages_and_nobody_else_opens_them() {
    on_both(|world| {
        let (mut phone, id) = a_case(world);
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        phone.open("/case/messages");
        let form = [("body", "Ҳуҷҷат")];
        assert_eq!(phone.send_file_with("/case/messages", &form, "file", "x.exe", b"MZ\x90\0\x03"), 422);
        assert!(phone.says("Ҳуҷҷат"), "what was typed stays");
        assert_eq!(phone.send_file_with("/case/messages", &form, "file", "Бонк.pdf", PDF), 303);
        let link = phone.link("/case/messages/").unwrap();
        let (status, bytes, name) = phone.download(&link, "Content-Disposition");
        assert_eq!((status, bytes.as_slice()), (200, PDF));
        assert!(name.contains("-m1.pdf") && !name.contains("Бонк"), "{name}");
        officer.open(&format!("/applications/{id}/messages"));
        assert!(officer.says("Бонк.pdf"));
        let link = officer.link(&format!("/applications/{id}/messages/")).unwrap();
        assert_eq!(officer.download(&link, "X").0, 200);
        for role in [Role::Director, Role::Auditor, Role::FinanceOfficer, Role::BoardMember] {
            let mut other = browser_of(world, role);
            assert_eq!(other.open(&format!("/applications/{id}/messages")), 404, "{role}");
            assert_eq!(other.download(&link, "X").0, 404, "{role}");
        }
        let (mut stranger, _) = a_phone_beside(world);
        assert_eq!(stranger.download(&link, "X").0, 404);
        assert_eq!(stranger.download(&link.replace(&format!("/applications/{id}"), "/case"), "X").0, 404);
        stranger.open("/case/messages");
        assert!(!stranger.says("Ҳуҷҷат"));
    });
}

/// Another group.
fn a_phone_beside(world: &World) -> (Browser, ApplicationId) {
    let call = world.open_call("R-9", hashar::calls::Mode::Regular, vec![crate::support::world::a_fund(world)]);
    let (id, code) = crate::applications::open_case(world, call);
    let mut phone = world.browser();
    phone.open("/enter");
    assert_eq!(phone.send("/enter", &[("code", &code)]), 303);
    (phone, id)
}

#[test]
fn a_thread_is_given_to_a_colleague_and_settled_and_notes_stay_inside() {
    on_both(|world| {
        let (mut phone, id) = a_case(world);
        let officer = world.actor(Role::ProgrammeOfficer);
        let note = NewNote { case: id, text: "Secretly doubtful".into() };
        world.write(&officer, move |tx| applications::identity::note(tx, &note)).unwrap();
        phone.open("/case/messages");
        phone.press("Send", &[("body", "Ташаккур")]);
        assert!(!phone.says("Secretly doubtful"));
        let other = world.another(Role::ProgrammeLead, "Zarina");
        let mut browser = browser_of(world, Role::ProgrammeOfficer);
        browser.open(&format!("/applications/{id}/messages"));
        assert!(browser.says("Internal notes") && browser.says("Secretly doubtful"));
        assert_eq!(browser.press("Give", &[("person", &other.to_string())]), 303);
        assert!(browser.says("Zarina"));
        assert_eq!(count(world, Kind::MessagesGiven), 1);
        phone.open("/case/messages");
        phone.press("Send", &[("body", "Боз як чиз")]);
        let last = kinds(world).into_iter().filter(|(kind, _)| *kind == Kind::MessageFromGroup);
        assert!(last.map(|(_, to)| to).any(|to| to == Reader::Person(other)), "who was asked is told");
        let mut zarina = world.browser();
        zarina.sign_in(world, other);
        zarina.open("/messages?mine=1");
        assert!(zarina.says("Messages from groups") && zarina.link("/applications/").is_some());
        browser.open("/messages?mine=1");
        assert!(browser.says("No group waits for an answer."));
        zarina.open(&format!("/applications/{id}/messages"));
        assert_eq!(zarina.press("No answer needed", &[]), 303);
        zarina.open("/messages");
        assert!(zarina.says("No group waits for an answer."));
        // A member of the board cannot be given a thread.
        let member = world.person(Role::BoardMember);
        let given = world.write(&officer, move |tx| messages::give(tx, id, Some(member)));
        assert!(given.is_err());
    });
}

#[test]
fn a_ready_text_is_put_in_and_kept_by_staff() {
    on_both(|world| {
        let (_, id) = a_case(world);
        let lang = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().language;
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        officer.open("/messages/texts");
        let text = [("name", "Deadline"), ("language", lang.code()), ("body", "Мӯҳлат 5 апрел аст.")];
        assert_eq!(officer.press("Save", &[("name", ""), ("language", lang.code()), ("body", "x")]), 422);
        assert_eq!(officer.press("Save", &text), 303);
        officer.open(&format!("/applications/{id}/messages"));
        assert_eq!(officer.press("Put it in", &[]), 200);
        assert!(officer.shows("Мӯҳлат 5 апрел аст."));
        officer.open("/messages/texts");
        assert_eq!(officer.click("Deadline"), 200);
        assert_eq!(officer.press("Save", &[("body", "Мӯҳлат 9 апрел аст.")]), 303);
        assert!(officer.says("Мӯҳлат 9 апрел аст.") && !officer.says("5 апрел"));
        officer.click("Deadline");
        assert_eq!(officer.press("Take out of use", &[]), 303);
        assert!(officer.says("No texts yet."));
        let mut member = browser_of(world, Role::BoardMember);
        assert_eq!(member.open("/messages/texts"), 404);
    });
}

#[test]
fn a_group_cannot_bury_the_staff_and_queries_do_not_grow() {
    on_both(|world| {
        let officer = world.actor(Role::ProgrammeOfficer);
        let (_, id) = a_case(world);
        let shelf = world.house.shelf().unwrap();
        let limits = hashar::attachments::Limits::of(&world.house.settings.files).unwrap();
        let say = |text: String| {
            let (shelf, limits) = (shelf.clone(), limits.clone());
            let new = messages::NewMessage { case: id, text, file: None };
            world.write(&Actor::Case(id), move |tx| messages::write(tx, &*shelf, &limits, &new))
        };
        for number in 0..messages::A_DAY {
            say(format!("Message {number}")).unwrap();
        }
        let stop = say("One more".into()).unwrap_err();
        assert_eq!(stop.refusal(), Some(&mail::Refusal::TooManyMessages { max: messages::A_DAY }));
        assert_eq!(count(world, Kind::MessageFromGroup), 1);
        let thread = world.read(&officer, move |tx| messages::thread(tx, id)).unwrap();
        assert_eq!(thread.messages.len(), messages::A_DAY);
        let mut browser = browser_of(world, Role::ProgrammeOfficer);
        browser.open(&format!("/applications/{id}/messages"));
        assert_eq!(browser.press("Search", &[("q", "message 39")]), 303);
        assert!(browser.says("Message 39") && !browser.says("Message 38"), "{}", browser.text());
    });
}
