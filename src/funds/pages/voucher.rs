//! One voucher: its sides, who wrote it, what it undoes.

use super::{correct::Way, ledger::about};
use crate::{
    base::{FundId, Money, PersonId, Stop, stop::Message, words},
    funds::{
        self, Voucher,
        views::{self, Whole},
    },
    people,
    web::{Answer, Fact, Visit},
};
use rocket::{Route, get, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![voucher]
}

#[derive(Serialize)]
struct SideView {
    fund: String,
    account: String,
    debit: Option<Money>,
    credit: Option<Money>,
}

#[derive(Serialize)]
struct VoucherView {
    facts: Vec<Fact>,
    about: String,
    about_href: String,
    /// What it reverses, and what reverses it; empty where there is none.
    undoes: String,
    undoes_href: String,
    undone: String,
    undone_href: String,
    /// Where it is corrected; empty for who may not.
    correct_href: String,
    correct: String,
    sides: Vec<SideView>,
    back_href: String,
}

#[get("/funds/<id>/vouchers/<number>")]
async fn voucher(visit: Visit, id: FundId, number: &str) -> Answer {
    let number: Voucher = number.parse().map_err(|_| Stop::Missing)?;
    let (whole, codes, names) = visit
        .read(move |tx| {
            let whole = views::voucher(tx, number)?;
            let codes: HashMap<FundId, String> =
                funds::list(tx)?.into_iter().map(|fund| (fund.id, fund.code)).collect();
            let people: Vec<PersonId> = whole.line.person.into_iter().collect();
            Ok((whole, codes, people::names(tx, &people)?))
        })
        .await?;
    if !whole.line.entries.iter().any(|entry| entry.fund == id) {
        return Err(Stop::Missing);
    }
    let sides = whole.line.entries.iter().map(|entry| SideView {
        fund: codes.get(&entry.fund).cloned().unwrap_or_default(),
        account: visit.say(&format!("funds-account-{}", entry.account)),
        debit: Some(entry.amount).filter(|amount| !amount.is_negative()),
        credit: entry.amount.negate().ok().filter(|amount| !amount.is_negative()),
    });
    let link = |voucher: Option<Voucher>| {
        let href = voucher.map(|voucher| (voucher.to_string(), format!("/funds/{id}/vouchers/{voucher}")));
        href.unwrap_or_default()
    };
    let (undoes, undoes_href) = link(whole.undoes);
    let (undone, undone_href) = link(whole.line.reversed_by);
    let way = Way::of(&whole.line).filter(|way| visit.may(way.deed())).map(Way::word);
    let view = VoucherView {
        undoes,
        undoes_href,
        undone,
        undone_href,
        correct_href: way.map(|word| format!("/funds/{id}/vouchers/{number}/{word}")).unwrap_or_default(),
        correct: way.map(|word| visit.say(&format!("funds-{word}-link"))).unwrap_or_default(),
        facts: voucher_facts(&visit, &whole, &names),
        about: visit.say(&format!("subject-{}", whole.line.subject_kind)),
        about_href: about(&visit, &whole.line).unwrap_or_default(),
        sides: sides.collect(),
        back_href: format!("/funds/{id}"),
    };
    let heading = visit.message(&Message::new("funds-voucher-heading").with("voucher", number.to_string()));
    visit.show_titled("funds/voucher", &heading, &view)
}

fn voucher_facts(visit: &Visit, whole: &Whole, names: &HashMap<PersonId, String>) -> Vec<Fact> {
    let line = &whole.line;
    let by = line.person.and_then(|person| names.get(&person).cloned());
    [
        ("funds-column-what", visit.say(&format!("funds-purpose-{}", line.purpose))),
        ("funds-voucher-date", words::date(line.on)),
        ("funds-voucher-recorded", visit.local(line.recorded_at)),
        ("funds-voucher-by", by.unwrap_or_else(|| visit.say("funds-voucher-system"))),
        ("funds-voucher-memo", whole.memo.clone().unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| Fact { label: visit.say(key), value })
    .collect()
}
