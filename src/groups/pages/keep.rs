//! Keeping a group's record: what is known of it, its people, how much danger it is in.

use super::{href, name, risk_words};
use crate::{
    base::{Deed, EntryId, GroupId, Lang, Stop},
    calls::choices,
    groups::{
        Group, REASON_MAX, Receives, Risk,
        members::{self, NewMember},
        register::{self, Card, Change, LINE_MAX, NewRisk, TEXT_MAX},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![change_form, change, risk_form, risk, member_form, member, remove]
}

#[derive(Serialize)]
struct Keep {
    lead: String,
    back: String,
    form: FormView,
}

async fn group_of(visit: &Visit, id: GroupId) -> Result<(Group, choices::Lists), Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::EditGroups)?;
            let lists = choices::lists(tx)?;
            Ok((register::see(tx, id)?, lists))
        })
        .await
}

fn show(visit: &Visit, group: &Group, heading: &str, form: &Form, view: FormView) -> Answer {
    let view = Keep { lead: name(visit, group), back: href(group.id), form: view };
    visit.show_form("groups/keep", heading, form, &view)
}

fn choices_of(visit: &Visit, list: Vec<(String, String)>) -> Vec<Choice> {
    let first = Choice::new("", visit.say("form-choose-one"));
    std::iter::once(first).chain(list.into_iter().map(|(code, name)| Choice::new(code, name))).collect()
}

const CHANGE: &str = "groups-change";

fn change_page(visit: &Visit, group: &Group, lists: &choices::Lists, form: &Form) -> Answer {
    let lang = visit.lang;
    let regions = match &group.country {
        Some(country) => lists.below("region", country, lang),
        None => lists.of("region", lang),
    };
    let languages = Lang::ALL.iter().map(|lang| Choice::new(lang.code(), lang.own_name())).collect();
    let receives = Receives::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), visit.say(&format!("groups-receives-{one}"))))
        .collect();
    let inputs = vec![
        Input::text("name").width("l").autocomplete("off"),
        Input::select("kind", choices_of(visit, lists.of("kind", lang))).optional().width("l"),
        Input::select("region", choices_of(visit, regions)).optional().width("l"),
        Input::select("language", languages).width("m"),
        Input::text("languages").optional().width("l").autocomplete("off"),
        Input::text("registered_with").optional().width("l").autocomplete("off"),
        Input::text("registration_number").optional().width("m").autocomplete("off"),
        Input::text("registered_since").optional().width("s").autocomplete("off"),
        Input::radios("receives", receives),
        Input::text("host").optional().width("l").autocomplete("off"),
        Input::area("host_terms", TEXT_MAX).optional(),
    ];
    let view = form.view(visit, &format!("{}/change", href(group.id)), inputs, "groups-change-button");
    show(visit, group, "groups-change-heading", form, view)
}

/// The record is shown filled in, and what is closed in it with it: opening this form is written down.
#[get("/groups/<id>/change")]
async fn change_form(visit: Visit, id: GroupId) -> Answer {
    let (group, lists) = group_of(&visit, id).await?;
    let card = visit
        .write(move |tx| {
            let group = register::see(tx, id)?;
            register::open_to_change(tx, &group)
        })
        .await?;
    let form = Form::blank(CHANGE)
        .with("name", &group.name)
        .with("kind", group.kind.clone().unwrap_or_default())
        .with("region", group.region.clone().unwrap_or_default())
        .with("language", group.language.code())
        .with("languages", &group.languages)
        .with("receives", group.receives.as_str())
        .with("registered_with", card.registered_with)
        .with("registration_number", card.registration_number)
        .with("registered_since", card.registered_since)
        .with("host", card.host)
        .with("host_terms", card.host_terms);
    change_page(&visit, &group, &lists, &form)
}

#[post("/groups/<id>/change", data = "<posted>")]
async fn change(visit: Visit, id: GroupId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (group, lists) = group_of(&visit, id).await?;
    let mut form = Form::sent(CHANGE, posted);
    let new = read_change(&mut form, group.id);
    match visit.act(&mut form, new, register::change).await? {
        Some(()) => visit.done(jar, href(group.id), "groups-changed"),
        None => change_page(&visit, &group, &lists, &form),
    }
}

fn read_change(form: &mut Form, group: GroupId) -> Option<Change> {
    let (name, languages) = (form.text("name", LINE_MAX), form.optional("languages", LINE_MAX));
    let (kind, region) = (form.perhaps("kind"), form.perhaps("region"));
    let language = form.one::<String>("language").and_then(|code| Lang::from_code(&code));
    let receives = form.one("receives");
    let [with, number, since, host] = ["registered_with", "registration_number", "registered_since", "host"]
        .map(|field| form.optional(field, LINE_MAX));
    let host_terms = form.optional("host_terms", TEXT_MAX);
    let card = Card {
        registered_with: with?,
        registration_number: number?,
        registered_since: since?,
        host: host?,
        host_terms: host_terms?,
    };
    Some(Change {
        group,
        name: name?,
        kind: kind?,
        region: region?,
        language: language?,
        languages: languages?,
        receives: receives?,
        card,
    })
}

const RISK: &str = "groups-risk";

fn risk_page(visit: &Visit, group: &Group, form: &Form) -> Answer {
    let other = |risk: &&Risk| **risk != group.risk;
    let option = |risk: &Risk| {
        Choice::new(risk.as_str(), risk_words(visit, *risk)).hinted(visit.say(&format!("groups-risk-{risk}.hint")))
    };
    let inputs = vec![
        Input::radios("risk", Risk::ALL.iter().filter(other).map(option).collect()),
        Input::text("reason").max(REASON_MAX).width("l"),
    ];
    let view = form.view(visit, &format!("{}/risk", href(group.id)), inputs, "groups-risk-button");
    show(visit, group, "groups-risk-heading", form, view)
}

#[get("/groups/<id>/risk")]
async fn risk_form(visit: Visit, id: GroupId) -> Answer {
    let (group, _) = group_of(&visit, id).await?;
    risk_page(&visit, &group, &Form::blank(RISK))
}

#[post("/groups/<id>/risk", data = "<posted>")]
async fn risk(visit: Visit, id: GroupId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (group, _) = group_of(&visit, id).await?;
    let mut form = Form::sent(RISK, posted);
    let (risk, reason) = (form.one("risk"), form.text("reason", REASON_MAX));
    let new = (|| Some(NewRisk { group: group.id, risk: risk?, reason: reason? }))();
    match visit.act(&mut form, new, register::set_risk).await? {
        Some(()) => visit.done(jar, href(group.id), "groups-risk-set"),
        None => risk_page(&visit, &group, &form),
    }
}

const MEMBER: &str = "groups-member";

fn member_page(visit: &Visit, group: &Group, lists: &choices::Lists, form: &Form) -> Answer {
    let lang = visit.lang;
    let inputs = vec![
        Input::text("name").width("l").autocomplete("off"),
        Input::select("role", choices_of(visit, lists.of("contact_role", lang))).width("l"),
        Input::select("channel", choices_of(visit, lists.of("contact_channel", lang))).optional().width("l"),
        Input::text("value").optional().width("l").autocomplete("off"),
        Input::text("note").optional().width("l").autocomplete("off"),
    ];
    let view = form.view(visit, &format!("{}/people", href(group.id)), inputs, "groups-member-button");
    show(visit, group, "groups-member-heading", form, view)
}

#[get("/groups/<id>/people")]
async fn member_form(visit: Visit, id: GroupId) -> Answer {
    let (group, lists) = group_of(&visit, id).await?;
    member_page(&visit, &group, &lists, &Form::blank(MEMBER))
}

#[post("/groups/<id>/people", data = "<posted>")]
async fn member(visit: Visit, id: GroupId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (group, lists) = group_of(&visit, id).await?;
    let mut form = Form::sent(MEMBER, posted);
    let [name, value, note] =
        [form.text("name", LINE_MAX), form.optional("value", LINE_MAX), form.optional("note", LINE_MAX)];
    let (role, channel) = (form.one::<String>("role"), form.perhaps::<String>("channel"));
    let new = (|| {
        let card = members::Card { name: name?, channel: channel?.unwrap_or_default(), value: value?, note: note? };
        Some(NewMember { group: group.id, role: role?, card })
    })();
    match visit.act(&mut form, new, members::add).await? {
        Some(_) => visit.done(jar, href(group.id), "groups-member-added"),
        None => member_page(&visit, &group, &lists, &form),
    }
}

#[post("/groups/<id>/people/<part>/remove", data = "<posted>")]
async fn remove(visit: Visit, id: GroupId, part: EntryId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent(MEMBER, posted);
    visit.act(&mut form, Some((id, part)), |tx, of| members::remove(tx, *of)).await?;
    visit.done(jar, href(id), "groups-member-removed")
}
