//! The voucher of a payout: one A4 page to print, sign and file, and the same as PDF. One source for both, in any
//! language, with the amounts in words.

use super::{approvers, fund_words, payee_words, rate_words};
use crate::{
    awards::pages::word,
    base::{Lang, Message, Money, PayoutId, PersonId, Stop, money, words},
    funds::{self, Voucher},
    payouts::{
        Verdict,
        views::{self, Detail},
    },
    web::{
        Answer, Page, Visit,
        document::{self, Document},
    },
};
use rocket::{Route, get, http::ContentType, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, pdf]
}

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct Other {
    href: String,
    code: &'static str,
    label: &'static str,
}

/// What the page shows and the PDF holds.
#[derive(Serialize)]
struct Paper {
    lang: &'static str,
    title: String,
    facts: Vec<Fact>,
    /// Each amount in figures and in words.
    amounts: Vec<Fact>,
    signatures: Vec<String>,
    foot: String,
    others: Vec<Other>,
    pdf: String,
    back: String,
}

/// An amount in figures, and below it in words.
fn amount(visit: &Visit, key: &str, amount: &Money) -> Fact {
    let figures = money::format(amount, visit.lang.style());
    Fact { label: visit.say(key), value: format!("{figures}\n{}", money::in_words(amount, visit.lang)) }
}

fn facts(visit: &Visit, found: &Detail, number: Option<Voucher>) -> Vec<Fact> {
    let payout = &found.payout;
    let name = |person: PersonId| found.names.get(&person).cloned().unwrap_or_default();
    let approved = payout.approvals.iter().filter(|one| one.verdict == Verdict::Approve && !one.void);
    let approved: Vec<String> =
        approved.map(|one| format!("{} · {}", approvers::who(visit, found, one), visit.local(one.at))).collect();
    let record = payout.record.as_ref();
    [
        ("payouts-voucher-number", number.map(|number| number.to_string())),
        ("payouts-voucher-award", Some(found.line.reference.clone())),
        ("payouts-instalment", Some(found.part.number.to_string())),
        ("awards-group", Some(found.line.name.clone())),
        ("payouts-payee", Some(payee_words(visit, &found.payee))),
        ("payouts-method", Some(word(visit, "payees-method", payout.method.as_str()))),
        ("payouts-purpose", payout.purpose.clone()),
        ("payouts-item", Some(payout.extra.item.clone())),
        ("payouts-receiver", payout.handover.as_ref().map(|one| one.receiver.clone())),
        ("payouts-serial", payout.handover.as_ref().and_then(|one| one.serial.clone())),
        ("awards-fund", Some(fund_words(visit, found))),
        ("payouts-rate", payout.rate.as_ref().map(|used| rate_words(visit, used))),
        ("payouts-sent-on", record.map(|record| words::date(record.sent_on))),
        ("payouts-reference", record.map(|record| record.reference.clone())),
        ("payouts-prepared-by", Some(format!("{} · {}", name(payout.prepared_by), visit.local(payout.prepared_at)))),
        ("payouts-voucher-approved", Some(approved.join("; "))),
        (
            "payouts-recorded-by",
            record.map(|one| format!("{} · {}", name(one.recorded_by), visit.local(one.recorded_at))),
        ),
        ("payouts-voucher-undone", record.and_then(|one| one.reversal.as_ref()).map(|one| one.reason.clone())),
    ]
    .into_iter()
    .filter_map(|(key, value)| {
        Some(Fact { label: visit.say(key), value: value.filter(|value| !value.trim().is_empty())? })
    })
    .collect()
}

async fn load(visit: &Visit, id: PayoutId, speak: Option<&str>) -> Result<Paper, Stop> {
    let (found, number) = visit
        .read(move |tx| {
            let found = views::detail(tx, id)?;
            let posted = found.payout.record.as_ref().map(|record| record.transaction);
            let number = posted.map(|posted| funds::views::number_of(tx, posted)).transpose()?;
            Ok((found, number))
        })
        .await?;
    let visit = &Visit { lang: speak.and_then(Lang::from_code).unwrap_or(visit.lang), ..visit.clone() };
    let payout = &found.payout;
    let amounts = match &payout.record {
        Some(record) => vec![
            amount(visit, "payouts-debited", &record.debited),
            amount(visit, "payouts-received", &record.received),
            amount(visit, "payouts-charged-fees", &record.fees),
        ],
        None => vec![
            amount(visit, "payouts-charge", &payout.charge),
            amount(visit, "payouts-local", &payout.local),
            amount(visit, "payouts-fees", &payout.fees),
        ],
    };
    let title = Message::new("payouts-voucher-heading")
        .with("reference", found.line.reference.as_str())
        .with("number", payout.number);
    let others = Lang::ALL.iter().filter(|lang| **lang != visit.lang).map(|lang| Other {
        href: format!("/payouts/{id}/voucher?speak={}", lang.code()),
        code: lang.code(),
        label: lang.own_name(),
    });
    Ok(Paper {
        lang: visit.lang.code(),
        title: visit.message(&title),
        facts: facts(visit, &found, number),
        amounts,
        signatures: ["payouts-voucher-sign-prepared", "payouts-voucher-sign-approved", "payouts-voucher-sign-received"]
            .map(|key| visit.say(key))
            .into(),
        foot: format!("{} · {id}", found.line.reference),
        others: others.collect(),
        pdf: format!("/payouts/{id}/voucher.pdf?speak={}", visit.lang.code()),
        back: format!("/payouts/{id}"),
    })
}

#[get("/payouts/<id>/voucher?<speak>")]
async fn page(visit: Visit, id: PayoutId, speak: Option<&str>) -> Answer {
    let paper = load(&visit, id, speak).await?;
    let title = paper.title.clone();
    visit.show_titled("payouts/voucher", &title, &paper)
}

#[get("/payouts/<id>/voucher.pdf?<speak>")]
async fn pdf(visit: Visit, id: PayoutId, speak: Option<&str>) -> Answer {
    let paper = load(&visit, id, speak).await?;
    let lang = Lang::from_code(paper.lang).unwrap_or(visit.lang);
    let mut document = Document::new(lang, paper.title).with_foot(paper.foot);
    for fact in paper.facts.iter().chain(&paper.amounts) {
        document.pair(&fact.label, &fact.value);
    }
    for signature in paper.signatures {
        document.signature(signature);
    }
    let (kind, sub) = document::PDF;
    Ok(Page::download("voucher.pdf", ContentType::new(kind, sub), document.pdf()?))
}
