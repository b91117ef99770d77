//! The first start, the list of people, and doors that remember.

use crate::support::{World, on_both, world::master};
use chrono::Duration;
use hashar::{
    base::{Actor, Role},
    db::Db,
    notices::{self, Kind},
    people::{self, Refusal, doors, setup},
};

fn link(world: &World) -> String {
    world.read(&Actor::Console, setup::hand_out).unwrap()
}

#[test]
fn the_first_account_is_opened_by_a_link_that_works_once() {
    on_both(|world| {
        let start = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let link = link(world);
        let new = [
            ("name", "Нилуфар Каримова"),
            ("email", "nilufar@example.org"),
            ("password", "chorta kabutar"),
            ("language", "tg"),
            ("zone", "Asia/Dushanbe"),
        ];
        let mut browser = world.browser();
        assert_eq!(browser.open("/setup/99999999999-00"), 404);
        assert_eq!(browser.open(&format!("{link}0")), 404);
        world.db.set_now(Some(start + Duration::hours(25)));
        assert_eq!(browser.open(&link), 404, "a day is over");
        world.db.set_now(Some(start));
        assert_eq!(browser.open(&link), 200);
        for (field, bad) in [("name", ""), ("email", "nilufar"), ("password", "password1"), ("zone", "Dushanbe")] {
            let fields: Vec<_> =
                new.iter().map(|(name, value)| (*name, if *name == field { bad } else { value })).collect();
            assert_eq!(browser.send(&link, &fields), 422, "{field}");
            let kept = if field == "name" { "nilufar@example.org" } else { "Нилуфар Каримова" };
            assert!(browser.shows(kept), "what was typed is there again");
        }
        assert_eq!(browser.send(&link, &new), 303);
        assert_eq!(browser.open("/people"), 200);
        assert!(browser.shows("Нилуфар Каримова"));
        let mut late = world.browser();
        assert_eq!(late.open(&link), 404, "it was used");
        let again = world.read(&Actor::Console, setup::hand_out).unwrap_err();
        assert_eq!(again.refusal(), Some(&Refusal::SetUpAlready));
        let everybody = world.read(&Actor::Console, people::directory).unwrap();
        assert_eq!(everybody.len(), 1);
        assert_eq!(everybody[0].roles, [Role::Administrator]);
    });
}

#[test]
fn a_change_of_roles_is_told_to_whom_it_concerns() {
    on_both(|world| {
        let id = world.person(Role::Auditor);
        let boss = world.actor(Role::Administrator);
        let told = || {
            let log = world.read(&boss, |tx| notices::log(tx, None, None, 100)).unwrap();
            log.iter().filter(|line| line.kind == Kind::RoleChanged).count()
        };
        let change = |roles: Vec<Role>| {
            world.write(&boss, move |tx| people::register::change_roles(tx, id, &roles)).unwrap();
        };
        change(vec![Role::Auditor]);
        assert_eq!(told(), 0, "nothing has changed");
        change(vec![Role::Director, Role::Auditor]);
        assert_eq!(told(), 1);
        change(vec![Role::Auditor, Role::Director]);
        assert_eq!(told(), 1, "the order is none");
    });
}

#[test]
fn the_list_of_people_asks_as_often_for_one_as_for_many() {
    on_both(|world| {
        let boss = world.actor(Role::Administrator);
        let mut browser = world.browser();
        browser.sign_in(world, world.person(Role::Administrator));
        assert_eq!(browser.open("/people"), 200);
        assert!(browser.says("Second factor") && browser.says("Open work"));
        let look = |tx: &mut hashar::db::Tx<'_>| {
            let before = hashar::db::queries();
            let count = people::list(tx)?.len();
            people::second::holders(tx)?;
            hashar::board::waiting::of_members(tx)?;
            hashar::applications::hand_over::in_hands(tx)?;
            Ok((count, hashar::db::queries() - before))
        };
        let few = world.read(&boss, look).unwrap();
        for name in ["a", "b", "c"] {
            world.another(Role::BoardMember, name);
        }
        let more = world.read(&boss, look).unwrap();
        assert_eq!((more.0, more.1), (few.0 + 3, few.1));
    });
}

#[test]
fn wrong_tries_are_remembered_by_all_servers_and_forgotten_with_time() {
    on_both(|world| {
        let start = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(start));
        let other = Db::open(&world.address, 2, master()).unwrap();
        other.set_now(Some(start));
        let knock = |db: &Db, door: &'static [u8]| {
            db.write_now(&Actor::Visitor, None, move |tx| doors::knock(tx, door)).unwrap()
        };
        let waits: Vec<u64> = (0..10).map(|n| knock(if n % 2 == 0 { &world.db } else { &other }, b"one")).collect();
        assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8, 16, 16], "each server knows of the other's");
        assert_eq!(knock(&other, b"two"), 0, "another door is its own");
        for (minutes, wait) in [(1, 1), (2, 0)] {
            world.db.set_now(Some(start + Duration::minutes(minutes)));
            assert_eq!(knock(&world.db, b"one"), wait, "after {minutes} minutes");
        }
        world.db.set_now(Some(start - Duration::days(1)));
        assert!(knock(&world.db, b"one") < doors::SHUT, "a clock set back shuts nobody out");
        world.db.set_now(Some(start + Duration::minutes(2)));
        for n in 0..40_u8 {
            let door = vec![n, 1];
            world.write(&Actor::Visitor, move |tx| doors::knock(tx, &door)).unwrap();
        }
        assert_eq!(knock(&world.db, b"three"), 1, "many wrong tries at many doors slow all down a little");
        world.write(&Actor::Visitor, |tx| doors::right(tx, b"one")).unwrap();
        assert!(knock(&world.db, b"one") <= 1);
        world.db.set_now(Some(start + Duration::hours(1)));
        let limits = world.house.limits();
        world.write(&Actor::Clerk, move |tx| people::sessions::sweep(tx, limits)).unwrap();
        assert_eq!(knock(&other, b"fresh"), 0);
    });
}
