//! The voucher of a payout: every fact of it on one page, in every language.

use crate::{
    awards::{a_board, an_award, eur, today},
    funds::signed_in,
    payees::prepared,
    support::{World, on_both, world::a_fund},
};
use hashar::{
    base::{Lang, Role},
    calls::Mode,
    payees,
    payouts::{self, Bank},
};
use std::process::Command;

/// The text of a PDF, page by page, as Poppler reads it.
pub fn pdf_pages(world: &World, pdf: &[u8]) -> Vec<String> {
    let file = world.folder.join("paper.pdf");
    std::fs::write(&file, pdf).unwrap();
    let read =
        Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().expect("pdftotext (poppler-utils)");
    let text = String::from_utf8(read.stdout).unwrap();
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

#[test]
fn a_payout_has_a_voucher_to_print_with_its_amount_in_words() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let award = an_award(world, &board, call, fund, eur(100_000));
        let (payee, payout) = prepared(world, award);
        world.write(&world.actor(Role::FinanceApprover), move |tx| payees::verify(tx, payee, "Called")).unwrap();
        let mut browser = signed_in(world, Role::FinanceOfficer);
        browser.open(&format!("/payouts/{payout}"));
        assert_eq!(browser.click("Voucher to print"), 200);
        assert!(!browser.says("Number in the ledger"), "it was not posted yet");
        world.write(&world.actor(Role::FinanceApprover), move |tx| payouts::approve(tx, payout, "")).unwrap();
        let bank = Bank {
            sent_on: today(world),
            reference: "FT-1".into(),
            control_number: String::new(),
            debited: eur(100_000),
            received: eur(100_000),
            fees: eur(215),
        };
        world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, payout, &bank)).unwrap();
        for (lang, words) in [
            (Lang::En, "One thousand euros 00/100 (EUR)"),
            (Lang::Ru, "Одна тысяча евро 00/100 (EUR)"),
            (Lang::Tg, "Як ҳазор евро 00/100 (EUR)"),
            (Lang::Uz, "Bir ming yevro 00/100 (EUR)"),
            (Lang::UzCyrl, "Бир минг евро 00/100 (EUR)"),
            (Lang::Ky, "Бир миң евро 00/100 (EUR)"),
        ] {
            assert_eq!(browser.open(&format!("/payouts/{payout}/voucher?speak={}", lang.code())), 200);
            assert!(browser.says(words), "{}", browser.text());
            assert!(browser.says("FT-1") && browser.says("15/100"), "{}", browser.text());
            let path = format!("/payouts/{payout}/voucher.pdf?speak={}", lang.code());
            let (status, pdf, kind) = browser.download(&path, "Content-Type");
            assert_eq!((status, kind.as_str()), (200, "application/pdf"));
            let pages = pdf_pages(world, &pdf);
            assert_eq!(pages.len(), 1, "one page of A4");
            assert!(pages[0].contains("FT-1") && pages[0].contains("00/100 (EUR)"), "{}", pages[0]);
        }
        let mut officer = signed_in(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open(&format!("/payouts/{payout}/voucher")), 404);
    });
}
