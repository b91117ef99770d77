//! One award: its parts, funds, payouts, reports and history.

use super::{Fact, Tag, part_tag, tag, word};
use crate::{
    audit::pages::HistoryView,
    awards::{
        Instalment, InstalmentState, Share, State,
        views::{self, Detail},
    },
    base::{AwardId, Deed, Money, money, words},
    calls::choices::{self, Lists},
    funds::Fund,
    payouts, reports,
    web::{Answer, Visit},
};
use rocket::{Route, get, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![detail]
}

#[derive(Serialize)]
struct DetailView {
    name: String,
    tag: Tag,
    amount: Money,
    paid: Money,
    left: Money,
    facts: Vec<Fact>,
    conditions: String,
    parts: Vec<PartView>,
    funds: Vec<FundView>,
    payouts: Vec<PayoutView>,
    reports: Vec<ReportView>,
    amendments: Vec<AmendmentView>,
    amend: String,
    history: Vec<HistoryView>,
    letter: String,
    duties: String,
    plan: String,
    finish: String,
    application: String,
}

#[derive(Serialize)]
struct AmendmentView {
    href: String,
    before: Money,
    amount: Money,
    state: String,
}

#[derive(Serialize)]
struct ReportView {
    href: String,
    title: String,
    tag: Tag,
}

#[derive(Serialize)]
struct PartView {
    number: i32,
    amount: Money,
    paid: Money,
    due: String,
    waits_for: String,
    note: String,
    met: String,
    tag: Tag,
    /// Where it is recorded that the condition is met; empty where it is not to be.
    meet: String,
    /// Where a payout of it is prepared; empty where it is not to be.
    pay: String,
}

#[derive(Serialize)]
struct FundView {
    href: String,
    name: String,
    committed: Money,
    /// What of it is for exchange changes; empty where nothing is.
    margin: String,
    paid: Money,
    rate: String,
}

#[derive(Serialize)]
struct PayoutView {
    href: String,
    number: i32,
    charge: Money,
    local: Money,
    tag: Tag,
}

#[get("/awards/<id>")]
async fn detail(visit: Visit, id: AwardId) -> Answer {
    let (found, paid, sent, changes, lists) = visit
        .read(move |tx| {
            let found = views::detail(tx, id)?;
            let (paid, sent) = (payouts::views::of_award(tx, id)?, reports::views::sent_of(tx, id)?);
            let changes = crate::awards::amend::of(tx, &found.award)?;
            Ok((found, paid, sent, changes, choices::lists(tx)?))
        })
        .await?;
    let active = found.award.state == State::Active;
    let may_plan = active && visit.may(Deed::PlanInstalments);
    let link = |shown: bool, to: String| if shown { to } else { String::new() };
    let left = found.award.amount.checked_sub(found.paid).map_err(crate::awards::broken)?;
    let view = DetailView {
        name: found.name.clone(),
        tag: tag(&visit, found.award.state),
        amount: found.award.amount,
        paid: found.paid,
        left,
        facts: facts(&visit, &found, &lists),
        conditions: found.award.conditions.clone().unwrap_or_default(),
        parts: found.instalments.iter().map(|part| part_view(&visit, &found, part)).collect(),
        funds: found.funds.iter().map(|(fund, share)| fund_view(&visit, fund, share)).collect(),
        amend: link(may_plan, format!("/awards/{id}/amend")),
        amendments: changes
            .iter()
            .map(|one| AmendmentView {
                href: format!("/amendments/{}", one.id),
                before: one.before,
                amount: one.wanted.amount,
                state: word(&visit, "funds-proposal", one.state.as_str()),
            })
            .collect(),
        reports: sent
            .iter()
            .map(|(report, part, state)| ReportView {
                href: format!("/reports/{report}"),
                title: reports::pages::title(&visit, *part),
                tag: reports::pages::tag(&visit, *state),
            })
            .collect(),
        payouts: paid.iter().map(|payout| payout_view(&visit, payout)).collect(),
        history: crate::audit::pages::lines(&visit, &found.history, &found.names),
        letter: link(!found.closed, format!("/awards/{id}/letter")),
        duties: format!("/awards/{id}/duties"),
        plan: link(may_plan, format!("/awards/{id}/plan")),
        finish: link(may_plan, format!("/awards/{id}/finish")),
        application: link(
            !found.closed && visit.may(Deed::SeeApplications),
            format!("/applications/{}", found.award.application),
        ),
    };
    let heading = crate::base::Message::new("awards-detail-heading").with("reference", found.reference.as_str());
    visit.show_titled("awards/detail", &visit.message(&heading), &view)
}

pub(super) fn facts(visit: &Visit, found: &Detail, lists: &Lists) -> Vec<Fact> {
    let award = &found.award;
    let mut facts = vec![
        ("awards-group", found.name.clone()),
        ("awards-country", lists.name("country", &found.country, visit.lang)),
        ("awards-awarded-on", words::date(award.awarded_on)),
        ("awards-mode", word(visit, "calls-mode", &award.mode)),
        ("awards-language", found.language.own_name().to_owned()),
    ];
    if let (Some(first), Some(last)) = (award.starts_on, award.ends_on) {
        facts.push(("awards-letter-period", format!("{} – {}", words::date(first), words::date(last))));
    }
    facts.into_iter().map(|(key, value)| Fact { label: visit.say(key), value }).collect()
}

fn part_view(visit: &Visit, found: &Detail, part: &Instalment) -> PartView {
    let active = found.award.state == State::Active;
    let met = part.met_on.map(|day| {
        let who = part.met_by.and_then(|person| found.names.get(&person)).cloned().unwrap_or_default();
        visit.message(&crate::base::Message::new("awards-met").with("on", day).with("who", who))
    });
    let may_meet = active && part.state == InstalmentState::Locked && visit.may(Deed::PlanInstalments);
    let may_pay = active && part.state == InstalmentState::Open && visit.may(Deed::PreparePayout);
    let link = |shown: bool, to: String| if shown { to } else { String::new() };
    PartView {
        number: part.number,
        amount: part.amount,
        paid: part.paid,
        due: words::date(part.due_on),
        waits_for: word(visit, "awards-condition", part.condition.as_str()),
        note: part.note.clone().unwrap_or_default(),
        met: met.unwrap_or_default(),
        tag: part_tag(visit, part.state),
        meet: link(may_meet, format!("/awards/{}/instalments/{}/met", found.award.id, part.id)),
        pay: link(may_pay, format!("/instalments/{}/prepare", part.id)),
    }
}

fn fund_view(visit: &Visit, fund: &Fund, share: &Share) -> FundView {
    FundView {
        href: if visit.may(Deed::SeeFunds) { format!("/funds/{}", fund.id) } else { String::new() },
        name: format!("{} ({})", fund.labels.say(visit.lang), fund.code),
        committed: share.committed,
        paid: share.paid,
        margin: margin_words(visit, share),
        rate: share.rate.as_ref().map(|used| payouts::pages::rate_words(visit, used)).unwrap_or_default(),
    }
}

/// What of a reserve is for exchange changes, with the share that it is; empty where there is none.
fn margin_words(visit: &Visit, share: &Share) -> String {
    let amount = share.apart(share.committed).ok().map(|[_, margin]| margin).filter(Money::is_positive);
    let said = |amount| {
        format!(
            "{} · {}",
            money::format(&amount, visit.lang.style()),
            money::format_share(share.margin, visit.lang.style())
        )
    };
    amount.map(said).unwrap_or_default()
}

fn payout_view(visit: &Visit, payout: &payouts::Payout) -> PayoutView {
    PayoutView {
        href: if visit.may(Deed::SeePayouts) { format!("/payouts/{}", payout.id) } else { String::new() },
        number: payout.number,
        charge: payout.record.as_ref().map_or(payout.charge, |record| record.debited),
        local: payout.record.as_ref().map_or(payout.local, |record| record.received),
        tag: payouts::pages::tag(visit, payout.state),
    }
}
