//! Everything about a group, handed to it: what is in the archive and what never is, who may take it, and the group's own.

use crate::{
    applications::answer_all,
    attachments::a_phone,
    high_risk::an_endangered_award,
    support::{Browser, World, on_both},
};
use chrono::Duration;
use hashar::{
    applications::{self, identity::NewNote, screen, send, vetting},
    audit,
    base::{Actor, ApplicationId, Deed, GroupId, Role},
    groups::access::{self, Naming},
    mail::messages,
};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

fn browser_of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

/// The files of an archive by their names.
pub fn unpacked(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for place in 0..archive.len() {
        let mut entry = archive.by_index(place).unwrap();
        let (name, mut bytes) = (entry.name().unwrap().into_owned(), Vec::new());
        assert!(entry.enclosed_name().is_some(), "{name} leads out of the archive");
        entry.read_to_end(&mut bytes).unwrap();
        assert!(files.insert(name.clone(), bytes).is_none(), "{name} twice");
    }
    files
}

pub fn text_of(files: &BTreeMap<String, Vec<u8>>) -> String {
    files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect::<Vec<_>>().join("\n")
}

fn count_files(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| if path.is_dir() { count_files(&path) } else { 1 }).sum()
}

fn reference(world: &World, id: ApplicationId) -> String {
    world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().reference
}

fn group_of(world: &World, id: ApplicationId) -> GroupId {
    world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.group_id)).unwrap()
}

/// What staff and others said among themselves about a case: none of it is the group's.
fn said_among_others(world: &World, case: ApplicationId) {
    let officer = world.actor(Role::ProgrammeOfficer);
    let note = NewNote { case, text: "қайди дохилӣ".into() };
    world.write(&officer, move |tx| applications::identity::note(tx, &note)).unwrap();
    let known = vetting::Known { name: "Зулфия".into(), reach: "+992 900 11".into(), question: "What".into() };
    let referee = vetting::NewReferee { case, known };
    let id = world.write(&officer, move |tx| vetting::add_referee(tx, &referee)).unwrap();
    world.write(&officer, move |tx| vetting::note_reply(tx, case, id, "ҷавоби махфӣ")).unwrap();
}

#[test]
fn a_group_at_high_risk_is_handed_everything_about_it_by_who_was_named_and_nothing_of_others() {
    on_both(|world| {
        let (_, case, _) = an_endangered_award(world);
        said_among_others(world, case);
        let limits = hashar::attachments::Limits::of(&world.house.settings.files).unwrap();
        let shelf = world.house.shelf().unwrap();
        let asks = messages::NewMessage { case, text: "Кай пул мерасад?".into(), file: None };
        world.write(&Actor::Case(case), move |tx| messages::write(tx, shelf.as_ref(), &limits, &asks)).unwrap();
        let (group, name) = (group_of(world, case), reference(world, case));
        let (page, lead) = (format!("/groups/{group}/export"), world.person(Role::ProgrammeLead));
        let mut browser = browser_of(world, Role::ProgrammeLead);
        assert_eq!(browser.open(&page), 404, "nobody named the lead");
        assert_eq!(browser.send(&page, &[("reason", "x")]), 404);
        let naming = Naming { group, person: lead, reason: "Works with it".into() };
        world.write(&world.actor(Role::Director), move |tx| access::name(tx, &naming)).unwrap();
        browser.open(&format!("/groups/{group}"));
        assert_eq!(browser.click("Everything about this group"), 200);
        assert_eq!(browser.press("Download", &[("reason", " ")]), 422);
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + Duration::minutes(12)));
        browser.open(&page);
        assert_eq!(browser.send(&page, &[("reason", "A letter")]), 403, "it asks who is there once more");
        browser.open(&page);
        browser.proves();
        let before = count_files(&world.folder);
        let bytes = browser.take(&page, &[("reason", "Номаи гурӯҳ аз 3 июн")]);
        assert_eq!(count_files(&world.folder), before, "nothing was laid down");
        let files = unpacked(&bytes);
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        for wanted in ["README.txt", "data.json", "group.txt", "group.csv"] {
            assert!(names.contains(&wanted), "{wanted} in {names:?}");
        }
        for stem in ["application", "messages", "decision", "grant"] {
            assert!(names.contains(&format!("{name}/{stem}.txt").as_str()), "{stem} in {names:?}");
        }
        let text = text_of(&files);
        let all = [
            "Гурӯҳи занони «Умед»",
            "umed@example.org",
            "1350 1021 1990 0169",
            "AIGUL OSMONOVA",
            "Twelve women learned to sew",
            "FT20-0077",
            "Кай пул мерасад?",
            "Зулфия",
        ];
        for wanted in all {
            assert!(text.contains(wanted), "{wanted}");
        }
        for never in ["қайди дохилӣ", "ҷавоби махфӣ", "Aziza", "Bakyt", "board_chair", "Таҳдид"]
        {
            assert!(!text.contains(never), "{never}");
        }
        let json: serde_json::Value = serde_json::from_slice(&files["data.json"]).unwrap();
        assert!(json.as_array().unwrap().len() >= 5);
        let readme = String::from_utf8(files["README.txt"].clone()).unwrap();
        assert!(readme.contains("Холҳо, овозҳо"), "in the group's language: {readme}");
        let history = world.read(&world.actor(Role::Auditor), move |tx| audit::of_subject(tx, group)).unwrap();
        let taken: Vec<_> = history.iter().filter(|line| line.act == "privacy.export").collect();
        assert_eq!(taken.len(), 1, "one act");
        assert!(format!("{:?}", taken[0]).contains("Номаи гурӯҳ"), "with its reason: {:?}", taken[0]);
        for role in [Role::ProgrammeOfficer, Role::Director, Role::Auditor, Role::FinanceOfficer, Role::BoardChair] {
            let mut other = browser_of(world, role);
            assert_eq!(other.open(&page), 404, "{role}");
            assert!(!Deed::ExportGroup.roles().contains(&role));
        }
    });
}

#[test]
fn a_group_downloads_everything_about_its_own_case_and_no_other() {
    on_both(|world| {
        let (mut phone, id) = a_phone(world);
        answer_all(world, &Actor::Case(id), id);
        phone.open("/case/file/registration_paper");
        assert_eq!(
            phone.send_file("/case/file/registration_paper", "file", "Назарова.pdf", b"%PDF-1.7\nx\n%%EOF\n"),
            303
        );
        world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
        said_among_others(world, id);
        let new = screen::NewScreening {
            case: id,
            outcome: screen::Outcome::AskMore,
            reason: None,
            note: "Буҷетро равшан кунед".into(),
        };
        world.write(&world.actor(Role::ProgrammeOfficer), move |tx| screen::screen(tx, &new)).unwrap();
        phone.open("/case");
        assert_eq!(phone.click("Download everything"), 200);
        assert!(phone.says("Whoever holds this phone or computer can open it"));
        let files = unpacked(&phone.take("/case/export", &[]));
        let name = reference(world, id);
        assert!(files[&format!("{name}/{name}-1.pdf")].starts_with(b"%PDF"), "{:?}", files.keys());
        let text = text_of(&files);
        for wanted in ["umed@example.org", "Назарова.pdf", "Буҷетро равшан кунед", "Зулфия"]
        {
            assert!(text.contains(wanted), "{wanted}");
        }
        assert!(!text.contains("қайди дохилӣ") && !text.contains("ҷавоби махфӣ"));
        let mut lead = browser_of(world, Role::ProgrammeLead);
        lead.open(&format!("/applications/{id}"));
        assert!(lead.says("The group downloaded everything about its application"), "{}", lead.text());
        assert_eq!(lead.open("/case/export"), 404, "no page of staff");
        assert_eq!(world.browser().open("/case/export"), 401);
    });
}
