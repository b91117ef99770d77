//! The wording of notices: kept, refused at its field, tried, sent, reset; and what acts give to each notice.

use crate::support::{
    Browser, World, on_both,
    post::{into_memory, settings},
};
use hashar::{
    base::{Actor, Lang, PersonId, Role},
    calls::Mode,
    db::{Tx, tx::Quiet},
    mail::{self, texts},
    notices::{Kind, Notice, Reader},
};

fn deliver(world: &World) -> Vec<mail::Posted> {
    into_memory(world, &settings(None))
}

fn arrived(world: &World, to: PersonId) {
    let act = move |tx: &mut Tx<'_>| {
        tx.quiet(Quiet::Seeding);
        Notice::new(Kind::ApplicationArrived, Reader::Person(to))
            .with("reference", "TJ-26-0417")
            .with("call", "Winter call")
            .with("link", "/applications/x")
            .queue(tx)
    };
    world.write(&Actor::Console, act).unwrap();
}

fn browser_of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

#[test]
fn a_wording_is_edited_refused_mended_sent_and_reset_in_the_browser() {
    on_both(|world| {
        let officer = world.person(Role::ProgrammeOfficer);
        world.open_call("R-1", Mode::Regular, vec![crate::support::world::a_fund(world)]);
        arrived(world, officer);
        let mut lead = browser_of(world, Role::ProgrammeLead);
        lead.open("/mail");
        lead.click("Wording of notices");
        assert_eq!(lead.click("New application"), 200);
        assert!(lead.says("This is the wording of the program.") && lead.shows("New application: {reference}"));
        assert!(lead.says("TJ-26-0417") && lead.says("Winter call"), "a preview with real data: {}", lead.text());
        // A broken one is refused at its field, and what was typed stays.
        let broken = [("subject", "Come: {reference}"), ("body", "Look {here}")];
        assert_eq!(lead.press("Save", &broken), 422);
        assert!(lead.says("There is no value {here} here.") && lead.shows("Look {here}"), "{}", lead.text());
        assert_eq!(lead.press("Save", &[("subject", "Come {reference"), ("body", "x")]), 422);
        assert!(lead.says("A brace has no partner."), "{}", lead.text());
        assert_eq!(lead.press("Preview", &[("subject", "Come: {reference}"), ("body", "At {call}\n{link}")]), 200);
        assert!(lead.says("Come: TJ-26-0417") && lead.says("At Winter call"), "{}", lead.text());
        assert_eq!(lead.press("Save", &[("subject", "Come: {reference}"), ("body", "At {call}\n{link}")]), 303);
        assert!(lead.says("This is your own wording."));
        let posted = deliver(world);
        assert_eq!(posted[0].subject, "Come: TJ-26-0417");
        assert!(
            posted[0].body.contains("At Winter call\nhttps://grants.example.org/applications/x\n"),
            "{}",
            posted[0].body
        );
        assert!(posted[0].raw.contains("List-Unsubscribe: <https://grants.example.org/notices>"), "{}", posted[0].raw);
        assert_eq!(lead.press("Back to the wording of the program", &[]), 303);
        assert!(lead.says("This is the wording of the program."));
        lead.click("Come: {reference}");
        assert!(lead.shows("At {call}"), "an old version is there to take up again");
        arrived(world, officer);
        assert_eq!(deliver(world)[0].subject, "New application: TJ-26-0417");
        for role in [Role::ProgrammeOfficer, Role::Administrator, Role::BoardMember, Role::Auditor] {
            let mut other = browser_of(world, role);
            assert_eq!(other.open("/mail/texts"), 404, "{role}");
        }
        assert_eq!(lead.open("/mail/texts/nonsense"), 404);
    });
}

#[test]
fn a_wording_of_a_call_goes_before_that_of_all_and_another_language_keeps_its_own() {
    on_both(|world| {
        let lead = world.actor(Role::ProgrammeLead);
        let call = world.open_call("R-1", Mode::Regular, vec![crate::support::world::a_fund(world)]);
        let keep = |call, lang, subject: &str| {
            let spot = texts::Spot { piece: texts::Piece::Notice(Kind::Decision), call, lang };
            let wording = texts::Wording { subject: subject.into(), body: "{call} {link}".into() };
            world.write(&lead, move |tx| texts::keep(tx, spot, &wording)).unwrap();
        };
        keep(None, Lang::Ru, "for all");
        keep(Some(call), Lang::Ru, "for one");
        keep(None, Lang::Uz, "hammaga");
        let find = |call, lang| {
            let piece = texts::Piece::Notice(Kind::Decision);
            let found = world.read(&lead, move |tx| texts::find(tx, piece, call, lang)).unwrap();
            found.map(|(wording, from)| (wording.subject, from))
        };
        assert_eq!(find(Some(call), Lang::Ru), Some(("for one".into(), Lang::Ru)));
        assert_eq!(find(None, Lang::Ru), Some(("for all".into(), Lang::Ru)));
        assert_eq!(find(Some(call), Lang::UzCyrl), Some(("hammaga".into(), Lang::Uz)));
        assert_eq!(find(Some(call), Lang::Tg), None);
        let spot = texts::Spot { piece: texts::Piece::Notice(Kind::Decision), call: Some(call), lang: Lang::Ru };
        world.write(&lead, move |tx| texts::reset(tx, spot)).unwrap();
        assert_eq!(find(Some(call), Lang::Ru), Some(("for all".into(), Lang::Ru)));
    });
}

#[test]
fn a_notice_without_its_values_or_with_others_is_not_queued() {
    on_both(|world| {
        let officer = world.person(Role::ProgrammeOfficer);
        let queue = |values: &'static [(&'static str, &'static str)]| {
            world.write(&Actor::Console, move |tx| {
                tx.quiet(Quiet::Seeding);
                let notice = Notice::new(Kind::MailFailing, Reader::Person(officer));
                values.iter().fold(notice, |notice, (name, value)| notice.with(name, *value)).queue(tx)
            })
        };
        assert!(queue(&[]).is_err());
        assert!(queue(&[("link", "/mail"), ("amount", "7")]).is_err());
        assert!(queue(&[("link", "/mail")]).is_ok());
    });
}

#[test]
fn mail_tells_how_it_stands_and_shows_what_it_will_say() {
    on_both(|world| {
        let officer = world.person(Role::ProgrammeOfficer);
        arrived(world, officer);
        let mut browser = world.browser();
        assert_eq!(browser.open("/health/mail"), 200);
        assert!(browser.page.starts_with("waiting 1\noverdue_minutes 0\nfailed 0\n"), "{}", browser.page);
        browser.sign_in(world, officer);
        browser.open("/mail");
        assert_eq!(browser.click("New application"), 200);
        assert!(browser.says("Not sent yet.") && browser.says("TJ-26-0417"), "{}", browser.text());
    });
}
