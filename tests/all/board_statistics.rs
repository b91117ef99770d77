//! A round in numbers, and who sees which of them.

use crate::{
    board::{Board, at_the_desk, body, in_all_languages, person},
    support::on_both,
};
use hashar::{
    base::{Actor, Role},
    board::{
        scores,
        statistics::{self, Statistics},
    },
};

#[test]
fn staff_see_every_readers_leniency_and_a_member_only_their_own() {
    on_both(|world| {
        let board = Board::new(world);
        let ids = [board.application(), board.application(), board.application()];
        let look = |actor: &Actor| -> Statistics {
            let call = board.call;
            world.read(actor, move |tx| statistics::of_call(tx, call)).unwrap()
        };
        let lead = world.actor(Role::ProgrammeLead);
        for (place, id) in (0..).zip(ids) {
            board.all_clear(id);
            // The first reads strictly, the third leniently.
            for (seat, member) in (0..).zip(&board.members[..3]) {
                board.lock(member, id, 1 + place + seat / 2);
            }
        }
        let whole = look(&lead);
        assert_eq!(whole.readers.len(), 3);
        assert!(whole.readers.is_sorted_by(|one, other| one.leniency >= other.leniency));
        assert_eq!(whole.readers[0].member, person(&board.members[2]));
        assert!(whole.agreement.is_some_and(|agreement| (0.0..=1.0).contains(&agreement)));
        assert!(!look(&board.members[3]).is_open, "who has not scored sees nothing");
        assert!(look(&board.members[3]).readers.is_empty());
    });
}

#[test]
fn the_page_and_its_table_tell_what_was_changed_and_decided() {
    on_both(|world| {
        let board = Board::new(world);
        let ids = [board.application(), board.application()];
        for id in ids {
            board.all_clear(id);
            for (points, member) in (2..).zip(board.everybody()) {
                board.lock(member, id, points.min(5));
            }
        }
        let lead = world.actor(Role::ProgrammeLead);
        let member = person(&board.members[0]);
        world.write(&lead, move |tx| scores::reopen(tx, ids[0], member, "misread")).unwrap();
        board.lock(&board.members[0], ids[0], 5);
        let path = format!("/board/rounds/{}/statistics", board.call);
        let mut browser = world.browser();
        browser.sign_in(world, person(&lead));
        browser.open(&format!("/board/rounds/{}/ranking", board.call));
        assert!(browser.shows(&path));
        in_all_languages(&mut browser, &path);
        assert!(browser.shows("1 of 10; on average by 40.00 points"), "{}", body(&browser));
        assert!(browser.shows("aigul") && browser.shows("Tajikistan") && browser.shows("<rect"));
        let (status, csv, kind) = browser.download(&format!("{path}.csv"), "content-type");
        let csv = String::from_utf8(csv).unwrap();
        assert!(status == 200 && kind.starts_with("text/csv"), "{kind}");
        assert!(csv.contains("country,TJ,applications,2") && csv.contains("round,ROUND,sheets_changed,1"), "{csv}");
        let mut own = at_the_desk(&board, &board.members[0]);
        in_all_languages(&mut own, &path);
        assert!(own.shows("aigul") && !own.shows("bakyt"), "{}", body(&own));
        let (_, csv, _) = own.download(&format!("{path}.csv"), "content-type");
        assert!(!String::from_utf8(csv).unwrap().contains("bakyt"));
        board.application();
        own.open(&path);
        assert!(own.shows("open when you have scored all applications") && !own.shows("aigul</th>"));
    });
}
