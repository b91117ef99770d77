//! One group: its record, its applications over all calls, who may be the same, and what identifies it, opened for a reason.

use super::{href, merge, name, risk_words, tone};
use crate::{
    applications::list as applications,
    audit::{self, HistoryLine},
    base::{Deed, GroupId, PersonId, Stop, words},
    calls::{self, choices},
    groups::{
        Contact, Group, REASON_MAX, Risk,
        members::{self, Member},
        merge as merging,
        register::{self, Card, Opening},
        twins::Twin,
    },
    payees, people,
    web::{Answer, Fact, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, post, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![detail, open, open_again]
}

const OPEN: &str = "groups-open";

#[derive(Serialize)]
struct CaseRow {
    href: String,
    reference: String,
    call: String,
    requested: String,
    day: String,
    status: String,
}

#[derive(Serialize)]
struct PayeeRow {
    href: String,
    name: String,
    account: String,
}

#[derive(Serialize)]
struct MemberView {
    name: String,
    role: String,
    way: String,
    note: String,
    remove: Option<FormView>,
}

/// What identifies the group, once it was opened.
#[derive(Serialize)]
struct Closed {
    facts: Vec<Fact>,
    members: Vec<MemberView>,
}

#[derive(Serialize)]
struct Detail {
    href: String,
    risk: String,
    tone: &'static str,
    facts: Vec<Fact>,
    cases: Vec<CaseRow>,
    payees: Vec<PayeeRow>,
    sees_payees: bool,
    add_payee: String,
    twins: Vec<merge::TwinView>,
    merged: Vec<merge::MergedView>,
    may_edit: bool,
    names: String,
    export: String,
    by_name_only: bool,
    closed: Option<Closed>,
    open: Option<FormView>,
    history: Vec<audit::pages::HistoryView>,
}

/// What the page of a group shows.
pub(super) struct Around {
    pub group: Group,
    cases: Vec<(crate::applications::Case, chrono::NaiveDate)>,
    calls: HashMap<crate::base::CallId, String>,
    payees: Vec<payees::Payee>,
    twins: Vec<Twin>,
    merged: Vec<Group>,
    lists: choices::Lists,
    history: Vec<HistoryLine>,
    names: HashMap<PersonId, String>,
    closed: Option<(Card, Vec<Contact>, Vec<Member>)>,
}

async fn around(visit: &Visit, id: GroupId, is_open: bool) -> Result<Around, Stop> {
    visit
        .read(move |tx| {
            let group = register::see(tx, id)?;
            let family = merging::family(tx, group.id)?;
            let sees_payees = tx.may(Deed::SeePayouts) || tx.may(Deed::EditPayees);
            let is_open = is_open && !group.closed;
            let closed = if is_open {
                let contacts = crate::groups::contacts(tx, &group)?;
                Some((register::card(tx, &group)?, contacts, members::of_group(tx, &group)?))
            } else {
                None
            };
            let history = if tx.may(Deed::SeeHistory) { audit::of_subject(tx, group.id)? } else { Vec::new() };
            let names = people::names(tx, &audit::pages::people_of(&history))?;
            Ok(Around {
                cases: applications::of_groups(tx, &family)?,
                calls: calls::all(tx)?.into_iter().map(|call| (call.id, call.code)).collect(),
                payees: if sees_payees && !group.closed { payees::search::of_groups(tx, &family)? } else { Vec::new() },
                twins: payees::search::twins(tx, group.id)?.1,
                merged: merging::merged(tx, group.id)?,
                lists: choices::lists(tx)?,
                history,
                names,
                closed,
                group,
            })
        })
        .await
}

#[get("/groups/<id>")]
async fn detail(visit: Visit, id: GroupId) -> Answer {
    show(&visit, id, &Form::blank(OPEN), false).await
}

/// Opens what identifies the group, for a reason that is written down, and shows it once.
#[post("/groups/<id>/identity", data = "<posted>")]
async fn open(visit: Visit, id: GroupId, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::OpenIdentity)).await?;
    let mut form = Form::sent(OPEN, posted);
    let new = form.text("reason", REASON_MAX).map(|reason| Opening { group: id, reason });
    let is_open = visit.act(&mut form, new, register::open).await?.is_some();
    let form = if is_open { Form::blank(OPEN) } else { form };
    show(&visit, id, &form, is_open).await
}

#[get("/groups/<id>/identity")]
async fn open_again(visit: Visit, id: GroupId) -> Answer {
    visit.go(href(id))
}

async fn show(visit: &Visit, id: GroupId, form: &Form, is_open: bool) -> Answer {
    let around = around(visit, id, is_open).await?;
    let group = &around.group;
    // A record that leads to another is shown as that one.
    if group.id != id {
        return visit.go(href(group.id));
    }
    let may_edit = visit.may(Deed::EditGroups) && !group.closed;
    let may_open = visit.may(Deed::OpenIdentity) && !is_open && !group.closed;
    let reason = || vec![Input::text("reason").max(REASON_MAX).width("l")];
    let view = Detail {
        href: href(id),
        risk: risk_words(visit, group.risk),
        tone: tone(group.risk),
        facts: facts(visit, &around),
        cases: around.cases.iter().map(|(case, day)| case_row(visit, case, *day, &around.calls)).collect(),
        payees: around.payees.iter().map(|payee| payee_row(visit, payee)).collect(),
        sees_payees: visit.may(Deed::SeePayouts) || visit.may(Deed::EditPayees),
        add_payee: if visit.may(Deed::EditPayees) { format!("/payees/add?group={id}") } else { String::new() },
        twins: around.twins.iter().map(|twin| merge::twin_view(visit, id, twin, may_edit)).collect(),
        merged: around.merged.iter().map(|one| merge::merged_view(visit, one, may_edit)).collect(),
        may_edit,
        names: if group.risk == Risk::High && visit.may(Deed::NameForGroup) {
            format!("{}/names", href(id))
        } else {
            String::new()
        },
        export: if visit.may(Deed::ExportGroup) && !group.closed {
            format!("{}/export", href(id))
        } else {
            String::new()
        },
        by_name_only: group.closed,
        closed: around.closed.as_ref().map(|closed| closed_view(visit, &around, closed, may_edit)),
        open: may_open
            .then(|| form.view(visit, &format!("{}/identity", href(id)), reason(), "groups-open-button").aside()),
        history: audit::pages::lines(visit, &around.history, &around.names),
    };
    visit.show_form_titled("groups/detail", &name(visit, group), form, &view)
}

fn facts(visit: &Visit, around: &Around) -> Vec<Fact> {
    let group = &around.group;
    let named = |list: &str, code: &Option<String>| {
        code.as_deref().map(|code| around.lists.name(list, code, visit.lang)).unwrap_or_default()
    };
    let facts = [
        ("kind", named("kind", &group.kind)),
        ("country", named("country", &group.country)),
        ("region", named("region", &group.region)),
        ("language", group.language.own_name().to_owned()),
        ("languages", group.languages.clone()),
        ("receives", visit.say(&format!("groups-receives-{}", group.receives))),
        ("known", group.known_on.map(words::date).unwrap_or_default()),
    ];
    filled(visit, facts)
}

fn filled<const N: usize>(visit: &Visit, facts: [(&str, String); N]) -> Vec<Fact> {
    let filled = facts.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(key, value)| Fact { label: visit.say(&format!("groups-fact-{key}")), value }).collect()
}

fn case_row(
    visit: &Visit,
    case: &crate::applications::Case,
    day: chrono::NaiveDate,
    calls: &HashMap<crate::base::CallId, String>,
) -> CaseRow {
    let state = case.state.as_str().replace('_', "-");
    CaseRow {
        href: format!("/applications/{}", case.id),
        reference: case.reference.clone(),
        call: calls.get(&case.call_id).cloned().unwrap_or_default(),
        requested: case
            .requested
            .map(|amount| crate::base::money::format(&amount, visit.lang.style()))
            .unwrap_or_default(),
        day: words::date(day),
        status: visit.say(&format!("applications-state-{state}")),
    }
}

fn payee_row(visit: &Visit, payee: &payees::Payee) -> PayeeRow {
    let tail = &payee.account_tail;
    PayeeRow {
        href: format!("/payees/{}", payee.id),
        name: crate::payees::pages::name(visit, payee),
        account: if tail.is_empty() { String::new() } else { format!("… {tail}") },
    }
}

fn closed_view(
    visit: &Visit,
    around: &Around,
    (card, contacts, members): &(Card, Vec<Contact>, Vec<Member>),
    may_edit: bool,
) -> Closed {
    let lists = &around.lists;
    let mut facts = filled(
        visit,
        [
            ("registered-with", card.registered_with.clone()),
            ("registration-number", card.registration_number.clone()),
            ("registered-since", card.registered_since.clone()),
            ("host", card.host.clone()),
            ("host-terms", card.host_terms.clone()),
        ],
    );
    let way = |channel: &str, value: &str, note: &str| {
        let parts = [lists.name("contact_channel", channel, visit.lang), value.to_owned(), note.to_owned()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let label = visit.say("groups-fact-contact");
    let ways = contacts.iter().map(|one| way(&one.channel, &one.value, &one.note)).filter(|way| !way.is_empty());
    facts.extend(ways.map(|value| Fact { label: label.clone(), value }));
    let remove = |member: &Member| {
        let action = format!("{}/people/{}/remove", href(around.group.id), member.id);
        Form::blank("groups-member").view(visit, &action, Vec::new(), "groups-member-remove").aside()
    };
    let view = |member: &Member| MemberView {
        name: member.card.name.clone(),
        role: lists.name("contact_role", &member.role, visit.lang),
        way: way(&member.card.channel, &member.card.value, ""),
        note: member.card.note.clone(),
        remove: may_edit.then(|| remove(member)),
    };
    Closed { facts, members: members.iter().map(view).collect() }
}
