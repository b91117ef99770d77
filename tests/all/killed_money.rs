//! The buttons that are pressed in [`crate::killed_acts`] and move money: a payout sent, reversed, failed, come back; a
//! statement and a file of rates brought in.

use crate::{
    awards::{an_award, eur, today},
    bank::an_account,
    killed_acts::{Button, Scene},
    payees::prepared,
    support::world::a_fund,
};
use hashar::{
    bank::Kind,
    base::{AwardId, FundId, PayoutId, Role},
    calls::Mode,
    payees,
    payouts::{self, Bank},
};

/// Lines of a statement.
const LINES: u32 = 200;
const RATES: &str = include_str!("../samples/rates/nbt-2026-05-18.xml");

fn an_approved(scene: &Scene<'_>, code: &str) -> (FundId, AwardId, PayoutId) {
    let world = scene.world;
    let fund = a_fund(world);
    let call = world.open_call(code, Mode::Regular, vec![fund]);
    let award = an_award(world, &scene.board, call, fund, eur(100_000));
    let (payee, payout) = prepared(world, award);
    let approver = world.actor(Role::FinanceApprover);
    world.write(&approver, move |tx| payees::verify(tx, payee, "Called")).unwrap();
    world.write(&approver, move |tx| payouts::approve(tx, payout, "")).unwrap();
    (fund, award, payout)
}

/// What changes where a payout is sent, and where it is reversed.
fn of_payout((fund, award, payout): (FundId, AwardId, PayoutId)) -> Vec<String> {
    let (fund, award, payout) = (fund.0, award.0, payout.0);
    let posted = format!("(SELECT transaction_id FROM postings WHERE fund_id = {fund})");
    let balance =
        |account: &str| format!("SUM(amount_minor) FROM balances WHERE fund_id = {fund} AND account = '{account}'");
    vec![
        format!("COUNT(*) FROM payouts WHERE id = {payout} AND state = 'sent'"),
        format!("COUNT(*) FROM instalments WHERE award_id = {award} AND state = 'paid'"),
        format!("SUM(paid_minor) FROM instalments WHERE award_id = {award}"),
        format!("SUM(paid_minor) FROM award_funds WHERE award_id = {award}"),
        format!("COUNT(*) FROM postings WHERE fund_id = {fund}"),
        format!("COUNT(*) FROM ledger_transactions WHERE id IN {posted}"),
        format!("COUNT(*) FROM audit_entries WHERE act = 'funds.post' AND subject_id IN {posted}"),
        format!("SUM(amount_minor) FROM fund_months WHERE fund_id = {fund} AND account = 'paid'"),
        balance("paid"),
        balance("committed"),
        balance("bank"),
    ]
}

pub fn sending(scene: &Scene<'_>, round: u32) -> Button {
    let ids = an_approved(scene, &format!("S-{round}"));
    let (award, payout) = (ids.1.0, ids.2.0);
    let mut changes = of_payout(ids);
    changes.extend([
        format!("COUNT(*) FROM payout_records WHERE payout_id = {payout}"),
        format!("COUNT(*) FROM audit_entries WHERE act = 'payouts.record' AND subject_id = {payout}"),
        format!(
            "COUNT(*) FROM notices WHERE kind = 'payout_sent' \
             AND case_id IN (SELECT application_id FROM awards WHERE id = {award})"
        ),
    ]);
    let on = today(scene.world).format("%d.%m.%Y").to_string();
    Button {
        who: Role::FinanceOfficer,
        path: format!("/payouts/{}/record", ids.2),
        fields: vec![("sent_on", on), ("reference", "FT-1".to_owned())],
        file: None,
        changes,
    }
}

/// A payout that was sent, with EUR 2 of fees.
fn a_sent(scene: &Scene<'_>, code: &str) -> (FundId, AwardId, PayoutId) {
    let (world, ids) = (scene.world, an_approved(scene, code));
    let bank = Bank {
        sent_on: today(world),
        reference: "FT-2".into(),
        control_number: String::new(),
        debited: eur(100_000),
        received: eur(100_000),
        fees: eur(200),
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, ids.2, &bank)).unwrap();
    ids
}

/// What changes where a payout that was sent is undone, by an act that ends it so.
fn undone(ids: (FundId, AwardId, PayoutId), act: &str, end: &str) -> Vec<String> {
    let payout = ids.2.0;
    let mut changes = of_payout(ids);
    changes.extend([
        format!("COUNT(*) FROM payouts WHERE id = {payout} AND state = '{end}'"),
        format!("COUNT(*) FROM payout_records WHERE payout_id = {payout} AND reversed_at IS NOT NULL"),
        format!("COUNT(*) FROM audit_entries WHERE act = '{act}' AND subject_id = {payout}"),
        format!(
            "COUNT(*) FROM ledger_transactions \
             WHERE reverses_id IN (SELECT transaction_id FROM payout_records WHERE payout_id = {payout})"
        ),
    ]);
    changes
}

pub fn reversing(scene: &Scene<'_>, round: u32) -> Button {
    let ids = a_sent(scene, &format!("B-{round}"));
    Button {
        who: Role::FinanceApprover,
        path: format!("/payouts/{}/reverse", ids.2),
        fields: vec![("reason", "Sent twice".to_owned())],
        file: None,
        changes: undone(ids, "payouts.reverse", "reversed"),
    }
}

pub fn failing(scene: &Scene<'_>, round: u32) -> Button {
    bouncing(scene, &format!("F-{round}"), ("payouts.fail", "failed"), "1")
}

pub fn returning(scene: &Scene<'_>, round: u32) -> Button {
    bouncing(scene, &format!("K-{round}"), ("payouts.return", "returned"), "3")
}

/// The bank sends a payout back and keeps something of it, which is posted as fees.
fn bouncing(scene: &Scene<'_>, code: &str, (act, end): (&str, &str), kept: &str) -> Button {
    let ids = a_sent(scene, code);
    let mut changes = undone(ids, act, end);
    changes.push(format!("SUM(amount_minor) FROM balances WHERE fund_id = {} AND account = 'fees'", ids.0.0));
    let fields = [
        ("end", end.to_owned()),
        ("on", today(scene.world).format("%d.%m.%Y").to_string()),
        ("kept", kept.to_owned()),
        ("reason", "The account is closed".to_owned()),
    ];
    Button {
        who: Role::FinanceOfficer,
        path: format!("/payouts/{}/bounce", ids.2),
        fields: fields.into(),
        file: None,
        changes,
    }
}

/// A statement of our account with a euro in each line.
fn a_statement() -> String {
    let balance = |code: &str, euros: u32| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{euros}.00</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2020-05-12</Dt></Dt></Bal>\n"
        )
    };
    let line = |number: u32| {
        format!(
            "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
             <BookgDt><Dt>2020-05-11</Dt></BookgDt><AcctSvcrRef>IN-{number}</AcctSvcrRef>\
             <BkTxCd><Prtry><Cd>IN</Cd></Prtry></BkTxCd><AddtlNtryInf>Gift {number}</AddtlNtryInf></Ntry>\n"
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>\n\
         <GrpHdr><MsgId>S-1</MsgId><CreDtTm>2020-05-12T18:00:00</CreDtTm></GrpHdr><Stmt><Id>S-1</Id>\n\
         <CreDtTm>2020-05-12T18:00:00</CreDtTm>\n\
         <Acct><Id><Othr><Id>1350102119900169</Id></Othr></Id><Ccy>EUR</Ccy></Acct>\n\
         {}{}{}</Stmt></BkToCstmrStmt></Document>\n",
        balance("OPBD", 5_000),
        balance("CLBD", 5_000 + LINES),
        (0..LINES).map(line).collect::<String>()
    )
}

pub fn bringing(scene: &Scene<'_>, _: u32) -> Button {
    let id = an_account(scene.world, Kind::Bank);
    Button {
        who: Role::FinanceOfficer,
        path: format!("/bank/{id}/import"),
        fields: Vec::new(),
        file: Some(a_statement().into_bytes()),
        changes: vec![
            format!("COUNT(*) FROM bank_statements WHERE account_id = {}", id.0),
            format!("COUNT(*) FROM bank_lines WHERE account_id = {}", id.0),
            format!("COUNT(*) FROM audit_entries WHERE act = 'bank.import' AND subject_id = {}", id.0),
            "COUNT(*) FROM notices WHERE kind = 'statement_unmatched'".to_owned(),
        ],
    }
}

pub fn rating(_: &Scene<'_>, round: u32) -> Button {
    let day = format!("2020-01-{:02}", round + 1);
    Button {
        who: Role::FinanceOfficer,
        path: "/funds/rates/file".to_owned(),
        fields: vec![("on", format!("{:02}.01.2020", round + 1))],
        file: Some(RATES.replace("2026-05-18", &day).into_bytes()),
        changes: vec![
            format!("COUNT(*) FROM rates WHERE rated_on = '{day}'"),
            format!(
                "COUNT(*) FROM audit_entries WHERE act = 'funds.import_rates' \
                 AND subject_id IN (SELECT id FROM rates WHERE rated_on = '{day}')"
            ),
        ],
    }
}
